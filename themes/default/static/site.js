// All the script that a page loads before anybody searches: it waits for the button, for `/` and for Ctrl K. A script
// of the old kind, because browsers load no modules from a disk; there, and wherever the search does not load, its
// button leads to the search page, which says where else to look.

{
  /** @type {HTMLButtonElement | null} */
  const button = document.querySelector("[data-search]");
  /** @type {HTMLElement | null} */
  const page = document.querySelector("[data-search-page]");

  /** Loads a script of the search, and beside it those that it will ask for. @param {string} [address] */
  const load = (address = "") => {
    const script = new URL(address, document.baseURI);
    const client = new URL(`${button?.dataset.root}search/client.js`, document.baseURI);
    for (const other of [new URL("parts.js", script), client]) import(other.href).catch(() => {});
    return import(script.href);
  };

  /** @param {Event} event */
  const ask = (event) => {
    event.preventDefault();
    load(button?.dataset.search).then((dialog) => dialog.open(button), () => button?.form?.submit());
  };

  if (button && location.protocol !== "file:") {
    button.addEventListener("click", ask);
    addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isSlash || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) ask(event);
    });
    if (page) load(page.dataset.searchPage).then((script) => script.open(page, button), () => {});
  }
}
