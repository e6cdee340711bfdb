// Writes a bank of entries of the usual length, the same for the same number: some 660 words each, with headings, a list, a
// table, links and citations. `node benches/bank.mjs DIR ENTRIES`. Builds of it are timed and counted; the short entries
// that the search is held to come from tests/browser/generated.mjs.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { texts } from "../tests/browser/generated.mjs";

const KINDS = ["evidence", "evidence", "case-study", "citation", "evidence"];
const FOLDERS = { evidence: "evidence", "case-study": "case-studies", citation: "citations" };
const TOPICS = 50;

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** An entry of a bank of this many, at least as many as there are kinds. @param {ReturnType<typeof texts>} words @param {number} number @param {number} entries */
function entry({ random, text }, number, entries) {
  const whole = (/** @type {number} */ below) => Math.floor(random() * below);
  const id = (/** @type {number} */ other) => `e-${String(other).padStart(6, "0")}`;
  const kind = KINDS[number % KINDS.length];
  const citation = () => id(whole(Math.floor(entries / KINDS.length)) * KINDS.length + KINDS.indexOf("citation"));
  const sentence = () => `${capital(text(8 + whole(14)))}.`;
  const asides = [
    () => `[[${id(whole(entries))}]]`,
    () => `[[${id(whole(entries))}|${text(3)}]]`,
    () => `[@${citation()}]`,
    () => `**${text(1)}**`,
  ];
  const paragraph = () => [sentence(), sentence(), sentence(), `${capital(text(6))} ${asides[whole(asides.length)]()} ${text(5)}.`].join(" ");
  const list = Array.from({ length: 6 }, () => `- ${capital(text(8))}`).join("\n");
  const rows = Array.from({ length: 6 }, () => `| ${text(2)} | ${whole(9999)} | ${whole(1000) / 10} % |`).join("\n");
  const table = `| ${text(1)} | ${text(1)} | ${text(1)} |\n| --- | ---: | ---: |\n${rows}`;
  const section = (/** @type {string} */ more) => `## ${capital(text(4))}\n\n${paragraph()}\n\n${paragraph()}${more && `\n\n${more}`}`;
  const body = [paragraph(), section(list), section(table), section(""), section("")].join("\n\n");
  const head = [
    `id: ${id(number)}`,
    `title: "${capital(text(6))}"`,
    `summary: "${capital(text(18))}."`,
    `published: ${2015 + whole(11)}-0${1 + whole(9)}-1${whole(10)}`,
    `topics: [topic-${whole(TOPICS)}, topic-${whole(TOPICS)}, topic-${whole(TOPICS)}]`,
  ];
  if (kind === "citation") {
    head.push("type: report", `author: [{literal: "Institute of ${text(2)}"}]`, `issued: ${1990 + whole(35)}`, "publisher: Press");
  }
  return { path: join(FOLDERS[kind], `${id(number)}.md`), text: `---\n${head.join("\n")}\n---\n\n${body}\n` };
}

/** @param {string} folder @param {number} entries */
export function write(folder, entries) {
  const words = texts(3);
  for (const name of [...Object.values(FOLDERS), "vocabularies"]) mkdirSync(join(folder, "content", name), { recursive: true });
  writeFileSync(join(folder, "bank.yaml"), "title: Bank\nbase_url: https://example.org/\n");
  const terms = Array.from({ length: TOPICS }, (_, number) => `  - {id: topic-${number}, label: Topic ${number}, definition: "${capital(words.text(6))}."}`);
  writeFileSync(join(folder, "content/vocabularies/topics.yaml"), `label: Topics\nterms:\n${terms.join("\n")}\n`);
  for (let number = 0; number < entries; number += 1) {
    const { path, text } = entry(words, number, entries);
    writeFileSync(join(folder, "content", path), text);
  }
}

if (process.argv[1] === import.meta.filename) write(process.argv[2], Number(process.argv[3]));
