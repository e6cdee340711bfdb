// Contact sheets: every kind of page at four widths, light, dark and printed, for a person to look at. No test.
//
// `node sheets.mjs FOLDER` makes them of the shipped bank, `--odd` of one of odd content. It also says what a machine can
// measure to be wrong with the layout, and ends with 1 where there is anything. `--theme FOLDER` takes another theme than the
// program has within it, such as one that is being changed; `--measure` measures and takes no pictures. Words after the
// folder are the kinds wanted. `pdftoppm` of Poppler, where it is there, draws the printed sheets.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

import { serving } from "./folder.mjs";
import { themed } from "./hosted.mjs";
import { ODD, SHIPPED } from "./kinds.mjs";
import { layoutMistakes } from "./layout.mjs";
import { run, shipped } from "./native.mjs";
import { writeOdd } from "./odd.mjs";
import { launch } from "./window.mjs";

/** @typedef {import("playwright-core").Page} Page @typedef {import("playwright-core").Browser} Browser @typedef {{path: string, width: number, height: number}} Shot */

const WIDTHS = [360, 768, 1280, 1920];
/** How much of its size a shot has on a sheet. */
const SCALES = [0.5, 0.42, 0.45, 0.3];
/** Where a long page is cut on a sheet, and where it ends, in pixels of the page. */
const CUT = 1900, LONGEST = 12_000;
/** The widths at which the layout is measured, and then again with everything the other way round. */
const MEASURED = [320, 360, 768, 1280];

/** Builds a bank, with a theme of its own where one is given; gives back the folder of its site. @param {string} work @param {boolean} isOdd @param {string} [theme] */
function built(work, isOdd, theme) {
  const [root, site] = [join(work, "bank"), join(work, "site")];
  if (isOdd) writeOdd(root);
  else for (const part of ["bank.yaml", "content", "search-index"]) cpSync(join(shipped, part), join(root, part), { recursive: true });
  if (theme) themed(root, theme);
  run(["build", "--root", root, "--out", site]);
  return site;
}

/** Opens a page and waits until it is all there. @param {Page} page @param {string} url */
async function open(page, url) {
  const response = await page.goto(url, { waitUntil: "networkidle" });
  if (!response?.ok()) throw new Error(`there is no ${url}`);
  if (/search\/\?q=/.test(url)) await page.locator(".rows li, [data-part=message]:not(:empty)").first().waitFor();
}

/** @param {Page} page @param {string} url @param {string} path */
async function shots(page, url, path) {
  /** @type {Record<"light" | "dark", Shot[]>} */
  const made = { light: [], dark: [] };
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, url);
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme: scheme });
      const height = Math.min(LONGEST, await page.evaluate(() => document.documentElement.scrollHeight));
      const shot = { path: `${path}-${width}-${scheme}.png`, width, height };
      await page.screenshot({ path: shot.path, fullPage: true, clip: { x: 0, y: 0, width, height } });
      made[scheme].push(shot);
    }
  }
  return made;
}

/** The sheets of paper that a page comes to, at most twelve. @param {Page} page @param {string} path @returns {Promise<string[]>} */
async function printed(page, path) {
  await page.emulateMedia({ colorScheme: "light" });
  await page.pdf({ path: `${path}.pdf`, preferCSSPageSize: true, printBackground: false });
  const [folder, start] = [join(path, ".."), `${path.split("/").pop()}-print-`];
  const done = spawnSync("pdftoppm", ["-r", "70", "-l", "12", "-png", `${path}.pdf`, `${path}-print`]);
  if (done.status === 0) return readdirSync(folder).filter((name) => name.startsWith(start)).sort().map((name) => join(folder, name));
  // Without the program that draws a PDF: the same as one long sheet, as wide as paper within its margins.
  await page.setViewportSize({ width: 658, height: 900 });
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: `${path}-print-1.png`, fullPage: true });
  await page.emulateMedia({ media: null });
  return [`${path}-print-1.png`];
}

const STYLE = "body { margin: 12px; background: #8a8a8a; font: 700 15px sans-serif } main { display: flex; flex-wrap: wrap; gap: 12px; align-items: start } .cut { background-repeat: no-repeat; flex: none } img { flex: none }";

/** A long shot as strips beside each other. @param {Shot} shot @param {number} scale */
function strips({ path, width, height }, scale) {
  const parts = Array.from({ length: Math.ceil(height / CUT) }, (_, at) => at * CUT);
  return parts.map((top) => `<div class="cut" style="width: ${width * scale}px; height: ${Math.min(CUT, height - top) * scale}px; background-image: url('file://${path}'); background-size: ${width * scale}px; background-position: 0 ${-top * scale}px"></div>`).join("");
}

/** @param {Page} page @param {string} path @param {string} title @param {string} inside */
async function sheet(page, path, title, inside) {
  writeFileSync(`${path}.html`, `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><p>${title}</p><main>${inside}</main>`);
  await page.goto(`file://${path}.html`);
  // About as high as it is wide, so that all of it is seen at once and as large as can be.
  const width = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("main > *")].map((part) => part.getBoundingClientRect());
    const area = boxes.reduce((sum, box) => sum + (box.width + 12) * (box.height + 12), 0);
    return Math.ceil(Math.max(Math.sqrt(area * 1.25), ...boxes.map((box) => box.width)) + 40);
  });
  await page.setViewportSize({ width, height: 400 });
  await page.screenshot({ path: `${path}.png`, fullPage: true });
  rmSync(`${path}.html`);
}

/** All sheets of one kind of page. @param {Browser} browser @param {string} url @param {string} out @param {string} name */
async function sheets(browser, url, out, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  // A page that leads on is looked at as it stands.
  await page.route(/\/old-address\//, async (route) => {
    const sent = await route.fetch();
    await route.fulfill({ response: sent, body: (await sent.text()).replace(/<meta http-equiv="refresh"[^>]*>/, "") });
  });
  const path = join(out, "shots", name);
  const made = await shots(page, url, path);
  const papers = await printed(page, path);
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await sheet(page, join(out, `${name}-${scheme}`), `${name}, ${scheme}`, made[scheme].map((shot, at) => strips(shot, SCALES[at])).join(""));
  }
  await sheet(page, join(out, `${name}-print`), `${name}, printed`, papers.map((paper) => `<img src="file://${paper}" alt="">`).join(""));
  await context.close();
}

/** What a machine finds wrong with the layout of a page at all widths, both ways round. @param {Browser} browser @param {string} url */
async function measured(browser, url) {
  const page = await browser.newPage();
  const found = [];
  for (const width of MEASURED) {
    await page.setViewportSize({ width, height: 800 });
    await open(page, url);
    for (const way of ["ltr", "rtl"]) {
      await page.evaluate((dir) => void (document.documentElement.dir = dir), way);
      found.push(...(await page.evaluate(layoutMistakes)).map((mistake) => `${width} ${way}: ${mistake}`));
    }
  }
  await page.close();
  return found;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { odd: { type: "boolean", default: false }, theme: { type: "string" }, measure: { type: "boolean", default: false } },
});
const [folder, ...wanted] = positionals;
if (!folder) throw new Error("usage: node sheets.mjs FOLDER [--odd] [--theme FOLDER] [--measure] [KIND …]");
const out = resolve(folder);
const work = mkdtempSync(join(tmpdir(), "sourcebook-"));
const site = await serving(built(work, values.odd, values.theme));
const browser = await launch();
try {
  mkdirSync(join(out, "shots"), { recursive: true });
  for (const [name, path] of Object.entries(values.odd ? ODD : SHIPPED)) {
    if (wanted.length && !wanted.includes(name)) continue;
    if (!values.measure) await sheets(browser, site.url + path, out, name);
    for (const mistake of await measured(browser, site.url + path)) {
      console.log(`${name}: ${mistake}`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  site.end();
  rmSync(work, { recursive: true });
}
