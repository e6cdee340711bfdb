// The search as readers use it, in Chromium: typing, facets, keyboard alone, no script, other paths.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { test } from "node:test";

import { ask, gate, roundTrip, told } from "./asking.mjs";
import { mistakes, mistakesOfColour, visit } from "./chromium.mjs";
import { difference, native, shipped } from "./native.mjs";
import { shippedServer, shippedSite } from "./shipped.mjs";

const server = await shippedServer();
const site = shippedSite();
const entry = `${server}evidence/vacancies/index.html`;

/** @typedef {import("playwright-core").Page} Page */

test("the dialog opens by button and Ctrl K, and results come as one types", async () => {
  for (const open of [(/** @type {Page} */ page) => page.getByRole("button", { name: "Search" }).click(), (/** @type {Page} */ page) => page.keyboard.press("Control+k")]) {
    await visit(entry, {}, async (page) => {
      await open(page);
      await page.getByRole("combobox").waitFor();
      await page.keyboard.type("turnov");
      await page.getByRole("option", { name: /turnover by region/i }).first().waitFor();
      await told(page, /^\d+ results?$/);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("dialog[open]").count(), 0);
    });
  }
});

test("by keyboard alone a reader chooses a result and gets there", async () => {
  await visit(entry, {}, async (page) => {
    await ask(page, "looked after");
    await told(page, /^\d+ results?$/);
    const input = page.getByRole("combobox");
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const chosen = page.locator("[aria-selected=true]");
    assert.equal(await input.getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
    await page.keyboard.press("ArrowUp");
    const href = await chosen.getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(/** @type {string} */ (href));
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    assert.equal(await page.locator(":focus").getAttribute("role"), "combobox");
  });
});

test("a result shows the finding that answers, with how sure it is, and leads to it", async () => {
  await visit(`${server}search/index.html?q=teaching+vacancy+rates+tackled+seven+years`, {}, async (page) => {
    const passage = page.locator("[data-part=hits] .passage").first();
    await passage.waitFor();
    assert.match((await passage.textContent()) ?? "", /seven years/);
    assert.equal(await page.locator("[data-part=hits] .said-by").first().textContent(), "No source given");
    await passage.click();
    await page.waitForURL(/evidence\/vacancies\/#[\w-]+$/);
    assert.match((await page.locator(":target").textContent()) ?? "", /seven years/);
  });
});

test("Enter without a choice leads to the search page with the question", async () => {
  await visit(entry, {}, async (page) => {
    await ask(page, "training");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\/\?q=training$/);
    await page.locator("[data-part=hits] a").first().waitFor();
    assert.match(await page.title(), /^training – Search/);
  });
});

test("no key by itself does anything", async () => {
  await visit(entry, {}, async (page) => {
    for (const key of ["/", "k", "s", "?"]) await page.keyboard.press(key);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    assert.equal(await page.getByRole("combobox").inputValue(), "");
    assert.equal(await page.locator("dialog").count(), 1);
  });
});

test("on the search page button and Ctrl K lead to its own field", async () => {
  const ways = [(/** @type {Page} */ page) => page.locator("[data-search]").click(), (/** @type {Page} */ page) => page.keyboard.press("Control+k")];
  for (const go of ways) {
    await visit(`${server}search/index.html?q=training`, {}, async (page) => {
      await told(page, /^\d+ results?$/);
      await go(page);
      await page.keyboard.type("turnover");
      await page.waitForURL(/q=turnover$/);
      assert.equal(await page.locator("dialog[open]").count(), 0);
    });
  }
});

test("what is typed on the search page before its script has come is kept and asked", async () => {
  await visit("about:blank", {}, async (page) => {
    const held = gate();
    await page.route(/\/page\.js$/, (route) => held.opened.then(() => route.continue()));
    await page.goto(`${server}search/index.html?kind=evidence`);
    await page.locator("#p-query").fill("turnover");
    held.open();
    await page.waitForURL(/q=turnover&kind=evidence$/);
    await told(page, /^\d+ results?$/);
    assert.equal(await page.locator("#p-query").inputValue(), "turnover");
  });
});

test("that the search needs a script is said where it has not come, and not before", async () => {
  await visit("about:blank", {}, async (page) => {
    const held = gate();
    await page.route(/\/page\.js$/, (route) => held.opened.then(() => route.continue()));
    // Time stands still for what comes late.
    await page.addInitScript(() => addEventListener("DOMContentLoaded", () => document.getAnimations().forEach((late) => late.pause())));
    await page.goto(`${server}search/`);
    const unable = page.getByText("Searching needs a script");
    assert.equal((await unable.boundingBox())?.height, 0);
    await page.evaluate(() => document.getAnimations().forEach((late) => late.finish()));
    assert.ok(((await unable.boundingBox())?.height ?? 0) > 20);
    held.open();
    await unable.waitFor({ state: "hidden" });
  });
});

test("on the search page facets narrow, the address remembers, back and forward work", async () => {
  await visit(`${server}search/index.html?q=training`, {}, async (page) => {
    await page.locator("fieldset").first().waitFor();
    const total = async () => Number((await page.locator("[data-part=status]").textContent())?.split(" ")[0]);
    const all = await total();
    const count = Number(await page.locator("fieldset li", { hasText: "Evidence summary" }).locator(".count").textContent());
    await page.getByLabel("Evidence summary", { exact: true }).check();
    await page.waitForFunction((number) => document.querySelector("[data-part=status]")?.textContent === `${number} results`, count);
    assert.match(page.url(), /q=training&kind=evidence$/);
    assert.ok(count < all);
    await page.locator("#p-query").fill("turnover");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=turnover&kind=evidence$/);
    await page.goBack();
    await page.waitForURL(/q=training&kind=evidence$/);
    await page.waitForFunction((number) => document.querySelector("[data-part=status]")?.textContent === `${number} results`, count);
    assert.equal(await page.locator("#p-query").inputValue(), "training");
    await page.goBack();
    await page.waitForFunction((number) => document.querySelector("[data-part=status]")?.textContent === `${number} results`, all);
    await page.goForward();
    await page.waitForURL(/kind=evidence$/);
    await page.getByRole("checkbox", { name: "Evidence summary", exact: true, checked: true }).waitFor();
  });
});

test("results are sorted as one likes, and the address remembers how", async () => {
  await visit(`${server}search/index.html?kind=evidence`, { bypassCSP: true }, async (page) => {
    const titles = page.locator("[data-part=hits] h2");
    const sort = page.getByLabel("Sort by");
    await sort.waitFor();
    assert.equal(await sort.inputValue(), "title");
    const [first, second] = await titles.allTextContents();
    assert.ok(first.toLowerCase() < second.toLowerCase());
    await page.locator("#p-query").fill("training");
    await page.waitForURL(/q=training&kind=evidence$/);
    await page.waitForFunction(() => /** @type {HTMLSelectElement} */ (document.querySelector("#p-order"))?.value === "");
    await sort.selectOption({ label: "Newest first" });
    await page.waitForURL(/q=training&kind=evidence&sort=date$/);
    await sort.selectOption({ label: "What this rests on, strongest first" });
    await page.waitForURL(/sort=rests-on$/);
    await page.goBack();
    await page.waitForFunction(() => /** @type {HTMLSelectElement} */ (document.querySelector("#p-order"))?.value === "date");
    assert.deepEqual(await mistakes(page), []);
  });
});

test("what is chosen stands above the results, and each is taken back by a press", async () => {
  await visit(`${server}search/index.html?q=training&kind=evidence&kind=case-study&sectors=social-care`, { bypassCSP: true }, async (page) => {
    const chips = page.getByRole("list", { name: "Narrowed to" }).getByRole("button");
    await chips.first().waitFor();
    assert.deepEqual(await chips.allTextContents(), ["Evidence summary", "Case study", "Social, community and family support", "Clear all"]);
    assert.deepEqual(await mistakes(page), []);
    await page.getByRole("button", { name: "Remove Case study" }).click();
    await page.waitForURL(/q=training&kind=evidence&sectors=social-care$/);
    await page.locator(".chip:focus", { hasText: "Social, community" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=training&kind=evidence$/);
    await page.locator(".chip:focus", { hasText: "Evidence summary" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.waitForURL(/q=training$/);
    await page.locator("#p-query:focus").waitFor();
    await page.waitForFunction(() => !document.querySelector(".chip"));
  });
});

test("on a phone results are narrowed in a sheet, which Escape and its button close, and the focus goes back", async () => {
  await visit(`${server}search/index.html?q=training`, { viewport: { width: 360, height: 740 }, bypassCSP: true }, async (page) => {
    const opener = page.getByRole("button", { name: "Narrow the results" });
    await opener.waitFor();
    assert.equal(await page.locator("fieldset:visible").count(), 0);
    await opener.focus();
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Narrow the results" });
    const total = `${await sheet.locator("li", { hasText: "Evidence summary" }).locator(".count").textContent()} results`;
    await sheet.getByLabel("Evidence summary", { exact: true }).check();
    await page.waitForURL(/q=training&kind=evidence$/);
    await sheet.getByRole("button", { name: `Show ${total}` }).waitFor();
    assert.deepEqual(await mistakes(page), []);
    // Nothing lies over what has the focus, however far down it is.
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const isSeen = await page.evaluate(() => {
        const { activeElement: active } = document;
        if (!active?.closest("dialog")) return true;
        const { left, top, width, height } = active.getBoundingClientRect();
        return active.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      assert.ok(isSeen, `step ${step}`);
    }
    await page.keyboard.press("Escape");
    await page.locator("[data-part=opener]:focus").waitFor();
    await page.getByRole("button", { name: "Narrow the results (1)" }).waitFor();
    await page.keyboard.press("Enter");
    await sheet.getByRole("button", { name: `Show ${total}` }).click();
    await page.locator("[data-part=opener]:focus").waitFor();
    // Where the window becomes wide, what it can be narrowed by stands beside the results.
    await page.keyboard.press("Enter");
    await sheet.waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
    await sheet.waitFor({ state: "hidden" });
    await page.locator("[data-part=beside] fieldset").first().waitFor();
  });
});

test("a break stands before the results that hold only some of the words", async () => {
  const rows = (/** @type {Page} */ page) => page.locator("[data-part=hits] > li").evaluateAll((found) => found.map((row) => (row.className === "fewer" ? row.textContent : "")));
  await visit(`${server}search/index.html?q=succession+headteacher`, { bypassCSP: true }, async (page) => {
    await page.getByText("These hold only some of your words.").waitFor();
    const shown = await rows(page);
    assert.equal(shown.filter(Boolean).length, 1);
    assert.ok(shown.findIndex(Boolean) > 0);
    assert.deepEqual(await mistakes(page), []);
    await page.getByLabel("Sort by").selectOption({ label: "Newest first" });
    await page.waitForFunction(() => !document.querySelector(".fewer"));
    await page.locator("#p-query").fill("succession");
    await page.waitForFunction(() => !document.querySelector(".fewer"));
  });
  await visit(`${server}search/index.html?q=dyslexia+fostering+headteacher`, {}, async (page) => {
    await page.getByText("Nothing here holds all of your words.").waitFor();
    assert.equal((await rows(page)).findIndex(Boolean), 0);
  });
});

test("the page of a topic comes first where its name is asked for", async () => {
  await visit(`${server}search/index.html?q=social+workers`, {}, async (page) => {
    await told(page, /^\d+ results$/);
    const first = page.locator("[data-part=hits] > li").first();
    assert.match((await first.textContent()) ?? "", /^Social worker.*Job role/s);
    await first.getByRole("link").first().click();
    await page.waitForURL(/job-roles\/social-worker\/$/);
  });
});

test("where nothing is asked, the search page offers questions and subjects, with a script and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await visit(`${server}search/index.html`, { javaScriptEnabled }, async (page) => {
      await page.getByRole("heading", { name: "Where to begin" }).waitFor();
      const question = page.getByRole("link", { name: "Why do social workers leave?" });
      await question.click();
      await page.waitForURL(/search\/\?q=Why%20do%20social%20workers%20leave%3F$/);
      if (javaScriptEnabled) {
        await told(page, /^\d+ results$/);
        await question.waitFor({ state: "hidden" });
        await page.locator("#p-query").fill("");
      }
      await question.waitFor();
    });
  }
});

test("an answer moves nothing that stands, and its first hit costs twelve requests at most", async () => {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
    for (const query of ["social work", "vacncies in social work", '"vacancies in teapots" work', "dyslexia fostering headteacher"]) {
      await visit("about:blank", { viewport }, async (page) => {
        await page.addInitScript(() => {
          const seen = { moved: 0, requests: 0 };
          Object.assign(globalThis, { seen });
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.moved += /** @type {any} */ (entry).value))).observe({ type: "layout-shift", buffered: true });
          new MutationObserver(() => {
            // The page itself is none of the resources; pictures are not waited for.
            if (document.querySelector("[data-part=hits] .name")) seen.requests ||= 1 + performance.getEntriesByType("resource").filter(({ name }) => name !== location.href && !/\/icons?\b|_sourcebook/.test(name)).length;
          }).observe(document, { childList: true, subtree: true });
        });
        await page.goto(`${server}search/index.html?${new URLSearchParams({ q: query })}`);
        await told(page, /result/i);
        if (!query.startsWith('"')) await page.locator("[data-part=facets] fieldset").first().waitFor({ state: "attached" });
        if (query.startsWith("vacncies")) await page.getByText("Did you mean").waitFor();
        await roundTrip(page);
        const { moved, requests } = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
        assert.equal(moved, 0, query);
        if (query === "social work") assert.ok(requests <= 12, String(requests));
      });
    }
  }
});

test("what mends words is loaded for a word that the bank lacks, and for no other", async () => {
  for (const [query, isMended] of /** @type {const} */ ([["vacancies", false], ["vacanciez", true]])) {
    await visit(`${server}search/index.html?q=${query}`, {}, async (page) => {
      await told(page, /result/i);
      if (isMended) await page.getByText("Did you mean").waitFor();
      await roundTrip(page);
      const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.equal(loaded.some((name) => name.endsWith("/search/spelling.js")), isMended, query);
    });
  }
});

test("a phrase that nothing holds is said so, and its words are offered", async () => {
  await visit(`${server}search/index.html?q=${encodeURIComponent('"vacancies in teapots"')}`, {}, async (page) => {
    await page.locator("[data-part=message]", { hasText: "Nothing here holds the phrase “vacancies in teapots”." }).waitFor();
    await page.getByRole("button", { name: "vacancies in teapots", exact: true }).click();
    await told(page, /^\d+ results$/);
    assert.equal(await page.locator("#p-query").inputValue(), "vacancies in teapots");
  });
  await visit(entry, {}, async (page) => {
    await ask(page, '"vacancies in teapots"');
    await page.locator("dialog").getByRole("button", { name: "vacancies in teapots", exact: true }).click();
    await page.getByRole("option", { name: /^Vacancies/ }).first().waitFor();
  });
});

test("nonsense finds nothing, says so, and offers help and the nearest words", async () => {
  await visit(entry, {}, async (page) => {
    await ask(page, "vacncies xyzzyq");
    await told(page, /No results/);
    await page.getByText("The bank holds nothing on").waitFor();
    await page.getByRole("link", { name: "browse everything" }).waitFor();
    await page.getByRole("button", { name: "vacancies xyzzyq" }).click();
    await page.getByRole("option", { name: /^Vacancies/ }).waitFor();
    await page.getByRole("combobox").fill("theirs themselves");
    await page.getByText("These words are in every entry").waitFor();
    await page.getByRole("combobox").fill("");
    await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 0);
  });
});

test("the dialog and the search page have no accessibility mistake that a machine can find, light or dark", async () => {
  await visit(entry, { colorScheme: "light", bypassCSP: true }, async (page) => {
    await ask(page, "social work");
    await told(page, /^\d+ results?$/);
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await mistakes(page), []);
    assert.deepEqual(await mistakesOfColour(page, "dark"), []);
  });
  await visit(`${server}search/?q=social+work&kind=evidence`, { colorScheme: "light", bypassCSP: true }, async (page) => {
    await page.locator("fieldset").first().waitFor();
    assert.deepEqual(await mistakes(page), []);
    assert.deepEqual(await mistakesOfColour(page, "dark"), []);
  });
});

test("at 360 and 320 pixels nothing scrolls sideways, and the touch targets are large enough", async () => {
  for (const width of [360, 320]) {
    await visit(entry, { viewport: { width, height: 740 }, hasTouch: true }, async (page) => {
      await page.getByRole("button", { name: "Search" }).tap();
      await page.getByRole("combobox").fill("social work");
      await told(page, /^\d+ results?$/);
      const over = await page.evaluate(() => {
        const box = /** @type {Element} */ (document.querySelector("dialog"));
        return Math.max(document.documentElement.scrollWidth - innerWidth, box.scrollWidth - box.clientWidth);
      });
      assert.ok(over <= 0, `${over} pixels too wide`);
      const heights = await page.locator("dialog button, [role=option]").evaluateAll((found) => found.map((one) => one.getBoundingClientRect().height));
      assert.ok(heights.every((height) => height >= 32), String(heights));
    });
  }
});

test("without script the button leads to a page that says where to look", async () => {
  await visit(entry, { javaScriptEnabled: false }, async (page) => {
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { level: 1, name: "Search" }).waitFor();
    await page.getByRole("link", { name: "A to Z" }).first().waitFor();
    await page.getByRole("link", { name: "browse everything" }).click();
    await page.getByRole("heading", { level: 1, name: "Browse" }).waitFor();
  });
});

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".svg": "image/svg+xml" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

test("in a sub-path, under a strict policy, with nothing but files", async () => {
  const files = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.replace(/^\/some\/path\//, "");
    try {
      const name = path.endsWith("/") || !path ? `${path}index.html` : path;
      const body = readFileSync(join(site, name));
      response.writeHead(200, { "content-type": TYPES[/** @type {keyof TYPES} */ (extname(name))], "content-security-policy": POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => files.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (files.address());
  const root = `http://127.0.0.1:${port}/some/path/`;
  try {
    await visit(`${root}evidence/vacancies/index.html`, {}, async (page) => {
      await ask(page, "caf");
      await page.getByRole("option").first().click();
      await page.waitForURL(`${root}glossary/caf/`);
    });
    await visit(`${root}search/index.html?q=caf`, {}, async (page) => {
      await page.locator("[data-part=hits] a").first().click();
      await page.waitForURL(`${root}glossary/caf/`);
    });
  } finally {
    files.close();
  }
});

test("a page loads nothing for the search but a few bytes, until somebody searches", async () => {
  await visit(entry, {}, async (page) => {
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    // What helps who reads is no part of the search.
    const isOfSearch = (/** @type {string} */ name) => /\.js|\/search\//.test(name) && !/\/(_sourcebook\/preview|reading\.\w+)\.js$/.test(name);
    const scripts = loaded.filter(isOfSearch);
    assert.equal(scripts.length, 1);
    assert.ok(readFileSync(join(site, "assets", /** @type {string} */ (scripts[0].split("/").at(-1)))).length < 2000);
  });
});

test("in the browser too, scores are tantivy's", async () => {
  const asked = ["social work", "looked after children", '"social work"', "vacncies", "turnov", "kind:evidence training -teacher", "caf", "café ﬁne", "ta", "how many youth workers"];
  const answers = await native(shipped, asked);
  await visit(server, {}, async (page) => {
    await page.addScriptTag({ url: new URL("search/client.classic.js", page.url()).href });
    const found = await page.evaluate(async (queries) => {
      const module = await import(new URL("search/client.js", location.href).href);
      const classic = /** @type {any} */ (globalThis).sourcebookSearch;
      const open = (/** @type {any} */ reader) => reader.open(new URL("search/", location.href));
      const banks = await Promise.all([module, classic].map(open));
      return Promise.all(banks.map((bank) => Promise.all(queries.map((query) => bank.search(query)))));
    }, asked);
    for (const [form, hits] of found.entries()) {
      for (const [at, query] of asked.entries()) assert.equal(difference(answers[at], hits[at]), "", `${["module", "classic"][form]}: ${query}`);
    }
  });
});
