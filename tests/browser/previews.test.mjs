// What links of a text show before anybody follows them, and what can be copied, in real Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mistakes, visit } from "./chromium.mjs";
import { shippedServer } from "./shipped.mjs";

const server = await shippedServer();
const vacancies = `${server}evidence/vacancies/`;

/** @typedef {import("playwright-core").Page} Page @typedef {import("playwright-core").Locator} Locator */

/** @param {Page} page */
const card = (page) => page.locator(".preview");

/** Whether two things stand over one another. @param {Locator} one @param {Locator} other */
const overlap = async (one, other) => {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  assert.ok(a && b);
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
};

test("a citation shows its reference beside the text, and goes when it is left or Escape is pressed", async () => {
  await visit(vacancies, {}, async (page) => {
    const link = page.locator(".text .cite a").first();
    await link.hover();
    await card(page).getByText("2020 Children and Young People's Workforce Strategy: The evidence base").waitFor();
    assert.ok(!(await overlap(card(page), page.locator(".text p:has(.cite)").first())), "it covers what is read");
    await page.mouse.move(5, 5);
    await card(page).waitFor({ state: "detached" });
    await link.hover();
    await card(page).waitFor();
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "detached" });
  });
});

test("a term, a page, a level and a finding of another page are told in a few words", async () => {
  const shows = [
    [vacancies, ".text a.term", "Local Government Analysis and Research"],
    [vacancies, ".text p a[href*='datasets/vacancy-rates']", "The share of posts that stood empty"],
    [vacancies, ".findings .level a", "A set of people or authorities were asked."],
  ];
  for (const [address, link, text] of shows) {
    await visit(address, {}, async (page) => {
      await page.locator(link).first().hover();
      await card(page).getByText(text).first().waitFor();
      assert.equal(await page.locator(link).first().getAttribute("aria-describedby"), await card(page).getAttribute("id"));
      assert.deepEqual(await mistakes(page), []);
    });
  }
});

test("by keyboard a preview is the next stop, and Escape leads back to its link", async () => {
  await visit(vacancies, {}, async (page) => {
    const link = page.locator(".text a.term").first();
    await link.evaluate((one) => /** @type {HTMLElement} */ (one).focus({ focusVisible: true }));
    await card(page).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(":focus").getAttribute("href"), await link.evaluate((one) => /** @type {HTMLAnchorElement} */ (one).href));
    assert.ok(await card(page).isVisible(), "it stays while it is used");
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "detached" });
    assert.ok(await link.evaluate((one) => one === document.activeElement));
  });
});

test("on a phone a touch shows what a link leads to, and another one goes there", async () => {
  await visit(vacancies, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
    const link = page.locator(".text .cite a").first();
    await link.tap();
    await card(page).waitFor();
    const box = await card(page).boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 360, "it stands within the window");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await card(page).getByRole("link").tap();
    await page.getByRole("heading", { level: 2, name: "Reference" }).waitFor();
  });
});

test("addresses, references and the page itself can be copied", async () => {
  await visit(vacancies, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const told = page.getByRole("status").filter({ hasText: "Copied" });
    await page.locator("#social-workers .statement").hover();
    await page.locator("#social-workers").getByRole("link", { name: "Link to this finding" }).click();
    await told.waitFor();
    assert.match(await copied(), /\/evidence\/vacancies\/(index\.html)?#social-workers$/);
    await page.locator("#p-cite > .flow > p.refs").getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.match(await copied(), /^Children's Workforce Knowledge Bank \(\d{4}\) Vacancies\..*vacancies\/\.$/);
    await page.getByText("BibLaTeX", { exact: true }).click();
    await page.getByRole("button", { name: "Copy: BibLaTeX" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("@online{vacancies"));
    await page.getByRole("button", { name: "Copy this page as Markdown" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("# Vacancies"));
    await page.getByRole("button", { name: "Copy the address of this page" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "https://bank.example.org/evidence/vacancies/");
  });
});

test("without a script links are links, and nothing offers to copy", async () => {
  await visit(vacancies, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".text-button").count(), 0);
    await page.locator(".text .cite a").first().click();
    await page.getByRole("heading", { level: 2, name: "Reference" }).waitFor();
  });
});
