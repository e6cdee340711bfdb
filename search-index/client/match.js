// What matches a plan, by document number, with tiers and scores.

import { Bits } from "./bits.js";
import { phrasePostings } from "./phrases.js";
import { asksNothing } from "./question.js";

/** @import {Bm25} from "./bm25.js" */
/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Plan, Scored} from "../types.js" */

/** The tier of an entry that does not match. */
const NONE = 3;

/** The entries that match a plan. */
export class Match {
  /** @param {InvertedIndex} index @param {Plan} plan */
  constructor(index, plan) {
    const { entries } = index.manifest;
    this.index = index;
    this.plan = plan;
    this.scores = new Float32Array(entries);
    this.tiers = new Uint8Array(entries).fill(NONE);
    /** @type {number[]} the entries that have a tier, or had one */
    this.candidates = [];
    /** By field that is filtered by, marks of the entries that pass. @type {Map<string, Uint8Array>} */
    this.allowed = new Map();
    /** Whether anything has been scored. */
    this.isScored = false;
    /** Marks of the entries that hold all words, where that tells them apart. @type {Uint8Array | null} */
    this.whole = null;
  }

  /** Finds them. @param {Bm25} bm25 */
  async run(bm25) {
    const { plan, index } = this;
    if (asksNothing(plan) || !index.manifest.entries) return this;
    const [, excluded] = await Promise.all([
      this.scoreAll(bm25),
      Promise.all([
        ...plan.excluded.map(async (phrase) => (await phrasePostings(index, phrase)).documents),
        ...plan.excludedValues.map(({ field, value }) => index.documentsWith(field, value)),
      ]),
      Promise.all([...plan.filters].map(([field, values]) => this.allow(field, values))),
    ]);
    for (const documents of excluded) for (const number of documents) this.tiers[number] = NONE;
    return this;
  }

  /** The entries that match, in no order. */
  get documents() {
    return this.candidates.filter(this.among(""));
  }

  /** How many entries hold all words; null where that tells none apart. */
  get wholeCount() {
    const { whole } = this;
    return whole && this.documents.filter((number) => whole[number]).length;
  }

  /** @param {Bm25} bm25 */
  async scoreAll(bm25) {
    const { plan } = this;
    const { weights } = this.index.manifest;
    const [exact, begun, required] = await Promise.all([
      Promise.all([
        ...[...plan.words].map(([stem, weight]) => bm25.score([[0, stem]], weight)),
        ...[...plan.phrases.values()].map((phrase) => bm25.score(phrase, weights.synonym)),
        ...plan.stopWords.map((documents) => bm25.scoreAlike(documents)),
      ]),
      Promise.all(plan.beginnings.map((stem) => bm25.score([[0, stem]], weights.prefix))),
      Promise.all(plan.required.map((ways) => Promise.all(ways.map((phrase) => bm25.score(phrase, 1))))),
    ]);
    const all = [...exact, ...begun, ...required.flat()];
    this.isScored = all.length > 0;
    const keys = [...plan.words.keys(), ...plan.phrases.keys()];
    const lists = [...keys.map((key, at) => /** @type {const} */ ([key, exact[at].documents])), ...plan.beginnings.map((key, at) => /** @type {const} */ ([key, begun[at].documents]))];
    this.whole = plan.coverage.whole(new Map(lists), this.tiers.length);
    this.sum(all);
    this.weigh();
    this.sortIntoTiers(exact, begun, required);
  }

  /**
   * In one order always: sums must not depend on what had been loaded. The array rounds them to single precision.
   * @param {Scored[]} all
   */
  sum(all) {
    for (const { documents, scores } of all) {
      for (let i = 0; i < documents.length; i += 1) this.scores[documents[i]] += scores[i];
    }
  }

  /** Makes entries worth less whose kind is, and those in another language than their reader's. */
  weigh() {
    for (const [weight, entries] of this.index.manifest.lighter) {
      for (const number of new Bits(entries).documents()) this.scores[number] *= Math.fround(weight);
    }
    this.plan.weigh?.(this.scores);
  }

  /** @param {Scored[]} exact @param {Scored[]} begun @param {Scored[][]} required the ways of each phrase */
  sortIntoTiers(exact, begun, required) {
    if (required.length) for (const { documents } of required[0]) this.raise(documents, 1);
    else if (!this.plan.hasWords) this.raise(this.tiers.keys(), 1);
    for (const { documents } of begun) this.raise(documents, 2);
    for (const { documents } of exact) this.raise(documents, 1);
    this.raise(this.plan.titled, 0);
    for (const ways of required) {
      const has = this.marks(ways.map(({ documents }) => documents));
      for (const number of this.candidates) if (!has[number]) this.tiers[number] = NONE;
    }
  }

  /** Gives entries a tier, if it is a better one. @param {Iterable<number>} documents @param {number} tier */
  raise(documents, tier) {
    for (const number of documents) {
      if (this.tiers[number] === NONE) this.candidates.push(number);
      if (this.tiers[number] > tier) this.tiers[number] = tier;
    }
  }

  /** Lets through only what has one of the values of a field. @param {string} field @param {Iterable<string>} values */
  async allow(field, values) {
    const lists = await Promise.all(Array.from(values, (value) => this.index.documentsWith(field, value)));
    this.allowed.set(field, this.marks(lists));
  }

  /** By entry, whether it is in one of the lists. @param {Iterable<number>[]} lists */
  marks(lists) {
    const marks = new Uint8Array(this.tiers.length);
    for (const list of lists) for (const number of list) marks[number] = 1;
    return marks;
  }

  /**
   * Whether an entry matches, by all filters but those of one field.
   * @param {string} field @returns {(number: number) => boolean}
   */
  among(field) {
    const marks = [...this.allowed].filter(([other]) => other !== field).map(([, marks]) => marks);
    return (number) => this.tiers[number] < NONE && marks.every((marks) => marks[number]);
  }
}
