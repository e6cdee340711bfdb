// What `sourcebook scaffold` writes: forms and pipelines are read as their services read them, and the steps of each pipeline are run in a bank, with stand-ins for what only the service has.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { parse } from "yaml";

import { program, run } from "./native.mjs";

const top = mkdtempSync(join(tmpdir(), "sourcebook-scaffold-"));
after(() => rmSync(top, { recursive: true, force: true }));

/** A release as a pipeline fetches it: the program in a folder of its own. */
const archive = join(top, "release.tar.gz");
mkdirSync(join(top, "sourcebook-linux"));
writeFileSync(join(top, "sourcebook-linux/sourcebook"), `#!/bin/sh\nexec '${program}' "$@"\n`);
await done("tar", ["-czf", archive, "-C", top, "sourcebook-linux"]);
const RELEASE = { SOURCEBOOK_URL: pathToFileURL(archive).href, SOURCEBOOK_SHA256: createHash("sha256").update(readFileSync(archive)).digest("hex") };

/** Runs a program to its end. @param {string} command @param {string[]} args @param {object} [options] @returns {Promise<{status: number | null, said: string}>} */
function done(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
    child.on("close", (status) => resolve({ status, said }));
  });
}

let count = 0;
/** A new bank with the files of a service; with a mistake, if that is asked for. @param {string} service */
function bank(service, isWrong = false) {
  const root = join(top, `bank-${(count += 1)}`);
  run(["new", "site", root]);
  const written = run(["scaffold", service, "--root", root]).trim().split("\n");
  if (isWrong) appendFileSync(join(root, "content/evidence/reading-aloud.md"), "\nSee [[nothing-there]].\n");
  const path = (/** @type {string} */ name) => join(root, name);
  return { root, written, path, text: (/** @type {string} */ name) => readFileSync(path(name), "utf8") };
}

/** What a service gives a run beside the files: none of this machine's own settings but the path. @param {string} root */
function surroundings(root) {
  const temporary = join(root, "..", `temporary-${(count += 1)}`);
  const tools = join(temporary, "tools");
  mkdirSync(tools, { recursive: true });
  return { temporary, tools, env: { PATH: `${tools}:${process.env.PATH}`, HOME: temporary, TMPDIR: temporary } };
}

/** A program that keeps what it is called with. @param {string} tools @param {string} name @param {string} log */
function standIn(tools, name, log) {
  writeFileSync(join(tools, name), `#!/bin/sh\nprintf '%s\\n' "$*" >> '${log}'\n`);
  chmodSync(join(tools, name), 0o755);
}

/** Runs the steps of a job of GitHub as its runner does. @param {ReturnType<typeof bank>} made @param {any} job @param {Record<string, string>} release */
async function githubJob({ root }, job, release) {
  const { temporary, tools, env } = surroundings(root);
  const files = { GITHUB_PATH: join(temporary, "path"), GITHUB_STEP_SUMMARY: join(temporary, "summary") };
  Object.values(files).forEach((file) => writeFileSync(file, ""));
  standIn(tools, "gh", join(temporary, "gh"));
  const github = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "you/bank", GITHUB_RUN_ID: "7", RUNNER_TEMP: temporary, NUMBER: "12" };
  let failed = false;
  const said = [];
  /** @type {Record<string, string>} */
  const outcomes = {};
  for (const step of job.steps.filter((/** @type {any} */ step) => step.run)) {
    const condition = step.if ?? "";
    const [, asked] = /steps\.(\w+)\.outcome == 'success'/.exec(condition) ?? [];
    if ((failed && !condition.includes("!cancelled()")) || (asked && outcomes[asked] !== "success")) continue;
    const path = readFileSync(files.GITHUB_PATH, "utf8").trim().split("\n").reverse().concat(env.PATH).join(":");
    const result = await done("bash", ["-e", "-c", step.run], { cwd: root, env: { ...env, ...github, ...files, ...release, PATH: path } });
    failed ||= result.status !== 0;
    outcomes[step.id] = result.status === 0 ? "success" : "failure";
    said.push(result.said);
  }
  const log = join(temporary, "gh");
  return { failed, said: said.join(""), summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"), comments: existsSync(log) ? readFileSync(log, "utf8") : "" };
}

test("GitHub checks, comments, makes a preview and a site", async () => {
  const made = bank("github");
  const { jobs, permissions, on } = parse(made.text(".github/workflows/bank.yml"));
  assert.deepEqual(permissions, { contents: "read" });
  assert.deepEqual(on.push.branches, ["main"]);
  const checked = await githubJob(made, jobs.check, RELEASE);
  assert.ok(!checked.failed, checked.said);
  assert.match(checked.summary, /found nothing wrong/);
  assert.match(checked.comments, /^pr comment 12 --repo you\/bank --edit-last --body-file /);
  assert.match(readFileSync(made.path("preview/index.html"), "utf8"), /noindex/);
  assert.equal(jobs.publish.needs, "check");
  const published = await githubJob(made, jobs.publish, RELEASE);
  assert.ok(!published.failed, published.said);
  assert.ok(existsSync(made.path("site/index.html")));
});

test("GitHub is told of a mistake beside its line, and makes no preview", async () => {
  const made = bank("github", true);
  const { jobs } = parse(made.text(".github/workflows/bank.yml"));
  const { failed, said, summary, comments } = await githubJob(made, jobs.check, RELEASE);
  assert.ok(failed);
  assert.match(said, /^::error file=content\/evidence\/reading-aloud\.md,line=\d+/m);
  assert.match(summary, /reading-aloud\.md:\d+:\d+: error\[unknown-entry\]/);
  assert.match(comments, /comment 12/);
  assert.ok(!existsSync(made.path("preview")));
});

test("a release that is not the one that was chosen is not run", async () => {
  const made = bank("github");
  const { jobs } = parse(made.text(".github/workflows/bank.yml"));
  const other = await githubJob(made, jobs.check, { ...RELEASE, SOURCEBOOK_SHA256: "0".repeat(64) });
  assert.ok(other.failed && /did NOT match/.test(other.said), other.said);
  assert.equal(other.summary + other.comments, "");
  const unset = await githubJob(made, jobs.check, { SOURCEBOOK_URL: "", SOURCEBOOK_SHA256: "" });
  assert.ok(unset.failed && /SOURCEBOOK_URL: is not set/.test(unset.said), unset.said);
  assert.ok(!existsSync(made.path("preview")));
});

/** Which keys an element of a form may have, by GitHub's page on them. @type {Record<string, string[]>} */
const ELEMENTS = {
  markdown: ["value"],
  input: ["label", "description", "placeholder", "value"],
  textarea: ["label", "description", "placeholder", "value", "render"],
  dropdown: ["label", "description", "multiple", "options", "default"],
  checkboxes: ["label", "description", "options"],
};

test("the forms of issues are such as GitHub takes, with the terms of the bank", () => {
  const made = bank("github");
  const forms = made.written.filter((path) => /ISSUE_TEMPLATE\/(?!config)/.test(path)).map((path) => path.slice(path.indexOf(".github")));
  assert.equal(forms.length, 3);
  for (const path of forms) {
    const form = parse(made.text(path));
    assert.deepEqual(Object.keys(form).filter((key) => !["name", "description", "title", "labels", "body"].includes(key)), []);
    assert.ok(form.name && form.description && form.body.some((/** @type {any} */ { type }) => type !== "markdown"));
    const ids = form.body.map((/** @type {any} */ { id }) => id).filter(Boolean);
    const labels = form.body.map((/** @type {any} */ { attributes }) => attributes.label).filter(Boolean);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(labels).size, labels.length);
    for (const { type, id, attributes, validations, ...others } of form.body) {
      assert.deepEqual(others, {});
      assert.ok(type in ELEMENTS, type);
      assert.deepEqual(Object.keys(attributes).filter((key) => !ELEMENTS[type].includes(key)), []);
      assert.ok(type === "markdown" ? attributes.value && !id : attributes.label && /^[A-Za-z0-9_-]+$/.test(id));
      assert.deepEqual(Object.keys(validations ?? {}).filter((key) => key !== "required"), []);
      if (type !== "dropdown") continue;
      const { options } = attributes;
      assert.ok(options.length && options.every((/** @type {unknown} */ option) => typeof option === "string" && option && option.toLowerCase() !== "none"), path);
      assert.equal(new Set(options).size, options.length);
    }
  }
  const suggest = parse(made.text(".github/ISSUE_TEMPLATE/suggest-evidence.yml"));
  const topics = suggest.body.find((/** @type {any} */ { id }) => id === "terms-topics");
  assert.deepEqual(topics.attributes.options, ["Reading", "Attendance"]);
  assert.match(made.text(".github/CODEOWNERS"), /^# \/content\/citations\/ @editors$/m);
});

/** Runs a job of GitLab: what stands before each, then its own lines, in one shell. @param {ReturnType<typeof bank>} made @param {any} pipeline @param {string} name */
async function gitlabJob({ root }, pipeline, name) {
  const lines = [...pipeline.default.before_script, ...pipeline[name].script];
  assert.ok(lines.every((line) => typeof line === "string"));
  return done("bash", ["-eo", "pipefail", "-c", lines.join("\n")], { cwd: root, env: { ...surroundings(root).env, ...RELEASE } });
}

test("GitLab checks with a report of code quality, makes a preview and a site", async () => {
  const made = bank("gitlab");
  const pipeline = parse(made.text(".gitlab-ci.yml"));
  for (const name of ["check", "preview", "pages"]) {
    const { status, said } = await gitlabJob(made, pipeline, name);
    assert.equal(status, 0, said);
    assert.ok(pipeline.stages.includes(pipeline[name].stage));
  }
  assert.deepEqual(JSON.parse(made.text(pipeline.check.artifacts.reports.codequality)), []);
  assert.ok(existsSync(made.path(join(pipeline.preview.artifacts.paths[0], "index.html"))));
  assert.ok(existsSync(made.path(join(pipeline.pages.artifacts.paths[0], "index.html"))));
  assert.match(made.text(".gitlab/issue_templates/Suggest evidence.md"), /\*\*Topics\*\*: Reading \/ Attendance/);
  const wrong = bank("gitlab", true);
  assert.notEqual((await gitlabJob(wrong, pipeline, "check")).status, 0);
  const [{ check_name, location }] = JSON.parse(wrong.text("gl-code-quality-report.json"));
  assert.equal(check_name, "unknown-entry");
  assert.equal(location.path, "content/evidence/reading-aloud.md");
});

/** Runs the steps of Azure as its agent does: a step with a condition only where it says so. @param {ReturnType<typeof bank>} made @param {Record<string, string>} given */
async function azureSteps({ root, text }, given) {
  const { temporary, env } = surroundings(root);
  const { steps } = parse(text("azure-pipelines.yml"));
  let path = env.PATH;
  let failed = false;
  let said = "";
  for (const step of steps.filter((/** @type {any} */ step) => step.bash)) {
    const condition = step.condition ?? "";
    if (failed !== condition.includes("failed()") || (condition.includes("MISTAKEN") && !said.includes("variable=MISTAKEN]yes"))) continue;
    const result = await done("bash", ["-c", step.bash], { cwd: root, env: { ...env, PATH: path, AGENT_TEMPDIRECTORY: temporary, ...RELEASE, ...given } });
    failed ||= result.status !== 0;
    said += result.said;
    for (const [, folder] of result.said.matchAll(/^##vso\[task\.prependpath\](.*)$/gm)) path = `${folder}:${path}`;
  }
  return { failed, said };
}

test("Azure checks, comments where something is wrong, makes a preview and a site", async () => {
  const made = bank("azure");
  const staged = made.path("staged");
  const { failed, said } = await azureSteps(made, { BUILD_ARTIFACTSTAGINGDIRECTORY: staged });
  assert.ok(!failed, said);
  assert.ok(existsSync(join(staged, "preview/index.html")) && existsSync(join(staged, "site/index.html")));

  /** @type {{url?: string, token?: string, body: any}[]} */
  const asked = [];
  const server = createServer(async (request, answer) => {
    let body = "";
    for await (const part of request) body += part;
    asked.push({ url: request.url, token: request.headers.authorization, body: JSON.parse(body) });
    answer.end("{}");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const azure = { SYSTEM_COLLECTIONURI: `http://127.0.0.1:${port}/you/`, SYSTEM_TEAMPROJECTID: "bank", BUILD_REPOSITORY_ID: "r", SYSTEM_PULLREQUEST_PULLREQUESTID: "12", TOKEN: "t" };
  const wrong = await azureSteps(bank("azure", true), azure);
  server.close();
  assert.ok(wrong.failed);
  assert.match(wrong.said, /^##vso\[task\.logissue type=error;sourcepath=content\/evidence\/reading-aloud\.md;linenumber=\d+;columnnumber=\d+;code=unknown-entry\]./m);
  assert.equal(asked.length, 1, wrong.said);
  assert.equal(asked[0].url, "/you/bank/_apis/git/repositories/r/pullRequests/12/threads?api-version=7.1");
  assert.equal(asked[0].token, "Bearer t");
  assert.match(asked[0].body.comments[0].content, /error\[unknown-entry\]/);
});

test("the editor of a new bank finds the schemas that its settings name", () => {
  const { text } = bank("azure");
  const settings = JSON.parse(text(".vscode/settings.json"));
  for (const path of Object.keys(settings["yaml.schemas"])) assert.match(JSON.parse(text(path)).$schema, /2020-12/);
  assert.ok(JSON.parse(text(".vscode/extensions.json")).recommendations.length);
});

test("nothing is written over, unless that is asked for", () => {
  const made = bank("github");
  writeFileSync(made.path(".github/CODEOWNERS"), "mine\n");
  rmSync(made.path(".github/workflows/bank.yml"));
  assert.throws(() => run(["scaffold", "github", "--root", made.root]), /is there already; `--force` writes over it/);
  assert.ok(!existsSync(made.path(".github/workflows/bank.yml")));
  assert.equal(made.text(".github/CODEOWNERS"), "mine\n");
  run(["scaffold", "github", "--root", made.root, "--force"]);
  assert.match(made.text(".github/CODEOWNERS"), /@editors/);
});

test("a new theme and a new map do what they say once bank.yaml names them", () => {
  const root = join(top, "declared");
  run(["new", "site", root]);
  for (const what of ["kind", "vocabulary", "scale"]) run(["new", what, `Own ${what}`, "--root", root]);
  run(["new", "theme", "County", "--root", root]);
  appendFileSync(join(root, "bank.yaml"), `theme: county\n${run(["new", "map", "What is known", "--root", root])}`);
  run(["check", "--root", root, "--deny", "warnings"]);
  run(["build", "--root", root]);
  const map = readFileSync(join(root, "public/maps/what-is-known/index.html"), "utf8");
  assert.match(map, /<link rel="stylesheet" href="[^"]*county\.[^"]+\.css">/);
  assert.equal(run(["new", "map", "Another", "--root", root]).split("\n")[0], "  - id: another");
});
