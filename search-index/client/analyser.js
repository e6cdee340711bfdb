// From text to stems: what of an index's words is compared, and by which stemmer.

import { englishStem } from "./stem.en.js";
import { wordsOf } from "./words.js";

/** @import {Manifest} from "../shards.js" */
/** @import {Stemmer} from "../types.js" */

const LONGEST_WORD = 64;
/**
 * The stem of a folded word, stop word or not, by the name that manifests have for its stemmer; the word itself where this
 * is no other than that of English: `languages.js` has those.
 * @param {string} form @param {string | null} [stemmer]
 */
export function stem(form, stemmer = "english") {
  return stemmer === "english" ? englishStem(form) : form;
}

/** Cuts text as that of the index was cut. */
export class Analyser {
  /** @param {Manifest} manifest */
  constructor({ stemmer, stop }) {
    this.stemmer = stemmer;
    this.stop = new Set(stop.split(" "));
  }

  /** What of a folded word is compared, null where it is not searched. @param {string} form @returns {string | null} */
  stem(form) {
    // A text has as many units as characters at least, so most need not be counted.
    if (this.stop.has(form) || (form.length > LONGEST_WORD && [...form].length > LONGEST_WORD)) return null;
    return stem(form, this.stemmer) || null;
  }

  /** The words of a text; see `wordsOf`. @param {string} text @param {number} [offset] @param {Stemmer} [stem] */
  words(text, offset = 0, stem = (form) => this.stem(form)) {
    return wordsOf(text, stem, offset);
  }
}
