// Answers of the search as they come, in Chromium: late, in parts, out of turn, over bad networks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, gate, roundTrip, told } from "./asking.mjs";
import { visit } from "./chromium.mjs";
import { fromDisk, openSite } from "./native.mjs";
import { shippedServer, shippedSite } from "./shipped.mjs";

const server = await shippedServer();
const entry = `${server}evidence/vacancies/index.html`;

/** Notes what stands first among the results of the dialog, each time that it is another. @param {import("playwright-core").Page} page */
const note = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const firsts = [];
    const look = () => {
      const first = document.querySelector("[role=option]")?.textContent ?? "";
      if (first !== (firsts.at(-1) ?? "")) firsts.push(first);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    Object.assign(globalThis, { firsts });
  });

/** The files with words that a question of the dialog needs. @param {string} query */
async function words(query) {
  /** @type {Set<string>} */
  const names = new Set();
  const bank = await openSite(shippedSite(), (url) => {
    names.add(url.split("/").at(-1) ?? "");
    return fromDisk(url);
  });
  await bank.search(query, { suggest: false });
  return new Set([...names].filter((name) => name.startsWith("w")));
}

test("an older answer that comes late never takes the place of a newer one", async () => {
  const newer = await words("vacancies");
  const older = new Set([...(await words("turnover"))].filter((name) => !newer.has(name)));
  assert.ok(older.size > 0);
  await visit(entry, {}, async (page) => {
    const late = gate();
    const isOlder = (/** @type {URL} */ { pathname }) => older.has(pathname.split("/").at(-1) ?? "");
    await page.route(isOlder, (route) => late.opened.then(() => route.continue()));
    const asked = page.waitForRequest((request) => isOlder(new URL(request.url())));
    await ask(page, "turnover");
    const held = await asked;
    await note(page);
    await page.getByRole("combobox").fill("vacancies");
    await page.getByRole("option", { name: /^Vacancies/ }).waitFor();
    await told(page, /^\d+ results?$/);
    late.open();
    await (await held.response())?.finished();
    // Had the older answer taken its place, it would have done so before a third one comes.
    await page.getByRole("combobox").fill("caf");
    await page.getByRole("option", { name: /^Common Assessment Framework/ }).waitFor();
    const firsts = await page.evaluate(() => /** @type {any} */ (globalThis).firsts);
    assert.deepEqual(firsts.map((/** @type {string} */ first) => first.split(" ")[0]), ["Vacancies", "Common"], firsts.join(" | "));
  });
});

test("what is typed while an answer comes in is asked too", async () => {
  for (const [url, field] of [[entry, "#p-find"], [`${server}search/`, "#p-query"]]) {
    await visit(url, {}, async (page) => {
      await page.clock.install({ time: 0 });
      await page.keyboard.press("Control+k");
      await page.locator(`${field}:focus`).waitFor();
      await page.clock.pauseAt(3_600_000);
      const held = gate();
      await page.route(/\/search\/[0-9a-f]+\/w\d+\.json/, (route) => held.opened.then(() => route.continue()));
      const asked = page.waitForRequest(/\/w\d+\.json/);
      await page.locator(field).fill("xyzzy");
      await page.clock.runFor(100);
      await asked;
      await page.locator(field).fill("xyzzyq");
      held.open();
      await page.getByText("The bank holds nothing on “xyzzy”").waitFor();
      await page.clock.runFor(100);
      await page.getByText("The bank holds nothing on “xyzzyq”").waitFor();
    });
  }
});

test("a question asked again before its unknown words are mended is answered, and mended when it rests", async () => {
  for (const [url, field] of [[entry, "#p-find"], [`${server}search/`, "#p-query"]]) {
    for (const query of ["turnovre region", "xyzzyxyzzy region"]) {
      await visit(url, {}, async (page) => {
        await page.clock.install({ time: 0 });
        await page.keyboard.press("Control+k");
        await page.locator(`${field}:focus`).waitFor();
        await page.clock.pauseAt(3_600_000);
        let hasRested = false;
        let early = 0;
        page.on("request", (request) => (early += !hasRested && /\/f\d+\.json$/.test(request.url()) ? 1 : 0));
        await page.locator(field).fill(query);
        await page.clock.runFor(100);
        await told(page, /^\d+ results?$/);
        const held = gate();
        await page.route(/\/search\/manifest\.json/, (route) => held.opened.then(() => route.continue()));
        // As the preview says that there is another index: the same question waits for it.
        await page.evaluate(() => document.dispatchEvent(new Event("sourcebook:index")));
        await page.locator("[aria-busy=true]").waitFor();
        await page.clock.runFor(600);
        held.open();
        await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
        const offers = page.getByText("Did you mean");
        assert.equal(await offers.count(), 0);
        const isEarly = "words were mended before the question rested";
        assert.equal(early, 0, isEarly);
        // By the clock of the page the question has not rested until now.
        const mended = page.waitForRequest(/\/f\d+\.json/);
        hasRested = true;
        await page.clock.runFor(600);
        await mended;
        if (query.startsWith("turn")) await offers.waitFor();
        assert.equal(early, 0, isEarly);
      });
    }
  }
});

test("what is chosen stays chosen while the same question is asked of another index", async () => {
  await visit(entry, {}, async (page) => {
    await ask(page, "turnover");
    await told(page, /^\d+ results?$/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const chosen = await page.locator("[aria-selected=true]").getAttribute("href");
    // The best hit is there before the others.
    const others = gate();
    const hits = /\/search\/[0-9a-f]+\/e\d+\.json/;
    let asked = 0;
    await page.route(hits, (route) => ((asked += 1) > 1 ? others.opened : Promise.resolve()).then(() => route.continue()));
    const best = page.waitForResponse(hits);
    await page.evaluate(() => document.dispatchEvent(new Event("sourcebook:index")));
    await (await best).finished();
    await roundTrip(page);
    assert.equal(await page.locator("[aria-busy=true]").count(), 1);
    others.open();
    await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
    assert.ok(asked > 1, "the other hits are in shards of their own");
    assert.equal(await page.locator("[aria-selected=true]").getAttribute("href"), chosen);
  });
});

test("an answer that is long in coming is said to be on its way", async () => {
  for (const [url, field] of [[entry, "#p-find"], [`${server}search/`, "#p-query"]]) {
    await visit(url, {}, async (page) => {
      const held = gate();
      await page.route(/\/search\/[0-9a-f]+\//, (route) => held.opened.then(() => route.continue()));
      const shown = () => [...document.querySelectorAll("[role=status]")].some((status) => {
        const { content, opacity } = getComputedStyle(status, "::after");
        return content === '"Searching …"' && opacity === "1";
      });
      await page.locator("[data-search]").click();
      await page.locator(field).waitFor();
      assert.equal(await page.evaluate(shown), false);
      await page.locator(field).fill("turnover");
      await page.waitForFunction(shown);
      held.open();
      await told(page, /^\d+ results?$/);
      assert.equal(await page.evaluate(shown), false);
    });
  }
});

test("the best hit stays where it is when the others come, and a press upon it is not lost", async () => {
  for (const width of [1280, 360]) {
    for (const [url, field, hit] of [[entry, "#p-find", "[role=option]"], [`${server}search/`, "#p-query", "[data-part=hits] a"]]) {
      await visit(url, { viewport: { width, height: 740 } }, async (page) => {
        const held = gate();
        let asked = 0;
        await page.route(/\/search\/[0-9a-f]+\/e\d+\.json/, (route) => ((asked += 1) > 1 ? held.opened : Promise.resolve()).then(() => route.continue()));
        await page.locator("[data-search]").click();
        await page.locator(field).fill("xyzzyq");
        await page.getByText("The bank holds nothing on").waitFor();
        await page.locator(field).fill("turnover");
        const best = page.locator(hit).first();
        await best.hover();
        assert.equal(await page.getByText("The bank holds nothing on").count(), 0);
        const top = () => best.evaluate((link) => link.getBoundingClientRect().top);
        const place = await top();
        await page.mouse.down();
        assert.equal(await page.locator(hit).count(), 1);
        held.open();
        await told(page, /^\d+ results?$/);
        await page.locator("fieldset, dialog").first().waitFor({ state: "attached" });
        assert.ok(Math.abs((await top()) - place) < 1, `${width}: from ${place} to ${await top()}`);
        const href = await best.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href);
        await page.mouse.up();
        await page.waitForURL(href);
      });
    }
  }
});

test("a network that fails is reported, tried again with the next key, and leaves nothing turning", async () => {
  await visit(entry, {}, async (page) => {
    let isDown = true;
    await page.route(/\/search\/.*\.json/, (route) => (isDown ? route.abort() : route.continue()));
    await ask(page, "turnove");
    await told(page, /did not load/);
    assert.equal(await page.locator("[aria-busy]").count(), 0);
    isDown = false;
    await page.keyboard.type("r");
    await page.getByRole("option", { name: /turnover by region/i }).first().waitFor();
  }, /ERR_FAILED/);
  await visit(`${server}search/`, {}, async (page) => {
    await page.route(/\/search\/[0-9a-f]+\//, (route) => route.fulfill({ status: 500, body: "no" }));
    await page.locator("#p-query").fill("turnover");
    await told(page, /did not load/);
    assert.equal(await page.locator("[aria-busy]").count(), 0);
  }, /500/);
});

