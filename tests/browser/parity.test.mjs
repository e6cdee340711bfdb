// The reader that the build joins is held to tantivy, as a module and as a classic script: same entries, same order, same scores to five digits, same totals, same mends.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import words from "an-array-of-english-words" with { type: "json" };

import { write } from "./generated.mjs";
import { difference, fromDisk, native, openSite, readerOf, run, shipped } from "./native.mjs";
import { queries } from "./queries.mjs";

const scratch = mkdtempSync(join(tmpdir(), "sourcebook-"));
after(() => rmSync(scratch, { recursive: true }));

/** Builds a bank and reads what its entries are called and say. @param {string} root @param {string} name */
function build(root, name) {
  const site = join(scratch, name);
  run(["build", "--root", root, "--out", site]);
  const { entries } = JSON.parse(readFileSync(join(site, "bank.json"), "utf8"));
  const titles = entries.map((/** @type {any} */ entry) => entry.title);
  const runs = entries.flatMap((/** @type {any} */ entry) => [entry.title, entry.summary ?? ""]).filter(Boolean);
  return { root, site, titles, runs, words: runs.join(" ").split(/\s+/) };
}

/** @param {{root: string, site: string}} bank @param {string[]} asked @param {("module" | "classic")[]} forms */
async function compare({ root, site }, asked, ...forms) {
  const answers = native(root, asked);
  for (const form of forms) {
    const index = await openSite(site, fromDisk, form);
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
  const bank = build(shipped, "shipped");
  await compare(bank, [...judged, ...bank.titles, ...queries(bank.words, bank.runs, 700)], "module", "classic");
});

test("on a generated bank of 10,000 entries, for every title and 700 more queries", async () => {
  const root = join(scratch, "generated");
  write(root, 10_000);
  const bank = build(root, "generated-site");
  await compare(bank, [...new Set(bank.titles), ...queries(bank.words, bank.runs, 700)], "module");
});

test("filters of one field are joined by or, of different fields by and", async () => {
  const bank = build(shipped, "filtered");
  const index = await openSite(bank.site);
  const filters = { kind: ["evidence", "case-study"], sectors: ["social-care"] };
  const asked = ["social work", "training", "", "zzzz"];
  const answers = await native(bank.root, asked, ["kind=evidence", "kind=case-study", "sectors=social-care"]);
  for (const [at, query] of asked.entries()) assert.equal(difference(answers[at], await index.search(query, { filters })), "", query);
  const { facets, labels } = await index.search("social work", { filters, facets: ["kind", "sectors", "nosuch"] });
  const count = async (/** @type {any} */ other) => (await index.search("social work", { filters: { ...filters, ...other } })).total;
  for (const [kind, number] of Object.entries(facets.kind)) assert.equal(await count({ kind: [kind] }), number, kind);
  for (const [sector, number] of Object.entries(facets.sectors)) assert.equal(await count({ sectors: [sector] }), number, sector);
  assert.equal(labels.kind.evidence, "Evidence summary");
  assert.deepEqual(facets.nosuch, {});
});

test("other orders are the same in both halves, and are what they say", async () => {
  const bank = build(shipped, "ordered");
  const index = await openSite(bank.site);
  assert.deepEqual(index.manifest.orders, ["title", "date", "rests-on"]);
  const asked = ["children", "social work", "kind:evidence", "kind:citation training", "zzzz"];
  const ids = (/** @type {any} */ found) => found.hits.map((/** @type {any} */ hit) => hit.id);
  for (const sort of index.manifest.orders) {
    const answers = await native(bank.root, asked, [], sort);
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
  const { site, words: bankWords } = build(shipped, "words");
  const { stem } = await readerOf(site);
  const bank = bankWords.map((/** @type {string} */ word) => word.toLowerCase());
  const endings = ["ing", "ed", "ies", "ational", "'s", "s'", "edly", "yy", "ement", "ogist"];
  const bent = words.filter((_, at) => at % 5 === 0).map((word, at) => word + endings[at % endings.length]);
  const all = [...new Set([...words, ...forms, ...bank, ...bent])].filter((word) => /^[\p{L}\p{N}']+$/u.test(word));
  assert.ok(all.length > 40_000);
  const example = spawnSync("cargo", ["run", "--quiet", "--locked", "--example", "stems"], { cwd: shipped, input: all.join("\n"), encoding: "utf8", maxBuffer: 1 << 30 });
  assert.equal(example.status, 0, example.stderr);
  const stems = example.stdout.trimEnd().split("\n");
  const wrong = all.filter((word, at) => stem(word) !== stems[at]);
  assert.deepEqual(wrong, []);
});
