// Shows the forms on this machine, and lets them change the files of the bank. Nobody else can reach them.
// The first time it fetches Decap CMS from the npm registry: the edition that package.json names, and no other.

import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const here = import.meta.dirname;
const bank = join(here, "..");
const port = Number(process.env.ADMIN_PORT ?? 8080);
const proxy = process.env.PROXY_PORT ?? "8081";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".yml": "text/yaml" };

/** Fetches Decap CMS and takes its scripts out, after a look at whether it is what it should be. */
function fetchForms() {
  const { version, integrity } = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).forms;
  const folder = join(here, "decap");
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["pack", `decap-cms@${version}`, "--silent", "--pack-destination", folder], { shell: process.platform === "win32" });
  const archive = join(folder, `decap-cms-${version}.tgz`);
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity) {
    rmSync(folder, { recursive: true });
    throw new Error(`decap-cms ${version} is not what package.json expects: ${found}`);
  }
  execFileSync("tar", ["-xzf", archive, "-C", folder, "--strip-components=2", "--exclude=*.map", "package/dist"]);
  rmSync(archive);
}

if (!existsSync(join(here, "decap/decap-cms.js"))) fetchForms();

const server = createServer((asked, answer) => {
  const path = join(here, normalize(decodeURIComponent(new URL(asked.url ?? "/", "http://localhost").pathname)));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
  if (!file.startsWith(here) || !existsSync(file)) return void answer.writeHead(404).end();
  answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(answer);
});
server.listen(port, "127.0.0.1");

const files = createRequire(import.meta.url).resolve("decap-server/dist/index.js");
const environment = { BIND_HOST: "127.0.0.1", PORT: proxy, GIT_REPO_DIRECTORY: bank, ORIGIN: `http://localhost:${port}`, LOG_LEVEL: "error" };
const changing = spawn(process.execPath, [files], { cwd: here, env: { ...process.env, ...environment }, stdio: "inherit" });
changing.on("exit", (code) => process.exit(code ?? 1));
process.on("SIGTERM", () => changing.kill());
console.log(`The forms are at http://localhost:${port}/ until Ctrl C.`);
