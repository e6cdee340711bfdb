// The preview as an editor uses it: write and see, break and be told, mend and go on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { mistakes, visit } from "./chromium.mjs";
import { Door } from "./door.mjs";
import { shipped } from "./native.mjs";
import { Served, serving } from "./served.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Leaves a mark that a reload wipes out. @param {Page} page */
const mark = (page) => page.evaluate(() => { /** @type {any} */ (globalThis).mark = true; });
/** @param {Page} page */
const isMarked = (page) => page.evaluate(() => /** @type {any} */ (globalThis).mark === true);
/** Waits until a page has looked whether it is still what the preview shows, and stays. @param {Page} page @param {Served} served */
const isUpToDate = (page, { state }) =>
  page.waitForFunction((pages) => Number(/** @type {HTMLElement} */ (document.querySelector("script[data-page]")).dataset.seen) >= pages, state.pages);
/** Waits until nothing that has happened so far is still to come to a page: neither its connection nor the first index. @param {Page} page @param {Served} served */
const connected = async (page, served) => {
  await served.indexed();
  await isUpToDate(page, served);
};

test("what is saved is seen, where the reader was", async () => {
  await serving(new Served(), [], async (served) => {
    await visit(`${served.url}evidence/one/`, {}, async (page) => {
      await connected(page, served);
      await page.evaluate(() => scrollTo(0, 900));
      served.change("content/evidence/one.md", "Of otters.", "Of otters and their young.");
      await page.getByText("Of otters and their young.").waitFor();
      await page.waitForFunction(() => scrollY === 900);
      assert.equal(await page.evaluate(() => history.state), null);
    });
  });
});

test("a page that shows nothing of a change stays", async () => {
  await serving(new Served(), [], async (served) => {
    await visit(`${served.url}evidence/one/`, {}, async (page) => {
      await connected(page, served);
      await mark(page);
      const { index } = served.state;
      served.change("content/guide/start.md", "How to begin.", "How to begin well.");
      await served.until("guide/start/", (text) => text.includes("begin well"));
      await served.indexed(index);
      await isUpToDate(page, served);
      assert.ok(await isMarked(page));
      served.change("content/evidence/two.md", "title: Two", "title: Twice");
      await page.getByRole("link", { name: "Twice" }).first().waitFor();
      assert.ok(!(await isMarked(page)));
    });
  });
});

test("a style sheet is changed under the page", async () => {
  const served = new Served();
  served.change("bank.yaml", "title:", "theme: own\ntitle:");
  served.write("themes/own/static/site.css", readFileSync(join(shipped, "themes/default/static/site.css"), "utf8"));
  await serving(served, [], async () => {
    await visit(`${served.url}evidence/one/`, {}, async (page) => {
      await connected(page, served);
      await mark(page);
      served.write("themes/own/static/site.css", `${served.read("themes/own/static/site.css")}\nh1 { color: rgb(1, 2, 3) }\n`);
      await page.waitForFunction(() => getComputedStyle(/** @type {Element} */ (document.querySelector("h1"))).color === "rgb(1, 2, 3)");
      await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
      assert.ok(await isMarked(page));
      served.change("themes/own/static/site.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)");
      await page.waitForFunction(() => getComputedStyle(/** @type {Element} */ (document.querySelector("h1"))).color === "rgb(4, 5, 6)");
      assert.ok(await isMarked(page));
    });
  });
});

test("a style sheet and the accent of the settings are changed under the page, and a sheet that is lost is told", async () => {
  const served = new Served();
  served.change("bank.yaml", "title:", 'styles: content/looks/own.css\naccent: "#17467a"\ntitle:');
  served.write("content/looks/own.css", "h1 { color: rgb(1, 2, 3) }\n");
  await serving(served, [], async () => {
    await visit(`${served.url}evidence/one/`, {}, async (page) => {
      await connected(page, served);
      await mark(page);
      const colour = (/** @type {string} */ of, /** @type {string} */ wanted) =>
        page.waitForFunction(([of, wanted]) => getComputedStyle(/** @type {Element} */ (document.querySelector(of))).color === wanted, [of, wanted]);
      await colour("h1", "rgb(1, 2, 3)");
      served.change("content/looks/own.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)");
      await colour("h1", "rgb(4, 5, 6)");
      served.change("bank.yaml", "#17467a", "#7a1f4b");
      await colour("body > footer a:not(:visited)", "rgb(122, 31, 75)");
      assert.ok(await isMarked(page));
      served.change("bank.yaml", "own.css", "onw.css");
      await page.getByText("Did you mean `content/looks/own.css`?").waitFor();
    });
  });
});

test("a mistake is listed over the last good page, closes with Escape, and goes when it is mended", async () => {
  await serving(new Served(), [], async (served) => {
    await visit(`${served.url}evidence/one/`, { bypassCSP: true }, async (page) => {
      await connected(page, served);
      served.change("content/evidence/one.md", "[[two]]", "[[tow]]");
      const dialog = page.getByRole("alertdialog", { name: "1 mistake in the bank" });
      await dialog.waitFor();
      const text = await dialog.innerText();
      for (const part of ["content/evidence/one.md:6:", "Of otters. See [[tow]].", "Did you mean `two`?", "unknown-entry"]) assert.ok(text.includes(part), `${part} in ${text}`);
      assert.equal(await dialog.locator("mark").innerText(), "[[tow]]");
      assert.deepEqual(await mistakes(page), []);
      await served.until("evidence/one/", (body) => body.includes('href="../../evidence/two/"'));
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      served.change("content/evidence/two.md", "title: Two", "titel: Two");
      await page.getByRole("alertdialog", { name: /^\d mistakes/ }).waitFor();
      await page.getByRole("button", { name: "Close" }).click();
      served.change("content/evidence/two.md", "titel: Two", "title: Two");
      await dialog.waitFor();
      served.change("content/evidence/one.md", "[[tow]]", "[[two]] again");
      await dialog.waitFor({ state: "detached" });
      await page.getByText("again").waitFor();
    });
  });
});

test("of several mistakes those of the page that is open come first", async () => {
  await serving(new Served(), [], async (served) => {
    await visit(`${served.url}evidence/two/`, { bypassCSP: true }, async (page) => {
      await connected(page, served);
      served.change("content/evidence/one.md", "[[two]]", "[[tow]]");
      await page.getByRole("alertdialog", { name: "1 mistake in the bank" }).waitFor();
      served.change("content/evidence/two.md", "Of badgers.", "Of [[badgers]].");
      const dialog = page.getByRole("alertdialog", { name: "2 mistakes in the bank" });
      await dialog.waitFor();
      const places = await dialog.locator("li .place").allInnerTexts();
      assert.deepEqual(places.map((place) => place.split(":")[0]), ["content/evidence/two.md", "content/evidence/one.md"]);
    });
  });
});

test("a bank that is broken from the start is shown as soon as it is whole", async () => {
  const served = new Served();
  served.change("content/evidence/one.md", "title: One", "title: [");
  await serving(served, [], async () => {
    await visit(served.url, {}, async (page, response) => {
      assert.equal(response.status(), 503);
      await page.getByRole("alertdialog").waitFor();
      served.change("content/evidence/one.md", "title: [", "title: One");
      await page.getByRole("heading", { level: 1, name: "Small" }).waitFor();
    }, /503/);
  });
});

test("the open search keeps its question and finds what was just written", async () => {
  await serving(new Served(), [], async (served) => {
    await served.said(/^search: /);
    await visit(`${served.url}evidence/one/`, {}, async (page) => {
      await connected(page, served);
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("wolverine");
      await page.getByText("The bank holds nothing on").waitFor();
      served.change("content/evidence/two.md", "Of badgers.", "Of badgers and wolverines.");
      await page.getByRole("option", { name: /^Two/ }).waitFor();
      served.change("content/evidence/one.md", "Of otters.", "Of otters, wolverine and all.");
      await page.getByText("wolverine and all").waitFor({ state: "attached" });
      await page.getByRole("option", { name: /^One/ }).waitFor();
      assert.equal(await page.getByRole("combobox").inputValue(), "wolverine");
      assert.ok(await page.locator("dialog.search").evaluate((dialog) => dialog.contains(document.activeElement)));
    });
  });
});

test("a search that is asked before the preview has told a page anything finds what has been written since", async () => {
  const served = new Served();
  const door = await new Door(served).open();
  try {
    await serving(served, [], async () => {
      await served.indexed();
      door.hush();
      await visit(`${door.url}evidence/one/`, {}, async (page) => {
        const search = await page.context().newPage();
        await page.keyboard.press("Control+k");
        await page.getByRole("combobox").fill("wolverine");
        await search.goto(`${door.url}search/?q=wolverine`);
        for (const asked of [page, search]) await asked.getByText("The bank holds nothing on").first().waitFor();
        const { index } = served.state;
        served.change("content/evidence/two.md", "Of badgers.", "Of badgers and wolverines.");
        await served.indexed(index);
        door.tell();
        await page.getByRole("option", { name: /^Two/ }).waitFor();
        await search.getByRole("heading", { name: "Two" }).waitFor();
      });
    });
  } finally {
    await door.close();
  }
});

test("tabs share one connection, and all hear of a change and of a server that has come back", async () => {
  const served = new Served();
  const door = await new Door(served).open();
  try {
    await serving(served, [], async () => {
      await visit(`${door.url}evidence/one/`, {}, async (page) => {
        const tabs = [page, await page.context().newPage(), await page.context().newPage()];
        for (const tab of tabs.slice(1)) await tab.goto(`${door.url}evidence/one/`);
        for (const tab of tabs) await connected(tab, served);
        assert.equal(door.listening, 1);
        const { index } = served.state;
        served.change("content/evidence/one.md", "Of otters.", "Of many otters.");
        await Promise.all(tabs.map((tab) => tab.getByText("Of many otters.").waitFor()));
        await served.indexed(index);
        // A tab that has no script yet when the server ends hears of nothing.
        for (const tab of tabs) await connected(tab, served);
        await served.end();
        served.change("content/evidence/one.md", "Of many otters.", "Of otters once more.");
        await served.start();
        await Promise.all(tabs.map((tab) => tab.getByText("Of otters once more.").waitFor()));
        for (const tab of tabs) await connected(tab, served);
        assert.equal(door.listening, 1);
      }, /ERR_|Failed to load/);
    });
  } finally {
    await door.close();
  }
});

test("a page hears of a server that has come back, though it has told as often of changes as the one before", async () => {
  const served = new Served();
  const door = await new Door(served).open();
  try {
    await serving(served, [], async () => {
      await visit(`${door.url}evidence/one/`, {}, async (page) => {
        await connected(page, served);
        const { state } = served;
        door.isShut = true;
        await served.end();
        served.change("content/evidence/one.md", "Of otters.", "Of other otters.");
        await served.start();
        await served.indexed();
        assert.deepEqual(served.state, state);
        door.isShut = false;
        await page.getByText("Of other otters.").waitFor();
      }, /ERR_|Failed to load/);
    });
  } finally {
    await door.close();
  }
});

test("a tab that could not have its connection at first tries again", async () => {
  await serving(new Served(), [], async (served) => {
    await visit("about:blank", {}, async (page) => {
      await page.addInitScript(() => {
        let tries = 0;
        globalThis.SharedWorker = class extends SharedWorker {
          /** @param {string | URL} url */
          constructor(url) {
            super((tries += 1) > 1 ? url : new URL("not-there.js", url));
          }
        };
      });
      await page.goto(`${served.url}evidence/one/`);
      await connected(page, served);
      served.change("content/evidence/one.md", "Of otters.", "Of otters after all.");
      await page.getByText("Of otters after all.").waitFor();
    }, /404|Failed to load/);
  });
});

test("drafts are shown where they are asked for, and marked; the file of a page is named", async () => {
  const served = new Served();
  served.change("content/evidence/two.md", "title: Two", "status: draft\ntitle: Two");
  served.change("content/evidence/one.md", "See [[two]].", "");
  served.change("bank.yaml", "title:", "edit_url: https://forge.example/edit/main\ntitle:");
  await serving(served, ["--drafts"], async () => {
    await visit(`${served.url}evidence/two/`, {}, async (page) => {
      await page.getByText("You see it because drafts are switched on.").waitFor();
      assert.equal(await page.getByRole("link", { name: "Edit this page" }).getAttribute("href"), "https://forge.example/edit/main/content/evidence/two.md");
      await page.locator("#p-source-file", { hasText: "content/evidence/two.md" }).waitFor();
      await page.getByRole("button", { name: "Copy the path" }).waitFor();
    });
  });
});
