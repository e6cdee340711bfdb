// Words that the bank lacks, mended: see "Mending" in README.md.

import { digit } from "./bits.js";
import { frontDecoded, isBehind } from "./strings.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Plan, Word} from "../types.js" */

/** How many more doublings a word has that is taken for what was meant. */
const LIKELIER = 3;

/**
 * How far a form is from a word, and what decides among equals: another first letter, how rare it is. The least is the
 * nearest.
 * @typedef {[distance: number, isOther: number, rarity: number, form: string]} Nearness
 */

/**
 * The query with the nearest words that the bank has in place of those it lacks; null where there are none.
 * @param {InvertedIndex} index @param {Plan} plan
 */
export async function mendedQuery(index, { text, mends }) {
  const near = await Promise.all(mends.map(({ word, isSlip }) => (isSlip ? likelierForm(index, word) : nearestForm(index, word.form))));
  let mended = text;
  // From behind, since each mend moves what comes after it.
  for (let i = mends.length - 1; i >= 0; i -= 1) {
    const { start, end } = mends[i].word;
    if (near[i]) mended = mended.slice(0, start) + near[i] + mended.slice(end);
  }
  return near.some(Boolean) ? mended : null;
}

/**
 * A word that occurs many times as often as one that the bank has but rarely, is one edit away and begins alike; or
 * nothing. Of such words the most frequent.
 * @param {InvertedIndex} index @param {Word} word
 */
async function likelierForm(index, { form, stem }) {
  const letters = [...form];
  const all = await formsNear(index, letters.length, 1);
  let best = "";
  let least = LIKELIER + (all.get(form) ?? 0);
  for (const [other, count] of all) {
    const isBetter = best ? count > least || (count === least && isBehind(best, other)) : count >= least;
    if (isBetter && other.startsWith(letters[0]) && edits(letters, [...other], 1) === 1 && index.analyser.stem(other) !== stem) {
      [best, least] = [other, count];
    }
  }
  return best;
}

/**
 * The words of about so many letters, each with how often it occurs.
 * @param {InvertedIndex} index @param {number} letters @param {number} reach
 */
async function formsNear({ manifest, shards }, letters, reach) {
  const lengths = manifest.forms.filter((length) => reach && Math.abs(length - letters) <= reach);
  const files = await Promise.all(lengths.map((length) => shards.forms(length)));
  return new Map(files.flatMap(({ forms, counts }) => frontDecoded(forms).map((form, at) => /** @type {[string, number]} */ ([form, digit(counts, at)]))));
}

/** The nearest word within reach, or nothing. @param {InvertedIndex} index @param {string} form */
async function nearestForm(index, form) {
  const letters = [...form];
  const most = letters.length < 3 ? 0 : letters.length < 5 ? 1 : 2;
  /** @type {Nearness} */
  let best = [most + 1, 0, 0, ""];
  // A word that is so many letters longer is as many edits away, so those need not be loaded where one is nearer.
  for (let reach = Math.min(1, most); reach <= most && best[0] >= reach; reach += 1) {
    for (const [other, count] of await formsNear(index, letters.length, reach)) {
      const distance = edits(letters, [...other], most);
      /** @type {Nearness} */
      const nearness = [distance, +!other.startsWith(letters[0]), -count, other];
      if (distance <= most && isNearer(nearness, best)) best = nearness;
    }
  }
  return best[3];
}

/** @param {Nearness} a @param {Nearness} b */
function isNearer(a, b) {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 3 ? at >= 0 && a[at] < b[at] : isBehind(b[3], a[3]);
}

/**
 * How many edits lie between two words, a swap of neighbours being one; not counted out beyond `reach`.
 * @param {string[]} a @param {string[]} b @param {number} reach
 */
function edits(a, b, reach) {
  /** @type {number[][]} */
  let rows = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const [before, above] = rows;
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + +(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > reach && Math.min(...above) > reach) return reach + 1;
    rows = [above, row];
  }
  return rows[1][b.length];
}
