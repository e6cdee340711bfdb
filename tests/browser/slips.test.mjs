// The slips of `tests/slips` in the language server: the same places and words as `check` has for them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import * as protocol from "vscode-languageserver-protocol/node";
import { parse } from "yaml";

import { program } from "./native.mjs";

/** @import { Diagnostic } from "vscode-languageserver-protocol" */
/** @typedef {{slip: string, file: string, from?: string, to?: string, write?: string, as?: string, says?: string[]}} Slip */

const folder = join(import.meta.dirname, "../slips");
/** Those of the texts that an editor opens; how a file is stored, and tables and files of other names, it does not see. @type {Slip[]} */
const slips = parse(readFileSync(join(folder, "slips.yaml"), "utf8")).filter((/** @type {Slip} */ { file, as }) => !as && /\.(md|yaml)$/.test(file));

const temporary = mkdtempSync(join(realpathSync(tmpdir()), "sourcebook-slips-"));
const root = join(temporary, "open");
const saved = join(temporary, "saved");
const child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(child.stdout), new protocol.StreamMessageWriter(child.stdin));
/** What is shown, by path from the root. @type {Map<string, Diagnostic[]>} */
const shown = new Map();
/** @type {(() => void)[]} */
let waiting = [];

before(async () => {
  for (const bank of [root, saved]) cpSync(join(folder, "bank"), bank, { recursive: true });
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    shown.set(decodeURIComponent(uri).replace(`${pathToFileURL(root).href}/`, ""), diagnostics);
    for (const wake of waiting.splice(0)) wake();
  });
  connection.listen();
  const rootUri = pathToFileURL(root).href;
  await connection.sendRequest(protocol.InitializeRequest.type, { processId: process.pid, rootUri, workspaceFolders: null, capabilities: {} });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
});

after(async () => {
  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  connection.dispose();
  rmSync(temporary, { recursive: true });
});

/** What `check` says of the saved bank. @returns {Promise<string[]>} */
async function checked() {
  const done = spawn(program, ["check", "--format", "json"], { cwd: saved, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const part of done.stdout) said += part;
  return JSON.parse(said).diagnostics.map((/** @type {any} */ { path, line, column, code, message, help }) =>
    `${path}:${line}:${column} ${code} ${message}${help ? `\n${help}` : ""}`).sort();
}

const told = () => [...shown].flatMap(([path, found]) =>
  found.map(({ range: { start }, code, message }) => `${path}:${start.line + 1}:${start.character + 1} ${code} ${message}`)).sort();

/** The text of a file after a slip. @param {Slip} slip */
function slipped({ file, from, to, write }) {
  if (write !== undefined) return write;
  return readFileSync(join(folder, "bank", file), "utf8").replace(from ?? "", () => to ?? "");
}

test("each slip is told in an open text as it is in a saved one", { timeout: 300_000 }, async (suite) => {
  assert.ok(slips.length > 90, `${slips.length}`);
  for (const slip of slips) {
    await suite.test(slip.slip, { timeout: 20_000 }, async () => {
      const text = slipped(slip);
      const [open, file] = [root, saved].map((bank) => join(bank, slip.file));
      const was = existsSync(file) ? readFileSync(file, "utf8") : undefined;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      const uri = pathToFileURL(open).href;
      const textDocument = { uri, languageId: slip.file.endsWith("md") ? "markdown" : "yaml", version: 1, text };
      await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
      const wanted = await checked();
      try {
        while (told().join("\n") !== wanted.join("\n")) {
          await Promise.race([
            /** @type {Promise<void>} */ (new Promise((resolve) => waiting.push(resolve))),
            // What is still another when the server answers again stays so.
            connection.sendRequest(protocol.DocumentSymbolRequest.type, { textDocument: { uri } })
              .then(() => connection.sendRequest(protocol.DocumentSymbolRequest.type, { textDocument: { uri } }))
              .then(() => assert.deepEqual(told(), wanted)),
          ]);
        }
      } finally {
        await connection.sendNotification(protocol.DidCloseTextDocumentNotification.type, { textDocument: { uri } });
        if (was === undefined) rmSync(file);
        else writeFileSync(file, was);
      }
    });
  }
});
