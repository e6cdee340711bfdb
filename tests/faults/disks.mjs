// Disks that are full, that cannot be written, and that are of another system. Needs leave to mount.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { build, copy, files, isSame, left, random, scratch } from "./banks.mjs";

/** A file system in memory, of so many KiB. */
class Disk {
  constructor() {
    this.at = join(scratch, "disk");
    mkdirSync(this.at, { recursive: true });
  }

  /** @param {string} options */
  mount(options) {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", this.at], { stdio: "pipe" });
  }

  /** @param {string} options */
  again(options) {
    execFileSync("mount", ["-o", `remount,${options}`, this.at], { stdio: "pipe" });
  }

  drop() {
    spawnSync("umount", ["-l", this.at]);
  }
}

/** Whether this machine lets us mount. */
export function canMount() {
  const disk = new Disk();
  try {
    disk.mount("size=64k");
    disk.drop();
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
const size = (folder) => Number(execFileSync("du", ["-sk", folder], { encoding: "utf8" }).split("\t")[0]);

/** Builds onto a disk that is full sooner or later. @param {any} bank @param {{count: number, seed: number}} options */
export async function full(bank, { count, seed }) {
  const chance = random(seed);
  const faults = [];
  const [least, room] = [size(bank.before), size(bank.after)];
  const found = { failed: 0, built: 0, old: 0, new: 0, both: 0 };
  const disk = new Disk();
  for (let number = 0; number < count; number++) {
    // From no room at all beside the old site, to as much as two sites need.
    const free = Math.ceil(chance() * room * 1.6);
    disk.mount(`size=${least * 2}k`);
    try {
      const out = copy(bank.before, join(disk.at, "out"));
      disk.again(`size=${size(out) + 8 + free}k`);
      const { code, said } = await build(bank.now, out).done;
      const state = left(out, bank.is.before, bank.is.after);
      if (state.startsWith("torn")) faults.push(`${free} KiB free: ${state}`);
      else found[/** @type {"old"} */ (state)]++;
      found[code === 0 ? "built" : "failed"]++;
      if (code !== 0 && (code !== 3 || !said.includes(out))) faults.push(`${free} KiB free: ended with ${code} and does not name the folder: ${said}`);
      if (code === 0 && state !== "new") faults.push(`${free} KiB free: it says that it is built, and is ${state}`);
      disk.again(`size=${least * 8}k`);
      const next = await build(bank.now, out).done;
      if (next.code !== 0 || !isSame(files(out), bank.is.after)) faults.push(`${free} KiB free: the next build did not mend it: ${next.said}`);
    } finally {
      disk.drop();
    }
  }
  const told = Object.entries(found).map(([state, times]) => `${state} ${times}`);
  return { figures: `${count} disks with 0 to ${Math.ceil(room * 1.6)} KiB of room (seed ${seed}): ${told.join(", ")}`, faults };
}

/** A disk that cannot be written, with a site on it. @param {any} bank */
export async function readOnly(bank) {
  const faults = [];
  const disk = new Disk();
  disk.mount(`size=${size(bank.before) * 4}k`);
  try {
    const out = copy(bank.before, join(disk.at, "out"));
    disk.again("ro");
    const { code, said } = await build(bank.now, out).done;
    if (code !== 3 || !said.includes(out)) faults.push(`ended with ${code}: ${said}`);
    if (!isSame(files(out), bank.is.before)) faults.push("the old site is another");
    disk.again("rw");
    await build(bank.now, out).done;
    if (!isSame(files(out), bank.is.after)) faults.push("the next build did not mend it");
    rmSync(out, { recursive: true });
  } finally {
    disk.drop();
  }
  return { figures: "a disk that cannot be written: refused by its path, the old site as it was; with leave the new one", faults };
}
