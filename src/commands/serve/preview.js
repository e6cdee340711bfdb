// The preview's script, added to every page on its way out: looks after each change whether the page is still what it
// was, and shows what is wrong with the bank. It stores nothing; what must outlive a reload goes with the page's history.

{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const own = new URL(".", script.src);
  const { index, frame, source, file } = script.dataset;
  /** How long to wait before looking again whether the server is back, in milliseconds. */
  const RETRY = 300;
  /** @typedef {{pages: number, index: number, mistakes: string}} State */
  /** @type {State | undefined} */
  let known;
  let isStale = false;
  let isLeaving = false;

  /** @param {State} state */
  const hear = (state) => {
    const before = known;
    known = state;
    if (state.mistakes !== before?.mistakes) overlay.update(state.mistakes);
    // The first word too: a search that opened before it may have the index that was there when the page was sent.
    if (state.index !== (before ? before.index : Number(index))) document.dispatchEvent(new Event("sourcebook:index", { bubbles: true }));
    if (!state.mistakes && state.pages !== before?.pages) look();
  };

  /** The connection broke off: what is heard next may be of another server, which counts from the beginning. */
  const lose = () => {
    if (known) known = { ...known, pages: NaN, index: NaN };
  };

  /** Loads the page again if it is another; a tab that nobody sees does so when it is seen. */
  const look = async () => {
    isStale = document.hidden;
    if (isStale) return;
    const state = known;
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
    if (!answer) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = /** @type {HTMLElement | null} */ (fresh.querySelector("script[data-page]"))?.dataset;
    if (now && now.page !== script.dataset.page) {
      if (now.frame !== frame) return reload();
      restyle(fresh, now.page);
    }
    // Up to which state of the preview this page is known to be what it shows: nothing else tells that it may stay. What
    // else became known meanwhile, such as an index, is not of its page.
    if (state && state.pages === known?.pages) script.dataset.seen = String(state.pages);
  };

  /** Changes the style sheets without a flash: the old ones go when the new ones have come. @param {Document} fresh @param {string | undefined} id */
  const restyle = (fresh, id) => {
    script.dataset.page = id;
    const sheets = (/** @type {Document} */ from) => /** @type {HTMLLinkElement[]} */ ([...from.querySelectorAll("link[rel=stylesheet]")]);
    const next = sheets(fresh);
    sheets(document).forEach((old, at) => {
      const href = next[at]?.getAttribute("href");
      if (!href || href === old.getAttribute("href")) return;
      const link = /** @type {HTMLLinkElement} */ (old.cloneNode());
      link.href = href;
      link.onload = () => old.remove();
      old.after(link);
    });
  };

  const field = () => /** @type {HTMLInputElement | null} */ (document.querySelector("dialog.search[open] input"));

  /** Loads the page again, once: Chromium may crash where that is asked for while it is under way, and what comes looks for itself. */
  const reload = () => {
    if (isLeaving) return;
    isLeaving = true;
    const input = field();
    const search = input && { value: input.value, start: input.selectionStart, end: input.selectionEnd };
    history.replaceState({ ...history.state, sourcebook: { x: scrollX, y: scrollY, search } }, "");
    location.reload();
  };

  /** Puts the reader back to where they were before a reload. */
  const restore = () => {
    const { sourcebook, ...rest } = history.state ?? {};
    if (!sourcebook) return;
    history.replaceState(Object.keys(rest).length ? rest : null, "");
    scrollTo({ left: sourcebook.x, top: sourcebook.y, behavior: "instant" });
    if (!sourcebook.search) return;
    const { value, start, end } = sourcebook.search;
    const refill = () => {
      const input = field();
      if (!input) return false;
      input.value = value;
      input.setSelectionRange(start, end);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    };
    const watcher = new MutationObserver(() => refill() && watcher.disconnect());
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["open"] });
    /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"))?.click();
  };

  /** @param {string} name @param {string} [text] @param {string} [part] */
  const make = (name, text = "", part = "") => {
    const found = document.createElement(name);
    found.textContent = text;
    if (part) found.className = part;
    return found;
  };

  const STYLES = `
    dialog { box-sizing: border-box; width: min(56rem, 100vw - 2rem); max-height: calc(100vh - 4rem); margin: 2rem auto auto; padding: 0 1.5rem 1.5rem; border: 0; border-block-start: 6px solid #b3261e; border-radius: 4px; background: #fff; color: #1b1b1b; font: 1rem/1.5 system-ui, sans-serif; box-shadow: 0 8px 40px #0006 }
    dialog::backdrop { background: #0006 }
    .head { position: sticky; top: 0; display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; padding: 1rem 0 .5rem; background: inherit }
    h1 { margin: 0; font-size: 1.25rem }
    button { min-height: 2.5rem; padding: 0 1rem; border: 1px solid currentcolor; border-radius: 4px; background: none; color: inherit; font: inherit; cursor: pointer }
    :focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px }
    ol { margin: 0; padding: 0; list-style: none }
    li { padding: 1rem 0; border-block-start: 1px solid #8886 }
    p { margin: 0 }
    .what { font-weight: 600 }
    .place, .code { color: #595959; font-size: .875rem; overflow-wrap: anywhere }
    pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; border-radius: 4px; background: #8882; font: .875rem/1.5 ui-monospace, monospace }
    mark { border-radius: 2px; background: #ffd5d1; color: #7a0c06; text-decoration: underline wavy #b3261e }
    @media (prefers-color-scheme: dark) {
      dialog { background: #1e1e20; color: #eee } .place, .code { color: #b5b5b5 } mark { background: #5c1512; color: #ffdad6 } :focus-visible { outline-color: #8ab4f8 }
    }`;

  /** The mistakes of the bank over the page. Escape and its button close it until there are others. */
  const overlay = {
    /** @type {HTMLElement | undefined} */
    host: undefined,

    /** @param {string} mistakes a name for what is wrong, or nothing */
    async update(mistakes) {
      if (!mistakes) return this.host?.remove();
      const answer = await fetch(new URL("mistakes.json", own), { cache: "no-store" }).catch(() => undefined);
      const text = await answer?.text();
      if (text && known?.mistakes === mistakes) this.show(JSON.parse(text));
    },

    /** @param {{diagnostics: any[], errors: number, warnings: number}} report */
    show({ diagnostics, errors }) {
      this.host?.remove();
      this.host = make("sourcebook-mistakes");
      const root = this.host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLES);
      root.adoptedStyleSheets = [sheet];
      const dialog = /** @type {HTMLDialogElement} */ (make("dialog"));
      dialog.setAttribute("role", "alertdialog");
      dialog.setAttribute("aria-labelledby", "title");
      dialog.setAttribute("aria-describedby", "list");
      const title = make("h1", `${errors} ${errors === 1 ? "mistake" : "mistakes"} in the bank`);
      title.id = "title";
      const close = make("button", "Close");
      close.addEventListener("click", () => dialog.close());
      const head = make("div", "", "head");
      head.append(title, close);
      const list = make("ol");
      list.id = "list";
      // Errors stay before warnings; of each, those of the file that is open come first, for that is what is being written.
      const order = (/** @type {any} */ { severity, path }) => 2 * Number(severity === "warning") + Number(!source || path !== source);
      const sorted = diagnostics.toSorted((one, other) => order(one) - order(other));
      list.append(...sorted.map((found) => this.row(found)));
      dialog.append(head, make("p", "The page behind this is the last one without mistakes.", "place"), list);
      root.append(dialog);
      document.body.append(this.host);
      dialog.showModal();
    },

    /** @param {any} found */
    row({ severity, code, message, help, path, line, column, text, from, to }) {
      const row = make("li");
      row.append(make("p", `${severity === "warning" ? "Warning: " : ""}${message}`, "what"));
      if (path) row.append(make("p", `${path}:${line}:${column}`, "place"));
      if (text) {
        const letters = [...text];
        const pre = make("pre");
        pre.tabIndex = 0;
        pre.append(letters.slice(0, from).join(""), make("mark", letters.slice(from, to).join("")), letters.slice(to).join(""));
        row.append(pre);
      }
      if (help) row.append(make("p", help));
      if (code) row.append(make("p", code, "code"));
      return row;
    },
  };

  /** Beside "Edit this page", or at the foot where a bank has no such link: the file, to be copied. */
  const nameSource = () => {
    if (!source || !file) return;
    const name = make("code", source);
    const copy = make("button", "Copy the path", "plain-button");
    copy.addEventListener("click", () => navigator.clipboard?.writeText(file).then(() => (copy.textContent = "Copied")));
    const line = make("p", "Source: ");
    line.id = "p-source-file";
    line.append(name, " ", copy);
    (document.querySelector("[data-edit]")?.parentElement ?? document.querySelector("footer") ?? document.body).append(line);
  };

  const connect = () => {
    if (typeof SharedWorker === "undefined") {
      const events = new EventSource(new URL("events", own));
      events.onmessage = ({ data }) => hear(JSON.parse(data));
      events.onerror = lose;
      return;
    }
    const worker = new SharedWorker(new URL("worker.js", own));
    // The server ended before it had sent the worker; once it has come, the worker tries again by itself.
    worker.onerror = () => setTimeout(connect, RETRY);
    const { port } = worker;
    port.onmessage = ({ data }) => (data ? hear(data) : lose());
    addEventListener("pagehide", () => port.postMessage("gone"));
  };

  document.addEventListener("visibilitychange", () => isStale && look());
  // A page out of the browser's memory may be an old one.
  addEventListener("pageshow", (event) => event.persisted && (connect(), look()));
  nameSource();
  restore();
  connect();
}
