// `sourcebook lsp`, asked by the protocol's own client: what somebody is told while writing.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import * as protocol from "vscode-languageserver-protocol/node";

import { program } from "./native.mjs";

/** @import { CompletionItem, CompletionList, Diagnostic, Hover, Location, WorkspaceEdit } from "vscode-languageserver-protocol" */

const root = mkdtempSync(join(realpathSync(tmpdir()), "sourcebook-lsp-"));
const bank = fileURLToPath(new URL("../cases/bank", import.meta.url));
/** @param {string} path */
const uri = (path) => pathToFileURL(join(root, path)).href;

const FINDINGS = `---
title: Locks
summary: There are seven.
reaches: [upper]
findings:
  - key: many-locks
    statement: There are seven locks.
    ratings: {sureness: "3"}
    sources: [{id: hale-2019, locator: p. 4}]
---
## How many

Seven [@hale-2019, p. 4], see [[weirs#how-high-is-a-weir]] and [the weirs](../guide/weirs.md).
`;

const child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = protocol.createProtocolConnection(
  new protocol.StreamMessageReader(child.stdout),
  new protocol.StreamMessageWriter(child.stdin),
);
/** What is shown of each document. @type {Map<string, Diagnostic[]>} */
const shown = new Map();
/** @type {(() => void)[]} */
let waiting = [];
/** @type {any} */
let greeting;

before(async () => {
  cpSync(bank, root, { recursive: true });
  mkdirSync(join(root, "content/evidence"));
  writeFileSync(join(root, "content/evidence/locks.md"), FINDINGS);
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    shown.set(uri, diagnostics);
    for (const wake of waiting.splice(0)) wake();
  });
  connection.listen();
  greeting = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    workspaceFolders: null,
    capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["rename"] } } },
  });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
});

after(async () => {
  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  connection.dispose();
  rmSync(root, { recursive: true });
});

/** Waits until what is shown of a document is as it should be. @param {string} path @param {(found: Diagnostic[]) => boolean} fits */
async function shows(path, fits) {
  while (!shown.has(uri(path)) || !fits(shown.get(uri(path)) ?? [])) {
    await /** @type {Promise<void>} */ (new Promise((resolve) => waiting.push(resolve)));
  }
  return shown.get(uri(path)) ?? [];
}

let version = 1;

/** Opens a document with a text, in which `¦` is the cursor, and says where that is. @param {string} path @param {string} marked */
async function write(path, marked) {
  const at = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  const before = marked.slice(0, Math.max(at, 0)).split("\n");
  const textDocument = { uri: uri(path), languageId: "markdown", version: version++, text };
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
  return { textDocument: { uri: uri(path) }, position: { line: before.length - 1, character: before[before.length - 1].length } };
}

/** @param {string} path */
const close = (path) => connection.sendNotification(protocol.DidCloseTextDocumentNotification.type, { textDocument: { uri: uri(path) } });

/** A text with edits made. @param {string} text @param {{range: any, newText: string}[]} edits */
function edited(text, edits) {
  const lines = text.split("\n");
  const byte = (/** @type {{line: number, character: number}} */ { line, character }) =>
    lines.slice(0, line).reduce((sum, line) => sum + line.length + 1, 0) + character;
  return [...edits].sort((a, b) => byte(b.range.start) - byte(a.range.start)).reduce((text, { range, newText }) =>
    text.slice(0, byte(range.start)) + newText + text.slice(byte(range.end)), text);
}

/** What is offered at the cursor of a text. @param {string} marked @param {string} [path] */
async function offered(marked, path = "content/evidence/locks.md") {
  const at = await write(path, marked);
  const found = /** @type {CompletionList} */ (await connection.sendRequest(protocol.CompletionRequest.type, at));
  await close(path);
  return found.items;
}

test("it says what it can do, and counts columns as the protocol does", () => {
  const { positionEncoding, completionProvider, renameProvider } = greeting.capabilities;
  assert.equal(positionEncoding, "utf-16");
  assert.ok(completionProvider.triggerCharacters.includes("["));
  assert.deepEqual(renameProvider, { prepareProvider: true });
});

test("what is wrong is shown while it is typed, here and in what it breaks elsewhere", async () => {
  const locks = "content/evidence/locks.md";
  await write(locks, FINDINGS.replace("[[weirs#how", "[[weir#how"));
  const [found] = await shows(locks, (found) => found.length === 1);
  assert.equal(found.code, "unknown-entry");
  assert.match(found.message, /there is no entry `weir`\nDid you mean `weirs`\?/);
  assert.deepEqual(found.range.start, { line: 12, character: 30 });
  await write(locks, FINDINGS);
  await shows(locks, (found) => found.length === 0);
  await write("content/guide/weirs.md", "---\ntitle: Weirs and locks\n---\n## Another heading\n");
  const [elsewhere] = await shows(locks, (found) => found.length === 1);
  assert.equal(elsewhere.code, "unknown-heading");
  await close("content/guide/weirs.md");
  await shows(locks, (found) => found.length === 0);
  await close(locks);
});

test("what is wrong is shown where a question came right behind the text", async () => {
  const locks = "content/evidence/locks.md";
  const textDocument = { uri: uri(locks), languageId: "markdown", version: version++, text: FINDINGS.replace("[[weirs#how", "[[weir#how") };
  const opened = connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
  const asked = connection.sendRequest(protocol.DocumentSymbolRequest.type, { textDocument: { uri: uri(locks) } });
  await Promise.all([opened, asked]);
  await shows(locks, (found) => found.length === 1);
  await close(locks);
});

test("changes in parts are put where UTF-16 counts them", async () => {
  const path = "content/guide/signs.md";
  await write(path, "---\ntitle: Signs\n---\nA 😀 ü word\n");
  const range = { start: { line: 3, character: 7 }, end: { line: 3, character: 11 } };
  await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
    textDocument: { uri: uri(path), version: version++ },
    contentChanges: [{ range, text: "[[nothing-here]]" }],
  });
  const [found] = await shows(path, (found) => found.length === 1);
  assert.deepEqual(found.range, { start: { line: 3, character: 7 }, end: { line: 3, character: 23 } });
  await close(path);
});

test("what may stand at a place is offered", async () => {
  const head = (/** @type {string} */ lines) => `---\ntitle: Locks\n${lines}\n---\n`;
  const body = (/** @type {string} */ line) => `---\ntitle: Locks\n---\n${line}\n`;
  /** Where, what must be offered, and what must not. @type {[string, string[], string[]][]} */
  const cases = [
    [head("summ¦"), ["summary"], ["title"]],
    [head("reaches: [u¦]"), ["upper"], ["spring"]],
    [head("reaches:\n  - ¦"), ["upper", "lower"], []],
    [head("status: ¦"), ["draft", "withdrawn"], []],
    [head("findings:\n  - st¦"), ["statement"], ["title"]],
    [head("findings:\n  - statement: S\n    ratings: {¦}"), ["sureness"], []],
    [head("findings:\n  - statement: S\n    ratings: {sureness: ¦}"), ['"3"', '"NC"'], []],
    [head("findings:\n  - statement: S\n    sources: [{¦}]"), ["id", "locator", "via"], []],
    [head("findings:\n  - statement: S\n    sources: [{id: ha¦}]"), ["hale-2019"], ["weirs", "agency-2021"]],
    [head("findings:\n  - statement: S\n    sources: [{id: hale-2019, locator: ¦}]"), ["p.", "para."], []],
    [body("See [[wei¦"), ["weirs"], ["hale-2019"]],
    [body("See [[weirs#¦"), ["how-high-is-a-weir", "größe-und-höhe"], []],
    [body("Said [@¦"), ["hale-2019", "agency-2021"], ["weirs"]],
    [body("Said [@hale-2019, ¦]"), ["p.", "pp."], []],
    [body("See [it](../guide/¦)"), ["../guide/weirs.md", "../guide/survey.pdf"], []],
    [body("```chart\nti¦\n```"), ["title"], ["data"]],
    [body("```chart\ndata: ../guide/levels.csv\ntype: ¦\n```"), ["bar", "line"], []],
  ];
  for (const [text, wanted, unwanted] of cases) {
    const labels = (await offered(text)).map(({ label }) => label);
    assert.deepEqual(wanted.filter((name) => !labels.includes(name)), [], `${text}\n${labels}`);
    assert.deepEqual(unwanted.filter((name) => labels.includes(name)), [], `${text}\n${labels}`);
  }
});

test("an offer found by what a page is called brings its id", async () => {
  const marked = `---\ntitle: Locks\n---\nSee [[Weirs and¦]] there\n`;
  const [item] = await offered(marked);
  assert.equal(item.detail, "Weirs and locks");
  const edit = /** @type {any} */ (item.textEdit);
  assert.equal(edited(marked.replace("¦", ""), [edit]).split("\n")[3], "See [[weirs]] there");
});

test("names say what they mean, and lead to where they are written", async () => {
  /** A name in the text, what is told of it, and where it leads. @type {[string, RegExp, string, number | undefined][]} */
  const cases = [
    ["[@hale¦-2019", /Hale, A\. \(2019\)/, "content/citations/hale-2019.md", 2],
    ["[[wei¦rs#", /Weirs and locks/, "content/guide/weirs.md", 1],
    ["[[weirs#how-hi¦gh", /How high is a weir\?/, "content/guide/weirs.md", 3],
    ["reaches: [up¦per]", /Upper reach/, "content/vocabularies/reaches.yaml", 3],
    ['{sureness: "¦3"}', /Counted.*Somebody counted\./s, "content/scales/sureness.yaml", 6],
    ["{id: ha¦le-2019", /Weirs of the upper river/, "content/citations/hale-2019.md", 2],
    ["(../guide/we¦irs.md)", /Weirs and locks/, "content/guide/weirs.md", 1],
  ];
  for (const [name, told, path, line] of cases) {
    const marked = FINDINGS.replace(name.replace("¦", ""), name);
    const at = await write("content/evidence/locks.md", marked);
    const hover = /** @type {Hover} */ (await connection.sendRequest(protocol.HoverRequest.type, at));
    assert.match(/** @type {any} */ (hover?.contents)?.value ?? "", told, name);
    const found = /** @type {Location} */ (await connection.sendRequest(protocol.DefinitionRequest.type, at));
    assert.deepEqual([found.uri, found.range.start.line], [uri(path), line], name);
    await close("content/evidence/locks.md");
  }
});

test("a field says what it is for", async () => {
  const at = await write("content/evidence/locks.md", FINDINGS.replace("statement:", "state¦ment:"));
  const hover = /** @type {Hover} */ (await connection.sendRequest(protocol.HoverRequest.type, at));
  assert.match(/** @type {any} */ (hover.contents).value, /What was found, in one sentence/);
  await close("content/evidence/locks.md");
});

test("a head is put in the order of its kind, and one in order or broken is left", async () => {
  const path = "content/evidence/locks.md";
  const formatted = async (/** @type {string} */ text) => {
    const { textDocument } = await write(path, `¦${text}`);
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await connection.sendRequest(protocol.DocumentFormattingRequest.type, { textDocument, options });
    await close(path);
    return edited(text, /** @type {any} */ (edits ?? []));
  };
  const ordered = "---\n# What it is called.\ntitle: Locks\nsummary: 'S'   # short\n---\nText.\n";
  assert.equal(await formatted("---\nsummary: 'S'   # short\n# What it is called.\ntitle: Locks\n---\nText.\n"), ordered);
  for (const text of [ordered, "---\nsummary: [\ntitle: Locks\n---\n"]) assert.equal(await formatted(text), text);
});

test("every place that names something is found", async () => {
  const at = await write("content/evidence/locks.md", FINDINGS.replace("[@hale", "[@ha¦le"));
  const context = { includeDeclaration: true };
  const found = await connection.sendRequest(protocol.ReferencesRequest.type, { ...at, context });
  const places = (found ?? []).map(({ uri, range }) => [uri.split("/").at(-1), range.start.line]);
  assert.deepEqual(places, [["hale-2019.md", 2], ["locks.md", 8], ["locks.md", 12]]);
  await close("content/evidence/locks.md");
});

test("a new name moves the file, keeps the old address and mends every link", async () => {
  const path = "content/evidence/locks.md";
  const at = await write(path, FINDINGS.replace("[[weirs#how", "[[we¦irs#how"));
  const prepared = await connection.sendRequest(protocol.PrepareRenameRequest.type, at);
  assert.equal(/** @type {any} */ (prepared).placeholder, "weirs");
  const edit = /** @type {WorkspaceEdit} */ (await connection.sendRequest(protocol.RenameRequest.type, { ...at, newName: "weirs-and-locks" }));
  const changes = /** @type {any[]} */ (edit.documentChanges);
  const moved = changes.find(({ kind }) => kind === "rename");
  assert.deepEqual([moved.oldUri, moved.newUri], [uri("content/guide/weirs.md"), uri("content/guide/weirs-and-locks.md")]);
  const of = (/** @type {string} */ path) => changes.find(({ textDocument }) => textDocument?.uri === uri(path)).edits;
  const text = edited(FINDINGS, of(path)).split("\n")[12];
  assert.equal(text, "Seven [@hale-2019, p. 4], see [[weirs-and-locks#how-high-is-a-weir]] and [the weirs](../guide/weirs-and-locks.md).");
  const page = edited(readFileSync(join(root, "content/guide/weirs.md"), "utf8"), of("content/guide/weirs.md"));
  assert.match(page, /^---\ntitle: Weirs and locks\naliases: \[\/guide\/weirs\/\]\n---\n/);
  await close(path);
});

test("a name that cannot be is refused in words", async () => {
  const path = "content/evidence/locks.md";
  const at = await write(path, FINDINGS.replace("[@hale", "[@ha¦le"));
  for (const [newName, why] of /** @type {[string, RegExp][]} */ ([["Hale 2019", /cannot be an id/], ["agency-2021", /another page is called/]])) {
    await assert.rejects(connection.sendRequest(protocol.RenameRequest.type, { ...at, newName }), why);
  }
  await close(path);
});

test("a mistake that names its mend can be mended", async () => {
  const path = "content/evidence/locks.md";
  const text = FINDINGS.replace("[upper]", "[uper]").replace("[[weirs#", "[[weir#");
  await write(path, text);
  const found = await shows(path, (found) => found.length === 2);
  let mended = text;
  for (const { range } of [...found].reverse()) {
    const params = { textDocument: { uri: uri(path) }, range, context: { diagnostics: found } };
    const actions = /** @type {any[]} */ (await connection.sendRequest(protocol.CodeActionRequest.type, params));
    const [action] = actions.filter(({ kind }) => kind === "quickfix");
    assert.match(action.title, /^Write `/);
    mended = edited(mended, action.edit.documentChanges[0].edits);
  }
  assert.equal(mended, FINDINGS);
  await close(path);
});

test("the parts of a page are listed, each within its own", async () => {
  const path = "content/evidence/locks.md";
  await write(path, `${FINDINGS}### Below\n`);
  const found = /** @type {any[]} */ (await connection.sendRequest(protocol.DocumentSymbolRequest.type, { textDocument: { uri: uri(path) } }));
  assert.deepEqual(found.map(({ name }) => name), ["title", "summary", "reaches", "findings", "How many"]);
  assert.deepEqual(found.at(-1).children.map((/** @type {any} */ { name }) => name), ["Below"]);
  await close(path);
});

test("what it does not know, and documents of no bank, are answered all the same", async () => {
  const textDocument = { uri: "file:///nowhere/a.md" };
  assert.equal(await connection.sendRequest(protocol.HoverRequest.type, { textDocument, position: { line: 0, character: 0 } }), null);
  await assert.rejects(connection.sendRequest("textDocument/foldingRange", { textDocument: { uri: uri("bank.yaml") } }), /there is no/);
});
