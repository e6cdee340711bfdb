// What an entry is worth: BM25, as README.md has it under "Score".

import { phrasePostings } from "./phrases.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Documents, Phrase, Scored} from "../types.js" */

// tantivy counts in single precision, and so does this: scores are equal to the last bit, nearly always.
const single = Math.fround;

/** The scores of an index's entries. */
export class Bm25 {
  /** @param {InvertedIndex} index */
  constructor(index) {
    const { entries, k1, tokens } = index.manifest;
    this.index = index;
    this.entries = entries;
    this.gain = single(1 + single(k1));
    this.norms = norms(index, single(tokens / entries));
  }

  /**
   * What a phrase is worth to each entry that has it.
   * @param {Phrase} phrase @param {number} weight @returns {Promise<Scored>}
   */
  async score(phrase, weight) {
    const [{ documents, frequencies }, among] = await Promise.all([
      phrasePostings(this.index, phrase),
      this.index.pairs.get(phrase)?.among ?? Promise.all(phrase.map(([, stem]) => this.index.documentFrequency(stem))),
    ]);
    const rarity = among.reduce((sum, frequency) => single(sum + this.idf(frequency)), 0);
    const factor = single(single(rarity * this.gain) * single(weight));
    const scores = new Float32Array(documents.length);
    for (let i = 0; i < scores.length; i += 1) {
      scores[i] = factor * single(frequencies[i] / single(frequencies[i] + this.norms[documents[i]]));
    }
    return { documents, scores };
  }

  /** What is worth the same to each entry that has it. @param {Documents} documents @returns {Scored} */
  scoreAlike(documents) {
    return { documents, scores: new Float32Array(documents.length).fill(this.idf(documents.length)) };
  }

  /** The inverse document frequency. @param {number} frequency in how many entries a stem stands */
  idf(frequency) {
    return single(Math.log(single(1 + single((this.entries - frequency + 0.5) / (frequency + 0.5)))));
  }
}

/**
 * By document number, what scores set against a frequency for the length of the entry.
 * @param {InvertedIndex} index @param {number} average
 */
function norms({ manifest, lengths }, average) {
  const [k1, b] = [single(manifest.k1), single(manifest.b)];
  return new Float32Array(lengths).map((length) => k1 * single(single(1 - b) + single(single(b * length) / average)));
}
