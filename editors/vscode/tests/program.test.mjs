// Where the program is looked for, and where never.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { find } from "../src/program.js";

const { HOME, PATH } = process.env;
let home = "";

/** @param {string} path */
function put(path, mode = 0o755) {
  mkdirSync(join(home, path, ".."), { recursive: true });
  writeFileSync(join(home, path), "");
  chmodSync(join(home, path), mode);
  return join(home, path);
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "sourcebook-home-"));
  Object.assign(process.env, { HOME: home, PATH: `bank:${join(home, "first")}:${join(home, "second")}` });
});

afterEach(() => {
  Object.assign(process.env, { HOME, PATH });
  rmSync(home, { recursive: true });
});

test("a bare name is the first on the path that can be run", () => {
  mkdirSync(join(home, "first/sourcebook"), { recursive: true });
  const second = put("second/sourcebook");
  assert.equal(find("sourcebook", home), second);
  assert.equal(find(" ", home), second);
  chmodSync(second, 0o644);
  assert.equal(find("sourcebook", home), undefined);
});

test("cargo's folder is known without being on the path", () => {
  const cargo = put(".cargo/bin/sourcebook");
  assert.equal(find("sourcebook", home), cargo);
});

test("a bare name is never looked for in the bank", () => {
  put("bank/sourcebook");
  process.chdir(home);
  assert.equal(find("sourcebook", join(home, "bank")), undefined);
  process.chdir(tmpdir());
});

test("a path begins at the home, at the bank or at the root", () => {
  const path = put("bin/sb");
  assert.deepEqual(["~/bin/sb", "./bin/sb", path].map((wanted) => find(wanted, home)), [path, path, path]);
  assert.equal(find("~/bin/none", home), undefined);
});
