// References that the site writes for other programs, read back by a public reader of each format.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

import { Served, serving } from "./served.mjs";
import { shippedSite } from "./shipped.mjs";

const site = shippedSite();
/** @param {string} name */
const read = (name) => readFileSync(join(site, name), "utf8");
/** @param {string} text @param {string} format */
const parse = (text, format) => new Cite(text, { forceType: format }).data;

/** @type {any[]} */
const sources = JSON.parse(read("references.json"));

/** What of a reference the formats share. @param {any} item */
const core = (item) => ({
  title: item.title,
  year: item.issued?.["date-parts"]?.[0]?.[0] ?? null,
  authors: (item.author ?? []).map((/** @type {any} */ name) => name.literal ?? [name["non-dropping-particle"], name.family, name.given].filter(Boolean).join(" ")),
});

test("CSL-JSON is what a reader of it takes", () => {
  const found = new Cite(sources).data;
  assert.equal(found.length, sources.length);
  assert.deepEqual(found.map(core), sources.map(core));
});

test("BibTeX gives every title, year and author back, bodies in one piece", () => {
  plugins.config.get("@bibtex").parse.sentenceCase = "never";
  const found = parse(read("references.bib"), "@bibtex/text");
  assert.equal(found.length, sources.length);
  for (const [at, item] of found.entries()) {
    const wanted = core(sources[at]);
    const { title, year, authors } = core(item);
    assert.equal(title.replace(/<[^>]+>/g, ""), wanted.title.replace(/<[^>]+>/g, ""), sources[at].id);
    assert.equal(year, wanted.year, sources[at].id);
    assert.deepEqual(authors, wanted.authors, sources[at].id);
  }
});

test("RIS gives every title, year and address back", () => {
  const found = parse(read("references.ris"), "@ris/file");
  assert.equal(found.length, sources.length);
  for (const [at, item] of found.entries()) {
    assert.equal(item.title, sources[at].title.replace(/\s+/g, " "), sources[at].id);
    assert.equal(core(item).year, core(sources[at]).year, sources[at].id);
    assert.equal(item.URL ?? "", sources[at].URL ?? "", sources[at].id);
  }
});

test("hard names and signs survive", async () => {
  const source = (/** @type {string} */ id, /** @type {string} */ head) => ({ [`content/citations/${id}.md`]: `---\n${head}\n---\n` });
  const files = {
    "bank.yaml": "title: Hard\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n",
    ...source("signs", `type: report\ntitle: "50 % of {all} & $more_#1~ \\\\ back^"\nauthor: [{literal: "Department for Children, Schools and Families"}]\nissued: 2008-12-16\nURL: https://example.org/a_b?c=d%20e&f={g}`),
    ...source("names", `type: article-journal\ntitle: Ångström und Œuvre – 子ども\nauthor: [{family: Beethoven, given: Ludwig, non-dropping-particle: van}, {family: O'Neill, given: Siân, suffix: Jr}]\nissued: 2020\ncontainer-title: Journal of A & B\nvolume: "3"\npage: 11-19`),
  };
  await serving(new Served(files), [], async ({ url }) => {
    const get = (/** @type {string} */ name) => fetch(new URL(name, url)).then((answer) => answer.text());
    plugins.config.get("@bibtex").parse.sentenceCase = "never";
    const [names, signs] = parse(await get("references.bib"), "@bibtex/text");
    assert.equal(signs.title, "50 % of {all} & $more_#1~ \\ back^");
    assert.deepEqual(signs.author.map((/** @type {any} */ name) => name.literal ?? name.family), ["Department for Children, Schools and Families"]);
    assert.equal(signs.URL, "https://example.org/a_b?c=d%20e&f=%7Bg%7D");
    assert.equal(names.title, "Ångström und Œuvre – 子ども");
    assert.equal(names.author[0].family, "Beethoven");
    assert.equal(names.author[1].given, "Siân");
    assert.equal(names["container-title"], "Journal of A & B");
    const [risNames, risSigns] = parse(await get("references.ris"), "@ris/file");
    assert.equal(risSigns.title, "50 % of {all} & $more_#1~ \\ back^");
    assert.equal(risNames.title, "Ångström und Œuvre – 子ども");
    assert.match(risNames.page, /^11-+19$/);
  });
});
