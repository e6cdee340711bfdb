// Each kind of page, and what a reader does there, as readers change it for themselves: at 400 %, with wider spaces between
// lines, words and letters, in colours of their own, and with less movement.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { visit } from "./chromium.mjs";
import { hosted } from "./hosted.mjs";
import { layoutMistakes } from "./layout.mjs";
import { LOOKED_AT, reach } from "./states.mjs";

/** @typedef {import("playwright-core").Page} Page @typedef {import("./states.mjs").State} State */

const server = await hosted(join(import.meta.dirname, "trees/bank"));

/** What a window of 1280 by 1024 pixels is at 400 %: WCAG 2.2, 1.4.10. */
const ENLARGED = { width: 320, height: 256 };

/** What a reader may set of the spaces between lines, words, letters and paragraphs: WCAG 2.2, 1.4.12. */
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

/** States that are only there on a window of their size, or only away from it. */
const OF_A_SIZE = new Set(["phone-menu", "phone-evidence", "phone-map", "phone-narrowing"]);

/** What stands over the page on purpose. */
const OVER_THE_PAGE = "dialog[open], .preview, .compare-bar:not([hidden])";

/** What is wrong with the layout of a page. @param {Page} page */
async function laidOut(page) {
  const isCovered = await page.locator(OVER_THE_PAGE).count();
  return (await page.evaluate(layoutMistakes)).filter((mistake) => !isCovered || !mistake.startsWith("on another"));
}

/**
 * Looks at every kind and state, each in a window of its own, and tells what is wrong by its name.
 * @param {object} options @param {(page: Page) => Promise<string[]>} look @param {(name: string) => boolean} [isMeant]
 */
async function everywhere(options, look, isMeant = () => true) {
  /** @type {Record<string, string[]>} */
  const wrong = {};
  for (const [name, state] of Object.entries(LOOKED_AT).filter(([kind]) => isMeant(kind))) {
    await visit("about:blank", { bypassCSP: true, ...options }, async (page) => {
      await reach(page, server, state);
      const found = await look(page);
      if (found.length) wrong[name] = found;
    });
  }
  assert.deepEqual(wrong, {});
}

const isOfAnySize = (/** @type {string} */ name) => !OF_A_SIZE.has(name);

test("at 400 % no page scrolls sideways, and no word is cut off or stands on another", async () => {
  await everywhere({ viewport: ENLARGED }, laidOut, isOfAnySize);
});

for (const width of [320, 1280]) {
  test(`with wider spaces no word is cut off or stands on another at ${width} pixels`, async () => {
    const spaced = async (/** @type {Page} */ page) => {
      await page.addStyleTag({ content: SPACED });
      return laidOut(page);
    };
    await everywhere({ viewport: { width, height: 800 } }, spaced, isOfAnySize);
  });
}

/** Runs in the page: words that have not the colours of the reader. @returns {string[]} */
function ownColours() {
  const hasWords = (/** @type {Element} */ element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const kept = [...document.querySelectorAll("body, body *")].filter((element) => hasWords(element) && element.checkVisibility() && getComputedStyle(element).forcedColorAdjust === "none");
  return kept.map((element) => `${element.localName}.${element.getAttribute("class")} keeps its colours`);
}

/** Runs in the page: marks that nobody sees, since they have the colour of what is behind them. @returns {string[]} */
function lostMarks() {
  const isClear = (/** @type {string} */ colour) => colour === "none" || colour === "transparent" || /^rgba\(.*, 0\)$/.test(colour);
  const canvas = getComputedStyle(document.documentElement).backgroundColor;
  const shows = (/** @type {string} */ colour) => !isClear(colour) && colour !== canvas;
  const marks = document.querySelectorAll("main :is([aria-hidden] i, i[aria-hidden], .mk), svg :is(rect, circle, path, line, polyline, text)");
  return [...marks].filter((mark) => mark.checkVisibility() && mark.getBoundingClientRect().width >= 1).flatMap((mark) => {
    const { backgroundColor, borderInlineStartWidth, borderInlineStartColor, borderBlockEndWidth, borderBlockEndColor, fill, stroke } = getComputedStyle(mark);
    const isSeen = mark instanceof SVGElement
      ? shows(fill) || shows(stroke)
      : shows(backgroundColor) || (parseFloat(borderInlineStartWidth) > 0 && shows(borderInlineStartColor)) || (parseFloat(borderBlockEndWidth) > 0 && shows(borderBlockEndColor));
    return isSeen ? [] : [`${mark.localName}.${mark.getAttribute("class")} in ${mark.parentElement?.getAttribute("class")}`];
  });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`in colours of the reader's own, ${colorScheme}, all words have them and all marks are seen`, async () => {
    await everywhere({ forcedColors: "active", colorScheme }, async (page) => {
      assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
      return [...new Set([...(await page.evaluate(lostMarks)), ...(await page.evaluate(ownColours))])];
    });
  });
}

/** Runs in the page: what moves. @returns {string[]} */
function moving() {
  const seconds = (/** @type {string} */ times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.includes("ms") ? 0.001 : 1)));
  const found = document.getAnimations().map((animation) => `an animation of ${/** @type {KeyframeEffect} */ (animation.effect).target?.localName}`);
  if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") found.push("scrolling");
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::backdrop"]) {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part);
      if (seconds(transitionDuration) > 0.01 || (animationName !== "none" && seconds(animationDuration) > 0.01)) found.push(`${element.localName}.${element.className}${part ?? ""}`);
    }
  }
  return [...new Set(found)];
}

test("for who wants less movement nothing moves", async () => {
  await everywhere({ reducedMotion: "reduce" }, (page) => page.evaluate(moving));
});
