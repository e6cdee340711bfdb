// Finds the program `sourcebook` on this computer. Nothing here knows VS Code, so Node.js alone can try it.
"use strict";

const { execFile } = require("node:child_process");
const { accessSync, constants, statSync } = require("node:fs");
const { homedir } = require("node:os");
const { delimiter, extname, isAbsolute, join, resolve } = require("node:path");

/** How long a program that was found may take to say whether it knows editors; then it is not the one that is meant. */
const PATIENCE = 30_000;

/**
 * The whole path of the program, or nothing. A bare name is looked for where a terminal would find it, and where cargo
 * puts programs; never in the bank, which may come from anybody and on Windows would be the first place.
 * @param {string} wanted a name or a path, as the settings have it
 * @param {string} folder what a relative path begins at
 * @returns {string | undefined}
 */
function find(wanted, folder) {
  const name = wanted.trim().replace(/^~(?=[\\/])/, () => homedir()) || "sourcebook";
  const places = /[\\/]/.test(name)
    ? [resolve(folder, name)]
    : [...(process.env.PATH ?? "").split(delimiter).filter(isAbsolute), join(homedir(), ".cargo", "bin")].map((place) => join(place, name));
  return places.map(withEnding).find(canRun);
}

/** @param {string} path */
const withEnding = (path) => (process.platform === "win32" && !extname(path) ? `${path}.exe` : path);

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Whether the program has the command that editors start. One from before it was written has not.
 * @param {string} program
 * @returns {Promise<boolean>}
 */
function knowsEditors(program) {
  return new Promise((done) => {
    execFile(program, ["lsp", "--help"], { timeout: PATIENCE, windowsHide: true }, (failed) => done(!failed));
  });
}

module.exports = { find, knowsEditors };
