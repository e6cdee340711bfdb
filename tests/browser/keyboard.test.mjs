// What a reader does by keyboard alone: for each task the keys, and where the focus must be after each of them. The guide has
// them in words (`content/guide/finding-your-way.md`). The content of the bank stays as it is, and so does the number of stops.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { told } from "./asking.mjs";
import { visit } from "./chromium.mjs";
import { hosted } from "./hosted.mjs";
import { FROZEN } from "./kinds.mjs";

/** @typedef {import("playwright-core").Page} Page */

const server = await hosted(join(import.meta.dirname, "trees/bank"));
const PHONE = { viewport: { width: 360, height: 740 } };

/** What has the focus, by its name; "page" where nothing has. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const own = /** @type {HTMLInputElement | null} */ (document.activeElement);
    if (!own || own === document.body) return "page";
    const label = [...(own.labels?.[0]?.childNodes ?? [])].filter((node) => node !== own).map((node) => node.textContent).join("");
    return (own.getAttribute("aria-label") || label || own.textContent || "").trim().replaceAll(/\s+/g, " ");
  });

/** Presses keys, each with the name of what must have the focus then. @param {Page} page @param {[string, string][]} path */
async function go(page, path) {
  for (const [at, [key, name]] of path.entries()) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), name, `after ${path.slice(0, at + 1).map(([pressed]) => pressed).join(", ")}`);
  }
}

/** The tab key through all these. @param {string[]} names @returns {[string, string][]} */
const tabs = (...names) => names.map((name) => ["Tab", name]);

/** From the top of a page to its text. */
const TO_THE_TEXT = /** @type {[string, string][]} */ ([["Tab", "Skip to the text"], ["Enter", "page"]]);

test("the first stop skips to the text: the next is within it", async () => {
  await visit(`${server}evidence/teachers/`, {}, async (page) => {
    await go(page, [...TO_THE_TEXT, ["Tab", "Home"]]);
  });
});

test("on a phone the menu opens, its pages are the next stops, and Escape gives the focus back", async () => {
  await visit(server, PHONE, async (page) => {
    await go(page, [...tabs("Skip to the text", "The swimming bank", "Search", "Menu"), ["Enter", "Menu"], ...tabs("Evidence summaries", "Case studies")]);
    await go(page, [["Escape", "Menu"]]);
    assert.ok(!(await page.locator("#p-menu").isVisible()));
    await go(page, [["Enter", "Menu"], ["Tab", "Evidence summaries"]]);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server}evidence/`);
  });
});

test("Ctrl and K open the search, arrows choose, Enter opens, Escape gives the focus back", async () => {
  await visit(server, {}, async (page) => {
    await go(page, tabs("Skip to the text", "The swimming bank"));
    await page.keyboard.press("Control+k");
    await page.locator("dialog[open]").waitFor();
    assert.equal(await focused(page), "Search the bank");
    await page.keyboard.type("teachers");
    await told(page, /^\d+ results$/);
    const chosen = page.locator("dialog [aria-selected=true]");
    await go(page, [["ArrowDown", "Search the bank"]]);
    const first = await chosen.getAttribute("id");
    await go(page, [["ArrowDown", "Search the bank"], ["ArrowUp", "Search the bank"]]);
    assert.equal(await chosen.getAttribute("id"), first);
    await go(page, [["Tab", "Close"], ["Shift+Tab", "Search the bank"], ["Escape", "The swimming bank"]]);
    await page.keyboard.press("Control+k");
    await told(page, /^\d+ results$/);
    await page.keyboard.press("ArrowDown");
    const href = await chosen.getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(new URL(/** @type {string} */ (href), server).href);
  });
});

test("a map is filtered, and a cell of what is left is opened", async () => {
  await visit(`${server}maps/known/`, {}, async (page) => {
    await page.getByRole("button", { name: "Filter the map" }).waitFor();
    await go(page, [...TO_THE_TEXT, ...tabs("Home", "Evidence maps", "6 empty cells: the gaps", "Counted", "Surveyed", "Told", "Decided", "How to read it", "Filter the map")]);
    await page.keyboard.press("Enter");
    await page.locator("select:focus").waitFor();
    assert.equal(await focused(page), "What this rests on");
    await page.keyboard.type("Surv");
    await told(page, /^3 of 6 left/);
    await go(page, tabs("Kind", "Year", "Show all", "Show them", "Under five", "Five to seven", "Eight and over", "Staffing"));
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /1 of 3 left \(1 surveyed\), Staffing, Five to seven$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server}maps/known/staffing/five-to-seven/?level=2`);
    await told(page, /^1 of 3 shown/);
  });
});

test("two pages of a list are chosen by the space bar, and the last stop of the text leads to them side by side", async () => {
  await visit(`${server}evidence/`, {}, async (page) => {
    await page.getByRole("button", { name: "Choose to compare" }).waitFor();
    const orders = ["Newest first", "Ready for use, strongest first", "What this rests on, strongest first"];
    await go(page, [...TO_THE_TEXT, ...tabs("Home", ...orders, "In one table", "Compare evidence summaries", "Feed", "Choose to compare")]);
    await go(page, [["Enter", "Choose to compare"], ["Tab", "Narrow the list"]]);
    await page.getByRole("link", { name: "All 2 under Year", exact: true }).focus();
    await go(page, tabs("Arm bands", "Compare Arm bands"));
    await go(page, [["Space", "Compare Arm bands"], ...tabs("Diving", "Compare Diving"), ["Space", "Compare Diving"]]);
    await told(page, /^2 chosen/);
    await go(page, tabs("Teachers of swimming", "Compare Teachers of swimming", "What lessons cost", "Compare What lessons cost", "Compare them"));
    await page.keyboard.press("Enter");
    await page.getByRole("table", { name: "The chosen pages, side by side" }).waitFor();
  });
});

test("what a list is about is ticked by the space bar, and its button leads to what has all of it", async () => {
  await visit(`${server}evidence/`, {}, async (page) => {
    await page.getByRole("button", { name: "Narrow the list" }).focus();
    await go(page, [...tabs("Ages", "Under five"), ["Space", "Under five"], ...tabs("Five to seven", "Eight and over", "All 3 under Ages", "Topics", "Staffing"), ["Space", "Staffing"]]);
    await told(page, /^1 result$/);
    await page.getByRole("button", { name: "Show 1 result" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server}search/?kind=evidence&ages=under-five&topics=staffing`);
    await told(page, /^1 result$/);
  });
});

test("rows of a data set are chosen by the space bar", async () => {
  await visit(`${server}datasets/teachers-by-region/`, {}, async (page) => {
    await page.getByRole("region", { name: "The figures" }).focus();
    await go(page, [["Tab", "Compare North"], ["Space", "Compare North"], ["Tab", "Compare Middle"], ["Space", "Compare Middle"]]);
    await page.getByRole("link", { name: "Compare them" }).focus();
    await page.keyboard.press("Enter");
    await told(page, /^2 of 3/);
  });
});

for (const [what, link, opens] of [["term", "ASA", "Amateur Swimming Association"], ["citation", "Reed and Office of Pools, 2024, p. 4", "Available at"]]) {
  test(`what a ${what} leads to is shown beside it: it is the next stop, and Escape leads back`, async () => {
    await visit(`${server}evidence/teachers/`, {}, async (page) => {
      const card = page.locator(".preview");
      const own = page.locator(".text").getByRole("link", { name: link, exact: true });
      // From the stop before it, so that it is the keyboard that brings the reader there.
      await own.focus();
      await page.keyboard.press("Shift+Tab");
      await go(page, [["Tab", link]]);
      await card.getByText(opens).first().waitFor();
      await page.keyboard.press("Tab");
      assert.match(await focused(page), /^Open the page/);
      await go(page, [["Escape", link]]);
      await card.waitFor({ state: "detached" });
      await page.keyboard.press("Tab");
      assert.equal(await card.getByText(opens).count(), 0, "it stays away as long as the reader goes on");
    });
  });
}

test("a fold opens and closes by Enter and by the space bar, and what is in it comes next", async () => {
  await visit(`${server}evidence/teachers/`, {}, async (page) => {
    const fold = page.locator(".meant");
    await fold.locator("summary").focus();
    await go(page, [["Enter", "What these words mean"]]);
    assert.ok(await fold.locator("dd").first().isVisible());
    await go(page, [["Space", "What these words mean"]]);
    assert.ok(!(await fold.locator("dd").first().isVisible()));
    await page.locator("#p-cite summary").first().focus();
    await go(page, [["Enter", "APA"]]);
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^https:/, "the link in the reference that has opened");
  });
});

test("a part of the page is gone to from the list of its parts, which is a fold on a phone", async () => {
  await visit(`${server}evidence/teachers/`, {}, async (page) => {
    const link = page.locator(".rail").getByRole("link", { name: "Findings" });
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#p-findings-part$/);
    await page.keyboard.press("Tab");
    assert.ok(await page.locator("#p-findings-part :focus").count(), "the next stop is in the part");
    await page.setViewportSize(PHONE.viewport);
    await page.goto(`${server}evidence/teachers/`);
    await page.locator(".rail summary").focus();
    await go(page, [["Enter", "On this page"], ["Tab", "At a glance"]]);
  });
});

test("on a phone the contents of a guide open, and Escape gives the focus back", async () => {
  await visit(`${server}guide/start/`, PHONE, async (page) => {
    await page.getByRole("button", { name: "Contents" }).focus();
    await go(page, [["Enter", "Contents"], ["Tab", "Start here"], ["Escape", "Contents"]]);
  });
});

test("what is copied is told, and the focus stays on its button", async () => {
  await visit(`${server}evidence/teachers/`, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.getByRole("button", { name: "Copy: Reference" }).focus();
    await page.keyboard.press("Enter");
    await told(page, /^Copied$/);
    assert.equal(await focused(page), "Copied", "the button keeps the focus, and its name is what it shows");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^The swimming bank \(2026\)/);
    await go(page, [["Tab", "APA"]]);
    await page.getByRole("button", { name: "Copy: code" }).focus();
    await go(page, [["Space", "Copy: code"]]);
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "posts = filled + empty");
  });
});

/** Runs in the page: what is wrong with where the focus is; nothing where it is seen. @returns {string} */
function unseen() {
  const own = document.activeElement;
  if (!own || own === document.body) return "";
  const { outlineStyle, outlineWidth } = getComputedStyle(own);
  const name = `${own.localName} “${(own.textContent ?? "").trim().slice(0, 40)}”`;
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `${name} has no outline`;
  // Begin, middle or end of any of its lines: not wholly hidden (WCAG 2.2, 2.4.11).
  const isSeen = [...own.getClientRects()].some(({ left, right, top, bottom }) =>
    [left + 2, (left + right) / 2, right - 2].some((x) => {
      const found = document.elementFromPoint(x, (top + bottom) / 2);
      return found !== null && own.contains(found);
    }));
  return isSeen ? "" : `${name} is hidden or behind something`;
}

/** More stops than any of the pages has: a page that holds the focus would never end. */
const MOST_STOPS = 400;

for (const viewport of [{ width: 1280, height: 800 }, PHONE.viewport]) {
  test(`every stop of every kind of page is seen to have the focus, and the last leads out, at ${viewport.width}`, async () => {
    await visit("about:blank", { viewport }, async (page) => {
      for (const [name, path] of Object.entries(FROZEN).filter(([kind]) => kind !== "moved")) {
        await page.goto(server + path);
        let stops = 0;
        do {
          await page.keyboard.press("Tab");
          assert.equal(await page.evaluate(unseen), "", `${name}, stop ${stops}`);
          stops += 1;
        } while ((await focused(page)) !== "page" && stops < MOST_STOPS);
        assert.ok(stops < MOST_STOPS, `${name} holds the focus`);
      }
    });
  });
}
