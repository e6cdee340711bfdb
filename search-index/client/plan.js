// From a question to what is looked for: see "Plan" in README.md.

import { Bits } from "./bits.js";
import { Coverage } from "./coverage.js";
import { apart, joinedIn, joinedStems, unheldIn, waysOf } from "./compounds.js";
import { beginningsOf, canBegin, completedStems, synonymsOf } from "./expansions.js";
import { frequencies, mendOf, rarest, stopWordsIn } from "./terms.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Phrase, Plan, Question, Word} from "../types.js" */

const MOST_MENDS = 8;

/**
 * Looks up what of a question the bank has.
 * @param {InvertedIndex} index @param {Question} question @returns {Promise<Plan>}
 */
export async function planOf(index, question) {
  const { loose, open, quoted, unwanted } = question;
  await prefetch(index, question);
  const counts = await frequencies(index, loose);
  /** The loose words that are words of the bank, or have something that stands for them. @type {Set<Word>} */
  const known = new Set(counts.keys());
  const words = rarest(counts);
  const coverage = new Coverage();
  for (const word of known) coverage.add(word, word.stem ?? "");
  const stand = (/** @type {Word} */ word, /** @type {string} */ key) => {
    known.add(word);
    // Of synonyms there may be none that the bank has.
    if (key) coverage.add(word, key);
  };
  await addJoined(index, loose, words, stand);
  const phrases = await addSynonyms(index, loose, words, stand);
  const begun = open && canBegin(open) ? await beginningsOf(index, open.form) : [];
  const beginnings = begun.filter((stem) => !words.has(stem));
  if (open) for (const stem of begun) coverage.add(open, stem);
  const prefix = open && beginnings.length ? open.form : "";
  const isBegun = (/** @type {Word} */ word) => word === open && prefix !== "";
  const searched = loose.filter((word) => word.stem !== null && !word.isPiece);
  for (const word of searched) {
    for (const phrase of await apart(index, word, known.has(word) || isBegun(word))) {
      const key = phrase.map(([, stem]) => stem).join(" ");
      stand(word, key);
      if (!phrases.has(key)) phrases.set(key, phrase);
    }
  }
  const required = await Promise.all(quoted.map(({ words }) => waysOf(index, words)));
  const wanting = searched.filter((word) => !isBegun(word));
  // Of a pair that stands for a word, both are marked only where they are neighbours.
  const others = [...phrases.values()].filter((phrase) => !index.pairs.has(phrase));
  const ofPhrases = [...required.flat(), ...others].flatMap((phrase) => phrase.map(([, stem]) => stem));
  return {
    ...question,
    words,
    phrases,
    coverage,
    beginnings,
    prefix,
    stopWords: await stopWordsIn(index, question.stopKeys),
    ways: required,
    required: required.filter((ways) => ways.length),
    excluded: (await Promise.all(unwanted.map((words) => waysOf(index, words)))).flat(),
    mends: wanting.flatMap((word) => mendOf(word, known.has(word), counts.get(word))).slice(0, MOST_MENDS),
    ...(await unheldIn(index, question, required)),
    titled: await titledAs(index, question.titleWords),
    pages: question.filters.size ? [] : await pagesCalled(index, question.titleWords),
    marked: new Set([...ofPhrases, ...words.keys(), ...beginnings]),
  };
}

/**
 * Asks at once for all that is sure to be needed, and first of all for what takes no thinking.
 * @param {InvertedIndex} index @param {Question} question
 */
async function prefetch(index, { loose, titleWords, stopKeys, open }) {
  const { dictionary } = index;
  const begun = open && canBegin(open) ? open.form : "";
  // Before anything is asked for: where an index is broken, nobody would wait for what then does not come.
  const completed = begun ? completedStems(index, begun) : [];
  const stems = [...loose.map((word) => word.stem), ...titleWords, ...joinedStems(index, loose), ...stopKeys];
  /** @type {Promise<unknown>[]} */
  const shards = stems.flatMap((stem) => (stem ? [dictionary.shard(stem)] : []));
  if (begun) shards.push(dictionary.shardsOf(begun), ...completed.map((stem) => dictionary.shard(stem)));
  await Promise.all(shards);
}

/**
 * Adds neighbours that the bank has as one word.
 * @param {InvertedIndex} index @param {Word[]} loose @param {Map<string, number>} words
 * @param {(word: Word, key: string) => void} stand takes what stands for a word
 */
async function addJoined(index, loose, words, stand) {
  for (const { at, stem } of await joinedIn(index, loose)) {
    for (const word of loose.slice(at, at + 2)) stand(word, stem);
    if (!words.has(stem)) words.set(stem, index.manifest.weights.synonym);
  }
}

/**
 * Adds the synonyms of one stem to the words, and hands on those of several: optional phrases.
 * @param {InvertedIndex} index @param {Word[]} loose @param {Map<string, number>} words
 * @param {(word: Word, key: string) => void} stand takes what stands for a word
 */
async function addSynonyms(index, loose, words, stand) {
  /** Each once, by its key. @type {Map<string, Phrase>} */
  const phrases = new Map();
  const found = await synonymsOf(index, loose);
  for (const { run, synonyms } of found) for (const word of run) for (const synonym of ["", ...synonyms]) stand(word, synonym);
  // Phrases are looked for by the places of their words: asked for at once with those, not a journey later.
  for (const stem of found.flatMap(({ synonyms }) => synonyms.filter((synonym) => synonym.includes(" ")).flatMap((synonym) => synonym.split(" ")))) {
    if (stem !== "*") index.dictionary.positions(stem).catch(() => {});
  }
  for (const synonym of found.flatMap(({ synonyms }) => synonyms)) {
    const stems = synonym.split(" ");
    if (stems.length > 1) {
      phrases.set(synonym, stems.flatMap((stem, place) => (stem === "*" ? [] : [[place, stem]])));
    } else if (!words.has(synonym) && (await index.documentFrequency(synonym))) {
      words.set(synonym, index.manifest.weights.synonym);
    }
  }
  return phrases;
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

/** The pages beside entries that are called just so. @param {InvertedIndex} index @param {string[]} words */
async function pagesCalled({ dictionary }, words) {
  return (words.length ? await dictionary.look("pages", words.join(" "), words[0]) : null) ?? [];
}
