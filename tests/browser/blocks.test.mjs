// Code that can be copied and tabs of which one is shown, on a site that came from elsewhere.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { mistakes, mistakesOfColour, visit } from "./chromium.mjs";
import { run, shipped } from "./native.mjs";
import { Preview } from "./preview.mjs";

const bank = join(shipped, "tests/sites/mkdocs");
const folder = mkdtempSync(join(tmpdir(), "sourcebook-"));
run(["build", "--root", bank, "--out", folder]);
const preview = await new Preview(bank).start();
after(async () => {
  await preview.end();
  rmSync(folder, { recursive: true });
});

const path = "docs/getting-started/register/";

test("one tab is shown, the address keeps which, and so does every set of the same names", async () => {
  await visit(`${preview.url}${path}`, {}, async (page) => {
    const tabs = page.getByRole("tab");
    await tabs.first().waitFor();
    const names = await tabs.allInnerTexts();
    const second = tabs.nth(1);
    assert.equal(await tabs.first().getAttribute("aria-selected"), "true");
    await second.click();
    assert.equal(await second.getAttribute("aria-selected"), "true");
    assert.ok(await page.locator(".tab").nth(1).isVisible());
    assert.ok(!(await page.locator(".tab").first().isVisible()));
    assert.equal(new URL(page.url()).searchParams.get("tab"), names[1]);
    await page.reload();
    await tabs.first().waitFor();
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
    assert.deepEqual(await mistakes(page), []);
    assert.deepEqual(await mistakesOfColour(page, "dark"), []);
  });
});

test("by keyboard a set of tabs is one stop, and arrows go from one to the next", async () => {
  await visit(`${preview.url}${path}`, {}, async (page) => {
    const tabs = page.getByRole("tab");
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await tabs.nth(1).evaluate((tab) => tab === document.activeElement), true);
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
    await page.keyboard.press("Home");
    assert.equal(await tabs.first().getAttribute("aria-selected"), "true");
  });
});

test("without script, and on paper, all tabs stand there with their names", async () => {
  const disk = `${pathToFileURL(folder).href}/${path}index.html`;
  await visit(disk, { javaScriptEnabled: false }, async (page) => {
    for (const panel of await page.locator(".tab").all()) assert.ok(await panel.isVisible());
    for (const label of await page.locator(".tab > .label").all()) assert.ok(await label.isVisible());
  });
  await visit(`${preview.url}${path}`, {}, async (page) => {
    await page.getByRole("tab").first().waitFor();
    await page.emulateMedia({ media: "print" });
    for (const panel of await page.locator(".tab").all()) assert.ok(await panel.isVisible());
    assert.equal(await page.getByRole("tab").first().isVisible(), false);
  });
});

test("a button copies the code as it stands", async () => {
  await visit(`${preview.url}${path}`, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const button = page.locator(".copied:visible .copy").first();
    await button.waitFor();
    const code = await page.locator(".copied:visible pre").first().innerText();
    await button.click();
    await page.getByRole("status").filter({ hasText: "Copied" }).first().waitFor({ state: "attached" });
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trimEnd(), code.trimEnd());
  });
});
