// In place of `site.js` where a site is read from a disk. Browsers load no modules and no files from there, but classic
// scripts: so the search is such a script, and each file that it asks for is one that hands on what it holds.

{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../", script.src);

  /** Loads a script. @param {string} url @returns {Promise<void>} */
  const load = (url) => new Promise((resolve, reject) => {
    const found = document.createElement("script");
    found.src = url;
    found.onload = () => resolve();
    found.onerror = () => reject(new Error(url));
    document.head.append(found);
  });

  /** What files hold that have come, by their paths from the root of the site. @type {Map<string, unknown>} */
  const files = new Map();

  /** An answer like that of `fetch`, for a file that is there as a script. @param {string} url */
  const fetched = async (url) => {
    const path = decodeURI(url.slice(root.href.length));
    try {
      if (!files.has(path)) await load(`${url}.js`);
    } catch {
      return { ok: false, status: 404, text: async () => "" };
    }
    const held = files.get(path);
    return { ok: true, status: 200, text: async () => (path.endsWith(".json") ? JSON.stringify(held) : String(held)) };
  };

  Object.assign(globalThis, {
    sourcebookFetch: fetched,
    sourcebookFile: (/** @type {string} */ path, /** @type {unknown} */ held) => files.set(path, held),
  });

  const begin = () => {
    /** @type {HTMLButtonElement | null} */
    const button = document.querySelector("[data-search]");
    /** @type {HTMLElement | null} */
    const page = document.querySelector("[data-search-page]");
    if (!button) return;
    /** @type {Promise<any> | undefined} */
    let pages;
    const search = () => (pages ??= load(new URL("search/client.classic.js", root).href)
      .then(() => load(new URL("search/pages.classic.js", root).href))
      .then(() => /** @type {any} */ (globalThis).sourcebookPages));

    const ask = (/** @type {Event} */ event) => {
      event.preventDefault();
      const field = page?.querySelector("input");
      field?.focus();
      field?.select();
      if (!field) search().then((found) => found["dialog.js"].open(button), () => button.form?.submit());
    };

    button.addEventListener("click", ask);
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") ask(event);
    });
    if (page) search().then((found) => found["page.js"].open(page, button), () => page.classList.add("unable"));
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
}
