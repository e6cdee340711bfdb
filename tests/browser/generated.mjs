// Writes a bank of many short entries, the same for the same number: words as unevenly common as in a language, titles
// that stand twice, accents and other scripts. `node generated.mjs DIR ENTRIES`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Numbers from 0 to 1, the same in every run (mulberry32). @param {number} seed */
export function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let found = Math.imul(state ^ (state >>> 15), 1 | state);
    found = (found + Math.imul(found ^ (found >>> 7), 61 | found)) ^ found;
    return ((found ^ (found >>> 14)) >>> 0) / 4294967296;
  };
}

const STARTS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh st t th tr v w wr".split(" ");
const MIDDLES = "a e i o u ai ea ee ie oa ou".split(" ");
const ENDS = "b ck d g l ll m n nd nt p r rd rt s ss st t th x".split(" ");
const ENDINGS = ["", "", "", "s", "ing", "ed", "er", "ation", "ity", "ly", "ment", "y", "ies", "al", "'s"];
const ODD = ["café", "Zoë", "naïve", "ﬁne", "社会工作者", "שלום", "ребёнок", "Ελλάδα", "İzmir", "constructor", "__proto__", "2006", "9.5", "😀"];

/** @param {() => number} random @param {string[]} list */
const pick = (random, list) => list[Math.floor(random() * list.length)];

/** @param {() => number} random */
function word(random) {
  const syllable = () => pick(random, STARTS) + pick(random, MIDDLES) + pick(random, ENDS);
  return syllable() + (random() < 0.4 ? syllable() : "") + pick(random, ENDINGS);
}

/** Text of words drawn by Zipf's law. @param {number} seed @param {string[]} [given] words, the commonest first; else made up */
export function texts(seed, given) {
  const random = numbers(seed);
  const words = given ?? Array.from({ length: 6000 }, () => word(random));
  const draw = () => (random() < 0.01 ? pick(random, ODD) : words[Math.floor(words.length ** random()) - 1]);
  const text = (/** @type {number} */ length) => Array.from({ length }, draw).join(" ");
  return { random, draw, text };
}

/** @param {string} folder @param {number} entries @param {string[]} [words] */
export function write(folder, entries, words) {
  const { random, text } = texts(1, words);
  const kinds = ["evidence", "case-studies", "citations"];
  for (const kind of [...kinds, "vocabularies"]) mkdirSync(join(folder, "content", kind), { recursive: true });
  const terms = ["red", "green", "blue"].map((id) => `  - {id: ${id}, label: Sort ${id}}`).join("\n");
  writeFileSync(join(folder, "bank.yaml"), "title: Generated\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n");
  writeFileSync(join(folder, "content/vocabularies/sorts.yaml"), `label: Sorts\nterms:\n${terms}\n`);
  for (let number = 0; number < entries; number += 1) {
    const kind = kinds[number % 3];
    const id = `${kind[0]}-${String(number).padStart(5, "0")}`;
    const head = [`title: "${text(1 + Math.floor(random() * 5))}"`, `summary: "${text(12)}"`, `sorts: [${pick(random, ["red", "green", "blue"])}]`];
    if (kind === "citations") head.push("type: report", `issued: ${1990 + (number % 30)}`);
    const body = `## ${text(3)}\n\n${text(20 + Math.floor(random() * 60))}\n`;
    writeFileSync(join(folder, "content", kind, `${id}.md`), `---\n${head.join("\n")}\n---\n${body}`);
  }
}

if (process.argv[1] === import.meta.filename) write(process.argv[2], Number(process.argv[3]));
