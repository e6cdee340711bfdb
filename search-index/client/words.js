// The words of a text: see "Text" in README.md.

/** @import {Stemmer, Word} from "../types.js" */

const LETTER = "[\\p{Alphabetic}\\p{N}\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff]";
/** Digits in groups, as in 10,000; or else letters and digits with apostrophes inside. */
const WORD = new RegExp(
  `[0-9]{1,3}([,\\u00a0\\u2009\\u202f])(?:[0-9]{2,3}\\1){0,7}[0-9]{3}(?!${LETTER})|${LETTER}+(?:['’]${LETTER}+)*`,
  "gu",
);
const GROUPS = /^[0-9]+[,\u00a0\u2009\u202f]/;
/** Writing that puts no spaces between words. */
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;

/** Small letters without accents, in their usual shapes; curly apostrophes straight. @param {string} text */
export function fold(text) {
  // Most texts are ASCII, of which only the letters have to become small.
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, "").normalize("NFC");
  // Each character by itself: of a whole text, a capital sigma at its end would become another letter.
  return Array.from(bare.replace(/[’ʼ]/g, "'"), (c) => c.toLowerCase()).join("");
}

/**
 * The words of a text in their order.
 * @param {string} text @param {Stemmer} stem @param {number} [offset] where the text starts in the one that places are
 *   counted in
 * @returns {Word[]}
 */
export function wordsOf(text, stem, offset = 0) {
  return [...text.matchAll(WORD)].flatMap((match) => cut(match[0], offset + match.index, stem));
}

/**
 * Cuts unspaced writing out of a word, and into overlapping pairs of characters.
 * @param {string} text @param {number} start @param {Stemmer} stem @returns {Word[]}
 */
function cut(text, start, stem) {
  const run = UNSPACED.exec(text);
  if (!run) return word(text, start, false, stem);
  const before = word(text.slice(0, run.index), start, false, stem);
  const behind = run.index + run[0].length;
  return [...before, ...pairs(run[0], start + run.index, stem), ...cut(text.slice(behind), start + behind, stem)];
}

/** @param {string} run @param {number} start @param {Stemmer} stem */
function pairs(run, start, stem) {
  const letters = [...run];
  const texts = letters.length > 1 ? letters.slice(1).map((letter, i) => letters[i] + letter) : letters;
  let at = start;
  return texts.flatMap((pair, i) => {
    const piece = word(pair, at, true, stem);
    at += letters[i].length;
    return piece;
  });
}

/** @param {string} text @param {number} start @param {boolean} isPiece @param {Stemmer} stem @returns {Word[]} */
function word(text, start, isPiece, stem) {
  const bare = GROUPS.test(text) ? text.replace(/[^0-9]/g, "") : text.replace(/^['’]+|['’]+$/g, "");
  // A few letters of old fonts fold to some with spaces between, which no word has.
  const form = fold(bare).replaceAll(" ", "");
  const isCapital = /^[A-Z]{2,}$/.test(text);
  return form ? [{ form, stem: stem(form), start, end: start + text.length, isPiece, isCapital }] : [];
}
