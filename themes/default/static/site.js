// All the script that a page loads before anybody searches: it waits for the button, for `/` and for Ctrl K. A script
// of the old kind, because browsers load no modules from a disk; there, and wherever the search does not load, its
// button leads to the search page, which says where else to look.

{
  /** @type {HTMLButtonElement | null} */
  const button = document.querySelector("[data-search]");
  const load = () => import(new URL(button?.dataset.search ?? "", document.baseURI).href);

  /** @param {Event} event */
  const ask = (event) => {
    event.preventDefault();
    load().then((ui) => ui.openDialog(button), () => button?.form?.submit());
  };

  if (button && location.protocol !== "file:") {
    button.addEventListener("click", ask);
    addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isSlash || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) ask(event);
    });
    const page = document.querySelector("[data-search-page]");
    if (page) load().then((ui) => ui.openPage(page, button), () => {});
  }
}
