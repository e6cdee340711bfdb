// Counts the bank: `node content/count.mjs` prints how long its sentences are and how hard its pages, the hardest first, and
// how much there is of all. Where to look for what to mend, and the figures that a release states.

import { declared, entries, KNOWN } from "./bank.mjs";
import { measure, prose, unquoted, words } from "./prose.mjs";

const known = entries(...KNOWN, "workshops");
const rows = known.map((entry) => ({ entry, ...measure(entry) })).sort((a, b) => b.grade - a.grade);
for (const { entry, words, mean, grade } of rows) {
  console.log(`${grade.toFixed(1).padStart(5)} grade ${mean.toFixed(1).padStart(5)} words a sentence ${String(words).padStart(5)} words  ${entry.path}`);
}
const sum = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0);
const long = known.flatMap(prose).filter((one) => words(unquoted(one)).length > 25).length;
const total = { sentences: sum(rows.map((row) => row.sentences)), words: sum(rows.map((row) => row.words)) };
console.log(`\n${known.length} pages, ${total.words} words, ${(total.words / total.sentences).toFixed(2)} in a sentence, ${long} sentences over 25`);
const findings = known.flatMap((entry) => entry.findings);
console.log(`${findings.filter((finding) => !finding.from).length} findings, ${findings.filter((finding) => finding.from).length} of them on a second page`);
console.log(`${entries("citations").length} sources, ${entries("glossary").length} words explained, ${entries("guide").length} pages of the guide`);
const vocabularies = ["sectors", "challenges", "children", "support", "job-roles", "outcomes", "common-core", "themes", "places"];
const terms = vocabularies.flatMap((id) => declared(`vocabularies/${id}.yaml`).terms);
console.log(`${terms.length} terms, ${entries(...vocabularies.map((id) => `vocabularies/${id}`)).length} with an introduction`);
