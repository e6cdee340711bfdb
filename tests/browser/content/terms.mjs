// Findings beside the terms that they are filed under: `node content/terms.mjs` prints each finding and term whose words do
// not meet, for somebody to read and to keep or strike. The words by which a statement speaks of a term stand in
// `term-words.yaml`; what was read and kept stands in `kept-terms.yaml`.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { declared, entries, KNOWN, named } from "./bank.mjs";

export const VOCABULARIES = ["sectors", "challenges", "children", "support", "job-roles", "outcomes", "common-core"];

/** The sector of a statement that names no other. */
const EVERYBODY = "whole-workforce";

/** How many words two texts share. @param {Set<string>} one @param {Set<string>} other */
export const overlap = (one, other) => [...one].filter((word) => other.has(word)).length;

/** What a file beside this one holds. @param {string} name */
const beside = (name) => parse(readFileSync(join(import.meta.dirname, name), "utf8"));

/** What finds any of some beginnings of words in a text. @param {string[]} beginnings */
const spoken = (beginnings) => new RegExp(`\\b(${beginnings.join("|")})`, "i");

/** Each vocabulary with its terms and what finds them in a text. @returns {[string, Map<string, RegExp>][]} */
function known() {
  const words = beside("term-words.yaml");
  return VOCABULARIES.map((id) => {
    const terms = declared(`vocabularies/${id}.yaml`).terms.map((/** @type {any} */ term) => term.id);
    const wordless = terms.filter((/** @type {string} */ term) => !words[id]?.[term]?.length);
    if (wordless.length) throw new Error(`term-words.yaml has no words for ${id}: ${wordless.join(", ")}`);
    return [id, new Map(terms.map((/** @type {string} */ term) => [term, spoken(words[id][term])]))];
  });
}

/** Each finding with a term that none of its words is in. */
export function apart() {
  const vocabularies = known();
  const kept = new Set(beside("kept-terms.yaml"));
  return entries(...KNOWN).flatMap((entry) =>
    entry.findings.flatMap((finding) => {
      const said = `${finding.statement ?? ""} ${finding.population ?? ""}`.replaceAll("’", "'");
      return vocabularies.flatMap(([id, terms]) => {
        const meets = (/** @type {string} */ term) => terms.get(term)?.test(said) || (term === EVERYBODY && ![...terms].some(([other, word]) => other !== EVERYBODY && word.test(said)));
        const filed = [finding[/** @type {string} */ (id)] ?? []].flat();
        return filed.filter((/** @type {string} */ term) => !meets(term)).map((/** @type {string} */ term) => ({ entry, finding, line: `${id}/${term}: ${finding.statement}` }));
      });
    }),
  ).filter(({ line }) => !kept.has(line));
}

if (process.argv[1] === import.meta.filename) {
  const found = apart();
  for (const { entry, finding, line } of found) console.log(`${line.split(": ")[0].padEnd(34)} ${named(entry, finding)}`);
  console.log(`${found.length} findings with a term whose words do not meet theirs`);
}
