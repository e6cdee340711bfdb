// Runs a command of the program in a terminal, where it can be read and ended.
"use strict";

const vscode = require("vscode");

/**
 * A task and no bare terminal: its arguments pass no shell, and what it said stays to be read when it has ended.
 * @param {string} program
 * @param {vscode.Uri} bank
 * @param {{ name: string, args: string[], isBackground: boolean }} command
 */
async function runInTerminal(program, bank, { name, args, isBackground }) {
  const scope = vscode.workspace.getWorkspaceFolder(bank) ?? vscode.TaskScope.Workspace;
  const execution = new vscode.ProcessExecution(program, args, { cwd: bank.fsPath });
  const task = new vscode.Task({ type: "process" }, scope, name, "sourcebook", execution, []);
  task.isBackground = isBackground;
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated, clear: true };
  await vscode.tasks.executeTask(task);
}

module.exports = { runInTerminal };
