// Pages that a reader has done something with: the states that a page as it comes does not show, in the bank whose content
// stays as it is.

import { ask, told } from "./asking.mjs";
import { FROZEN } from "./kinds.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Opens all folds of a page, but for the formats of a reference: they are the same everywhere. @param {Page} page */
const unfold = (page) =>
  page.evaluate(() => document.querySelectorAll("details:not(#p-cite *)").forEach((fold) => /** @type {HTMLDetailsElement} */ (fold).open = true));

/** @param {Page} page */
const chooseToCompare = async (page) => {
  const choose = page.getByRole("button", { name: "Choose to compare" });
  if (await choose.count()) await choose.click();
  await page.getByRole("checkbox", { name: "Compare Diving" }).check();
  await page.getByRole("checkbox", { name: "Compare Teachers of swimming" }).check();
  await page.getByRole("link", { name: "Compare them" }).waitFor();
};

/** @param {Page} page */
const filterMap = async (page) => {
  await page.getByRole("button", { name: "Filter the map" }).click();
  await page.getByLabel("What this rests on").selectOption({ label: "Surveyed" });
  await told(page, /^\d+ of \d+ left/);
};

/** What results are narrowed and sorted by comes after them. @param {Page} page */
const narrowable = async (page) => {
  await told(page, /^\d+ results?$/);
  await page.locator("fieldset").filter({ hasText: "Year" }).first().waitFor({ state: "attached" });
  await page.locator("[data-part=order] select").waitFor({ state: "attached" });
};

/** Waits for how much of a list is left, which is out of sight where a small window folds the boxes. @param {Page} page */
const narrowed = (page) => page.locator("[data-boxes] [role=status]").filter({ hasText: /^\d+ results?$/ }).waitFor({ state: "attached" });

/**
 * Where it is, what is done there, which part of the page is listened to, and on how small a window.
 * @typedef {{path: string, act?: (page: Page) => Promise<unknown>, part?: string, viewport?: {width: number, height: number}}} State
 */

const PHONE = { width: 360, height: 740 };

/** @type {Record<string, State>} */
const STATES = {
  "phone-menu": { path: "", viewport: PHONE, part: "body > header", act: (page) => page.getByRole("button", { name: "Menu" }).click() },
  "phone-evidence": { path: "evidence/teachers/", viewport: PHONE, act: unfold },
  "phone-map": { path: "maps/known/", viewport: PHONE, act: unfold },
  "map-filtered": { path: "maps/known/", act: filterMap },
  "map-cell-filtered": { path: "maps/known/staffing/eight-and-over/?level=2", act: (page) => told(page, /^\d+ of \d+ shown/) },
  // On a window so high that the bar at its foot covers nothing.
  "list-comparing": { path: "evidence/", viewport: { width: 1280, height: 1800 }, act: chooseToCompare },
  "list-narrowing": { path: "evidence/?ages=under-five", part: ".facets", act: narrowed },
  "phone-table": { path: "browse/table/evidence/", viewport: PHONE },
  "phone-compared": { path: "compare/evidence/topics/staffing/", viewport: PHONE },
  compared: { path: "compare/?kind=evidence&with=evidence/teachers/+evidence/cost-of-lessons/", act: (page) => page.locator(".compared thead a").nth(1).waitFor() },
  "dataset-comparing": { path: "datasets/teachers-by-region/", part: "#p-figures, [data-side-at]", act: (page) => page.getByRole("checkbox", { name: "Compare North" }).check() },
  "side-by-side-chosen": { path: "datasets/teachers-by-region/compare/?with=North&with=South", act: (page) => told(page, /^2 of 3/) },
  preview: { path: "evidence/teachers/", part: ".text p:has(.preview)", act: async (page) => {
    await page.locator(".text a[href*='glossary/']").hover();
    await page.locator(".preview").waitFor();
  } },
  cite: { path: "evidence/teachers/", part: "#p-cite", act: (page) => page.locator("#p-cite").evaluate((part) => part.querySelectorAll("details").forEach((fold) => (fold.open = true))) },
  search: { path: "search/", act: (page) => page.locator("[data-search-page].ready").waitFor() },
  "search-results": { path: "search/?q=teachers", act: narrowable },
  "search-narrowed": { path: "search/?q=teachers&kind=evidence", act: narrowable },
  "phone-narrowing": { path: "search/?q=teachers", viewport: PHONE, part: "dialog[open]", act: async (page) => {
    await narrowable(page);
    await page.getByRole("button", { name: "Narrow the results" }).click();
    await page.locator("dialog[open]").getByRole("group", { name: "Year" }).waitFor();
  } },
  "search-nothing": { path: "search/?q=zzzzzzz", act: (page) => page.locator("[data-part=message]:not(:empty)").first().waitFor() },
  "dialog-empty": { path: "", part: "dialog", act: (page) => page.keyboard.press("Control+k").then(() => page.locator("dialog[open]").waitFor()) },
  "dialog-results": { path: "", part: "dialog", act: async (page) => {
    await ask(page, "teachers");
    await told(page, /^\d+ results$/);
    await page.keyboard.press("ArrowDown");
  } },
  "dialog-nothing": { path: "", part: "dialog", act: async (page) => {
    await ask(page, "zzzzzzz");
    await page.locator("dialog [role=status]").filter({ hasText: /\S/ }).waitFor();
  } },
};

/** Every kind of page with its folds open, and every state. The first is looked at with what surrounds the text of every page. @type {Record<string, State>} */
export const LOOKED_AT = {
  ...Object.fromEntries(Object.entries(FROZEN).map(([name, path]) => [name, { path, act: unfold, part: name === "home" ? "body" : "main" }])),
  ...STATES,
};

/** Opens a page and does there what its state is about. @param {Page} page @param {string} server @param {State} state */
export async function reach(page, server, { path, act, viewport }) {
  if (viewport) await page.setViewportSize(viewport);
  // A page that leads on is looked at as it stands.
  await page.route(/-old\/$/, async (route) => {
    const sent = await route.fetch();
    await route.fulfill({ response: sent, body: (await sent.text()).replace(/<meta http-equiv="refresh"[^>]*>/, "") });
  });
  await page.goto(server + path);
  await act?.(page);
}
