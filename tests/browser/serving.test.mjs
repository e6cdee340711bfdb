// What the preview sends and when it notices, without a browser.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";

import { numbers, write } from "./generated.mjs";
import { openAt, run, shipped } from "./native.mjs";
import { Served, serving } from "./served.mjs";

/** What the preview adds to a page. */
const SCRIPT = /<script defer src="[^"]*_sourcebook\/preview\.js"[^>]*><\/script>\n/;

/** @param {string} folder */
const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)));

/** How many files are asked for at a time. */
const AT_ONCE = 8;

/** Holds every file of a build to what the preview sends. @param {Served} served */
async function compare(served) {
  const out = mkdtempSync(join(tmpdir(), "sourcebook-"));
  try {
    run(["build", "--root", served.root, "--out", out]);
    const paths = files(out).filter((path) => !/^\.sourcebook/.test(path));
    const hold = async (/** @type {string} */ path) => {
      const answer = await fetch(new URL(path, served.url));
      const sent = Buffer.from(await answer.arrayBuffer());
      const expected = readFileSync(join(out, path));
      const bare = path.endsWith(".html") ? Buffer.from(sent.toString("utf8").replace(SCRIPT, "")) : sent;
      assert.ok(bare.equals(expected), `${path} (${answer.status})`);
    };
    const left = paths.values();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const path of left) await hold(path);
    }));
    return paths.length;
  } finally {
    rmSync(out, { recursive: true });
  }
}

/**
 * Writes one more page, and waits until the served search finds it: all that was written before is on show then, and
 * in the index.
 * @param {Served} served @param {string} word that the bank has not
 */
async function catchUp(served, word) {
  served.write(`content/guide/${word}.md`, `---\ntitle: The last one\n---\nOf ${word}.\n`);
  const isFound = async () => {
    const bank = await openAt(served.url);
    return (await bank.search(word, { suggest: false })).total > 0;
  };
  // An index that is followed by another while it is read is no failure.
  await served.when(() => isFound().catch(() => false), `the search never found ${word}`);
}

test("after random edits the shipped bank is served as a clean build writes it, byte for byte", async () => {
  await serving(new Served({}, shipped), [], async (served) => {
    const random = numbers(7);
    const pick = (/** @type {string[]} */ list) => list[Math.floor(random() * list.length)];
    const entries = files(join(served.root, "content")).filter((path) => path.endsWith(".md")).map((path) => `content/${path}`).sort();
    // Introductions of terms are no pages of their own.
    const pages = entries.filter((path) => !path.startsWith("content/vocabularies/"));
    const edits = [
      () => served.change(pick(entries), /\n$/, `\nOne more sentence about ${Math.floor(random() * 1e6)}.\n`),
      () => served.change(pick(entries), /^title: ["']?/m, "$&Really "),
      () => served.change(pick(entries), /^summary: ["']?/m, "$&Briefly, "),
      () => served.change(pick(entries), /\n$/, `\nSee [[${pick(pages).split("/").at(-1)?.slice(0, -3)}]].\n`),
      () => served.change("content/vocabularies/challenges.yaml", /label: (\w)/, "label: New $1"),
      () => served.change("bank.yaml", /^title: /, "title: The "),
      () => served.change("search-index/synonyms.yaml", /\n$/, `\n- [zebra${Math.floor(random() * 1e6)}, turnover]\n`),
      () => served.write(`content/evidence/new-${Math.floor(random() * 1e6)}.md`, "---\ntitle: Brand new\nsummary: Just written.\n---\nOf [[vacancies]].\n"),
    ];
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 8; i += 1) {
        const from = served.lines.length;
        pick(/** @type {any} */ (edits))();
        // Some edits come one by one, others while the preview is at work.
        if (random() < 0.5) await served.said(/./, from);
      }
      await catchUp(served, `zyzzyva${round}`);
      assert.ok((await compare(served)) > 500);
    }
  });
});

test("every way of saving is noticed", async () => {
  await serving(new Served(), [], async (served) => {
    const has = (/** @type {string} */ part) => (/** @type {string} */ text) => text.includes(part);
    served.write("content/evidence/.one.md.tmp", served.read("content/evidence/one.md").replace("otters", "stoats"));
    served.move("content/evidence/.one.md.tmp", "content/evidence/one.md");
    await served.until("evidence/one/", has("Of stoats"));
    served.move("content/evidence/two.md", "content/evidence/deep/er/two.md");
    await served.until("evidence/deep/er/two/", has("Of badgers"));
    served.change("content/evidence/deep/er/two.md", "badgers", "martens");
    await served.until("evidence/deep/er/two/", has("Of martens"));
    served.write("content/new/folder/three.md", "---\nkind: evidence\ntitle: Three\nsummary: The third.\n---\nOf hares. ![](hare.svg)\n");
    served.write("content/new/folder/hare.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>");
    await served.until("evidence/three/", has("hare."));
    const picture = (/** @type {string} */ text) => /assets\/hare\.\w+\.svg/.exec(text)?.[0];
    const before = picture(await served.until("evidence/three/", (text) => Boolean(picture(text))));
    served.write("content/new/folder/hare.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'/>");
    await served.until("evidence/three/", (text) => picture(text) !== before);
    served.remove("content/new");
    await served.until("evidence/three/", (_, status) => status === 404);
    served.write("content/kinds/evidence.yaml", "plural: Answers\n");
    await served.until("evidence/", has("Answers"));
    served.change("content/vocabularies/topics.yaml", "label: Care", "label: Caring");
    await served.until("topics/care/", has("Caring"));
    served.change("bank.yaml", "title: Small", "title: Little");
    await served.until("", has("Little"));
    const from = served.lines.length;
    served.move("content", "elsewhere");
    served.move("elsewhere", "content");
    await served.said(/^the bank: /, from);
    served.change("content/evidence/one.md", "stoats", "weasels");
    await served.until("evidence/one/", has("Of weasels"));
  });
});

test("what links to another file of the bank follows it", async () => {
  const chart = "```chart\n{data: link.csv, x: year, y: [n], title: Chart}\n```\n";
  const served = new Served({
    "bank.yaml": "title: Linked\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n",
    "content/guide/real.md": "---\ntitle: Real\n---\nOf otters.\n",
    "content/guide/real.csv": "year,n\n2004,5\n2005,6\n",
    "content/guide/chart.md": `---\ntitle: Chart\n---\n${chart}`,
  });
  symlinkSync("real.md", join(served.root, "content/guide/link.md"));
  symlinkSync("real.csv", join(served.root, "content/guide/link.csv"));
  await serving(served, [], async () => {
    served.change("content/guide/real.md", "otters", "stoats");
    await served.until("guide/link/", (text) => text.includes("Of stoats"));
    served.change("content/guide/real.csv", "2005,6", "2005,71");
    await served.until("guide/chart/", (text) => text.includes("71"));
  });
});

/** A burst is one rebuild; more only where this machine halts within it, which it does not do so often. */
const FEW = 10;

test("a burst of 5,000 touched files is taken as a whole", async () => {
  const served = new Served({ "bank.yaml": "" });
  write(served.root, 5000);
  await serving(served, [], async () => {
    await served.said(/^search: /);
    const from = served.lines.length;
    const paths = files(join(served.root, "content")).filter((path) => path.endsWith(".md")).map((path) => `content/${path}`);
    assert.equal(paths.length, 5000);
    const texts = paths.map((path) => served.read(path));
    // The preview is held still meanwhile: however slowly this machine writes, what it is told comes in one go.
    served.process?.kill("SIGSTOP");
    for (const [at, path] of paths.entries()) served.write(path, `${texts[at]}Touched.\n`);
    served.process?.kill("SIGCONT");
    // What is written after it is on show after it.
    served.write("content/evidence/last.md", "---\ntitle: Last\nsummary: The last.\n---\n");
    await served.until("evidence/last/", (_, status) => status === 200);
    const rebuilds = served.lines.slice(from).filter((line) => !line.startsWith("search: "));
    assert.ok(rebuilds.length <= FEW, rebuilds.join("\n"));
  });
});

test("a lone save is told by its file, a time that changes nothing too", async () => {
  await serving(new Served(), [], async (served) => {
    const from = served.lines.length;
    served.change("content/evidence/one.md", "otters", "voles");
    await served.said(/^content\/evidence\/one\.md: [\d.]+ ms$/, from);
    utimesSync(join(served.root, "content/evidence/two.md"), new Date(), new Date());
    await served.said(/^content\/evidence\/two\.md: /, from);
    served.change("content/evidence/one.md", "[[two]]", "[[nobody]]");
    await served.said(/one\.md:6:\d+: error\[unknown-entry\]/, from);
    await served.said(/stays on show/, from);
  });
});

test("where nobody tells of changes, the folders are looked through", async () => {
  await serving(new Served(), ["--poll"], async (served) => {
    served.change("content/evidence/one.md", "otters", "seals");
    await served.until("evidence/one/", (text) => text.includes("Of seals"));
  });
});

test("requests are answered as a careful server answers them", async () => {
  await serving(new Served(), [], async (served) => {
    // The index brings pages what is related, and with it another tag.
    await served.said(/^search: /);
    const at = (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) => fetch(new URL(path, served.url), { redirect: "manual", ...init });
    const page = await at("evidence/one/");
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    const tag = /** @type {string} */ (page.headers.get("etag"));
    assert.equal((await at("evidence/one/", { headers: { "if-none-match": tag } })).status, 304);
    const head = await at("evidence/one/", { method: "HEAD" });
    assert.equal(head.headers.get("content-length"), String((await page.arrayBuffer()).byteLength));
    assert.equal((await head.text()).length, 0);
    const part = await at("bank.json", { headers: { range: "bytes=0-9" } });
    assert.deepEqual([part.status, (await part.text()).length], [206, 10]);
    const moved = await at("evidence/one");
    assert.deepEqual([moved.status, moved.headers.get("location")], [307, "/evidence/one/"]);
    const missing = await at("no/such/page");
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /Page not found/);
    for (const path of ["../bank.yaml", "%2e%2e/bank.yaml", "..%2fbank.yaml", "content/evidence/one.md", "//etc/passwd", "_sourcebook/../bank.yaml"]) {
      assert.ok([400, 404].includes((await raw(served.url, path)).status), path);
    }
    assert.equal((await at("evidence/one/", { method: "POST" })).status, 405);
    assert.equal((await raw(served.url, "", { host: "evil.example" })).status, 421);
    assert.equal((await raw(served.url, "", { host: "127.0.0.1" })).status, 200);
  });
});

/** Paths that would leave the site on a server that decodes twice, or that takes what stands in them for a folder. */
const AWAY = [
  "%252e%252e/bank.yaml", "%25252e%25252e%25252fbank.yaml", "..%5cbank.yaml", "..\\\\bank.yaml", "%2e%2e%5c%2e%2e%5cbank.yaml", "....//bank.yaml", "..;/bank.yaml",
  "%c0%ae%c0%ae/bank.yaml", "%e0%80%ae%e0%80%ae/bank.yaml", "%uff0e%uff0e/bank.yaml", "evidence/..%2f..%2fbank.yaml", "evidence/one/%2e%2e/%2e%2e/%2e%2e/bank.yaml", "assets/../../bank.yaml",
  "%00/bank.yaml", "bank.yaml%00.html", "bank.yaml", ".git/config", "file:///etc/passwd", "C:/windows/win.ini", "c:%5cwindows%5cwin.ini", "%2fetc%2fpasswd", "/%2f/etc/passwd", "~root/.profile",
  "search-index/synonyms.yaml", "content/vocabularies/topics.yaml", "themes/default/site.css", "_sourcebook/%2e%2e/bank.yaml", "_sourcebook/..%2f..%2fbank.yaml", `${"../".repeat(500)}etc/passwd`, "%", "%zz", "%2",
];

/** Names that somebody could make to point here, and what only looks like a name of this machine. */
const NAMES = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:80", "localhost.", "localhost:x", "xn--localhost", "0x7f000001.evil", "local host", ""];

test("no path leads out of the site, and no other name leads to it", async () => {
  await serving(new Served(), [], async (served) => {
    const own = served.read("bank.yaml").slice(0, 20);
    for (const path of AWAY) {
      const { status, text } = await spoken(served.url, `GET /${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      assert.ok([307, 400, 404, 414, 431].includes(status), `${path}: ${status}`);
      assert.ok(!text.includes(own) && !text.includes("root:"), path);
    }
    for (const name of NAMES) {
      const { status } = await spoken(served.url, `GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
      assert.ok([400, 421].includes(status), `${name}: ${status}`);
    }
    const others = ["Host: localhost\r\nHost: evil.example", "Host: evil.example\r\nHost: localhost", "X-Forwarded-Host: localhost\r\nHost: evil.example", "Forwarded: host=localhost\r\nHost: evil.example"];
    for (const lines of others) assert.ok([400, 421].includes((await spoken(served.url, `GET / HTTP/1.1\r\n${lines}\r\nConnection: close\r\n\r\n`)).status), lines);
    assert.equal((await spoken(served.url, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).status, 421);
  });
});

test("pages of other sites get nothing of the preview, and change nothing", async () => {
  await serving(new Served(), [], async (served) => {
    const headers = { origin: "https://evil.example", referer: "https://evil.example/", "sec-fetch-site": "cross-site" };
    for (const path of ["", "bank.json", "search/manifest.json", "assets/nothing.svg", "_sourcebook/preview.js"]) {
      const answer = await fetch(new URL(path, served.url), { headers });
      await answer.arrayBuffer();
      const named = [...answer.headers.keys()].filter((name) => name.startsWith("access-control-"));
      assert.deepEqual(named, [], path);
      assert.equal(answer.headers.get("cross-origin-resource-policy"), "same-origin", path);
      assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    }
    const before = files(served.root);
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await fetch(new URL("evidence/one/", served.url), { method, headers });
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.get("access-control-allow-origin"), null);
    }
    assert.deepEqual(files(served.root), before);
  });
});

/** How many clients come at once. */
const FLOOD = 400;

test("a flood of clients that send slowly, or nothing, or take nothing, keeps nobody out", async () => {
  await serving(new Served(), [], async (served) => {
    const { hostname, port } = new URL(served.url);
    const says = ["", "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "GET /bank.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20), "\u0000\u0001\u0002", `GET /${"a".repeat(5_000)}`];
    const sockets = Array.from({ length: FLOOD }, (_, at) => {
      const socket = connect(Number(port), hostname, () => socket.write(says[at % says.length]));
      // It takes nothing of what is sent to it.
      return socket.pause().on("error", () => {});
    });
    try {
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(new URL("evidence/one/", served.url)).then((answer) => (answer.arrayBuffer(), answer.status))));
      assert.ok(answers.every((status) => status === 200));
      served.change("content/evidence/one.md", "Of otters.", "Of herons.");
      await served.until("evidence/one/", (text) => text.includes("Of herons."));
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    assert.equal((await fetch(served.url)).status, 200);
  });
});

test("heads that are too long or wrong get an answer or an end, and the preview goes on", async () => {
  await serving(new Served(), [], async (served) => {
    const heads = [
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(2_000_000)}\r\n\r\n`, `GET / HTTP/1.1\r\nHost: localhost\r\n${"X: a\r\n".repeat(20_000)}\r\n`, `GET /${"a".repeat(1_000_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "\u0016\u0003\u0001\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-0,0-0,9-1,-,5-\r\nConnection: close\r\n\r\n", `GET /bank.json HTTP/1.1\r\nHost: localhost\r\nRange: bytes=${"0-1,".repeat(1_000)}0-1\r\nConnection: close\r\n\r\n`,
    ];
    for (const head of heads) await spoken(served.url, head);
    assert.equal((await fetch(served.url)).status, 200);
  });
});

/** Says to the preview what stands here, byte for byte, and gives back what comes until it ends. @param {string} url @param {string} text @returns {Promise<{status: number, text: string}>} */
function spoken(url, text) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let heard = "";
    const tell = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0), text: heard });
    const socket = connect(Number(port), hostname, () => socket.write(text, "latin1"));
    socket.on("data", (part) => (heard += part.toString("latin1"))).on("close", tell).on("error", () => {});
  });
}

/** Asks for a path as it is written. @param {string} url @param {string} path @param {Record<string, string>} [headers] @returns {Promise<{status: number}>} */
function raw(url, path, headers = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: `/${path}`, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    asked.on("error", reject).end();
  });
}

/** What a client sends before it falls silent, and whether it gets an answer first. */
const SILENT = { nothing: "", "half a head": "GET / HTTP/1.1\r\nHost: local", "one request": "GET /bank.json HTTP/1.1\r\nHost: localhost\r\n\r\n" };

test("a client that falls silent is left, and nobody waits for it", async () => {
  await serving(new Served(), [], async (served) => {
    const { hostname, port } = new URL(served.url);
    const left = Object.values(SILENT).map((text) => new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(text));
      // The server ends the connection; this side only listens.
      socket.resume().on("end", resolve).on("error", reject);
    }));
    assert.equal((await fetch(served.url)).status, 200);
    await Promise.all(left);
  });
});

test("a film is sent in parts, from the file that it is in", async () => {
  await serving(new Served(), [], async (served) => {
    const film = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
    writeFileSync(join(served.root, "content/evidence/film.mp4"), film);
    served.change("content/evidence/one.md", "Of otters.", "Of otters. [Film](film.mp4)");
    const page = await served.until("evidence/one/", (text) => text.includes(".mp4"));
    const at = new URL(/** @type {RegExpExecArray} */ (/href="([^"]*\.mp4)"/.exec(page))[1], `${served.url}evidence/one/`);
    const whole = await fetch(at);
    assert.ok(film.equals(Buffer.from(await whole.arrayBuffer())));
    const part = await fetch(at, { headers: { range: "bytes=250000-250009" } });
    assert.deepEqual([part.status, part.headers.get("content-range")], [206, "bytes 250000-250009/300000"]);
    assert.ok(film.subarray(250_000, 250_010).equals(Buffer.from(await part.arrayBuffer())));
    const tag = String(whole.headers.get("etag"));
    assert.equal((await fetch(at, { headers: { "if-none-match": tag } })).status, 304);
  });
});

test("a folder that takes the place of the bank's is the bank", async () => {
  await serving(new Served(), [], async (served) => {
    const other = `${served.root}-other`;
    cpSync(served.root, other, { recursive: true });
    const from = served.lines.length;
    renameSync(served.root, `${served.root}-old`);
    await served.said(/was moved or deleted/, from);
    renameSync(other, served.root);
    rmSync(`${served.root}-old`, { recursive: true });
    served.change("content/evidence/one.md", "otters", "beavers");
    await served.until("evidence/one/", (text) => text.includes("Of beavers"));
  });
});

test("a port in use gives the next free one; an interrupt ends the preview at once and leaves nothing behind", async () => {
  const held = createServer();
  await new Promise((resolve) => held.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (held.address());
  const served = new Served();
  try {
    const before = files(served.root);
    await served.start([], String(port));
    assert.ok(served.lines.includes(`port ${port} is in use`));
    assert.ok(Number(new URL(served.url).port) > port);
    const events = await fetch(new URL("_sourcebook/events", served.url));
    assert.equal(events.headers.get("content-type"), "text/event-stream");
    await served.end("SIGINT");
    assert.equal(served.process?.exitCode, 0, "it waits for those who listen");
    await events.body?.cancel().catch(() => {});
    assert.deepEqual(files(served.root), before);
  } finally {
    held.close();
    await served.clear();
  }
});

test("a site in a sub-path is mounted there", async () => {
  const served = new Served();
  served.change("bank.yaml", "https://example.org/", "https://example.org/a/bank/");
  await serving(served, [], async () => {
    assert.ok(served.url.endsWith("/a/bank/"));
    const page = await fetch(new URL("evidence/one/", served.url)).then((answer) => answer.text());
    const script = /** @type {RegExpExecArray} */ (/src="(\/a\/bank\/_sourcebook\/preview\.js)"/.exec(page))[1];
    assert.equal((await fetch(new URL(script, served.url))).status, 200);
    const root = await fetch(new URL("/", served.url));
    assert.equal(root.url, served.url, "the root of the server leads to the site");
    assert.equal((await fetch(new URL("/elsewhere/", served.url))).status, 404);
  });
});
