// What `sourcebook schema` prints, held to banks: it takes every head and every declaration of those that have nothing wrong, and refuses what is wrong by its form alone.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

import { run, shipped } from "./native.mjs";

const tests = join(shipped, "tests");
/** Folders of kinds that are not called as their kind is. @type {Record<string, string>} */
const FOLDERS = { "case-studies": "case-study", citations: "citation", datasets: "dataset", glossary: "term" };
/** Where the declarations of a bank lie, by the name of their schema. */
const DECLARATIONS = { bank: "bank.yaml", kind: "content/kinds", vocabulary: "content/vocabularies", scale: "content/scales", rules: "content/rules", synonyms: "search-index/synonyms.yaml", judgements: "search-index/judgements.yaml" };

/** Banks whose mistake is one of form: others need the rest of the bank, the text, or the calendar. */
const WRONG = `
  bad-date bad-date-period bad-declaration-base bad-declaration-kind bad-declaration-kind-weight
  bad-declaration-rules bad-declaration-scale bad-declaration-search bad-setting bad-setting-accessibility bad-setting-brand
  bad-setting-edit-url bad-setting-home bad-setting-lint bad-setting-lints bad-setting-maps bad-setting-navigation
  bad-setting-search bad-setting-search-examples bad-url cut-text incomplete-rating missing-field
  missing-field-bank missing-field-bank-empty missing-field-own-kind unknown-field unknown-field-bank
  unknown-field-declarations unknown-level unknown-option unknown-scale unknown-term
  unknown-term-vocabulary-lacking wrong-scale wrong-type wrong-type-bank wrong-type-bank-list wrong-type-money
`.trim().split(/\s+/);

/** The files below a folder of a bank, or the one of that name, in order. @param {string} root @param {string} below @param {string} ending */
function files(root, below, ending) {
  const top = join(root, below);
  if (below.endsWith(ending)) return existsSync(top) ? [below] : [];
  if (!existsSync(top)) return [];
  const all = readdirSync(top, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(ending));
  return all.map((path) => join(below, path)).sort();
}

/** The schemas of a bank, each alone with its parts. @param {string} root */
function schemasOf(root) {
  const whole = JSON.parse(run(["schema", "--root", root]));
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false, validateFormats: false }).addSchema(whole, "bank.json");
  return { names: Object.keys(whole.$defs), whole, of: (/** @type {string} */ name) => ajv.getSchema(`bank.json#/$defs/${name}`) };
}

/** The kind of each folder of a bank. @param {string} root */
function kindsOf(root) {
  const own = files(root, "content/kinds", ".yaml").map((path) => {
    const id = basename(path, ".yaml");
    return [parse(readFileSync(join(root, path), "utf8"))?.folder ?? (Object.entries(FOLDERS).find(([, kind]) => kind === id)?.[0] ?? id), id];
  });
  return Object.fromEntries([...Object.entries(FOLDERS), ...["evidence", "guide"].map((kind) => [kind, kind]), ...own]);
}

/** The heads of a bank in YAML, each with the name of its schema. @param {string} root */
function* heads(root) {
  const kinds = kindsOf(root);
  for (const path of files(root, "content", ".md")) {
    const head = /^\uFEFF?---\r?\n(.*?)^---\s*$/ms.exec(readFileSync(join(root, path), "utf8"));
    const [, top, second] = path.split("/");
    if (!head || ["vocabularies", "kinds", "scales"].includes(top) || /(^|\/)[_.]/.test(path.replace("_index.md", "index.md"))) continue;
    const value = parse(head[1], { uniqueKeys: false });
    const kind = value?.kind ?? kinds[`${top}/${second}`] ?? kinds[top];
    if (value && kind) yield { path, name: `entry-${kind}`, value };
  }
}

/** The declarations of a bank, each with the name of its schema. @param {string} root */
function* declarations(root) {
  for (const [name, place] of Object.entries(DECLARATIONS)) {
    for (const path of files(root, place, ".yaml")) yield { path, name, value: parse(readFileSync(join(root, path), "utf8"), { uniqueKeys: false }) };
  }
}

/** What the schemas refuse of a bank. @param {string} root */
function refused(root) {
  const { of } = schemasOf(root);
  let count = 0;
  const found = [...heads(root), ...declarations(root)].flatMap(({ path, name, value }) => {
    const check = of(name);
    assert.ok(check, `${root} has no schema ${name}`);
    count += 1;
    return check(value) ? [] : [`${path}: ${(check.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`).join("; ")}`];
  });
  return { count, found };
}

/** Written to be odd: in the YAML of 1998, and with lists in lists. */
const ODD = ["content/citations/1984-b.md", "content/evidence/yaml-types.md", "content/training/everything.md"];
/** Banks in the program's own way: fields of another generator are read by its names and forms, which no schema says. */
const sites = readdirSync(join(tests, "sites"))
  .map((name) => join(tests, "sites", name))
  .filter((root) => !/^fields:/m.test(readFileSync(join(root, "bank.yaml"), "utf8")));

for (const root of [shipped, ...sites.sort()]) {
  test(`everything that ${basename(root)} says is taken`, () => {
    const { count, found } = refused(root);
    assert.deepEqual(found.filter((said) => !ODD.includes(said.split(":")[0])), []);
    assert.ok(count > 0);
  });
}

test("what is wrong by its form is refused", () => {
  const taken = WRONG.filter((name) => !refused(join(tests, "invalid", name)).found.length);
  assert.deepEqual(taken, []);
});

test("every example is one", () => {
  for (const root of [shipped, join(tests, "sites/values"), join(tests, "sites/scales"), join(tests, "cli/schema.in")]) {
    const { whole } = schemasOf(root);
    const ajv = new Ajv2020({ allowUnionTypes: true, strict: false }).addSchema(whole, "bank.json");
    let count = 0;
    const look = (/** @type {any} */ part, /** @type {string} */ place) => {
      if (!part || typeof part !== "object") return;
      if (Array.isArray(part.examples) && !place.endsWith("/properties")) {
        const check = ajv.getSchema(`bank.json#${place}`);
        for (const example of part.examples) {
          count += 1;
          assert.ok(check?.(example), `${place}: ${JSON.stringify(example)} ${JSON.stringify(check?.errors)}`);
        }
      }
      for (const [key, value] of Object.entries(part)) look(value, `${place}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    };
    look(whole, "");
    assert.ok(count > 10);
  }
});
