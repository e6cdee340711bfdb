// Measures the ranking on a public test collection: NDCG at 10 over its judged questions, as `sourcebook search` answers
// them. `node benches/retrieval.mjs COLLECTION [PROGRAM]`, where the folder COLLECTION has docs.jsonl (id, title, text),
// queries.jsonl (id, text) and qrels.tsv (query, doc, rel); further files queries_NAME.jsonl are other wordings of the same
// questions. Collections are not part of this repository: most may not be handed on.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DEPTH = 10;
const [collection, program = join(import.meta.dirname, "../target/debug/sourcebook")] = process.argv.slice(2);
const lines = (/** @type {string} */ name) => readFileSync(join(collection, name), "utf8").trim().split("\n");
const records = (/** @type {string} */ name) => lines(name).map((line) => JSON.parse(line));

/** Writes the documents as a bank: each a guide page, with the signs of Markdown as they are. @param {string} root */
function writeBank(root) {
  mkdirSync(join(root, "content/guide"), { recursive: true });
  writeFileSync(join(root, "bank.yaml"), "title: Collection\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n");
  for (const { id, title, text } of records("docs.jsonl")) {
    const plain = text.replace(/[\\`*_{}[\]<>()#+!|~$&:@^"=-]/g, (/** @type {string} */ c) => (c === "-" ? c : `\\${c}`));
    writeFileSync(join(root, `content/guide/d${id}.md`), `---\ntitle: ${JSON.stringify(title || "-")}\n---\n${plain}\n`);
  }
}

/** By question, how much each of its documents is worth. */
function judged() {
  /** @type {Map<string, Map<string, number>>} */
  const found = new Map();
  for (const line of lines("qrels.tsv").slice(1)) {
    const [query, doc, worth] = line.split("\t");
    if (Number(worth) > 0) found.set(query, (found.get(query) ?? new Map()).set(`d${doc}`, Number(worth)));
  }
  return found;
}

/** Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002). @param {string[]} ids @param {Map<string, number>} worth */
function ndcg(ids, worth) {
  const sum = (/** @type {number[]} */ gains) => gains.slice(0, DEPTH).reduce((all, gain, at) => all + gain / Math.log2(at + 2), 0);
  return sum(ids.map((id) => worth.get(id) ?? 0)) / sum([...worth.values()].sort((a, b) => b - a));
}

const root = mkdtempSync(join(tmpdir(), "sourcebook-"));
try {
  writeBank(root);
  const worth = judged();
  for (const name of readdirSync(collection).filter((name) => /^queries.*\.jsonl$/.test(name))) {
    const asked = records(name).filter(({ id }) => worth.has(id));
    const input = asked.map(({ text }) => text.replace(/\s+/g, " ")).join("\n");
    const done = spawnSync(program, ["search", "-", "--root", root], { input: `${input}\n`, encoding: "utf8", maxBuffer: 1 << 30 });
    if (done.status !== 0) throw new Error(done.stderr);
    const answers = done.stdout.trimEnd().split("\n").map((line) => JSON.parse(line).hits.map((/** @type {any} */ hit) => hit.id));
    const all = asked.map(({ id }, at) => ndcg(answers[at], worth.get(id) ?? new Map()));
    console.log(`${name}: ${all.length} questions, NDCG@${DEPTH} ${(all.reduce((a, b) => a + b, 0) / all.length).toFixed(3)}`);
  }
} finally {
  rmSync(root, { recursive: true });
}
