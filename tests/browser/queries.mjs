// Queries as nobody would think them all up: one to ten words, rare and common, begun, quoted, excluded, filtered,
// mistyped, in many scripts.

import { numbers } from "./generated.mjs";

const ODD = [
  "", " ", "-", '""', '"', "kind:", ":", "-kind:evidence", "kind:evidence", "KIND:Evidence", "kind:nothing", "kind:evidence kind:citation", "nosuch:field",
  "constructor", "__proto__", "toString valueOf", "the of and", "who we are", "社会工作", "社会", "会", "שלום עולם", "ребенок", "Ελλαδα", "café", "cafe", "cafe\u0301",
  "😀", "😀 work", "it's", "children’s", "'", "’’", "a-b-c", "-well-being", '-"a phrase"', '"one"', '"the"', '"open phrase', 'word"glued"word', "9.5", "100%", "ﬁne",
  "WHO", "who", "us US it IT", "the of and not", '"the of"', "WHO supports", "WHO SUPPORTS", "social AND work", "wellbeing", "well-being", "well being", '"well being"',
  '"staff wellbeing"', "-wellbeing", "-well-being", "ks2", "KS 2", "work force", "workforce", "socialwork", "childrensocial", "10,000", "10000", "1,00,000", "12,345,6789",
  "re\u00adsearch", "ＡＢＣ", "CO₂", "ﷺ", "\ufeffwork\ufeff", '"social teapots"', '"social teapots" work “pay and status”', '"social teapots', "x".repeat(70),
];

/** @param {string[]} words of the bank, as they stand in its texts @param {string[]} runs of them @param {number} count */
export function queries(words, runs, count) {
  const random = numbers(2);
  const pick = (/** @type {string[]} */ list) => list[Math.floor(random() * list.length)];
  const mistype = (/** @type {string} */ word) => {
    const at = Math.floor(random() * word.length);
    return pick([word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + pick(words)[0] + word.slice(at), word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2)]);
  };
  const quote = () => {
    const run = pick(runs).split(/\s+/);
    const from = Math.floor(random() * run.length);
    return `"${run.slice(from, from + 1 + Math.floor(random() * 4)).join(" ")}"`;
  };
  const make = () => {
    const found = Array.from({ length: 1 + Math.floor(random() * 10) }, () => pick(words));
    const way = Math.floor(random() * 10);
    if (way === 0) found.push(pick(words).slice(0, 1 + Math.floor(random() * 6)));
    if (way === 1) found.splice(0, found.length, quote(), ...found.slice(0, 2));
    if (way === 2) found.push(`kind:${pick(["evidence", "citation", "case-study", "term"])}`);
    if (way === 3) found.unshift(`-${pick(words)}`);
    if (way === 4) found[0] = mistype(found[0]);
    if (way === 5) found.push(`-${quote()}`);
    if (way === 7) found.push(pick(runs), pick(runs), pick(runs), pick(runs), pick(runs));
    if (way === 8) found.push(`${pick(words)}-${pick(words)}`, pick(words) + pick(words));
    if (way === 6) found.splice(0, found.length, pick(words).slice(0, 3 + Math.floor(random() * 4)));
    return found.join(" ") + (way >= 7 ? " " : "");
  };
  return [...ODD, ...Array.from({ length: count }, make)].map((query) => query.replaceAll("\n", " "));
}
