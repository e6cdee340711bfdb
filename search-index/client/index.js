// The browser's half of search: reads the shards that `sourcebook build` writes, and ranks as tantivy does.
// README.md in the folder above specifies the format and every rule. What is exported here is what a site's
// `search/client.js` exports; `src/search/export/client.rs` joins the modules.

import { stem } from "./analyser.js";
import { Bank } from "./bank.js";
import { Files, Shards } from "./files.js";

/** @import {Answer} from "../types.js" */

/**
 * Opens the index of a site.
 * @param {URL | string} base the folder of the index
 * @param {{fetch?: (url: string) => Promise<Answer>, manifest?: Promise<Answer>}} [options] `manifest`: that of the folder,
 *   where it was asked for while this script was on its way
 * @returns {Promise<Bank>}
 */
export async function open(base, options = {}) {
  const isManifest = (/** @type {string} */ url) => url.endsWith("/manifest.json");
  const load = options.fetch ?? ((url) => fetch(url, isManifest(url) ? { cache: "no-cache" } : {}));
  const files = new Files(base, (url) => (isManifest(url) && options.manifest) || load(url));
  const manifest = await files.manifest();
  return new Bank(manifest, new Shards(files, manifest.generation));
}

export { Bank, stem };
