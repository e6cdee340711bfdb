// The extension as it is packed: what is in it, and what it does with banks, with the program, and without it. VS Code is
// not here, so `standin.mjs` stands for it; a few lines of shell stand for the program.

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { unpack } from "./package.mjs";
import { load, standIn } from "./standin.mjs";

const vsix = process.env.VSIX ?? assert.fail("VSIX names the packed extension");
const scratch = mkdtempSync(join(tmpdir(), "sourcebook-vscode-"));
const names = await unpack(vsix, scratch);
const folder = join(scratch, "extension");
const declared = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
after(() => rmSync(scratch, { recursive: true }));

const bank = join(scratch, "bank");
const page = join(bank, "content/evidence/page.md");

/** A program that writes down how it was called, and ends. @param {string} name @param {string} rest */
function program(name, rest) {
  const path = join(scratch, name);
  writeFileSync(path, `#!/bin/sh\necho "$@" >>"${path}.calls"\n${rest}\n`);
  chmodSync(path, 0o755);
  mkdirSync(bank, { recursive: true });
  return path;
}

const calls = (/** @type {string} */ path) => readFileSync(`${path}.calls`, "utf8").trim().split("\n");

/** @param {Partial<Parameters<typeof standIn>[0]>} editor */
async function activated(editor) {
  const { vscode, told } = standIn({ files: [join(bank, "bank.yaml")], open: [page], path: "sourcebook", ...editor });
  const extension = load(join(folder, declared.main), vscode);
  await extension.activate({ subscriptions: [] });
  return { told, extension };
}

test("the package has what is run and its licences, and nothing else", () => {
  assert.deepEqual(names.filter((name) => !name.startsWith("node_modules/")), [
    "LICENSE.md", "changelog.md", "package.json", "readme.md",
    ...["banks", "client", "extension", "program", "said", "servers", "tasks"].map((name) => `src/${name}.js`),
  ]);
  const packages = new Set(names.flatMap((name) => name.match(/^node_modules\/([^/]+)/)?.[1] ?? []));
  assert.ok(packages.has("vscode-languageclient"));
  for (const one of packages) assert.ok(names.some((name) => new RegExp(`^node_modules/${one}/licen[sc]e`, "i").test(name)), `${one} has its licence`);
  assert.deepEqual(names.filter((name) => /\.(map|ts|vsix)$|typescript|vsce|types\/node/.test(name)), []);
  assert.ok(statSync(vsix).size < 500_000, `${statSync(vsix).size} bytes`);
});

test("every command that is declared is there, and no other", async () => {
  const { told } = await activated({ open: [] });
  assert.deepEqual(Object.keys(told.commands).sort(), declared.contributes.commands.map((/** @type {any} */ one) => one.command).sort());
  assert.deepEqual(told.messages, []);
});

test("a program that is not there is named in plain words, once, with a button to the settings", async () => {
  const missing = join(scratch, "nowhere");
  const { told, extension } = await activated({ path: missing, open: [page, join(bank, "bank.yaml")], answer: "Open settings" });
  assert.equal(told.messages.length, 1);
  assert.match(told.messages[0], /cannot find its program/);
  assert.ok(told.messages[0].includes(missing));
  assert.deepEqual(told.executed, [["workbench.action.openSettings", "sourcebook.path"]]);
  await extension.deactivate();
});

test("a program without the command for editors is said to be too old", async () => {
  const old = program("old", "exit 2");
  const { told } = await activated({ path: old });
  assert.equal(told.messages.length, 1);
  assert.match(told.messages[0], /too old.*\[Open settings\]/);
  assert.deepEqual(calls(old), ["lsp --help"]);
});

test("the program is started for the bank of an open text, and it is said if it ends at once", async () => {
  const ends = program("ends", 'test "$2" = --help');
  const { told, extension } = await activated({ path: ends, answer: "Show details" });
  assert.deepEqual(calls(ends), ["lsp --help", `lsp --root ${bank}`]);
  assert.ok(told.watched.includes("{bank.yaml,content/**,search-index/**,themes/**}"));
  assert.equal(told.messages.length, 1);
  assert.match(told.messages[0], /help of Sourcebook is not running/);
  assert.equal(told.shown, 1);
  await extension.deactivate();
});

test("a program that ends again and again is started five times, and then it is said", async () => {
  // Answers the first question, as a program that knows editors does, and ends when it is told that it may begin.
  const begins = join(scratch, "begins.mjs");
  writeFileSync(begins, `const answer = JSON.stringify({ jsonrpc: "2.0", id: 0, result: { capabilities: {} } });
process.stdin.on("data", (said) => {
  if (String(said).includes('"initialized"')) process.exit(1);
  if (String(said).includes('"initialize"')) process.stdout.write("Content-Length: " + answer.length + "\\r\\n\\r\\n" + answer);
});`);
  const brief = program("brief", `test "$2" = --help || exec "${process.execPath}" "${begins}"`);
  const { told, extension } = await activated({ path: brief });
  await told.said;
  assert.deepEqual(calls(brief), ["lsp --help", ...Array(5).fill(`lsp --root ${bank}`)]);
  assert.deepEqual(told.messages.length, 1);
  assert.match(told.messages[0], /help of Sourcebook is not running/);
  await extension.deactivate();
});

test("a text belongs to the nearest bank, each bank has one program, and a text of no bank starts none", async () => {
  const counted = program("counted", 'test "$2" = --help');
  const inner = join(bank, "tests/sites/odd");
  mkdirSync(inner, { recursive: true });
  const open = [page, join(bank, "bank.yaml"), join(inner, "content/a.md"), "/elsewhere/b.md", `${bank}-b/c.md`];
  const { extension } = await activated({ path: counted, files: [join(inner, "bank.yaml"), join(bank, "bank.yaml")], open });
  assert.deepEqual(calls(counted), ["lsp --help", `lsp --root ${bank}`, "lsp --help", `lsp --root ${inner}`]);
  await extension.deactivate();
  const idle = program("idle", "");
  await activated({ path: idle, open: ["/elsewhere/b.md"] });
  assert.ok(!existsSync(`${idle}.calls`));
});

test("preview and check run the program in the folder of the bank, and say so where none is open", async () => {
  const quiet = program("quiet", "");
  const { told } = await activated({ path: quiet, open: [] });
  await told.commands["sourcebook.preview"]();
  await told.commands["sourcebook.check"]();
  assert.deepEqual(told.tasks.map((task) => task.made[4].made), [[quiet, ["serve", "--open"], { cwd: bank }], [quiet, ["check"], { cwd: bank }]]);
  const none = await activated({ files: [], open: [] });
  await none.told.commands["sourcebook.check"]();
  assert.match(none.told.messages[0], /Open the folder that has the file bank\.yaml/);
  assert.deepEqual(none.told.tasks, []);
});
