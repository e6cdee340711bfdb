// Puts what others may write to do harm into every place of a bank, builds sites of it, opens their pages in Chromium
// with their policy and without, and prints what acted: nothing may run, and nothing may leave.
// `node tests/hostile/run.mjs`, or `--short` for a part of it.

import { setDefaultResultOrder } from "node:dns";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Vectors } from "./bank.mjs";
import { bodies, otherwise, pictures, whole, writeLists } from "./channels.mjs";
import { foreign, sites } from "./hosts.mjs";
import { Found, Looker, files, malformed } from "./look.mjs";
import { PAYLOADS } from "./payloads.mjs";

setDefaultResultOrder("ipv4first");

/** How much each form of a run does. */
const SIZES = {
  short: { pages: 7, wholes: 1, others: 18, asked: 12, compared: 2, hovered: 2 },
  whole: { pages: PAYLOADS.length, wholes: 12, others: PAYLOADS.length, asked: 300, compared: 60, hovered: 60 },
};

/** The banks of a run, built. @param {Vectors} vectors @param {typeof SIZES.short} size */
function banks(vectors, size) {
  const clean = bodies(vectors, size.pages);
  writeLists(clean, size.pages);
  const wholes = Array.from({ length: size.wholes }, (_, number) => whole(vectors, number));
  const all = [clean, ...wholes, otherwise(vectors, "escape", size.others), otherwise(vectors, "trust", size.others), pictures(vectors, size.others)];
  for (const bank of all) bank.build();
  return all;
}

/** Looks at all that was built. @param {import("./bank.mjs").Bank[]} built @param {Vectors} vectors @param {Looker} looker @param {typeof SIZES.short} size */
async function look(built, vectors, looker, size) {
  const { found } = looker;
  for (const bank of built) {
    const name = bank.name.replace(" ", "-");
    const numbers = /88\d{4}/;
    const textOf = (/** @type {string} */ path) => readFileSync(join(bank.out, path), "utf8");
    const all = files(bank.out, /\.html$/).filter((path) => numbers.test(textOf(path)));
    const leading = all.filter((path) => /http-equiv="refresh"/i.test(textOf(path)));
    const pages = all.filter((path) => !leading.includes(path));
    // A bank that trusts its HTML rests on the policy alone, and only for scripts: see the guide.
    if (bank.name === "trust") await looker.open(name, pages, { audits: false, forms: ["held"], trusts: true });
    else {
      await looker.open(name, pages);
      await looker.open(name, leading, { leadOn: true });
    }
    // Pictures have no policy of their own when they are opened as pages.
    const drawn = files(bank.out, /\.svg$/).filter((path) => numbers.test(textOf(path)));
    await looker.open(name, drawn, { forms: ["free"] });
    for (const path of await malformed(bank.out, looker)) found.note("not well formed", `${name}/${path}`);
  }
  const held = vectors.all.filter((vector) => !vector.isRefused);
  const some = held.filter((_, at) => at % Math.ceil(held.length / size.asked) === 0);
  await looker.ask("clean", some.flatMap(({ number, text }) => [String(number), text.slice(0, 300)]));
  await looker.ask("settings-0", ["plain", "version", "880"]);
  await looker.askDialog("clean", some.slice(0, 6).map(({ number }) => String(number)));
  await looker.follow("clean", some.slice(0, 8).flatMap(({ text }) => [`q=${encodeURIComponent(text)}&kind=${encodeURIComponent(text)}&sort=${encodeURIComponent(text)}#${encodeURIComponent(text)}`]));
  const evidence = files(built[0].out, /^evidence\/page-\d+\/index\.html$/).map((path) => path.replace("index.html", ""));
  await looker.compare("clean", Array.from({ length: Math.min(size.compared, evidence.length >> 1) }, (_, at) => `${evidence[2 * at]}+${evidence[2 * at + 1]}`));
  const around = files(built[0].out, /^guide\/around-\d+\/index\.html$/);
  return looker.hover("clean", around.slice(0, size.hovered));
}

/** A run of all: what was done, and what acted. @param {"short" | "whole"} form */
export async function attack(form) {
  const size = SIZES[form];
  const away = await foreign();
  const vectors = new Vectors(away.url);
  const all = banks(vectors, size);
  const served = await sites(new Map(all.map((bank) => [bank.name.replace(" ", "-"), bank.out])));
  const found = new Found();
  const looker = await new Looker(served.url, found).start();
  try {
    const hovered = await look(all, vectors, looker, size);
    for (const path of new Set(away.asked)) found.note(`the other host was asked for ${path}`, "");
    if (away.connections()) found.note("the other host was called", "");
    return { control: await control(all, looker), vectors: vectors.all, found, hovered, tell: (/** @type {string} */ what) => blamed(what, vectors) };
  } finally {
    await looker.end();
    served.end();
    away.end();
    if (!process.env.KEEP) for (const bank of all) bank.clear();
    else console.log(all.map((bank) => bank.root).join("\n"));
  }
}

/** How many things act where HTML is trusted and no policy stands in the way: with none, nothing would be shown by a run. @param {import("./bank.mjs").Bank[]} all @param {Looker} looker */
async function control(all, looker) {
  const trusting = all.find((bank) => bank.name === "trust");
  if (!trusting) return 0;
  looker.found = new Found();
  await looker.open("trust", files(trusting.out, /^guide\/page-\d+\/index\.html$/).slice(0, 18), { audits: false, forms: ["free"], trusts: true });
  return looker.found.all.size;
}

/** Which vector something is of, where its number stands in it. @param {string} what @param {Vectors} vectors */
function blamed(what, vectors) {
  const number = Number(/88\d{4}/.exec(what)?.[0]);
  const vector = vectors.all.find((one) => one.number === number);
  return vector ? `${what}\n    (${vector.channel}: ${vector.text})` : what;
}

/** How many there are of each. @template T @param {T[]} list @param {(one: T) => string} of */
const counted = (list, of) => [...new Set(list.map(of))].map((name) => `${name} ${list.filter((one) => of(one) === name).length}`).join(", ");

/** The figures of a run, a line each. @param {Awaited<ReturnType<typeof attack>>} run */
export function figures({ vectors, found, hovered, control: acting }) {
  const refused = vectors.filter((vector) => vector.isRefused);
  const distinct = new Set(vectors.map(({ channel, payload }) => `${channel}\n${payload.text}`));
  return [
    `${distinct.size} vectors: ${PAYLOADS.length} payloads in ${new Set(vectors.map(({ channel }) => channel)).size} places (${counted(vectors, ({ payload }) => payload.kind)})`,
    `${refused.length} of them refused by check, ${vectors.length - refused.length} built`,
    `${found.pages} pages opened, ${found.asked} questions asked, ${hovered} previews shown`,
    `${found.all.size} things that act; where HTML is trusted, and without a policy, ${acting}`,
  ];
}

if (process.argv[1] === import.meta.filename) {
  const run = await attack(process.argv.includes("--short") ? "short" : "whole");
  console.log(figures(run).join("\n"));
  for (const [what, places] of run.found.all) console.log(`- ${run.tell(what)}\n    ${places.size} × ${[...places][0]}`);
  if (run.found.all.size) process.exitCode = 1;
}
