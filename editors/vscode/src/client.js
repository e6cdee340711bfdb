// The client of one bank: which texts it looks after, which files it watches, how it starts the program.
"use strict";

const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn } = require("vscode-languageclient/node");

/** What a bank is read from. The site that is built from it stands elsewhere, and is not listened to. */
const READ = "{bank.yaml,content/**,search-index/**,themes/**}";

/** A program that ends this often within that many milliseconds is not started again. */
const TOO_OFTEN = 5;
const LATELY = 180_000;

/** A client that writes down what goes wrong, and puts no words of programmers before people who write. */
class QuietClient extends LanguageClient {
  /**
   * @param {string} message
   * @param {unknown} data
   */
  error(message, data) {
    super.error(message, data, false);
  }
}

/**
 * @param {string} program
 * @param {vscode.Uri} bank
 * @param {vscode.LogOutputChannel} output
 * @param {vscode.FileSystemWatcher} watcher
 * @param {() => void} givenUp what is done when the program has ended too often
 */
function makeClient(program, bank, output, watcher, givenUp) {
  const run = { command: program, args: ["lsp", "--root", bank.fsPath], options: { cwd: bank.fsPath } };
  /** @type {QuietClient} */
  const client = new QuietClient("sourcebook", "Sourcebook", run, {
    documentSelector: [text(bank, "markdown", "content/**"), text(bank, "yaml", "{bank.yaml,content/**,search-index/*}")],
    synchronize: { fileEvents: watcher },
    workspaceFolder: { uri: bank, name: vscode.workspace.asRelativePath(bank), index: 0 },
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: whenEnded(() => client.isRunning(), givenUp),
  });
  return client;
}

/**
 * A program that ends by itself is started again, but not for ever, and not if it never ran.
 * @param {() => boolean} isRunning
 * @param {() => void} givenUp
 * @returns {import("vscode-languageclient/node").ErrorHandler}
 */
function whenEnded(isRunning, givenUp) {
  /** @type {number[]} */
  let ends = [];
  let hasRun = false;
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      hasRun ||= isRunning();
      if (!hasRun) return { action: CloseAction.DoNotRestart, handled: true };
      ends = [...ends.filter((time) => Date.now() - time < LATELY), Date.now()];
      if (ends.length < TOO_OFTEN) return { action: CloseAction.Restart, handled: true };
      givenUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

/**
 * @param {vscode.Uri} bank
 * @param {string} language
 * @param {string} pattern
 */
function text(bank, language, pattern) {
  return { scheme: "file", language, pattern: { baseUri: bank.toString(), pattern } };
}

/** @param {vscode.Uri} bank */
const watch = (bank) => vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(bank, READ));

module.exports = { makeClient, watch };
