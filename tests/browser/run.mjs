// Runs the tests, one file for each processor at a time, over one build and one preview of the shipped bank.
// `node run.mjs search preview` runs the files whose names begin so.

import { readdirSync, rmSync, statfsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";

import { build, serve } from "./shipped.mjs";

/** The files that take longest: they go first, so that none is left over when the others are done. */
const FIRST = ["adapted", "trees", "parity", "pages", "serving", "answers"];

/** @param {string} name */
const turn = (name) => (FIRST.indexOf(name.split(".")[0]) + FIRST.length + 1) % (FIRST.length + 1);

/** The files of tests in the order of their turns. @param {string[]} wanted how their names begin; all where there are none */
function files(wanted) {
  const all = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.mjs"));
  const some = all.filter((name) => !wanted.length || wanted.some((start) => name.startsWith(start)));
  return some.sort((a, b) => turn(a) - turn(b)).map((name) => join(import.meta.dirname, name));
}

/** Where Linux has files in memory: tests write and delete some tens of thousands. */
const MEMORY = "/dev/shm";
/** How much room is enough for all tests at once, in bytes. */
const ROOM = 2 ** 30;

/** Whether there is room in memory. */
function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}

if (hasRoom()) process.env.TMPDIR = MEMORY;
// A build that is there already is as good.
const built = process.env.SITE ? undefined : build();
const offline = process.env.OFFLINE_SITE ? undefined : build("--offline");
/** @type {import("./preview.mjs").Preview | undefined} */
let preview;
try {
  preview = await serve();
  // Each file is a process of its own, with this environment.
  Object.assign(process.env, { SHIPPED_URL: preview.url }, built && { SITE: built }, offline && { OFFLINE_SITE: offline });
  const tests = run({ files: files(process.argv.slice(2)), concurrency: availableParallelism() });
  tests.on("test:fail", () => (process.exitCode = 1));
  const report = tests.compose(spec);
  report.pipe(process.stdout);
  await finished(report);
} finally {
  await preview?.end();
  for (const folder of [built, offline, offline && `${offline}.zip`]) if (folder) rmSync(folder, { recursive: true });
}
