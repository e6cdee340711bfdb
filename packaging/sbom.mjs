// Prints what a release is made of as a CycloneDX 1.6 document: every crate with its licence, its place and the checksum
// of its source, which uses which, and what else is in the program. The same source, the same bytes.
//
//   node packaging/sbom.mjs TARGET [NAME=VERSION …]   with the compiler and the libraries of the system, as they were

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";

import { compare, repository, shipped } from "./crates.mjs";

/** @typedef {import("./crates.mjs").Crate} Crate */

/** What a release holds that no crate brings by itself, by the licences that NOTICE gives. */
const PARTS = [
  { type: "data", name: "CSL styles and locales", licence: "CC-BY-SA-3.0", home: "https://citationstyles.org" },
  { type: "data", name: "Literata", licence: "OFL-1.1", home: "https://github.com/googlefonts/literata" },
  { type: "data", name: "Open Sans", licence: "OFL-1.1", home: "https://github.com/googlefonts/opensans" },
  { type: "data", name: "Snowball stop words and stemmers", licence: "BSD-3-Clause", home: "https://snowballstem.org/" },
];

/** What comes with the compiler and the system. @type {Record<string, {type: string, licence: string, home: string}>} */
const SYSTEM = {
  glibc: { type: "library", licence: "LGPL-2.1-or-later", home: "https://www.gnu.org/software/libc/" },
  "rust-std": { type: "library", licence: "MIT OR Apache-2.0", home: "https://www.rust-lang.org/" },
};

/** @param {string[]} args */
const git = (...args) => execFileSync("git", args, { cwd: repository, encoding: "utf8" }).trim();

/** @param {string} licence */
const licences = (licence) => [{ expression: licence }];

/** @param {Crate} crate */
const purl = ({ name, version }) => `pkg:cargo/${name}@${version}`;

/** @param {string} home @param {string} source */
function places(home, source) {
  const found = [home && { type: "website", url: home }, source && { type: "vcs", url: source }].filter(Boolean);
  return found.length ? { externalReferences: found } : {};
}

/** @param {Crate} crate */
const component = (crate) => ({
  type: "library",
  "bom-ref": purl(crate),
  ...(crate.authors.length && { authors: crate.authors.map((name) => ({ name })) }),
  name: crate.name,
  version: crate.version,
  scope: "required",
  ...(crate.checksum && { hashes: [{ alg: "SHA-256", content: crate.checksum }] }),
  licenses: licences(crate.licence),
  purl: purl(crate),
  ...places(crate.home, crate.repository),
});

/** @param {{type: string, name: string, version?: string, licence: string, home: string}} part */
const other = ({ type, name, version, licence, home }) => ({
  type,
  "bom-ref": version ? `${name}@${version}` : name,
  name,
  ...(version && { version }),
  licenses: licences(licence),
  ...places(home, ""),
});

/** A number for the document that follows from what it says. @param {string} text */
function serial(text) {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16], 16) % 4];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @param {string} target @param {string[]} system */
function document(target, system) {
  const { program, crates } = shipped([target]);
  const all = [program, ...crates];
  const refs = new Map(all.map((crate) => [crate.id, purl(crate)]));
  const brought = system.map((given) => {
    const [name, version] = given.split("=");
    if (!SYSTEM[name] || !version) throw new Error(`${given}: one of ${Object.keys(SYSTEM).join(", ")}, with =VERSION behind it`);
    return { name, version, ...SYSTEM[name] };
  });
  const others = [...brought, ...PARTS].map(other);
  const refsOfOthers = others.map((part) => part["bom-ref"]);
  const said = {
    metadata: {
      timestamp: new Date(Number(git("log", "-1", "--format=%ct")) * 1000).toISOString(),
      component: {
        type: "application",
        "bom-ref": purl(program),
        name: program.name,
        version: program.version,
        licenses: licences(program.licence),
        purl: purl(program),
        properties: [
          { name: "sourcebook:commit", value: git("rev-parse", "HEAD") },
          { name: "sourcebook:target", value: target },
        ],
      },
    },
    components: [...crates.map(component), ...others],
    dependencies: all.map((crate) => ({
      ref: purl(crate),
      dependsOn: [...crate.uses.map((id) => refs.get(id) ?? ""), ...(crate === program ? refsOfOthers : [])].sort(compare),
    })),
  };
  return { $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: serial(JSON.stringify(said)), version: 1, ...said };
}

const [target, ...system] = process.argv.slice(2);
if (!target) throw new Error("for which target?");
process.stdout.write(`${JSON.stringify(document(target, system), null, 2)}\n`);
