// A bank of its own under `sourcebook serve`, for tests that change it.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { program } from "./native.mjs";

/** A small bank: two summaries that link to each other, a term, a vocabulary. */
const SMALL = {
  "bank.yaml": "title: Small\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n",
  "content/vocabularies/topics.yaml": "label: Topics\nterms:\n  - {id: care, label: Care}\n",
  "content/evidence/one.md": `---\ntitle: One\nsummary: The first.\ntopics: [care]\n---\nOf otters. See [[two]].\n${"\nA long text.\n".repeat(120)}`,
  "content/evidence/two.md": "---\ntitle: Two\nsummary: The second.\n---\nOf badgers.\n",
  "content/guide/start.md": "---\ntitle: Start\n---\nHow to begin.\n",
};

/** A folder with a bank, and its preview. */
export class Served {
  /** @param {Record<string, string>} [files] @param {string} [from] a bank to copy */
  constructor(files = SMALL, from) {
    this.root = mkdtempSync(join(tmpdir(), "sourcebook-"));
    if (from) {
      const parts = ["bank.yaml", "content", "search-index/synonyms.yaml", "search-index/judgements.yaml"];
      for (const part of parts) cpSync(join(from, part), join(this.root, part), { recursive: true });
    } else {
      for (const [path, text] of Object.entries(files)) this.write(path, text);
    }
    /** @type {string[]} what the preview said */
    this.lines = [];
    this.url = "";
  }

  /** @param {string[]} [options] @param {string} [port] */
  async start(options = [], port = "0") {
    this.process = spawn(program, ["serve", "--root", this.root, "--port", port, ...options]);
    this.process.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => this.lines.push(...text.split("\n").filter(Boolean)));
    await this.said(/ at http/);
    this.url = / at (http\S+) /.exec(this.lines.findLast((line) => / at http/.test(line)) ?? "")?.[1] ?? "";
    return this;
  }

  /** Waits for a line, among those from `from` on. @param {RegExp} line @param {number} [from] */
  async said(line, from = 0) {
    for (let i = 0; i < 1500; i += 1) {
      if (this.lines.slice(from).some((said) => line.test(said))) return;
      await sleep(10);
    }
    throw new Error(`the preview never said ${line}: ${this.lines.join("\n")}`);
  }

  /** Waits until the preview has said nothing for a while. */
  async rest(ms = 600) {
    for (let last = -1; last !== this.lines.length; await sleep(ms)) last = this.lines.length;
  }

  /** @param {string} path */
  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  /** @param {string} path @param {string} text */
  write(path, text) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** @param {string} path @param {string | RegExp} from @param {string} to */
  change(path, from, to) {
    this.write(path, this.read(path).replace(from, to));
  }

  /** @param {string} path */
  remove(path) {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** @param {string} from @param {string} to */
  move(from, to) {
    mkdirSync(dirname(join(this.root, to)), { recursive: true });
    renameSync(join(this.root, from), join(this.root, to));
  }

  /** What the preview sends for a path, until it is as it should be. @param {string} path @param {(text: string, status: number) => boolean} isThere */
  async until(path, isThere) {
    for (let i = 0; i < 1000; i += 1) {
      const answer = await fetch(new URL(path, this.url));
      if (isThere(await answer.text(), answer.status)) return;
      await sleep(10);
    }
    throw new Error(`${path} never came as it should: ${this.lines.join("\n")}`);
  }

  /** @param {NodeJS.Signals} [signal] */
  async end(signal = "SIGTERM") {
    const { process } = this;
    if (!process || process.exitCode !== null || process.signalCode) return;
    process.kill(signal);
    await new Promise((resolve) => process.once("exit", resolve));
  }

  async clear() {
    await this.end();
    rmSync(this.root, { recursive: true });
  }
}

/** Runs a test with a preview of its own. @param {Served} served @param {string[]} options @param {(served: Served) => Promise<void>} test */
export async function serving(served, options, test) {
  try {
    await served.start(options);
    await test(served);
  } finally {
    await served.clear();
  }
}
