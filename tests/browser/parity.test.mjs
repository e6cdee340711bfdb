// The reader that the build joins is held to tantivy, as a module and as a classic script: same entries, same order, same scores to five digits, same totals, same mends.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import words from "an-array-of-english-words" with { type: "json" };

import { write } from "./generated.mjs";
import { difference, fromDisk, native, openAt, readerOf, shipped, stems } from "./native.mjs";
import { queries } from "./queries.mjs";
import { Served, serving } from "./served.mjs";
import { shippedSite } from "./shipped.mjs";

/**
 * A bank: its folder, how to open the index of its site, and what its entries are called and say.
 * @param {string} root @param {string} address of the site @param {(url: string) => Promise<any>} [load]
 */
async function read(root, address, load = fetch) {
  const { entries } = JSON.parse(await (await load(new URL("bank.json", address).href)).text());
  const open = (/** @type {"module" | "classic"} */ form = "module") => openAt(address, load, form);
  const titles = entries.map((/** @type {any} */ entry) => entry.title);
  const runs = entries.flatMap((/** @type {any} */ entry) => [entry.title, entry.summary ?? ""]).filter(Boolean);
  return { root, open, titles, runs, words: runs.join(" ").split(/\s+/) };
}

const ours = await read(shipped, pathToFileURL(`${shippedSite()}/`).href, fromDisk);

/** @param {Awaited<ReturnType<typeof read>>} bank @param {string[]} asked @param {("module" | "classic")[]} forms */
async function compare({ root, open }, asked, ...forms) {
  const answers = native(root, asked);
  for (const form of forms) {
    const index = await open(form);
    const found = [];
    for (const query of asked) found.push(await index.search(query));
    const differences = (await answers).map((answer, at) => [asked[at], difference(answer, found[at])]);
    const wrong = differences.filter(([, how]) => how).map(([query, how]) => `${JSON.stringify(query)}${how}`);
    assert.equal(wrong.length, 0, `${form}: ${wrong.length} of ${asked.length} differ:\n${wrong.slice(0, 10).join("\n")}`);
  }
}

const judged = [...readFileSync(join(shipped, "search-index/judgements.yaml"), "utf8").matchAll(/^- query: (.*)$/gm)].map(([, query]) =>
  /^['"]/.test(query) ? query.slice(1, -1) : query,
);

test("on the shipped bank, for every judgement, every title and 700 more queries", async () => {
  await compare(ours, [...judged, ...ours.titles, ...queries(ours.words, ours.runs, 700)], "module", "classic");
});

test("on a generated bank of 10,000 entries, for every title and 700 more queries", async () => {
  const served = new Served({});
  write(served.root, 10_000);
  // Of its 25,000 files only those are made that are asked for.
  await serving(served, [], async ({ root, url }) => {
    const bank = await read(root, url);
    await compare(bank, [...new Set(bank.titles), ...queries(bank.words, bank.runs, 700)], "module");
  });
});

test("filters of one field are joined by or, of different fields by and", async () => {
  const index = await ours.open();
  const filters = { kind: ["evidence", "case-study"], sectors: ["social-care"] };
  const asked = ["social work", "training", "", "zzzz"];
  const answers = await native(ours.root, asked, ["kind=evidence", "kind=case-study", "sectors=social-care"]);
  for (const [at, query] of asked.entries()) assert.equal(difference(answers[at], await index.search(query, { filters })), "", query);
  const { facets, labels } = await index.search("social work", { filters, facets: ["kind", "sectors", "nosuch"] });
  const count = async (/** @type {any} */ other) => (await index.search("social work", { filters: { ...filters, ...other } })).total;
  for (const [kind, number] of Object.entries(facets.kind)) assert.equal(await count({ kind: [kind] }), number, kind);
  for (const [sector, number] of Object.entries(facets.sectors)) assert.equal(await count({ sectors: [sector] }), number, sector);
  assert.equal(labels.kind.evidence, "Evidence summary");
  assert.deepEqual(facets.nosuch, {});
});

test("other orders are the same in both halves, and are what they say", async () => {
  const index = await ours.open();
  assert.deepEqual(index.manifest.orders, ["title", "date", "rests-on"]);
  const asked = ["children", "social work", "kind:evidence", "kind:citation training", "zzzz"];
  const ids = (/** @type {any} */ found) => found.hits.map((/** @type {any} */ hit) => hit.id);
  for (const sort of index.manifest.orders) {
    const answers = await native(ours.root, asked, [], sort);
    for (const [at, query] of asked.entries()) {
      const found = await index.search(query, { sort });
      assert.deepEqual(ids(found), ids(answers[at]), `${query}, ${sort}`);
      assert.equal(found.total, answers[at].total);
    }
  }
  const all = await index.search("kind:evidence", { sort: "title", limit: 1000 });
  const letters = all.hits.map(({ title }) => title.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ""));
  assert.deepEqual(letters, [...letters].sort());
  const rated = await index.search("kind:evidence", { sort: "rests-on", limit: 1000 });
  const levels = rated.hits.map(({ levels }) => Number(levels["rests-on"] ?? 0));
  assert.deepEqual(levels, [...levels].sort((a, b) => b - a));
  assert.deepEqual(ids(await index.search("children", { sort: "nosuch" })), ids(await index.search("children")));
});

test("the stemmer is the index's own, over the bank's words and a quarter of a million others", async () => {
  const forms = readFileSync(join(shipped, "search-index/judgements.yaml"), "utf8").match(/[a-z']+/g) ?? [];
  const { stem } = await readerOf(shippedSite());
  const bank = ours.words.map((/** @type {string} */ word) => word.toLowerCase());
  const endings = ["ing", "ed", "ies", "ational", "'s", "s'", "edly", "yy", "ement", "ogist"];
  const bent = words.filter((_, at) => at % 5 === 0).map((word, at) => word + endings[at % endings.length]);
  const all = [...new Set([...words, ...forms, ...bank, ...bent])].filter((word) => /^[\p{L}\p{N}']+$/u.test(word));
  assert.ok(all.length > 40_000);
  const example = spawnSync(stems, { input: all.join("\n"), encoding: "utf8", maxBuffer: 1 << 30 });
  assert.equal(example.status, 0, `${stems}, which \`cargo build --examples\` makes: ${example.error ?? example.stderr}`);
  const expected = example.stdout.trimEnd().split("\n");
  const wrong = all.filter((word, at) => stem(word) !== expected[at]);
  assert.deepEqual(wrong, []);
});
