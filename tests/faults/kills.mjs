// Builds that are killed.

import { rmSync } from "node:fs";

import { build, copy, files, isSame, left, random } from "./banks.mjs";

/** Kills a build at random moments; says what was left, and whether the next build mends it. @param {any} bank @param {{count: number, seed: number}} options */
export async function kills(bank, { count, seed }) {
  const chance = random(seed);
  const found = { old: 0, new: 0, both: 0, torn: 0, "done before": 0 };
  const faults = [];
  for (let number = 0; number < count; number++) {
    const out = copy(bank.before, `kill-${number}`);
    const { child, done } = build(bank.now, out);
    const wait = chance() * bank.took * 1.1;
    const timer = setTimeout(() => child.kill("SIGKILL"), wait);
    const { signal } = await done;
    clearTimeout(timer);
    const state = left(out, bank.is.before, bank.is.after);
    if (signal === null) found["done before"]++;
    else if (state.startsWith("torn")) found.torn++;
    else found[/** @type {"old"} */ (state)]++;
    if (state.startsWith("torn")) faults.push(`killed after ${wait.toFixed(1)} ms (number ${number}): ${state}`);
    const { code, said } = await build(bank.now, out).done;
    if (code !== 0 || !isSame(files(out), bank.is.after)) faults.push(`number ${number}: the next build did not mend it: ${said}`);
    rmSync(out, { recursive: true });
  }
  const told = Object.entries(found).map(([state, times]) => `${state} ${times}`);
  return { figures: `${count} builds killed within ${(bank.took * 1.1).toFixed(0)} ms (seed ${seed}): ${told.join(", ")}`, faults };
}

/** Two builds into one folder at once. @param {any} bank @param {{count: number}} options */
export async function twice(bank, { count }) {
  const faults = [];
  let refused = 0;
  for (let number = 0; number < count; number++) {
    const out = copy(bank.before, `twice-${number}`);
    const ends = await Promise.all([build(bank.now, out).done, build(bank.now, out).done]);
    const bad = ends.filter(({ code }) => code !== 0);
    refused += bad.length;
    if (bad.length > 1) faults.push(`both builds gave up: ${bad[0].said}`);
    for (const { code, said } of bad) {
      if (code !== 3 || !said.includes(out)) faults.push(`ended with ${code} and does not name the folder: ${said}`);
    }
    if (!isSame(files(out), bank.is.after)) faults.push("the site is not that of one build");
    rmSync(out, { recursive: true });
  }
  return { figures: `${count} pairs of builds into one folder: ${refused} gave way to the other`, faults };
}
