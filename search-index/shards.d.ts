// The files of an index as types: what README.md specifies under "Files". A change to the format shows here, in every
// module that reads it. Read by editors and by `tsc`; no browser loads it.

/** manifest.json */
export interface Manifest {
  format: 6;
  /** The folder of the shards. */
  generation: string;
  entries: number;
  tokens: number;
  k1: number;
  b: number;
  lengths: [length: number, count: number][];
  stemmer: string | null;
  /** Stop words, spaces between. */
  stop: string;
  /** Endings for completion, spaces between. */
  endings: string;
  /** Of a bank that has several, or one whose stemmer is no part of what is loaded first. */
  languages?: Languages;
  weights: { synonym: number; prefix: number };
  fields: Record<string, { label: string; values: number }>;
  /** Of kinds that are worth less: the weight, and the code of their entries. */
  lighter: [weight: number, entries: string][];
  kinds: Record<string, { label: string; url: string; icon: string; colour: string }>;
  scales: Record<string, { label: string; levels: Record<string, string>; findings: boolean }>;
  entriesPerShard: number;
  /** The first group of each shard of forms. */
  forms: string[];
  orders: string[];
  separators: string[];
}

/** The languages of a bank by their tags up to the first hyphen, in small letters. */
export interface Languages {
  own: string;
  /** What the scores of entries are multiplied by that are in another than the reader's. */
  weight: number;
  others: Language[];
}

/** A language beside the bank's own. */
export interface Language {
  language: string;
  stemmer: string | null;
  stop: string;
  endings: string;
  /** What stands behind its stems. */
  mark: string;
  /** The code of the documents that are in it. */
  entries: string;
}

/** What stands under a key, by the part of a shard that the key is in. */
export interface Keyed {
  /** By `:FIELD:VALUE`. */
  values: ValueRow;
  /** By the key of a title, the code of the documents that have it. */
  titles: string;
  synonyms: string[];
  /** By the stem of a word, what else the bank writes for it. */
  apart: TwoRow[];
  /** By the key of a name, the pages beside entries that are called so. */
  pages: PageRow[];
  /** By letters, the stems that they begin, spaces between. */
  heads: string;
}

/** The parts of a shard that are objects. */
export type KeyedParts = { [P in keyof Keyed]?: Record<string, Keyed[P]> };

/** wN.json. Parts that would be empty are left out. */
export interface TermShard extends KeyedParts {
  /** Stems, front-coded. */
  words?: string;
  /** The codes of their posting lists, spaces between. */
  lists?: string;
}

/** A value of a facet: the code of the documents that have it, and how it is written and shown. */
export type ValueRow = [documents: string, code: string, label: string];

/** Two stems with a space between, the code of their postings as neighbours, and in how many entries each stands. */
export type TwoRow = [stems: string, postings: string, first: number, second: number];

/** A page that is no entry: its folder, and what is shown of it. */
export type PageRow = [url: string, title: string, label: string, excerpt: string];

/** pN.json: by stem of `wN.json`, the code of its positions, spaces between. */
export type PositionShard = string;

/** eN.json */
export type EntryShard = EntryRow[];

/** An entry as results show it. Empty parts at the end are left out. */
export type EntryRow = [
  id: string,
  title: string,
  kind: string,
  excerpt?: string,
  levels?: Record<string, [code: string, count: number][]>,
  terms?: Record<string, string[]>,
  note?: string,
];

/** fN.json: by group, words as they are written, front-coded, and for each a digit that says how common it is. */
export type FormShard = Record<string, [forms: string, counts: string]>;

/** oN.json and ids.json: by document, its place in an order. */
export type Ranks = number[];

/** A passage of an entry: where on its page, and what it says; of a finding that is rated, the scale and its code too. */
export type PassageRow = [anchor: string, text: string, scale?: string, code?: string];

/** sN.json: the passages of the entries of eN.json. */
export type PassageShard = PassageRow[][];
