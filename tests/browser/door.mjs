// A door before a preview: an address that stays while the preview ends and starts again, that can be shut, and that
// knows who listens, and that can keep from them what the preview tells.

import { createServer, request } from "node:http";
import { pipeline } from "node:stream";

/** @typedef {import("node:http").IncomingMessage} Request @typedef {import("node:http").ServerResponse} Response */

/** Hands requests on to wherever the preview is. */
export class Door {
  /** @param {{url: string}} preview */
  constructor(preview) {
    this.preview = preview;
    this.server = createServer((asked, answer) => this.hand(asked, answer));
    this.url = "";
    this.isShut = false;
    /** @type {Promise<void>} what those who listen wait for before they are let in */
    this.silence = Promise.resolve();
    this.tell = () => {};
    /** How many connections wait for what the preview tells. */
    this.listening = 0;
  }

  async open() {
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.server.address());
    this.url = `http://localhost:${port}/`;
    return this;
  }

  /** Lets nobody who comes from now on hear the preview, until `tell` is called. */
  hush() {
    this.silence = new Promise((resolve) => (this.tell = resolve));
  }

  /** @param {Request} asked @param {Response} answer */
  async hand({ url = "/", method, headers }, answer) {
    if (this.isShut) return void answer.destroy();
    if (url.endsWith("/_sourcebook/events")) {
      this.listening += 1;
      answer.once("close", () => (this.listening -= 1));
      await this.silence;
    }
    const onward = request(new URL(url, this.preview.url), { method, headers, agent: false }, (sent) => {
      answer.writeHead(sent.statusCode ?? 500, sent.headers);
      answer.flushHeaders();
      // Whichever side breaks off, the other does too.
      pipeline(sent, answer, () => {});
    });
    onward.once("error", () => answer.destroy());
    answer.once("close", () => onward.destroy());
    onward.end();
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
