// A copy of the site that is read from a disk, without a server: what a reader does there.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { told } from "./asking.mjs";
import { visit } from "./chromium.mjs";
import { offlineSite } from "./shipped.mjs";

const disk = pathToFileURL(`${offlineSite()}/`).href;

test("on a disk the dialog finds what the bank holds, and leads there", async () => {
  await visit(`${disk}evidence/turnover-by-region/index.html`, {}, async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("vacancies social work");
    await page.getByRole("option", { name: /^Vacancies/ }).click();
    await page.waitForURL(/evidence\/vacancies\/index\.html/);
  });
});

test("on a disk the search page narrows, mends words and looks for phrases", async () => {
  await visit(`${disk}search/index.html?q=training`, {}, async (page) => {
    await told(page, /^\d+ results$/);
    await page.getByLabel("Evidence summary", { exact: true }).check();
    await page.waitForURL(/kind=evidence/);
    await page.locator("#p-query").fill('"social workers"');
    await told(page, /^\d+ results$/);
    await page.locator("#p-query").fill("vacanciez");
    await page.getByText("Did you mean").waitFor();
  });
});

test("on a disk pages stand side by side, and a map is filtered", async () => {
  await visit(`${disk}compare/index.html?kind=evidence&with=evidence/vacancies/+evidence/role-clarity/`, {}, async (page) => {
    const heads = page.locator(".compared thead a");
    await heads.first().waitFor();
    assert.equal(await heads.count(), 2);
    await heads.first().click();
    await page.getByRole("heading", { level: 1, name: "Vacancies" }).waitFor();
  });
  await visit(`${disk}maps/challenges/index.html?level=1`, {}, async (page) => {
    await page.locator("[data-level-count], .map").first().waitFor();
    assert.match(page.url(), /level=1/);
  });
});

test("over each page of a copy stands its day, and until when it is good", async () => {
  await visit(`${disk}index.html`, { javaScriptEnabled: false }, async (page) => {
    await page.getByText(/^A copy of \d+ \w+ \d{4}, good until \d+ \w+ \d{4}\./).waitFor();
  });
  assert.ok(existsSync(`${offlineSite()}.zip`));
});
