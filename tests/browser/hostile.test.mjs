// What others may write into an address: it is read as a question, and never loads or runs what is not of the site.

import assert from "node:assert/strict";
import { test } from "node:test";

import { told } from "./asking.mjs";
import { visit } from "./chromium.mjs";
import { shippedServer } from "./shipped.mjs";

const server = await shippedServer();

/** @typedef {import("playwright-core").Page} Page */

test("names that every object has are no filters of the search page", async () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "utm_source"]) {
    await visit(`${server}search/index.html?q=training&${name}=x`, {}, async (page) => {
      await told(page, /^\d+ results$/);
      await page.locator("fieldset").first().waitFor();
    });
  }
  await visit(`${server}search/index.html?q=training&kind=constructor&sort=__proto__`, {}, (page) => told(page, /^No results$/));
});

/** Lets a page do what its policy would forbid, notes which hosts it asks, and answers for the site's own where `instead` does. @param {Page} page @param {(path: string) => string | undefined} [instead] */
async function withoutPolicy(page, instead = () => undefined) {
  /** @type {string[]} */
  const foreign = [];
  await page.route("**/*", async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== new URL(server).origin) {
      foreign.push(origin);
      return route.abort();
    }
    const body = instead(pathname.slice(1));
    if (body !== undefined) return route.fulfill({ contentType: "text/html", body });
    if (!pathname.endsWith(".html")) return route.continue();
    const text = await (await fetch(route.request().url())).text();
    return route.fulfill({ contentType: "text/html", body: text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, "") });
  });
  return foreign;
}

const compared = (/** @type {string} */ paths) => `${server}compare/index.html?kind=evidence&with=${paths}`;

test("a comparison asks no other host, and says that the choice is wrong", async () => {
  const wrong = [
    "//evilhost/+//evilhost/x/", "//3405803783/+evidence/vacancies/", "//////evilhost/+/evidence/vacancies/", "/evidence/vacancies/+evidence/vacancies/",
    "..//evilhost/+%2e%2e/%2e%2e//evilhost/", "https://evilhost/+evidence/vacancies/", "%2fevilhost/+\\\\evilhost/x/",
  ];
  for (const paths of wrong) {
    await visit("about:blank", {}, async (page) => {
      const foreign = await withoutPolicy(page);
      await page.goto(compared(paths));
      await page.locator("[data-compared] .alert").waitFor();
      assert.deepEqual(foreign, [], paths);
    });
  }
});

test("a comparison takes known elements over and no others, its links still right", async () => {
  const page = (/** @type {string} */ answer) => `<!doctype html><h1>One</h1><p class="answer">${answer}</p>`;
  const hostile =
    '<b onclick="hit=1" style="color:red" id="x">bold</b> <a href="javascript:hit=1">bad</a> <a href="../turnover/">good</a>' +
    '<img src="nosuch.png" onerror="hit=1"><img src="//evilhost/x.png"><svg onload="hit=1"><circle r="1"></circle><set attributeName="href" to="x"></set><script>hit=1</script></svg>' +
    '<iframe srcdoc="<script>parent.hit=1</script>"></iframe><input autofocus onfocus="hit=1"><style>*{display:none}</style>' +
    "<math><mi href='javascript:hit=1'>x</mi></math><object data=x></object><template><b>no</b></template><marquee onstart='hit=1'>no</marquee>";
  const paths = ["evidence/vacancies/", "evidence/turnover/"];
  await visit(
    "about:blank",
    {},
    async (tab) => {
      const foreign = await withoutPolicy(tab, (path) => (paths.includes(path) ? page(hostile) : undefined));
      await tab.goto(compared("evidence/vacancies/+evidence/turnover/"));
      const cell = tab.locator(".compared tbody tr").first().locator("td").first();
      await cell.waitFor();
      await tab.evaluate(() => new Promise((done) => setTimeout(done)));
      assert.equal(await tab.evaluate(() => "hit" in globalThis), false);
      assert.deepEqual(foreign, []);
      assert.deepEqual(await cell.locator("*").evaluateAll((all) => all.map((one) => one.localName)), ["b", "a", "a", "img", "img", "svg", "circle", "math", "mi"]);
      assert.deepEqual(await cell.locator("*").evaluateAll((all) => all.flatMap((one) => one.getAttributeNames())), ["href", "src", "r"]);
      assert.equal(await cell.locator("a[href]").getAttribute("href"), "../evidence/turnover/");
    },
    /nosuch|404/,
  );
});
