// The two halves of search: `sourcebook search`, which is tantivy, and the reader of a built site over its files.

import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";

const repository = join(import.meta.dirname, "../..");
export const program = process.env.SOURCEBOOK ?? join(repository, "target/debug/sourcebook");
/** The example that stems words as the index does. */
export const stems = process.env.STEMS ?? join(repository, "target/debug/examples/stems");

/** The shipped bank: its own folder is the repository. */
export const shipped = repository;

/** @param {string[]} args @param {string} [input] */
export function run(args, input) {
  const done = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`sourcebook ${args.join(" ")}: ${done.error ?? done.stderr}`);
  return done.stdout;
}

/** What tantivy finds. @param {string} root @param {string[]} queries @param {string[]} [filters] @param {string} [sort] @param {string} [language] @returns {Promise<any[]>} */
export function native(root, queries, filters = [], sort = "", language = "") {
  const args = ["search", "-", "--root", root, ...filters.flatMap((filter) => ["--filter", filter]), ...(sort ? ["--sort", sort] : []), ...(language ? ["--lang", language] : [])];
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 1 << 30 }, (error, found) => {
      if (error) reject(error);
      else resolve(found.trimEnd().split("\n").map((line) => JSON.parse(line)));
    });
    child.stdin?.end(`${queries.join("\n")}\n`);
  });
}

/** Reads files as a browser would. @param {string} url */
export async function fromDisk(url) {
  try {
    const text = readFileSync(new URL(url), "utf8");
    return { ok: true, status: 200, text: async () => text };
  } catch {
    return { ok: false, status: 404, text: async () => "" };
  }
}

/** @typedef {typeof import("../../search-index/client/index.js")} Reader */

const addressOf = (/** @type {string} */ site) => pathToFileURL(`${site}/`).href;

/** The modules of each reader that has been loaded, by what they hold. @type {Map<string, string>} */
const folders = new Map();
process.once("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A module and those that it loads, in a folder of their own: Node.js goes by a package.json for what a file is, and sites have none. @param {Record<string, string>} files @returns {Promise<Reader>} */
async function moduleOf(files) {
  const print = JSON.stringify(files);
  const folder = folders.get(print) ?? mkdtempSync(join(tmpdir(), "sourcebook-reader-"));
  if (!folders.has(print)) {
    for (const [name, text] of Object.entries({ ...files, "package.json": '{"type": "module"}' })) writeFileSync(join(folder, name), text);
    folders.set(print, folder);
  }
  return import(pathToFileURL(join(folder, "client.js")).href);
}

/**
 * The reader that the build put into a site: its module, or its classic script, which gets a window of its own with no
 * more than it needs.
 * @param {string} address of the site @param {"module" | "classic"} [form] @returns {Promise<Reader>}
 */
async function readerAt(address, form = "module") {
  const load = async (/** @type {string} */ name) => (await (address.startsWith("file:") ? fromDisk : fetch)(new URL(`search/${name}`, address).href)).text();
  if (form === "module") {
    const files = ["client.js", "languages.js", "spelling.js", "stem.de.js", "stem.es.js", "stem.fr.js"];
    return moduleOf(Object.fromEntries(await Promise.all(files.map(async (file) => [file, await load(file)]))));
  }
  const filename = new URL("search/client.classic.js", address).href;
  const script = await load("client.classic.js");
  const window = createContext({ URL, setTimeout });
  runInContext(script, window, { filename });
  return window.sourcebookSearch;
}

/** The reader of a built site. @param {string} site @param {"module" | "classic"} [form] */
export const readerOf = (site, form) => readerAt(addressOf(site), form);

/** The index of a site at an address, by its own reader. @param {string} address @param {(url: string) => Promise<any>} [load] @param {"module" | "classic"} [form] */
export async function openAt(address, load = fetch, form = "module") {
  const { open } = await readerAt(address, form);
  return open(new URL("search/", address), { fetch: load });
}

/** The index of a built site, by its own reader. @param {string} site @param {(url: string) => Promise<any>} [load] @param {"module" | "classic"} [form] */
export const openSite = (site, load = fromDisk, form = "module") => openAt(addressOf(site), load, form);

/** To five digits, as the two must agree. @param {number | undefined} score */
export const five = (score) => score?.toPrecision(5);

/** Where the two differ, in words; nothing where they agree. Entries of equal scores may stand in any order. @param {any} one @param {any} other */
export function difference(one, other) {
  const scores = (/** @type {any} */ found) => found.hits.map((/** @type {any} */ hit) => five(hit.score)).join(" ");
  const isElsewhere = (/** @type {any} */ hit, /** @type {number} */ at) =>
    hit.id !== other.hits[at]?.id && five(hit.score) !== five(other.hits[at]?.score);
  const shown = (/** @type {any} */ found) => `${found.total} ${found.hits.map((/** @type {any} */ hit) => hit.id)} ${scores(found)} ${found.suggestion} ${found.loosened} ${found.unheld}`;
  const isSaid = one.loosened === other.loosened && one.unheld.join("|") === other.unheld.join("|");
  const isSame = isSaid && one.total === other.total && one.suggestion === other.suggestion && scores(one) === scores(other);
  return isSame && !one.hits.some(isElsewhere) ? "" : `\n  tantivy: ${shown(one)}\n  browser: ${shown(other)}`;
}
