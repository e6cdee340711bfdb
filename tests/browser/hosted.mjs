// A built site behind an address of its own, as any server of files would hand it out; and how a bank is built that is not
// the shipped one, with a theme that is being changed where there is one.

import { appendFileSync, cpSync, createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";

import { run } from "./native.mjs";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };

/** Hands out the files of a folder. @param {string} folder @returns {Promise<{url: string, end: () => void}>} */
export function serving(folder) {
  const server = createServer((asked, answer) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(asked.url ?? "/", "http://localhost").pathname)));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    if (!existsSync(file)) return void answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(answer);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ url: `http://localhost:${port}/`, end: () => void (server.close(), server.closeAllConnections()) });
    });
  });
}

/** Has a bank built with a theme of its own, in place of the one that the program has within it. @param {string} root @param {string} theme */
export function themed(root, theme) {
  cpSync(theme, join(root, "themes/tried"), { recursive: true });
  appendFileSync(join(root, "bank.yaml"), "\ntheme: tried\n");
}

/** The day that all banks of the tests are built for: 22 November 2026. */
const DAY = "1795305600";

/** Builds and serves the bank in a folder for as long as a file of tests runs, for a day that stays; gives back its address. @param {string} bank */
export async function hosted(bank) {
  const work = mkdtempSync(join(tmpdir(), "sourcebook-"));
  const [root, site] = [join(work, "bank"), join(work, "site")];
  cpSync(bank, root, { recursive: true });
  if (process.env.THEME) themed(root, process.env.THEME);
  process.env.SOURCE_DATE_EPOCH = DAY;
  run(["build", "--root", root, "--out", site]);
  const { url, end } = await serving(site);
  after(() => {
    end();
    rmSync(work, { recursive: true });
  });
  return url;
}
