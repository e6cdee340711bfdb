// How many of the entries that match have each value of a facet.

import { Bits } from "./bits.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Match} from "./match.js" */

/**
 * Counts the values of a field among what matches by all filters but those of that field.
 * @param {InvertedIndex} index @param {string} field @param {Match} match
 */
export async function countValues({ manifest, dictionary }, field, match) {
  const prefix = `:${field}:`;
  const among = match.among(field);
  /** @type {Record<string, number>} */
  const counts = {};
  /** @type {Record<string, string>} */
  const labels = {};
  for (const { values = {} } of Object.hasOwn(manifest.fields, field) ? await dictionary.shardsOf(prefix) : []) {
    for (const [key, [documents, code, label]] of Object.entries(values)) {
      if (!key.startsWith(prefix)) continue;
      const count = new Bits(documents).documents().filter(among).length;
      if (count) [counts[code], labels[code]] = [count, label];
    }
  }
  return { field, counts, labels };
}
