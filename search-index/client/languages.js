// A query in all languages of a bank: it is read in each as if the bank were in that alone, and what is found by any of
// the readings answers it. See "Languages" in README.md.

import { Bits } from "./bits.js";
import { Spoken } from "./tongues.js";

/** @import {InvertedIndex} from "./inverted-index.js" */
/** @import {View} from "./tongues.js" */
/** @import {Mend, Phrase, Plan, Word} from "../types.js" */

const MOST_MENDED = 8;

/** @typedef {View & {plan: Plan}} Reading a query in one language */

/** What is known of the languages of an index. @type {WeakMap<InvertedIndex, Promise<{spoken: Spoken, views: View[]}>>} */
const known = new WeakMap();

/** @param {InvertedIndex} index */
async function spokenIn(index) {
  const spoken = new Spoken(index);
  return { spoken, views: await spoken.views(index) };
}

/**
 * The plan of a query in all languages, for a reader of one.
 * @param {InvertedIndex} index @param {(index: InvertedIndex) => Promise<Plan>} read @param {string} language
 * @returns {Promise<Plan>}
 */
export async function planIn(index, read, language) {
  let found = known.get(index);
  if (!found) known.set(index, (found = spokenIn(index)));
  // What did not load is asked for again.
  found.catch(() => known.delete(index));
  const { spoken, views } = await found;
  const readings = await Promise.all(views.map(async ({ mark, view }) => ({ mark, view, plan: await read(view) })));
  const place = spoken.place(language);
  const { mark } = spoken.rows[place];
  const reader = /** @type {Reading} */ (readings.find((reading) => reading.mark === mark));
  return {
    ...(await joinedPlan(index, readings, reader.plan, spoken)),
    weigh: (scores) => spoken.places.forEach((other, number) => (scores[number] *= other === place ? 1 : spoken.weight)),
    indexOf: (number) => /** @type {Reading} */ (readings.find(({ mark }) => mark === spoken.rows[spoken.places[number]].mark)).view,
  };
}


/**
 * Joins readings. Where they disagree, the reader's language decides.
 * @param {InvertedIndex} index @param {Reading[]} readings @param {Plan} reader @param {Spoken} spoken @returns {Promise<Plan>}
 */
async function joinedPlan(index, readings, reader, spoken) {
  const plans = readings.map(({ plan }) => plan);
  const stopped = leaveOutStopped(plans, reader);
  const own = (/** @type {Iterable<string>} */ stems, /** @type {string} */ mark) => [...stems].filter((stem) => (/#.*/.exec(stem)?.[0] ?? "") === mark);
  const beginnings = readings.flatMap(({ plan, mark }) => own(plan.beginnings, mark));
  // Whoever looks for `thé` does not look for `the`.
  const keys = [...new Set(plans.flatMap((plan) => plan.stopKeys.filter((key) => plan === reader || key.startsWith("=="))))];
  const codes = await Promise.all(keys.map((key) => index.dictionary.look("titles", key)));
  return {
    ...reader,
    words: new Map(plans.flatMap(({ words }) => [...words])),
    phrases: new Map(plans.flatMap(({ phrases }) => [...phrases])),
    coverage: coverageOf(readings, reader, stopped, spoken),
    beginnings,
    prefix: beginnings.length ? (plans.find(({ prefix }) => prefix)?.prefix ?? "") : "",
    stopWords: codes.flatMap((code) => (code ? [new Bits(code).documents()] : [])),
    required: waysIn(plans, reader).filter((ways) => ways.length),
    excluded: plans.flatMap(({ excluded }) => excluded),
    mends: mendsIn(readings, reader),
    ...unheldBy(plans, reader),
    titled: new Set(plans.flatMap(({ titled }) => [...titled])),
    pages: plans[0].pages,
    marked: new Set(readings.flatMap(({ plan, mark }) => own(plan.marked, mark))),
  };
}

/**
 * Leaves out the stop words of the reader's language that are not looked for by their keys: `but` is *goal* in French, and
 * everywhere. Gives back their places.
 * @param {Plan[]} plans @param {Plan} reader
 */
function leaveOutStopped(plans, reader) {
  const places = [...reader.loose.keys()].filter((at) => {
    const { stem, form } = reader.loose[at];
    return stem === null && !reader.stopKeys.includes(`==${form}`);
  });
  for (const { words, marked, loose } of plans) {
    for (const at of places) for (const stems of [words, marked]) stems.delete(loose[at].stem ?? "");
  }
  return new Set(places);
}

/**
 * What stands for each loose word in any language. A stop word of a language is held by all entries in it.
 * @param {Reading[]} readings @param {Plan} reader @param {Set<number>} stopped @param {Spoken} spoken
 */
function coverageOf(readings, reader, stopped, spoken) {
  /** @type {import("./coverage.js").Coverage} */
  const coverage = Object.create(reader.coverage);
  coverage.keys = new Map();
  for (const [at, word] of reader.loose.entries()) {
    const keys = readings.flatMap(({ plan }) => [...(plan.coverage.keys.get(plan.loose[at]) ?? [])]);
    if (!keys.length || stopped.has(at)) continue;
    const all = readings.filter(({ plan }) => plan.loose[at].stem === null).map(({ mark }) => `=${mark}`);
    for (const key of [...keys, ...all]) coverage.add(word, key);
  }
  coverage.whole = (lists, entries) => {
    const all = readings.map(({ mark }) => /** @type {const} */ ([`=${mark}`, spoken.documents(mark)]));
    return reader.coverage.whole.call(coverage, new Map([...lists, ...all]), entries);
  };
  return coverage;
}

/** The ways of each phrase in quotes that has words in the reader's language. @param {Plan[]} plans @param {Plan} reader @returns {Phrase[][]} */
function waysIn(plans, reader) {
  return reader.ways.map((ways, at) => (ways.length ? plans.flatMap((plan) => plan.ways[at]) : []));
}

/** The phrases in quotes that no entry has in any language, and the query with those out of their quotes. @param {Plan[]} plans @param {Plan} reader */
function unheldBy(plans, reader) {
  const { text, quoted, ways } = reader;
  const said = (/** @type {Plan["quoted"][0]} */ { inside: [start, end] }) => text.slice(start, end).trim();
  const isUnheld = (/** @type {Plan} */ plan, /** @type {number} */ at) => !plan.ways[at].length || plan.unheld.includes(said(quoted[at]));
  const unheld = quoted.filter((_, at) => ways[at].length && plans.every((plan) => isUnheld(plan, at)));
  const loosened = [...unheld].reverse().reduce((rest, { inside: [start, end] }) =>
    rest.slice(0, start - 1) + text.slice(start, end) + rest.slice(end + 1), text);
  return { unheld: unheld.map(said), loosened: unheld.length ? loosened : null };
}

/**
 * The words that are to be mended: those that are in every language in which they are searched, the reader's among them.
 * @param {Reading[]} readings @param {Plan} reader @returns {Mend[]}
 */
function mendsIn(readings, reader) {
  const isSearched = (/** @type {Word} */ { stem, isPiece }) => stem !== null && !isPiece;
  const found = reader.loose.flatMap((word, at) => {
    const searching = readings.filter(({ plan }) => isSearched(plan.loose[at]));
    const mends = searching.map(({ plan, view }) => ({ among: view, ...plan.mends.find(({ word }) => word === plan.loose[at]) }));
    if (!isSearched(word) || mends.some((mend) => !mend.word)) return [];
    return [/** @type {Mend} */ (mends.find(({ isSlip }) => isSlip) ?? { word, isSlip: false })];
  });
  return found.slice(0, MOST_MENDED);
}
