// Phrases: stems that stand at the distances from each other that they are asked for with.

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Phrase, PostingList, Word} from "../types.js" */

/** Words as a phrase, none where all are stop words. @param {Word[]} words @returns {Phrase[]} */
export function phraseOf(words) {
  const first = words.findIndex((word) => word.stem !== null);
  /** @type {Phrase} */
  const stems = words.flatMap(({ stem }, place) => (stem === null ? [] : [[place - first, stem]]));
  return stems.length ? [stems] : [];
}

/**
 * The documents that have a phrase, and how often; a phrase of one stem has that stem's list.
 * @param {InvertedIndex} index @param {Phrase} phrase @returns {Promise<PostingList>}
 */
export async function phrasePostings(index, phrase) {
  const pair = index.pairs.get(phrase);
  if (pair) return pair.list;
  const lists = await Promise.all(phrase.map(([, stem]) => index.postings(stem)));
  const known = lists.filter((list) => list !== null);
  if (known.length < lists.length) return { documents: [], frequencies: [] };
  if (known.length === 1) return known[0];
  const starts = await Promise.all(phrase.map(([place, stem], i) => startsOf(index, stem, place, known[i])));
  return inAll(known[0].documents, starts);
}

/**
 * By document, the positions where a phrase would start that has this stem at `place`.
 * @param {InvertedIndex} index @param {string} stem @param {number} place @param {PostingList} list
 */
async function startsOf(index, stem, place, list) {
  const positions = await index.positions(stem, list);
  return new Map(Array.from(positions, ([number, all]) => [number, Array.from(all, (at) => at - place)]));
}

/**
 * The documents in which all stems of a phrase have a start in common, and how many.
 * @param {Iterable<number>} documents @param {Map<number, number[]>[]} starts by stem
 */
function inAll(documents, starts) {
  /** @type {{documents: number[], frequencies: number[]}} */
  const list = { documents: [], frequencies: [] };
  for (const number of documents) {
    const [here, ...others] = starts.map((positions) => positions.get(number) ?? []);
    const sets = others.map((positions) => new Set(positions));
    const frequency = here.filter((start) => sets.every((set) => set.has(start))).length;
    if (!frequency) continue;
    list.documents.push(number);
    list.frequencies.push(frequency);
  }
  return list;
}
