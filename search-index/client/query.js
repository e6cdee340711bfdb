// What somebody typed, cut into pieces: see "Query" in README.md.

import { fold } from "./words.js";

/** @import {Analyser} from "./analyser.js" */
/** @import {Piece, Query} from "../types.js" */

const LONGEST_QUERY = 4000;
const MOST_PIECES = 1000;
const PIECE =
  /(-?)(?:([^\p{White_Space}:"“”«»]+):)?(?:["“”«»]([^"“”«»]*)(?:["“”«»]|$)|([^\p{White_Space}"“”«»]+))/gu;

/**
 * Cuts a query.
 * @param {string} query @param {string[]} fields the names of the facets @param {Analyser} analyser
 * @returns {Query}
 */
export function parseQuery(query, fields, analyser) {
  // No more is spread than can count, however long a text was pasted.
  const text = [...query.slice(0, 2 * LONGEST_QUERY)].slice(0, LONGEST_QUERY).join("");
  const names = new Map(fields.map((name) => [fold(name), name]));
  const matches = [...text.matchAll(PIECE)].slice(0, MOST_PIECES);
  const last = matches.at(-1);
  return {
    text,
    pieces: matches.flatMap((match) => piecesOf(match, names, analyser)),
    isOpen: text.length === (last ? last.index + last[0].length : 0),
  };
}

/**
 * @param {RegExpExecArray} match of `PIECE` @param {Map<string, string>} names facets by their folded names
 * @param {Analyser} analyser @returns {Piece[]}
 */
function piecesOf(match, names, analyser) {
  const [whole, minus, name, quoted, bare] = match;
  const isExcluded = minus === "-";
  const value = (quoted ?? bare).trim();
  const field = name === undefined ? undefined : names.get(fold(name));
  if (field && value) return [{ isExcluded, field, value: fold(value) }];
  const loose = name ? analyser.words(name, match.index + minus.length) : [];
  const end = match.index + whole.length;
  if (bare !== undefined) loose.push(...analyser.words(bare, end - bare.length));
  /** @type {Piece[]} */
  const pieces = [];
  // Several words behind one minus are excluded as a phrase: `-well-being` is not about wells.
  if (isExcluded && loose.length > 1) pieces.push({ isExcluded, phrase: loose });
  else if (loose.length) pieces.push({ isExcluded, words: loose });
  const phrase = quoted === undefined ? [] : analyser.words(quoted);
  // Of a phrase that nobody closes, the end is that of the query.
  const close = end - +/["“”«»]$/.test(whole);
  if (phrase.length) pieces.push({ isExcluded, phrase, inside: [close - quoted.length, close] });
  return pieces;
}
