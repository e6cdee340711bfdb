// An open index, as a page asks it.

import { Bm25 } from "./bm25.js";
import { countValues } from "./facets.js";
import { hitsOf, pageHit } from "./hits.js";
import { InvertedIndex } from "./inverted-index.js";
import { Match } from "./match.js";
import { planOf } from "./plan.js";
import { parseQuery } from "./query.js";
import { questionOf } from "./question.js";
import { rankedBest } from "./ranking.js";

/** @import {Shards} from "./files.js" */
/** @import {Manifest} from "../shards.js" */
/** @import {Facts, Options, Plan, Result} from "../types.js" */

/** The bank behind an index. */
export class Bank {
  /** @param {Manifest} manifest @param {Shards} shards */
  constructor(manifest, shards) {
    this.manifest = manifest;
    this.index = new InvertedIndex(manifest, shards);
    this.bm25 = new Bm25(this.index);
  }

  /**
   * Finds the entries that answer a query best.
   * @param {string} query @param {Options} [options] @returns {Promise<Result>}
   */
  async search(query, { limit = 10, filters = {}, facets = [], sort = "", suggest = true, language = "", onfirst } = {}) {
    const { index } = this;
    const order = this.manifest.orders.indexOf(sort);
    const [plan, ranks] = await Promise.all([this.plan(query, filters, language), order < 0 ? [] : index.shards.order(order)]);
    const match = await new Match(index, plan).run(this.bm25);
    const pages = order < 0 ? plan.pages.map(pageHit) : [];
    const { total, best } = await rankedBest(match, ranks, index.shards, Math.max(0, limit - pages.length));
    const { unheld, loosened, mends } = plan;
    /** @type {Facts} */
    const facts = { whole: match.wholeCount, unheld, loosened, isUnknown: mends.length > 0 };
    if (pages.length) onfirst?.(pages[0], facts);
    const [hits, counted, suggestion] = await Promise.all([
      hitsOf(this.bm25, match, best, pages.length ? undefined : (hit) => onfirst?.(hit, facts)),
      Promise.all(facets.map((field) => countValues(index, field, match))),
      suggest && mends.length ? this.mended(plan) : null,
    ]);
    return {
      total: total + pages.length,
      hits: [...pages, ...hits].slice(0, limit),
      facets: Object.fromEntries(counted.map(({ field, counts }) => [field, counts])),
      labels: Object.fromEntries(counted.map(({ field, labels }) => [field, labels])),
      suggestion,
      ...facts,
      isCommon: plan.loose.length > 0 && plan.loose.every((word) => word.stem === null),
    };
  }

  /** What mends words is loaded by those who need it: most never do, and its bytes would be before their first answer. @param {Plan} plan */
  async mended(plan) {
    return (await import("./spelling.js")).mendedQuery(this.index, plan);
  }

  /** @param {string} query @param {Record<string, string[]>} filters @param {string} language @returns {Promise<Plan>} */
  async plan(query, filters, language) {
    const fields = Object.keys(this.manifest.fields);
    const known = Object.entries(filters).filter(([field]) => fields.includes(field));
    const read = (/** @type {InvertedIndex} */ index) => planOf(index, questionOf(parseQuery(query, fields, index.analyser), known));
    // Most banks are in English alone, or in a language whose words are compared as they are written.
    return this.manifest.languages ? (await import("./languages.js")).planIn(this.index, read, language) : read(this.index);
  }
}
