// Measures how long a reader on a slow line waits for the search page: node benches/first-hit.mjs [SITE] [QUERY]... (the site
// of the repository's own bank, built for that; three queries). Chromium is told to let each answer wait 400 ms and to
// take in 400 kbit/s; the server speaks HTTP/1.1 and packs what it sends. Each query is asked by its address in a browser that has loaded nothing yet.
//
// Of each: when the first hit stands, and all of them; how many requests had been made when the first hit stood; the bytes
// of all answers, heads included; and the layout shift (CLS) until a second after all was quiet.
// Needs a build (SOURCEBOOK, or target/debug/sourcebook), `npm ci` in tests/browser, and Chromium.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const repository = join(import.meta.dirname, "..");
const { chromium } = createRequire(join(repository, "tests/browser/package.json"))("playwright-core");

const LATENCY = 400;
const KILOBITS = 400;
const VIEWS = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };

/** A site over HTTP/1.1, packed. @param {string} site */
async function serve(site) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file)) return response.writeHead(404, { "content-length": 0 }).end();
    const body = gzipSync(readFileSync(file));
    return response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip", "content-length": body.length }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

/** Notes in the page when the first hit and all hits stood, and what moved. */
const watch = () => {
  const seen = { first: 0, all: 0, shift: 0, moved: [] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      seen.shift += entry.value;
      seen.moved.push(...entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className ?? ""}`));
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const hits = document.querySelectorAll("[data-part=hits] > li:not(.fewer)").length;
    if (hits && !seen.first) seen.first = performance.now();
    if (hits > 1 && !seen.all) seen.all = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
};

/** @param {import("playwright-core").Browser} browser @param {string} address @param {{width: number, height: number}} viewport */
async function ask(browser, address, viewport) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const bytes = (KILOBITS * 1000) / 8;
  await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY, downloadThroughput: bytes, uploadThroughput: bytes });
  /** When each was sent, in seconds. */
  const sent = [];
  let taken = 0;
  devtools.on("Network.requestWillBeSent", ({ wallTime, request }) => sent.push({ wallTime, name: request.url.split("/").at(-1) }));
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (taken += encodedDataLength));
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.seen?.all);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1000);
  const seen = await page.evaluate(() => ({ ...globalThis.seen, at: performance.timeOrigin / 1000 }));
  if (process.env.NAMES) console.log(sent.map(({ wallTime, name }) => `${name} ${Math.round((wallTime - seen.at) * 1000)}`).join(" "));
  await context.close();
  return { ...seen, untilFirst: sent.filter(({ wallTime }) => wallTime <= seen.at + seen.first / 1000).length, requests: sent.length, taken };
}

const [given, ...queries] = process.argv.slice(2);
const built = given ? undefined : mkdtempSync(join(tmpdir(), "sourcebook-"));
if (built) execFileSync(process.env.SOURCEBOOK ?? join(repository, "target/debug/sourcebook"), ["build", "--root", repository, "--out", built], { stdio: "pipe" });
const { server, url } = await serve(given ?? built);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path)),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  console.log(["query".padEnd(44), "view".padEnd(8), ...["first, ms", "all, ms", "requests", "in all", "bytes", "CLS"].map((name) => name.padStart(10))].join(""));
  for (const query of queries.length ? queries : ["social work", "vacancy rates in social work", "newly qualified social worker caseload support", "vacncies in social work"]) {
    for (const [name, viewport] of Object.entries(VIEWS)) {
      const found = await ask(browser, `${url}search/index.html?${new URLSearchParams({ q: query })}`, viewport);
      const cells = [found.first.toFixed(0), found.all.toFixed(0), found.untilFirst, found.requests, found.taken, found.shift.toFixed(4)];
      console.log([query.padEnd(44), name.padEnd(8), ...cells.map((cell) => String(cell).padStart(10)), found.moved.length ? ` ${[...new Set(found.moved)].join(" ")}` : ""].join(""));
    }
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  if (built) rmSync(built, { recursive: true });
}
