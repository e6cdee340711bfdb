// What is asked for, by a query and by filters beside it, before anything is known of what the bank has.

import { fold } from "./words.js";

/** @import {Piece, Plan, Query, Question, Word} from "../types.js" */

/** A query of more loose words is a question at length. */
export const LONG = 12;
/** Words in capitals that join others in the queries of libraries. */
const OPERATORS = ["and", "not", "or"];

/**
 * Joins the pieces of a query by what they ask for.
 * @param {Query} query @param {[field: string, values: string[]][]} filters what the program lets through @returns {Question}
 */
export function questionOf({ text, pieces, isOpen }, filters) {
  const wanted = pieces.filter((piece) => !piece.isExcluded);
  const unwanted = pieces.filter((piece) => piece.isExcluded);
  const apart = wanted.flatMap((piece) => piece.words ?? []);
  const asked = wanted.flatMap((piece) => piece.words ?? piece.phrase ?? []);
  // Who asks at length quotes what others call it, and does not want it to the letter.
  const isLong = apart.length > LONG;
  const loose = isLong ? asked : apart;
  const isAlone = asked.every((word) => word.stem === null);
  return {
    text,
    loose,
    quoted: wanted.flatMap(({ phrase = [], inside = [0, 0] }) => (phrase.length && !isLong ? [{ words: phrase, inside }] : [])),
    unwanted: unwanted.flatMap((piece) => [piece.phrase ?? piece.words ?? []]),
    excludedValues: valuesOf(unwanted),
    filters: joined(valuesOf(wanted), filters),
    hasWords: loose.length > 0 || (isAlone && asked.length > 0),
    stopKeys: stopKeys(asked, isAlone),
    titleWords: unwanted.length ? [] : titleWords(asked),
    open: isOpen ? openWord(pieces.at(-1), text.length) : undefined,
  };
}

/**
 * The keys of the stop words that are looked for all the same: where there are no other words, and of acronyms.
 * @param {Word[]} asked @param {boolean} isAlone
 */
function stopKeys(asked, isAlone) {
  const hasSmall = asked.some((word) => !word.isCapital);
  const keys = asked.flatMap(({ form, stem, isCapital }) => {
    if (stem !== null) return [];
    if (isAlone) return [`==${form}`, `=${form}`];
    return isCapital && hasSmall && !OPERATORS.includes(form) ? [`==${form}`] : [];
  });
  return [...new Set(keys)];
}

/** Whether nothing is asked for that an entry could have. @param {Plan} plan */
export function asksNothing({ hasWords, required, filters }) {
  return !hasWords && !required.length && !filters.size;
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

/** The words whose key a title must have to be the query itself. @param {Word[]} words */
function titleWords(words) {
  const stems = words.flatMap((word) => word.stem ?? []);
  return stems.length ? stems : words.map((word) => word.form);
}

/** The last word, if it may go on. @param {Piece | undefined} last @param {number} end @returns {Word | undefined} */
function openWord(last, end) {
  const open = last && !last.isExcluded ? last.words?.at(-1) : undefined;
  return open && open.stem !== null && open.end === end ? open : undefined;
}
