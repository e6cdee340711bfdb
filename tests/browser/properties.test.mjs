// A site follows from its bank and its day alone: not from threads, the order of a folder, languages and zones of the machine,
// where the bank lies and how it is named, the times of files, or what was built there before.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { after, test } from "node:test";

import { program } from "./native.mjs";

const scratch = mkdtempSync(join(tmpdir(), "sourcebook-"));
after(() => rmSync(scratch, { recursive: true }));

/** The files below a folder by their paths, in order. @param {string} folder */
const filesIn = (folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile()).sort();

/** @param {string} folder */
const bytesIn = (folder) => new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path)).toString("latin1")]));

/** Builds a bank. @param {string} root @param {string} out @param {{env?: Record<string, string>, cwd?: string, jobs?: string}} [how] */
function build(root, out, { env = {}, cwd = scratch, jobs = "2" } = {}) {
  const done = spawnSync(program, ["build", "--root", root, "--out", out, "--jobs", jobs], { cwd, encoding: "utf8", env: { ...process.env, SOURCE_DATE_EPOCH: "1795305600", ...env } });
  assert.equal(done.status, 0, `${root}: ${done.error ?? done.stderr}`);
}

/** Copies a bank file by file, the last first, with other times. @param {string} from @param {string} to */
function copyBackwards(from, to) {
  for (const path of filesIn(from).reverse()) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(from, path), join(to, path));
    utimesSync(join(to, path), 1e9, 1e9);
  }
}

let other = 0;
/** @param {string} bank @param {string} expected the site as it is to be @param {string} name @param {string} root @param {Parameters<typeof build>[2]} [how] @param {string} [out] */
function holds(bank, expected, name, root, how, out = join(scratch, `site-${(other += 1)}`)) {
  build(root, out, how);
  const [found, wanted] = [bytesIn(out), bytesIn(expected)];
  assert.deepEqual([...found.keys()], [...wanted.keys()], `${bank}, ${name}`);
  const differ = [...wanted].filter(([path, bytes]) => found.get(path) !== bytes).map(([path]) => path);
  assert.deepEqual(differ, [], `${bank}, ${name}`);
}

for (const bank of ["findings", "many-tongues"]) {
  test(`${bank} gives the same bytes wherever and however it is built`, () => {
    const root = join(scratch, bank);
    cpSync(join(import.meta.dirname, "../sites", bank), root, { recursive: true });
    const site = join(scratch, `${bank}-site`);
    build(root, site, { jobs: "1" });
    assert.ok(bytesIn(site).size > 20);
    const hold = (/** @type {string} */ name, /** @type {string} */ place, /** @type {Parameters<typeof build>[2]} */ how, /** @type {string} */ out) => holds(bank, site, name, place, how, out);
    hold("seven threads", root, { jobs: "7" });
    hold("Turkish, in Kiritimati", root, { env: { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" } });
    hold("Welsh, in Los Angeles", root, { env: { LC_ALL: "cy_GB", LANG: "cy_GB", TZ: "America/Los_Angeles" } });
    hold("no language", root, { env: { LC_ALL: "C", LANG: "", TZ: "" } });
    hold("from within", ".", { cwd: root });
    hold("from a folder of it", `..${sep}..${sep}${bank}`, { cwd: join(root, "content") });
    hold("by a way round", relative(dirname(scratch), root), { cwd: dirname(scratch) });
    const deep = join(scratch, "a b", "ü", "c", bank);
    copyBackwards(root, deep);
    hold("deeper, its files the other way round and of another time", deep, {});
    symlinkSync(root, join(scratch, `${bank}-link`));
    hold("through a link", join(scratch, `${bank}-link`), {});
    const there = join(scratch, `${bank}-there`);
    build(join(import.meta.dirname, "../sites/thin"), there);
    hold("over the site of another bank", root, {}, there);
    hold("over its own", root, {}, there);
  });
}
