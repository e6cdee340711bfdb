// The dictionary of an index: its terms in their order, cut into shards, each loaded when it is looked into.

import { frontDecoded, nthString, placeAmong } from "./strings.js";

/** @import {Shards} from "./files.js" */
/** @import {Keyed, KeyedParts, Manifest, TermShard} from "../shards.js" */

/** Behind every key that begins as the text before it. */
const LAST = "\u{10ffff}";

/** The terms of an index, and what stands under them. */
export class Dictionary {
  /** @param {Shards} shards @param {Manifest} manifest */
  constructor(shards, { separators }) {
    this.shards = shards;
    this.separators = separators;
    /** @type {WeakMap<TermShard, Map<string, number>>} */
    this.decoded = new WeakMap();
  }

  /** The number of a key's shard. @param {string} key */
  shardNumber(key) {
    return placeAmong(this.separators, key);
  }

  /** @param {string} key @returns {Promise<TermShard>} */
  async shard(key) {
    return this.separators.length ? this.shards.terms(this.shardNumber(key)) : {};
  }

  /** The shards of the keys that begin so. @param {string} prefix @returns {Promise<TermShard[]>} */
  async shardsOf(prefix) {
    if (!this.separators.length) return [];
    const first = this.shardNumber(prefix);
    const count = this.shardNumber(prefix + LAST) - first + 1;
    return Promise.all(Array.from({ length: count }, (_, i) => this.shards.terms(first + i)));
  }

  /** The stems of a shard, with their numbers in its lists. @param {TermShard} shard */
  stems(shard) {
    let stems = this.decoded.get(shard);
    if (!stems) {
      stems = new Map(frontDecoded(shard.words).map((stem, i) => [stem, i]));
      this.decoded.set(shard, stems);
    }
    return stems;
  }

  /** All stems that begin so. @param {string} prefix */
  async stemsOf(prefix) {
    const shards = await this.shardsOf(prefix);
    return shards.flatMap((shard) => [...this.stems(shard).keys()].filter((stem) => stem.startsWith(prefix)));
  }

  /**
   * What stands under a key in a part of the shard of a word; null where nothing does.
   * @template {keyof Keyed} P
   * @param {P} part @param {string} key @param {string} [word] @returns {Promise<Keyed[P] | null>}
   */
  async look(part, key, word = key) {
    /** @type {KeyedParts} */
    const parts = await this.shard(word);
    const keys = parts[part];
    // Own keys only: a word may be "constructor".
    return keys && Object.hasOwn(keys, key) ? keys[key] : null;
  }

  /** The code of a stem's posting list; undefined for a stem that the bank lacks. @param {string} stem */
  async list(stem) {
    const shard = await this.shard(stem);
    return this.codeOf(stem, shard, shard.lists);
  }

  /** The code of a stem's positions. @param {string} stem */
  async positions(stem) {
    const [positions, shard] = await Promise.all([this.shards.positions(this.shardNumber(stem)), this.shard(stem)]);
    return this.codeOf(stem, shard, positions);
  }

  /**
   * What stands for a stem among the codes of its shard's stems.
   * @param {string} stem @param {TermShard} shard @param {string} [codes]
   */
  codeOf(stem, shard, codes = "") {
    const number = this.stems(shard).get(stem);
    return number === undefined ? undefined : nthString(codes, number);
  }
}
