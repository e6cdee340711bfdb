// Opens the pages of hostile sites in Chromium, does what a reader does there, and notes what acts.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { launch } from "../browser/window.mjs";
import { audit } from "./audit.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** How many pages are looked at together. */
const AT_ONCE = 3;
/** What pages wait for before they show something, in milliseconds: less than people would bear. */
const HASTE = 5;

/** Whatever was found, by what it is and the page that it is on. */
export class Found {
  constructor() {
    /** @type {Map<string, Set<string>>} */
    this.all = new Map();
    this.pages = 0;
    this.asked = 0;
  }

  /** @param {string} what @param {string} where */
  note(what, where) {
    const places = this.all.get(what) ?? new Set();
    this.all.set(what, places.add(where));
  }
}

/** The paths of a site's files. @param {string} folder @param {RegExp} names */
export const files = (folder, names) => readdirSync(folder, { recursive: true }).map(String).filter((path) => names.test(path)).sort();

/** A browser that notes what pages do. */
export class Looker {
  /** @param {string} url of the sites @param {Found} found */
  constructor(url, found) {
    this.url = url;
    this.found = found;
  }

  async start() {
    this.browser = await launch();
    this.context = await this.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { url } = this;
    const note = (/** @type {string} */ what, /** @type {string} */ where) => this.found.note(what, where);
    const isTrusted = (/** @type {string} */ address) => address.includes("/held/trust/");
    await this.context.exposeBinding("hit", ({ page }, number) => note(`ran ${number}`, page.url()));
    await this.context.exposeBinding("violated", ({ page }, what) => isTrusted(page.url()) || note(`the policy stopped ${what}`, page.url()));
    await this.context.addInitScript((haste) => {
      addEventListener("securitypolicyviolation", (event) => /** @type {any} */ (globalThis).violated(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
      const wait = globalThis.setTimeout;
      Object.assign(globalThis, { setTimeout: (/** @type {any} */ then, /** @type {number} */ time, /** @type {any[]} */ ...rest) => wait(then, Math.min(time ?? 0, haste), ...rest) });
    }, HASTE);
    this.context.on("request", (request) => !request.url().startsWith(url) && !/^(about|blob):/.test(request.url()) && !isTrusted(request.frame().url()) && note(`asked ${request.url().slice(0, 80)}`, request.frame().url()));
    this.context.on("page", (page) => {
      page.on("dialog", (dialog) => (note("a dialog", page.url()), dialog.dismiss()));
      page.on("pageerror", (error) => note(`an error: ${error.message.slice(0, 80)}`, page.url()));
      page.on("popup", () => note("a window", page.url()));
    });
    return this;
  }

  end() {
    return this.browser?.close();
  }

  /** Does something in some pages at once, each with its share of a list. @template T @param {T[]} list @param {(page: Page, item: T) => Promise<void>} look */
  async each(list, look) {
    const left = list.values();
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, async () => {
      const page = await /** @type {import("playwright-core").BrowserContext} */ (this.context).newPage();
      for (const item of left) await look(page, item);
      await page.close();
    }));
  }

  /** Opens pages as they are and without their policy. @param {string} name of the site @param {string[]} paths @param {{audits?: boolean, forms?: string[], trusts?: boolean, leadOn?: boolean}} [options] */
  async open(name, paths, { audits = true, forms = ["held", "free"], trusts = false, leadOn = false } = {}) {
    const all = forms.flatMap((form) => paths.map((path) => ({ form, address: `${this.url}${form}/${name}/${path.split("/").map(encodeURIComponent).join("/")}` })));
    await this.each(all, async (page, { form, address }) => {
      await page.goto(address).catch((error) => this.found.note(`does not open: ${String(error).slice(0, 80)}`, address));
      // A page of an earlier address leads on as soon as it is open: it must not do so into the next that is opened here.
      if (leadOn) await page.waitForURL((there) => there.href !== address).catch(() => this.found.note("does not lead on", address));
      this.found.pages += 1;
      if (!trusts && !page.url().startsWith(this.url)) return this.found.note("went elsewhere", address);
      if (audits && form === forms.at(-1)) for (const what of await page.evaluate(audit)) this.found.note(what, address);
    });
  }

  /** Puts questions to a search page, one after the other. @param {string} name @param {string[]} questions */
  async ask(name, questions) {
    await this.each(["free", "held"], async (page, form) => {
      await page.goto(`${this.url}${form}/${name}/search/index.html`);
      // Before its script is there, a question is a form that is sent.
      await page.locator(".ready [data-part=form] [name=q]").waitFor();
      for (const question of questions) {
        await page.evaluate(async (text) => {
          const wanted = /** @type {any} */ (document.querySelector("[data-part=form]"));
          const hits = /** @type {Element} */ (document.querySelector("[data-part=hits]"));
          wanted.elements.q.value = text;
          wanted.requestSubmit();
          for (let turn = 0; turn < 400 && hits.getAttribute("aria-busy") === "true"; turn += 1) await new Promise((done) => setTimeout(done));
        }, question);
        this.found.asked += 1;
      }
      if (form === "free") for (const what of await page.evaluate(audit)) this.found.note(what, page.url());
    });
  }

  /** Opens the search page by addresses that somebody else made. @param {string} name @param {string[]} queries */
  async follow(name, queries) {
    await this.each(queries, async (page, query) => {
      for (const path of ["evidence/index.html", "compare/index.html", "search/index.html"]) {
        await page.goto(`${this.url}free/${name}/${path}?${query}`);
        this.found.pages += 1;
      }
      await page.locator("[role=status]").filter({ hasText: /\w/ }).first().waitFor();
      for (const what of await page.evaluate(audit)) this.found.note(what, page.url());
    });
  }

  /** Asks the dialog of a page. @param {string} name @param {string[]} questions */
  async askDialog(name, questions) {
    await this.each(["free"], async (page, form) => {
      await page.goto(`${this.url}${form}/${name}/index.html`);
      await page.keyboard.press("Control+k");
      for (const question of questions) {
        await page.locator("dialog[open] input").fill(question);
        await page.waitForFunction(() => document.querySelector("dialog [role=option], dialog [role=status]")?.textContent);
        this.found.asked += 1;
        for (const what of await page.evaluate(audit)) this.found.note(what, `the dialog, ${question}`);
      }
    });
  }

  /** Looks at what links show before anybody follows them. @param {string} name @param {string[]} paths @returns {Promise<number>} how many were shown */
  async hover(name, paths) {
    let shown = 0;
    await this.each(paths, async (page, path) => {
      await page.goto(`${this.url}free/${name}/${path}`);
      for (const link of await page.locator(".text p:last-of-type a[href]:not(.here)").all()) {
        await page.mouse.move(1, 1);
        await link.hover({ timeout: 3000 }).catch(() => {});
        const card = await page.locator(".preview").waitFor({ timeout: 3000 }).then(() => true, () => false);
        if (card) shown += 1;
        for (const what of await page.evaluate(audit)) this.found.note(what, `a preview on ${path}`);
      }
    });
    return shown;
  }

  /** Sets pages beside one another. @param {string} name @param {string[]} pairs */
  async compare(name, pairs) {
    await this.each(pairs, async (page, pair) => {
      await page.goto(`${this.url}free/${name}/compare/index.html?kind=evidence&with=${pair}`);
      await page.locator("[data-compared] .compared, [data-compared] .alert").first().waitFor();
      this.found.pages += 1;
      for (const what of await page.evaluate(audit)) this.found.note(what, page.url());
    });
  }
}

/** Which files for machines are not well formed: JSON by Node.js, XML by Chromium. @param {string} folder @param {Looker} looker */
export async function malformed(folder, looker) {
  const wrong = files(folder, /\.json$/).filter((path) => {
    try {
      JSON.parse(readFileSync(join(folder, path), "utf8"));
      return false;
    } catch {
      return true;
    }
  });
  const all = files(folder, /\.(xml|svg)$/);
  await looker.each(all, async (page, path) => {
    const text = readFileSync(join(folder, path), "utf8");
    if (await page.evaluate((xml) => new DOMParser().parseFromString(xml, "text/xml").querySelector("parsererror") !== null, text)) wrong.push(path);
  });
  return wrong;
}
