// Texts with the words marked that were found.

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Plan, Span, Word} from "../types.js" */

const JOINT = /^[-\u2010\u2011 \n]$/;

/**
 * A text with the words marked that a plan looks for.
 * @param {InvertedIndex} index @param {string} text @param {Plan} plan
 */
export function marked({ analyser }, text, { marked: stems, prefix }) {
  const initials = new Set(Array.from(stems, (stem) => stem[0]));
  // A word and its stem begin alike, but where another is joined to it, so most words of a text need not be stemmed.
  const stem = (/** @type {string} */ form) => (initials.has(form[0]) || form.includes("'") ? analyser.stem(form) : null);
  const isFound = (/** @type {Word} */ { stem, form }) =>
    (stem !== null && stems.has(stem)) || (prefix && form.startsWith(prefix));
  const words = analyser.words(text, 0, stem);
  /** Whether a word is found as one with the next, which a hyphen or a space joins. */
  const isCompound = (/** @type {Word} */ word, /** @type {Word | undefined} */ next) =>
    next && JOINT.test(text.slice(word.end, next.start)) && stems.has(stem(word.form + next.form) ?? "");
  const isMarked = (/** @type {Word} */ word, /** @type {number} */ at) =>
    isFound(word) || isCompound(word, words[at + 1]) || (at && isCompound(words[at - 1], word));
  return spansOf(text, words.filter(isMarked));
}

/** A text cut where the marks of words begin and end. @param {string} text @param {Word[]} words */
function spansOf(text, words) {
  /** @type {Span[]} */
  const spans = [];
  const add = (/** @type {number} */ from, /** @type {number} */ to, /** @type {boolean} */ mark) => {
    const last = spans.at(-1);
    if (last && last.mark === mark) last.text += text.slice(from, to);
    else if (to > from) spans.push({ text: text.slice(from, to), mark });
  };
  let done = 0;
  for (const word of words) {
    // Pairs of unspaced writing overlap.
    if (word.end <= done) continue;
    const start = Math.max(word.start, done);
    add(done, start, false);
    add(start, word.end, true);
    done = word.end;
  }
  add(done, text.length, false);
  return spans;
}
