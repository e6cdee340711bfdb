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

/**
 * What a format has no place for, or this reader of it: members, by the type of the source; `*` is any.
 * @type {Record<string, Record<string, string[]>>}
 */
const placeless = {
  "@bibtex/text": { "*": ["title-short"], legislation: ["type"], regulation: ["type"], dataset: ["type"], webpage: ["type"], standard: ["type"], document: ["type"] },
  "@biblatex/text": { regulation: ["type"] },
  // This reader takes the tag that Zotero files as a document for a data set, and the number of an undated report for an ISBN.
  "@ris/file": { regulation: ["type"], document: ["type", "genre"], report: ["ISBN"] },
};

for (const [format, file] of [["@bibtex/text", "references.bib"], ["@biblatex/text", "references.biblatex.bib"], ["@ris/file", "references.ris"]]) {
  test(`${file} gives every field of every source back`, () => {
    plugins.config.get("@bibtex").parse.sentenceCase = "never";
    const found = parse(read(file), format);
    assert.equal(found.length, sources.length);
    const different = [];
    for (const [at, item] of found.entries()) {
      const wanted = sources[at];
      const lacking = [...(placeless[format]["*"] ?? []), ...(placeless[format][wanted.type] ?? [])];
      for (const member of Object.keys(wanted).filter((member) => !lacking.includes(member))) {
        const told = same(member, item[member] ?? (member === "number" ? item.ISBN : undefined));
        // RIS takes what stands before a comma for a family name.
        const given = format === "@ris/file" && member === "author" ? same(member, wanted[member]).replaceAll(/(literal:[^;]*)/g, (name) => name.replaceAll(",", "")) : same(member, wanted[member]);
        if (told !== given) different.push(`${wanted.id} ${member}: ${given} is ${told}`);
      }
    }
    assert.deepEqual(different, []);
  });
}

/** A member as text that is the same for all readers. @param {string} member @param {any} value */
function same(member, value) {
  if (!Array.isArray(value)) return typeof value === "string" ? value : JSON.stringify(value?.["date-parts"] ?? value);
  const name = (/** @type {any} */ name) => (name.given ? `${name.family}, ${name.given}` : `literal:${name.literal ?? name.family}`);
  return value.map(name).join("; ");
}

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
