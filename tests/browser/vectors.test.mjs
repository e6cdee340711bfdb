// The short form of `tests/hostile`: what others may write to do harm, in every place of a bank, and small banks that would
// cost a great deal.

import assert from "node:assert/strict";
import { test } from "node:test";

import { explode, line } from "../hostile/bombs.mjs";
import { attack } from "../hostile/run.mjs";

/** The fewest vectors that count as a trial. */
const FEWEST = 400;

test("whatever is written into a bank, nothing runs and nothing leaves, with the policy and without", async () => {
  const { vectors, found, hovered, tell, control } = await attack("short");
  const built = vectors.filter((vector) => !vector.isRefused);
  assert.ok(built.length >= FEWEST, `only ${built.length} vectors were built`);
  assert.ok(control > 0, "what acts is not noticed");
  assert.ok(hovered > 0, "no preview was shown");
  assert.deepEqual([...found.all.keys()].map(tell), []);
});

test("what looks small and would cost much is told, or read, in bounded time and memory", () => {
  const over = explode("short").filter((taken) => taken.isOver);
  assert.deepEqual(over.map(line), []);
});
