// Which banks are open. A bank is a folder with a `bank.yaml`.
"use strict";

const vscode = require("vscode");

/** Folders of programs and of what they make, in which a `bank.yaml` is no bank that somebody writes. */
const PASSED_OVER = "**/{node_modules,target,public}/**";

/** The banks of the open folders, in the order of their paths. @returns {Promise<vscode.Uri[]>} */
async function openBanks() {
  const files = await vscode.workspace.findFiles("**/bank.yaml", PASSED_OVER);
  const folders = files.map((file) => vscode.Uri.joinPath(file, "..")).filter((folder) => folder.scheme === "file");
  return folders.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The nearest bank above a text, as the program itself looks for it.
 * @param {vscode.Uri[]} banks
 * @param {vscode.Uri} uri
 */
function bankOf(banks, uri) {
  // One within another comes behind it by its path.
  return banks.filter((bank) => holds(bank, uri)).at(-1);
}

/**
 * Whether a text stands within a folder.
 * @param {vscode.Uri} folder
 * @param {vscode.Uri} uri
 */
function holds(folder, uri) {
  return uri.scheme === folder.scheme && uri.path.startsWith(folder.path.replace(/\/?$/, "/"));
}

/**
 * The bank that a command is meant for: that of the text in front, the only one, or the one that is chosen.
 * @param {vscode.Uri[]} banks
 * @returns {Promise<vscode.Uri | undefined>}
 */
async function meantBank(banks) {
  const front = vscode.window.activeTextEditor?.document.uri;
  const bank = banks.length === 1 ? banks[0] : front && bankOf(banks, front);
  if (bank || banks.length === 0) return bank;
  const items = banks.map((one) => ({ label: vscode.workspace.asRelativePath(one), bank: one }));
  return (await vscode.window.showQuickPick(items, { placeHolder: "Which bank?" }))?.bank;
}

module.exports = { bankOf, meantBank, openBanks };
