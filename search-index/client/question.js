// What is asked for, by a query and by filters beside it, before anything is known of what the bank has.

import { phraseOf } from "./phrases.js";
import { fold } from "./words.js";

/** @import {Piece, Query, Question, Word} from "../types.js" */

/**
 * Joins the pieces of a query by what they ask for.
 * @param {Query} query @param {[field: string, values: string[]][]} filters what the program lets through @returns {Question}
 */
export function questionOf({ text, pieces, isOpen }, filters) {
  const wanted = pieces.filter((piece) => !piece.isExcluded);
  const unwanted = pieces.filter((piece) => piece.isExcluded);
  return {
    text,
    loose: wanted.flatMap((piece) => piece.words ?? []),
    required: wanted.flatMap((piece) => phraseOf(piece.phrase ?? [])),
    excluded: unwanted.flatMap((piece) => phraseOf(piece.phrase ?? piece.words ?? [])),
    excludedValues: valuesOf(unwanted),
    filters: joined(valuesOf(wanted), filters),
    titleWords: unwanted.length ? [] : titleWords(wanted),
    open: isOpen ? openWord(pieces.at(-1), text.length) : undefined,
  };
}

/** Whether nothing is asked for that an entry could have. @param {Question} question */
export function asksNothing({ loose, required, filters }) {
  return !loose.length && !required.length && !filters.size;
}

/** @param {Piece[]} pieces */
function valuesOf(pieces) {
  return pieces.flatMap(({ field, value }) => (field && value ? [{ field, value }] : []));
}

/**
 * By field, the values that are let through.
 * @param {{field: string, value: string}[]} asked @param {[field: string, values: string[]][]} given
 */
function joined(asked, given) {
  /** @type {Map<string, Set<string>>} */
  const filters = new Map();
  const add = (/** @type {string} */ field, /** @type {string} */ value) =>
    filters.set(field, (filters.get(field) ?? new Set()).add(value));
  for (const { field, value } of asked) add(field, value);
  for (const [field, values] of given) for (const value of values) add(field, fold(value.trim()));
  return filters;
}

/** The words whose key a title must have to be the query itself. @param {Piece[]} pieces */
function titleWords(pieces) {
  const words = pieces.flatMap((piece) => piece.words ?? piece.phrase ?? []);
  const stems = words.flatMap((word) => word.stem ?? []);
  return stems.length ? stems : words.map((word) => word.form);
}

/** The last word, if it may go on. @param {Piece | undefined} last @param {number} end @returns {Word | undefined} */
function openWord(last, end) {
  const open = last && !last.isExcluded ? last.words?.at(-1) : undefined;
  return open && open.stem !== null && open.end === end ? open : undefined;
}
