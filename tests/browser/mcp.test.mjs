// The answers of `sourcebook mcp`, asked by the protocol's own client: what the search of the site finds, and no statement without its id and its source.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { parse } from "yaml";

import { openSite, program, shipped } from "./native.mjs";
import { shippedSite } from "./shipped.mjs";

const site = shippedSite();
/** @param {string} path */
const published = (path) => readFileSync(join(site, path), "utf8");
/** @type {{query: string}[]} */
const judged = parse(readFileSync(join(shipped, "search-index/judgements.yaml"), "utf8"));
const { entries } = JSON.parse(published("bank.json"));
const file = JSON.parse(published("findings.json"));

const transport = new StdioClientTransport({ command: program, args: ["mcp", "--root", shipped] });
const client = new Client({ name: "tests", version: "1" });
/** What stood on standard output and is no message of the protocol. @type {Error[]} */
const strange = [];

before(async () => {
  client.onerror = (error) => strange.push(error);
  await client.connect(transport);
});
after(() => client.close());

/** Calls a tool. @param {string} name @param {Record<string, unknown>} given @returns {Promise<any>} */
async function call(name, given = {}) {
  const { content, structuredContent, isError } = /** @type {any} */ (await client.callTool({ name, arguments: given }));
  if (isError) throw new Error(content[0].text);
  assert.deepEqual(JSON.parse(content[0].text), structuredContent);
  return structuredContent;
}

/** All records of a list, page by page, with the references that came with them. @param {string} name @param {Record<string, unknown>} [given] */
async function all(name, given) {
  const found = { records: /** @type {any[]} */ ([]), sources: /** @type {Record<string, any>} */ ({}) };
  for (let offset = 0; offset !== undefined; ) {
    const part = await call(name, { ...given, offset, limit: 50 });
    assert.ok(JSON.stringify(part).length < 200_000);
    found.records.push(...part[name]);
    if (!Array.isArray(part.sources)) Object.assign(found.sources, part.sources);
    offset = part.next_offset;
    if (offset === undefined) assert.equal(found.records.length, part.total);
  }
  return found;
}

/** What is wrong with a finding: it has an id, an address, how sure it is, and a source with its reference. @param {any} finding @param {Record<string, any>} references */
function flaws({ id, url, statement, rests_on, sources }, references) {
  const isSourced = sources.length > 0 && sources.every((/** @type {any} */ source) => references[source.id]?.reference);
  const isSure = rests_on.length > 0 && rests_on.every((/** @type {any} */ level) => level.label);
  return /^[a-z0-9-]+#[a-z0-9-]+$/.test(id) && url.endsWith(`#${id.split("#")[1]}`) && statement && isSourced && isSure ? [] : [id];
}

test("for every judged question the first ten are those of the site, with the same best passages", async () => {
  const index = await openSite(site);
  const titles = new Map(entries.map((/** @type {any} */ entry) => [entry.id, entry.title]));
  for (const { query } of judged) {
    const [{ hits, sources = {}, total }, expected] = await Promise.all([call("search", { query }), index.search(query)]);
    assert.deepEqual(hits.map((/** @type {any} */ hit) => hit.id), expected.hits.map((hit) => hit.id), query);
    assert.equal(total, expected.total, query);
    for (const [at, hit] of hits.entries()) {
      const { excerpt, passage } = expected.hits[at];
      assert.equal(hit.summary, excerpt.map(({ text }) => text).join(""), query);
      if (hit.kind) assert.equal(hit.title, titles.get(hit.id));
      // The site loads passages for the first three alone.
      const text = hit.finding?.statement ?? hit.passage?.text;
      if (hit.kind && at < 3) assert.equal(text, passage?.spans.map((/** @type {any} */ span) => span.text).join(""), `${query}: ${hit.id}`);
      if (hit.finding) assert.deepEqual(flaws(hit.finding, sources), [], query);
    }
  }
});

test("filters and orders are those of the site", async () => {
  const index = await openSite(site);
  const asked = { query: "training", filters: { kind: ["evidence", "case-study"], sectors: ["social-care"] } };
  for (const sort of ["", ...index.manifest.orders]) {
    const [{ hits }, expected] = await Promise.all([call("search", { ...asked, ...(sort && { sort }) }), index.search(asked.query, { filters: asked.filters, sort })]);
    assert.deepEqual(hits.map((/** @type {any} */ hit) => hit.id), expected.hits.map((hit) => hit.id), sort);
  }
  const [first, second] = await Promise.all([0, 7].map((offset) => call("search", { query: "training", limit: 10, offset })));
  assert.deepEqual(first.hits.slice(7), second.hits.slice(0, 3));
});

test("findings are those of findings.json, each with its id, its level in words and the references of its sources", async () => {
  const { records, sources } = await all("findings");
  assert.deepEqual(records, file.findings);
  assert.deepEqual(records.flatMap((finding) => flaws(finding, sources)), []);
});

test("sources are all citations of the bank, each with its reference and its type", async () => {
  const { records } = await all("sources");
  const citations = entries.filter((/** @type {any} */ entry) => entry.kind === "citation");
  assert.deepEqual(records.map(({ id }) => id).sort(), citations.map((/** @type {any} */ { id }) => id).sort());
  assert.deepEqual(records.filter(({ reference, csl, url }) => !(reference && csl.type && url)), []);
  const used = await call("sources", { id: "evidence-base-2008", limit: 50 });
  assert.equal(used.total, used.source.used_total);
  assert.ok(used.used.some((/** @type {any} */ use) => use.finding && use.place));
});

test("a page is told whole: its record, its text, its findings and its sources", async () => {
  const pages = entries.filter((/** @type {any} */ entry) => entry.kind === "evidence");
  for (const page of pages) {
    const told = await call("entry", { id: page.id });
    let { text } = told;
    for (let next = told.next_offset; next !== undefined; ) {
      const part = await call("entry", { id: page.id, offset: next });
      text += part.text;
      next = part.next_offset;
    }
    const { pathname } = new URL(page.url);
    assert.equal(text, published(`${pathname.slice(pathname.indexOf("evidence/"))}index.md`));
    assert.deepEqual({ ...told.entry, ...page }, told.entry);
    assert.deepEqual(told.findings, file.findings.filter((/** @type {any} */ finding) => finding.page === page.id).slice(0, told.findings.length));
    assert.ok(told.findings.length > 0);
    assert.deepEqual(told.findings.flatMap((/** @type {any} */ finding) => flaws(finding, told.sources)), []);
    assert.deepEqual(told.gaps.map((/** @type {any} */ gap) => gap.statement), file.pages[page.id].not_known);
  }
});

test("what is not known is told with its page, and for a term with what the maps lack", async () => {
  const { records } = await all("gaps");
  const said = Object.entries(file.pages).flatMap(([id, page]) => page.not_known.map((/** @type {string} */ statement) => `${id}: ${statement}`));
  const told = records.map(({ page, statement }) => `${page}: ${statement}`);
  assert.deepEqual(said.filter((one) => !told.includes(one)), []);
  const { gaps, maps } = await call("gaps", { term: "sectors/justice", limit: 50 });
  assert.ok(gaps.length > 0 && maps.length > 0);
});

test("what is asked wrongly is answered with what was meant", async () => {
  await assert.rejects(call("entry", { id: "vacancie" }), /there is no entry `vacancie`; did you mean `vacancies`\?/);
  await assert.rejects(call("search", { query: "pay", filters: { sector: "justice" } }), /did you mean `sectors`\?/);
  await assert.rejects(call("findings", { term: "sectors/social-car" }), /did you mean `sectors\/social-care`\?/);
});

test("nothing but the protocol stands on standard output", () => assert.deepEqual(strange, []));
