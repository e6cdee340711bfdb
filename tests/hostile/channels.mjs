// The banks of the vectors: every place of a bank that somebody may write into.

import { Bank, File, Vectors, quoted } from "./bank.mjs";
import { PAYLOADS } from "./payloads.mjs";

/** Numbers from nought. @param {number} count */
const upTo = (count) => Array.from({ length: count }, (_, at) => at);
/** A text without the ends of its lines. @param {string} text */
const flat = (text) => text.replace(/[\r\n]+/g, " ");
/** Each line of a text behind a mark. @param {string} mark @param {string} text */
const behind = (mark, text) => text.split("\n").map((line) => mark + line).join("\n");

/** Fields of the head that are a text of one line. */
const TEXTS = ["summary", "owner", "searched", "status_reason", "nav_title", "licence"];
/** Fields that are a list of texts. */
const LISTS = ["authors", "key_messages", "keywords", "reviewed_by"];
/** Fields of a finding that are a text. */
const OF_A_FINDING = ["population", "place", "effect"];
const OF_A_SOURCE = [
  "short", "title-short", "container-title", "collection-title", "collection-number", "publisher", "publisher-place", "authority", "jurisdiction", "number", "volume",
  "issue", "page", "edition", "version", "genre", "medium", "event-title", "event-place", "section", "archive", "call-number", "language", "abstract", "note", "URL", "DOI",
  "ISBN", "ISSN", "link_note", "method", "licence",
];
const TYPES = ["report", "book", "article-journal", "webpage", "legislation", "chapter", "thesis", "dataset"];

/** What a text has around a vector, by what an author would call it. @type {Record<string, (text: string) => string>} */
const AROUND = {
  "a sentence": (text) => `Words before ${flat(text)} and behind.`,
  "a heading": (text) => `## Of ${flat(text)}`,
  "a list": (text) => `- one\n- ${flat(text)}`,
  "a quotation": (text) => behind("> ", text),
  "a cell": (text) => `| a | b |\n|---|---|\n| ${flat(text).replaceAll("|", "\\|")} | 1 |`,
  "the words of a link": (text) => `[${flat(text)}](plain.md)`,
  "the title of a link": (text) => `[words](plain.md ${JSON.stringify(flat(text))})`,
  "the address of a link": (text) => `[words](<${flat(text)}>)`,
  "an address with a host": (text) => `[words](<https://example.org/${flat(text)}>)`,
  "words for a picture": (text) => `![${flat(text)}](plain.svg)`,
  "the title of a picture": (text) => `![a](plain.svg ${JSON.stringify(flat(text))})`,
  "a link by reference": (text) => `[words][r]\n\n[r]: https://example.org/ ${JSON.stringify(flat(text))}`,
  "the line above code": (text) => `\`\`\`js ${flat(text)}\ncode\n\`\`\``,
  "the title of code": (text) => `\`\`\`js title=${JSON.stringify(flat(text))}\ncode\n\`\`\``,
  code: (text) => `\`\`\`html\n${text}\n\`\`\``,
  "code in a line": (text) => `\`\`\`\` ${flat(text)} \`\`\`\``,
  "a formula": (text) => `$$\n${flat(text)}\n$$`,
  "words in a formula": (text) => `$\\text{${flat(text)}}$`,
  "a footnote": (text) => `x[^n]\n\n[^n]: ${flat(text)}`,
  "the name of a footnote": (text) => `x[^${flat(text)}]\n\n[^${flat(text)}]: note`,
  "the words of a wiki link": (text) => `[[plain|${flat(text)}]]`,
  "a wiki link": (text) => `[[${flat(text)}]]`,
  "the place in a source": (text) => `[@plain-source, ${flat(text)}]`,
  "before a citation": (text) => `[${flat(text)} @plain-source]`,
  "the title of a note": (text) => `> [!tip] ${flat(text)}\n> x`,
  "a note of Docusaurus": (text) => `:::note[${flat(text)}]\n${text}\n:::`,
  "a note of MkDocs": (text) => `!!! note ${JSON.stringify(flat(text))}\n    ${flat(text)}`,
  "tabs of MkDocs": (text) => `=== ${JSON.stringify(flat(text))}\n    x`,
  "tabs of Docusaurus": (text) => `<Tabs>\n<TabItem value="a" label=${JSON.stringify(flat(text))}>\n\nx\n\n</TabItem>\n</Tabs>`,
  "a shortcode of Hugo": (text) => `{{< notice ${JSON.stringify(flat(text))} >}}\nx\n{{< /notice >}}`,
  "a fold of Hugo": (text) => `{{< details title=${JSON.stringify(flat(text))} >}}\nx\n{{< /details >}}`,
  "a list of attributes": (text) => `[words]{${flat(text)}}`,
  "attributes of a heading": (text) => `### Heading {${flat(text)}}`,
  "a definition": (text) => `${flat(text)}\n: ${flat(text)}`,
  "a picture of Obsidian": (text) => `![[plain.svg|${flat(text)}]]`,
  "a comment": (text) => `<!-- ${text} -->`,
  "an attribute in HTML": (text) => `<b title=${JSON.stringify(flat(text))}>x</b>`,
  "the address of HTML": (text) => `<a href=${JSON.stringify(flat(text))}>x</a>`,
  "an id in HTML": (text) => `<b id='${flat(text)}' class='${flat(text)}'>x</b>`,
  "an emoji": (text) => `:${flat(text)}:`,
  "the title of a chart": (text) => chart(`title: ${quoted(text)}`),
  "words below a chart": (text) => chart(`title: x\ndescription: ${quoted(text)}\nnote: ${quoted(text)}\nsource: ${quoted(text)}`),
  "the unit of a chart": (text) => chart(`title: x\nunit: ${quoted(text)}`),
};

/** @param {string} more */
const chart = (more) => `\`\`\`chart\ndata: plain.csv\nx: year\ny: [count]\n${more}\n\`\`\``;

/** @param {Bank} bank */
function writePlain(bank) {
  bank.file("content/guide/plain.md").line("---\ntitle: Plain\n---\nNothing.");
  for (const folder of ["guide", "evidence"]) {
    bank.file(`content/${folder}/plain.svg`).line("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>");
    bank.file(`content/${folder}/plain.csv`).line("year,count\n2004,1\n2005,2");
  }
  bank.file("content/citations/plain-source.md").line("---\ntitle: Plain source\ntype: report\nissued: 2004\nauthor: [{literal: Office}]\n---");
}

const SETTINGS = "base_url: https://example.org/\ndiagnostics: {orphan: ignore, unknown-option: ignore, too-long: ignore}";

/** Texts of all sorts, a page for each in turn. @param {Vectors} vectors @param {number} pages */
export function bodies(vectors, pages) {
  const bank = new Bank("clean", vectors);
  bank.file("bank.yaml").line(`title: Clean\n${SETTINGS}\ncards: []\nassistants: true`);
  writePlain(bank);
  const step = PAYLOADS.length / pages;
  for (const page of upTo(pages)) writePage(bank, vectors, page, Math.floor(page * step));
  return bank;
}

/** A page whose head and text are all vectors. @param {Bank} bank @param {Vectors} vectors @param {number} page @param {number} payload of the text that stands alone */
function writePage(bank, vectors, page, payload) {
  const file = bank.file(`content/evidence/page-${page}.md`).line("---").value("title", "title: ", "", `Page ${page}`);
  for (const field of TEXTS) file.value(field, `${field}: `);
  for (const field of LISTS) file.value(field, `${field}: [`, "]");
  file.line("topics: [term-0]\nchanges:\n  - date: 2026-01-02\n    kind: correction");
  for (const field of ["what", "why", "by"]) file.value(`changes: ${field}`, `    ${field}: `);
  file.line("findings:").value("statement", "  - statement: ");
  for (const field of OF_A_FINDING) file.value(`finding: ${field}`, `    ${field}: `);
  file.line("    ratings:").value("why a level", "      ground: {code: '1', because: ", "}");
  file.line("    sources:\n      - id: plain-source").value("locator", "        locator: ");
  file.line("not_known:").value("gap", "  - statement: ");
  file.value("in_practice", "in_practice: ");
  file.value("alias", "aliases: [", "]", `/old-${page}/`);
  file.line("---");
  file.pieces.push({ vector: vectors.next("a text", payload), write: (text) => text, plain: "Text." });
  const around = bank.file(`content/guide/around-${page}.md`).line(`---\ntitle: Around ${page}\n---`);
  // What one leaves open would take in all behind it: so their order is another one on each page.
  const names = Object.keys(AROUND);
  const turned = [...names.slice(page % names.length), ...names.slice(0, page % names.length)];
  for (const name of turned) around.line("").put(name, AROUND[name], "Text.").line("");
  around.line(`See [[page-${page}]] and [@source-${page}].`);
  writeSource(bank, page);
  bank.file(`content/glossary/word-${page}.md`).line("---").value("a word", "title: ", "", `Word ${page}`).value("its meaning", "summary: ")
    .value("another form", "forms: [", "]", `form ${page}`).value("letters", "acronym: ", "", `W${page}`).line("---");
}

/** @param {Bank} bank @param {number} page */
function writeSource(bank, page) {
  const file = bank.file(`content/citations/source-${page}.md`).line("---").value("source: title", "title: ", "", `Source ${page}`);
  file.line(`type: ${TYPES[page % TYPES.length]}\nissued: 2004\nauthor:`).value("source: family", "  - family: ").value("source: given", "    given: ");
  file.line("editor:").value("source: literal", "  - literal: ");
  for (const field of OF_A_SOURCE) file.value(`source: ${field}`, `${field}: `, "", field === "URL" ? "https://example.org/" : PLAIN_OF[field] ?? "Plain");
  file.line("---").put("the text of a source", flat, "Text.");
}

/** @type {Record<string, string>} */
const PLAIN_OF = { language: "en", DOI: "10.1000/1", ISBN: "978-0-00-000000-2", ISSN: "0000-0000" };

/** Words of vocabularies, levels and tables. @param {Bank} bank @param {number} count */
export function writeLists(bank, count) {
  const terms = bank.file("content/vocabularies/topics.yaml").value("vocabulary: label", "label: ").value("vocabulary: description", "description: ");
  terms.line("terms:");
  for (const at of upTo(count)) terms.line(`  - id: term-${at}`).value("term: label", "    label: ").value("term: definition", "    definition: ");
  const scale = bank.file("content/scales/ground.yaml").value("scale: label", "label: ").value("scale: description", "description: ");
  scale.line("applies_to: [finding, evidence]\ndirection: none\nlevels:");
  for (const at of upTo(Math.min(count, 90))) scale.line(`  - code: "${at + 1}"`).value("level: label", "    label: ").value("level: plain", "    plain: ").value("level: not", "    not: ");
  for (const from of upTo(Math.ceil(count / 80))) {
    bank.file(`content/datasets/table-${from}.md`).line(`---\ntitle: Table ${from}\nfile: table-${from}.csv\ncompare: region\ncolumns:\n  - name: count`).value("column: label", "    label: ").value("column: unit", "    unit: ").line("---");
    const table = bank.file(`content/datasets/table-${from}.csv`).put("a column", (text) => `region,count,${cell(flat(text))}`, "region,count,words");
    for (const at of upTo(Math.min(80, count))) table.put("a row", (text) => `${cell(flat(text))},${at},x`, `Row ${at},${at},x`);
    for (const at of upTo(Math.min(10, count))) table.put("a value", (text) => `Last ${at},${at},${cell(flat(text))}`);
  }
}

/** @param {string} text */
const cell = (text) => `"${text.replaceAll('"', '""')}"`;

/** A whole bank around what only a bank says once: its settings, a kind, names of files. @param {Vectors} vectors @param {number} number */
export function whole(vectors, number) {
  const bank = new Bank(`settings ${number}`, vectors);
  const file = bank.file("bank.yaml").value("bank: title", "title: ").line(SETTINGS);
  for (const field of ["description", "licence", "owner"]) file.value(`bank: ${field}`, `${field}: `);
  file.value("bank: contact", "contact: ", "", "mailto:a@example.org").value("bank: edit_url", "edit_url: ", "", "https://example.org/edit/");
  file.line("foot:").value("bank: foot", "  - ").line("  - to: https://example.org/").value("bank: foot, label", "    label: ");
  file.value("bank: foot, to", "  - {label: x, to: ", "}", "/topics/");
  file.line("navigation:\n  - evidence\n  - to: /topics/").value("bank: menu, label", "    label: ").value("bank: menu, to", "  - {label: x, to: ", "}", "/topics/");
  file.value("bank: roles_title", "home:\n  roles: topics\n  roles_title: ").value("bank: question", "  questions: [", "]");
  file.value("bank: example of a search", "search: {examples: [", "]}");
  file.value("bank: short name", "short_names: {Office: ", "}").value("bank: variable", "variables: {version: ", "}");
  file.line("maps:\n  - id: known\n    rows: topics\n    columns: ground").value("map: title", "    title: ").value("map: description", "    description: ");
  file.line("accessibility:\n  meets: partly\n  prepared: 2026-02-03\n  reviewed: 2026-11-02\n  email: a@example.org\n  reply_days: 5\n  nation: gb").value("statement: organisation", "  organisation: ").value("statement: method", "  method: ", "", "A clerk tried every kind of page with a keyboard and two screen readers.").line("  failing:\n    - criteria: 1.1.1 Non-text Content").value("statement: failing", "      what: ");
  writePlain(bank);
  writeLists(bank, 3);
  const kind = bank.file("content/kinds/course.yaml");
  for (const field of ["label", "plural", "description"]) kind.value(`kind: ${field}`, `${field}: `);
  kind.value("kind: icon", "icon: ", "", "topic").value("kind: colour", "colour: ", "", "teal");
  kind.line("compare: [provider]\nfields:\n  provider:\n    type: text\n    place: glance\n    facet: true").value("field: label", "    label: ").value("field: help", "    help: ");
  kind.line("  sort:\n    type: text\n    place: body\n    options:\n      - code: a").value("option: label", "        label: ").value("option: plain", "        plain: ");
  kind.line("  partner:\n    type: entries\n    place: aside").value("field: inverse", "    inverse: ");
  kind.line("  cost: {type: money, place: glance}\n  ran: {type: period, place: glance}\n  web: {type: url, place: aside}\n  text: {type: markdown, place: body}");
  for (const at of [0, 1]) {
    const course = bank.file(`content/course/course-${at}.md`).line(`---\nkind: course\ntitle: Course ${at}\nsort: a\npartner: page-0`).value("own field: text", "provider: ").value("own field: money", "cost: ", "", "£1");
    course.value("own field: period", "ran: ", "", "2004").value("own field: address", "web: ", "", "https://example.org/").value("own field: Markdown", "text: ").value("id", "id: ", "", `named-${number}-${at}`).line("---\nText of {{ version }}.");
  }
  writePage(bank, vectors, 0, number % PAYLOADS.length);
  bank.file("content/evidence/page-0.cy.md").line("---\nlang: cy\ntranslation_of: {id: page-0, of: 2026-01-02}").value("translation: title", "title: ").value("translation: summary", "summary: ").line("---").put("translation", (text) => text, "Text.");
  file.line("languages: [cy]");
  bank.file("search-index/synonyms.yaml").value("synonym", "- [plain, ", "]", "simple");
  nameFile(bank, vectors);
  return bank;
}

/** A file whose own name is a vector. @param {Bank} bank @param {Vectors} vectors */
function nameFile(bank, vectors) {
  const vector = vectors.next("the name of a file");
  const name = flat(vector.text).replace(/[/\u0000]/g, "-").slice(0, 60);
  const file = bank.file(`content/guide/${name}.md`).line("---\ntitle: Named\n---\nText.");
  file.pieces.push({ vector, write: () => "Named.", plain: "Named." });
}

/** Only texts, with HTML read in another way. @param {Vectors} vectors @param {"escape" | "trust"} rawHtml @param {number} pages */
export function otherwise(vectors, rawHtml, pages) {
  const bank = new Bank(rawHtml, vectors);
  bank.file("bank.yaml").line(`title: Otherwise\nraw_html: ${rawHtml}\n${SETTINGS}`);
  writePlain(bank);
  const step = PAYLOADS.length / pages;
  for (const page of upTo(pages)) {
    const file = bank.file(`content/guide/page-${page}.md`).line(`---\ntitle: Page ${page}\n---`);
    file.pieces.push({ vector: vectors.next(`a text, ${rawHtml}`, Math.floor(page * step)), write: (text) => text, plain: "Text." });
  }
  return bank;
}

/** Pictures that are published as they are, each opened as a page. @param {Vectors} vectors @param {number} count */
export function pictures(vectors, count) {
  const bank = new Bank("pictures", vectors);
  bank.file("bank.yaml").line(`title: Pictures\n${SETTINGS}`);
  const step = PAYLOADS.length / count;
  for (const at of upTo(count)) {
    const page = new File(vectors);
    page.line(`---\ntitle: Picture ${at}\n---`);
    const vector = vectors.next("a picture", Math.floor(at * step));
    page.pieces.push({ vector, write: () => `[x](p${at}.svg)\n\n![x](p${at}.svg)`, plain: "Text." });
    bank.files.set(`content/guide/picture-${at}.md`, page);
    const picture = bank.file(`content/guide/p${at}.svg`);
    picture.pieces.push({ vector, write: (text) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${text}<text y="9">${vector.number}</text></svg>`, plain: "<svg xmlns='http://www.w3.org/2000/svg'/>" });
  }
  return bank;
}
