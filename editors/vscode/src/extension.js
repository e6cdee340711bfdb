// The extension: starts `sourcebook lsp` for the banks that are open, and runs the program for its commands.
"use strict";

const vscode = require("vscode");
const { meantBank } = require("./banks");
const { noBank } = require("./said");
const { Servers } = require("./servers");
const { runInTerminal } = require("./tasks");

const PREVIEW = { name: "preview", args: ["serve", "--open"], isBackground: true };
const CHECK = { name: "check", args: ["check"], isBackground: false };

/** @type {Servers | undefined} */
let servers;

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  const output = vscode.window.createOutputChannel("Sourcebook", { log: true });
  const started = new Servers(output);
  servers = started;
  const restart = () => started.restart();
  const banks = vscode.workspace.createFileSystemWatcher("**/bank.yaml", false, true, false);
  context.subscriptions.push(
    output,
    banks,
    banks.onDidCreate(restart),
    banks.onDidDelete(restart),
    vscode.workspace.onDidChangeWorkspaceFolders(restart),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("sourcebook.path") && restart()),
    vscode.workspace.onDidOpenTextDocument((document) => started.serve(document.uri)),
    vscode.commands.registerCommand("sourcebook.restart", restart),
    vscode.commands.registerCommand("sourcebook.preview", () => run(started, PREVIEW)),
    vscode.commands.registerCommand("sourcebook.check", () => run(started, CHECK)),
  );
  await restart();
}

/** VS Code waits for this, so that no program is left behind. */
function deactivate() {
  return servers?.stop();
}

/**
 * @param {Servers} from
 * @param {typeof PREVIEW} command
 */
async function run(from, command) {
  if (from.banks.length === 0) return noBank();
  const bank = await meantBank(from.banks);
  const program = bank && from.program(bank);
  if (bank && program) await runInTerminal(program, bank, command);
}

module.exports = { activate, deactivate };
