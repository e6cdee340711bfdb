// What a listener hears of each kind of page, and of what a reader does there: the accessibility tree as indented text, held
// to a file below `trees/`. `TREES=write node --test trees.test.mjs` writes them anew; then read the difference aloud.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { mistakes, visit } from "./chromium.mjs";
import { hosted } from "./hosted.mjs";
import { LOOKED_AT, reach } from "./states.mjs";

const trees = join(import.meta.dirname, "trees");
const server = await hosted(join(trees, "bank"));

/** A tree without the addresses that links lead to: nobody hears them. @param {string} tree */
const heard = (tree) => `${tree.replaceAll(/^ *- \/(url|placeholder):.*\n?/gm, "").replaceAll(/^( *)(- .*):\n(?!\1 )/gm, "$1$2\n").replace(/:$/, "").trimEnd()}\n`;

/** How many lines around a change are shown. */
const AROUND = 3;

/** What has changed from one tree to another, line by line, with a few lines around it; nothing where they are the same. @param {string} before @param {string} now */
function difference(before, now) {
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  // How many lines the two have in common from a place in each to their ends.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      common[i][j] = old[i] === fresh[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const lines = [];
  for (let i = 0, j = 0; i < old.length || j < fresh.length; ) {
    if (i < old.length && old[i] === fresh[j]) {
      lines.push(`  ${old[i]}`);
      i += 1;
      j += 1;
    } else if (j >= fresh.length || (i < old.length && common[i + 1][j] >= common[i][j + 1])) lines.push(`- ${old[i++]}`);
    else lines.push(`+ ${fresh[j++]}`);
  }
  const changed = lines.flatMap((line, at) => (line.startsWith("  ") ? [] : [at]));
  return lines.filter((_, at) => changed.some((other) => Math.abs(other - at) <= AROUND)).join("\n");
}

/** Names that a listener can make nothing of, and words that run into each other. @type {[RegExp, string][]} */
const MUMBLED = [
  [/^- (link|button|img|region|navigation|dialog|checkbox|combobox|textbox|option|tab)( \[.*\])?:?$/, "has no name"],
  [/^- (link|button) "(\d{1,3}|[a-z])"/, "is named by a sign"],
  // A row is named by its cells, and each cell is told by itself.
  [/^- (?!row )\w+ "(?:.* )?(\p{L}[^"]*) \1[ "]/u, "says the same twice"],
  [/^(?!- code).*(\d{4}\p{Lu}|\p{Ll}\d{4})/u, "runs together"],
];

/** What a listener could not make out in a tree. @param {string} tree */
function mumbled(tree) {
  const lines = tree.split("\n").map((line) => line.trim().replace(/^- '(.*)'(:?)/, "- $1$2"));
  const found = lines.flatMap((line) => MUMBLED.filter(([sign]) => sign.test(line)).map(([, mistake]) => `${line}: ${mistake}`));
  let level = 0;
  for (const line of lines) {
    const next = Number(/^- heading .*\[level=(\d)\]/.exec(line)?.[1] ?? level);
    if (level && next > level + 1) found.push(`${line}: comes after level ${level}`);
    level = next;
  }
  return found;
}

for (const [name, state] of Object.entries(LOOKED_AT)) {
  test(`${name} is heard as it is written down, and a machine finds no mistake`, async () => {
    await visit("about:blank", { bypassCSP: true }, async (page) => {
      await reach(page, server, state);
      const tree = heard(await page.locator(state.part ?? "main").first().ariaSnapshot());
      const file = join(trees, `${name}.yml`);
      if (process.env.TREES === "write") writeFileSync(file, tree);
      const changed = difference(existsSync(file) ? readFileSync(file, "utf8") : "", tree);
      if (changed) assert.fail(`${name}.yml is not what is heard:\n${changed}`);
      assert.deepEqual(mumbled(tree), []);
      assert.deepEqual(await mistakes(page), []);
    });
  });
}

test("every tree that is written down is of a page that is listened to", () => {
  const files = readdirSync(trees).filter((file) => file.endsWith(".yml")).map((file) => file.slice(0, -".yml".length));
  assert.deepEqual(files.filter((name) => !(name in LOOKED_AT)), []);
});
