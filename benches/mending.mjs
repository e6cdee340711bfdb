// Measures what a word costs that the bank lacks, in a bank with the vocabulary of a large one: node benches/mending.mjs
// [ENTRIES [PROGRAM]]. It writes a bank of so many entries (15,000) whose words come from a list of English ones, the
// short ones the commonest, serves it, and asks the reader of its site: words of the bank with one or two slips, words
// that nothing is like, two words as one, and beside them words as they are.
//
// Each query is asked of a reader that has loaded nothing but the manifest. Bytes are those of the shards that it loads,
// packed by gzip, each with 300 more for the heads of an answer. Milliseconds are of a second reader, to which the texts
// of those shards are handed: what is left is its own work. `npm ci` in tests/browser comes first.

import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { numbers, write } from "../tests/browser/generated.mjs";
import { openAt } from "../tests/browser/native.mjs";
import { Served, serving } from "../tests/browser/served.mjs";

const all = createRequire(join(import.meta.dirname, "../tests/browser/package.json"))("an-array-of-english-words");
const ENTRIES = Number(process.argv[2] ?? 15_000);
const WORDS = 110_000;
const QUERIES = 40;
const HEADS = 300;

const random = numbers(5);
const below = (limit) => Math.floor(random() * limit);
const pick = (list) => list[below(list.length)];

/** Words of English, the short ones the commonest, as in any language (Zipf, 1949), each once. */
function vocabulary() {
  const some = all.filter((word) => word.length > 2).map((word) => ({ word, rank: word.length + 12 * random() }));
  return some.sort((a, b) => a.rank - b.rank).slice(0, WORDS).map(({ word }) => word);
}

/** A word with a slip, as fingers make them. @param {string} word */
function slipped(word) {
  const at = below(word.length - 1) + (random() < 0.1 ? 0 : 1);
  const letter = pick("abcdefghijklmnopqrstuvwxyz");
  const [before, behind] = [word.slice(0, at), word.slice(at)];
  return pick([before + behind.slice(1), before + letter + behind, before + letter + behind.slice(1), before + behind.slice(1, 2) + behind.slice(0, 1) + behind.slice(2)]);
}

/** @param {string[]} words of the bank */
function queries(words) {
  const has = new Set(words);
  const long = words.filter((word) => word.length > 5);
  const make = (way) => Array.from({ length: QUERIES }, () => {
    for (;;) {
      const made = way();
      if (!has.has(made)) return `${made} `;
    }
  });
  return {
    "a word as it is": Array.from({ length: QUERIES }, () => `${pick(long)} `),
    "one slip": make(() => slipped(pick(long))),
    "two slips": make(() => slipped(slipped(pick(long)))),
    "nothing like it": make(() => Array.from({ length: 6 + below(7) }, () => pick("abcdefghijklmnopqrstuvwxyz")).join("")),
    "two words as one": make(() => pick(long.slice(0, 500)).slice(0, 7) + pick(long.slice(0, 500)).slice(0, 7)),
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** What one query costs. @param {string} url */
async function cost(url, query) {
  const texts = new Map();
  const load = async (address) => {
    const answer = await fetch(address);
    const text = await answer.text();
    texts.set(address, text);
    return { ok: answer.ok, status: answer.status, text: async () => text };
  };
  const found = await (await openAt(url, load)).search(query);
  const given = async (address) => ({ ok: true, status: 200, text: async () => texts.get(address) });
  const bank = await openAt(url, given);
  const start = performance.now();
  await bank.search(query, { onfirst: () => {} });
  const ms = performance.now() - start;
  const shards = [...texts].filter(([address]) => !address.endsWith("/manifest.json"));
  const bytes = shards.map(([address, text]) => [/\/([a-z]+)\d*\.json/.exec(address)?.[1], gzipSync(text).length + HEADS]);
  const of = (sort) => bytes.filter(([name]) => !sort || name === sort).reduce((sum, [, size]) => sum + size, 0);
  return { bytes: of(), w: of("w"), p: of("p"), f: of("f"), requests: bytes.length, ms, isMended: found.suggestion !== null };
}

const words = vocabulary();
const served = new Served({});
write(served.root, ENTRIES, words);
await serving(served, [], async ({ url }) => {
  await served.indexed();
  const bank = await openAt(url);
  const known = [];
  for (const word of words.slice(0, 3000)) if ((await bank.search(`${word} `, { limit: 0, suggest: false })).total) known.push(word);
  console.log(`${ENTRIES} entries, medians (worst) of ${QUERIES} queries`);
  const columns = ["bytes", "w", "p", "f", "requests", "ms"];
  console.log(["".padEnd(18), ...columns.map((name) => name.padStart(18)), "mended".padStart(8)].join(""));
  for (const [name, asked] of Object.entries(queries(known))) {
    const costs = [];
    for (const query of asked) costs.push(await cost(url, query));
    const cells = columns.map((column) => {
      const values = costs.map((one) => one[column]);
      const shown = (value) => (column === "ms" ? value.toFixed(1) : value);
      return `${shown(median(values))} (${shown(Math.max(...values))})`.padStart(18);
    });
    console.log([name.padEnd(18), ...cells, String(costs.filter(({ isMended }) => isMended).length).padStart(8)].join(""));
  }
});
