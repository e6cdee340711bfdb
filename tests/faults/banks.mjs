// Two banks of which one is the other after a day's work, the sites that they give, and what is left of either.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(import.meta.dirname, "../..");
export const program = process.env.SOURCEBOOK ?? join(repository, "target/debug/sourcebook");

/** Where all of it lies. */
export const scratch = mkdtempSync(join(realpathSync(tmpdir()), "sourcebook-faults-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** What a build keeps for itself in its output: no part of a site. */
const OWN = /^\.sourcebook/;

/** Builds a bank; the day is always the same. @param {string} root @param {string} out @param {{env?: Record<string, string>, args?: string[], as?: string[]}} [options] */
export function build(root, out, { env = {}, args = [], as = [] } = {}) {
  const [name, ...given] = [...as, program, "build", "--quiet", "--root", root, "--out", out, ...args];
  const child = spawn(name, given, { env: { ...process.env, SOURCE_DATE_EPOCH: "1795305600", ...env }, stdio: ["ignore", "ignore", "pipe"] });
  const done = new Promise((resolve) => {
    let said = "";
    child.stderr.on("data", (text) => (said += text));
    child.once("close", (code, signal) => resolve({ code, signal, said }));
  });
  return { child, done: /** @type {Promise<{code: number | null, signal: string | null, said: string}>} */ (done) };
}

/** Every file of a site with a hash of what is in it. @param {string} folder @returns {Map<string, string>} */
export function files(folder) {
  const found = new Map();
  const walk = (/** @type {string} */ at) => {
    for (const item of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at ? `${at}/${item.name}` : item.name;
      if (OWN.test(item.name)) continue;
      if (item.isDirectory()) walk(path);
      else found.set(path, createHash("sha256").update(readFileSync(join(folder, path))).digest("hex"));
    }
  };
  if (existsSync(folder)) walk("");
  return found;
}

/** @param {Map<string, string>} one @param {Map<string, string>} other */
export const isSame = (one, other) => one.size === other.size && [...one].every(([path, hash]) => other.get(path) === hash);

/** A link of a site that leads to no file. @param {string} out @param {Map<string, string>} found */
function dangling(out, found) {
  for (const path of found.keys()) {
    if (!path.endsWith(".html")) continue;
    const text = readFileSync(join(out, path), "utf8").replace(/<(script|pre|code)\b.*?<\/\1>/gs, "");
    for (const [, to] of text.matchAll(/(?:href|src)="([^"#?:/][^"#?:]*)(?:[#?][^"]*)?"/g)) {
      const file = decodeURIComponent(new URL(to, `http://site/${path}`).pathname.slice(1));
      if (!found.has(file) && !found.has(`${file}index.html`) && !found.has(`${file}/index.html`)) return `${path} → ${to}`;
    }
  }
  return undefined;
}

/** What a folder holds: the old site, the new, pages of both whose links all lead somewhere, or `torn` with the first file that is of neither. @param {string} out @param {Map<string, string>} before @param {Map<string, string>} after */
export function left(out, before, after) {
  const found = files(out);
  if (isSame(found, before)) return "old";
  if (isSame(found, after)) return "new";
  const torn = [...found].find(([path, hash]) => before.get(path) !== hash && after.get(path) !== hash);
  const lost = [...before.keys()].find((path) => after.has(path) && !found.has(path));
  if (torn || lost) return `torn: ${torn?.[0] ?? lost}`;
  const link = dangling(out, found);
  return link ? `torn: ${link}` : "both";
}

/** The banks, their sites, and how long the second takes to be built over the first, in milliseconds. */
export async function banks() {
  const [old, now] = [join(scratch, "old"), join(scratch, "now")];
  for (const root of [old, now]) cpSync(join(repository, "tests/sites/odd"), root, { recursive: true });
  rework(now);
  const sites = { before: join(scratch, "before"), after: join(scratch, "after") };
  for (const [root, out] of [[old, sites.before], [now, sites.after]]) {
    const { code, said } = await build(root, out).done;
    if (code !== 0) throw new Error(said);
  }
  const trial = copy(sites.before, "trial");
  const start = performance.now();
  await build(now, trial).done;
  const took = performance.now() - start;
  rmSync(trial, { recursive: true });
  return { old, now, ...sites, is: { before: files(sites.before), after: files(sites.after) }, took };
}

/** A day's work: pages are edited, come and go, and every page changes by the name of the bank. @param {string} root */
function rework(root) {
  const settings = join(root, "bank.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^title: .*/m, "title: After a day's work"));
  rmSync(join(root, "content/case-studies/one-place.md"));
  const contents = join(root, "content/guide/no-weight.md");
  writeFileSync(contents, readFileSync(contents, "utf8").replace("[[one-place]], ", ""));
  for (let number = 0; number < 40; number++) {
    const path = join(root, `content/guide/new-${number}.md`);
    writeFileSync(path, `---\ntitle: New ${number}\nsummary: It is new.\n---\n${"Words of a new page. ".repeat(200)}\n`);
  }
}

/** A copy of a site. @param {string} from @param {string} name */
export function copy(from, name) {
  const to = name.startsWith("/") ? name : join(scratch, name);
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  return to;
}

/** Random numbers, the same for the same seed (mulberry32). @param {number} seed */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
