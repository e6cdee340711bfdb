// How many of the words that are asked an entry holds, each as it is or as something that stands for it.

import { LONG } from "./question.js";

/** @import {Documents, Word} from "../types.js" */

/** By loose word, what stands for it, by the keys of stems and phrases. */
export class Coverage {
  constructor() {
    /** @type {Map<Word, Set<string>>} */
    this.keys = new Map();
  }

  /** @param {Word} word @param {string} key a stem, or the stems of a phrase with spaces between */
  add(word, key) {
    this.keys.set(word, (this.keys.get(word) ?? new Set()).add(key));
  }

  /**
   * Marks of the entries that hold all words; null where there is but one word, or so many that hardly any does.
   * @param {Map<string, Documents>} lists by key @param {number} entries
   */
  whole(lists, entries) {
    const { size } = this.keys;
    if (size < 2 || size > LONG) return null;
    const held = new Uint8Array(entries);
    for (const keys of this.keys.values()) {
      const documents = new Set(Array.from(keys, (key) => Array.from(lists.get(key) ?? [])).flat());
      for (const number of documents) held[number] += 1;
    }
    return held.map((count) => +(count === size));
  }
}
