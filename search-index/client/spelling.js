// Words that the bank lacks, mended: see "Mending" in README.md.

import { digit } from "./bits.js";
import { frontDecoded, isBehind } from "./strings.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Plan} from "../types.js" */

/**
 * How far a form is from a word, and what decides among equals: another first letter, how rare it is. The least is the
 * nearest.
 * @typedef {[distance: number, isOther: number, rarity: number, form: string]} Nearness
 */

/**
 * The query with the nearest words that the bank has in place of those it lacks; null where there are none.
 * @param {InvertedIndex} index @param {Plan} plan
 */
export async function mendedQuery(index, { text, unknown }) {
  const near = await Promise.all(unknown.map((word) => nearestForm(index, word.form)));
  let mended = text;
  // From behind, since each mend moves what comes after it.
  for (let i = unknown.length - 1; i >= 0; i -= 1) {
    const { start, end } = unknown[i];
    if (near[i]) mended = mended.slice(0, start) + near[i] + mended.slice(end);
  }
  return near.some(Boolean) ? mended : null;
}

/** The nearest word within reach, or nothing. @param {InvertedIndex} index @param {string} form */
async function nearestForm({ manifest, shards }, form) {
  const letters = [...form];
  const reach = letters.length < 3 ? 0 : letters.length < 5 ? 1 : 2;
  const lengths = manifest.forms.filter((length) => reach && Math.abs(length - letters.length) <= reach);
  /** @type {Nearness} */
  let best = [reach + 1, 0, 0, ""];
  for (const { forms, counts } of await Promise.all(lengths.map((length) => shards.forms(length)))) {
    for (const [at, other] of frontDecoded(forms).entries()) {
      const distance = edits(letters, [...other], reach);
      /** @type {Nearness} */
      const nearness = [distance, +!other.startsWith(letters[0]), -digit(counts, at), other];
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
