// Times the answers of the language server: `node benches/lsp.mjs BANK [PROGRAM]`, of a bank by `benches/bank.mjs` in memory.
// Each question is asked fifty times, each behind an edit of the open text; what is shown is the median and the longest, in
// milliseconds: from the edit to what is wrong with it, and from the question, which waits for the edit too, to its answer.
// Needs a release build, and the packages of tests/browser.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../tests/browser/package.json", import.meta.url));
/** @type {typeof import("vscode-languageserver-protocol/node")} */
const protocol = require("vscode-languageserver-protocol/node");

const TIMES = 50;
const [bank, program = new URL("../target/release/sourcebook", import.meta.url).pathname] = process.argv.slice(2);
const root = resolve(bank);
const folder = join(root, "content/evidence");
const path = join(folder, readdirSync(folder).sort()[0]);
const uri = pathToFileURL(path).href;
const text = readFileSync(path, "utf8");
const source = /\[@([\w-]+)\]/.exec(text)?.[1] ?? "";

const child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(child.stdout), new protocol.StreamMessageWriter(child.stdin));
/** @type {() => void} */
let wake = () => {};
connection.onNotification(protocol.PublishDiagnosticsNotification.type, (shown) => {
  if (shown.uri === uri) wake();
});
connection.listen();
const now = () => performance.now();
const began = now();
await connection.sendRequest(protocol.InitializeRequest.type, { processId: process.pid, rootUri: pathToFileURL(root).href, workspaceFolders: null, capabilities: { workspace: { workspaceEdit: { resourceOperations: ["rename"] } } } });
await connection.sendNotification(protocol.InitializedNotification.type, {});
let version = 1;
await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "markdown", version, text } });
const lines = text.split("\n").length;
const at = (/** @type {number} */ character, line = lines) => ({ textDocument: { uri }, position: { line, character } });
await connection.sendRequest(protocol.HoverRequest.type, at(0));
console.log(`${program}: loaded in ${Math.round(now() - began)} ms`);

/** @param {string} line */
const edit = (line) => connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
  textDocument: { uri, version: ++version },
  contentChanges: [{ text: `${text}\n${line}\n` }],
});

/** @param {string} name @param {(time: number) => Promise<unknown>} ask */
async function time(name, ask) {
  const taken = [];
  for (let count = 0; count < TIMES; count++) {
    const start = now();
    await ask(count);
    taken.push(now() - start);
  }
  taken.sort((a, b) => a - b);
  console.log(`${name.padEnd(28)} ${taken[TIMES / 2].toFixed(1).padStart(8)} ${taken[TIMES - 1].toFixed(1).padStart(8)}`);
}

console.log(`${"".padEnd(28)}   median  longest`);
await time("what is wrong", (count) => new Promise((resolve) => {
  wake = () => resolve(undefined);
  void edit(`See [[nothing-${count}]].`);
}));
wake = () => {};
const asked = (/** @type {string} */ line, /** @type {any} */ type, more = {}) => async (/** @type {number} */ count) => {
  await edit(`${line} ${count}`);
  return connection.sendRequest(type, { ...at(line.length - 1), ...more });
};
await time("offers of pages", asked("See [[e-00", protocol.CompletionRequest.type));
await time("offers of sources", asked("Said [@e-00", protocol.CompletionRequest.type));
await time("offers of paths", asked("See [it](../evi", protocol.CompletionRequest.type));
await time("hover", asked(`Said [@${source}`, protocol.HoverRequest.type));
await time("where it is written", asked(`Said [@${source}`, protocol.DefinitionRequest.type));
await time("who names it", asked(`Said [@${source}`, protocol.ReferencesRequest.type, { context: { includeDeclaration: true } }));
await time("another name", asked(`Said [@${source}`, protocol.RenameRequest.type, { newName: "another" }));
await time("outline", asked("Words", protocol.DocumentSymbolRequest.type));
await connection.sendRequest(protocol.ShutdownRequest.type);
await connection.sendNotification(protocol.ExitNotification.type);
connection.dispose();
