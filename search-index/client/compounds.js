// Words that are written as one or as two: see "Compounds" in README.md.

import { phraseOf, phrasePostings } from "./phrases.js";
import { LONG } from "./question.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Phrase, Question, Word} from "../types.js" */

const FEWEST_LETTERS = 3;
/** Nearly all that people join is short, and each is a look into the index. */
const LONGEST_JOINED = 14;
const LONGEST_COMPOUND = 24;

/** The stems of neighbours as one word, by the place of the first. @param {InvertedIndex} index @param {Word[]} words */
export function joinedStems({ analyser }, words) {
  // There is a look into the index for each.
  const pairs = words.length > LONG ? [] : words.slice(1);
  return pairs.map((second, at) => {
    const first = words[at];
    const form = first.form + second.form;
    return first.isPiece || second.isPiece || [...form].length > LONGEST_JOINED ? null : analyser.stem(form);
  });
}

/**
 * Neighbours that the bank has as one word, with the place of the first.
 * @param {InvertedIndex} index @param {Word[]} words
 */
export async function joinedIn(index, words) {
  const joined = joinedStems(index, words).map(async (stem, at) =>
    stem && (await index.documentFrequency(stem)) ? [{ at, stem }] : [],
  );
  return (await Promise.all(joined)).flat();
}

/**
 * The ways in which the bank may have a phrase: as it is, with two neighbours as one, and with a word as two.
 * @param {InvertedIndex} index @param {Word[]} words @returns {Promise<Phrase[]>}
 */
export async function waysOf(index, words) {
  const joined = await joinedIn(index, words);
  const as = joined.map(({ at, stem }) => [...words.slice(0, at), { ...words[at], stem }, ...words.slice(at + 2)]);
  const parts = words.length > LONG ? [] : words.map((word) => apart(index, word, false));
  const two = (await Promise.all(parts)).flatMap((phrases, at) => (words.length === 1 ? phrases : phrases.flatMap((phrase) =>
    phraseOf([...words.slice(0, at), ...phrase.map(([, stem]) => ({ ...words[at], stem })), ...words.slice(at + 1)]))));
  return [...[words, ...as].flatMap(phraseOf), ...two];
}

/**
 * The two words that one is in the bank, as phrases: of letters with a number behind them, of a word that the bank writes
 * both ways, and of one that it has only as two, unless something else stands for it.
 * @param {InvertedIndex} index @param {Word} word @param {boolean} isKnown @returns {Promise<Phrase[]>}
 */
export async function apart(index, { form, stem, isPiece }, isKnown) {
  if (stem === null || isPiece) return [];
  const letters = [...form];
  const [, head] = /^(\p{Alphabetic}+)[0-9]+$/u.exec(form) ?? [];
  if (head) return neighbours(index, letters, [[...head].length]);
  if (!(await index.documentFrequency(stem))) return neighbours(index, letters, cuts(letters, isKnown));
  return index.pairsOf(stem);
}

/** A word cut in two, as the phrases of those that the bank has. @param {InvertedIndex} index @param {string[]} letters @param {number[]} cuts */
async function neighbours(index, letters, cuts) {
  /** @type {Phrase[]} */
  const found = [];
  for (const cut of cuts) {
    const stems = [letters.slice(0, cut), letters.slice(cut)].map((part) => index.analyser.stem(part.join("")));
    /** @type {Phrase} */
    const phrase = stems.flatMap((stem, at) => (stem === null ? [] : [[at, stem]]));
    if (phrase.length === 2 && (await hasAll(index, phrase)) && (await holds(index, phrase))) found.push(phrase);
  }
  return found;
}

/**
 * The phrases in quotes that no entry has, and the query with those out of their quotes.
 * @param {InvertedIndex} index @param {Question} question @param {Phrase[][]} required
 */
export async function unheldIn(index, { text, quoted }, required) {
  const held = await Promise.all(required.map(async (ways) => {
    for (const way of ways) if (await holds(index, way)) return true;
    return !ways.length;
  }));
  const unheld = quoted.filter((_, at) => !held[at]).map(({ inside }) => inside);
  const loosened = [...unheld].reverse().reduce((rest, [start, end]) =>
    rest.slice(0, start - 1) + text.slice(start, end) + rest.slice(end + 1), text);
  return { unheld: unheld.map(([start, end]) => text.slice(start, end).trim()), loosened: unheld.length ? loosened : null };
}

/** Whether a document has a phrase. @param {InvertedIndex} index @param {Phrase} phrase */
async function holds(index, phrase) {
  return (await phrasePostings(index, phrase)).documents.length > 0;
}

/** One by one: where there is no first, the second need not be looked for. @param {InvertedIndex} index @param {Phrase} phrase */
async function hasAll(index, phrase) {
  for (const [, stem] of phrase) if (!(await index.documentFrequency(stem))) return false;
  return true;
}

/** Where a word may be two: nowhere where something else stands for it. @param {string[]} letters @param {boolean} isKnown */
function cuts(letters, isKnown) {
  const { length } = letters;
  if (isKnown || length > LONGEST_COMPOUND || length < 2 * FEWEST_LETTERS) return [];
  return Array.from({ length: length - 2 * FEWEST_LETTERS + 1 }, (_, at) => at + FEWEST_LETTERS);
}
