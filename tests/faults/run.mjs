// What becomes of a site where the machine fails. Prints figures, and ends with 1 where something was torn, lost or unsaid.
//
//   node tests/faults/run.mjs                    as the page of promises has it: 1,000 kills, 200 disks
//   node tests/faults/run.mjs --short            some of each, for every day
//   node tests/faults/run.mjs --seed 7 kills     one sort, by another seed
//
// `SOURCEBOOK=target/release/sourcebook` tries another program.

import { parseArgs } from "node:util";

import { banks } from "./banks.mjs";
import { canMount, full, readOnly } from "./disks.mjs";
import { kills, twice } from "./kills.mjs";
import { beside, clocks, forbidden, vanishing } from "./rest.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { short: { type: "boolean" }, seed: { type: "string", default: "1" } } });
const seed = Number(values.seed);
const count = (/** @type {number} */ long, /** @type {number} */ short) => ({ count: values.short ? short : long, seed });

/** @type {Record<string, (bank: any) => Promise<{figures: string, faults: string[]}>>} */
const SORTS = {
  kills: (bank) => kills(bank, count(1000, 6)),
  twice: (bank) => twice(bank, count(50, 1)),
  full: (bank) => full(bank, count(200, 3)),
  readOnly,
  vanishing: (bank) => vanishing(bank, count(100, 2)),
  forbidden,
  clocks: (bank) => clocks(bank, values.short ? 2 : 5),
  beside,
};
const NEED_MOUNT = ["full", "readOnly"];

const wanted = positionals.length ? positionals : Object.keys(SORTS);
const bank = await banks();
const mounts = canMount();
let isWell = true;
for (const name of wanted) {
  if (NEED_MOUNT.includes(name) && !mounts) {
    console.log(`${name}: not tried, as this needs leave to mount`);
    continue;
  }
  const start = performance.now();
  const { figures, faults } = await SORTS[name](bank);
  console.log(`${name}: ${figures} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  for (const fault of faults.slice(0, 20)) console.log(`  FAULT ${fault}`);
  isWell &&= faults.length === 0;
}
process.exitCode = isWell ? 0 : 1;
