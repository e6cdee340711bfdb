// What helps who reads a page closely: links in its text show what they lead to, beside it, before anybody goes there; and
// addresses, references and the page itself can be copied. Without it every link leads where it says.

{
  /** How long a pointer or the focus stays on a link before it is taken as a wish, in milliseconds. */
  const WAIT = 350;
  /** How long a preview waits for a pointer that is on its way to it. */
  const LEAVE = 250;
  /** The most letters of what is said of a page: a card is no page. */
  const MOST = 320;
  /** How far a card keeps from the text and from the edge of the window, and the least width that it can be read in, in pixels. */
  const EDGE = 16;
  const NARROWEST = 220;
  const LINKS = ":is(.text, .answer, .key, .own, .statement, .findings dd, .gaps dd) a[href]:not(.here)";

  /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} children */
  const make = (name, attributes = {}, ...children) => {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...children);
    return found;
  };

  /** @param {string | null | undefined} text */
  const short = (text) => {
    const whole = (text ?? "").trim().replace(/\s+/g, " ");
    return whole.length > MOST ? `${whole.slice(0, whole.lastIndexOf(" ", MOST))} …` : whole;
  };

  /** What a card says. @typedef {{kind?: string, title?: string, state?: string, text?: string, nodes?: Node[]}} Said */

  /** The reference that this page has of a source. @param {URL} url @returns {Said | undefined} */
  const reference = (url) => {
    const id = url.pathname.replace(/\/(index\.html)?$/, "").split("/").pop();
    const item = document.getElementById(`ref.${id}`);
    if (!item) return undefined;
    const copy = /** @type {Element} */ (item.cloneNode(true));
    const state = [...copy.querySelectorAll(".more-on .state, .more-on .soft")].map((part) => part.textContent).join(", ");
    for (const part of copy.querySelectorAll(".back, .more-on")) part.remove();
    // Its own links would be a way out of the card that nobody sees; the card has one.
    for (const link of copy.querySelectorAll("a")) link.replaceWith(link.textContent ?? "");
    return { nodes: [...copy.childNodes], state };
  };

  /** What a page says of itself, or of a part of it. @param {Document} page @param {string} part @returns {Said} */
  const told = (page, part) => {
    const text = (/** @type {ParentNode} */ from, /** @type {string} */ what) => from.querySelector(what)?.textContent?.trim();
    const said = {
      kind: text(page, ".crumbs .kind") ?? text(page, ".kind"),
      title: text(page, "h1"),
      state: text(page, ".banner strong"),
      text: page.querySelector("meta[name=description]")?.getAttribute("content") ?? text(page, ".text p"),
    };
    const there = part && page.getElementById(part);
    if (!there) return said;
    const own = there.matches("h1, h2, h3, h4") ? there : there.querySelector("h2, h3, .level, .statement");
    const more = there.matches("h1, h2, h3, h4") ? there.nextElementSibling : there.querySelector(":scope > p:nth-of-type(2), :scope > .flow > p");
    if (!own) return said;
    if (own.matches(".statement")) return { ...said, text: own.textContent ?? "" };
    return { ...said, kind: said.title, title: own.textContent?.replace(/#$/, "").trim(), text: more?.textContent ?? "" };
  };

  /** @type {Map<string, Promise<Document | undefined>>} */
  const pages = new Map();

  /** @param {URL} url */
  const page = (url) => {
    const address = url.origin + url.pathname;
    const load = () => fetch(address).then(async (answer) => (answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined), () => undefined);
    const found = pages.get(address) ?? load();
    pages.set(address, found);
    return found;
  };

  /** What a link leads to; nothing where that is not of this site, or this page itself. @param {HTMLAnchorElement} link @returns {Promise<Said | undefined>} */
  const lookUp = async (link) => {
    const url = new URL(link.href);
    if (url.origin !== location.origin || link.hasAttribute("download")) return undefined;
    const known = reference(url);
    if (known) return known;
    if (url.pathname === location.pathname || !/(\/|\.html)$/.test(url.pathname)) return undefined;
    const found = await page(url);
    return found && told(found, decodeURIComponent(url.hash.slice(1)));
  };

  /** @type {{ link: HTMLAnchorElement, card: HTMLElement } | undefined} what is shown */
  let shown;
  /** @type {HTMLAnchorElement | undefined} the link that a card is wanted for */
  let wanted;
  let timer = 0;
  let isTouched = false;

  const hide = () => {
    clearTimeout(timer);
    wanted = undefined;
    shown?.link.removeAttribute("aria-describedby");
    shown?.card.remove();
    shown = undefined;
  };

  /** Beside the text where there is room, else below the line of the link, or above it: never over the line itself. @param {HTMLAnchorElement} link @param {HTMLElement} card */
  const place = (link, card) => {
    const lines = [...link.getClientRects()];
    const line = lines[0] ?? link.getBoundingClientRect();
    const last = lines.at(-1) ?? line;
    const block = (link.closest("p, li, dd, td, dl") ?? link).getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isLeft = getComputedStyle(link).direction !== "rtl";
    const room = (isLeft ? clientWidth - block.right : block.left) - 2 * EDGE;
    card.style.width = room >= NARROWEST ? `min(21rem, ${room}px)` : "";
    const { width, height } = card.getBoundingClientRect();
    if (room >= NARROWEST) {
      card.style.left = `${isLeft ? block.right + EDGE : block.left - EDGE - width}px`;
      card.style.top = `${Math.max(EDGE, Math.min(line.top, clientHeight - height - EDGE))}px`;
      return;
    }
    const left = Math.min(line.left, clientWidth - width - EDGE);
    card.style.left = `${Math.max(EDGE, left)}px`;
    const below = last.bottom + EDGE / 2;
    card.style.top = `${below + height <= clientHeight ? below : Math.max(0, line.top - height - EDGE / 2)}px`;
  };

  /** @param {HTMLAnchorElement} link @param {Said} said */
  const show = (link, { kind, title, state, text, nodes = [] }) => {
    hide();
    const part = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...children) => make("span", { class: name }, ...children);
    const card = make("span", { class: "preview", id: "p-preview", role: "group", "aria-label": link.textContent?.trim() ?? "" });
    if (kind && kind !== title) card.append(part("label", kind));
    if (title) card.append(part("title", title));
    if (state) card.append(part("state", state));
    if (nodes.length) card.append(part("said", ...nodes));
    if (text) card.append(part("said", short(text)));
    card.append(part("go", make("a", { href: link.href, ...(title ? { "aria-label": `${"message:preview-open"}: ${title}` } : {}) }, "message:preview-open")));
    link.after(card);
    link.setAttribute("aria-describedby", card.id);
    shown = { link, card };
    place(link, card);
  };

  /** @param {HTMLAnchorElement} link @param {number} wait */
  const want = (link, wait) => {
    if (shown?.link === link || wanted === link) return;
    clearTimeout(timer);
    wanted = link;
    timer = setTimeout(async () => {
      const said = await lookUp(link).catch(() => undefined);
      if (wanted !== link || !link.isConnected) return;
      if (said) show(link, said);
      // Nothing to show, and the touch went into it: the link leads where it says.
      else if (isTouched) location.href = link.href;
      wanted = undefined;
    }, wait);
  };

  const leave = () => {
    clearTimeout(timer);
    wanted = undefined;
    timer = setTimeout(hide, LEAVE);
  };

  /** The link of a text that something happens to. @param {Event} event @returns {HTMLAnchorElement | null} */
  const linkOf = (event) => {
    const target = /** @type {Element} */ (event.target);
    return target.closest(".preview") ? null : target.closest(LINKS);
  };
  const isOnCard = (/** @type {Event} */ event) => Boolean(/** @type {Element} */ (event.target).closest(".preview"));

  const main = document.getElementById("p-main");
  // Nothing of the site can be fetched from a page that was read from a disk.
  if (main && location.protocol !== "file:") {
    addEventListener("pointerdown", (event) => {
      isTouched = event.pointerType === "touch";
      if (shown && !isOnCard(event) && linkOf(event) !== shown.link) hide();
    });
    main.addEventListener("mouseover", (event) => {
      if (isTouched) return;
      const link = linkOf(event);
      if (link) want(link, WAIT);
      else if (isOnCard(event)) clearTimeout(timer);
    });
    main.addEventListener("mouseout", (event) => {
      if (!isTouched && (linkOf(event) || isOnCard(event))) leave();
    });
    main.addEventListener("focusin", (event) => {
      const link = linkOf(event);
      if (link?.matches(":focus-visible")) want(link, WAIT);
      else if (!isOnCard(event)) hide();
    });
    main.addEventListener("focusout", (event) => {
      const next = /** @type {Element | null} */ (event.relatedTarget);
      if (!next || !(shown && (shown.card.contains(next) || shown.link === next))) leave();
    });
    main.addEventListener("click", (event) => {
      const link = linkOf(event);
      if (!link || !isTouched || shown?.link === link || new URL(link.href).origin !== location.origin) return;
      event.preventDefault();
      want(link, 0);
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !shown) return;
      const { link, card } = shown;
      if (card.contains(document.activeElement)) link.focus();
      hide();
      // It stays away as long as the reader stays there.
      wanted = link;
    });
    addEventListener("scroll", () => shown && place(shown.link, shown.card), { passive: true });
    addEventListener("resize", () => shown && place(shown.link, shown.card));
  }

  // The page has its reference in the forms of other programs: each is a file without being one on the server.
  for (const form of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#p-cite details[data-file]"))) {
    const [name, pre] = [form.dataset.file?.split("/").pop() ?? "", form.querySelector("pre")];
    const label = `${"message:download-file"}: ${form.querySelector("summary")?.textContent}`;
    const link = /** @type {HTMLAnchorElement} */ (make("a", { class: "text-button", download: name, href: "#p-cite", "aria-label": label }, "message:download-file"));
    link.addEventListener("click", () => { link.href = URL.createObjectURL(new Blob([pre?.textContent ?? ""], { type: "text/plain" })); });
    pre?.before(link);
  }

  const status = make("span", { class: "vh", role: "status" });

  /** @param {string} text @param {Element} button */
  const copy = (text, button) => {
    navigator.clipboard.writeText(text).then(() => {
      status.textContent = "message:copied";
      const [before, name] = [button.textContent, button.getAttribute("aria-label")];
      const isToldAlready = before === "message:copied";
      if (!isToldAlready && button.matches("button")) {
        button.textContent = "message:copied";
        // Its name is what it shows.
        button.removeAttribute("aria-label");
      }
      button.addEventListener("blur", () => {
        if (!isToldAlready && button.matches("button")) button.textContent = before;
        if (name) button.setAttribute("aria-label", name);
        status.textContent = "";
      }, { once: true });
    }, () => {});
  };

  // A page without a secure address has no clipboard.
  if (main && navigator.clipboard) {
    document.body.append(status);
    const button = (/** @type {string} */ label, /** @type {() => string | Promise<string>} */ text, name = "") => {
      const found = make("button", { class: "text-button", type: "button", ...(name ? { "aria-label": name } : {}) }, label);
      found.addEventListener("click", async () => copy(await text(), found));
      return found;
    };
    main.addEventListener("click", (event) => {
      const here = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a.here"));
      if (here) copy(here.href, here);
    });
    for (const item of main.querySelectorAll("#p-cite :is(p.refs, details > pre)")) {
      const label = item.closest("details")?.querySelector("summary")?.textContent ?? "message:reference";
      const text = item.textContent?.trim() ?? "";
      const taken = button("message:copy", () => text, `${"message:copy"}: ${label}`);
      if (item.matches("p")) item.append(" ", taken);
      else item.before(taken, " ");
    }
    const about = main.querySelector("#p-about-this-page .flow > p:last-of-type");
    const twin = document.querySelector("link[rel=alternate][type='text/markdown']")?.getAttribute("href");
    about?.append(" ", button("message:copy-link", () => document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href.split("#")[0]));
    if (twin && location.protocol !== "file:") about?.append(" ", button("message:copy-markdown", () => fetch(twin).then((answer) => answer.text())));
  }
}
