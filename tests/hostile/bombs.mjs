// Small banks that would cost a great deal, each given to `sourcebook check` with a bound on its time and its memory.
// `node tests/hostile/bombs.mjs` prints a table of what each took, or `--short` does so for some; what is over a bound fails.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { program } from "../browser/native.mjs";

/** The most that a bank may take: seconds of the processor, and megabytes at the peak. */
const MOST = { seconds: 5, megabytes: 1024 };
/** After how many seconds of the clock a bank is given up, on a machine that does other things as well. */
const GIVEN_UP = 60;

/** @param {number} count @param {(at: number) => string} make @param {string} [between] */
const times = (count, make, between = "") => Array.from({ length: count }, (_, at) => make(at)).join(between);

/** Files by their paths. @typedef {Record<string, string>} Files */

const BANK = "title: T\nbase_url: https://example.org/\ndiagnostics: {orphan: ignore}\n";
/** @param {string} text @returns {Files} */
const page = (text) => ({ "content/guide/page.md": `---\ntitle: Page\n---\n${text}\n` });
/** @param {string} line @returns {Files} */
const head = (line) => ({ "content/guide/page.md": `---\ntitle: Page\n${line}\n---\nText.\n` });
/** @param {string} inside @returns {Files} */
const style = (inside) => ({
  ...page("[@one]"),
  "bank.yaml": `${BANK}citation_style: s.csl\n`,
  "s.csl": `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>http://a.test/x</id><updated>2020-01-01T00:00:00+00:00</updated></info>${inside}<citation><layout><text macro="m0"/></layout></citation><bibliography><layout><text macro="m0"/></layout></bibliography></style>`,
  "content/citations/one.md": "---\ntitle: One\ntype: report\n---\n",
});
/** @param {string} text @returns {Files} */
const template = (text) => ({ ...page("Text."), "bank.yaml": `${BANK}theme: x\n`, "themes/x/templates/guide.html": text });
/** @param {string} picture @returns {Files} */
const svg = (picture) => ({ ...page("![x](p.svg)"), "content/guide/p.svg": picture });
/** @param {string} terms @returns {Files} */
const vocabulary = (terms) => ({ ...page("Text."), "content/vocabularies/v.yaml": `label: V\nterms:\n${terms}\n` });
/** @param {string} text @returns {Files} */
const table = (text) => ({ "content/datasets/d.md": "---\ntitle: D\nfile: d.csv\n---\n", "content/datasets/d.csv": text });

const SVG = '<svg xmlns="http://www.w3.org/2000/svg">';
const ALIASES = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${times(30, (at) => `a${at + 1}: &a${at + 1} [${times(9, () => `*a${at}`, ", ")}]`, "\n")}`;

/** What each bank is of. @type {Record<string, () => Files>} */
const BOMBS = {
  "YAML: aliases of aliases, in a head": () => head(ALIASES),
  "YAML: aliases of aliases, in bank.yaml": () => ({ ...page("x"), "bank.yaml": `${BANK}${ALIASES}\n` }),
  "YAML: aliases of aliases, in a vocabulary": () => ({ ...page("x"), "content/vocabularies/v.yaml": ALIASES }),
  "YAML: 30,000 lists in one another": () => head(`keywords: ${"[".repeat(30_000)}${"]".repeat(30_000)}`),
  "YAML: 30,000 groups in one another": () => head(`keywords: ${"{a: ".repeat(15_000)}`),
  "YAML: 2,000 blocks in one another, in bank.yaml": () => ({ ...page("x"), "bank.yaml": `${BANK}x:\n${times(2_000, (at) => `${" ".repeat(at + 1)}a:`, "\n")}\n` }),
  "YAML: a group that holds itself": () => head("a: &a {b: *a}"),
  "YAML: 5,000 merges": () => head(`a: &a {x: 1}\n${times(5_000, (at) => `b${at}: {<<: *a}`, "\n")}`),
  "a head of 5,000 unknown fields": () => head(times(4_000, (at) => `field${at}: x`, "\n")),
  "a head without an end": () => ({ "content/guide/page.md": `---\n${"a: b\n".repeat(200_000)}` }),
  "TOML: 20,000 tables in one another": () => ({ "content/guide/page.md": `+++\n[${times(10_000, () => "a", ".")}]\n+++\nx\n` }),
  "JSON: 30,000 lists in one another": () => ({ "content/guide/page.md": `{"a": ${"[".repeat(30_000)}\nx\n` }),
  "emphasis: 100,000 stars": () => page("*".repeat(100_000)),
  "emphasis: 50,000 that open": () => page("*a ".repeat(50_000)),
  "emphasis: 50,000 pairs across one another": () => page("*a _b ".repeat(25_000) + "c* d_ ".repeat(25_000)),
  "emphasis: stars and words": () => page(`${"a**b".repeat(50_000)}c*`),
  "brackets: 100,000 that open": () => page("[".repeat(100_000)),
  "brackets: 50,000 links that never close": () => page("[a](".repeat(50_000)),
  "brackets: 50,000 links with a space that never close": () => page("[a] (".repeat(50_000)),
  "brackets: 50,000 links the other way round": () => page("(a)[".repeat(50_000)),
  "brackets: 50,000 pictures in one another": () => page(`${"![".repeat(25_000)}x${"](y)".repeat(25_000)}`),
  "brackets: 50,000 names of links": () => page(times(50_000, (at) => `[a${at}]: x`, "\n")),
  "brackets: 50,000 uses of one name": () => page(`[a]: ${"x".repeat(10_000)}\n\n${"[a] ".repeat(50_000)}`),
  "wiki links: 100,000 that open": () => page("[[".repeat(100_000)),
  "wiki links: 3,000 that lead nowhere": () => page(times(3_000, (at) => `[[no-such-${at}]]`, " ")),
  "quotations: 10,000 in one another": () => page(`${">".repeat(10_000)} x`),
  "lists: 10,000 in one another, in a line": () => page(`${"- ".repeat(10_000)}x`),
  "lists: 2,000 in one another, in lines": () => page(times(2_000, (at) => `${"  ".repeat(at)}- x`, "\n")),
  "code: 100,000 backticks that differ": () => page(times(1_000, (at) => `${"`".repeat(at + 1)} a`, " ")),
  "code: a fence without an end": () => page(`\`\`\`js\n${"let a = /(/;\n".repeat(100_000)}`),
  "code: 2 MB in a line, to be coloured": () => page(`\`\`\`js\n${"/".repeat(2_000_000)}\n\`\`\``),
  "code: 5,000 blocks to be coloured": () => page("```rust\nfn main() {}\n```\n\n".repeat(5_000)),
  "HTML: 50,000 elements in one another": () => page("<div>".repeat(50_000)),
  "HTML: 200,000 elements in one another": () => page("<div>".repeat(200_000)),
  "HTML: 50,000 style sheets that never end": () => page("<style>x ".repeat(50_000)),
  "HTML: 50,000 scripts that never end, in lines": () => page("<script>\n\n".repeat(50_000)),
  "HTML: 100,000 beginnings": () => page("<a ".repeat(100_000)),
  "HTML: 100,000 comments that never end": () => page("<!-- ".repeat(100_000)),
  "HTML: an element of 50,000 attributes": () => page(`<b ${times(50_000, (at) => `a${at}=x`, " ")}>x</b>`),
  "HTML: 10,000 tables in one another": () => page("<table><tr><td>".repeat(10_000)),
  "HTML: 10,000 formats that cross": () => page("<b><i><p>x".repeat(10_000)),
  "entities: 65,000 of plane 15": () => page(times(65_000, (at) => `&#${0xf0000 + at};`)),
  "footnotes: 50,000": () => page(times(50_000, (at) => `[^${at}]`, " ") + "\n\n" + times(50_000, (at) => `[^${at}]: x`, "\n")),
  "footnotes: each in the one before": () => page(`[^0]\n\n${times(5_000, (at) => `[^${at}]: x[^${at + 1}]`, "\n")}`),
  "footnotes in lines: 50,000 that open": () => page("^[".repeat(50_000)),
  "a table of 2,000 columns and rows": () => page(`${"|a".repeat(2_000)}|\n${"|-".repeat(2_000)}|\n${"|\n".repeat(2_000)}`),
  "a table of 200,000 rows": () => page(`|a|b|\n|-|-|\n${"|1|2|\n".repeat(200_000)}`),
  "a table of lines, 500 high": () => page(`${`+${"---+".repeat(50)}\n|${"   |".repeat(50)}\n`.repeat(500)}`),
  "headings: 20,000 alike": () => page("# a\n\n".repeat(20_000)),
  "a formula of 200,000 groups": () => page(`$${"{".repeat(100_000)}${"}".repeat(100_000)}$`),
  "a formula of fractions in fractions": () => page(`$${"\\frac{".repeat(2_000)}$`),
  "formulas: 20,000": () => page("$x^2$ ".repeat(20_000)),
  "formulas: macros that double": () => page(`$\\def\\a{xx}${times(30, (at) => `\\def\\${String.fromCharCode(98 + (at % 24))}{\\a\\a}`)}\\z$`),
  "definitions: 50,000": () => page("a\n: b\n\n".repeat(50_000)),
  "marks: 100,000 of each": () => page("==~~^~:{".repeat(100_000)),
  "attribute lists: 50,000 that open": () => page("[a]{".repeat(50_000)),
  "shortcodes: 20,000 that open": () => page("{{< notice >}}\n".repeat(20_000)),
  "notes: 20,000 in one another": () => page(`${times(1_000, (at) => `${":".repeat(1_003 - at)}note`, "\n")}\nx`),
  "tabs: 10,000 that open": () => page("<Tabs>\n<TabItem>\n".repeat(10_000)),
  "addresses: 50,000 in a text": () => page("https://example.org/a(b(c ".repeat(50_000)),
  "citations: 50,000 of one source": () => ({ ...page("[@one] ".repeat(50_000)), "content/citations/one.md": "---\ntitle: One\ntype: report\n---\n" }),
  "citations: 10,000 keys in one bracket": () => ({ ...page(`[${times(10_000, () => "@one", "; ")}]`), "content/citations/one.md": "---\ntitle: One\ntype: report\n---\n" }),
  "sources: 1,000 of one author and year": () => ({ ...page(times(1_000, (at) => `[@s${at}]`, " ")), ...Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`content/citations/s${at}.md`, "---\ntitle: One\ntype: report\nissued: 2004\nauthor: [{family: Hale, given: Ada}]\n---\n"])) }),
  "a source of 5,000 authors": () => ({ ...page("[@one]"), "content/citations/one.md": `---\ntitle: One\ntype: report\nauthor: [${times(2_000, () => "{family: Hale}", ", ")}]\n---\n` }),
  "includes: a file that includes itself": () => ({ ...page("{{#include part.md}}"), "content/guide/_part.md": "x", "content/guide/part.md": "---\ntitle: P\n---\n{{#include part.md}}\n{{#include part.md}}\n" }),
  "includes: ten that include ten": () => ({ ...page('--8<-- "_0.md"'), ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`content/guide/_${at}.md`, `--8<-- "_${at + 1}.md"\n`.repeat(10)])), "content/guide/_10.md": "x\n" }),
  "variables that name one another": () => ({ ...page("{{ a0 }}"), "bank.yaml": `${BANK}variables:\n${times(30, (at) => `  a${at}: "${`{{ a${at + 1} }}`.repeat(10)}"`, "\n")}\n` }),
  "CSL: a macro that calls itself": () => style('<macro name="m0"><text macro="m0"/></macro>'),
  "CSL: nine macros of ten calls": () => style(times(9, (at) => `<macro name="m${at}">${`<text macro="m${at + 1}"/>`.repeat(10)}</macro>`) + '<macro name="m9"><text value="x"/></macro>'),
  "CSL: 5,000 groups in one another": () => style(`<macro name="m0">${"<group>".repeat(5_000)}${"</group>".repeat(5_000)}</macro>`),
  "CSL: a tag of 200,000 attributes": () => style(`<macro name="m0"><text ${times(200_000, (at) => `a${at}="x"`, " ")}/></macro>`),
  "CSL: entities of entities": () => ({ ...style(""), "s.csl": `<!DOCTYPE a [<!ENTITY a "x">${times(20, (at) => `<!ENTITY a${at + 1} "${`&a${at || ""};`.repeat(10)}">`)}]><style>&a20;</style>` }),
  "a template that counts without end": () => template("{% for i in range(end=100000) %}{% for j in range(end=100000) %}{% endfor %}{% endfor %}"),
  "a template that doubles a text": () => template('{% set_global s = "xxxxxxxxxx" %}{% for i in range(end=40) %}{% set_global s = s ~ s %}{% endfor %}{{ s }}'),
  "a template that makes a text longer": () => template(`{% set s = "xxxxxxxxxx" %}${'{% set s = s | replace(from="x", to="xxxxxxxxxx") %}'.repeat(12)}{{ s }}`),
  "a template that includes itself": () => template('{% include "guide.html" %}'),
  "a template that extends itself": () => template('{% extends "guide.html" %}'),
  "a template of 20,000 elif": () => template(`{% if false %}${"{% elif false %}".repeat(20_000)}{% endif %}`),
  "a template of 20,000 brackets": () => template(`{{ ${"(".repeat(20_000)}1${")".repeat(20_000)} }}`),
  "a template of 20,000 ifs in one another": () => template(`${"{% if true %}".repeat(4_000)}${"{% endif %}".repeat(4_000)}`),
  "synonyms: a group of 20,000": () => ({ ...page("x"), "search-index/synonyms.yaml": `- [${times(20_000, (at) => `w${at}`, ", ")}]\n` }),
  "synonyms: 20,000 groups in a chain": () => ({ ...page("x"), "search-index/synonyms.yaml": times(20_000, (at) => `- [w${at}, w${at + 1}]`, "\n") }),
  "synonyms: a word in 5,000 groups": () => ({ ...page("x"), "search-index/synonyms.yaml": times(5_000, (at) => `- [w, w${at}]`, "\n") }),
  "a vocabulary of 20,000 terms": () => vocabulary(times(20_000, (at) => `  - {id: t${at}, label: T ${at}}`, "\n")),
  "a vocabulary of 200,000 terms": () => vocabulary(times(200_000, (at) => `  - {id: t${at}, label: T ${at}}`, "\n")),
  "terms: 20,000 in a chain": () => vocabulary(times(20_000, (at) => `  - {id: t${at}, label: T${at ? `, broader: t${at - 1}` : ""}}`, "\n")),
  "terms in a circle": () => vocabulary("  - {id: a, label: A, broader: b}\n  - {id: b, label: B, broader: a}"),
  "a scale of 20,000 levels": () => ({ ...page("x"), "content/scales/s.yaml": `label: S\napplies_to: [finding]\nlevels:\n${times(20_000, (at) => `  - {code: "${at}", label: L}`, "\n")}\n` }),
  "glossary: 3,000 words, each named": () => ({ ...page(times(3_000, (at) => `word${at}`, " ")), ...Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`content/glossary/w${at}.md`, `---\ntitle: word${at}\nsummary: x\n---\n`])) }),
  "a map of 500 by 500": () => ({ ...page("x"), "bank.yaml": `${BANK}maps: [{id: m, title: M, rows: v, columns: w}]\n`, ...Object.fromEntries(["v", "w"].map((name) => [`content/vocabularies/${name}.yaml`, `label: ${name}\nterms:\n${times(500, (at) => `  - {id: ${name}${at}, label: T}`, "\n")}\n`])) }),
  "a kind of 5,000 fields": () => ({ ...page("x"), "content/kinds/k.yaml": `label: K\nfields:\n${times(5_000, (at) => `  f${at}: {type: text}`, "\n")}\n` }),
  "a kind of groups in groups": () => ({ ...page("x"), "content/kinds/k.yaml": `label: K\nfields:\n  a: ${"{type: group, fields: {a: ".repeat(2_000)}` }),
  "kinds that are based on one another": () => ({ ...page("x"), "content/kinds/a.yaml": "label: A\nbase: b\n", "content/kinds/b.yaml": "label: B\nbase: a\n" }),
  "CSV: 100,000 columns": () => table(`${times(100_000, (at) => `c${at}`, ",")}\n1\n`),
  "CSV: wide and short": () => table(`${times(20_000, (at) => `c${at}`, ",")}\n${"1\n".repeat(20_000)}`),
  "CSV: 2 million rows": () => table(`a\n${"1\n".repeat(2_000_000)}`),
  "CSV: a quotation without an end": () => table(`a,b\n"${"x\n".repeat(500_000)}`),
  "SVG: 100,000 groups in one another": () => svg(`${SVG}${"<g>".repeat(100_000)}${"</g>".repeat(100_000)}</svg>`),
  "SVG: 300,000 elements": () => svg(`${SVG}${"<g/>".repeat(300_000)}</svg>`),
  "SVG: entities of entities": () => svg(`<!DOCTYPE svg [<!ENTITY a "x">${times(20, (at) => `<!ENTITY a${at + 1} "${`&a${at || ""};`.repeat(10)}">`)}]>${SVG}<text>&a20;</text></svg>`),
  "SVG: uses of uses": () => svg(`${SVG}<g id="a0"/>${times(30, (at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`)}<use href="#a30"/></svg>`),
  "SVG: a path of 15 MB": () => svg(`${SVG}<path d="${"M0 0".repeat(3_750_000)}"/></svg>`),
  "a PNG that says it is 4 billion wide": () => ({ ...page("![x](p.png)"), "content/guide/p.png": "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\b\u0006\u0000\u0000\u0000" }),
  "a text of 399,000 rows of a table": () => page(`|a|b|\n|-|-|\n${"|1|2|\n".repeat(399_000)}`),
  "a text of 10 MB of lines": () => page("A sentence of the usual length, with a [[page|link]] in it and **weight**.\n\n".repeat(130_000)),
  "a text of 15 MB of short lines": () => page("a\n\n".repeat(5_000_000)),
  "a text of 399,000 short lines": () => page("a\n\n".repeat(199_000)),
  "a text of 15 MB in one line": () => page("a ".repeat(7_500_000)),
  "a text of 15 MB of nought": () => page("\u0000".repeat(15_000_000)),
  "a line of 1 MB of marks": () => page("*_`[]()<>!~^=:{}".repeat(65_000)),
  "10,000 mistakes on a line": () => page("[x](javascript:y) ".repeat(10_000)),
  "an alias of 100,000 letters": () => head(`aliases: [/${"a".repeat(60_000)}/]`),
  "a pattern of stars": () => ({ ...page("x"), "bank.yaml": `${BANK}ignore: ["${"*a".repeat(200)}b", "${"**/".repeat(200)}x"]\n` }),
  "navigation in navigation": () => ({ ...page("x"), "bank.yaml": `${BANK}navigation: ${"[{label: a, items: ".repeat(2_000)}` }),
  "findings: 3,000 on a page": () => ({ "content/evidence/e.md": `---\ntitle: E\nsummary: x\nfindings:\n${times(2_500, (at) => `  - {statement: s${at}}`, "\n")}\n---\n` }),
  "findings taken in a circle": () => Object.fromEntries([0, 1].map((at) => [`content/evidence/e${at}.md`, `---\ntitle: E\nsummary: x\nfindings:\n  - {key: k, from: e${1 - at}#k}\n---\n`])),
};
/** The banks of the short form: the quickest that each take another part of the program. */
const SHORT = /15 MB of short lines|aliases of aliases, in a head|30,000 lists|50,000 that open|brackets: 100,000|quotations|footnotes: each|HTML: 50,000 style|HTML: 200,000|never close|ten that include|nine macros|counts without|group of 20,000|in a circle|map of|wide and short|100,000 groups|a pattern/;

/** What a bank took. @typedef {{name: string, status: number | null, seconds: number, megabytes: number, codes: string[], isOver: boolean}} Taken */

/** Gives one bank to the program. @param {string} name @param {Files} files @returns {Taken} */
function take(name, files) {
  const root = mkdtempSync(join(tmpdir(), "sourcebook-bomb-"));
  try {
    for (const [path, text] of Object.entries({ "bank.yaml": BANK, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, path.endsWith(".png") ? "latin1" : "utf8");
    }
    // The shell prints what the program took behind what it said. Address space is more than what is used of it: twice as much.
    const limits = `ulimit -v ${MOST.megabytes * 2 * 1024}; ulimit -t ${GIVEN_UP};`;
    const command = `${limits} exec /usr/bin/time -f '\n%U %S %M' "$@"`;
    const done = spawnSync("bash", ["-c", command, "bash", program, "check", "--format", "short", "--root", root], { encoding: "utf8", maxBuffer: 1 << 30, timeout: GIVEN_UP * 1000 });
    const [user, system, kilobytes] = (done.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
    const [seconds, megabytes] = [user + system, kilobytes / 1024];
    const codes = [...new Set([...done.stdout.matchAll(/(?:error|warning)\[([a-z-]+)\]/g)].map((found) => found[1]))];
    const isOver = !(seconds <= MOST.seconds && megabytes <= MOST.megabytes) || (done.status !== 0 && done.status !== 1);
    return { name, status: done.status, seconds, megabytes, codes, isOver };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Gives banks to the program, one after the other. @param {"short" | "whole"} form @param {(taken: Taken) => void} [tell] */
export function explode(form, tell = () => {}) {
  const names = Object.keys(BOMBS).filter((name) => form === "whole" || SHORT.test(name));
  return names.map((name) => {
    const taken = take(name, BOMBS[name]());
    tell(taken);
    return taken;
  });
}

/** One bank as a line of a table. @param {Taken} taken */
export const line = ({ name, status, seconds, megabytes, codes, isOver }) =>
  `| ${name} | ${status ?? "ended"} | ${seconds.toFixed(2)} | ${megabytes.toFixed(0)} | ${codes.slice(0, 3).join(", ")} |${isOver ? " OVER" : ""}`;

if (process.argv[1] === import.meta.filename) {
  console.log("| bank | exit | seconds | MB | what is said |\n|---|---|---|---|---|");
  const all = explode(process.argv.includes("--short") ? "short" : "whole", (taken) => console.log(line(taken)));
  const over = all.filter((taken) => taken.isOver);
  console.log(`${all.length} banks, ${over.length} over ${MOST.seconds} s or ${MOST.megabytes} MB; the slowest took ${Math.max(...all.map(({ seconds }) => seconds)).toFixed(2)} s, the largest ${Math.max(...all.map(({ megabytes }) => megabytes)).toFixed(0)} MB`);
  if (over.length) process.exitCode = 1;
}
