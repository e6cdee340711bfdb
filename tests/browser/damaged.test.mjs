// Indexes that are damaged at random: a few of those that `fuzz-shards.mjs` makes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fuzz } from "./fuzz-shards.mjs";

test("a damaged index is answered from, or refused: it never hangs, and nothing is thrown that nobody catches", async () => {
  const { runs, answered, refused, faults } = await fuzz(1, 0, 400);
  assert.deepEqual(faults, []);
  assert.equal(runs, 400);
  assert.ok(answered > 500 && refused > 100, `${answered} answered, ${refused} refused`);
});
