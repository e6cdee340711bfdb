// A bank whose texts hold vectors, each on lines of its own: so a mistake that `check` names is that of one vector, which
// is taken out, until a site can be made of the rest.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { program } from "../browser/native.mjs";
import { PAYLOADS, written } from "./payloads.mjs";

/** A payload in a place of a bank. @typedef {{number: number, channel: string, payload: import("./payloads.mjs").Payload, text: string, isRefused: boolean}} Vector */

/** The first number of a vector: with six digits it stands nowhere by chance, and is a word that can be searched for. */
const FIRST = 880_001;
/** How far apart the payloads of neighbouring places stand; it has no factor in common with their number. */
const STRIDE = 17;
/** What stands where a vector was taken out. */
const PLAIN = "Plain";

/** All vectors of a run, by number. */
export class Vectors {
  /** @param {string} away the address of another host */
  constructor(away) {
    this.away = away;
    /** @type {Vector[]} */
    this.all = [];
    /** How often each channel has been used: its next payload is another one. @type {Map<string, number>} */
    this.uses = new Map();
  }

  /** The next vector of a channel. @param {string} channel @param {number} [at] which payload; else the next */
  next(channel, at) {
    const names = [...this.uses.keys()];
    const offset = names.includes(channel) ? names.indexOf(channel) : names.length;
    const used = this.uses.get(channel) ?? 0;
    this.uses.set(channel, used + 1);
    const payload = PAYLOADS[at ?? (used + offset * STRIDE) % PAYLOADS.length];
    const number = FIRST + this.all.length;
    const vector = { number, channel, payload, text: written(payload, number, this.away), isRefused: false };
    this.all.push(vector);
    return vector;
  }
}

/** A line of a file: a text, or what a vector makes of it. @typedef {string | {vector: Vector, write: (text: string) => string, plain: string}} Piece */

/** A file of a bank. */
export class File {
  /** @param {Vectors} vectors */
  constructor(vectors) {
    this.vectors = vectors;
    /** @type {Piece[]} */
    this.pieces = [];
  }

  /** @param {string} text */
  line(text) {
    this.pieces.push(text);
    return this;
  }

  /** A vector in one line or several. @param {string} channel @param {(text: string) => string} write @param {string} [plain] what stands there where it is refused */
  put(channel, write, plain = write(PLAIN)) {
    this.pieces.push({ vector: this.vectors.next(channel), write, plain });
    return this;
  }

  /** A value of YAML. @param {string} channel @param {string} before what stands before it in its line @param {string} [after] @param {string} [plain] */
  value(channel, before, after = "", plain = PLAIN) {
    return this.put(channel, (text) => `${before}${quoted(text)}${after}`, `${before}${quoted(plain)}${after}`);
  }

  /** The text, and which vectors stand in which of its lines. */
  written() {
    /** @type {(Vector | undefined)[]} */
    const lines = [];
    const text = this.pieces.map((piece) => {
      const made = typeof piece === "string" ? piece : piece.vector.isRefused ? piece.plain : piece.write(piece.vector.text);
      for (const _ of made.split(/\r\n|\n|\r/)) lines.push(typeof piece === "string" ? undefined : piece.vector);
      return made;
    });
    return { text: `${text.join("\n")}\n`, lines };
  }
}

/** A text in quotation marks, as YAML reads it. @param {string} text */
export const quoted = (text) =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A bank. */
export class Bank {
  /** @param {string} name @param {Vectors} vectors */
  constructor(name, vectors) {
    this.name = name;
    this.vectors = vectors;
    this.folder = mkdtempSync(join(tmpdir(), "sourcebook-hostile-"));
    this.root = join(this.folder, "bank");
    this.out = join(this.folder, "site");
    /** @type {Map<string, File>} */
    this.files = new Map();
  }

  /** Begins a file. @param {string} path @returns {File} */
  file(path) {
    const file = new File(this.vectors);
    this.files.set(path, file);
    return file;
  }

  /** @param {string[]} args */
  run(...args) {
    return spawnSync(program, [...args, "--root", this.root], { encoding: "utf8", maxBuffer: 1 << 30 });
  }

  /** Writes the bank, takes out what is refused, and builds it. */
  build() {
    // What is refused may hide what stands behind it.
    for (let round = 0; round < 40; round += 1) {
      const lines = this.write();
      const done = this.run("check", "--format", "json");
      if (done.status !== 0 && done.status !== 1) throw new Error(`${this.name}: check ended with ${done.status ?? done.signal}: ${done.stderr}`);
      const errors = JSON.parse(done.stdout).diagnostics.filter((/** @type {any} */ one) => one.severity === "error");
      if (!errors.length) break;
      const before = this.refused();
      for (const error of errors) this.refuse(error, lines);
      if (this.refused() === before) throw new Error(`${this.name}: no vector is to blame for ${JSON.stringify(errors[0])}`);
    }
    const done = this.run("build", "--out", this.out);
    if (done.status !== 0) throw new Error(`${this.name}: ${done.stdout}${done.stderr}`);
  }

  /** Writes all files; gives back, by path, whose each line is. */
  write() {
    /** @type {Map<string, (Vector | undefined)[]>} */
    const lines = new Map();
    for (const [path, file] of this.files) {
      const made = file.written();
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), made.text);
      lines.set(path, made.lines);
    }
    return lines;
  }

  refused() {
    return this.vectors.all.filter((vector) => vector.isRefused).length;
  }

  /** Takes out the vector that a mistake is in; or all of its file, where the place is that of none. @param {{path: string, line: number, end_line: number}} error @param {Map<string, (Vector | undefined)[]>} lines */
  refuse({ path, line, end_line: end }, lines) {
    const all = lines.get(path) ?? [];
    const there = all.slice(line - 1, end).filter((vector) => vector && !vector.isRefused);
    // What is left open ends further down; and what `bank.yaml` says of a word comes out where a text names it.
    const near = all.slice(0, line).findLast((vector) => vector && !vector.isRefused) ?? all.find((vector) => vector && !vector.isRefused);
    const named = this.vectors.all.findLast((vector) => vector.channel === "bank: variable" && !vector.isRefused);
    const isNamed = !there.length && named && (lines.get(path) ?? []).length && this.files.get(path)?.pieces.some((piece) => typeof piece === "string" && piece.includes("{{ version }}"));
    for (const vector of there.length ? there : [isNamed ? named : near]) if (vector) vector.isRefused = true;
  }

  clear() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
