// What the reader in client/ takes and gives, and what its modules hand on to each other. Read by editors and by `tsc`;
// no browser loads it.

import type { Coverage } from "./client/coverage.js";
import type { InvertedIndex } from "./client/inverted-index.js";
import type { PageRow } from "./shards.js";

export interface Answer {
  ok: boolean;
  status: number;
  text: () => Promise<string>;
}

/** A piece of text, marked where a word was found. */
export interface Span {
  text: string;
  mark: boolean;
}

export interface Word {
  /** As it was written, folded. */
  form: string;
  /** What is compared; null for a stop word. */
  stem: string | null;
  start: number;
  end: number;
  /** Whether it is a piece of writing without spaces. */
  isPiece: boolean;
  /** Whether it is written in capitals, as an acronym is. */
  isCapital: boolean;
}

/** From a folded word to its stem, or to null where it is not compared. */
export type Stemmer = (form: string) => string | null;

/** Stems with their places, counted from the first. */
export type Phrase = [place: number, stem: string][];

/** The numbers of documents, ascending. */
export type Documents = ArrayLike<number> & Iterable<number>;

/** The documents that a stem or a phrase stands in, and by document how often. */
export interface PostingList {
  documents: Documents;
  frequencies: ArrayLike<number>;
}

/** Two stems as neighbours: where they are, and in how many documents each of them stands. */
export interface Pair {
  list: PostingList;
  among: number[];
}

/** The documents that a stem or a phrase stands in, and by document what that is worth. */
export interface Scored {
  documents: Documents;
  scores: ArrayLike<number>;
}

export interface Piece {
  isExcluded: boolean;
  words?: Word[];
  phrase?: Word[];
  /** Where what stands in the quotes of a phrase begins and ends. */
  inside?: [start: number, end: number];
  field?: string;
  value?: string;
}

export interface Query {
  text: string;
  pieces: Piece[];
  /** Whether the last word may go on. */
  isOpen: boolean;
}

/** What is asked for, before anything is known of what the bank has. */
export interface Question {
  text: string;
  loose: Word[];
  /** Phrases in quotes, with where they stand in the text. */
  quoted: { words: Word[]; inside: [start: number, end: number] }[];
  unwanted: Word[][];
  excludedValues: { field: string; value: string }[];
  /** By field, the values of which one must match. */
  filters: Map<string, Set<string>>;
  /** Whether there are words of which one must match. */
  hasWords: boolean;
  /** Among the keys of titles, those of stop words that are looked for all the same. */
  stopKeys: string[];
  /** The words that a title must have, and no others, to be the query itself. */
  titleWords: string[];
  /** The last word, if it may go on. */
  open: Word | undefined;
}

/** A word that matches nothing; or one that is likely a slip, though a document or two have it. */
export interface Mend {
  word: Word;
  isSlip: boolean;
  /** An index that reads the language in which it may be a slip, where the bank has several. */
  among?: InvertedIndex;
}

/** What is looked for. */
export interface Plan extends Question {
  /** Stems with their weights. */
  words: Map<string, number>;
  /** By key, synonyms of several stems. */
  phrases: Map<string, Phrase>;
  /** What stands for each loose word. */
  coverage: Coverage;
  /** Stems that the open word may be on the way to. */
  beginnings: string[];
  /** The open word, where there are such stems. */
  prefix: string;
  /** The documents of stop words that are looked for. */
  stopWords: Documents[];
  /** Phrases in quotes, each in the ways in which it may stand; none where it has only stop words. */
  ways: Phrase[][];
  /** Those of them that have such ways: one of each must match. */
  required: Phrase[][];
  excluded: Phrase[];
  /** Loose words that are to be mended. */
  mends: Mend[];
  /** The phrases in quotes that no document has. */
  unheld: string[];
  /** The query with those out of their quotes, or null. */
  loosened: string | null;
  /** The documents whose title is the query itself. */
  titled: Set<number>;
  /** The pages beside entries whose name is the query itself. */
  pages: PageRow[];
  /** Stems that are marked in what is shown. */
  marked: Set<string>;
  /** Of a bank of several languages: makes entries worth less that are in another than the reader's. */
  weigh?: (scores: Float32Array) => void;
  /** Of a bank of several languages: the index that reads that of an entry. */
  indexOf?: (number: number) => InvertedIndex;
}

export interface Options {
  /** How many hits; 10 unless given. */
  limit?: number;
  /** By field, the values of which one must match. */
  filters?: Record<string, string[]>;
  /** The fields whose values are to be counted. */
  facets?: string[];
  /** One of the manifest's `orders`; else the best come first. */
  sort?: string;
  /** The tag of the reader's language: entries in another are worth less. That of the bank unless given. */
  language?: string;
  /** `false` leaves words that the bank lacks as they are, and loads nothing for mending them. */
  suggest?: boolean;
  /** Takes the best hit as soon as it has come, before the others, and what is known of the answer by then. */
  onfirst?: (hit: Hit, facts: Facts) => void;
}

export interface Hit {
  id: string;
  /** From the root of the site, without a slash before it. */
  url: string;
  title: string;
  titleSpans: Span[];
  /** Of a page that is no entry, nothing. */
  kind: string;
  /** What sort of page it is, where it is no entry. */
  page?: string;
  score: number;
  /** 0 the very title, 1 words that were asked, 2 words that the last one begins. Comes before the score. */
  tier: number;
  excerpt: Span[];
  /** By scale, the strongest level that it or one of its findings has. */
  levels: Record<string, string>;
  /** By scale, every level with how often, the strongest first. */
  rated: Record<string, [code: string, count: number][]>;
  /** By vocabulary, the terms that it is filed under. */
  terms: Record<string, string[]>;
  /** What a reader must know before they open it, or nothing. */
  note: string;
  /** Whether it lacks one of the words that are asked and that the bank has. */
  isPartial: boolean;
  /** What of the entry answers better than its excerpt; of the first hits only. */
  passage: Passage | null;
}

/** A finding, or how a section begins. */
export interface Passage {
  /** Where on the page of the entry, without a `#`. */
  anchor: string;
  spans: Span[];
  /** Of a finding that is rated, the scale and its code. */
  scale: string;
  code: string;
}

/** What is known of an answer before its hits have come. */
export interface Facts {
  /** How many entries hold all words that are asked and that the bank has; null where that tells none apart. */
  whole: number | null;
  /** The phrases in quotes that no entry has. */
  unheld: string[];
  /** The query with those out of their quotes, so that their words are looked for; or null. */
  loosened: string | null;
  /** Whether a word matched nothing, or so little that it may be a slip. */
  isUnknown: boolean;
}

export interface Result extends Facts {
  total: number;
  hits: Hit[];
  /** By field and value, how many entries; of the fields that were asked for. */
  facets: Record<string, Record<string, number>>;
  /** What those values are called, and those that are filtered by. */
  labels: Record<string, Record<string, string>>;
  /** The whole query with the words mended that the bank lacks, or null. */
  suggestion: string | null;
  /** Whether there are only words that are everywhere. */
  isCommon: boolean;
}
