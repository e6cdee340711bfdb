// The shipped bank as its editors write it: files with their heads and texts.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { parse } from "yaml";

export const root = join(import.meta.dirname, "../../..");

/**
 * @typedef {{ id: string, via?: string, locator?: string }} Source
 * @typedef {{ statement: string, key?: string, from?: string, claim?: string, ratings?: Record<string, string>, sources: Source[], [field: string]: any }} Finding
 * @typedef {{ path: string, id: string, text: string, head: any, body: string, findings: Finding[] }} Entry
 */

/** A source however it is written. @param {any} source @returns {Source} */
const source = (source) => (typeof source === "string" ? { id: source } : source);

/** @param {string} path from the root of the repository @returns {Entry} */
function entry(path) {
  const text = readFileSync(join(root, path), "utf8");
  const [, head = "", body = text] = text.match(/^---\n([^]*?)\n---\n?([^]*)$/) ?? [];
  const read = parse(head) ?? {};
  const findings = (read.findings ?? []).map((/** @type {any} */ finding) => ({ ...finding, sources: (finding.sources ?? []).map(source) }));
  return { path, id: basename(path, ".md"), text, head: read, body, findings };
}

/** The entries of folders of `content/`, in the order of their paths. @param {string[]} folders */
export const entries = (...folders) => {
  const inside = (/** @type {string} */ folder) => {
    const path = join(root, "content", folder);
    const names = existsSync(path) ? readdirSync(path, { encoding: "utf8", recursive: true }) : [];
    return names.filter((name) => name.endsWith(".md")).sort().map((name) => `content/${folder}/${name}`);
  };
  return folders.flatMap(inside).map(entry);
};

/** The folders whose pages say what is known. */
export const KNOWN = ["evidence", "case-studies"];

/** A finding and where it stands, as messages name it. @param {Entry} entry @param {Finding} finding */
export const named = (entry, finding) => `${entry.path}, finding ${entry.findings.indexOf(finding) + 1}: ${finding.statement}`;

/** A passage: a source, where it was read, and where in it. @param {Source} source */
export const passage = ({ id, via, locator = "" }) => `${id}${via ? ` in ${via}` : ""}, ${locator}`;

/** What a declaration of `content/` holds. @param {string} path */
export const declared = (path) => parse(readFileSync(join(root, "content", path), "utf8"));
