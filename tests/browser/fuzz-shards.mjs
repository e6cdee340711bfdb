// Damages the files of small indexes at random and asks the reader of the site: it answers, or says that it cannot; it never
// hangs, nothing is thrown that nobody catches, and what was lost on the way is found once it comes.
// `node fuzz-shards.mjs --count 100000 --seed 7`; `--from 123 --count 1` makes one again. `damaged.test.mjs` makes a few.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

import { answer, damaged, pick } from "./damage.mjs";
import { numbers } from "./generated.mjs";
import { readerOf, run } from "./native.mjs";
import { queries } from "./queries.mjs";

/** @typedef {{number: number, told: string, isDone: boolean, answered: number, refused: number, faults: string[]}} Outcome */
/** @typedef {{files: Map<string, string>, open: (base: string, options: any) => Promise<any>, asked: string[], whole: Map<string, string>}} Site */

const BANKS = ["trees/bank", "../sites/many-tongues", "../sites/findings"];
/** An answer that takes longer, in milliseconds, never comes. */
const PATIENCE = 5000;
const BASE = "https://example.org/search/";

/** A built site, with its files in memory, and what may be asked of it. @param {string} folder @returns {Promise<Site>} */
async function siteIn(folder) {
  const search = join(folder, "search");
  const { generation } = JSON.parse(readFileSync(join(search, "manifest.json"), "utf8"));
  const names = ["manifest.json", ...readdirSync(join(search, generation)).map((name) => `${generation}/${name}`)];
  const files = new Map(names.map((name) => [name, readFileSync(join(search, name), "utf8")]));
  const { entries } = JSON.parse(readFileSync(join(folder, "bank.json"), "utf8"));
  const runs = entries.flatMap((/** @type {any} */ entry) => [entry.title, entry.summary ?? ""]).filter(Boolean);
  const asked = queries(runs.join(" ").split(/\s+/), runs, 400).filter((query) => query.length < 2000);
  const { open } = await readerOf(folder);
  return { files, open, asked, whole: new Map() };
}

/** What is wrong with an answer, in words. @param {any} found @param {number} limit */
function wrongIn(found, limit) {
  if (!Number.isSafeInteger(found.total) || found.total < 0) return `a total of ${found.total}`;
  if (!Array.isArray(found.hits) || found.hits.length > limit) return "more hits than were asked for";
  if (typeof (found.suggestion ?? "") !== "string") return "a mend that is no text";
  const isText = (/** @type {any} */ span) => typeof span.text === "string";
  const odd = found.hits.find((/** @type {any} */ hit) => typeof hit.url !== "string" || ![...hit.titleSpans, ...hit.excerpt, ...(hit.passage?.spans ?? [])].every(isText));
  return odd ? `a hit that cannot be shown: ${JSON.stringify(odd)}` : "";
}

/** A question as pages ask it. @param {Site} site @param {() => number} random */
function question({ asked }, random) {
  const limit = pick(random, [7, 10, 1000]);
  const filters = random() < 0.3 ? { [pick(random, ["kind", "topics", "__proto__"])]: [pick(random, ["evidence", "staffing", "x"])] } : {};
  const facets = random() < 0.5 ? ["kind", "topics", "year"] : [];
  return { query: pick(random, asked), options: { limit, filters, facets, sort: pick(random, ["", "", "title", "date"]), language: pick(random, ["", "fr", "de", "xx"]) } };
}

/** Asks an index, and says what came of it. @param {Site} site @param {any} bank @param {ReturnType<typeof question>} asked @param {Outcome} outcome */
async function ask({ whole }, bank, { query, options }, outcome) {
  try {
    const found = await bank.search(query, options);
    outcome.answered += 1;
    const wrong = wrongIn(found, options.limit);
    if (wrong) outcome.faults.push(`${JSON.stringify([query, options])}: ${wrong}`);
    return JSON.stringify(found);
  } catch (error) {
    outcome.refused += 1;
    if (!(error instanceof Error)) outcome.faults.push(`${query}: what is thrown is no error: ${error}`);
    if (error instanceof RangeError && /call stack/.test(error.message)) outcome.faults.push(`${query}: ${error.stack}`);
    return whole.get("nothing") ?? "";
  }
}

/** Damages one index and asks it. @param {Site[]} sites @param {number} seed @param {number} number @param {(outcome: Outcome) => void} say */
async function tryOne(sites, seed, number, say) {
  const random = numbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b));
  const at = Math.floor(random() * sites.length);
  const site = sites[at];
  const { instead, told, isLost } = damaged(site.files, random);
  const questions = Array.from({ length: 3 }, () => question(site, random));
  /** @type {Outcome} */
  const outcome = { number, told: `${BANKS[at]}: ${told}: ${questions.map(({ query }) => JSON.stringify(query)).join(", ")}`, isDone: false, answered: 0, refused: 0, faults: [] };
  say(outcome);
  let isBroken = true;
  const fetch = async (/** @type {string} */ url) => {
    const name = url.slice(BASE.length);
    const text = site.files.get(name);
    const other = isBroken ? instead.get(name) : undefined;
    return other?.() ?? (text === undefined ? { ok: false, status: 404, text: async () => "" } : answer(text));
  };
  const bank = await site.open(BASE, { fetch }).catch((/** @type {any} */ error) => void (error instanceof Error ? (outcome.refused += 1) : outcome.faults.push(`not opened: ${error}`)));
  if (bank) for (const one of questions) await ask(site, bank, one, outcome);
  isBroken = false;
  if (bank && isLost) for (const one of questions) await isAsWhole(site, bank, one, outcome);
  if (Object.keys(Object.prototype).length) outcome.faults.push("every object has something more");
  return outcome;
}

/** Holds an index whose lost files are there again to one that never lacked them. @param {Site} site @param {any} bank @param {ReturnType<typeof question>} asked @param {Outcome} outcome */
async function isAsWhole(site, bank, asked, outcome) {
  const fetch = async (/** @type {string} */ url) => answer(site.files.get(url.slice(BASE.length)) ?? "");
  const whole = await site.open(BASE, { fetch });
  const [found, expected] = [await ask(site, bank, asked, outcome), await ask(site, whole, asked, outcome)];
  if (found !== expected) outcome.faults.push(`${asked.query}: what was lost and came is not taken`);
}

/** The half that may hang. */
async function work() {
  const { folders, seed, from, end } = workerData;
  const sites = await Promise.all(folders.map(siteIn));
  /** @type {string[]} */
  const unseen = [];
  process.on("unhandledRejection", (error) => unseen.push(`nobody catches: ${error instanceof Error ? error.stack : error}`));
  for (let number = from; number < end; number += 1) {
    const outcome = await tryOne(sites, seed, number, (begun) => parentPort?.postMessage(begun));
    await new Promise((done) => setImmediate(done));
    parentPort?.postMessage({ ...outcome, isDone: true, faults: [...outcome.faults, ...unseen.splice(0)] });
  }
}

/** Makes damages from one number on until the end, or until one that never ends or takes the worker down. @param {any} data @param {(outcome: Outcome) => void} take @returns {Promise<void>} */
function follow(data, take) {
  return new Promise((resolve) => {
    const worker = new Worker(import.meta.filename, { workerData: data });
    /** @type {Outcome | undefined} */
    let last;
    const stop = (/** @type {string} */ why) => {
      if (last && !last.isDone) take({ ...last, isDone: true, faults: [why] });
      last = undefined;
      void worker.terminate();
      resolve();
    };
    let watch = setTimeout(stop, 6 * PATIENCE, "no answer");
    worker.on("message", (/** @type {Outcome} */ outcome) => {
      clearTimeout(watch);
      watch = setTimeout(stop, PATIENCE, "no answer");
      last = outcome;
      if (outcome.isDone) take(outcome);
    });
    worker.on("error", (error) => stop(`thrown: ${error instanceof Error ? error.stack : error}`));
    worker.on("exit", (code) => (clearTimeout(watch), stop(`the worker ended (${code})`)));
  });
}

/** Makes damages, and says what came of them. @param {number} seed @param {number} from @param {number} count */
export async function fuzz(seed, from, count) {
  const scratch = mkdtempSync(join(tmpdir(), "sourcebook-"));
  const folders = BANKS.map((_, at) => join(scratch, String(at)));
  const start = performance.now();
  const figures = { runs: 0, answered: 0, refused: 0, seconds: 0, faults: /** @type {string[]} */ ([]) };
  try {
    for (const [at, bank] of BANKS.entries()) run(["build", "--root", join(import.meta.dirname, "..", bank.startsWith("..") ? bank.slice(3) : `browser/${bank}`), "--out", folders[at]]);
    const end = from + count;
    for (let next = from; next < end; ) {
      const before = next;
      await follow({ folders, seed, from: next, end }, ({ number, told, answered, refused, faults }) => {
        next = number + 1;
        figures.runs += 1;
        figures.answered += answered;
        figures.refused += refused;
        figures.faults.push(...faults.map((fault) => `--seed ${seed} --from ${number} --count 1\n  ${told}\n  ${fault}`));
      });
      if (next === before) throw new Error(`nothing came of number ${next}`);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return { ...figures, seconds: Math.round((performance.now() - start) / 1000) };
}

if (!isMainThread) await work();
else if (process.argv[1] === import.meta.filename) {
  const given = (/** @type {string} */ name, /** @type {number} */ other) => Number(process.argv[process.argv.indexOf(name) + 1 || Infinity] ?? other);
  const { runs, answered, refused, seconds, faults } = await fuzz(given("--seed", 1), given("--from", 0), given("--count", 2000));
  for (const fault of faults.slice(0, 20)) console.log(fault);
  console.log(`${runs} indexes damaged in ${seconds} s: ${answered} questions answered, ${refused} refused; faults: ${faults.length}`);
  process.exitCode = faults.length ? 1 : 0;
}
