// Which crates are in the program, by what Cargo itself says: those that it uses when it runs, and those that write code
// for it, but none that only tests or builds need.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const repository = join(import.meta.dirname, "..");

/** The systems that a release is made for. */
export const TARGETS = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-apple-darwin", "aarch64-apple-darwin"];

/**
 * @typedef {object} Crate
 * @property {string} id what Cargo calls it
 * @property {string} name
 * @property {string} version
 * @property {string} licence an expression of SPDX
 * @property {string[]} authors
 * @property {string} home where it is at home on the web, or nothing
 * @property {string} repository
 * @property {string} folder where its source lies on this machine
 * @property {string} checksum that of its archive, as the lock file has it
 * @property {string[]} uses the ids of those that it uses
 */

/** Before there were expressions, crates wrote a choice with a slash. @param {string} licence */
const expression = (licence) => licence.replace(/\s*\/\s*/g, " OR ");

/** The checksums of the lock file. @returns {Map<string, string>} by name and version */
function checksums() {
  const blocks = readFileSync(join(repository, "Cargo.lock"), "utf8").split("[[package]]").slice(1);
  return new Map(blocks.map((block) => {
    const value = (/** @type {string} */ key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(block)?.[1] ?? "";
    return [`${value("name")} ${value("version")}`, value("checksum")];
  }));
}

/** The program and the crates in it, by name and version. @param {string[]} targets @returns {{program: Crate, crates: Crate[]}} */
export function shipped(targets) {
  const platforms = targets.flatMap((target) => ["--filter-platform", target]);
  const said = execFileSync("cargo", ["metadata", "--locked", "--format-version", "1", ...platforms], { cwd: repository, encoding: "utf8", maxBuffer: 1 << 28 });
  const { packages, resolve } = JSON.parse(said);
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  const usesWhenRun = (/** @type {any} */ { dep_kinds }) => dep_kinds.some((/** @type {any} */ { kind }) => kind === null);
  const uses = (/** @type {string} */ id) => nodes.get(id).deps.filter(usesWhenRun).map((/** @type {any} */ { pkg }) => pkg);
  const reached = new Set([resolve.root]);
  for (const id of reached) uses(id).forEach((/** @type {string} */ used) => reached.add(used));
  const sums = checksums();
  const crates = packages.filter((/** @type {any} */ { id }) => reached.has(id)).map((/** @type {any} */ found) => ({
    id: found.id,
    name: found.name,
    version: found.version,
    licence: expression(found.license ?? ""),
    authors: found.authors,
    home: found.homepage ?? found.repository ?? "",
    repository: found.repository ?? "",
    folder: dirname(found.manifest_path),
    checksum: sums.get(`${found.name} ${found.version}`) ?? "",
    uses: uses(found.id),
  }));
  const order = (/** @type {Crate} */ a, /** @type {Crate} */ b) => compare(a.name, b.name) || a.version.localeCompare(b.version, "en", { numeric: true });
  crates.sort(order);
  const isProgram = (/** @type {Crate} */ { id }) => id === resolve.root;
  return { program: crates.find(isProgram), crates: crates.filter((/** @type {Crate} */ found) => !isProgram(found)) };
}

/** By the numbers of letters, which no locale changes. @param {string} a @param {string} b */
export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
