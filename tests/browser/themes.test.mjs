// The second theme of the program over the shipped bank: held to what the first is held to, so that a theme is data alone.

import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { mistakes, mistakesOfColour, visit } from "./chromium.mjs";
import { serving } from "./folder.mjs";
import { SHIPPED } from "./kinds.mjs";
import { layoutMistakes } from "./layout.mjs";
import { run, shipped } from "./native.mjs";

const work = mkdtempSync(join(tmpdir(), "sourcebook-"));
for (const part of ["bank.yaml", "content", "search-index"]) cpSync(join(shipped, part), join(work, "bank", part), { recursive: true });
appendFileSync(join(work, "bank/bank.yaml"), "\ntheme: civic\n");
run(["build", "--root", join(work, "bank"), "--out", join(work, "site")]);
const site = await serving(join(work, "site"));
after(() => {
  site.end();
  rmSync(work, { recursive: true });
});

/** One of each sort of page: what else there is stands in the same boxes. */
const PAGES = ["home", "evidence", "evidence-with-charts", "case-study", "guide", "historic", "source", "dataset", "list", "facet-value", "vocabulary-term", "map", "map-cell", "scale", "glossary", "compare", "side-by-side", "search", "statement"].map((kind) => SHIPPED[kind]);

test("the civic theme has no accessibility mistake that a machine can find, light or dark", async () => {
  await visit("about:blank", { colorScheme: "light", bypassCSP: true }, async (page) => {
    for (const path of PAGES) {
      await page.goto(site.url + path, { waitUntil: "networkidle" });
      assert.deepEqual(await mistakes(page), [], path);
      assert.deepEqual(await mistakesOfColour(page, "dark"), [], `${path}, dark`);
      await page.emulateMedia({ colorScheme: "light" });
    }
  });
});

test("in the civic theme nothing is cut off, from left to right and from right to left, wide and narrow", async () => {
  await visit("about:blank", {}, async (page) => {
    for (const path of PAGES) {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(site.url + path, { waitUntil: "networkidle" });
        for (const way of ["ltr", "rtl"]) {
          await page.evaluate((dir) => void (document.documentElement.dir = dir), way);
          assert.deepEqual(await page.evaluate(layoutMistakes), [], `${path} at ${width}, ${way}`);
        }
      }
    }
  });
});
