// Searches generated banks in the browser, beside Pagefind over the same pages: node benches/search.mjs [--alone] BANK...
// (folders with a bank.yaml; --alone leaves Pagefind out, for banks that it has no memory for). Each pair of queries is
// asked in a browser that has loaded nothing yet: the first from nothing to ten results with title and excerpt, a second
// one in the same page, and the second again.
// Needs a release build, `npm ci` in benches and in tests/browser, and Chromium (CHROMIUM, or /usr/bin/chromium).
//
// The ratio is Pagefind's figure over Sourcebook's. The server is on the same machine, so milliseconds are work, and a
// slow line adds to them by bytes and requests. Bytes are those that the server sends, heads included. No DevTools look
// on: they hold up each request of a page, and none of a worker, from which Pagefind loads.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";

import { numbers } from "../tests/browser/generated.mjs";

const repository = join(import.meta.dirname, "..");
const { chromium } = createRequire(join(repository, "tests/browser/package.json"))("playwright-core");

const isAlone = process.argv.includes("--alone");
const banks = process.argv.slice(2).filter((argument) => argument !== "--alone");
const PAIRS = 20;
/** A release build, or the program that SOURCEBOOK names. */
const program = process.env.SOURCEBOOK ?? join(repository, "target/release/sourcebook");
/** Pagefind reads what Sourcebook indexes, the entries' own text: not their menus, nor rows that other entries fill. */
const NOT_TEXT = "nav, #p-sources, #p-links-here, #p-related, #p-cite, #p-about-this-page";
/** A page that asks what the server has for it, and one with Pagefind's own interface as its documentation shows it. */
const PAGES = {
  "/ask.html": `<!doctype html><title>Ask</title><link rel="icon" href="data:,"><script type="module" src="/ask.js"></script>`,
  "/pagefind.html": `<!doctype html><title>Pagefind</title><link rel="icon" href="data:,">
    <link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script>
    <div id="search"></div><script>
    addEventListener("DOMContentLoaded", () => new PagefindUI({ element: "#search" }));</script>`,
};
/** What such a page has to ask with: told what it found, the server answers once all is quiet. */
const TOOLS = `
  const told = (found) => fetch("/told", { method: "POST", body: JSON.stringify(found) });
  const timed = async (run, query) => {
    const start = performance.now();
    let first = 0;
    const found = await run(query, () => { first = performance.now() - start; });
    return { found, first, ms: performance.now() - start };
  };`;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * How each is opened, in the page; what comes back answers a query with the number of its results, and says when it has
 * the first of them with title and excerpt.
 */
const ENGINES = {
  Sourcebook: async () => {
    // As the interface does: the reader and the manifest at once.
    const manifest = fetch("/search/manifest.json", { cache: "no-cache" });
    const { open } = await import("/search/client.js");
    const bank = await open(new URL("/search/", location.href), { manifest });
    return async (query, onfirst) => (await bank.search(query, { limit: 10, onfirst })).hits.length;
  },
  Pagefind: async () => {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.init();
    return async (query, onfirst) => {
      const { results } = await pagefind.search(query);
      const shown = results.slice(0, 10).map((result) => result.data());
      shown[0]?.then(onfirst);
      return (await Promise.all(shown)).length;
    };
  },
};

/**
 * Builds a bank and indexes the pages of its entries a second time, with Pagefind.
 * @param {string} bank @param {string} site
 */
function build(bank, site) {
  const run = (program, args) => execFileSync(program, args, { stdio: "pipe" });
  run(program, ["build", "--root", bank, "--out", site]);
  if (isAlone) return;
  const folders = [...new Set(pages(site).map(({ path }) => path.split("/")[0])), "none"];
  run(join(import.meta.dirname, "node_modules/.bin/pagefind"), [
    "--site", site, "--glob", `{${folders}}/*/index.html`, "--root-selector", "main", "--exclude-selectors", NOT_TEXT,
  ]);
}

/**
 * The entries of a site, each with the path of its page.
 * @param {string} site @returns {{title: string, path: string}[]}
 */
function pages(site) {
  const { entries, url } = JSON.parse(readFileSync(join(site, "bank.json"), "utf8"));
  return entries.map((entry) => ({ title: entry.title, path: `${entry.url.slice(url.length)}index.html` }));
}

/** A site over HTTP. It packs every file once, and notes the bytes of every answer. */
class Server {
  /** @param {string} site */
  constructor(site) {
    this.site = site;
    this.packed = new Map();
    this.sent = [];
    this.told = [];
    this.open = 0;
    this.http = createServer({ keepAliveTimeout: 60_000 }, (request, response) => this.answer(request, response));
  }

  async start() {
    await new Promise((ready) => this.http.listen(0, "127.0.0.1", () => ready(undefined)));
    this.url = `http://127.0.0.1:${this.http.address().port}`;
  }

  stop() {
    this.http.close();
    this.http.closeAllConnections();
  }

  /** Has the next page run a script, and gives what it tells, so often. @param {string} script @param {number} steps */
  ask(script, steps) {
    this.script = `${TOOLS} try { ${script} } catch (error) { await told({ error: String(error) }); }`;
    this.told = [];
    return new Promise((done, fail) => {
      this.done = (error) => (error ? fail(new Error(error)) : this.told.length === steps && done(this.told));
    });
  }

  /** Hears what a page found, and adds what was sent to it for that. */
  async hear(request, response) {
    const found = await json(request);
    const sent = await this.take();
    this.told.push({ ...found, bytes: sum(sent.map(({ bytes }) => bytes)), requests: sent.length });
    response.writeHead(204).end();
    this.done(found.error);
  }

  /** The body of a file as it is sent, with its head. Pagefind has packed its index itself. @param {string} path */
  pack(path) {
    const known = this.packed.get(path);
    if (known) return known;
    const raw = PAGES[path] ?? readFileSync(join(this.site, path));
    const isPacked = /\.(?:pf_\w+|pagefind)$/.test(path);
    const body = isPacked ? raw : gzipSync(raw, { level: 6 });
    const head = {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      ...(isPacked ? {} : { "content-encoding": "gzip" }),
      "content-length": body.length,
      "cache-control": "max-age=600",
      etag: `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`,
    };
    const found = { body, head, raw: raw.length };
    this.packed.set(path, found);
    return found;
  }

  answer(request, response) {
    const { pathname } = new URL(request.url, this.url);
    if (pathname === "/told") return this.hear(request, response);
    if (pathname === "/ask.js") return response.writeHead(200, { "content-type": TYPES[".js"] }).end(this.script);
    const before = request.socket.bytesWritten;
    this.open += 1;
    response.on("close", () => {
      this.open -= 1;
      this.sent.push({ path: pathname, bytes: request.socket.bytesWritten - before });
    });
    try {
      const { body, head } = this.pack(pathname);
      response.writeHead(200, head).end(body);
    } catch {
      response.writeHead(404, { "content-length": 0 }).end();
    }
    return undefined;
  }

  /** What was sent since this was last asked, once nothing more is. */
  async take() {
    for (let quiet = 0, last = 0; quiet < 5; last = this.sent.length) {
      await sleep(20);
      quiet = this.open || this.sent.length > last ? 0 : quiet + 1;
    }
    return this.sent.splice(0);
  }

  /** How many files, and their bytes on the disk and packed. @param {(path: string) => boolean} isMeant */
  size(isMeant) {
    const files = readdirSync(this.site, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => relative(this.site, join(file.parentPath, file.name)))
      .filter(isMeant)
      .map((path) => this.pack(`/${path}`));
    const [raw, packed] = [files.map((file) => file.raw), files.map((file) => file.body.length)];
    return { files: files.length, raw: sum(raw), packed: sum(packed) };
  }
}

/**
 * Queries of two words, both from one title, so that every query has a result.
 * @param {string} site @returns {string[][]} pairs
 */
function queries(site) {
  const random = numbers(1);
  const draw = (list) => list.splice(Math.floor(random() * list.length), 1)[0];
  const { stop = "" } = JSON.parse(readFileSync(join(site, "search/manifest.json"), "utf8"));
  const stopped = new Set(stop.split(" "));
  const words = (title) => title.toLowerCase().match(/\p{L}{4,}/gu)?.filter((word) => !stopped.has(word)) ?? [];
  const titles = pages(site).map(({ title }) => [...new Set(words(title))]).filter((found) => found.length > 1);
  const query = () => {
    const title = draw(titles);
    return `${draw(title)} ${draw(title)}`;
  };
  return Array.from({ length: PAIRS }, () => [query(), query()]);
}

/**
 * Runs a script in a browser that has nothing in its cache, and gives what it tells. No DevTools are attached to its page.
 * @param {string} script @param {number} steps how often it tells something
 */
async function run(devtools, server, script, steps) {
  const { browserContextId } = await devtools.send("Target.createBrowserContext");
  const told = server.ask(script, steps);
  await devtools.send("Target.createTarget", { url: `${server.url}/ask.html`, browserContextId });
  const found = await told;
  await devtools.send("Target.disposeBrowserContext", { browserContextId });
  return found;
}

/**
 * Asks a pair of queries, and the second again.
 * @param {keyof ENGINES} engine @param {string[]} pair
 */
async function ask(devtools, server, engine, [first, second]) {
  const script = `
    await told({});
    const { found: ask, ...opened } = await timed(${ENGINES[engine]});
    const cold = await timed(ask, ${JSON.stringify(first)});
    await told({ first: opened.ms + cold.first, ms: opened.ms + cold.ms, shown: cold.found });
    for (let turn = 0; turn < 2; turn++) {
      const { found: shown, ...times } = await timed(ask, ${JSON.stringify(second)});
      await told({ ...times, shown });
    }`;
  const [, cold, again, warm] = await run(devtools, server, script, 4);
  return { cold, second: again, warm };
}

/** What any search takes here that asks for one shard and for two at once: the medians of ten bare requests. */
async function bare(devtools, server) {
  const turns = 20;
  const { generation, entries, entriesPerShard } = JSON.parse(readFileSync(join(server.site, "search/manifest.json"), "utf8"));
  const script = `
    let next = 0;
    const shards = ${Math.ceil(entries / entriesPerShard)};
    // The number behind makes it a file that the browser does not have, however few there are.
    const load = async () => (await fetch("/search/${generation}/e" + (next % shards) + ".json?" + next++)).json();
    await Promise.all(Array.from({ length: 6 }, load));
    for (let turn = 0; turn < ${turns}; turn++) {
      const { ms } = await timed(() => Promise.all(turn % 2 ? [load(), load()] : [load()]));
      await told({ ms });
    }`;
  const told = await run(devtools, server, script, turns);
  const of = (rest) => median(told.filter((_, turn) => turn % 2 === rest).map(({ ms }) => ms));
  return { "a bare request, ms": of(0), "two bare requests at once, ms": of(1) };
}

/** Asks every pair of both, each first in turn; one pair more, before all others, is not counted. */
async function measure(devtools, server, pairs) {
  const found = { Sourcebook: [], Pagefind: [] };
  const engines = isAlone ? ["Sourcebook"] : ["Sourcebook", "Pagefind"];
  for (const [at, pair] of [pairs[0], ...pairs].entries()) {
    for (const engine of at % 2 ? engines.toReversed() : engines) {
      const asked = await ask(devtools, server, engine, pair);
      if (at) found[engine].push(asked);
    }
  }
  return found;
}

/** The bytes of scripts that a page loads before anybody searches. */
async function idle(browser, server, path) {
  const context = await browser.newContext();
  await server.take();
  await (await context.newPage()).goto(`${server.url}${path}`);
  const sent = await server.take();
  await context.close();
  return sum(sent.filter((file) => extname(file.path) === ".js").map(({ bytes }) => bytes));
}

/** What the table says of one engine. @param {any[]} asked @param {any} sizes @param {number} scripts */
function rows(asked, { index, all }, scripts) {
  const of = (step, what) => asked.map((pair) => pair[step][what]);
  const shown = [...of("cold", "shown"), ...of("second", "shown")];
  const both = (what) => median(asked.map(({ cold, second }) => cold[what] + second[what]));
  return {
    "first query, bytes": median(of("cold", "bytes")),
    "first query, bytes at worst": Math.max(...of("cold", "bytes")),
    "first query, requests": median(of("cold", "requests")),
    "first query, first result, ms": median(of("cold", "first")),
    "first query, ten results, ms": median(of("cold", "ms")),
    "second query, bytes": median(of("second", "bytes")),
    "second query, bytes at worst": Math.max(...of("second", "bytes")),
    "second query, first result, ms": median(of("second", "first")),
    "second query, ten results, ms": median(of("second", "ms")),
    "second query again, ms": median(of("warm", "ms")),
    "both queries, bytes": both("bytes"),
    "both queries, first results, ms": both("first"),
    "results shown": median(shown),
    "queries without a result": shown.filter((count) => !count).length,
    "index, files": index.files,
    "index, bytes on disk": index.raw,
    "index, bytes packed": index.packed,
    "index and scripts, files": all.files,
    "index and scripts, bytes on disk": all.raw,
    "index and scripts, bytes packed": all.packed,
    "scripts of an idle page, bytes": scripts,
  };
}

/** What belongs to each search, by path. */
const isIndex = {
  Sourcebook: (path) => /^search\/.*\.json$/.test(path),
  Pagefind: (path) => /^pagefind\/(?:.*\.pf_\w+|pagefind-entry\.json)$/.test(path),
};
const isPart = {
  Sourcebook: (path) => isIndex.Sourcebook(path) || /^(?:search\/client|assets\/(?:search|site)\..*)\.js$/.test(path),
  Pagefind: (path) => path.startsWith("pagefind/"),
};

/** Measures one bank and prints its table. */
async function report(browser, bank) {
  const folder = mkdtempSync(join(tmpdir(), "sourcebook-"));
  const server = new Server(join(folder, "site"));
  try {
    build(bank, server.site);
    await server.start();
    const entries = pages(server.site);
    const sizes = (engine) => ({ index: server.size(isIndex[engine]), all: server.size(isPart[engine]) });
    // Sizes first: they pack all that the searches will ask for.
    const size = { Sourcebook: sizes("Sourcebook"), Pagefind: sizes("Pagefind") };
    const devtools = await browser.newBrowserCDPSession();
    const asked = await measure(devtools, server, queries(server.site));
    const ours = {
      ...rows(asked.Sourcebook, size.Sourcebook, await idle(browser, server, `/${entries[0].path}`)),
      ...(await bare(devtools, server)),
    };
    const theirs = isAlone ? {} : rows(asked.Pagefind, size.Pagefind, await idle(browser, server, "/pagefind.html"));
    print(`== ${bank}: ${entries.length} entries, ${PAIRS} pairs of queries, medians`, ours, theirs);
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
}

function print(title, ours, theirs) {
  const pad = (cell) => String(cell).padStart(12);
  const line = (name, ...cells) => console.log(name.padEnd(34) + cells.map(pad).join(""));
  const shown = (name, value) => (name.endsWith("ms") ? value.toFixed(1) : Math.round(value));
  console.log(title);
  line("", "Sourcebook", "Pagefind", "ratio");
  for (const [name, value] of Object.entries(ours)) {
    const ratio = value && theirs[name] ? (theirs[name] / value).toFixed(2) : "";
    line(name, shown(name, value), name in theirs ? shown(name, theirs[name]) : "", ratio);
  }
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
try {
  for (const bank of banks) await report(browser, bank);
} finally {
  await browser.close();
}
