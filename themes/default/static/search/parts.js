// What the dialog and the search page share: the index, questions to it, and how what it finds is shown. Ranking is
// client.js's affair.

/** Keys that come faster than this are one question. In milliseconds, like the next. */
export const PAUSE = 60;
/** Words that the bank lacks are mended when the typing rests. */
export const REST = 500;

/** @typedef {import("../../../../search-index/types.js").Result} Result */
/** @typedef {import("../../../../search-index/types.js").Hit} Hit */

/**
 * @param {string} name @param {Record<string, any>} [attributes] @param {(Node | string)[]} children
 * @returns {any}
 */
export function make(name, attributes = {}, ...children) {
  const found = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) found.addEventListener(key.slice(2), value);
    else if (value === true) found.setAttribute(key, "");
    else if (value !== undefined && value !== false) found.setAttribute(key, value);
  }
  found.append(...children);
  return found;
}

/** The index of the site, opened once; after a failure it is opened again. */
export class Index {
  /** @param {HTMLElement} button */
  constructor(button) {
    this.root = new URL(/** @type {string} */ (button.dataset.root) || ".", document.baseURI);
    this.base = new URL("search/", this.root);
    /** @type {Promise<any> | undefined} */
    this.bank = undefined;
  }

  /** Calls back when there is another index: only the preview says so. @param {() => void} ask */
  whenRenewed(ask) {
    document.addEventListener("sourcebook:index", () => {
      this.bank = undefined;
      ask();
    });
  }

  open() {
    this.bank ??= this.load().catch((error) => {
      this.bank = undefined;
      throw error;
    });
    return this.bank;
  }

  /** Loads the reader, and the manifest beside it: one journey less before the first answer. */
  async load() {
    const manifest = fetch(new URL("manifest.json", this.base), { cache: "no-cache" });
    const [client] = await Promise.all([import(new URL("client.js", this.base).href), manifest]);
    return client.open(this.base, { manifest });
  }

  /** @param {string} query */
  pageOf(query) {
    return new URL(`index.html?${new URLSearchParams({ q: query })}`, this.base).href;
  }

  /** @param {Hit} hit */
  hrefOf(hit) {
    return new URL(`${hit.url}index.html`, this.root).href;
  }
}

/** Questions and their answers: only the newest question is answered. */
export class Questions {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.turn = 0;
  }

  /**
   * @param {string} query @param {object} options
   * @param {(result: Result, bank: any) => void} show @param {(error: Error) => void} fail
   * @param {(hit: Hit, bank: any) => void} [first] takes the best hit of an answer that is still under way
   */
  async ask(query, options, show, fail, first) {
    this.turn += 1;
    const { turn } = this;
    try {
      const bank = await this.index.open();
      let isWhole = false;
      const onfirst = (/** @type {Hit} */ hit) => {
        if (turn === this.turn && !isWhole) first?.(hit, bank);
      };
      const result = await bank.search(query, { ...options, onfirst });
      isWhole = true;
      if (turn === this.turn) show(result, bank);
    } catch (error) {
      if (turn === this.turn) fail(/** @type {Error} */ (error));
    }
  }

  forget() {
    this.turn += 1;
  }
}

/** @param {{text: string, mark: boolean}[]} spans */
export const marked = (spans) => spans.map(({ text, mark }) => (mark ? make("mark", {}, text) : text));

/** @param {number} number @param {string} one */
export const counted = (number, one) => `${number.toLocaleString(document.documentElement.lang)} ${one}${number === 1 ? "" : "s"}`;

/** An icon out of the sprite. @param {Index} index @param {string} name */
function icon(index, name) {
  const svg = "http://www.w3.org/2000/svg";
  const found = document.createElementNS(svg, "svg");
  found.setAttribute("class", "icon");
  found.setAttribute("viewBox", "0 0 24 24");
  found.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `${new URL("icons.svg", index.base)}#${name}`);
  found.append(use);
  return found;
}

/** What a result is and how sure: kind, status, levels. @param {Hit} hit @param {any} bank @param {Index} index */
export function about(hit, bank, index) {
  const { kinds, scales } = bank.manifest;
  const kind = kinds[hit.kind];
  const parts = [make("span", { class: `kind ${kind.colour}` }, icon(index, kind.icon), ` ${kind.label}`)];
  if (hit.note) parts.push(make("span", { class: "state" }, hit.note));
  for (const [scale, levels] of Object.entries(hit.rated)) {
    const { label = scale, levels: labels = {}, findings = false } = scales[scale] ?? {};
    const of = (/** @type {string} */ code, /** @type {number} */ count) => `${labels[code] ?? code}${findings ? `\u00a0${count}` : ""}`;
    const all = levels.map(([code, count]) => of(code, count)).join(", ");
    parts.push(make("span", {}, make("span", { class: "vh" }, `${label}: `), `${findings ? "Findings: " : ""}${all}`));
  }
  return make("span", { class: "meta" }, ...parts);
}

/**
 * Fills a list. Rows that stay what they are stay where they are: a press that began on one ends on it.
 * @param {HTMLElement} list @param {HTMLElement[]} rows
 */
export function fill(list, rows) {
  const old = [...list.children];
  for (const [at, row] of rows.entries()) {
    if (!old[at]) list.append(row);
    else if (!old[at].isEqualNode(row)) old[at].replaceWith(row);
  }
  for (const one of old.slice(rows.length)) one.remove();
}

/** What to say where nothing was found. @param {Result} result @param {string} query @param {Index} index */
export function nothing(result, query, index) {
  const why = result.isCommon ? "These words are in every entry. Add one that says what it is about." : `Nothing found for “${query}”.`;
  const link = (/** @type {string} */ to, /** @type {string} */ text) => make("a", { href: new URL(to, index.root).href }, text);
  const help = ["Try fewer or other words, ", link("browse/index.html", "browse everything"), " or look in the ", link("a-z/index.html", "A to Z"), "."];
  return [make("p", {}, why), make("p", { class: "soft" }, ...help)];
}

export const FAILED = "The search did not load. It tries again with the next key.";

/** Offers the mended query. @param {string | null} suggestion @param {(query: string) => void} take */
export function offer(suggestion, take) {
  if (!suggestion) return [];
  const button = make("button", { type: "button", class: "mend", onclick: () => take(suggestion) }, suggestion);
  return [make("p", {}, "Did you mean ", button, "?")];
}
