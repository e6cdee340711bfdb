// The forms that `sourcebook scaffold cms` writes, tried as people use them: in Chromium, against a repository on this machine, by Decap's own server. A source, a finding with a rating and a picture are saved as files that `check` finds nothing wrong with.
//
//   node tests/cms/run.mjs
//
// It stands apart from the other tests, as it fetches Decap CMS from the npm registry (12 MB) each time.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { program, run, shipped } from "../browser/native.mjs";
import { launch } from "../browser/window.mjs";

const top = mkdtempSync(join(tmpdir(), "sourcebook-cms-"));
const bank = join(top, "bank");
const admin = join(bank, "admin");
const read = (/** @type {string} */ path) => readFileSync(join(bank, path), "utf8");

/** Runs a command in a folder to its end. @param {string} folder @param {string} command @param {string[]} args */
function done(folder, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

/** A port that nothing listens at. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** Starts the forms; the promise holds once both servers answer. */
async function start() {
  const [port, proxy] = [await freePort(), await freePort()];
  const config = join(admin, "config.yml");
  writeFileSync(config, readFileSync(config, "utf8").replace("local_backend: true", `local_backend: {url: "http://localhost:${proxy}/api/v1"}`));
  const started = spawn(process.execPath, ["start.mjs"], { cwd: admin, env: { ...process.env, ADMIN_PORT: String(port), PROXY_PORT: String(proxy) }, stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((resolve) => started.once("exit", resolve));
  const answers = async (/** @type {string} */ url) => {
    for (let isThere = false; !isThere; ) {
      isThere = await fetch(url).then(() => true, () => new Promise((resolve) => setTimeout(resolve, 100, false)));
      if (started.exitCode !== null) throw new Error("the forms ended");
    }
  };
  await answers(`http://localhost:${port}/`);
  await answers(`http://localhost:${proxy}/api/v1`);
  return { url: `http://localhost:${port}/`, end: () => (started.kill(), ended) };
}

/** Chooses what a list offers for some letters. @param {import("playwright-core").Locator} within @param {string} label @param {string} words */
async function choose(within, label, words) {
  const box = within.getByRole("combobox", { name: label }).last();
  await box.fill(words);
  await within.page().getByRole("option", { name: words }).first().click();
}

/** Writes the file of a form. @param {import("playwright-core").Page} page */
async function publish(page) {
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("menuitem", { name: /^Publish now/ }).click();
  await page.getByText("Changes saved").waitFor();
}

/** Opens the form of a new entry. @param {import("playwright-core").Page} page @param {string} url @param {string} kind @param {string} plural */
async function begin(page, url, kind, plural) {
  await page.goto(`${url}#/collections/${kind}/new`);
  await page.getByText(`Writing in ${plural} collection`).waitFor();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
}

/** A source. @param {import("playwright-core").Page} page @param {string} url */
async function source(page, url) {
  await begin(page, url, "citation", "Sources");
  const form = page.locator("body");
  await form.getByRole("textbox", { name: "Title", exact: true }).fill("Pay survey 2020");
  await choose(form, "Type", "Report");
  await form.getByRole("button", { name: "Add author" , exact: true }).click();
  await form.getByRole("textbox", { name: "Family name (optional)" }).fill("Okafor");
  await form.getByRole("textbox", { name: "Issued (optional)" }).fill("2020");
  await form.getByRole("textbox", { name: "Publisher (optional)", exact: true }).fill("County Council");
  await publish(page);
}

/** A page with a finding, its rating and its source, and a picture in the text. @param {import("playwright-core").Page} page @param {string} url @param {string} picture */
async function evidence(page, url, picture) {
  await begin(page, url, "evidence", "Evidence summaries");
  const form = page.locator("body");
  await form.getByRole("textbox", { name: "Title", exact: true }).fill("What are people paid?");
  await form.getByRole("textbox", { name: "Summary", exact: true }).fill("More than in 2010, and less than elsewhere.");
  await choose(form, "Topics (optional)", "Attendance");
  await form.getByRole("button", { name: "Add findings" }).click();
  await form.getByRole("textbox", { name: "Finding (optional)" }).fill("In 2020 people were paid £12 an hour.");
  await form.getByRole("textbox", { name: "As of (optional)" }).fill("2020");
  await form.getByRole("spinbutton", { name: "Asked (optional)" }).fill("120");
  await choose(form, "Claim (optional)", "Measured");
  await choose(form, "Strength of evidence (optional)", "2 Fair");
  await form.getByRole("button", { name: "Add sources" }).click();
  await choose(form, "Source", "Pay survey 2020");
  await form.getByRole("textbox", { name: "Place in it (optional)" }).fill("p. 4");
  const text = form.getByRole("textbox", { name: "Text (optional)" });
  await text.fill("Pay rose [@pay-survey-2020, p. 5]. See [[dialogic-reading]].\n\n");
  await form.getByRole("button", { name: "Picture" }).click();
  await page.locator('input[type="file"]').setInputFiles(picture);
  await page.getByRole("button", { name: "Choose selected" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some((area) => area.value.includes("/pictures/")));
  await form.getByRole("combobox", { name: "Searchable (optional)" }).selectOption("Yes");
  await publish(page);
}

/** A page that was there before: what the form does not touch stays as it was. @param {import("playwright-core").Page} page @param {string} url */
async function edit(page, url) {
  await page.goto(`${url}#/collections/evidence`);
  await page.getByText("Reading aloud with young children").click();
  const summary = page.getByRole("textbox", { name: "Summary", exact: true });
  await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some((area) => area.value.startsWith("This example shows")));
  await summary.fill("Children who are read to know more words.");
  await publish(page);
}

/** Whether Decap takes the forms of other banks: those of the repository and of one with a field of each type. @param {import("playwright-core").Page} page @param {string} url */
async function otherForms(page, url) {
  const own = read("admin/config.yml");
  for (const other of [shipped, join(shipped, "tests/sites/values"), join(shipped, "tests/sites/scales"), join(shipped, "tests/sites/odd")]) {
    const copy = join(top, `copy-${basename(other)}`);
    cpSync(join(other, "content"), join(copy, "content"), { recursive: true });
    cpSync(join(other, "bank.yaml"), join(copy, "bank.yaml"));
    run(["scaffold", "cms", "--root", copy]);
    const [, address] = /url: "([^"]+)"/.exec(own) ?? [];
    writeFileSync(join(admin, "config.yml"), readFileSync(join(copy, "admin/config.yml"), "utf8").replace("local_backend: true", `local_backend: {url: "${address}"}`));
    await page.goto(`${url}?${basename(other)}`);
    await page.getByRole("button", { name: "Contents" }).or(page.getByRole("link", { name: "Contents" })).or(page.getByRole("button", { name: "Login" })).first().waitFor();
  }
  writeFileSync(join(admin, "config.yml"), own);
}

const browser = await launch();
let forms;
try {
  run(["new", "site", bank]);
  done(bank, "git", "init", "--quiet", "--initial-branch=main");
  done(bank, "git", "add", "--all");
  done(bank, "git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "commit", "--quiet", "--message=Begin");
  run(["scaffold", "cms", "--root", bank]);
  done(admin, "npm", "install", "--no-audit", "--no-fund", "--silent");
  forms = await start();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 2400 } })).newPage();
  page.setDefaultTimeout(20_000);
  /** @type {string[]} */
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => /^(http:\/\/localhost|data:|blob:)/.test(request.url()) || wrong.push(`asks ${request.url()}`));
  await page.goto(forms.url);
  await page.getByRole("button", { name: "Login" }).click();
  await page.getByText("Evidence summaries").first().waitFor();
  await source(page, forms.url);
  const picture = join(top, "pay.png");
  writeFileSync(picture, Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64"));
  try {
    await evidence(page, forms.url, picture);
    await edit(page, forms.url);
    await otherForms(page, forms.url);
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), "sourcebook-cms.png") });
    throw error;
  }
  assert.deepEqual(wrong, []);

  const written = done(bank, "git", "status", "--porcelain", "--untracked-files=all").split("\n").map((line) => line.slice(3)).filter((path) => path && !path.startsWith("admin/"));
  console.log(written.map((path) => (path.endsWith(".md") ? `== ${path}\n${read(path)}` : `== ${path}`)).join("\n"));
  assert.deepEqual(written.sort(), ["content/citations/pay-survey-2020.md", "content/evidence/reading-aloud.md", "content/evidence/what-are-people-paid.md", "static/pictures/pay.png"]);
  const checked = spawnSync(program, ["check", "--root", bank, "--deny", "warnings"], { encoding: "utf8" });
  assert.equal(checked.status, 0, checked.stderr);
  run(["build", "--root", bank, "--out", join(top, "site")]);
  const shown = readFileSync(join(top, "site/evidence/what-are-people-paid/index.html"), "utf8");
  for (const part of ["£12 an hour", "Fair", "Okafor", "pictures/pay.png", "Dialogic reading"]) assert.ok(shown.includes(part), part);
  assert.ok(readdirSync(join(top, "site")).every((name) => name !== "admin"));
  console.log("the forms write what check takes");
} finally {
  await browser.close();
  await forms?.end();
  rmSync(top, { recursive: true, force: true });
}
