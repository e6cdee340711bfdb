// What stands beside a list and in its table, as readers use it: boxes that combine what a list is narrowed by, links where no
// script runs, and rows that lose nothing on narrow windows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { told } from "./asking.mjs";
import { mistakes, visit } from "./chromium.mjs";
import { shippedServer, shippedSite } from "./shipped.mjs";

/** @typedef {import("playwright-core").Page} Page */

const server = await shippedServer();
const disk = `${pathToFileURL(shippedSite()).href}/`;
const PHONE = { width: 360, height: 740 };
const LISTS = ["evidence/", "citations/", "job-roles/social-worker/", "browse/year/2008/", "browse/"];

/** Opens all folds of a page. @param {Page} page */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

test("without a script, and from a disk, what a list is about are links", async () => {
  for (const [url, javaScriptEnabled] of /** @type {const} */ ([[`${disk}evidence/index.html`, false], [`${disk}evidence/index.html`, true]])) {
    await visit(url, { javaScriptEnabled }, async (page) => {
      await page.getByRole("link", { name: "Schools and education", exact: true }).waitFor();
      assert.equal(await page.locator(".facets :is(input, [type=submit]):visible").count(), 0);
    });
  }
});

test("beside a list each box says how many the search will show for it", async () => {
  for (const path of LISTS) {
    await visit(server + path, {}, async (page) => {
      const found = await page.evaluate(async (root) => {
        const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-boxes]"));
        const { open } = await import(new URL("search/client.js", root).href);
        const bank = await open(new URL("search/", root));
        const own = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, [String(value)]]));
        const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[type=checkbox]")]);
        return Promise.all(boxes.map(async ({ name, value, ...box }, at) => {
          const { total } = await bank.search("", { limit: 0, filters: { ...own, [name]: [value] } });
          return [`${name}: ${value}`, Number(boxes[at].closest("li")?.querySelector(".count")?.textContent), total];
        }));
      }, server);
      assert.ok(found.length > 10, path);
      // Some pages of the guide are kept out of the search: then fewer are shown, never others.
      assert.deepEqual(found.filter(([name, said, total]) => (name === "kind: guide" ? said < total : said !== total)), [], path);
    });
  }
});

test("boxes are combined, say how many are left, stay in the address, and lead to these over all pages of the list", async () => {
  await visit(`${server}evidence/`, { bypassCSP: true }, async (page) => {
    const box = (/** @type {string} */ name) => page.getByRole("checkbox", { name, exact: true });
    const count = (/** @type {string} */ name) => page.locator(".facets li", { has: box(name) }).locator(".count").textContent();
    const before = await count("Working together");
    await box("Early years, childcare and play").check();
    await told(page, /^\d+ results?$/);
    await box("Working together").check();
    await page.waitForURL(/evidence\/\?challenges=working-together&sectors=early-years$/);
    await page.waitForFunction((old) => document.querySelector(".facets li:has([value=working-together]) .count")?.textContent !== old, before);
    const left = Number((await page.locator(".narrowing [role=status]").textContent())?.split(" ")[0]);
    assert.equal(Number(await count("Working together")), left);
    assert.ok(left > 0 && left < Number(before));
    // From the head of the page: further down, the button that stays in sight covers a part of some box.
    await page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await mistakes(page), []);
    await page.getByRole("button", { name: `Show ${left} results` }).click();
    await page.waitForURL(/search\/.*\?kind=evidence&challenges=working-together&sectors=early-years$/);
    await told(page, new RegExp(`^${left} results?$`));
    await page.goBack();
    await page.getByRole("button", { name: `Show ${left} results` }).waitFor();
    await box("Working together").uncheck();
    await box("Early years, childcare and play").uncheck();
    await page.getByRole("button", { name: "Narrow the list" }).waitFor();
    assert.equal(page.url(), `${server}evidence/`);
    assert.equal(await count("Working together"), before);
  });
});

test("an address that asks for what no list has narrows nothing", async () => {
  await visit(`${server}evidence/?sectors=nosuch&__proto__=x&constructor=y`, {}, async (page) => {
    await page.getByRole("checkbox").first().waitFor();
    assert.equal(await page.locator(".facets :checked").count(), 0);
    assert.equal(await page.locator(".narrowing button").textContent(), "Narrow the list");
  });
});

test("on a phone each box is large enough for a thumb, and nothing moves when one is ticked", async () => {
  for (const viewport of [PHONE, { width: 1280, height: 900 }]) {
    await visit(`${server}evidence/`, { viewport }, async (page) => {
      if (viewport === PHONE) await page.locator(".facets .pop").click();
      await unfold(page);
      const places = () => page.locator(".facets :is(.tick, summary, .narrowing button), main .rows li").evaluateAll((parts) => parts.map((part) => {
        const { top, height, width } = part.getBoundingClientRect();
        return [Math.round(top + scrollY), Math.round(height), Math.round(width)];
      }));
      const before = await places();
      if (viewport === PHONE) assert.deepEqual(before.filter(([, height]) => height > 0 && height < 44).slice(0, 3), []);
      await page.locator(".tick input").nth(1).check();
      await told(page, /^\d+ results?$/);
      const scrolled = await page.locator("#p-facets").evaluate((part) => part.scrollTop);
      assert.deepEqual(await places(), scrolled ? await places() : before);
    });
  }
});

test("a table of all entries loses no column on a narrow window, and stays a table for who listens", async () => {
  for (const width of [320, 360, 768, 1280]) {
    await visit(`${server}browse/table/evidence/`, { viewport: { width, height: 800 } }, async (page) => {
      const cells = page.locator(".summaries td");
      const unseen = await cells.evaluateAll((all) => all.filter((cell) => cell.hasChildNodes() && !cell.checkVisibility()).length);
      assert.equal(unseen, 0, `${width}`);
      const row = page.getByRole("row").nth(1);
      assert.equal(await row.getByRole("cell").count(), (await page.getByRole("columnheader").count()) - 1);
      assert.equal(await row.getByRole("rowheader").count(), 1);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
    });
  }
});

test("on a phone what is compared stands under each other, each with its name, and nothing scrolls sideways", async () => {
  for (const path of ["compare/case-study/places/england/", "datasets/turnover-by-region-and-profession/compare/", "datasets/workforce-by-sector/compare/", "compare/?kind=evidence&with=evidence/vacancies/+evidence/turnover-by-region/"]) {
    for (const width of [320, 360]) {
      await visit(server + path, { viewport: { width, height: 800 } }, async (page) => {
        const box = page.locator(".scroll:has(.compared)");
        await box.waitFor();
        assert.ok(await box.evaluate((found) => found.scrollWidth <= found.clientWidth), `${path} at ${width}`);
        const unnamed = await box.locator("tbody td").evaluateAll((all) => all.filter((cell) => cell.checkVisibility() && !getComputedStyle(cell, "::before").content.includes(cell.dataset.label || "?")).length);
        assert.equal(unnamed, 0, path);
        assert.equal(await page.getByRole("rowheader").count(), await box.locator("tbody tr").count());
      });
    }
  }
});
