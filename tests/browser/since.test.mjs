// `sourcebook check --since`: what a change brings, told to whoever reviews it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";

import { program } from "./native.mjs";

const root = mkdtempSync(join(realpathSync(tmpdir()), "sourcebook-since-"));
/** The bank lies in a folder of its repository. */
const bank = join(root, "work", "bank");
after(() => rmSync(root, { recursive: true }));

const git = (/** @type {string[]} */ ...args) =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", ...args], { cwd: bank, stdio: "pipe" });
const put = (/** @type {string} */ path, /** @type {string} */ text) => writeFileSync(join(bank, path), text);
const get = (/** @type {string} */ path) => readFileSync(join(bank, path), "utf8");
const change = (/** @type {string} */ path, /** @type {string} */ from, /** @type {string} */ to) => {
  assert.ok(get(path).includes(from), `${path}: ${from}`);
  put(path, get(path).replace(from, to));
};

const LOCKS = `---
title: Locks
summary: There are seven.
reaches: [upper]
seasons: [spring]
findings:
  - key: many
    statement: There are seven locks.
    ratings: {sureness: "3"}
    sources: [{id: hale-2019, locator: p. 4}]
  - statement: None of them leaks.
    ratings: {sureness: "2"}
    sources: [{id: hale-2019, locator: p. 5}]
---
See [[weirs#how-high-is-a-weir]].
`;

beforeEach(() => {
  rmSync(join(root, "work"), { recursive: true, force: true });
  mkdirSync(bank, { recursive: true });
  cpSync(join(import.meta.dirname, "../cases/bank"), bank, { recursive: true });
  const map = "maps:\n  - {id: rivers, title: Rivers, rows: reaches, columns: seasons, level: sureness}\n";
  put("bank.yaml", get("bank.yaml") + map);
  mkdirSync(join(bank, "content/evidence"));
  put("content/evidence/locks.md", LOCKS);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "The bank");
});

/** @param {string[]} args */
const check = (...args) => spawnSync(program, ["check", ...args], { cwd: bank, encoding: "utf8" });
/** @returns {any} */
function since() {
  const done = check("--since", "HEAD", "--format", "json");
  assert.ok(done.stdout, done.stderr);
  return JSON.parse(done.stdout);
}

/** What an editor does who is in a hurry. */
function edit() {
  change("content/evidence/locks.md", "There are seven locks.", "There are eight locks.");
  change("content/evidence/locks.md", '"2"', '"4"');
  change("content/evidence/locks.md", "  - statement: None", "  - key: new\n    statement: One is new.\n    sources: [new-2026]\n  - statement: None");
  change("content/guide/weirs.md", "## How high is a weir?", "## Height");
  put("content/citations/new-2026.md", "---\ntype: report\ntitle: New locks\nauthor: [{literal: River Agency}]\nissued: 2026\nseen: false\n---\n");
  put("content/guide/gone.md", "---\ntitle: Gone\nstatus: draft\n---\nWords.\n");
}

/** @param {any} found */
function holds(found) {
  assert.deepEqual(found.entries.map((/** @type {any} */ { id, change, page }) => [id, change, page]), [
    ["gone", "added", null],
    ["locks", "changed", "evidence/locks/"],
    ["new-2026", "added", "citations/new-2026/"],
    ["weirs", "changed", "guide/weirs/"],
  ]);
  const findings = found.findings.map((/** @type {any} */ { id, change, statement_before, ratings_before, ratings }) =>
    [id, change, statement_before ?? null, ratings_before?.[0].code ?? null, ratings[0]?.code ?? null]);
  assert.deepEqual(findings, [
    ["locks#many", "changed", "There are seven locks.", null, "3"],
    ["locks#finding-3", "changed", null, "2", "4"],
    ["locks#new", "added", null, null, null],
  ]);
  assert.deepEqual(found.sources.map((/** @type {any} */ { id, is_new, is_unseen, used_in }) => [id, is_new, is_unseen, used_in]), [["new-2026", true, true, ["locks"]]]);
  assert.deepEqual(found.cells.map((/** @type {any} */ { row, column, before, after }) => [row, column, before, after]), [["Upper reach", "Spring", 2, 3]]);
  const mistakes = [...found.new, ...found.broken];
  assert.deepEqual(mistakes.filter(({ severity }) => severity === "error").map(({ code, path }) => [code, path]), [["unknown-heading", "content/evidence/locks.md"]]);
  assert.ok(found.pages.includes("evidence/locks/") && found.pages.includes("citations/new-2026/"), found.pages);
}

test("what a change of texts brings is told", () => {
  edit();
  holds(since());
  git("add", "-A");
  git("commit", "-q", "-m", "A change");
  const done = check("--since", "HEAD~1", "--format", "json");
  holds(JSON.parse(done.stdout));
  assert.equal(done.status, 1);
});

test("so it is where a table or a picture changed too", () => {
  edit();
  change("content/guide/levels.csv", "2004,5,7", "2004,5,8");
  holds(since());
  assert.equal(execFileSync("git", ["status", "--short"], { cwd: bank, encoding: "utf8" }).split("\n").length, 6);
});

test("a page that nobody edited and that breaks is told apart", () => {
  change("content/guide/weirs.md", "## How high is a weir?", "## Height");
  const found = since();
  assert.deepEqual(found.broken.map(({ code, path, line }) => [code, path, line]), [["unknown-heading", "content/evidence/locks.md", 15]]);
  assert.deepEqual(found.new, []);
});

test("a page that is taken back says so, and what is mended is counted", () => {
  change("content/evidence/locks.md", "title: Locks\n", "title: Locks\nstatus: withdrawn\nstatus_date: 2026-11-20\nstatus_reason: It was wrong.\n");
  const [locks] = since().entries;
  assert.deepEqual([locks.status_before, locks.status], ["live", "withdrawn"]);
  git("commit", "-aqm", "Withdrawn");
  change("content/evidence/locks.md", "[[weirs#how", "[[wiers#how");
  git("commit", "-aqm", "A slip");
  change("content/evidence/locks.md", "[[wiers#how", "[[weirs#how");
  assert.equal(since().mended, 1);
});

test("a finding or a rating that changed without a line of its page is told, with a line to take", () => {
  const unexplained = () => since().new.filter((/** @type {any} */ { code }) => code === "unexplained-change");
  change("content/evidence/locks.md", "There are seven locks.", 'There are "eight" locks.');
  const [told, ...others] = unexplained();
  assert.deepEqual(others, []);
  assert.match(told.message, /locks#many/);
  const [, line] = /`(- \{.*\})`/.exec(told.help);
  assert.match(line, /kind: correction, what: "It said: There are seven locks\."/);
  change("content/evidence/locks.md", "title: Locks\n", `title: Locks\nchanges:\n  ${line}\n`);
  assert.deepEqual(unexplained(), []);
  assert.equal(check().status, 0);
  // The line holds for this change alone, and what the bank ignores is not told.
  git("commit", "-aqm", "A correction");
  change("content/evidence/locks.md", '"2"', '"4"');
  assert.match(unexplained()[0].help, /It was rated before: /);
  assert.equal(check("--since", "HEAD", "--deny", "warnings").status, 1);
  put("bank.yaml", get("bank.yaml").replace("{orphan: ignore}", "{orphan: ignore, unexplained-change: ignore}"));
  assert.deepEqual(unexplained(), []);
});

test("a comment has links into the preview, and nothing of the bank marks it", () => {
  change("content/evidence/locks.md", "title: Locks", 'title: "Locks | @all <b>"');
  const done = check("--since", "HEAD", "--format", "markdown", "--preview-url", "https://preview.example.org/7/");
  assert.match(done.stdout, /\| changed \| \[Locks \\\| &#64;all &lt;b>\]\(https:\/\/preview\.example\.org\/7\/evidence\/locks\/\) \|/);
  assert.match(done.stdout, /^## What this change brings/);
});

test("no change is none, and a commit that is not there is refused", () => {
  assert.deepEqual(since().entries, []);
  assert.match(check("--since", "HEAD").stdout, /nothing has changed/);
  for (const [args, said] of /** @type {[string[], RegExp][]} */ ([
    [["--since", "nowhere"], /there is no commit `nowhere`/],
    [["--since", "--help"], /./],
    [["--since", "HEAD", "--format", "sarif"], /text, `--format json` or `--format markdown`/],
    [["--format", "markdown"], /name it by `--since REV`/],
  ])) {
    const done = check(...args);
    assert.equal(done.status, 2, args.join(" "));
    assert.match(done.stderr, said);
  }
  rmSync(join(bank, ".git"), { recursive: true });
  assert.match(check("--since", "HEAD").stderr, /in no Git repository/);
});
