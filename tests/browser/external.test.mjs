// `sourcebook check --external`, tried against a server that misbehaves in every way. Nothing here leaves this machine.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { createServer as createTlsServer } from "node:tls";
import { gzipSync } from "node:zlib";

import { program } from "./native.mjs";

/** Of a certificate that nobody has signed; it opens nothing. */
const SELF_SIGNED = { key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7D5Yk10Q8KUQBYfL
HFoSrFVylIbI6OulINttkXCfVR6hRANCAATZarB7oDpw8olfPWRUmSpYwsN4+OT2
eTqGSE86FV8WrhRZYm1XCXW2UL5DSpkJniTK+Qj3q7MmC7nTYFX/g1yK
-----END PRIVATE KEY-----`, cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUcvC0qrTujK2hosu98W5h6Pz6Vg4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTIwMTAwMzkxNFoYDzIxMjYxMTA3
MDAzOTE0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATZarB7oDpw8olfPWRUmSpYwsN4+OT2eTqGSE86FV8WrhRZYm1XCXW2
UL5DSpkJniTK+Qj3q7MmC7nTYFX/g1yKo28wbTAdBgNVHQ4EFgQUkvY7/NblKGac
uxYzFO66IIGTQYgwHwYDVR0jBBgwFoAUkvY7/NblKGacuxYzFO66IIGTQYgwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAOfRg//V8Hbdz5gMpC0l3IJfoe151RugpUCWT8h7HQHrAiAL
znST4ttWiyaQM0YlEu+rB5XmUYpczRHRG0jl7soraA==
-----END CERTIFICATE-----` };

/** Ten megabytes of nothing. */
const BOMB = gzipSync(Buffer.alloc(10 << 20));

/** How long a host is left alone, in milliseconds. */
const PAUSE = 20;

/** @typedef {{ method: string, path: string, host: string, agent: string, cookie: string, begun: number, ended: number }} Asked */
/** @typedef {{ socket: import("node:net").Socket, asked: Asked, times: number, end: (head: string, text?: string | Buffer) => void }} Turn */

/** What the server was asked. @type {Asked[]} */
let asked = [];
/** How many questions are open, by host, and the most that were at once. @type {Map<string, number>} */
const open = new Map();
let most = 0;
let mostOfHost = 0;

const OK = "HTTP/1.1 200 OK";
const head = (/** @type {string} */ status, /** @type {string[]} */ ...fields) => [`HTTP/1.1 ${status}`, ...fields].join("\r\n");
const leads = (/** @type {number} */ code, /** @type {string} */ to) => (/** @type {Turn} */ { end }) => end(head(`${code} Elsewhere`, `Location: ${to}`));
const says = (/** @type {string} */ status, /** @type {string[]} */ ...fields) => (/** @type {Turn} */ { end }) => end(head(status, ...fields));
const onlyGet = (/** @type {string} */ status) => (/** @type {Turn} */ { asked: { method }, end }) => end(method === "HEAD" ? head(status) : OK, "words");
const raw = (/** @type {string | Buffer} */ bytes) => (/** @type {Turn} */ { socket }) => void socket.end(bytes);
const json = (/** @type {string} */ status, /** @type {unknown} */ value) => (/** @type {Turn} */ { end }) => end(head(status, "Content-Type: application/json"), JSON.stringify(value));

/** Writes for as long as somebody reads. @param {import("node:net").Socket} socket @param {() => Buffer | string} next @param {number} pause */
function drip(socket, next, pause) {
  const timer = setInterval(() => socket.write(next()), pause);
  socket.once("close", () => clearInterval(timer));
}

/** What it does where. @type {Record<string, (turn: Turn) => void>} */
const MANNERS = {
  "/good": says("200 OK"),
  "/nothing": says("204 No Content"),
  "/part": says("206 Partial Content", "Content-Range: bytes 0-1/9"),
  "/same": says("304 Not Modified"),
  "/lost": says("404 Not Found"),
  "/lost-source": says("404 Not Found"),
  "/copied": says("404 Not Found"),
  "/known": says("404 Not Found"),
  "/gone": says("410 Gone"),
  "/head-403": onlyGet("403 Forbidden"),
  "/head-404": onlyGet("404 Not Found"),
  "/head-405": onlyGet("405 Method Not Allowed"),
  "/head-501": onlyGet("501 Not Implemented"),
  "/head-closed": (turn) => (turn.asked.method === "HEAD" ? turn.socket.destroy() : turn.end(OK)),
  "/refuses": says("403 Forbidden"),
  "/password": says("401 Unauthorized", 'WWW-Authenticate: Basic realm="x"'),
  "/by-name": ({ asked: { agent }, end }) => end(agent.includes("Mozilla") ? OK : head("403 Forbidden")),
  "/teapot": says("418 I'm a teapot"),
  "/fault": says("500 Internal Server Error"),
  "/fault-once": ({ times, end }) => end(times > 2 ? OK : head("500 Internal Server Error")),
  "/busy-once": ({ times, end }) => end(times > 1 ? OK : head("429 Too Many Requests", "Retry-After: 1")),
  "/circle-a": leads(302, "/circle-b"),
  "/circle-b": leads(302, "/circle-a"),
  "/cookies": ({ asked: { cookie }, end }) => end(cookie.includes("seen=1") ? OK : head("302 Found", "Set-Cookie: seen=1; Path=/; HttpOnly", "Location: /cookies")),
  "/to-mail": leads(302, "mailto:a@example.org"),
  "/no-place": says("302 Found"),
  "/moved": leads(301, "/good"),
  "/moved-far": ({ socket, end }) => end(head("308 Permanent Redirect", `Location: http://localhost:${socket.localPort}/good`)),
  "/moved-front": leads(301, "/"),
  "/moved-lost": leads(301, "/lost"),
  "/moved-then": leads(301, "/for-now"),
  "/for-now": leads(302, "/good"),
  "/": says("200 OK"),
  "/endless": ({ asked: { method }, socket, end }) => {
    if (method === "HEAD") return end(head("403 Forbidden"));
    socket.write(`${OK}\r\n\r\n`);
    drip(socket, () => Buffer.alloc(65_536, "x"), 1);
  },
  "/slow": ({ socket }) => {
    socket.write(OK);
    drip(socket, () => `\r\nX-${Math.random()}: y`, 50);
  },
  "/closed": ({ socket }) => socket.destroy(),
  "/empty": raw(""),
  "/garbage": raw("SSH-2.0-OpenSSH_9.9\r\n\r\n\0\xff\r\n"),
  "/huge-head": raw(`${OK}\r\nX: ${"y".repeat(300_000)}\r\n\r\n`),
  "/wrong-length": ({ asked: { method }, end }) => end(head(method === "HEAD" ? "405 No" : "200 OK", "Content-Length: 999999"), method === "HEAD" ? "" : "short"),
  "/bomb": ({ asked: { method }, end }) => end(head(method === "HEAD" ? "405 No" : "200 OK", "Content-Encoding: gzip"), method === "HEAD" ? "" : BOMB),
  "/api/handles/10.1000/right": json("200 OK", { responseCode: 1, handle: "10.1000/right", values: [] }),
  "/api/handles/10.1000/wrong": json("404 Not Found", { responseCode: 100, handle: "10.1000/wrong" }),
  "/api/handles/10.1000/endless": ({ socket }) => {
    socket.write(`${OK}\r\n\r\n`);
    drip(socket, () => Buffer.alloc(65_536, "x"), 1);
  },
};

/** How often each address was asked. @type {Map<string, number>} */
const times = new Map();

/** @param {import("node:net").Socket} socket */
function serve(socket) {
  let text = "";
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    text += bytes.toString("latin1");
    const at = text.indexOf("\r\n\r\n");
    if (at < 0) return;
    const lines = text.slice(0, at).split("\r\n");
    text = text.slice(at + 4);
    const [method = "", target = ""] = (lines[0] ?? "").split(" ");
    // As a proxy it stands for every host.
    if (method === "CONNECT") return void socket.write("HTTP/1.1 200 Connected\r\n\r\n");
    const field = (/** @type {string} */ name) => lines.find((line) => line.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2) ?? "";
    const path = target.replace(/^http:\/\/[^/]*/, "");
    take(socket, { method, path, host: field("host"), agent: field("user-agent"), cookie: field("cookie"), begun: performance.now(), ended: Infinity });
  });
}

/** @param {import("node:net").Socket} socket @param {Asked} one */
function take(socket, one) {
  asked.push(one);
  const [bare = ""] = one.path.split("?");
  times.set(bare, (times.get(bare) ?? 0) + 1);
  const name = one.host.replace(/:\d+$/, "");
  open.set(name, (open.get(name) ?? 0) + 1);
  most = Math.max(most, [...open.values()].reduce((sum, count) => sum + count, 0));
  mostOfHost = Math.max(mostOfHost, open.get(name) ?? 0);
  socket.once("close", () => {
    one.ended = performance.now();
    open.set(name, (open.get(name) ?? 1) - 1);
  });
  const end = (/** @type {string} */ lines, /** @type {string | Buffer} */ words = "") => {
    const length = /content-length/i.test(lines) ? "" : `Content-Length: ${words.length}\r\n`;
    socket.write(`${lines}\r\n${length}Connection: close\r\n\r\n`);
    socket.end(one.method === "HEAD" ? "" : words);
  };
  const manner = bare === "/wayback/available" ? archive : (MANNERS[bare] ?? manners.get(bare) ?? says("404 Not Found"));
  manner({ socket, asked: one, times: times.get(bare) ?? 0, end });
}

/** What only one test wants. @type {Map<string, (turn: Turn) => void>} */
const manners = new Map();

/** Of some pages there is a copy. @param {Turn} turn */
function archive(turn) {
  const url = new URL(turn.asked.path, "http://a").searchParams.get("url") ?? "";
  const stamp = "20080312093000";
  const closest = { available: true, status: "200", timestamp: stamp, url: `http://web.archive.org/web/${stamp}/${url}` };
  json("200 OK", { archived_snapshots: /lost/.test(url) ? { closest } : {} })(turn);
}

const root = mkdtempSync(join(realpathSync(tmpdir()), "sourcebook-external-"));
const bank = join(root, "bank");
const cache = join(root, "cache", "links.json");
const server = createServer(serve);
const safe = createTlsServer(SELF_SIGNED, serve);
let port = 0;
let safePort = 0;
/** A port that nobody listens to. */
let shut = 0;

const listen = (/** @type {import("node:net").Server} */ one) => new Promise((resolve) => one.listen(0, "127.0.0.1", () => resolve(/** @type {import("node:net").AddressInfo} */ (one.address()).port)));
before(async () => {
  port = await listen(server);
  safePort = await listen(safe);
  const other = createServer();
  shut = await listen(other);
  await new Promise((resolve) => other.close(resolve));
});
after(() => {
  server.close();
  safe.close();
  rmSync(root, { recursive: true });
});

const put = (/** @type {string} */ path, /** @type {string} */ text) => {
  mkdirSync(dirname(join(bank, path)), { recursive: true });
  writeFileSync(join(bank, path), text);
};
const get = (/** @type {string} */ path) => readFileSync(join(bank, path), "utf8");
const settings = (/** @type {string} */ more) => put("bank.yaml", `title: Rivers\nbase_url: https://rivers.example.org/\ndiagnostics: {orphan: ignore}\n${more}`);
const page = (/** @type {string[]} */ links) => put("content/guide/links.md", `---\ntitle: Links\n---\n${links.map((link) => `- [${link.replace(/\W+/g, " ")}](${link})\n`).join("")}`);
const at = (/** @type {string} */ path) => `http://127.0.0.1:${port}${path}`;

beforeEach(() => {
  rmSync(bank, { recursive: true, force: true });
  rmSync(cache, { force: true });
  asked = [];
  times.clear();
  manners.clear();
  most = mostOfHost = 0;
  settings("");
});

/** @typedef {{ code: string, path: string, line: number, message: string, help?: string }} Mistake */

/** @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<{ status: number, stdout: string, stderr: string }>} */
function run(args, env = {}) {
  const options = { cwd: bank, env: { ...process.env, NO_PROXY: "", no_proxy: "", ...env }, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    execFile(program, ["check", "--external", ...args], options, (error, stdout, stderr) => {
      const status = typeof error?.code === "number" ? error.code : error ? -1 : 0;
      resolve({ status, stdout, stderr });
    });
  });
}

const hurried = (doi = at("/")) => ["--external-pause", `${PAUSE}`, "--external-time", "1000", "--external-doi", doi, "--external-archive", at("/"), "--cache", cache];

/** @param {string[]} args @returns {Promise<{ found: Mistake[], stderr: string, status: number }>} */
async function check(...args) {
  const done = await run([...hurried(), "--external-allow-private", "--format", "json", ...args]);
  assert.ok(done.stdout, done.stderr);
  return { found: JSON.parse(done.stdout).diagnostics, stderr: done.stderr, status: done.status };
}

/** What is told of each address, by the link that it is about. @param {Mistake[]} found @param {string[]} links */
function byLink(found, links) {
  const told = new Map(links.map((link) => [link, ""]));
  for (const { code, path, line, message } of found) {
    if (path !== "content/guide/links.md") continue;
    told.set(links[line - 4] ?? "", `${code}: ${message}`);
  }
  return told;
}

const REFUSES = "unchecked-link: this address could not be checked: 127.0.0.1 ";

test("whatever a server does is told apart", async () => {
  const here = (/** @type {string} */ path) => `http://127.0.0.1:${port}${path}`;
  /** @type {[string, string | RegExp][]} */
  const cases = [
    ["/good", ""], ["/nothing", ""], ["/part", ""], ["/same", ""],
    ["/head-403", ""], ["/head-404", ""], ["/head-405", ""], ["/head-501", ""], ["/head-closed", ""],
    ["/fault-once", ""], ["/cookies", ""],
    ["/endless", ""], ["/wrong-length", ""], ["/bomb", ""],
    ["/lost", "dead-link: `LINK` is dead: 127.0.0.1 has no such page (404)"],
    ["/gone", "dead-link: `LINK` is dead: 127.0.0.1 says that it is gone for good (410)"],
    ["/moved-lost", "dead-link: `LINK` is dead: 127.0.0.1 has no such page (404)"],
    ["/refuses", `${REFUSES}refuses programs (403)`],
    ["/by-name", `${REFUSES}refuses programs (403)`],
    ["/password", `${REFUSES}asks for a password (401)`],
    ["/teapot", `${REFUSES}answers strangely (418)`],
    ["/fault", `${REFUSES}has a fault (500)`],
    ["/circle-a", `${REFUSES}leads in a circle`],
    ["/to-mail", `${REFUSES}leads to something that is no web address`],
    ["/no-place", `${REFUSES}answers strangely (302)`],
    ["/slow", `${REFUSES}takes too long`],
    ["/closed", `${REFUSES}ends the connection without an answer`],
    ["/empty", `${REFUSES}ends the connection without an answer`],
    ["/garbage", `${REFUSES}does not answer as a web server does`],
    ["/huge-head", `${REFUSES}does not answer as a web server does`],
    ["/moved", `moved-link: \`LINK\` has moved to \`${here("/good")}\``],
    ["/moved-then", `moved-link: \`LINK\` has moved to \`${here("/for-now")}\``],
    ["/moved-far", `moved-link: \`LINK\` has moved to \`http://localhost:${port}/good\``],
    ["/moved-front", `moved-link: \`LINK\` leads to the front page \`${here("/")}\` now`],
  ];
  const links = cases.map(([path]) => here(path));
  page(links);
  const { found, status, stderr } = await check();
  const told = byLink(found, links);
  for (const [path, expected] of cases) {
    const link = here(path);
    assert.equal(told.get(link), String(expected).replace("LINK", link), path);
  }
  // All are warnings, in the order of the bank.
  assert.equal(status, 0, stderr);
  const lines = found.map(({ line }) => line);
  assert.deepEqual(lines, lines.toSorted((one, other) => one - other));
  assert.match(stderr, new RegExp(`^${cases.length} addresses of 1 host asked, 0 from the cache$`, "m"));
  // One at a time of a host; everybody is told who asks; a text that never ends is not read.
  assert.equal(mostOfHost, 1);
  assert.ok(asked.every(({ agent }) => /^sourcebook\/\d+\.\d+\.\d+ \(link check\)$/.test(agent)), asked[0]?.agent);
  assert.ok(asked.every(({ method }) => ["HEAD", "GET"].includes(method)));
});

test("other servers, and none", async () => {
  const links = [
    `https://127.0.0.1:${safePort}/good`,
    `http://127.0.0.1:${shut}/good`,
    "http://nobody-has-this-name.invalid/page",
    `http://b\u00fccher.invalid/`,
    "http://a[b].example/",
    at("/good"),
  ];
  page(links);
  settings(`foot:\n  - {label: Here, to: "http://[::1]:${shut}/good"}\n`);
  const { found } = await check();
  const told = byLink(found, links);
  assert.match(found.find(({ path }) => path === "bank.yaml")?.message ?? "", /\[::1\] takes no connection$/);
  assert.match(told.get(links[0] ?? "") ?? "", /^unchecked-link: .*the certificate of 127\.0\.0\.1 is not right: nobody who is trusted has signed it$/);
  assert.match(told.get(links[1] ?? "") ?? "", /^unchecked-link: .*127\.0\.0\.1 takes no connection$/);
  assert.match(told.get(links[2] ?? "") ?? "", /^dead-link: .*there is no server called nobody-has-this-name\.invalid$/);
  assert.match(told.get(links[3] ?? "") ?? "", /^dead-link: .*there is no server called xn--bcher-kva\.invalid$/);
  assert.match(told.get(links[4] ?? "") ?? "", /^dead-link: .* is dead: no browser can read it as an address$/);
  assert.equal(told.get(links[5] ?? ""), "");
});

test("a server that wants to be left alone is", async () => {
  const here = (/** @type {string} */ path) => `http://localhost:${port}${path}`;
  manners.set("/a-busy", says("503 Service Unavailable", "Retry-After: 7200"));
  const links = [at("/busy-once"), here("/a-busy"), here("/b"), here("/c")];
  page(links);
  const { found } = await check();
  const told = byLink(found, links);
  assert.equal(told.get(links[0] ?? ""), "");
  for (const link of links.slice(1)) assert.match(told.get(link) ?? "", /^unchecked-link: .*localhost wants to be left alone for 2 hours \(503\)$/);
  assert.deepEqual(asked.filter(({ host }) => host.startsWith("localhost")).map(({ path }) => path), ["/a-busy"]);
  const [first, second] = asked.filter(({ path }) => path === "/busy-once");
  assert.ok(first && second && second.begun - first.begun >= 990, `${first?.begun} ${second?.begun}`);
});

test("a host is asked one thing at a time, and few hosts at once", async () => {
  // As a proxy, the server stands for every host; each question stays open for a moment, so that they would meet.
  const held = (/** @type {Turn} */ { end }) => void setTimeout(() => end(OK), 30);
  const links = [];
  for (const host of Array.from({ length: 12 }, (_, number) => `h${number}.example`)) {
    for (const path of ["/one", "/two"]) {
      manners.set(path, held);
      links.push(`http://${host}${path}`);
    }
  }
  page(links);
  const proxy = { ALL_PROXY: at("/"), HTTP_PROXY: at("/"), http_proxy: at("/") };
  const done = await run([...hurried(), "--format", "json"], proxy);
  assert.deepEqual(JSON.parse(done.stdout).diagnostics, [], done.stderr);
  assert.equal(asked.length, links.length);
  assert.equal(mostOfHost, 1);
  assert.ok(most > 1 && most <= 8, `${most} at once`);
  for (const host of new Set(asked.map(({ host }) => host))) {
    const [first, second] = asked.filter((one) => one.host === host);
    assert.ok(first && second && second.begun - first.ended >= PAUSE - 5, `${host}: ${second?.begun} ${first?.ended}`);
  }
});

test("nobody is made to ask inside a private network", async () => {
  manners.set("/inside", leads(302, at("/good")));
  manners.set("/by-host-name", leads(302, `http://localhost:${port}/good`));
  const links = ["http://a.example/inside", "http://a.example/by-host-name", at("/good"), "http://169.254.169.254/latest", "http://intranet/", "http://2130706433/"];
  page(links);
  const done = await run([...hurried(), "--format", "json"], { ALL_PROXY: at("/"), HTTP_PROXY: at("/"), http_proxy: at("/") });
  const told = byLink(JSON.parse(done.stdout).diagnostics, links);
  for (const link of links) assert.match(told.get(link) ?? "", /^unchecked-link: .* lies in a private network/, link);
  assert.deepEqual(asked.map(({ host }) => host), ["a.example", "a.example"]);
});

const SOURCE = `---
type: report
title: Locks
author: [{literal: River Agency}]
issued: 2008
URL: LINK
accessed: 2008-03-01
DOI: DOI_OF_IT
---
`;

test("a dead source gets its copy, and a DOI is asked of its register", async () => {
  settings("");
  put("content/citations/one-2008.md", SOURCE.replace("LINK", at("/lost-source")).replace("DOI_OF_IT", "10.1000/RIGHT"));
  put("content/citations/two-2008.md", SOURCE.replace("LINK", at("/good")).replace("DOI_OF_IT", "https://doi.org/10.1000/wrong"));
  put("content/citations/three-2008.md", SOURCE.replace("LINK", at("/good")).replace("DOI_OF_IT", "10.1000/endless"));
  page([at("/lost#part"), at("/copied"), "https://doi.org/10.1000/wrong"]);
  const { found } = await check();
  const said = found.map(({ code, path, line, help }) => [code, path.replace("content/", ""), line, help]);
  const copy = (/** @type {string} */ path) => `Look for where it stands now. The Internet Archive has a copy of 12 March 2008: https://web.archive.org/web/20080312093000/${at(path)}`;
  const wrong = "Compare it letter by letter with the one that the source itself bears.";
  assert.deepEqual(said, [
    ["dead-link", "citations/one-2008.md", 6, copy("/lost-source")],
    ["unchecked-link", "citations/three-2008.md", 8, "Open it in a browser. Mend it if nothing is there, or say why it stays, under `external` in bank.yaml."],
    ["unknown-doi", "citations/two-2008.md", 8, wrong],
    ["dead-link", "guide/links.md", 4, copy("/lost")],
    ["dead-link", "guide/links.md", 5, "Look for where it stands now, as the Internet Archive has no copy, or say why it stays, under `external` in bank.yaml."],
    ["unknown-doi", "guide/links.md", 6, wrong],
  ]);
  const questions = asked.filter(({ path }) => path.startsWith("/wayback")).map(({ path }) => new URL(path, at("/")).searchParams);
  assert.deepEqual(questions.map((question) => [question.get("url"), question.get("timestamp")]), [
    [at("/copied"), null], [at("/lost"), null], [at("/lost-source"), "20080301"],
  ]);
  // A source that names its copy is nobody's task.
  const named = SOURCE.replace("LINK", `${at("/lost-source")}\narchived_url: ${at("/good")}`).replace("DOI_OF_IT", "10.1000/right");
  put("content/citations/one-2008.md", named);
  const again = await check("content/citations/one-2008.md");
  assert.deepEqual(again.found, []);
  assert.match(again.stderr, /; 1 with a copy or a reason do not answer$/m);
});

test("what is known to be dead is not told, until it answers again", async () => {
  settings(`external:
  known:
    - {url: "${at("/known")}", reason: The town hall burnt down.}
    - {url: "${at("/refu")}*", reason: It answers browsers only.}
    - {url: "${at("/good")}", reason: It was dead once.}
    - {url: "https://nowhere.example.org/", reason: It was linked once.}
`);
  page([at("/known"), at("/refuses"), at("/good")]);
  const { found, stderr } = await check();
  assert.deepEqual(found.map(({ code, line, message }) => [code, line, message]), [
    ["unused-exception", 8, `\`${at("/good")}\` answers again`],
    ["unused-exception", 9, "no page has the address `https://nowhere.example.org/`"],
  ]);
  assert.match(stderr, /; 2 with a copy or a reason do not answer$/m);
  assert.ok(!asked.some(({ path }) => path.startsWith("/wayback")));
});

test("what was answered is kept, and a damaged file is none", async () => {
  page([at("/good"), at("/lost"), at("/moved")]);
  const first = await check();
  const count = asked.length;
  const second = await check();
  assert.deepEqual(second.found, first.found);
  assert.equal(asked.length, count);
  assert.match(second.stderr, /^0 addresses of 0 hosts asked, 3 from the cache$/m);
  await check("--fresh");
  assert.equal(asked.length, 2 * count);
  writeFileSync(cache, readFileSync(cache, "utf8").slice(0, 60));
  const mended = await check();
  assert.match(mended.stderr, /links\.json is damaged and counts for nothing/);
  assert.deepEqual(mended.found, first.found);
  assert.deepEqual((await check()).found, first.found);
});

test("only what is certain is mended", async () => {
  page([at("/moved#part"), at("/moved-far"), at("/moved-front"), at("/lost")]);
  const done = await run([...hurried(), "--external-allow-private", "--fix", "--format", "short"]);
  assert.match(done.stderr, /^mended 1 file$/m);
  const text = get("content/guide/links.md");
  assert.ok(text.includes(`](${at("/good#part")})`), text);
  for (const path of ["/moved-far", "/moved-front", "/lost"]) assert.ok(text.includes(`](${at(path)})`), text);
  // What was led to has answered: nobody asks it again.
  assert.equal(asked.filter(({ path }) => path === "/good").length, 2);
});

test("every address of a bank is asked once, in each place told", async () => {
  settings(`contact: ${at("/lost")}\nnavigation:\n  - {label: A, to: "${at("/lost")}"}\nfoot:\n  - {label: B, to: "${at("/lost")}"}\n`);
  put("content/guide/all.md", `---
title: All
---
<${at("/lost#a")}> and [words][1], <a href="${at("/lost")}">raw</a>, ![A picture](${at("/lost")}).

[1]: ${at("/lost?a=1&b=2")}
`);
  put("content/guide/draft.md", `---\ntitle: Draft\nstatus: draft\n---\n[x](${at("/draft")})\n`);
  const { found } = await check("--only", "dead-link");
  assert.deepEqual(found.map(({ path, line }) => `${path}:${line}`), [
    "bank.yaml:4", "bank.yaml:6", "bank.yaml:8",
    "content/guide/all.md:4", "content/guide/all.md:4", "content/guide/all.md:4", "content/guide/all.md:6",
  ]);
  assert.deepEqual(asked.filter(({ path }) => !path.startsWith("/wayback")).map(({ method, path }) => `${method} ${path}`).sort(), ["GET /lost", "GET /lost?a=1&b=2", "HEAD /lost", "HEAD /lost?a=1&b=2"]);
});

test("a machine without a network says so once, and keeps nothing", async () => {
  page(["http://a.invalid/", "http://b.invalid/"]);
  const done = await run(hurried("http://doi.invalid/"));
  assert.equal(done.status, 3);
  assert.match(done.stderr, /^error: no other site can be reached: this machine has no network/);
  assert.ok(!existsSync(cache));
});

test("warnings fail where that is wanted, and no other command asks", async () => {
  page([at("/lost")]);
  const failed = await run([...hurried(), "--external-allow-private", "--deny", "warnings", "--format", "github"]);
  assert.equal(failed.status, 1);
  assert.match(failed.stdout, /^::warning file=content\/guide\/links\.md,line=4,.*dead-link/);
  const count = asked.length;
  const commands = [["check"], ["build", "--out", join(root, "site")]];
  for (const args of commands) {
    await new Promise((resolve) => execFile(program, args, { cwd: bank }, resolve));
  }
  assert.equal(asked.length, count);
});
