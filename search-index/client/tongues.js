// What the languages of a bank do to words, and which of them each entry is in. See "Languages" in README.md.

import { stem } from "./analyser.js";
import { Bits } from "./bits.js";

/** @import {Analyser} from "./analyser.js" */
/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {Language} from "../shards.js" */

/**
 * The stemmers that are loaded where a bank has their languages, by the names that manifests have for them. Another
 * language is one more line, and a `stem.LANGUAGE.js` that cuts as the index's stemmer does.
 * @type {Record<string, () => Promise<(form: string) => string>>}
 */
const LATER_STEMMERS = {
  german: async () => (await import("./stem.de.js")).germanStem,
  spanish: async () => (await import("./stem.es.js")).spanishStem,
  french: async () => (await import("./stem.fr.js")).frenchStem,
};

/** Short words of French that lose their vowel before another. */
const ELIDED = /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=.)/su;
/** Endings that the stemmers know by their accents, with these. @type {Record<string, [ending: RegExp, by: string][]>} */
const ACCENTED = {
  french: [[/ee(s?)$/, "ée$1"], [/iere(s?)$/, "ière$1"]],
  spanish: [[/logia(s?)$/, "logía$1"]],
};

/** A folded word without one that is joined to its start. @param {string} form @param {string | null} stemmer */
const unjoined = (form, stemmer) => (stemmer === "french" ? form.replace(ELIDED, "") : form);

/**
 * From folded words to their stems, stop words or not, by the name that manifests have for a stemmer.
 * @param {string | null} stemmer @returns {Promise<(form: string) => string>}
 */
export async function stemmerOf(stemmer) {
  const cut = await (stemmer && Object.hasOwn(LATER_STEMMERS, stemmer) ? LATER_STEMMERS[stemmer]() : (/** @type {string} */ form) => stem(form, stemmer));
  const accents = ACCENTED[stemmer ?? ""] ?? [];
  return (form) => {
    const bare = unjoined(form, stemmer);
    const accented = accents.reduce((text, [ending, by]) => text.replace(ending, by), bare);
    const found = cut(accented);
    return accented === bare ? found : found.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  };
}

/** @typedef {{mark: string, view: InvertedIndex}} View an index that reads queries and texts in one language, and the mark of its stems */

/** @param {InvertedIndex} index @param {Language} language @returns {Promise<View>} */
async function viewOf(index, { stemmer, stop, endings, mark }) {
  const cut = await stemmerOf(stemmer);
  const stopped = new Set(stop.split(" "));
  /** @type {Analyser} */
  const analyser = Object.create(index.analyser);
  const isSearched = { has: (/** @type {string} */ form) => stopped.has(unjoined(form, stemmer)) };
  // What is too long or stopped the analyser says by itself.
  Object.assign(analyser, { stemmer: null, stop: isSearched });
  const { stem: plain } = index.analyser;
  analyser.stem = (form) => {
    const found = plain.call(analyser, form) === null ? "" : cut(form);
    return found ? found + mark : null;
  };
  /** @type {InvertedIndex} */
  const view = Object.create(index, { analyser: { value: analyser }, manifest: { value: { ...index.manifest, endings } } });
  return { mark, view };
}

/** The languages of a bank, and by document which of them it is in. */
export class Spoken {
  /** @param {InvertedIndex} index */
  constructor({ manifest }) {
    const { stemmer, stop, endings, entries, languages } = manifest;
    const { own = "", weight = 1, others = [] } = languages ?? {};
    /** The bank's own first. @type {Language[]} */
    this.rows = [{ language: own, stemmer, stop, endings, mark: "", entries: "" }, ...others];
    this.weight = Math.fround(weight);
    this.places = new Uint16Array(entries);
    for (const [at, { entries }] of others.entries()) for (const number of new Bits(entries).documents()) this.places[number] = at + 1;
  }

  /** Indexes that read each language, the bank's own first; several languages may be read alike. @param {InvertedIndex} index */
  async views(index) {
    const rows = [...new Map(this.rows.map((row) => [row.mark, row])).values()];
    return Promise.all(rows.sort((a, b) => (a.mark < b.mark ? -1 : 1)).map((row) => viewOf(index, row.mark ? row : this.rows[0])));
  }

  /** The place of a reader's language; that of the bank's own where it has no other. @param {string} tag */
  place(tag) {
    const name = tag.split("-")[0].toLowerCase();
    return Math.max(0, this.rows.findIndex(({ language }) => language === name));
  }

  /** The documents that are read alike. @param {string} mark */
  documents(mark) {
    return [...this.places.keys()].filter((number) => this.rows[this.places[number]].mark === mark);
  }
}
