// Names the crates that the program is made of, in NOTICE, and gathers the texts of their licences.
//
//   node packaging/notice.mjs                 writes the list of NOTICE anew, after a change of Cargo.lock
//   node packaging/notice.mjs --check         fails where NOTICE is not what it would write: tests/run does this
//   node packaging/notice.mjs --texts TARGET  prints the texts of all licences of a release for TARGET

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { compare, repository, shipped, TARGETS } from "./crates.mjs";

/** @typedef {import("./crates.mjs").Crate} Crate */

const NOTICE = join(repository, "NOTICE");
/** Behind this line of NOTICE stands what this script writes; what stands before it is written by hand. */
const MARK = "Crates. The program is made of these, for one system or another, each with its version, its licence and its place:\n";

/** A file that says under which terms something may be passed on. */
const TERMS = /(^|[/\\])(licen[cs]e|copying|notice|unlicense|copyright)[^/\\]*$/i;
/** Files that only sound like one. */
const CODE = /\.(rs|py|sh|h|c)$/;

/** NOTICE with the list as it ought to be. */
function withList() {
  const text = readFileSync(NOTICE, "utf8");
  const mark = text.indexOf(MARK);
  if (mark < 0) throw new Error(`NOTICE lacks the line “${MARK.trim()}”`);
  const lines = shipped(TARGETS).crates.map(({ name, version, licence, home }) => [`${name} ${version}`, licence, home].filter(Boolean).join(", "));
  return `${text.slice(0, mark + MARK.length)}\n${lines.join("\n")}\n`;
}

/** The terms that come with a crate. @param {Crate} crate */
function texts({ folder }) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath ?? file.path, file.name));
  const terms = paths.filter((path) => TERMS.test(path.slice(folder.length)) && !CODE.test(path) && !/[/\\]LicenseProtection/.test(path));
  return terms.sort(compare).map((path) => readFileSync(path, "utf8").replace(/\r\n/g, "\n").trim());
}

/** What a crate has that carries no text of its own. @param {Crate} crate */
const unwritten = ({ name, version, licence, authors, home }) =>
  `${name} ${version} comes without the text of its licence. It is given under ${licence}${authors.length ? `, by ${authors.join(", ")}` : ""}: ${home}`;

/** The licences of the program and of all that is in it, each text once, behind the names of those that it came with. @param {string} target */
function allTexts(target) {
  /** @type {Map<string, {names: Set<string>, text: string}>} */
  const known = new Map();
  /** @param {string} text @param {string} name */
  const add = (text, name) => {
    // Texts that differ in their line ends and indents alone are one.
    const key = text.replace(/\s+/g, " ");
    const found = known.get(key) ?? { names: new Set(), text };
    known.set(key, { ...found, names: found.names.add(name) });
  };
  const bare = [];
  for (const crate of shipped([target]).crates) {
    const found = texts(crate);
    found.forEach((text) => add(text, `${crate.name} ${crate.version}`));
    if (!found.length) bare.push(unwritten(crate));
  }
  const rule = "=".repeat(100);
  const own = readdirSync(join(import.meta.dirname, "licences")).sort(compare);
  const others = [...own.map((name) => join(import.meta.dirname, "licences", name)), join(repository, "src/site/pages/cards/fonts/OFL.txt")];
  const parts = [
    ...[...known.values()].map(({ names, text }) => `${[...names].join(", ")}\n\n${text}`),
    bare.join("\n\n"),
    ...others.map((path) => `${basename(path)}, which NOTICE speaks of\n\n${readFileSync(path, "utf8").trim()}`),
  ];
  return `${parts.join(`\n\n${rule}\n`)}\n`;
}

const [asked, target] = process.argv.slice(2);
if (asked === "--texts") {
  process.stdout.write(allTexts(target ?? TARGETS[0]));
} else if (asked === "--check") {
  if (readFileSync(NOTICE, "utf8") !== withList()) {
    process.stderr.write("NOTICE does not name the crates of Cargo.lock: run `node packaging/notice.mjs`\n");
    process.exitCode = 1;
  }
} else {
  writeFileSync(NOTICE, withList());
}
