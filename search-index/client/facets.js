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
  const chosen = match.plan.filters.get(field);
  /** In maps until all are known: a value may be called "__proto__". @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Map<string, string>} */
  const labels = new Map();
  for (const { values = {} } of Object.hasOwn(manifest.fields, field) ? await dictionary.shardsOf(prefix) : []) {
    for (const [key, [documents, code, label]] of Object.entries(values)) {
      if (!key.startsWith(prefix)) continue;
      const count = new Bits(documents).documents().filter(among).length;
      if (count) counts.set(code, count);
      // What is chosen has a name too where nothing has it.
      if (count || chosen?.has(key.slice(prefix.length))) labels.set(code, label);
    }
  }
  return { field, counts: Object.fromEntries(counts), labels: Object.fromEntries(labels) };
}
