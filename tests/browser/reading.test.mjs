// What a reader does, in real Chromium: on a phone, without script, by keyboard, on paper, from disk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { mistakes, visit } from "./chromium.mjs";
import { offlineSite, shippedServer } from "./shipped.mjs";

const disk = pathToFileURL(`${offlineSite()}/`).href;
const server = await shippedServer();

test("the menu says where the reader is: a page that it names, and else the list that a page belongs to", async () => {
  const marked = async (/** @type {string} */ path) => {
    /** @type {string[]} */
    let found = [];
    await visit(`${server}${path}`, {}, async (page) => {
      found = await page.locator("#p-menu [aria-current]").evaluateAll((all) => all.map((one) => `${one.textContent} ${one.getAttribute("aria-current")}`));
    });
    return found;
  };
  assert.deepEqual(await marked("guide/how-to-judge/"), ["Guide true"]);
  assert.deepEqual(await marked("guide/about-this-bank/"), ["Guide true", "About page"]);
  assert.deepEqual(await marked("guide/"), ["Guide page"]);
});

test("on a phone the first screen holds the title, the answer and how sure it is", async () => {
  await visit(`${disk}evidence/vacancies/index.html`, { viewport: { width: 360, height: 740 } }, async (page) => {
    for (const place of ["h1", ".answer", ".how-sure"]) {
      const box = await page.locator(place).first().boundingBox();
      assert.ok(box && box.y < 740, `${place} is below the first screen`);
    }
  });
});

test("without script a reader gets from the home page to a source, on disk", async () => {
  await visit(`${disk}index.html`, { javaScriptEnabled: false }, async (page) => {
    await page.getByRole("link", { name: "Social worker", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "Social worker" }).waitFor();
    await page.getByRole("link", { name: "Vacancies", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "Vacancies" }).waitFor();
    await page.locator(".findings dd a[href*='citations/']").first().click();
    await page.getByRole("heading", { level: 2, name: "Reference" }).waitFor();
  });
});

test("on a phone the menu opens without script", async () => {
  const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
  await visit(`${disk}index.html`, phone, async (page) => {
    const link = page.locator("#p-menu a").first();
    assert.ok(!(await link.isVisible()));
    await page.getByRole("button", { name: "Menu" }).click();
    assert.ok(await link.isVisible());
  });
});

test("by keyboard the first stop skips to the text, and the reader sees where they are", async () => {
  await visit(`${disk}evidence/vacancies/index.html`, {}, async (page) => {
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    assert.equal(await first.getAttribute("href"), "#p-main");
    assert.ok((await first.boundingBox()).width > 40, "the skip link stays hidden when it has the focus");
    await page.keyboard.press("Tab");
    assert.notEqual(await page.locator(":focus").evaluate((element) => getComputedStyle(element).outlineStyle), "none");
  });
});

test("a citation leads to its source, and its reference back to the place of use", async () => {
  await visit(`${disk}evidence/vacancies/index.html`, {}, async (page) => {
    const back = page.locator(".refs .back a[href^='#cite-']").first();
    const target = await back.getAttribute("href");
    await back.click();
    assert.ok(page.url().endsWith(target));
    assert.equal(await page.locator(target).count(), 1);
  });
});

test("on paper there is no menu, and the answer is there", async () => {
  await visit(`${disk}evidence/vacancies/index.html`, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator("#p-menu").isVisible()));
    assert.ok(await page.locator(".answer").isVisible());
  });
});

test("the server shows pages, moves folders to their slash, and knows what it has not", async () => {
  await visit(server, {}, async (page, response) => {
    assert.equal(response.status(), 200);
    assert.match(response.headers()["content-type"], /^text\/html/);
    await page.locator("h1").waitFor();
  });
  const folder = await fetch(`${server}evidence/vacancies`, { redirect: "manual" });
  assert.equal(folder.status, 307);
  assert.ok(folder.headers.get("location").endsWith("/evidence/vacancies/"));
  const missing = await fetch(`${server}no/such/page/`);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /Page not found/);
  for (const outside of ["../Cargo.toml", "%2e%2e/Cargo.toml", "..%2fbank.yaml"]) {
    assert.equal((await fetch(server + outside)).status, 404, outside);
  }
  const head = await fetch(server, { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal((await fetch(server, { method: "POST" })).status, 405);
});

test("a page that is not there is readable at any depth", async () => {
  const missing = /404/;
  await visit(`${server}a/b/c/d/`, {}, async (page) => {
    const background = await page.evaluate(() => getComputedStyle(document.body).borderTopStyle);
    assert.equal(background, "solid", "the style sheet was not found");
    await page.getByRole("link", { name: "home page" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
  }, missing);
});

test("a map is filtered without a reload, keeps its state in the address and takes it into a cell", async () => {
  await visit(`${server}maps/challenges/index.html`, {}, async (page) => {
    const cell = page.locator(".map td[data-c]").first();
    const [number, says] = [cell.locator(".number"), cell.locator("[data-says]")];
    const [all, said] = [await number.textContent(), (await says.textContent()) ?? ""];
    const parts = await cell.locator("rect").count();
    await page.getByRole("button", { name: "Filter the map" }).click();
    await page.getByLabel("What this rests on").selectOption({ label: "Surveyed" });
    await page.locator(".map-filter [role=status]", { hasText: /^\d+ of \d+ left/ }).waitFor();
    assert.match((await number.textContent()) ?? "", /^\+?\d+ of \d+/);
    assert.match((await says.textContent()) ?? "", /^(\d+ of \d+ left \(\d+ surveyed|none of \d+ left)/, `levels are counted anew: ${said}`);
    assert.ok((await cell.locator("rect").count()) < parts, "the bar is drawn anew");
    assert.match(page.url(), /\?level=[^&]+$/);
    const rows = await page.locator(".map tbody tr:visible").count();
    assert.ok(rows < 16, "rows without any are hidden");
    assert.match(await page.locator(".map-filter [role=status]").innerText(), new RegExp(`${16 - rows} rows? without any (is|are) hidden`));
    await page.getByRole("button", { name: "Show them" }).click();
    assert.equal(await page.locator(".map tbody tr:visible").count(), 16);
    await page.getByRole("button", { name: "Hide them" }).click();
    await page.reload();
    await page.locator(".map-filter [role=status]", { hasText: /^\d+ of \d+ left/ }).waitFor();
    assert.equal(await page.locator(".map tbody tr:visible").count(), rows, "the address keeps what was chosen");

    const left = page.locator(".map td[data-c]:visible", { hasText: /\d+ of \d+ left/ }).first();
    await left.getByRole("link").click();
    const status = page.locator("[data-cell-filter] [role=status]");
    await status.waitFor();
    assert.match(await status.innerText(), /^\d+ of \d+ shown, as on the map: What this rests on: Surveyed$/);
    const shown = page.locator("[data-facets]:visible");
    assert.ok((await shown.count()) > 0);
    for (const item of await shown.all()) assert.match(await item.innerText(), /Surveyed/);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(await page.locator("[data-facets]:not(:visible)").count(), 0);
    assert.ok(!page.url().includes("?"));

    await page.goto(`${server}maps/challenges/index.html?level=no-such-level`);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(await number.textContent(), all);
    assert.equal(await says.textContent(), said);
    assert.equal(await cell.locator("rect").count(), parts);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  });
});

test("a map shows all its columns on a wide window, and its rows as a list that opens on a narrow one", async () => {
  await visit(`${server}maps/challenges/index.html`, { viewport: { width: 1230, height: 900 } }, async (page) => {
    const heads = page.locator(".map thead th");
    const ends = await heads.evaluateAll((all) => all.map((head) => head.getBoundingClientRect().right));
    assert.ok(ends.length >= 9 && Math.max(...ends) <= 1230, String(ends));
    const last = page.locator(".map tbody tr").last();
    await last.scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 200);
    assert.ok(((await heads.first().boundingBox())?.y ?? -1) >= 0, "the names of the columns stay in sight");
    assert.match(await page.locator(".map td[data-c]").first().getByRole("link").evaluate((link) => link.textContent ?? ""), /\d+ findings? \(\d+ .*\).*, Recruiting and keeping staff, Schools and education$/);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.ok(!(await page.locator(".map").isVisible()));
    const row = page.locator(".map-rows > li").first();
    const summary = row.locator("summary");
    assert.ok(((await summary.boundingBox())?.height ?? 0) >= 44 && (await row.locator(".strip").isVisible()));
    assert.equal(await row.getByRole("link").count(), 0);
    await summary.press("Enter");
    await row.getByRole("link", { name: /^Schools and education.*\d+ findings?/ }).waitFor();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".map").isVisible(), "paper has the table at any width");
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal((paper.match(/\/Type \/Page\b/g) ?? []).length, 1, "one sheet");
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? [];
    assert.ok(Number(width) > Number(height), "lying");
  });
});

test("the map stands in small on the home page, and its row on the page of a term", async () => {
  await visit(`${server}index.html`, {}, async (page) => {
    await page.getByText(/nothing is held for \d+ of \d+ sectors/).first().waitFor();
    assert.ok((await page.locator(".thumb rect").count()) >= 144);
    await page.goto(`${server}challenges/recruitment-and-retention/index.html`);
    const row = page.locator(".map-list").first();
    const link = row.getByRole("link", { name: /^Schools and education/ });
    assert.match((await link.getAttribute("href")) ?? "", /maps\/challenges\/recruitment-and-retention\/schools[^/]*\/$/);
  });
});

test("a map and a chart are whole without script, and on paper", async () => {
  await visit(`${server}maps/challenges/index.html`, { javaScriptEnabled: false }, async (page) => {
    const table = page.getByRole("table", { name: /Challenges by sectors/ });
    assert.ok((await table.getByRole("rowheader").count()) === 16);
    assert.ok((await table.getByRole("columnheader").count()) >= 9);
    await page.getByRole("link", { name: "the table as CSV" }).waitFor();
  });
  await visit(`${server}datasets/vacancy-rates/index.html`, { javaScriptEnabled: false }, async (page) => {
    await page.getByRole("img", { name: /^Chart: Vacancy rates/ }).waitFor();
    await page.getByText("The figures as a table").click();
    await page.getByRole("cell", { name: "11.8" }).last().waitFor();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".plot").isVisible());
  });
});

test("pages chosen from a list are shown side by side, and the address keeps them", async () => {
  await visit(`${server}evidence/index.html`, { bypassCSP: true }, async (page) => {
    const boxes = page.getByRole("checkbox", { name: /^Compare / });
    const choose = page.getByRole("button", { name: "Choose to compare" });
    assert.equal(await boxes.count(), 0, "no box stands there before somebody wants one");
    await choose.click();
    await boxes.nth(0).check();
    await page.getByText("Choose one more of this kind.").waitFor();
    await boxes.nth(1).check();
    await page.getByRole("link", { name: "Compare them" }).click();
    const table = page.getByRole("table", { name: "The chosen pages, side by side" });
    await table.waitFor();
    assert.equal(await table.getByRole("columnheader").count(), 2);
    const cells = await table.getByRole("row", { name: /^The answer/ }).getByRole("cell").allInnerTexts();
    assert.ok(cells.length === 2 && cells.every((cell) => cell.length > 20), cells.join(" | "));
    assert.match(page.url(), /\?kind=evidence&with=/);
    const links = await table.locator("td a").evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    assert.ok(links.length > 0 && links.every((href) => href.startsWith("../")), "links of the bank stay relative, so that paper does not spell them out");
    await page.emulateMedia({ media: "print" });
    assert.ok((await table.isVisible()) && !(await page.locator("main > .part").first().isVisible()), "paper holds the chosen comparison alone");
    assert.deepEqual(await mistakes(page), []);
  });
});

test("choosing ends where it began, and forgets what was chosen", async () => {
  await visit(`${server}evidence/index.html`, {}, async (page) => {
    const choose = page.getByRole("button", { name: "Choose to compare" });
    await choose.click();
    await page.locator(".rows").getByRole("checkbox").first().check();
    await choose.click();
    assert.equal(await choose.getAttribute("aria-pressed"), "false");
    assert.equal(await page.locator(".rows").getByRole("checkbox").count(), 0);
    assert.ok(!(await page.locator(".compare-bar").isVisible()));
    await choose.click();
    assert.ok(!(await page.locator(".rows").getByRole("checkbox").first().isChecked()));
  });
});

test("all summaries stand in one table, which any column puts in order both ways round", async () => {
  for (const site of [server, disk]) {
    await visit(`${site}browse/table/evidence/index.html`, {}, async (page) => {
      const titles = () => page.locator(".summaries tbody th a").allTextContents();
      const first = await titles();
      const by = (/** @type {string} */ name) => page.getByRole("columnheader", { name });
      await by("Findings").getByRole("button").click();
      assert.equal(await by("Findings").getAttribute("aria-sort"), "descending");
      const numbers = (await page.locator(".summaries tbody tr td:nth-child(3)").allTextContents()).map(Number);
      assert.deepEqual(numbers, numbers.toSorted((one, other) => other - one));
      await by("Findings").getByRole("button").click();
      assert.equal(await by("Findings").getAttribute("aria-sort"), "ascending");
      await by("Title").getByRole("button").click();
      assert.deepEqual(await titles(), first, "titles are in the order of the list");
      assert.equal(await by("Findings").getAttribute("aria-sort"), "none");
    });
  }
});

test("without a script, nothing on a list or the home page leads to what needs one, but the search itself", async () => {
  for (const path of ["index.html", "evidence/index.html", "job-roles/social-worker/index.html", "browse/table/evidence/index.html"]) {
    await visit(disk + path, { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator("main a[href*='search/']:visible").count(), 0, path);
      assert.equal(await page.locator("main button:visible:not([type=submit], [popovertarget])").count(), 0, path);
    });
  }
});

test("lists, tables and the home page do not shift while they load", async () => {
  for (const width of [360, 1280]) {
    await visit("about:blank", { viewport: { width, height: 900 } }, async (page) => {
      await page.addInitScript(() => {
        const seen = /** @type {any} */ (globalThis);
        seen.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shifted += /** @type {any} */ (entry).value))).observe({ type: "layout-shift", buffered: true });
      });
      for (const path of ["", "evidence/", "job-roles/social-worker/", "browse/table/evidence/"]) {
        await page.goto(server + path);
        // What scripts change when the page is there is drawn by the second frame.
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        assert.ok((await page.evaluate(() => /** @type {any} */ (globalThis).shifted)) < 0.005, `${path} at ${width}`);
      }
    });
  }
});

test("a source says who uses it, and at which place, in the order of the places", async () => {
  await visit(`${server}citations/evidence-base-2008/index.html`, { javaScriptEnabled: false }, async (page) => {
    await page.getByRole("link", { name: /^All \d+ uses/ }).click();
    const places = await page.locator(".places dt").allInnerTexts();
    const numbers = places.map((place) => place.match(/\d+\.\d+/)?.[0].split(".").map(Number) ?? []);
    const key = ([one = 0, other = 0]) => one * 1000 + other;
    assert.deepEqual(numbers.map(key), numbers.map(key).toSorted((one, other) => one - other), places.join(" | "));
  });
});

test("a page can be cited, and its reference copied and taken away in three formats", async () => {
  await visit(`${server}evidence/vacancies/index.html`, {}, async (page) => {
    const cite = page.locator("#p-cite");
    assert.match(await cite.innerText(), /Vacancies/);
    for (const [name, part] of [["APA", "(2026, November 22)"], ["BibTeX", "@misc{vacancies,"], ["RIS", "TY  - ELEC"], ["CSL-JSON", '"type":"webpage"']]) {
      await cite.getByText(name, { exact: true }).click();
      await cite.getByText(part).first().waitFor();
      if (name === "APA") continue;
      const [file] = await Promise.all([page.waitForEvent("download"), cite.getByRole("link", { name: `Download: ${name}` }).click()]);
      assert.match(file.suggestedFilename(), /^vacancies\.(bib|ris|json)$/);
      const text = readFileSync(await file.path(), "utf8");
      assert.ok(text.includes(part) && text.endsWith("\n"), text);
    }
  });
});

test("rows of a data set are chosen on its table, and the address keeps the choice", async () => {
  for (const site of [server, disk]) {
    await visit(`${site}datasets/workforce-by-sector/index.html`, {}, async (page) => {
      assert.equal(await page.getByRole("checkbox", { name: "Compare Totals" }).count(), 0);
      await page.getByRole("checkbox", { name: "Compare Youth" }).check();
      await page.getByRole("checkbox", { name: "Compare Social, community, family support" }).check();
      await page.getByRole("link", { name: "Compare them" }).click();
      await page.getByText("2 of 8 are shown.").waitFor();
      const heads = await page.locator(".side thead th:visible").allTextContents();
      assert.deepEqual(heads, ["Social, community, family support", "Youth", "Totals"]);
      assert.equal(await page.locator(".side tbody tr:first-child td:visible").count(), 3);
      // What all figures share stands once, below them.
      assert.match(await page.locator("main div.origin").innerText(), /Year and source/);
      assert.match(page.url(), /\?with=Youth&with=Social%2C/);
      if (site === server) assert.deepEqual(await mistakes(page), []);
      await page.getByRole("link", { name: "Show all" }).click();
      await page.waitForURL(/compare\/(index.html)?$/);
      assert.equal(await page.locator(".side thead th:visible").count(), 9);
    });
  }
});

test("without a script every row of a data set stands side by side", async () => {
  await visit(`${disk}datasets/turnover-by-region-and-profession/compare/index.html`, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".side thead th").count(), 9);
    assert.ok((await page.locator(".side").innerText()).includes("50.7"));
  });
});

test("a page is its answer, then the evidence, then what it was made from, and no longer than it need be", async () => {
  await visit(`${disk}evidence/vacancies/index.html`, {}, async (page) => {
    for (const [width, most] of [[1280, 8500], [360, 13500]]) {
      await page.setViewportSize({ width, height: 740 });
      const tops = await page.evaluate(() =>
        ["h1", ".answer", ".dateline", ".how-sure", "#p-in-practice", "#p-findings-part", "#p-text", "#p-sources", "#p-about-this-page"]
          .map((place) => document.querySelector(place)?.getBoundingClientRect().top ?? NaN));
      assert.deepEqual(tops, tops.toSorted((a, b) => a - b), `at ${width}`);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= most, `${height} pixels high at ${width}`);
    }
    const parts = await page.locator(".how-sure .stack i").count();
    assert.equal(parts, await page.locator(".findings > li").count(), "a finding is not in the bar");
  });
});

test("the parts of a page follow the reader where there is room, and are a fold on a phone, without script", async () => {
  for (const path of ["evidence/vacancies/index.html", "guide/running-the-bank/index.html"]) {
    await visit(disk + path, { javaScriptEnabled: false }, async (page) => {
      const links = page.locator(".rail a");
      const last = links.last();
      // Scrolled when this returns; the wheel of a mouse scrolls later.
      await page.locator(".text :is(h2, h3)").last().evaluate((heading) => heading.scrollIntoView({ behavior: "instant" }));
      const box = await last.boundingBox();
      assert.ok(box && box.y > 0 && box.y < 900, `${path}: the rail stays behind`);
      const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      for (const target of targets) assert.equal(await page.locator(`[id="${decodeURIComponent(target.slice(1))}"]`).count(), 1, `${path}${target}`);
      await page.setViewportSize({ width: 360, height: 740 });
      assert.ok(!(await last.isVisible()), `${path}: the fold is open`);
      await page.locator(".rail summary").click();
      assert.ok(await last.isVisible());
    });
  }
});

test("a heading has a link to itself", async () => {
  await visit(`${disk}guide/running-the-bank/index.html`, { javaScriptEnabled: false }, async (page) => {
    const heading = page.locator(".text :is(h2, h3)").nth(1);
    await heading.hover();
    await heading.getByRole("link", { name: (await heading.textContent()) ?? "", exact: true }).click();
    assert.ok(page.url().endsWith(`#${await heading.getAttribute("id")}`));
  });
});

test("on paper the answer has a sheet to itself", async () => {
  // A4 without its margins, at 96 dots to the inch.
  await visit(`${disk}evidence/vacancies/index.html`, { viewport: { width: 658, height: 979 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    const end = await page.locator(".answers").evaluate((zone) => zone.getBoundingClientRect().bottom);
    assert.ok(end <= 979, `the answer ends at ${end}`);
    assert.equal(await page.locator(".evidence").evaluate((zone) => getComputedStyle(zone).breakBefore), "page");
  });
});
