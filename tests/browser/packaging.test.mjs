// What makes a release, without making one: scripts are read, a folder is filled with the program of the tests, and the steps of the action are run.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { parse } from "yaml";

import { program } from "./native.mjs";

const repository = join(import.meta.dirname, "../..");
const packaging = join(repository, "packaging");
const text = (/** @type {string} */ name) => readFileSync(join(packaging, name), "utf8");
const top = mkdtempSync(join(tmpdir(), "sourcebook-packaging-"));
after(() => rmSync(top, { recursive: true, force: true }));

const TARGET = "x86_64-unknown-linux-gnu";
/** The program as a release has it; a few lines stand for it, as that of the tests is large. */
const standIn = join(top, "sourcebook");
writeFileSync(standIn, `#!/bin/sh\nexec '${program}' "$@"\n`, { mode: 0o755 });
const filled = join(top, "release/sourcebook-0-linux");
execFileSync("bash", [join(packaging, "fill"), standIn, filled, TARGET, "glibc=2.36"]);

test("NOTICE names the crates of the lock file", () => {
  const { status, stderr } = spawnSync("node", [join(packaging, "notice.mjs"), "--check"], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
});

test("scripts can be read by Bash", () => {
  for (const name of ["release", "fill"]) execFileSync("bash", ["-n", join(packaging, name)]);
});

test("a release has its manual, its completions and the texts of all licences", () => {
  assert.match(readFileSync(join(filled, "man/man1/sourcebook-check.1"), "utf8"), /^\.TH sourcebook-check 1/m);
  for (const name of ["sourcebook.bash", "_sourcebook", "sourcebook.fish", "sourcebook.ps1"]) {
    assert.match(readFileSync(join(filled, "completions", name), "utf8"), /COMPLETE/, name);
  }
  const licences = readFileSync(join(filled, "LICENCES.txt"), "utf8");
  const components = JSON.parse(readFileSync(join(filled, "sourcebook.cdx.json"), "utf8")).components;
  const crates = components.filter((/** @type {any} */ { purl }) => purl);
  assert.ok(crates.length > 300, `${crates.length} crates`);
  for (const { name, version } of crates) assert.ok(licences.includes(`${name} ${version}`), `${name} has no licence`);
  for (const words of ["GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE", "Snowball project", "syntaxes/"]) assert.ok(licences.includes(words), words);
  // Pipelines find the program by its name alone.
  const called = readdirSync(filled, { recursive: true }).filter((path) => String(path).split("/").pop() === "sourcebook");
  assert.deepEqual(called, ["sourcebook"]);
  assert.ok(statSync(join(filled, "sourcebook")).mode & 0o100);
});

test("the list of parts is whole, in itself and beside NOTICE, and always the same", () => {
  const parts = readFileSync(join(filled, "sourcebook.cdx.json"), "utf8");
  const { specVersion, serialNumber, metadata, components, dependencies } = JSON.parse(parts);
  assert.equal(specVersion, "1.6");
  assert.match(serialNumber, /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const refs = new Set([metadata.component, ...components].map((part) => part["bom-ref"]));
  assert.equal(refs.size, components.length + 1);
  for (const { ref, dependsOn } of dependencies) {
    assert.ok(refs.has(ref), ref);
    assert.equal(new Set(dependsOn).size, dependsOn.length, ref);
    for (const used of dependsOn) assert.ok(refs.has(used), `${ref} uses ${used}`);
  }
  assert.ok(refs.has("glibc@2.36"));
  const notice = readFileSync(join(repository, "NOTICE"), "utf8");
  for (const { name, version, purl, hashes } of components) {
    if (!purl) continue;
    assert.ok(notice.includes(`\n${name} ${version}, `), `${name} ${version}`);
    assert.match(hashes[0].content, /^[0-9a-f]{64}$/);
  }
  assert.equal(execFileSync("node", [join(packaging, "sbom.mjs"), TARGET, "glibc=2.36"], { encoding: "utf8", maxBuffer: 1 << 26 }), parts);
});

test("the image takes what a release has, as nobody", () => {
  const lines = text("Containerfile").split("\n").filter((line) => line && !line.startsWith("#"));
  assert.equal(lines[0], "FROM scratch");
  const copied = lines.filter((line) => line.startsWith("COPY ")).flatMap((line) => line.split(" ").slice(1, -1));
  assert.ok(copied.includes("sourcebook"));
  for (const name of copied) assert.ok(existsSync(join(filled, name)), name);
  assert.ok(lines.some((line) => /^USER [1-9]\d*:[1-9]\d*$/.test(line)));
});

test("the pipeline can be read, gives each job no more than it needs, and takes nothing that is said into a program", () => {
  const { jobs, permissions } = parse(text("release.yml"));
  assert.deepEqual(permissions, { contents: "read" });
  const mayWrite = Object.keys(jobs).filter((name) => jobs[name].permissions.contents === "write");
  assert.deepEqual(mayWrite, ["publish"]);
  for (const { steps } of Object.values(jobs)) {
    for (const { run, shell, uses } of steps) {
      if (uses) assert.match(uses, /^actions\/[a-z-]+@v\d+$/);
      if (!run) continue;
      assert.ok(!run.includes("${{"), run);
      if (shell !== "pwsh") execFileSync("bash", ["-n"], { input: run });
    }
  }
});

/** Runs the action as a runner does. @param {Record<string, string>} given */
function act(given) {
  const { inputs, runs } = parse(text("action/action.yml"));
  const temporary = mkdtempSync(join(top, "runner-"));
  const paths = join(temporary, "path");
  writeFileSync(paths, "");
  const value = (/** @type {string} */ words) => words.replace(/^\$\{\{ inputs\.([a-z0-9-]+) \}\}$/, (_, name) => given[name] ?? inputs[name].default);
  let said = "";
  for (const { run, env, if: condition } of runs.steps) {
    if (condition) assert.equal(condition, "${{ inputs.run != '' }}");
    if (condition && given.run === "") continue;
    const own = Object.fromEntries(Object.entries(env).map(([name, words]) => [name, value(/** @type {string} */ (words))]));
    const path = [...readFileSync(paths, "utf8").trim().split("\n"), process.env.PATH].join(":");
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
      cwd: temporary,
      encoding: "utf8",
      env: { PATH: path, HOME: temporary, RUNNER_TEMP: temporary, GITHUB_PATH: paths, ...own },
    });
    said += stdout + stderr;
    if (status !== 0) return { failed: true, said };
  }
  return { failed: false, said };
}

test("the action runs a release whose checksum was chosen, and no other", () => {
  const archive = join(top, "release.tar.gz");
  execFileSync("tar", ["-czf", archive, "-C", join(top, "release"), "sourcebook-0-linux"]);
  const url = pathToFileURL(archive).href;
  const sha256 = createHash("sha256").update(readFileSync(archive)).digest("hex");
  const run = "sourcebook new site bank; sourcebook check --root bank --deny warnings";
  const good = act({ url, sha256, run });
  assert.ok(!good.failed && /nothing wrong/.test(good.said), good.said);
  assert.ok(!act({ url, sha256, run: "" }).failed);
  const other = act({ url, sha256: "0".repeat(64), run });
  assert.ok(other.failed && !/nothing wrong/.test(other.said), other.said);
  assert.ok(act({ url, sha256, run: "sourcebook check --root nowhere" }).failed);
});
