// The shipped bank, built and served. run.mjs makes it once for all files of tests; a file that is run alone makes it
// for itself when it asks.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { run, shipped } from "./native.mjs";
import { Preview } from "./preview.mjs";

/** Builds the shipped bank; gives back the folder of its site. */
export function build(/** @type {string[]} */ ...options) {
  const folder = mkdtempSync(join(tmpdir(), "sourcebook-"));
  run(["build", "--root", shipped, "--out", folder, ...options]);
  return folder;
}

/** Serves the shipped bank as it stands, its search too. */
export async function serve() {
  const preview = await new Preview(shipped).start();
  await preview.indexed();
  return preview;
}

/** @type {string | undefined} */
let site;
/** @type {string | undefined} */
let offline;
/** @type {Promise<Preview> | undefined} */
let preview;

/** The folder of the built site. */
export function shippedSite() {
  if (process.env.SITE) return process.env.SITE;
  if (site) return site;
  const folder = build();
  after(() => rmSync(folder, { recursive: true }));
  return (site = folder);
}

/** The same, made to be read from a disk. */
export function offlineSite() {
  if (process.env.OFFLINE_SITE) return process.env.OFFLINE_SITE;
  if (offline) return offline;
  const folder = build("--offline");
  after(() => [folder, `${folder}.zip`].forEach((made) => rmSync(made, { recursive: true })));
  return (offline = folder);
}

/** The address of the preview, with a slash at its end. */
export async function shippedServer() {
  if (process.env.SHIPPED_URL) return process.env.SHIPPED_URL;
  if (!preview) {
    preview = serve();
    after(() => preview?.then((started) => started.end()));
  }
  return (await preview).url;
}
