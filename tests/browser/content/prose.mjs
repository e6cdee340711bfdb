// The prose of an entry in sentences and words. What is counted: fields that readers read and the text, without charts, code,
// tables, headings, citations and the marks of links.

/** @typedef {import("./bank.mjs").Entry} Entry */

/** Fields that hold no prose, though they may be long. */
const NO_PROSE = new Set(["keywords", "locator", "title", "sources", "forms", "aliases"]);

/** How many words a text has that is prose, whatever its field is called. */
const PROSE = 8;
const ALWAYS = new Set(["statement", "summary", "key_messages"]);

/** The texts of a head. @param {any} value @param {string} field @returns {string[]} */
function texts(value, field) {
  if (typeof value === "string") return ALWAYS.has(field) || value.split(/\s+/).length > PROSE ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  const inner = Array.isArray(value) ? value.map((item) => [field, item]) : Object.entries(value);
  return inner.filter(([name]) => !NO_PROSE.has(name)).flatMap(([name, item]) => texts(item, name));
}

/** Markdown as it is read aloud. @param {string} text */
const plain = (text) =>
  text
    .replace(/```[^]*?```/g, "")
    .replace(/^\s*[|#>].*$/gm, "")
    .replace(/\s*\[[^\]]*@[^\]]*\]/g, "")
    .replace(/\[\[[^\]|]*\|([^\]]*)\]\]/g, "$1")
    .replace(/\[\[([^\]]*)\]\]/g, (_, name) => name.replace(/^#|#.*$/g, "").replace(/-/g, " "))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`]/g, "");

/** What ends in a full stop and no sentence does. */
const SHORT = /\b(?:paras?|figs?|e\.g|i\.e|St|No|vs|etc|Dr|Mrs?|Ms|pp?)\.$/;

/** @param {string} block */
function sentencesOf(block) {
  /** @type {string[]} */
  const found = [];
  let open = "";
  for (const part of block.split(/(?<=[.!?][”")]*)\s+(?=[A-Z“"(\d£‘])/)) {
    open = `${open} ${part}`.trim();
    if (SHORT.test(open)) continue;
    found.push(open);
    open = "";
  }
  return open ? [...found, open] : found;
}

/** The sentences of a text. @param {string} text */
export function sentences(text) {
  const blocks = plain(text).split(/\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+/);
  const lines = blocks.map((block) => block.replace(/\s+/g, " ").trim().replace(/^(?:[-*]|\d+\.)\s+/, ""));
  return lines.filter(Boolean).flatMap(sentencesOf);
}

/** The words of a text. @param {string} text */
export const words = (text) => text.match(/[A-Za-z0-9£%][A-Za-z0-9£%.,'’\-/]*/g) ?? [];

/** The sentences of an entry, without those of a word. @param {Entry} entry */
export const prose = (entry) => [...texts(entry.head, ""), entry.body].flatMap(sentences).filter((one) => words(one).length > 1);

/** A text with its quotations as a word each. @param {string} text */
export const unquoted = (text) => text.replace(/“[^”]*”/g, "Q");

/** Syllables, counted by groups of vowels. @param {string} word */
function syllables(word) {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, "").replace(/^y/, "");
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

/**
 * How hard an entry is to read: its words, words in a sentence, and the grade of Flesch and Kincaid (Kincaid and others,
 * 1975, "Derivation of new readability formulas"), about the years at school that it asks for.
 * @param {Entry} entry
 */
export function measure(entry) {
  const all = prose(entry);
  const said = all.flatMap(words);
  const mean = said.length / all.length;
  const spoken = said.reduce((sum, word) => sum + syllables(word), 0);
  return { sentences: all.length, words: said.length, mean, grade: 0.39 * mean + (11.8 * spoken) / said.length - 15.59 };
}
