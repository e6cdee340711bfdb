// What the editor is told where something is missing, and the button that leads on.
"use strict";

const vscode = require("vscode");

const SETTINGS = "Open settings";
const DETAILS = "Show details";
const AGAIN = "Try again";

/** @param {string} wanted what the settings name */
async function programMissing(wanted) {
  const text = `Sourcebook cannot find its program, "${wanted}", on this computer. Install it, or say in the settings where it is. Until then you can write, but nothing is checked.`;
  await leadToSettings(await vscode.window.showErrorMessage(text, SETTINGS));
}

/** @param {string} program */
async function programTooOld(program) {
  const text = `The program ${program} does not know how to help an editor. It may be too old. Install a newer one, or say in the settings where another is.`;
  await leadToSettings(await vscode.window.showErrorMessage(text, SETTINGS));
}

/** @param {vscode.OutputChannel} details */
async function helpFailed(details) {
  const text = "The help of Sourcebook is not running. You can go on writing, but nothing is checked.";
  const answer = await vscode.window.showErrorMessage(text, AGAIN, DETAILS);
  if (answer === DETAILS) details.show();
  if (answer === AGAIN) await vscode.commands.executeCommand("sourcebook.restart");
}

async function noBank() {
  await vscode.window.showInformationMessage("No bank is open. Open the folder that has the file bank.yaml.");
}

/** @param {string | undefined} answer */
async function leadToSettings(answer) {
  if (answer === SETTINGS) await vscode.commands.executeCommand("workbench.action.openSettings", "sourcebook.path");
}

module.exports = { helpFailed, noBank, programMissing, programTooOld };
