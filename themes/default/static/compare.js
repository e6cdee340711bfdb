// Chooses two to four pages of one kind from any list, or rows of a data set, and shows them side by side. The choice
// stands in the address.

{
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const MOST = 4;

  /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} children */
  const make = (name, attributes = {}, ...children) => {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...children);
    return found;
  };

  /**
   * Gives everything that can be chosen a box to choose it by.
   * @param {{ key: string, kind: string, label: (string | Node)[], place: Element | null }[]} all
   * @param {(kind: string, keys: string[]) => URL} address
   */
  const choose = (all, address) => {
    /** @type {Map<string, string>} */
    const chosen = new Map();
    const bar = make("p", { class: "compare-bar", role: "status", hidden: "" });
    const boxes = all.map((one) => ({ ...one, box: /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" })) }));
    const show = () => {
      const kind = chosen.values().next().value ?? "";
      for (const { box, ...one } of boxes) box.disabled = !box.checked && (chosen.size >= MOST || (chosen.size > 0 && one.kind !== kind));
      bar.hidden = !chosen.size;
      const { href } = address(kind, [...chosen.keys()]);
      bar.replaceChildren(`${chosen.size} chosen. `, chosen.size > 1 ? make("a", { href }, "Compare them") : "Choose one more of this kind.");
    };
    for (const { box, key, kind, label, place } of boxes) {
      box.addEventListener("change", () => {
        if (box.checked) chosen.set(key, kind);
        else chosen.delete(key);
        show();
      });
      place?.append(make("label", { class: "compare-box" }, box, ...label));
    }
    document.querySelector("main")?.append(bar);
  };

  /** Lets readers choose among the entries of a list. @param {HTMLElement[]} rows */
  const ofEntries = (rows) => {
    const all = rows.map((row) => {
      const link = /** @type {HTMLAnchorElement} */ (row.querySelector(".name a"));
      const key = link.href.slice(root.href.length).replace(/index\.html$/, "");
      const label = [" Compare", make("span", { class: "vh" }, ` ${link.textContent}`)];
      return { key, kind: row.dataset.compare ?? "", label, place: row.querySelector(".meta") };
    });
    choose(all, (kind, keys) => {
      const address = new URL("compare/index.html", root);
      address.search = String(new URLSearchParams({ kind, with: keys.join(" ") }));
      return address;
    });
  };

  /** Lets readers choose among the rows of a data set. @param {HTMLTableElement} table */
  const ofRows = (table) => {
    const rows = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("[data-row]")]);
    const all = rows.map((row) => {
      const key = row.dataset.row ?? "";
      const place = make("span");
      row.querySelector("th")?.prepend(place);
      return { key, kind: "row", label: [make("span", { class: "vh" }, `Compare ${key}`)], place };
    });
    choose(all, (_, keys) => {
      const address = new URL(table.dataset.sideAt ?? "", document.baseURI);
      address.search = String(new URLSearchParams(keys.map((key) => ["with", key])));
      return address;
    });
    table.parentElement?.before(make("p", { class: "meta edit" }, "Tick two to four rows to see them side by side."));
  };

  /** Leaves the columns of the chosen rows alone, with what stands there always. @param {HTMLTableElement} table */
  const narrow = (table) => {
    const heads = /** @type {HTMLElement[]} */ ([...(table.tHead?.rows[0].cells ?? [])]);
    const asked = new URLSearchParams(location.search).getAll("with");
    const rows = heads.filter((head) => head.dataset.row !== undefined);
    const chosen = rows.filter((head) => asked.includes(head.dataset.row ?? "")).slice(0, MOST);
    const status = /** @type {HTMLElement} */ (document.querySelector("[data-shown]"));
    if (chosen.length < 2) return;
    const out = rows.filter((head) => !chosen.includes(head)).map((head) => heads.indexOf(head));
    for (const row of table.rows) for (const at of out) row.cells[at].hidden = true;
    status.hidden = false;
    status.replaceChildren(`${chosen.length} of ${rows.length} are shown. `, make("a", { href: location.pathname }, "Show all"));
  };

  /** A part of another page, without its ids, its links still right. @param {Element} part @param {URL} from */
  const copy = (part, from) => {
    const found = /** @type {Element} */ (document.importNode(part, true));
    for (const one of [found, ...found.querySelectorAll("[id]")]) one.removeAttribute("id");
    for (const link of found.querySelectorAll("a[href]")) {
      const { href } = new URL(link.getAttribute("href") ?? "", from);
      link.setAttribute("href", href.startsWith(root.href) ? `../${href.slice(root.href.length)}` : href);
    }
    found.querySelector(":scope > h2, :scope > dt")?.remove();
    return [...(found.querySelector(":scope > dd") ?? found).childNodes];
  };

  /** Shows the chosen pages. @param {HTMLElement} place @param {string[]} paths @param {[string, string][]} fields */
  const compare = async (place, paths, fields) => {
    const load = async (/** @type {string} */ path) => {
      const url = new URL(`${path}index.html`, root);
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(String(answer.status));
      return { url, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
    };
    const pages = await Promise.all(paths.map(load));
    const row = (/** @type {string} */ label, /** @type {string} */ part) => {
      const cells = pages.map(({ page, url }) => {
        const found = page.querySelector(part);
        return make("td", {}, ...(found ? copy(found, url) : [make("span", { class: "soft" }, "not given")]));
      });
      return make("tr", {}, make("th", { scope: "row" }, label), ...cells);
    };
    const heads = pages.map(({ page, url }) => make("th", { scope: "col" }, make("a", { href: url.href }, page.querySelector("h1")?.textContent ?? "")));
    const rows = fields.map(([name, label]) => row(label, `[data-field="${name}"]`));
    const table = make("table", { class: "compared" }, make("caption", { class: "vh" }, "The chosen pages, side by side"),
      make("thead", {}, make("tr", {}, make("td"), ...heads)), make("tbody", {}, row("The answer", ".answer"), row("How sure", ".how-sure"), ...rows));
    place.replaceChildren(make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "The comparison" }, table));
  };

  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-compared]"));
  if (location.protocol !== "file:" && place) {
    const asked = new URLSearchParams(location.search);
    const kind = /** @type {HTMLElement | null} */ (place.querySelector(`[data-kind="${CSS.escape(asked.get("kind") ?? "")}"]`));
    const isPath = (/** @type {string} */ path) => /^[a-z0-9/-]+\/$/.test(path);
    const paths = (asked.get("with") ?? "").split(" ").filter(isPath).slice(0, MOST);
    if (kind && paths.length > 1) {
      const fields = [...kind.querySelectorAll("li")].map((found) => /** @type {[string, string]} */ ([found.dataset.name ?? "", found.textContent ?? ""]));
      place.hidden = false;
      compare(place, paths, fields).catch(() => place.replaceChildren(make("p", { class: "alert", role: "status" }, "One of the pages did not load. Choose again, or load this page once more.")));
    }
  } else if (location.protocol !== "file:") {
    const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".rows > [data-compare]")]);
    if (rows.length > 1) ofEntries(rows);
  }
  const table = /** @type {HTMLTableElement | null} */ (document.querySelector("[data-side-at]"));
  if (table) ofRows(table);
  const side = /** @type {HTMLTableElement | null} */ (document.querySelector("[data-side]"));
  if (side) narrow(side);
}
