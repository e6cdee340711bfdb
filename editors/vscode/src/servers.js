// The programs that run for the open banks: one each, from the first text of the bank that is opened.
"use strict";

const vscode = require("vscode");
const { bankOf, openBanks } = require("./banks");
const { makeClient, watch } = require("./client");
const { find, knowsEditors } = require("./program");
const { helpFailed, programMissing, programTooOld } = require("./said");

/** @typedef {{ stop(): Promise<void> }} Server */

class Servers {
  /** @type {vscode.Uri[]} */
  banks = [];
  /** @type {Map<string, Server>} by the address of the bank */
  #running = new Map();
  /** Everything happens behind what was asked for before it. @type {Promise<void>} */
  #last = Promise.resolve();
  /** Whether it was said that the program is missing, which is said once. */
  #isTold = false;

  /** @param {vscode.LogOutputChannel} output */
  constructor(output) {
    this.output = output;
  }

  /** Looks for banks and for the program, and starts it for the texts that are open. */
  restart() {
    return this.#then(async () => {
      await this.#stopAll();
      this.#isTold = false;
      this.banks = await openBanks();
      for (const document of vscode.workspace.textDocuments) await this.#serve(document.uri);
    });
  }

  /** @param {vscode.Uri} uri of a text that is open */
  serve(uri) {
    return this.#then(() => this.#serve(uri));
  }

  stop() {
    return this.#then(() => this.#stopAll());
  }

  /** The program, where it is there; otherwise says so. @param {vscode.Uri} bank @returns {string | undefined} */
  program(bank) {
    const wanted = vscode.workspace.getConfiguration("sourcebook", bank).get("path", "sourcebook");
    const program = find(wanted, bank.fsPath);
    if (!program) void programMissing(wanted);
    return program;
  }

  /** @param {() => Promise<void>} step */
  #then(step) {
    this.#last = this.#last.then(step).catch((failed) => this.output.error(failed));
    return this.#last;
  }

  /** @param {vscode.Uri} uri */
  async #serve(uri) {
    const bank = bankOf(this.banks, uri);
    if (!bank || this.#isTold || this.#running.has(bank.toString())) return;
    const program = this.program(bank);
    if (program && (await knowsEditors(program))) return this.#start(program, bank);
    this.#isTold = true;
    if (program) void programTooOld(program);
  }

  /**
   * @param {string} program
   * @param {vscode.Uri} bank
   */
  async #start(program, bank) {
    const failed = () => void helpFailed(this.output);
    const watcher = watch(bank);
    const client = makeClient(program, bank, this.output, watcher, failed);
    const stop = async () => {
      watcher.dispose();
      await client.dispose();
    };
    this.#running.set(bank.toString(), { stop });
    // The client writes down why.
    await client.start().catch(failed);
  }

  async #stopAll() {
    const running = [...this.#running.values()];
    this.#running.clear();
    for (const server of running) await server.stop().catch((failed) => this.output.error(failed));
  }
}

module.exports = { Servers };
