// What is shown of the entries that were found.

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Match} from "./match.js" */
/** @import {PageRow} from "../shards.js" */
/** @import {Hit, Options, Plan, Span, Word} from "../types.js" */

/** How long the first hit is waited for before the others are asked for, in milliseconds. */
const HEAD_START = 10;
const HYPHEN = /^[-\u2010\u2011]$/;

/**
 * Loads what is shown. Ten requests at once hold each other up, so the first gets a start.
 * @param {InvertedIndex} index @param {Match} match @param {number[]} best @param {Options["onfirst"]} onfirst
 */
export async function hitsOf(index, match, [best, ...others], onfirst = () => {}) {
  if (best === undefined) return [];
  const first = hitOf(index, match, best);
  const shown = first.then(onfirst);
  await Promise.race([shown, new Promise((start) => setTimeout(start, HEAD_START))]);
  return Promise.all([first, ...others.map((number) => hitOf(index, match, number))]);
}

/** A page that is no entry, and is called what was asked. @param {PageRow} row @returns {Hit} */
export function pageHit([url, title, page, excerpt]) {
  const [id] = url.split("/").slice(-2);
  const spans = { titleSpans: [{ text: title, mark: true }], excerpt: excerpt ? [{ text: excerpt, mark: false }] : [] };
  return { id, url, title, page, kind: "", score: 0, tier: 0, levels: {}, rated: {}, terms: {}, note: "", ...spans };
}

/** @param {InvertedIndex} index @param {Match} match @param {number} number @returns {Promise<Hit>} */
async function hitOf(index, { plan, scores, tiers }, number) {
  const { entriesPerShard: size, kinds } = index.manifest;
  const shard = await index.shards.entries(Math.floor(number / size));
  const [id, title, kind, excerpt = "", rated = {}, terms = {}, note = ""] = shard[number % size];
  const levels = Object.fromEntries(Object.entries(rated).map(([scale, codes]) => [scale, codes[0][0]]));
  const url = `${kinds[kind].url}/${id}/`;
  const spans = { titleSpans: marked(index, title, plan), excerpt: marked(index, excerpt, plan) };
  return { id, url, title, kind, score: scores[number], tier: tiers[number], levels, rated, terms, note, ...spans };
}

/**
 * A text with the words marked that a plan looks for.
 * @param {InvertedIndex} index @param {string} text @param {Plan} plan
 */
function marked({ analyser }, text, { marked: stems, prefix }) {
  const initials = new Set(Array.from(stems, (stem) => stem[0]));
  // A word and its stem begin alike, so most words of a text need not be stemmed.
  const stem = (/** @type {string} */ form) => (initials.has(form[0]) ? analyser.stem(form) : null);
  const isFound = (/** @type {Word} */ { stem, form }) =>
    (stem !== null && stems.has(stem)) || (prefix && form.startsWith(prefix));
  const words = analyser.words(text, 0, stem);
  /** Whether a word is found as one with the next, which a hyphen joins. */
  const isCompound = (/** @type {Word} */ word, /** @type {Word | undefined} */ next) =>
    next && HYPHEN.test(text.slice(word.end, next.start)) && stems.has(stem(word.form + next.form) ?? "");
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
