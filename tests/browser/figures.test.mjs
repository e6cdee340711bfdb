// The figures of the shipped bank, held to the tables of its sources as they are printed, and its size.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { shipped } from "./native.mjs";
import { shippedSite } from "./shipped.mjs";

const site = shippedSite();
const content = join(shipped, "content");
/** @param {string} path */
const read = (path) => readFileSync(join(content, path), "utf8");
/** Rows of a CSV file without commas in its cells, or with them in quotes. @param {string} name @returns {string[][]} */
const table = (name) =>
  read(`datasets/${name}.csv`).trimEnd().split(/\r?\n/).map((line) => [...line.matchAll(/("([^"]*)"|([^,]*))(,|$)/g)].slice(0, -1).map((cell) => cell[2] ?? cell[3]));

/** Table 2.1 of the evidence base, with the years of the estimates. */
const WORKFORCE = `Schools & Education|1103200|2008
Early Years, childcare and play|411000|2007
Social, community, family support|168340|2008
Youth|30542|2007
Health|117000|2006/7
Managers and Leaders|52036|2008
Justice and Crime Prevention|18013|2006
Leisure and Sport|754500|2005`;

/** Figure 4.1: vacancy rates in per cent, by year: youth workers, social workers, teaching. */
const VACANCIES = "2004|4|11.4|0.6\n2005|5|11.8|0.7\n2006|5|9.5|0.7";

/** Figure 4.3: turnover in per cent, 2006: primary, secondary, field social workers, managers, residential care staff. */
const TURNOVER = `North East|6.5|8.8|6.2|2.7|9
North West|9.2|10.2|7.6|4.3|10.8
Yorkshire and the Humber|6.8|10|9|4.9|8.2
East Midlands|9.9|11.3|7.6|1.2|25.4
West Midlands|9.7|10.2|9.2|7.5|9.2
East of England|8.7|8.3|9.1|7|7.3
London|10.9|12.3|12.4|17|17.6
South East|9.3|13|12.4|10.5|9.9
South West|9.7|10.6|8.9|21.5|50.7`;

/** @param {string} printed */
const rows = (printed) => printed.split("\n").map((line) => line.split("|"));

test("table 2.1 is as it is printed, and its parts add up to its total", () => {
  const [head, ...found] = table("workforce-by-sector");
  assert.deepEqual(head.slice(0, 3), ["sector", "estimate", "year_of_estimate"]);
  assert.deepEqual(found.slice(0, 8).map((row) => row.slice(0, 3)), rows(WORKFORCE));
  assert.equal(found[8][1], "2654631");
  assert.equal(rows(WORKFORCE).reduce((sum, row) => sum + Number(row[1]), 0), 2654631);
});

test("figure 4.1 is as it is printed", () => {
  const [head, ...found] = table("vacancy-rates");
  assert.deepEqual(head, ["year", "youth_workers", "social_workers", "teaching"]);
  assert.deepEqual(found, rows(VACANCIES));
});

test("figure 4.3 is as it is printed", () => {
  const [head, ...found] = table("turnover-by-region-and-profession");
  assert.deepEqual(head, ["region", "primary_teaching", "secondary_teaching", "field_social_workers", "residential_managers_supervisors", "residential_care_staff"]);
  assert.deepEqual(found, rows(TURNOVER));
});

test("the parts of the £340 million add up to £339 million, and pages say so", () => {
  const money = table("money-announced-figures");
  const parts = money.filter((row) => row[3] === "Development of services for disabled children");
  assert.deepEqual(parts.map((row) => Number(row[1]) / 1e6), [280, 35, 19, 5]);
  for (const page of ["evidence/money-announced.md", "evidence/disabled-children.md"]) {
    assert.match(read(page), /£340 million[\s\S]*£339 million|£339 million[\s\S]*£340 million/, page);
  }
});

test("every figure in a chart stands in its table", () => {
  for (const page of readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("index.html"))) {
    const html = readFileSync(join(site, page), "utf8");
    for (const [figure] of html.matchAll(/<figure class="chart">[\s\S]*?<\/figure>/g)) {
      const cells = new Set([...figure.matchAll(/<td class="right">([^<]*)<\/td>/g)].map(([, cell]) => cell));
      const csv = /href="([^"]+\.csv)"/.exec(figure)?.[1] ?? "";
      const file = readFileSync(join(site, page, "..", csv), "utf8");
      for (const cell of cells) assert.ok(cell === "no figure" || file.includes(cell), `${page}: ${cell}`);
      assert.ok(cells.size > 0, page);
    }
  }
});

test("no page is over 150 KB, and the bank is as large as it should be", () => {
  const { entries } = JSON.parse(readFileSync(join(site, "bank.json"), "utf8"));
  const of = (/** @type {string} */ kind) => entries.filter((/** @type {any} */ entry) => entry.kind === kind).length;
  const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
  for (const page of pages) assert.ok(statSync(join(site, page)).size <= 150_000, page);
  const texts = readdirSync(content, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md")).map(read);
  const count = (/** @type {RegExp} */ of) => texts.reduce((sum, text) => sum + (text.match(of)?.length ?? 0), 0);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
  const findings = texts.reduce((sum, text) => sum + (/^findings:\n([\s\S]*?)^\w/m.exec(text)?.[1].match(/^ {2}- statement:/gm)?.length ?? 0), 0);
  const links = pages.reduce((sum, page) => sum + (readFileSync(join(site, page), "utf8").match(/<a /g)?.length ?? 0), 0);
  console.log(`${entries.length} entries (${of("evidence")} summaries, ${of("case-study")} cases, ${of("citation")} sources, ${of("term")} terms, ${of("dataset")} data sets), ${words} words, ${findings} findings, ${count(/\[\[/g)} links and ${count(/\[@/g)} citations in texts, ${links} links on ${pages.length} pages`);
  assert.ok(of("evidence") >= 36 && of("case-study") >= 10 && of("citation") >= 70 && of("term") >= 40 && of("dataset") >= 11);
});
