// Times builds beside other generators, which take turns in one run: node benches/beside.mjs ENTRIES...
//
// HUGO names a Hugo; what is not named is left out. Each builds the same entries from nothing, in memory where the machine
// has /dev/shm, once uncounted and then RUNS times (5). Printed are medians: seconds, CPU seconds (of the program and the
// system for it), the highest memory in MiB, files and bytes; and how many times as long Sourcebook takes as the other.
// Hugo makes plain pages of them, without what a page here has besides its text: see benches/hugo.
//
// Then how time and memory an entry grow with the entries, and, of the smallest bank, what limits each stage: reading its
// files with `cat`, and copying its site with `cp -r`.
// Needs a release build (or the program that SOURCEBOOK names) and the `time` of Debian.

import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { write } from "./bank.mjs";

const repository = join(import.meta.dirname, "..");
const sourcebook = process.env.SOURCEBOOK ?? join(repository, "target/release/sourcebook");
const RUNS = Number(process.env.RUNS ?? 5);
const work = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "sourcebook-"));
process.on("exit", () => rmSync(work, { recursive: true }));

/** @typedef {{seconds: number, cpu: number, memory: number}} Cost */
/** @typedef {{name: string, command: string[], from: string, out: string}} Maker */

/** What a command costs. @param {string[]} command @param {string} folder @returns {Cost} */
function cost(command, folder) {
  const said = join(work, "cost");
  const { status, stderr } = spawnSync("/usr/bin/time", ["-o", said, "-f", "%e %U %S %M", ...command], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr.slice(-2000)}`);
  const [seconds, user, system, kibibytes] = readFileSync(said, "utf8").trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return { seconds, cpu: user + system, memory: kibibytes / 1024 };
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param {Cost[]} costs @returns {Cost} */
const middle = (costs) => ({ seconds: median(costs.map((one) => one.seconds)), cpu: median(costs.map((one) => one.cpu)), memory: median(costs.map((one) => one.memory)) });

/** A text of a bank in the Markdown of Hugo: links and citations lead to the same pages. @param {string} text @param {Map<string, string>} paths */
const forHugo = (text, paths) =>
  text
    .replace(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g, (_, id, words) => `[${words ?? id}](/${paths.get(id)})`)
    .replace(/\[@([^\]]+)\]/g, (_, id) => `[${id}](/${paths.get(id)})`)
    .replace("published: ", "date: ")
    // What Hugo calls a summary is worked out of the text, which takes it half of its time.
    .replace("summary: ", "description: ");

/** The same bank for Hugo. @param {string} bank @param {string} folder */
function writeHugo(bank, folder) {
  cpSync(join(import.meta.dirname, "hugo"), folder, { recursive: true });
  const content = join(bank, "content");
  const files = readdirSync(content, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
  const paths = new Map(files.map((path) => [path.replace(/^.*\/|\.md$/g, ""), path]));
  for (const path of files) {
    mkdirSync(dirname(join(folder, "content", path)), { recursive: true });
    writeFileSync(join(folder, "content", path), forHugo(readFileSync(join(content, path), "utf8"), paths));
  }
}

/** How many files a site has, and how many MB. @param {string} folder */
function size(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { files: files.length, megabytes: files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6 };
}

/** Those that build a bank of this many entries. @param {number} entries @returns {Maker[]} */
function makers(entries) {
  const folder = join(work, String(entries));
  const [whole, bare] = [join(folder, "whole"), join(folder, "bare")];
  write(whole, entries);
  cpSync(whole, bare, { recursive: true });
  appendFileSync(join(bare, "bank.yaml"), "search: false\n");
  const out = join(folder, "site");
  const found = [
    { name: "sourcebook", command: [sourcebook, "build", "--out", out], from: whole, out },
    { name: "sourcebook, without search", command: [sourcebook, "build", "--out", out], from: bare, out },
  ];
  if (process.env.HUGO) {
    const from = join(folder, "hugo");
    writeHugo(whole, from);
    found.push({ name: "hugo", command: [process.env.HUGO, "build", "--quiet", "--destination", out], from, out });
  }
  return found;
}

/** @param {(string | number)[]} row */
const line = (row) => console.log(row.map((cell, at) => (at ? String(cell).padStart(10) : String(cell).padEnd(28))).join(""));

/** @param {number} value */
const short = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Builds a bank by all, in turns. @param {number} entries */
function beside(entries) {
  const all = makers(entries);
  /** @type {Map<string, Cost[]>} */
  const costs = new Map(all.map((maker) => [maker.name, []]));
  /** @type {Map<string, ReturnType<typeof size>>} */
  const sizes = new Map();
  for (let run = 0; run <= RUNS; run += 1) {
    for (const { name, command, from, out } of all) {
      rmSync(out, { recursive: true, force: true });
      const once = cost(command, from);
      if (run > 0) costs.get(name)?.push(once);
      else sizes.set(name, size(out));
    }
  }
  console.log(`\n== ${entries} entries, medians of ${RUNS}, on ${cpus().length} × ${cpus()[0].model}`);
  line(["", "seconds", "CPU s", "MiB", "files", "MB"]);
  const medians = new Map(all.map(({ name }) => [name, middle(costs.get(name) ?? [])]));
  for (const [name, found] of medians) {
    const written = sizes.get(name);
    line([name, short(found.seconds), short(found.cpu), short(found.memory), written?.files ?? "", short(written?.megabytes ?? 0)]);
  }
  for (const other of [...medians.keys()].filter((name) => !name.startsWith("sourcebook"))) {
    for (const own of [...medians.keys()].filter((name) => name.startsWith("sourcebook"))) {
      const [ours, theirs] = [medians.get(own), medians.get(other)];
      if (ours && theirs) line([`${own} / ${other}`, short(ours.seconds / theirs.seconds), short(ours.cpu / theirs.cpu), short(ours.memory / theirs.memory)]);
    }
  }
  return { entries, cost: /** @type {Cost} */ (medians.get("sourcebook")) };
}

const grown = process.argv.slice(2).map(Number).map(beside);
console.log("\n== growth, with search");
line(["entries", "ms each", "CPU ms", "KiB each"]);
for (const { entries, cost: { seconds, cpu, memory } } of grown) line([entries, short((seconds * 1000) / entries), short((cpu * 1000) / entries), short((memory * 1024) / entries)]);

const [first] = grown;
if (first) {
  const folder = join(work, String(first.entries));
  const site = join(folder, "site");
  rmSync(site, { recursive: true, force: true });
  cost([sourcebook, "build", "--out", site], join(folder, "whole"));
  console.log(`\n== limits at ${first.entries} entries, CPU seconds`);
  const limit = (/** @type {string[]} */ command) => middle(Array.from({ length: RUNS }, () => cost(command, folder))).cpu;
  line(["reading: cat", short(limit(["sh", "-c", "find whole/content -type f -exec cat {} + >/dev/null"]))]);
  line(["writing: cp -r", short(limit(["sh", "-c", "rm -rf copy; cp -r site copy"]))]);
  console.log(spawnSync(sourcebook, ["build", "--out", join(folder, "again"), "--timings"], { cwd: join(folder, "whole"), encoding: "utf8" }).stderr);
}
