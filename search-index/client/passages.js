// The finding or the section of an entry that answers a query better than its summary does.

import { marked } from "./marks.js";

/** @import {Bm25} from "./bm25.js" */
/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {PassageRow} from "../shards.js" */
/** @import {Passage, Plan} from "../types.js" */

/**
 * What the words of a text are worth together that a plan looks for: the rarer a word in the bank, the more.
 * @param {InvertedIndex} index @param {Plan} plan @param {Map<string, number>} worth by stem
 */
function scorer({ analyser }, { prefix }, worth) {
  const most = Math.max(0, ...worth.values());
  return (/** @type {string} */ text) => {
    const found = new Set(analyser.words(text, 0, (form) => analyser.stem(form)).map(({ stem, form }) => (prefix && form.startsWith(prefix) ? prefix : stem)));
    return [...found].reduce((sum, stem) => sum + (stem === prefix ? most : (worth.get(stem ?? "") ?? 0)), 0);
  };
}

/**
 * The passage that has more of what is asked than the summary; null where none has, or nothing is asked.
 * @param {Bm25} bm25 @param {InvertedIndex} index that reads the language of the entry @param {Plan} plan @param {PassageRow[]} rows @param {string} summary
 * @returns {Promise<Passage | null>}
 */
export async function passageOf(bm25, index, plan, rows, summary) {
  if (!rows.length) return null;
  const stems = await Promise.all([...plan.marked].map(async (stem) => /** @type {const} */ ([stem, bm25.idf(await index.documentFrequency(stem))])));
  const score = scorer(index, plan, new Map(stems));
  let [best, most] = [/** @type {PassageRow | null} */ (null), score(summary)];
  for (const row of rows) {
    const worth = score(row[1]);
    // A shorter one of the same worth says it in fewer words.
    if (worth > most || (best && worth === most && row[1].length < best[1].length)) [best, most] = [row, worth];
  }
  if (!best) return null;
  const [anchor, text, scale = "", code = ""] = best;
  return { anchor, scale, code, spans: marked(index, text, plan) };
}
