// The shipped bank as its editors write it: what a reader of two pages would stumble over, and what makes a page hard to read.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { parse } from "yaml";

import { declared, entries, KNOWN, named, passage, root } from "./content/bank.mjs";
import { measure, prose, sentences, unquoted, words } from "./content/prose.mjs";
import { shared } from "./content/runs.mjs";
import { apart, overlap, VOCABULARIES } from "./content/terms.mjs";

const exceptions = parse(readFileSync(join(import.meta.dirname, "content/exceptions.yaml"), "utf8"));
const known = entries(...KNOWN);
const pages = [...known, ...entries("workshops")];
const findings = known.flatMap((entry) => entry.findings.map((finding) => ({ entry, finding })));
const own = findings.filter(({ finding }) => !finding.from);

/** Says every case at once. @param {string[]} found @param {string} what */
const none = (found, what) => assert.equal(found.length, 0, `${found.length} ${what}:\n${found.join("\n")}`);

test("a sentence outside quotation marks has no more than thirty words", () => {
  const long = pages.flatMap((entry) => prose(entry).filter((one) => words(unquoted(one)).length > 30).map((one) => `${entry.path}: ${one}`));
  none(long, "long sentences");
});

test("a page has fewer than sixteen words in a sentence and asks for no more than ten years at school", () => {
  const hard = pages.map((entry) => ({ entry, ...measure(entry) })).filter(({ mean, grade }) => mean >= 16 || grade > 10);
  none(hard.map(({ entry, mean, grade }) => `${entry.path}: ${mean.toFixed(1)} words, grade ${grade.toFixed(1)}`), "hard pages");
});

test("an answer has 45 words at most, and three to five messages say what to take away", () => {
  const wrong = known.flatMap(({ path, head }) => [
    ...(words(head.summary).length > 45 ? [`${path}: an answer of ${words(head.summary).length} words`] : []),
    ...(head.key_messages && (head.key_messages.length < 3 || head.key_messages.length > 5) ? [`${path}: ${head.key_messages.length} messages`] : []),
  ]);
  none(wrong, "pages");
});

test("a finding is one statement", () => {
  const double = own.filter(({ finding }) => sentences(finding.statement).length > 2);
  none(double.map(({ entry, finding }) => named(entry, finding)), "findings");
});

test("no statement stands on two pages but by `from`", () => {
  const twice = own.filter(({ finding }, at) => own.findIndex((other) => other.finding.statement === finding.statement) < at);
  none(twice.map(({ entry, finding }) => named(entry, finding)), "findings");
});

test("one passage is judged in one way", () => {
  const said = own.flatMap(({ entry, finding }) => finding.sources.map((source) => ({ entry, finding, at: passage(source) })));
  /** @type {Map<string, typeof said>} */
  const judged = new Map();
  for (const one of said) judged.set(one.at, [...(judged.get(one.at) ?? []), one]);
  const words = (/** @type {import("./content/bank.mjs").Finding} */ finding) => new Set(finding.statement.toLowerCase().match(/[a-z0-9]{4,}/g) ?? []);
  const wrong = [...judged].flatMap(([at, all]) => {
    if (exceptions.passages.some((/** @type {any} */ known) => known.passage === at)) return [];
    return all.flatMap((one, place) => all.slice(place + 1).flatMap((other) => {
      // A passage may hold a figure and an opinion: those that share most of their words say the same of it.
      const [a, b] = [words(one.finding), words(other.finding)];
      const is_same = overlap(a, b) / Math.min(a.size, b.size) > 0.6;
      const verdict = (/** @type {import("./content/bank.mjs").Finding} */ finding) => `${finding.claim} ${JSON.stringify(finding.ratings)}`;
      return is_same && verdict(one.finding) !== verdict(other.finding) ? [`${at}\n  ${verdict(one.finding)}: ${named(one.entry, one.finding)}\n  ${verdict(other.finding)}: ${named(other.entry, other.finding)}`] : [];
    }));
  });
  none(wrong, "passages");
});

test("a finding is filed by what it says, and none takes over all that its page is filed under", () => {
  none(apart().map(({ entry, finding, line }) => `${line.split(": ")[0]} ${named(entry, finding)}`), "terms that the finding does not speak of");
  const whole = own.filter(({ entry, finding }) => {
    const of = (/** @type {any} */ value) => VOCABULARIES.flatMap((id) => [value[id] ?? []].flat().map((/** @type {string} */ term) => `${id}/${term}`)).sort();
    return of(entry.head).length > 4 && `${of(entry.head)}` === `${of(finding)}`;
  });
  none(whole.map(({ entry, finding }) => named(entry, finding)), "findings");
});

test("no run of ten words of a source stands outside quotation marks", () => {
  const quoted = (/** @type {string} */ text) => text.replace(/“[^”]*”|"[^"\n]*"/g, " . ");
  const all = [...pages, ...entries("glossary", "vocabularies", "datasets", "guide")];
  const runs = all.flatMap((entry) => shared(quoted(entry.text)).map((run) => `${entry.path}: ${run}`));
  none(runs.filter((run) => !exceptions.runs.some((/** @type {string} */ part) => run.includes(part))), "runs");
});

test("a percentage or a sum of money in a text is that of a finding or of a data set", () => {
  const figures = (/** @type {string} */ text) => text.match(/£[\d,.]*\d(?:\s?(?:m|bn|million|billion))?|\d[\d,.]*\s?%/g) ?? [];
  const plain = (/** @type {string} */ figure) => figure.replace(/[\s,]/g, "").replace("million", "m").replace("billion", "bn");
  const cells = readdirSync(join(root, "content/datasets")).filter((name) => name.endsWith(".csv")).map((name) => readFileSync(join(root, "content/datasets", name), "utf8"));
  const numbers = new Set(cells.join("\n").split(/[",\n]/).filter((cell) => /^[\d.]+$/.test(cell)));
  const stated = new Set([...own.map(({ finding }) => finding.statement), ...cells, ...exceptions.figures].flatMap(figures).map(plain));
  const isKnown = (/** @type {string} */ figure) => stated.has(figure) || numbers.has(figure.replace(/[£%]|m$|bn$/g, ""));
  const texts = [...known, ...entries("vocabularies", "glossary")].map(({ path, head, body }) => ({ path, text: [head.summary, head.definition, ...(head.key_messages ?? []), body].join("\n") }));
  none(texts.flatMap(({ path, text }) => figures(text).map(plain).filter((figure) => !isKnown(figure)).map((figure) => `${path}: ${figure}`)), "figures that no finding has");
});

test("every term has an introduction", () => {
  const introduced = new Set(entries("vocabularies").map((entry) => entry.path));
  const terms = [...VOCABULARIES, "themes", "places"].flatMap((id) => declared(`vocabularies/${id}.yaml`).terms.map((/** @type {any} */ term) => `content/vocabularies/${id}/${term.id}.md`));
  none(terms.filter((path) => !introduced.has(path)), "terms without one");
});

test("advice says that no specialist has read it, and who must", () => {
  const silent = known.filter(({ head }) => head.in_practice && !/No specialist has read this advice yet\. It should be read by /.test(head.in_practice.replace(/\s+/g, " ")));
  none(silent.map(({ path }) => path), "pages");
});

test("the correction that the guide shows applies to the shipped files and leaves no page behind", () => {
  const guide = readFileSync(join(root, "content/guide/a-correction-line-by-line.md"), "utf8");
  const diff = guide.match(/```diff\n([^]*?)```/)?.[1] ?? "";
  const scratch = mkdtempSync(join(tmpdir(), "correction-"));
  try {
    cpSync(join(root, "content"), join(scratch, "content"), { recursive: true });
    execFileSync("git", ["init", "-q"], { cwd: scratch });
    execFileSync("git", ["apply", "-"], { cwd: scratch, input: diff });
    const taken = diff.split("\n").filter((line) => /^-[^-]/.test(line)).map((line) => line.slice(1));
    assert.ok(taken.length > 2, "the correction takes in every file that the figure stands in");
    const left = taken.filter((line) => {
      try {
        return execFileSync("grep", ["-rlF", "--", line.trim(), "content/evidence", "content/datasets", "content/vocabularies", "content/citations"], { cwd: scratch, encoding: "utf8" });
      } catch {
        return false;
      }
    });
    none(left, "lines that still say what was corrected");
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
