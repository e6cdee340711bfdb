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
  "browse/table/evidence/index.html",
  "citations/evidence-base-2008/places/index.html",
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
  "accessibility/index.html",
  "privacy/index.html",
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

/** What a reader may set of the spaces between lines, words and letters (WCAG 2.2, 1.4.12). */
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

test("with wider spaces between letters and lines, nothing leaves a page at 320 and 390 pixels", async () => {
  for (const width of [320, 390]) {
    await visit("about:blank", { viewport: { width, height: 800 }, bypassCSP: true }, async (page) => {
      for (const path of PAGES) {
        await page.goto(server + path);
        await page.addStyleTag({ content: SPACED });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, path);
        const cut = await page.locator(".plot text:visible").evaluateAll((texts) => texts.filter((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left < 0 || right > innerWidth;
        }).map((text) => text.textContent));
        assert.deepEqual(cut, [], path);
      }
    });
  }
});

test("what has the focus is not behind the bar of what is chosen to compare", async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }, { width: 320, height: 256 }]) {
    await visit(`${server}evidence/index.html`, { viewport }, async (page) => {
      await page.getByRole("button", { name: "Choose to compare" }).click();
      await page.locator("[data-compare] input").first().check();
      await page.locator(".compare-bar:not([hidden])").waitFor();
      for (let stop = 0; stop < 40; stop += 1) {
        await page.keyboard.press("Tab");
        const isHidden = await page.evaluate(() => {
          const focused = document.activeElement;
          const bar = document.querySelector(".compare-bar");
          if (!focused || !bar || bar.contains(focused) || getComputedStyle(bar).position !== "sticky") return false;
          const [one, other] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
          return one.top >= other.top && one.bottom <= other.bottom;
        });
        assert.ok(!isHidden, `stop ${stop} at ${viewport.width}`);
      }
    });
  }
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
