// Runs of ten words that a source and the bank share. The sources' texts stay out of the repository: `sources.runs` holds a
// hash of each of their runs, five bytes long and sorted. Among so many, one of 34 million runs that are new is taken for one of theirs.
//
//   node content/runs.mjs FILE...     writes `sources.runs` anew from texts of the sources

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How many words may not be the same in a row. */
const RUN = 10;
const BYTES = 5;
const file = join(import.meta.dirname, "sources.runs");

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/[’‘']/g, "").match(/[a-z0-9£%]+/g) ?? [];

/** The runs of a text. @param {string} text */
function runs(text) {
  const all = folded(text);
  return all.slice(RUN - 1).map((_, at) => all.slice(at, at + RUN).join(" "));
}

/** @param {string} run */
const hash = (run) => createHash("sha256").update(run).digest().subarray(0, BYTES).toString("latin1");

/** The runs of a text that a source has too, those that overlap joined into one. @param {string} text */
export function shared(text) {
  const of = known();
  const all = folded(text);
  /** @type {string[]} */
  const found = [];
  let end = 0;
  runs(text).forEach((run, at) => {
    if (!of.has(hash(run))) return;
    const joined = at < end ? `${found.pop()} ${all.slice(end, at + RUN).join(" ")}` : run;
    found.push(joined.trim());
    end = at + RUN;
  });
  return found;
}

/** @type {Set<string> | undefined} */
let read;
function known() {
  if (read) return read;
  const bytes = readFileSync(file);
  read = new Set(Array.from({ length: bytes.length / BYTES }, (_, at) => bytes.subarray(at * BYTES, (at + 1) * BYTES).toString("latin1")));
  return read;
}

if (process.argv[1] === import.meta.filename) {
  const texts = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
  const all = [...new Set(texts.flatMap(runs).map(hash))].sort();
  writeFileSync(file, Buffer.from(all.join(""), "latin1"));
  console.log(`${all.length} runs`);
}
