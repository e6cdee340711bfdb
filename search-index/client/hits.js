// What is shown of the entries that were found.

import { marked } from "./marks.js";
import { passageOf } from "./passages.js";

/** @import {Bm25} from "./bm25.js" */
/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Match} from "./match.js" */
/** @import {PageRow} from "../shards.js" */
/** @import {Hit} from "../types.js" */

/** How many hits show the passage that answers best: each costs a file. */
const PASSAGES = 3;

/**
 * Loads what is shown. Ten requests at once hold each other up, so the others wait for the first.
 * @param {Bm25} bm25 @param {Match} match @param {number[]} best @param {(hit: Hit) => void} [onfirst]
 */
export async function hitsOf(bm25, match, [best, ...others], onfirst = () => {}) {
  if (best === undefined) return [];
  const first = hitOf(bm25, match, best, 0);
  await first.then(onfirst);
  return Promise.all([first, ...others.map((number, at) => hitOf(bm25, match, number, at + 1))]);
}

/** A page that is no entry, and is called what was asked. @param {PageRow} row @returns {Hit} */
export function pageHit([url, title, page, excerpt]) {
  const [id] = url.split("/").slice(-2);
  const spans = { titleSpans: [{ text: title, mark: true }], excerpt: excerpt ? [{ text: excerpt, mark: false }] : [] };
  return { id, url, title, page, kind: "", score: 0, tier: 0, levels: {}, rated: {}, terms: {}, note: "", passage: null, isPartial: false, ...spans };
}

/** @param {Bm25} bm25 @param {Match} match @param {number} number @param {number} at @returns {Promise<Hit>} */
async function hitOf(bm25, { plan, scores, tiers, whole }, number, at) {
  const index = plan.indexOf?.(number) ?? bm25.index;
  const { entriesPerShard: size, kinds } = index.manifest;
  const hasPassage = plan.marked.size > 0 && at < PASSAGES;
  const shard = Math.floor(number / size);
  const [entries, rows] = await Promise.all([index.shards.entries(shard), hasPassage ? index.shards.passages(shard) : []]);
  const [id, title, kind, excerpt = "", rated = {}, terms = {}, note = ""] = entries[number % size];
  const passage = await passageOf(bm25, index, plan, rows[number % size] ?? [], excerpt);
  const levels = Object.fromEntries(Object.entries(rated).map(([scale, codes]) => [scale, codes[0][0]]));
  const url = `${kinds[kind].url}/${id}/`;
  const isPartial = whole !== null && !whole[number] && tiers[number] > 0;
  const spans = { titleSpans: marked(index, title, plan), excerpt: marked(index, excerpt, plan) };
  return { id, url, title, kind, score: scores[number], tier: tiers[number], levels, rated, terms, note, passage, isPartial, ...spans };
}
