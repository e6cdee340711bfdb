// The files of an index: how they come, and the type that each has by its name. What they hold is in shards.d.ts.

/** @import {Answer} from "../types.js" */
/** @import {EntryShard, FormShard, Manifest, PassageShard, PositionShard, Ranks, TermShard} from "../shards.js" */

const FORMAT = 6;

/** The files in a folder. Each is loaded once; one that failed, again when it is next asked for. */
export class Files {
  /** @param {URL | string} base @param {(url: string) => Promise<Answer>} load */
  constructor(base, load) {
    this.base = base;
    this.load = load;
    /** @type {Map<string, Promise<unknown>>} */
    this.known = new Map();
  }

  /** @template T @param {string} name @returns {Promise<T>} */
  read(name) {
    let file = this.known.get(name);
    if (!file) {
      file = this.fetch(name).catch((error) => {
        this.known.delete(name);
        throw error;
      });
      this.known.set(name, file);
    }
    // What a file holds goes by its name; a broken one shows where it is read.
    return /** @type {Promise<T>} */ (file);
  }

  /** @param {string} name @returns {Promise<unknown>} */
  async fetch(name) {
    const answer = await this.load(new URL(name, this.base).href);
    if (!answer.ok) throw new Error(`A part of the index did not load (${answer.status}).`);
    return JSON.parse(await answer.text());
  }

  /** The manifest, refused where it is of a format that this reader does not know. @returns {Promise<Manifest>} */
  async manifest() {
    /** @type {Manifest | null} */
    const manifest = await this.read("manifest.json");
    if (manifest?.format !== FORMAT) throw new Error(`This index has format ${manifest?.format}, not ${FORMAT}.`);
    return manifest;
  }
}

/** The shards that a manifest speaks of. */
export class Shards {
  /** @param {Files} files @param {string} generation */
  constructor(files, generation) {
    this.files = files;
    this.generation = generation;
  }

  /** @template T @param {string} name @returns {Promise<T>} */
  read(name) {
    return this.files.read(`${this.generation}/${name}.json`);
  }

  /** @param {number} number @returns {Promise<TermShard>} */
  terms(number) {
    return this.read(`w${number}`);
  }

  /** @param {number} number @returns {Promise<PositionShard>} */
  positions(number) {
    return this.read(`p${number}`);
  }

  /** @param {number} number @returns {Promise<EntryShard>} */
  entries(number) {
    return this.read(`e${number}`);
  }

  /** @param {number} number @returns {Promise<PassageShard>} */
  passages(number) {
    return this.read(`s${number}`);
  }

  /** @param {number} number @returns {Promise<FormShard>} */
  forms(number) {
    return this.read(`f${number}`);
  }

  /** @param {number} order @returns {Promise<Ranks>} */
  order(order) {
    return this.read(`o${order}`);
  }

  /** @returns {Promise<Ranks>} */
  ids() {
    return this.read("ids");
  }
}
