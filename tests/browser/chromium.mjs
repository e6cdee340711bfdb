// Chromium as the tests use it: a window for each look, and no patience with complaints of the console.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";

import { launch } from "./window.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Opens a page in a window of its own, runs `look`, and fails on anything that the console complains of, but for what
 * `expected` matches.
 * @param {string} url @param {object} options
 * @param {(page: import("playwright-core").Page, response: any) => Promise<void>} look @param {RegExp} [expected]
 */
export async function visit(url, options, look, expected = /^$/) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    const response = await page.goto(url);
    await look(page, response);
    assert.deepEqual(complaints.filter((complaint) => !expected.test(complaint)), [], url);
  } finally {
    await context.close();
  }
}

/** What a page is held to as a whole. */
const ALL = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** Of that, what depends on colours. */
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** What a machine can find wrong with a page as it stands. @param {import("playwright-core").Page} page */
export async function mistakes(page) {
  await page.evaluate(axe);
  return found(page, ALL);
}

/** What it can find wrong with the same page in other colours. @param {import("playwright-core").Page} page @param {"light" | "dark"} colorScheme */
export async function mistakesOfColour(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  return found(page, COLOURS);
}

/** Only what is wrong leaves the page: all that is right comes to a megabyte. @param {import("playwright-core").Page} page @param {object} rules @returns {Promise<string[]>} */
const found = (page, rules) =>
  page.evaluate(async (only) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { ...only, resultTypes: ["violations"] });
    return violations.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.html).slice(0, 3).join(" ")}`);
  }, rules);
