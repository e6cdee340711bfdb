// Which words of a question are looked for, and which are mended: see "Plan" in README.md.

import { Bits } from "./bits.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Mend, Word} from "../types.js" */

const MOST_WORDS = 32;
/** A word that stands in no more entries may be a slip, if it looks so. */
const FEW = 2;
const SLIP = /^\p{Alphabetic}{6,30}$/u;

/**
 * In how many entries each loose word stands, of those that the bank has.
 * @param {InvertedIndex} index @param {Word[]} loose
 */
export async function frequencies(index, loose) {
  /** @type {Map<Word, number>} */
  const counts = new Map();
  for (const word of loose) {
    const count = word.stem ? await index.documentFrequency(word.stem) : 0;
    if (count) counts.set(word, count);
  }
  return counts;
}

/**
 * The stems of words with their weights, each as often as it is asked for; of many those that stand in the fewest entries.
 * @param {Map<Word, number>} counts @returns {Map<string, number>}
 */
export function rarest(counts) {
  /** @type {Map<string, {count: number, weight: number}>} */
  const stems = new Map();
  for (const [{ stem }, count] of counts) {
    const key = stem ?? "";
    stems.set(key, { count, weight: (stems.get(key)?.weight ?? 0) + 1 });
  }
  const all = [...stems];
  const kept = new Set([...all].sort(([, a], [, b]) => a.count - b.count).slice(0, MOST_WORDS));
  return new Map(all.filter((stem) => kept.has(stem)).map(([stem, { weight }]) => [stem, weight]));
}

/** The entries of stop words that are looked for. @param {InvertedIndex} index @param {string[]} keys */
export async function stopWordsIn({ dictionary }, keys) {
  const codes = await Promise.all(keys.map((key) => dictionary.look("titles", key)));
  return codes.flatMap((code) => (code ? [new Bits(code).documents()] : []));
}

/**
 * How a word is mended, if it wants that.
 * @param {Word} word @param {boolean} isKnown @param {number} [count] @returns {Mend[]}
 */
export function mendOf(word, isKnown, count = Infinity) {
  if (!isKnown) return [{ word, isSlip: false }];
  return count <= FEW && SLIP.test(word.form) ? [{ word, isSlip: true }] : [];
}
