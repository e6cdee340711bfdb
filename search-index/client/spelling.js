// Words that the bank lacks, mended: see "Mending" in README.md.

import { digit } from "./bits.js";
import { frontDecoded, isBehind, placeAmong } from "./strings.js";

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
  const near = await Promise.all(mends.map(({ word, isSlip, among = index }) => (isSlip ? likelierForm(among, word) : nearestForm(index, word.form))));
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
  const all = await formsIn(index, alike(letters, [-1, 0, 1]));
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

/** The group of words with a letter, after `?` in the second place, and of a length. @param {string} letter @param {number} length */
function group(letter, length) {
  return letter + String(length).padStart(2, "0");
}

/** The groups of words with the same first letter, so many letters longer. @param {string[]} letters @param {number[]} longer */
function alike(letters, longer) {
  return longer.map((more) => group(letters[0], letters.length + more));
}

/** The groups of words with another first letter that are one edit away: changed, left out, put in or swapped. @param {string[]} letters */
function unlike({ 0: first, 1: second, length }) {
  return [group(`?${second}`, length), group(`?${first}`, length + 1), group(second, length - 1), group(second, length)];
}

/**
 * The words of some groups, each with how often it occurs.
 * @param {InvertedIndex} index @param {string[]} groups
 */
async function formsIn({ manifest, shards }, groups) {
  const rows = await Promise.all(groups.map(async (key) => {
    const shard = manifest.forms.length ? await shards.forms(placeAmong(manifest.forms, key)) : {};
    const [forms = "", counts = ""] = Object.hasOwn(shard, key) ? shard[key] : [];
    return frontDecoded(forms).map((form, at) => /** @type {[string, number]} */ ([form, digit(counts, at)]));
  }));
  return new Map(rows.flat());
}

/** The nearest word within reach, or nothing. @param {InvertedIndex} index @param {string} form */
async function nearestForm(index, form) {
  const letters = [...form];
  const most = letters.length < 3 ? 0 : letters.length < 5 ? 1 : 2;
  /** @type {Nearness} */
  let best = [most + 1, 0, 0, ""];
  // A word that is so many letters longer is as many edits away, so those need not be loaded where one is nearer.
  const steps = most ? [[...alike(letters, [-1, 0, 1]), ...unlike(letters)], alike(letters, [-2, 2])].slice(0, most) : [];
  for (const [step, groups] of steps.entries()) {
    if (best[0] <= step) break;
    for (const [other, count] of await formsIn(index, groups)) {
      const isOther = +!other.startsWith(letters[0]);
      const reach = isOther ? 1 : most;
      const distance = edits(letters, [...other], reach);
      /** @type {Nearness} */
      const nearness = [distance, isOther, -count, other];
      if (distance <= reach && isNearer(nearness, best)) best = nearness;
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
