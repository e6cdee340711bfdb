// A bank of odd content, the same every time, for looking at: titles of 300 letters with and without a space, tables,
// data and a map of 40 columns, a page with 500 references, 2,000 terms, text from right to left, and nothing but a title.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Numbers from one. @param {number} count */
const upTo = (count) => Array.from({ length: count }, (_, at) => at + 1);

/** @param {number} number @param {number} [digits] */
const padded = (number, digits = 4) => String(number).padStart(digits, "0");

const SENTENCE = "Where a council that had never been asked to count the people who work with children set out to count them all the same and found that nobody could say who was meant ";
const LONG_TITLE = SENTENCE.repeat(2).slice(0, 299).trimEnd();
const WORD = "Kinderbetreuungseinrichtungspersonalschlüsselverordnung";
const LONG_WORD = WORD.repeat(6).slice(0, 300);
const ADDRESS = `https://example.org/${"a-part-of-an-address-that-goes-on/".repeat(7)}?${"query=of-many-words&".repeat(6)}`;
const ARABIC = "معدل الشواغر بين العاملين الاجتماعيين كان مرتفعا في عام 2006 ولم تنشر أرقام بعد ذلك";

/** A row of a table in Markdown. @param {string[]} cells */
const row = (cells) => `| ${cells.join(" | ")} |`;

const COLUMNS = upTo(40).map((number) => `Column ${number}${number % 7 ? "" : " with a longer name"}`);
const TABLE = [row(COLUMNS), row(COLUMNS.map(() => "---")), ...upTo(6).map((line) => row(COLUMNS.map((_, at) => `${line * at}`)))].join("\n");

const REFERENCES = upTo(500).map((number) => `source-${padded(number, 3)}`);

/** What a body may hold at its worst. */
const BLOCKS = `## ${LONG_WORD.slice(0, 120)}

Text with \`${"code_that_has_no_space_".repeat(8)}\` in it, <${ADDRESS}>, ${LONG_WORD} and 5 × 10⁻³.

### Of the third rank

#### Of the fourth

##### Of the fifth

###### Of the sixth

${upTo(8).map((depth) => `${"  ".repeat(depth - 1)}- Depth ${depth}, with as many words as go over the end of a line on a telephone`).join("\n")}

${upTo(12).map((number) => `${number + 995}. Number ${number + 995}`).join("\n")}

> A quotation.
>
> > In it another, ${WORD.toLowerCase()}.
> >
> > > And a third.

\`\`\`rust
fn main() { println!("${"a line of code that goes on ".repeat(9)}"); }
\`\`\`

$$ x = ${upTo(40).map((number) => `a_{${number}}`).join(" + ")} $$

Term ${WORD}
: What it means[^1].

[^1]: A note with ${ADDRESS}.

${TABLE}

> [!WARNING]
> ${SENTENCE}${LONG_WORD.slice(0, 90)}

| One | Two |
|---|---|
| ${LONG_WORD.slice(0, 80)} | ${SENTENCE} |
`;

/** A page of a summary. @param {string} title @param {string} [head] @param {string} [body] */
const page = (title, head = "", body = "") => `---\ntitle: ${JSON.stringify(title)}\n${head}---\n${body}`;

const FINDINGS = upTo(32).map((number) => `  - statement: "Finding ${number}: ${number % 5 ? SENTENCE.slice(0, 40 + number * 3).trimEnd() : LONG_WORD.slice(0, 90)}."
    as_of: ${1990 + number}
    population: ${number % 3 ? "Social workers" : WORD}
    forty: [column-01]
    subjects: [subject-0001]
    ratings: {ground: "${1 + (number % 4)}"}
    sources: [{id: source-${padded(number, 3)}, locator: "p. ${number}"}]`).join("\n");

const SCALE = `label: What this rests on
applies_to: [finding, evidence]
direction: higher-is-stronger
shape: steps
levels:
${upTo(4).map((code) => `  - {code: "${code}", label: "${code === 3 ? `Surveyed with ${WORD}` : `Level ${code}`}", plain: "${SENTENCE.trimEnd()}."}`).join("\n")}
off_scale:
  - {code: U, label: No source given, plain: It names none.}
`;

/** A vocabulary. @param {string} label @param {string} id @param {number} count @param {number} digits @param {(number: number) => string} name @param {(number: number) => string} [more] */
const vocabulary = (label, id, count, digits, name, more = () => "") =>
  `label: ${label}\napplies_to: [evidence, finding]\nterms:\n${upTo(count).map((number) => `  - {id: ${id}-${padded(number, digits)}, label: "${name(number)}"${more(number)}}`).join("\n")}\n`;

const BANK = (/** @type {string} */ language) => `title: "The bank of ${WORD} and of everything else that has a long name"
description: ${SENTENCE}
base_url: https://example.org/
language: ${language}
diagnostics: {orphan: ignore}
contact: mailto:editors@example.org
navigation: [evidence, citation, glossary, dataset, guide, {label: Maps, to: /maps/}, subjects, forty, {label: "${SENTENCE.slice(0, 60)}", to: /browse/}]
maps:
  - {id: wide, title: "${LONG_TITLE}", of: findings, rows: subjects, columns: forty, level: ground}
`;

const FILES = /** @type {Record<string, () => string>} */ ({
  "scales/ground.yaml": () => SCALE,
  "vocabularies/forty.yaml": () => vocabulary("Forty columns", "column", 40, 2, (number) => `Column ${number}${number % 5 ? "" : ` ${WORD}`}`),
  // Each of ten is a part of the one before, and nine in ten stand beside them.
  "vocabularies/subjects.yaml": () =>
    vocabulary("Subjects", "subject", 60, 4, (number) => (number % 9 ? `Subject ${number}` : `Subject ${number} ${SENTENCE.slice(0, 90).trimEnd()}`), (number) => (number > 1 && number < 6 ? `, broader: subject-${padded(number - 1)}` : "")),
  "evidence/title-of-words.md": () => page(LONG_TITLE, `summary: ${SENTENCE}\nsubjects: [subject-0002]\nforty: [column-02]\naliases: [evidence/old-address]\nratings: {ground: "3"}\n`, BLOCKS),
  "evidence/title-of-one-word.md": () => page(LONG_WORD, `summary: ${LONG_WORD}\nsubjects: [subject-0009]\nforty: [column-05]\nkey_messages:\n  - ${LONG_WORD}\nkeywords: [${LONG_WORD}]\n`, `See [[title-of-words]] and [[findings]]. ${LONG_WORD}.\n`),
  "case-studies/nothing.md": () => page("Nothing but a title"),
  "guide/only-a-title.md": () => page("Nothing but a title here"),
  "evidence/forty-columns.md": () => page("A table of forty columns", "review_by: 2020-01-01\nsummary: Here it is.\nsubjects: [subject-0003]\n", `${TABLE}\n`),
  "evidence/references.md": () => page("Five hundred references", "summary: Here they are.\nsubjects: [subject-0001]\n", REFERENCES.map((id, at) => `Point ${at + 1} [@${id}, p. ${at + 1}].`).join("\n\n")),
  "evidence/findings.md": () => page("Thirty-two findings in one cell", `summary: ${SENTENCE}\nforty: [column-01]\nsubjects: [subject-0001]\nfindings:\n${FINDINGS}\nin_practice: ${SENTENCE}\n`, "See [[title-of-one-word]].\n"),
  "evidence/withdrawn.md": () => page("Taken back", `summary: It was wrong.\nstatus: withdrawn\nstatus_date: 2026-01-01\nstatus_reason: ${SENTENCE}${LONG_WORD}\nsuperseded_by: title-of-one-word\n`),
  "evidence/arabic.md": () => page(ARABIC, `lang: ar\nsummary: ${ARABIC}\nsubjects: [subject-0001]\nfindings:\n  - statement: ${ARABIC}\n    as_of: 2006\n    sources: [source-001]\nkey_messages:\n  - ${ARABIC}\n`, `## ${ARABIC}\n\n${ARABIC} English words (2006) ${ARABIC}.\n\n- ${ARABIC}\n- one\n\n> ${ARABIC}\n\n\`\`\`\ncode stays as it is\n\`\`\`\n\n| ${ARABIC.slice(0, 20)} | 2 |\n|---|---|\n| 1 | 2 |\n`),
  "guide/start.md": () => page(`A guide to ${WORD}`, "", BLOCKS),
  "guide/second.md": () => page(LONG_TITLE, "", "Text.\n"),
  "datasets/forty.md": () => page("Data of forty columns", "file: forty.csv\ncompare: region\nsources: [source-001]\n", "About them.\n"),
  "datasets/forty.csv": () => `region,${upTo(40).map((number) => `figure_${number}`).join(",")}\n${upTo(30).map((line) => `Region ${line}${line === 9 ? ` ${WORD}` : ""},${upTo(40).map((number) => line * number * 1000).join(",")}`).join("\n")}\n`,
});

/** One source. @param {number} number */
const source = (number) => page(number === 7 ? LONG_TITLE : `Source ${number}${number % 50 ? "" : ` ${LONG_WORD.slice(0, 120)}`}`, `type: report
issued: ${1990 + (number % 30)}
${number === 7 ? `author: [${upTo(60).map((name) => `{family: Author${name}, given: A.}`).join(", ")}]` : `author: [{literal: Office ${number % 40}}]`}
publisher: ${number % 60 ? `Publisher ${number % 12}` : LONG_TITLE}
${number % 10 ? "" : `URL: ${ADDRESS}`}
`);

/** One term. @param {number} number */
const term = (number) => page(`${"abcdefghijklmnoprstuvw"[number % 22].toUpperCase()}${padded(number)} ${number % 97 ? "term" : LONG_WORD.slice(0, 90)}`, `summary: What number ${number} means.\n`);

/** @param {string} folder @param {string} [language] */
export function writeOdd(folder, language = "en-GB") {
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("bank.yaml", BANK(language));
  for (const [path, text] of Object.entries(FILES)) write(`content/${path}`, text());
  for (const number of upTo(500)) write(`content/citations/source-${padded(number, 3)}.md`, source(number));
  for (const number of upTo(2000)) write(`content/glossary/term-${padded(number)}.md`, term(number));
}

if (process.argv[1] === import.meta.filename) writeOdd(process.argv[2], process.argv[3]);
