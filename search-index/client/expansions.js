// What else a word may mean: its synonyms, and the words that it may be the beginning of.

import { isBehind } from "./strings.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Word} from "../types.js" */

const LONGEST_SYNONYM = 5;
const MOST_BEGINNINGS = 16;

/**
 * The runs of loose words that have synonyms, with those.
 * @param {InvertedIndex} index @param {Word[]} loose
 */
export async function synonymsOf({ dictionary }, loose) {
  /** @type {{run: Word[], synonyms: string[]}[]} */
  const found = [];
  for (let from = 0; from < loose.length; from += 1) {
    const first = loose[from].stem;
    for (let to = from + 1; first && to <= Math.min(loose.length, from + LONGEST_SYNONYM); to += 1) {
      const run = loose.slice(from, to);
      if (run.at(-1)?.stem == null) continue;
      const synonyms = await dictionary.look("synonyms", run.map((word) => word.stem ?? "*").join(" "), first);
      if (synonyms) found.push({ run, synonyms });
    }
  }
  return found;
}

/** Whether a word is long enough to be the beginning of others. @param {Word} word */
export function canBegin({ form, isPiece }) {
  const { length } = [...form];
  return length >= 3 || (isPiece && length === 1);
}

/**
 * The stems that an open word may be on the way to, those that stand in the most entries.
 * @param {InvertedIndex} index @param {string} form
 */
export async function beginningsOf(index, form) {
  const { dictionary } = index;
  // Where there would be too many, the index says which they are.
  const head = await dictionary.look("heads", form);
  const stems = head ? head.split(" ") : await dictionary.stemsOf(form);
  const all = new Set([...stems, ...completedStems(index, form)]);
  const counted = await Promise.all([...all].map(async (stem) => ({ stem, count: await index.documentFrequency(stem) })));
  const known = counted.filter(({ count }) => count > 0);
  known.sort((a, b) => b.count - a.count || (isBehind(a.stem, b.stem) ? 1 : -1));
  return known.slice(0, MOST_BEGINNINGS).map(({ stem }) => stem);
}

/**
 * The stems of whole words that an open one may be on the way to, but for those that begin as it does.
 * @param {InvertedIndex} index @param {string} form
 */
export function completedStems({ analyser, manifest }, form) {
  const stems = completions(form, manifest.endings).map((word) => analyser.stem(word));
  return stems.flatMap((stem) => (stem === null || stem.startsWith(form) ? [] : [stem]));
}

/** Whole words that letters may be on the way to. @param {string} letters @param {string} endings */
function completions(letters, endings) {
  return endings.split(" ").flatMap((ending) =>
    Array.from({ length: Math.max(0, ending.length - 1) }, (_, i) => i + 1)
      .filter((cut) => letters.endsWith(ending.slice(0, cut)) && [...letters].length - cut >= 3)
      .map((cut) => letters + ending.slice(cut)),
  );
}
