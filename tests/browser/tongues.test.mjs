// A bank in several languages: each is stemmed as tantivy stems it, the two halves of the search find the same for readers
// of each, and those get what is in their own language first.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { stemmerOf } from "../../search-index/client/tongues.js";
import { ask } from "./asking.mjs";
import { visit } from "./chromium.mjs";
import { serving } from "./folder.mjs";
import { inflected, LANGUAGES } from "./inflected.mjs";
import { difference, native, openSite, run, shipped, stems } from "./native.mjs";
import { queries } from "./queries.mjs";
import { shippedSite } from "./shipped.mjs";

const root = join(shipped, "tests/sites/many-tongues");
const scratch = mkdtempSync(join(tmpdir(), "sourcebook-"));
const [site, offline] = ["web", "disk"].map((name) => join(scratch, name));
/** @type {Awaited<ReturnType<typeof serving>>} */
let hosted;
before(async () => {
  run(["build", "--root", root, "--out", site]);
  run(["build", "--root", root, "--out", offline, "--offline"]);
  hosted = await serving(site);
});
after(() => {
  hosted?.end();
  rmSync(scratch, { recursive: true });
});

const READERS = ["", "en", "fr-CA", "de", "es", "cy", "ar", "it"];

for (const tag of /** @type {(keyof typeof LANGUAGES)[]} */ (Object.keys(LANGUAGES))) {
  test(`the stemmer of ${tag} is the index's own, over real words and 60,000 made-up ones`, async () => {
    const words = inflected(tag, 60_000);
    assert.ok(words.length > 40_000);
    const example = spawnSync(stems, [tag], { input: words.join("\n"), encoding: "utf8", maxBuffer: 1 << 30 });
    assert.equal(example.status, 0, `${stems}, which \`cargo build --examples\` makes: ${example.error ?? example.stderr}`);
    const expected = example.stdout.split("\n");
    const stem = await stemmerOf(LANGUAGES[tag].stemmer);
    const wrong = words.flatMap((word, at) => (stem(word) === expected[at] ? [] : [[word, stem(word), expected[at]]]));
    assert.deepEqual(wrong.slice(0, 10), []);
  });
}

test("both halves find the same for the readers of each language", async () => {
  const { entries } = JSON.parse(readFileSync(join(site, "bank.json"), "utf8"));
  const runs = entries.flatMap((/** @type {any} */ entry) => [entry.title, entry.summary]);
  const words = runs.join(" ").split(/\s+/);
  const own = ["Häuser", "haeusern", "éducation organisaciones", "enfan", "L'ENFANT SEME", "the vert", "thé vert", "but", "WHO", "who", "die", "war", "le but", "nothing but", '"le but"', '"the garden"', '"of the"', '"die Straße"', "-enfants jardin", "serre", "green house", "greenhouse", "educacoin", "jardni", "chats", "الأطفال", "ysgol", "llysiua", "kind:evidence", "organizacio", "kindheite"];
  const asked = [...own, ...runs, ...queries(words, runs, 150)];
  for (const reader of READERS) {
    const answers = await native(root, asked, [], "", reader);
    for (const form of /** @type {const} */ (["module", "classic"])) {
      const index = await openSite(site, undefined, form);
      const found = [];
      for (const query of asked) found.push(await index.search(query, { language: reader }));
      const wrong = asked.map((query, at) => [query, difference(answers[at], found[at])]).filter(([, how]) => how);
      assert.deepEqual(wrong.slice(0, 5).map(([query, how]) => `${query}${how}`), [], `${reader}, ${form}: ${wrong.length} of ${asked.length}`);
    }
  }
});

test("what is in the reader's language comes first, and words are marked in the language of their page", async () => {
  const index = await openSite(site);
  const ids = async (/** @type {string} */ query, /** @type {string} */ language) => (await index.search(query, { language })).hits.map(({ id }) => id);
  const firsts = { en: "children", fr: "fr/enfants", es: "es/ninos" };
  for (const [language, id] of Object.entries(firsts)) assert.equal((await ids("garden", language))[0], id, language);
  assert.deepEqual(await ids("nothing but", "en"), []);
  const { hits } = await index.search("ouvriers", { language: "fr" });
  const spans = [...hits[0].excerpt, ...(hits[0].passage?.spans ?? [])].filter(({ mark }) => mark);
  assert.deepEqual(new Set(spans.map(({ text }) => text)), new Set(["l’ouvrière"]));
  const green = await index.search("thé", { language: "fr" });
  assert.deepEqual(green.hits.map(({ id }) => id), ["fr/taille"]);
  assert.equal((await index.search("les enfants et le jardin", { language: "fr" })).whole, 1, "stop words of a language are no words that its pages lack");
});

test("a bank of one language loads nothing for others", async () => {
  /** @type {string[]} */
  const read = [];
  const page = new URL("search/index.html?q=training", pathToFileURL(`${shippedSite()}/`));
  assert.ok(!("languages" in JSON.parse(readFileSync(new URL("manifest.json", page), "utf8"))));
  const { url, end } = await serving(shippedSite());
  try {
    await visit(`${url}search/?q=training`, {}, async (page) => {
      page.on("request", (request) => read.push(request.url()));
      await page.getByText(/^\d+ results$/).first().waitFor();
      await page.locator("#p-query").fill("childrens");
      await page.waitForURL(/q=childrens/);
    });
  } finally {
    end();
  }
  assert.deepEqual(read.filter((name) => /languages|stem\./.test(name)), []);
});

/** The first result in the dialog of a page. @param {string} url @param {string} query @param {string} first */
async function first(url, query, first) {
  await visit(url, {}, async (page) => {
    await ask(page, query);
    await page.getByRole("option").first().filter({ hasText: first }).waitFor();
  });
}

for (const place of ["server", "disk"]) {
  test(`a French reader and an English one find their own page first, from a ${place}`, async () => {
    const [at, end] = place === "disk" ? [pathToFileURL(`${offline}/`).href, "index.html"] : [hosted.url, ""];
    assert.ok(existsSync(join(site, "evidence/fr/taille/index.html")));
    await first(`${at}evidence/fr/taille/${end}`, "garden", "Les enfants au jardin");
    await first(`${at}evidence/fr/taille/${end}`, "semees enfance", "Les enfants au jardin");
    await first(`${at}evidence/pruning/${end}`, "garden", "Children in the garden");
    await first(`${at}evidence/pruning/${end}`, "recoltes", "Les enfants au jardin");
    await visit(`${at}search/${end}?q=Kindern`, {}, async (page) => {
      await page.getByText(/^1 result$/).first().waitFor();
      await page.getByRole("link", { name: "Kinder im Garten" }).first().waitFor();
      await page.locator("#p-query").fill("kidern");
      await page.getByText("Did you mean").waitFor();
    });
  });
}
