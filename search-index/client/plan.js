// From a question to what is looked for: see "Plan" in README.md.

import { Bits } from "./bits.js";
import { beginningsOf, canBegin, completedStems, synonymsOf } from "./expansions.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Phrase, Plan, Question, Word} from "../types.js" */

/**
 * Looks up what of a question the bank has.
 * @param {InvertedIndex} index @param {Question} question @returns {Promise<Plan>}
 */
export async function planOf(index, question) {
  const { loose, open } = question;
  await prefetch(index, question);
  /** The loose words that are words of the bank, or have synonyms. @type {Set<Word>} */
  const known = new Set();
  const words = await knownWords(index, loose, known);
  const phrases = await addSynonyms(index, loose, words, known);
  const begun = open && canBegin(open) ? await beginningsOf(index, open.form) : [];
  const beginnings = begun.filter((stem) => !words.has(stem));
  const prefix = open && beginnings.length ? open.form : "";
  const isUnknown = (/** @type {Word} */ word) =>
    word.stem !== null && !word.isPiece && !known.has(word) && !(word === open && prefix);
  const ofPhrases = [...question.required, ...phrases].flatMap((phrase) => phrase.map(([, stem]) => stem));
  return {
    ...question,
    words,
    phrases,
    beginnings,
    prefix,
    unknown: loose.filter(isUnknown),
    titled: await titledAs(index, question.titleWords),
    marked: new Set([...ofPhrases, ...words.keys(), ...beginnings]),
  };
}

/**
 * Asks at once for all that is sure to be needed, and first of all for what takes no thinking.
 * @param {InvertedIndex} index @param {Question} question
 */
async function prefetch(index, { loose, titleWords, open }) {
  const { dictionary } = index;
  /** @type {Promise<unknown>[]} */
  const shards = loose.flatMap((word) => (word.stem ? [dictionary.shard(word.stem)] : []));
  shards.push(...titleWords.map((word) => dictionary.shard(word)));
  if (open && canBegin(open)) {
    shards.push(dictionary.shardsOf(open.form));
    shards.push(...completedStems(index, open.form).map((stem) => dictionary.shard(stem)));
  }
  await Promise.all(shards);
}

/**
 * The weights of the stems of loose words that the bank has.
 * @param {InvertedIndex} index @param {Word[]} loose @param {Set<Word>} known takes those words
 */
async function knownWords(index, loose, known) {
  /** @type {Map<string, number>} */
  const words = new Map();
  for (const word of loose) {
    if (!word.stem || !(await index.documentFrequency(word.stem))) continue;
    known.add(word);
    words.set(word.stem, 1);
  }
  return words;
}

/**
 * Adds the synonyms of one stem to the words, and hands on those of several: optional phrases.
 * @param {InvertedIndex} index @param {Word[]} loose @param {Map<string, number>} words @param {Set<Word>} known
 */
async function addSynonyms(index, loose, words, known) {
  /** Each once, by its key. @type {Map<string, Phrase>} */
  const phrases = new Map();
  const found = await synonymsOf(index, loose);
  for (const { run } of found) run.forEach((word) => known.add(word));
  for (const synonym of found.flatMap(({ synonyms }) => synonyms)) {
    const stems = synonym.split(" ");
    if (stems.length > 1) {
      phrases.set(synonym, stems.flatMap((stem, place) => (stem === "*" ? [] : [[place, stem]])));
    } else if (!words.has(synonym) && (await index.documentFrequency(synonym))) {
      words.set(synonym, index.manifest.weights.synonym);
    }
  }
  return [...phrases.values()];
}

/** The entries that are called just so. @param {InvertedIndex} index @param {string[]} words */
async function titledAs({ dictionary }, words) {
  const title = words.join(" ");
  /** @type {Set<number>} */
  let titled = new Set();
  // A title stands in the shard of one of its words, and which that is only the index knows.
  for (const word of new Set(words)) {
    const code = await dictionary.look("titles", title, word);
    if (code) titled = new Set(new Bits(code).documents());
  }
  return titled;
}
