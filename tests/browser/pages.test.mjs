// One page for each template, in real Chromium: held to what a machine can find wrong, and to narrow windows.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mistakes, mistakesOfColour, visit } from "./chromium.mjs";
import { shippedServer } from "./shipped.mjs";

const server = await shippedServer();

/** One page for each template. */
const PAGES = [
  "index.html",
  "browse/index.html",
  "browse/year/index.html",
  "browse/year/2008/index.html",
  "browse/publisher/index.html",
  "evidence/index.html",
  "evidence/vacancies/index.html",
  "case-studies/york-college/index.html",
  "citations/evidence-base-2008/index.html",
  "citations/cwsc-survey-2006/index.html",
  "job-roles/index.html",
  "job-roles/social-worker/index.html",
  "glossary/index.html",
  "glossary/caf/index.html",
  "a-z/index.html",
  "a-z/c/index.html",
  "references/index.html",
  "scales/index.html",
  "scales/rests-on/index.html",
  "scales/rests-on/3/index.html",
  "maps/index.html",
  "maps/challenges/index.html",
  "maps/challenges/gaps/index.html",
  "maps/challenges/recruitment-and-retention/social-care/index.html",
  "compare/index.html",
  "compare/case-study/places/england/index.html",
  "datasets/index.html",
  "datasets/turnover-by-region-and-profession/index.html",
  "datasets/turnover-by-region-and-profession/compare/index.html",
  "datasets/workforce-by-sector/compare/index.html",
  "evidence/turnover-by-region/index.html",
  "guide/reading-a-summary/index.html",
  "search/index.html",
];

test("no page has an accessibility mistake that a machine can find, light or dark", async () => {
  await visit("about:blank", { colorScheme: "light", bypassCSP: true }, async (page) => {
    for (const path of [...PAGES, "404.html"]) {
      await page.goto(server + path);
      assert.deepEqual(await mistakes(page), [], path);
      assert.deepEqual(await mistakesOfColour(page, "dark"), [], `${path}, dark`);
      await page.emulateMedia({ colorScheme: "light" });
    }
  });
});

test("no page scrolls sideways at 320, 360 and 1280 pixels", async () => {
  await visit("about:blank", {}, async (page) => {
    for (const path of PAGES) {
      await page.goto(server + path);
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
        assert.ok(over <= 0, `${path} is ${over} pixels too wide at ${width}`);
      }
    }
  });
});
