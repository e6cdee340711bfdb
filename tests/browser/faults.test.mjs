// What becomes of a site where the machine fails: some of what `tests/faults/run.mjs` tries.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

const script = join(import.meta.dirname, "../faults/run.mjs");

test("a build that fails or is killed leaves the old site or the new, and the next mends it", async (context) => {
  /** @type {{stdout: string, code?: number}} */
  const { stdout, code = 0 } = await promisify(execFile)(process.execPath, [script, "--short"]).catch((error) => error);
  context.diagnostic(stdout);
  assert.equal(code, 0, stdout);
});
