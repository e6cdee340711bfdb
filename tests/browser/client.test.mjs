// The reader on its own: what it loads, what it makes of broken indexes and of queries that nobody means.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { fromDisk, openSite, readerOf, run, shipped } from "./native.mjs";
import { shippedSite } from "./shipped.mjs";

const scratch = mkdtempSync(join(tmpdir(), "sourcebook-"));
const site = shippedSite();
after(() => rmSync(scratch, { recursive: true }));

/** A fetch that notes what it was asked for and may answer otherwise. @param {(name: string) => any} [instead] */
function noted(instead = () => undefined) {
  /** @type {string[]} */
  const names = [];
  const fetch = (/** @type {string} */ url) => {
    const name = /** @type {string} */ (url.split("/").at(-1));
    names.push(name);
    const other = instead(name);
    return other === undefined ? fromDisk(url) : Promise.resolve(other);
  };
  return { names, fetch };
}

/** What every page has. */
const standard = new Set(runInContext("Object.getOwnPropertyNames(globalThis)", createContext({})));

const answer = (/** @type {string} */ text) => ({ ok: true, status: 200, text: async () => text });
const missing = { ok: false, status: 404, text: async () => "" };

test("both forms of the reader are scripts with no comments, that give what its modules do", async () => {
  const source = Object.keys(await import("../../search-index/client/index.js")).sort();
  assert.deepEqual(source, ["Bank", "open", "stem"]);
  assert.deepEqual(Object.keys(await readerOf(site, "classic")).sort(), source);
  const given = Object.keys(await readerOf(site, "module"));
  assert.deepEqual(source.filter((name) => !given.includes(name)), []);
  for (const name of ["client.js", "spelling.js", "client.classic.js"]) {
    assert.doesNotMatch(readFileSync(join(site, "search", name), "utf8"), /^\s|^\/[/*]/m);
  }
});

test("the classic script puts one name into a page, and runs in pages that load it twice", () => {
  const script = readFileSync(join(site, "search/client.classic.js"), "utf8");
  const window = createContext({});
  runInContext(script, window);
  runInContext(script, window);
  assert.deepEqual(Object.getOwnPropertyNames(window).filter((name) => !standard.has(name)), ["sourcebookSearch"]);
});

test("only what a query needs is loaded, and each file once", async () => {
  const { names, fetch } = noted();
  const bank = await openSite(site, fetch);
  assert.deepEqual(names, ["manifest.json"]);
  await bank.search("assessment of partnership");
  assert.ok(names.length < 25, `${names.length} files`);
  assert.ok(!names.some((name) => /^[pf]/.test(name)), "places and forms are for phrases and mends");
  const first = names.length;
  await bank.search("assessment of partnership");
  assert.equal(names.length, first);
  await bank.search('"social work"');
  assert.ok(names.some((name) => name.startsWith("p")));
  assert.equal(new Set(names).size, names.length);
});

test("the best hit is handed on before the others have come", async () => {
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(null)));
  const slow = (/** @type {string} */ url) => (/\/e\d+\.json$/.test(url) && count++ ? held.then(() => fromDisk(url)) : fromDisk(url));
  let count = 0;
  /** @type {string[]} */
  const order = [];
  const bank = await openSite(site, slow);
  const onfirst = (/** @type {any} */ hit) => {
    order.push(hit.id);
    release();
  };
  const { hits } = await bank.search("social work", { onfirst }).finally(() => order.push("all"));
  assert.deepEqual(order, [hits[0].id, "all"]);
});

test("results never depend on what was asked before", async () => {
  const asked = ["social work", '"looked after" children', "vacncies", "trai", "caf kind:term"];
  const fresh = await Promise.all(asked.map(async (query) => (await openSite(site)).search(query)));
  const used = await openSite(site);
  for (const query of asked.toReversed()) await used.search(query);
  for (const [at, query] of asked.entries()) assert.deepEqual(await used.search(query), fresh[at], query);
  const together = await Promise.all(asked.map((query) => used.search(query)));
  assert.deepEqual(together, fresh);
});

test("titles come first, half a word empties nothing, and nonsense finds nothing", async () => {
  const bank = await openSite(site);
  const first = async (/** @type {string} */ query) => (await bank.search(query)).hits[0];
  assert.equal((await first("vacancies")).id, "vacancies");
  assert.equal((await first("Status and pay")).tier, 0);
  assert.equal((await first("CAF")).id, "caf");
  const whole = await bank.search("turnover");
  for (const query of ["turnover r", "turnover re", "turnover reg", "turnover zzz"]) assert.ok((await bank.search(query)).total >= whole.total, query);
  for (const query of ["qualificatio", "safeguardi", "studie"]) assert.ok((await bank.search(query)).total > 0, query);
  for (const query of ["xyzzy", "qqqq zzzz", "childxyzzy"]) assert.equal((await bank.search(query)).total, 0, query);
  assert.equal((await bank.search("restore")).total > 0, (await bank.search("restor")).total > 0);
});

test("words are marked in title and excerpt, whatever their endings", async () => {
  const bank = await openSite(site);
  const { hits } = await bank.search("vacancy social worker");
  const found = hits.find((/** @type {any} */ hit) => hit.id === "vacancies");
  assert.deepEqual(found.titleSpans, [{ text: "Vacancies", mark: true }]);
  assert.equal(found.excerpt.map((/** @type {any} */ span) => span.text).join("").slice(0, 7), "In 2006");
  assert.deepEqual(new Set(found.excerpt.filter((/** @type {any} */ span) => span.mark).map((/** @type {any} */ span) => span.text)), new Set(["vacancy", "social", "workers"]));
});

test("a word that the bank lacks is mended, and never in silence", async () => {
  const bank = await openSite(site);
  const { suggestion, hits } = await bank.search("vacncies in socail work");
  assert.equal(suggestion, "vacancies in social work");
  assert.ok(hits.length > 0);
  assert.equal((await bank.search("social work")).suggestion, null);
  assert.equal((await bank.search("vacncies", { suggest: false })).suggestion, null);
  assert.equal((await bank.search("ocial")).suggestion, "social");
});

test("queries that nobody means are answered all the same", async () => {
  const bank = await openSite(site);
  const nothing = ["", "   ", "-", '""', '"', "-work", "the of and", "kind:", "kind:nothing", "😀", "constructor", "__proto__", "hasOwnProperty", "שלום", "\u202eabc"];
  for (const query of nothing) {
    const { total, hits, suggestion } = await bank.search(query);
    assert.equal(hits.length, Math.min(total, 10), query);
    assert.equal(typeof (suggestion ?? ""), "string", query);
  }
  assert.equal((await bank.search("")).total, 0);
  assert.equal((await bank.search("the of and")).isCommon, true);
  assert.ok((await bank.search('"social work')).total > 0, "an unclosed quote reaches to the end");
  assert.ok((await bank.search("work ".repeat(2000))).total > 0);
  assert.equal((await bank.search("x".repeat(10_000))).total, 0);
  assert.ok((await bank.search("kind:evidence")).total >= 12, "a filter alone lists what it lets through");
});

test("an index of another format is refused by name", async () => {
  const { fetch } = noted((name) => (name === "manifest.json" ? answer('{"format":99}') : undefined));
  await assert.rejects(openSite(site, fetch), /format 99/);
});

test("a missing, cut off or wrong file is an error, and is asked for again", async () => {
  // No list for the word asked for, and a list that breaks off.
  const wrong = ['{"words":"AaAbAsocial","lists":"Qog QS"}', '{"words":"Asocial","lists":"A"}'];
  for (const broken of [missing, answer("{"), ...wrong.map(answer)]) {
    let isBroken = true;
    const { fetch } = noted((name) => (isBroken && name.startsWith("w") ? broken : undefined));
    const bank = await openSite(site, fetch);
    await assert.rejects(bank.search("social"));
    if (broken.ok && (await broken.text()) !== "{") continue;
    isBroken = false;
    assert.ok((await bank.search("social")).total > 0);
  }
  const { fetch } = noted((name) => (name === "manifest.json" ? missing : undefined));
  await assert.rejects(openSite(site, fetch), /404/);
});

test("a value of another type is an error, never a search without an end or a failure that nobody sees", async () => {
  /** @type {unknown[]} */
  const unseen = [];
  const see = (/** @type {unknown} */ error) => unseen.push(error);
  process.on("unhandledRejection", see);
  for (const code of [true, 5, {}]) {
    const { fetch } = noted((name) => (name.startsWith("w") ? answer(JSON.stringify({ values: { ":kind:evidence": [code, "evidence", "x"] } })) : undefined));
    await assert.rejects((await openSite(site, fetch)).search("kind:evidence", { facets: ["kind"] }), /broken/);
  }
  const manifest = JSON.parse(readFileSync(join(site, "search/manifest.json"), "utf8"));
  for (const separators of [null, 5, {}]) {
    const { fetch } = noted((name) => (name === "manifest.json" ? answer(JSON.stringify({ ...manifest, separators })) : undefined));
    await (await openSite(site, fetch)).search("social work trai", { facets: ["kind"] }).catch(() => {});
  }
  for (const entries of [1e9, -1, "5", null]) {
    const { fetch } = noted((name) => (name === "manifest.json" ? answer(JSON.stringify({ ...manifest, entries })) : undefined));
    await assert.rejects(openSite(site, fetch), /broken/);
  }
  // What completes words is broken, and the words themselves do not come.
  const { fetch } = noted((name) => (name === "manifest.json" ? answer(JSON.stringify({ ...manifest, endings: 5 })) : name.startsWith("w") ? missing : undefined));
  await assert.rejects((await openSite(site, fetch)).search("social work trai"));
  await new Promise((done) => setImmediate(done));
  process.off("unhandledRejection", see);
  assert.deepEqual(unseen, []);
});

/** A bank of evidence by id, with the texts below the head, or with the whole head. @param {string} name @param {Record<string, string>} entries */
async function bankOf(name, entries) {
  const root = join(scratch, name);
  mkdirSync(join(root, "content/evidence"), { recursive: true });
  writeFileSync(join(root, "bank.yaml"), "title: Some\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n");
  for (const [id, text] of Object.entries(entries)) writeFileSync(join(root, `content/evidence/${id}.md`), text.startsWith("---") ? text : `---\ntitle: Page ${id}\nsummary: S.\n---\n${text}\n`);
  run(["build", "--root", root, "--out", join(scratch, `${name}-site`)]);
  const bank = await openSite(join(scratch, `${name}-site`));
  return async (/** @type {string} */ query) => (await bank.search(query)).hits.map((/** @type {any} */ hit) => hit.id);
}

test("acronyms that are stop words are found, first where they stand in capitals", async () => {
  const found = await bankOf("acronyms", {
    who: "The WHO says so, and so does the US.", it: "---\ntitle: Use of IT\nsummary: S.\n---\nComputers.", other: "Who says so? It does. Tell us.",
    titled: "---\ntitle: Who says so\nsummary: S.\n---\nNobody.", loud: "## WHO WE ARE AND WHAT IT IS\n\nText.",
  });
  assert.deepEqual(await found("WHO"), ["who", "titled"]);
  assert.deepEqual(await found("who"), ["who", "titled"]);
  assert.deepEqual(await found("US"), ["who"]);
  assert.deepEqual(await found("IT"), ["it"]);
  assert.deepEqual(await found("IT teapots"), ["it"]);
  assert.deepEqual(await found("it teapots"), []);
  assert.deepEqual(await found("teapots AND spoons"), []);
});

test("words are found as one, apart and with a hyphen; a letter's shape and a number's commas make no difference", async () => {
  const found = await bankOf("compounds", {
    one: "Wellbeing, childcare, a handoff, KS2.", hyphen: "Well-being, child‑care, a hand-off, KS-2.", apart: "Well being, child care, a hand off, KS 2.",
    shapes: "The re\u00adse&shy;arch was eﬃcient: ＡＢＣ, CO₂, 10,000 and 1\u202f000\u202f000.", plain: "Research, efficient, abc, CO2, 10000, 1000000.",
  });
  const ways = ["well-being", "well being", "wellbeing", "child-care", "child care", "childcare", "hand-off", "hand off", "handoff", "KS 2", "KS2"];
  for (const query of [...ways, ...ways.map((way) => `"${way}"`)]) assert.deepEqual((await found(query)).sort(), ["apart", "hyphen", "one"], query);
  for (const way of ways.slice(0, -2)) assert.deepEqual((await found(`abc -${way}`)).sort(), ["plain", "shapes"], way);
  for (const query of ["research", "efficient", "abc", "CO2", "co₂", "10000", "10,000", "1,000,000", "re\u00adsearch"]) {
    assert.deepEqual((await found(query)).sort(), ["plain", "shapes"], query);
  }
});

test("a word that the bank writes as two elsewhere is found in both ways, in any of its forms", async () => {
  const found = await bankOf("parted", { one: "Childminders earn little.", apart: "What a child minder earns.", neither: "A child asks a minder." });
  for (const query of ["childminder", "childminders", '"childminders"', "child minders"]) {
    assert.deepEqual((await found(query)).filter((/** @type {string} */ id) => id !== "neither").sort(), ["apart", "one"], query);
  }
  assert.ok(!(await found("childminder ")).includes("neither"));
});

test("a word that the bank lacks costs few files, and is mended at its first letter too", async () => {
  const { names, fetch } = noted();
  const bank = await openSite(site, fetch);
  for (const [query, mend] of [["vacncies ", "vacancies "], ["acancies ", "vacancies "], ["bacancies ", "vacancies "], ["avcancies ", "vacancies "], ["vvacancies ", "vacancies "]]) {
    names.length = 0;
    assert.equal((await bank.search(query)).suggestion, mend, query);
    assert.ok(names.filter((name) => name.startsWith("f")).length < 10, `${query}: ${names}`);
  }
});

test("the page of a term, a scale, a map or a kind comes first for its name, and only then", async () => {
  const bank = await openSite(site);
  for (const [query, url] of [["social worker", "job-roles/social-worker/"], ["Job roles", "job-roles/"], ["evidence summaries", "evidence/"]]) {
    const { hits, total } = await bank.search(query);
    assert.deepEqual([hits[0].url, hits[0].score, hits.length], [url, 0, Math.min(total, 10)], query);
  }
  for (const query of ["social worker pay", "social worker kind:evidence", "social worker -pay"]) {
    assert.ok((await bank.search(query)).hits.every((/** @type {any} */ hit) => hit.kind), query);
  }
  assert.ok((await bank.search("social worker", { sort: "title" })).hits.every((/** @type {any} */ hit) => hit.kind));
});

test("filters by what the bank cannot be filtered by are passed over", async () => {
  const bank = await openSite(site);
  const all = await bank.search("social work");
  for (const field of ["constructor", "__proto__", "toString", "hasOwnProperty", "utm_source"]) {
    const filters = Object.fromEntries([[field, ["x"]]]);
    assert.deepEqual(await bank.search("social work", { filters }), all, field);
  }
});

test("a bank without entries is searched in vain, and in peace", async () => {
  const root = join(scratch, "empty");
  mkdirSync(root);
  writeFileSync(join(root, "bank.yaml"), "title: Empty\nbase_url: https://example.org/\n");
  run(["build", "--root", root, "--out", join(scratch, "empty-site")]);
  const bank = await openSite(join(scratch, "empty-site"));
  for (const query of ["anything", "any", '"a phrase" -not kind:evidence', ""]) {
    assert.deepEqual(await bank.search(query, { facets: ["kind"] }).then(({ total, hits }) => [total, hits]), [0, []], query);
  }
});

test("the worked query of the format is what is written, and what is found", async () => {
  const root = join(scratch, "worked");
  mkdirSync(join(root, "content/guide"), { recursive: true });
  writeFileSync(join(root, "bank.yaml"), "title: Worked\nbase_url: https://example.org/\n");
  const titles = { a: "Vacancies in schools", b: "Turnover", c: "Vacancies" };
  for (const [id, title] of Object.entries(titles)) writeFileSync(join(root, `content/guide/${id}.md`), `---\ntitle: ${title}\n---\n`);
  run(["build", "--root", root, "--out", join(scratch, "worked-site")]);
  const bank = await openSite(join(scratch, "worked-site"));
  const specified = readFileSync(join(shipped, "search-index/README.md"), "utf8").split("## A worked query")[1];
  const [words, places] = [...specified.matchAll(/```json\n([^`]+)```/g)].map(([, text]) => JSON.parse(text));
  const shard = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(join(scratch, "worked-site/search", bank.manifest.generation, name), "utf8"));
  assert.deepEqual([shard("w0.json"), shard("p0.json")], [words, places]);
  assert.deepEqual(bank.manifest.lengths, [[3, 2], [6, 1]]);
  const scores = [...specified.matchAll(/\*\*(\d\.\d{4})\*\*/g)].map(([, score]) => score);
  const found = [...(await bank.search("vacancy sch")).hits, ...(await bank.search('"vacancies in schools"')).hits];
  assert.deepEqual(found.map((/** @type {any} */ hit) => [hit.id, hit.tier, hit.score.toFixed(4)]), [["a", 1, scores[0]], ["c", 1, scores[1]], ["a", 0, scores[2]]]);
});

test("words of any script are found, though each is written by what it does not share", async () => {
  const root = join(scratch, "scripts");
  mkdirSync(join(root, "content/guide"), { recursive: true });
  writeFileSync(join(root, "bank.yaml"), "title: Scripts\nbase_url: https://example.org/\n");
  const words = ["работа", "работник", "𐐨𐐩", "𐐨𐐪", "研究所", "研究者"];
  for (const [at, word] of words.entries()) writeFileSync(join(root, `content/guide/g${at}.md`), `---\ntitle: ${word}\n---\n`);
  run(["build", "--root", root, "--out", join(scratch, "scripts-site")]);
  const bank = await openSite(join(scratch, "scripts-site"));
  for (const [at, word] of words.entries()) assert.equal((await bank.search(word)).hits[0]?.id, `g${at}`, word);
  assert.equal((await bank.search("рабтник")).suggestion, "работник");
});

test("values are found where one field's name begins another's", async () => {
  const root = join(scratch, "values");
  for (const folder of ["guide", "vocabularies"]) mkdirSync(join(root, "content", folder), { recursive: true });
  writeFileSync(join(root, "bank.yaml"), "title: Values\nbase_url: https://example.org/\n");
  const terms = Array.from({ length: 150 }, (_, at) => `care-${at}`);
  const listed = terms.map((term) => `  - {id: ${term}, label: ${term}}\n`).join("");
  writeFileSync(join(root, "content/vocabularies/kind-of-care.yaml"), `label: Care\napplies_to: [guide]\nterms:\n${listed}`);
  for (const term of terms) writeFileSync(join(root, `content/guide/${term}.md`), `---\ntitle: Page ${term}\nkind-of-care: [${term}]\n---\nText.\n`);
  run(["build", "--root", root, "--out", join(scratch, "values-site")]);
  const bank = await openSite(join(scratch, "values-site"));
  const { total, facets } = await bank.search("kind:guide", { facets: ["kind-of-care"] });
  assert.deepEqual([total, Object.keys(facets["kind-of-care"]).length], [150, 150]);
  for (const term of terms) assert.equal((await bank.search(`kind-of-care:${term}`)).total, 1, term);
});

test("a word that nothing is left of is no word, here as natively", async () => {
  const bank = await openSite(site);
  assert.equal((await bank.search("\u0301'\u0301's")).isCommon, true);
});

test("withdrawn entries, drafts and entries that ask for it are left out; keywords are found", async () => {
  const root = join(scratch, "some");
  mkdirSync(join(root, "content/evidence"), { recursive: true });
  writeFileSync(join(root, "bank.yaml"), "title: Some\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n");
  const entry = (/** @type {string} */ id, /** @type {string} */ more) =>
    writeFileSync(join(root, `content/evidence/${id}.md`), `---\ntitle: Otters ${id}\nsummary: About otters.\n${more}\n---\n`);
  entry("live", "keywords: [lutrinae]");
  entry("draft", "status: draft");
  entry("withdrawn", "status: withdrawn\nstatus_date: 2026-01-01");
  entry("hidden", "search: false");
  run(["build", "--root", root, "--out", join(scratch, "some-site")]);
  const bank = await openSite(join(scratch, "some-site"));
  for (const query of ["otters", "lutrinae"]) assert.deepEqual((await bank.search(query)).hits.map((/** @type {any} */ hit) => hit.id), ["live"], query);
});
