// The two hosts of a look: one hands out a site with its policy and without, the other is the one that nobody may ask.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".xml": "application/xml" };
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/i;

/** Listens on a free port. @param {import("node:http").RequestListener} answer @returns {Promise<{server: import("node:http").Server, port: number}>} */
function listen(answer) {
  const server = createServer(answer);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, port: /** @type {import("node:net").AddressInfo} */ (server.address()).port })));
}

/** A host that hears who asks it, even if nothing but a connection comes. */
export async function foreign() {
  /** @type {string[]} */
  const asked = [];
  let connections = 0;
  const { server, port } = await listen((question, answer) => {
    asked.push(String(question.url));
    answer.writeHead(200, { "access-control-allow-origin": "*" }).end("");
  });
  server.on("connection", () => (connections += 1));
  return { url: `http://127.0.0.1:${port}`, asked, connections: () => connections, end: () => void (server.close(), server.closeAllConnections()) };
}

/** Sites by name, below `held/` as they are, and below `free/` without their policy. @param {Map<string, string>} sites the folder of each */
export async function sites(sites) {
  const { server, port } = await listen((question, answer) => {
    const [, form, name, ...rest] = decodeURIComponent(new URL(String(question.url), "http://localhost").pathname).split("/");
    const path = join(sites.get(name) ?? "/nowhere", normalize(`/${rest.join("/")}`));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    if (!sites.has(name) || !existsSync(file)) return void answer.writeHead(404).end();
    const bytes = readFileSync(file);
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    answer.end(form === "free" && file.endsWith(".html") ? bytes.toString("utf8").replace(POLICY, "") : bytes);
  });
  return { url: `http://localhost:${port}/`, end: () => void (server.close(), server.closeAllConnections()) };
}
