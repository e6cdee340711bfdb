// Unpacks the extension as an editor does: a `.vsix` is a zip with the extension below `extension/`.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";

import yauzl from "yauzl";

/** The paths within the extension, in order. @param {string} vsix @param {string} folder @returns {Promise<string[]>} */
export async function unpack(vsix, folder) {
  const zip = await promisify(yauzl.open)(vsix, { lazyEntries: true });
  const stream = promisify(zip.openReadStream.bind(zip));
  /** @type {string[]} */
  const names = [];
  await new Promise((done, fail) => {
    zip.on("end", done).on("error", fail);
    zip.on("entry", async (entry) => {
      try {
        const path = join(folder, entry.fileName);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, await buffer(await stream(entry)));
        names.push(entry.fileName);
        zip.readEntry();
      } catch (failed) {
        fail(failed);
      }
    });
    zip.readEntry();
  });
  return names.filter((name) => name.startsWith("extension/")).map((name) => name.slice("extension/".length)).sort();
}
