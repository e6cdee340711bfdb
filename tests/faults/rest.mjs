// Files that vanish, that may not be read, times that no clock should show, and a build beside a preview.

import { chmodSync, cpSync, readdirSync, renameSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";

import { Preview } from "../browser/preview.mjs";
import { build, copy, files, isSame, left, random, scratch } from "./banks.mjs";

/** @param {string} root */
const pages = (root) => readdirSync(join(root, "content/guide")).map((name) => join(root, "content/guide", name));

/** Takes files away while a bank is read and brings them back; the next build is as if nothing had been. @param {any} bank @param {{count: number, seed: number}} options */
export async function vanishing(bank, { count, seed }) {
  const chance = random(seed);
  const faults = [];
  const found = { built: 0, failed: 0 };
  const root = join(scratch, "vanishing");
  cpSync(bank.now, root, { recursive: true });
  const all = pages(root);
  for (let number = 0; number < count; number++) {
    const out = copy(bank.before, `vanish-${number}`);
    const { done } = build(root, out);
    const page = all[Math.floor(chance() * all.length)];
    const away = `${page}.away`;
    await new Promise((resolve) => setTimeout(resolve, chance() * bank.took));
    renameSync(page, away);
    const { code, said } = await done;
    renameSync(away, page);
    found[code === 0 ? "built" : "failed"]++;
    // An end with 1 says what links lead nowhere now; one with 3 names the file.
    if (code === null || code > 3) faults.push(`number ${number}: ended with ${code}: ${said}`);
    if (code === 3 && !said.includes(root)) faults.push(`number ${number}: names no file: ${said}`);
    if (code !== 0 && left(out, bank.is.before, bank.is.after) !== "old") faults.push(`number ${number}: it failed, and the old site is another`);
    const next = await build(root, out).done;
    if (next.code !== 0 || !isSame(files(out), bank.is.after)) faults.push(`number ${number}: the next build did not mend it: ${next.said}`);
    rmSync(out, { recursive: true });
  }
  return { figures: `${count} files taken away while their bank was read (seed ${seed}): ${found.built} built, ${found.failed} failed`, faults };
}

/** A page that may not be read, and a folder that may not be written, by somebody who is not the owner of the machine. @param {any} bank */
export async function forbidden(bank) {
  const faults = [];
  const as = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
  const root = join(scratch, "forbidden");
  cpSync(bank.now, root, { recursive: true });
  chmodSync(scratch, 0o755);
  const out = copy(bank.before, "forbidden-out");
  const said = await build(root, out, { as }).done;
  const isOwner = as.length === 0;
  if (!isOwner && (said.code !== 3 || !said.said.includes(out))) faults.push(`a folder that may not be written: ended with ${said.code}: ${said.said}`);
  const [page] = pages(root);
  chmodSync(page, 0o000);
  const unread = await build(root, join(scratch, "unread"), { as }).done;
  if (unread.code !== 3 || !unread.said.includes(page)) faults.push(`a page that may not be read: ended with ${unread.code}: ${unread.said}`);
  if (!isOwner && !isSame(files(out), bank.is.before)) faults.push("the old site is another");
  chmodSync(page, 0o644);
  const next = await build(root, out).done;
  if (next.code !== 0 || !isSame(files(out), bank.is.after)) faults.push(`the next build did not mend it: ${next.said}`);
  return { figures: "what may not be read or written: named, the old site as it was", faults };
}

/** Days and times of files before 1980 and behind 2038, for a site and for a copy in a zip. @param {any} bank @param {number} count how many of the days are tried */
export async function clocks(bank, count) {
  const faults = [];
  const days = ["0", "4102444800", "315532799", "2147483648", "7258118400"].slice(0, count);
  for (const day of days) {
    const env = { SOURCE_DATE_EPOCH: day };
    for (const args of [[], ["--offline"]]) {
      const [one, two] = [`clock-${day}-${args.length}`, `clock-${day}-${args.length}-again`].map((name) => join(scratch, name));
      const root = join(scratch, `clock-bank-${day}`);
      cpSync(bank.now, root, { recursive: true });
      for (const page of pages(root)) utimesSync(page, Number(day), Number(day));
      const { code, said } = await build(root, one, { env, args }).done;
      if (code !== 0) faults.push(`the day ${day} ${args}: ${said}`);
      await build(bank.now, two, { env, args }).done;
      if (!isSame(files(one), files(two))) faults.push(`the day ${day} ${args}: the times of files show in the site`);
      for (const path of [one, two, root]) rmSync(path, { recursive: true, force: true });
    }
  }
  return { figures: `days and times of files from 1970 to 2200 (${days.length}), as a site and as a copy in a zip`, faults };
}

/** A build into the folder of a bank that a preview shows. @param {any} bank */
export async function beside(bank) {
  const faults = [];
  const root = join(scratch, "beside");
  cpSync(bank.old, root, { recursive: true });
  const out = join(root, "public");
  const preview = await new Preview(root).start();
  try {
    const first = await build(root, out).done;
    if (first.code !== 0 || !isSame(files(out), bank.is.before)) faults.push(`a build beside a preview: ${first.said}`);
    rmSync(join(root, "content"), { recursive: true });
    for (const name of ["bank.yaml", "content"]) cpSync(join(bank.now, name), join(root, name), { recursive: true });
    const second = await build(root, out).done;
    if (second.code !== 0 || !isSame(files(out), bank.is.after)) faults.push(`a build beside a preview that follows: ${second.said}`);
    const shown = await (await fetch(`${preview.url}guide/new-1/`)).text();
    if (preview.hasEnded) faults.push("the preview has ended");
    if (!shown.includes("It is new.") && !(await untilShown(`${preview.url}guide/new-1/`, "It is new."))) faults.push("the preview does not show the new page");
  } finally {
    await preview.end();
  }
  return { figures: "builds under a preview: the site of each, and the preview goes on", faults };
}

/** Asks until a page shows something; a minute at most. @param {string} url @param {string} words */
async function untilShown(url, words) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if ((await (await fetch(url)).text()).includes(words)) return true;
  }
  return false;
}
