// `sourcebook serve` as a process of a test: what it says, and the states that it tells of.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";

import { program } from "./native.mjs";

/** When to give up waiting, in milliseconds: only where something is wrong, for a busy machine takes its time. */
const LONGEST = 60_000;

/** What the preview tells of itself, as its own script hears it. @typedef {{pages: number, index: number, mistakes: string}} State */

/** The preview of the bank in a folder. */
export class Preview {
  /** @param {string} root */
  constructor(root) {
    this.root = root;
    /** @type {string[]} what the preview said */
    this.lines = [];
    /** @type {State} */
    this.state = { pages: 0, index: 0, mistakes: "" };
    this.url = "";
    this.hasEnded = false;
    /** Ends with the next line, state or end. */
    this.news = Promise.resolve();
    this.tell = () => {};
    this.renew();
  }

  /** Tells those who wait that something has happened. */
  renew() {
    const { tell } = this;
    this.news = new Promise((resolve) => (this.tell = resolve));
    tell();
  }

  /** @param {string[]} [options] @param {string} [port] */
  async start(options = [], port = "0") {
    const from = this.lines.length;
    const child = spawn(program, ["serve", "--root", this.root, "--port", port, ...options], { stdio: ["ignore", "ignore", "pipe"] });
    this.process = child;
    this.hasEnded = false;
    child.once("error", (error) => this.lines.push(String(error)));
    child.once("close", () => {
      this.hasEnded = true;
      this.renew();
    });
    createInterface({ input: child.stderr }).on("line", (line) => {
      this.lines.push(line);
      this.renew();
    });
    const line = await this.said(/ at http/, from, "the preview did not start");
    this.url = / at (http\S+) /.exec(line)?.[1] ?? "";
    this.state = { pages: 0, index: 0, mistakes: "" };
    // The connection breaks off when the preview ends, which is told by its process.
    this.follow().catch(() => {});
    return this;
  }

  /** Takes in the states of the preview as they come. */
  async follow() {
    const { body } = await fetch(new URL("_sourcebook/events", this.url));
    for await (const line of createInterface({ input: Readable.fromWeb(/** @type {any} */ (body)) })) {
      if (!line.startsWith("data: ")) continue;
      this.state = JSON.parse(line.slice("data: ".length));
      this.renew();
    }
  }

  /**
   * Looks for something, and looks again whenever there is news, until it is found.
   * @template T @param {() => T | Promise<T>} find @param {string} complaint @returns {Promise<NonNullable<T>>}
   */
  async when(find, complaint) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST, true)));
    try {
      for (;;) {
        const { news, hasEnded } = this;
        const found = await find();
        if (found) return /** @type {NonNullable<T>} */ (found);
        if (hasEnded || (await Promise.race([news, late]))) throw new Error(`${complaint}: ${this.lines.join("\n")}`);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits for a line, among those from `from` on. @param {RegExp} line @param {number} [from] @param {string} [complaint] */
  said(line, from = 0, complaint = `the preview never said ${line}`) {
    return this.when(() => this.lines.slice(from).find((said) => line.test(said)), complaint);
  }

  /** Waits until there is a newer index than one. @param {number} [known] */
  indexed(known = 0) {
    return this.when(() => this.state.index > known, "the preview never had a new index");
  }

  /** What the preview sends for a path, as soon as it is as it should be. @param {string} path @param {(text: string, status: number) => boolean} isThere */
  async until(path, isThere) {
    const look = async () => {
      const answer = await fetch(new URL(path, this.url));
      const text = await answer.text();
      return isThere(text, answer.status) && { text };
    };
    const { text } = await this.when(look, `${path} never came as it should`);
    return text;
  }

  /** @param {NodeJS.Signals} [signal] */
  async end(signal = "SIGTERM") {
    if (!this.process || this.hasEnded) return;
    this.process.kill(signal);
    await this.ended();
  }

  /** Waits for the end of the preview, and where it does not come, makes it. */
  async ended() {
    const late = setTimeout(() => this.process?.kill("SIGKILL"), LONGEST);
    while (!this.hasEnded) await this.news;
    clearTimeout(late);
  }
}
