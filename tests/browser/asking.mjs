// How tests ask the search of a page, and hear of its answer.

/** @typedef {import("playwright-core").Page} Page */

/** Opens the dialog and asks in one go: a slow machine answers between keys, and each answer takes the place of the last. @param {Page} page @param {string} text */
export async function ask(page, text) {
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] input").fill(text);
}

/** What a reader is told about how much there is. @param {Page} page @param {RegExp} text */
export const told = (page, text) => page.locator("[role=status]").filter({ hasText: text }).first().waitFor();

/** A gate that is shut until it is opened: answers wait at it. */
export function gate() {
  let open = () => {};
  const opened = new Promise((resolve) => (open = () => resolve(undefined)));
  return { opened, open };
}

/** Waits for an answer to what a page asks now: by then it has asked, and taken in, what it was about to. @param {Page} page */
export const roundTrip = (page) => page.evaluate(() => fetch(location.href).then((answer) => answer.text()));
