// The best of what matches: see "Order" in README.md.

/** @import {Shards} from "./files.js" */
/** @import {Match} from "./match.js" */
/** @import {Ranks} from "../shards.js" */

/**
 * The first entries in the order that is wanted, and how many there are in all.
 * @param {Match} match @param {Ranks} ranks by entry, its place in that order; none for the best first
 * @param {Shards} shards @param {number} limit
 */
export async function rankedBest(match, ranks, shards, limit) {
  const { documents } = match;
  // Where nothing is scored, ids tell entries apart.
  const ids = !match.isScored && documents.length > 1 ? await shards.ids() : [];
  const ranking = new Ranking(match, ranks, ids);
  for (const number of documents) ranking.add(number, limit);
  return { total: documents.length, best: ranking.best };
}

/** The best so far, in their order. */
class Ranking {
  /** @param {Match} match @param {Ranks} ranks @param {Ranks} ids by entry, its place in the order of ids */
  constructor({ tiers, scores }, ranks, ids) {
    this.tiers = tiers;
    this.scores = scores;
    this.ranks = ranks;
    this.ids = ids;
    /** @type {number[]} */
    this.best = [];
  }

  /** Gives an entry its place among the best, if it is one of them. @param {number} number @param {number} limit */
  add(number, limit) {
    const { best } = this;
    if (best.length === limit && (!limit || !this.isBefore(number, best[limit - 1]))) return;
    let at = best.length;
    while (at && this.isBefore(number, best[at - 1])) at -= 1;
    best.splice(at, 0, number);
    best.length = Math.min(best.length, limit);
  }

  /** @param {number} a @param {number} b */
  isBefore(a, b) {
    const { ranks, ids, tiers, scores } = this;
    const by = (/** @type {Ranks} */ places) => (places[a] ?? 0) - (places[b] ?? 0);
    return (by(ranks) || tiers[a] - tiers[b] || scores[b] - scores[a] || by(ids) || a - b) < 0;
  }
}
