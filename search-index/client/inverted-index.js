// The inverted index: from a stem to the entries that it stands in, how often, and where.

import { Analyser } from "./analyser.js";
import { Bits, riceParameter } from "./bits.js";
import { Dictionary } from "./dictionary.js";

/** @import {Shards} from "./files.js" */
/** @import {Manifest} from "../shards.js" */
/** @import {Pair, Phrase, PostingList} from "../types.js" */

/** A posting list. @param {string} code @returns {PostingList} */
function postingsIn(code) {
  const bits = new Bits(code);
  const documents = bits.documents();
  return { documents, frequencies: documents.map(() => bits.rice(0) + 1) };
}

/** An index, as far as it is read. Entries are document numbers in it. */
export class InvertedIndex {
  /** @param {Manifest} manifest @param {Shards} shards */
  constructor(manifest, shards) {
    this.manifest = manifest;
    this.shards = shards;
    this.analyser = new Analyser(manifest);
    this.dictionary = new Dictionary(shards, manifest);
    /** Pairs of stems that stand for a word, and have lists of their own. @type {WeakMap<Phrase, Pair>} */
    this.pairs = new WeakMap();
    // Room is made by the number of entries: a broken one would take the memory of the page, and never end.
    const counted = manifest.lengths.reduce((sum, [, count]) => sum + count, 0);
    if (counted !== manifest.entries) throw new Error("A part of the index is broken.");
    /** By document number, how many words it has. */
    this.lengths = new Uint32Array(manifest.entries);
    let first = 0;
    for (const [length, count] of manifest.lengths) {
      this.lengths.fill(length, first, first + count);
      first += count;
    }
  }

  /** @param {string} stem @returns {Promise<PostingList | null>} */
  async postings(stem) {
    const code = await this.dictionary.list(stem);
    return code ? postingsIn(code) : null;
  }

  /**
   * The pairs of stems that the bank also writes for one, and has lists of.
   * @param {string} stem @returns {Promise<Phrase[]>}
   */
  async pairsOf(stem) {
    const rows = (await this.dictionary.look("apart", stem)) ?? [];
    return rows.map(([stems, code, ...among]) => {
      /** @type {Phrase} */
      const phrase = stems.split(" ").map((one, place) => [place, one]);
      this.pairs.set(phrase, { list: postingsIn(code), among });
      return phrase;
    });
  }

  /** In how many documents a stem stands. @param {string} stem */
  async documentFrequency(stem) {
    const code = await this.dictionary.list(stem);
    return code ? new Bits(code).golomb() : 0;
  }

  /** The documents with a value of a facet. @param {string} field @param {string} value */
  async documentsWith(field, value) {
    const row = await this.dictionary.look("values", `:${field}:${value}`);
    return new Set(row ? new Bits(row[0]).documents() : []);
  }

  /**
   * By document of a stem's posting list, the positions that the stem has in it.
   * @param {string} stem @param {PostingList} list
   */
  async positions(stem, { documents, frequencies }) {
    const bits = new Bits(await this.dictionary.positions(stem));
    /** @type {Map<number, Uint32Array>} */
    const positions = new Map();
    for (let i = 0; i < documents.length; i += 1) {
      const mean = (2 * this.lengths[documents[i]]) / (frequencies[i] + 1);
      positions.set(documents[i], bits.ascending(frequencies[i], riceParameter(mean)));
    }
    return positions;
  }
}
