// How a bank is built and served that is not the shipped one, with a theme that is being changed where there is one.

import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { serving } from "./folder.mjs";
import { run } from "./native.mjs";

/** Has a bank built with a theme of its own, in place of the one that the program has within it. @param {string} root @param {string} theme */
export function themed(root, theme) {
  cpSync(theme, join(root, "themes/tried"), { recursive: true });
  appendFileSync(join(root, "bank.yaml"), "\ntheme: tried\n");
}

/** The day that all banks of the tests are built for: 22 November 2026. */
const DAY = "1795305600";

/** Builds and serves the bank in a folder for as long as a file of tests runs, for a day that stays; gives back its address. @param {string} bank */
export async function hosted(bank) {
  const work = mkdtempSync(join(tmpdir(), "sourcebook-"));
  const [root, site] = [join(work, "bank"), join(work, "site")];
  cpSync(bank, root, { recursive: true });
  if (process.env.THEME) themed(root, process.env.THEME);
  process.env.SOURCE_DATE_EPOCH = DAY;
  run(["build", "--root", root, "--out", site]);
  const { url, end } = await serving(site);
  after(() => {
    end();
    rmSync(work, { recursive: true });
  });
  return url;
}
