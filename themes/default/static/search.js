// The search that readers see: a dialog on every page, and the search page. Ranking is client.js's affair.
//
// The dialog is a combobox with a list (ARIA Authoring Practices, "Editable combobox with list autocomplete").

const DIALOG_HITS = 7;
const PAGE_HITS = 20;
/** Facets with more values than this are for the query language alone. */
const MOST_VALUES = 80;
const SHOWN_VALUES = 8;
/** Keys that come faster than this are one question. */
const PAUSE = 60;
/** Words that the bank lacks are mended when the typing rests. */
const REST = 500;

/** @typedef {import("../../../search-index/types.js").Result} Result */
/** @typedef {import("../../../search-index/types.js").Hit} Hit */

/**
 * @param {string} name @param {Record<string, any>} [attributes] @param {(Node | string)[]} children
 * @returns {any}
 */
function make(name, attributes = {}, ...children) {
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
class Index {
  /** @param {HTMLElement} button */
  constructor(button) {
    this.root = new URL(/** @type {string} */ (button.dataset.root) || ".", document.baseURI);
    this.base = new URL("search/", this.root);
    /** @type {Promise<any> | undefined} */
    this.bank = undefined;
  }

  open() {
    this.bank ??= import(new URL("client.js", this.base).href)
      .then((client) => client.open(this.base))
      .catch((error) => {
        this.bank = undefined;
        throw error;
      });
    return this.bank;
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
class Questions {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.turn = 0;
  }

  /**
   * @param {string} query @param {object} options
   * @param {(result: Result, bank: any) => void} show @param {(error: Error) => void} fail
   */
  async ask(query, options, show, fail) {
    this.turn += 1;
    const { turn } = this;
    try {
      const bank = await this.index.open();
      const result = await bank.search(query, options);
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
const marked = (spans) => spans.map(({ text, mark }) => (mark ? make("mark", {}, text) : text));

/** @param {number} number @param {string} one */
const counted = (number, one) => `${number.toLocaleString(document.documentElement.lang)} ${one}${number === 1 ? "" : "s"}`;

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
function about(hit, bank, index) {
  const { kinds, scales } = bank.manifest;
  const kind = kinds[hit.kind];
  const parts = [make("span", { class: `kind ${kind.colour}` }, icon(index, kind.icon), ` ${kind.label}`)];
  if (hit.note) parts.push(make("span", { class: "state" }, hit.note));
  for (const [scale, levels] of Object.entries(hit.rated)) {
    const { label = scale, levels: labels = {}, findings = false } = scales[scale] ?? {};
    const of = (/** @type {string} */ code, /** @type {number} */ count) => `${labels[code] ?? code}${findings ? ` ${count}` : ""}`;
    const all = levels.map(([code, count]) => of(code, count)).join(", ");
    parts.push(make("span", {}, make("span", { class: "vh" }, `${label}: `), `${findings ? "Findings: " : ""}${all}`));
  }
  return make("span", { class: "meta" }, ...parts);
}

/** What to say where nothing was found. @param {Result} result @param {string} query @param {Index} index */
function nothing(result, query, index) {
  const why = result.isCommon ? "These words are in every entry. Add one that says what it is about." : `Nothing found for “${query}”.`;
  const link = (/** @type {string} */ to, /** @type {string} */ text) => make("a", { href: new URL(to, index.root).href }, text);
  const help = ["Try fewer or other words, ", link("browse/index.html", "browse everything"), " or look in the ", link("a-z/index.html", "A to Z"), "."];
  return [make("p", {}, why), make("p", { class: "soft" }, ...help)];
}

const FAILED = "The search did not load. It tries again with the next key.";

/** Offers the mended query. @param {string | null} suggestion @param {(query: string) => void} take */
function offer(suggestion, take) {
  if (!suggestion) return [];
  const button = make("button", { type: "button", class: "mend", onclick: () => take(suggestion) }, suggestion);
  return [make("p", {}, "Did you mean ", button, "?")];
}

/** @type {Dialog | undefined} */
let dialog;

/** Opens the dialog. @param {HTMLElement} button */
export function openDialog(button) {
  dialog ??= new Dialog(button);
  dialog.show();
}

/** The dialog: a combobox whose options are links. */
class Dialog {
  /** @param {HTMLElement} button */
  constructor(button) {
    this.index = new Index(button);
    this.questions = new Questions(this.index);
    this.active = -1;
    this.timer = 0;
    this.input = make("input", {
      type: "text", id: "p-find", role: "combobox", "aria-expanded": "false", "aria-controls": "p-found",
      "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      "aria-describedby": "p-find-help", oninput: () => this.later(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
    });
    this.list = make("div", { id: "p-found", role: "listbox", "aria-label": "Results" });
    this.status = make("p", { role: "status", class: "soft" });
    this.message = make("div", { class: "flow" });
    this.more = make("p", { class: "all" });
    const form = make("form", { role: "search", onsubmit: (/** @type {Event} */ event) => this.submit(event) },
      make("label", { for: "p-find", class: "vh" }, "Search the bank"), this.input,
      make("button", { type: "button", class: "shut", onclick: () => this.box.close() }, "Close"));
    const help = make("p", { id: "p-find-help", class: "soft help" },
      "Words, “a phrase”, -not, kind:evidence. Arrow keys choose, Enter opens.");
    this.box = make("dialog", { class: "search", "aria-label": "Search", onclick: (/** @type {Event} */ event) => this.outside(event), onclose: () => this.questions.forget() },
      make("div", { class: "inside" }, form, this.status, this.message, this.list, this.more, help));
    document.body.append(this.box);
  }

  show() {
    if (!this.box.open) this.box.showModal();
    this.input.select();
    this.index.open().catch(() => {});
    if (this.input.value) this.ask();
  }

  /** @param {Event} event */
  outside(event) {
    if (event.target === this.box) this.box.close();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /** @param {boolean} [suggest] */
  ask(suggest = false) {
    const query = this.input.value;
    if (!query.trim()) {
      this.questions.forget();
      this.clear();
      return;
    }
    this.box.setAttribute("aria-busy", "true");
    const show = (/** @type {Result} */ result, /** @type {any} */ bank) => this.render(query, result, bank);
    const fail = () => {
      this.clear();
      this.status.textContent = FAILED;
    };
    this.questions.ask(query, { limit: DIALOG_HITS, suggest }, show, fail);
  }

  clear() {
    this.box.removeAttribute("aria-busy");
    this.list.replaceChildren();
    this.message.replaceChildren();
    this.more.replaceChildren();
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  /** @param {string} query @param {Result} result @param {any} bank */
  render(query, result, bank) {
    this.clear();
    this.list.append(...result.hits.map((hit, at) => this.option(hit, at, bank)));
    this.input.setAttribute("aria-expanded", String(result.hits.length > 0));
    this.status.textContent = result.total ? counted(result.total, "result") : "No results";
    const take = (/** @type {string} */ mended) => {
      this.input.value = mended;
      this.input.focus();
      this.ask();
    };
    this.message.append(...offer(result.suggestion, take), ...(result.total ? [] : nothing(result, query, this.index)));
    if (result.total > result.hits.length) {
      this.more.append(make("a", { href: this.index.pageOf(query) }, `All ${counted(result.total, "result")}, to narrow down`));
    }
    if (result.isUnknown && !result.suggestion) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.mend(query), REST);
    }
  }

  /** Asks once more for unknown words, and shows only what that adds. @param {string} query */
  mend(query) {
    if (query !== this.input.value) return;
    const show = (/** @type {Result} */ result, /** @type {any} */ bank) => {
      if (result.suggestion) this.render(query, result, bank);
    };
    this.questions.ask(query, { limit: DIALOG_HITS }, show, () => {});
  }

  /** @param {Hit} hit @param {number} at @param {any} bank */
  option(hit, at, bank) {
    return make("a", { role: "option", id: `p-hit-${at}`, href: this.index.hrefOf(hit), tabindex: "-1", "aria-selected": "false", onmousemove: () => this.choose(at) },
      make("span", { class: "name" }, ...marked(hit.titleSpans)),
      about(hit, bank, this.index),
      make("span", { class: "excerpt" }, ...marked(hit.excerpt)));
  }

  /** @param {number} at */
  choose(at) {
    const options = [...this.list.children];
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = at;
    const chosen = options[at];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", chosen.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const count = this.list.children.length;
    if (!step || !count || event.isComposing) return;
    event.preventDefault();
    // One place more than there are options: the input itself.
    this.choose(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const chosen = this.list.children[this.active];
    if (chosen) chosen.click();
    else if (this.input.value.trim()) location.href = this.index.pageOf(this.input.value);
  }
}

/** Brings the search page to life. @param {HTMLElement} place @param {HTMLElement} button */
export function openPage(place, button) {
  new Page(place, button).start();
}

/** The search page: results with facets, the question in the address. */
class Page {
  /** @param {HTMLElement} place @param {HTMLElement} button */
  constructor(place, button) {
    this.index = new Index(button);
    this.questions = new Questions(this.index);
    this.counts = new Questions(this.index);
    const part = (/** @type {string} */ name) => /** @type {any} */ (place.querySelector(`[data-part=${name}]`));
    this.form = part("form");
    this.status = part("status");
    this.message = part("message");
    this.list = part("hits");
    this.more = part("more");
    this.facets = part("facets");
    part("unable").hidden = true;
    this.input = this.form.elements.q;
    /** @type {Record<string, string[]>} */
    this.filters = {};
    this.limit = PAGE_HITS;
    this.timer = 0;
    this.focusFrom = 0;
    this.wasOpened = false;
  }

  start() {
    this.input.addEventListener("focus", () => this.index.open().catch(() => {}));
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.change(false), PAUSE);
    });
    this.form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.change(true);
    });
    addEventListener("popstate", () => this.read());
    this.read();
    if (!this.input.value) this.input.focus();
  }

  /** Takes the question from the address. */
  read() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    this.filters = {};
    for (const [field, value] of asked) if (field !== "q") (this.filters[field] ??= []).push(value);
    this.limit = PAGE_HITS;
    this.ask();
  }

  /** Puts the question into the address, as a step of its own where it is meant, and asks it. @param {boolean} isStep */
  change(isStep) {
    const asked = new URLSearchParams(this.input.value ? { q: this.input.value } : {});
    for (const [field, values] of Object.entries(this.filters)) for (const value of values) asked.append(field, value);
    const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
    if (isStep && address !== location.pathname + location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.limit = PAGE_HITS;
    this.ask();
  }

  ask() {
    const query = this.input.value;
    const { filters, limit } = this;
    this.list.setAttribute("aria-busy", "true");
    const show = (/** @type {Result} */ result, /** @type {any} */ bank) => {
      this.render(query, result, bank);
      const { fields: known } = bank.manifest;
      const fields = Object.keys(known).filter((field) => filters[field] || (known[field].values > 1 && known[field].values <= MOST_VALUES));
      this.counts.ask(query, { limit: 0, filters, facets: fields }, (found) => this.narrow(found, bank), () => {});
    };
    const fail = () => {
      this.list.removeAttribute("aria-busy");
      this.list.replaceChildren();
      this.message.replaceChildren();
      this.more.replaceChildren();
      this.status.textContent = FAILED;
    };
    this.questions.ask(query, { limit, filters, suggest: false }, show, fail);
  }

  /** @param {string} query @param {Result} result @param {any} bank */
  render(query, result, bank) {
    this.list.removeAttribute("aria-busy");
    const isAsked = query.trim() || Object.keys(this.filters).length;
    document.title = document.title.replace(/^.*?( – [^–]*)$/, `${query.trim() ? `${query.trim()} – ` : ""}Search$1`);
    this.status.textContent = result.total ? counted(result.total, "result") : isAsked ? "No results" : "";
    this.message.replaceChildren(...(isAsked && !result.total ? nothing(result, query, this.index) : []));
    this.list.replaceChildren(...result.hits.map((hit) => this.row(hit, bank)));
    const more = () => {
      const from = this.list.children.length;
      this.limit += PAGE_HITS;
      this.ask();
      this.focusFrom = from;
    };
    this.more.replaceChildren(...(result.total > result.hits.length ? [make("button", { type: "button", class: "mend", onclick: more }, "Show more")] : []));
    if (this.focusFrom) this.list.children[this.focusFrom]?.querySelector("a")?.focus();
    this.focusFrom = 0;
    if (result.isUnknown) this.mend(query);
  }

  /** @param {string} query */
  mend(query) {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const bank = await this.index.open();
      const { suggestion } = await bank.search(query, { limit: 0, filters: this.filters });
      const take = (/** @type {string} */ mended) => {
        this.input.value = mended;
        this.input.focus();
        this.change(true);
      };
      if (query === this.input.value) this.message.prepend(...offer(suggestion, take));
    }, REST);
  }

  /** @param {Hit} hit @param {any} bank */
  row(hit, bank) {
    const name = make("h2", { class: "name" }, make("a", { href: this.index.hrefOf(hit) }, ...marked(hit.titleSpans)));
    return make("li", {}, make("div", {}, name, make("p", {}, ...marked(hit.excerpt))), about(hit, bank, this.index));
  }

  /** Shows what the results can be narrowed by. @param {Result} result @param {any} bank */
  narrow(result, bank) {
    const open = new Set([...this.facets.querySelectorAll("details[open]")].map((found) => found.dataset.field));
    const active = /** @type {HTMLElement} */ (document.activeElement)?.id;
    const shown = Object.entries(result.facets).map(([field, counts]) => this.facet(field, counts, result.labels[field], bank, open.has(field)));
    this.facets.replaceChildren(...shown.flat());
    const box = this.facets.closest("details");
    box.hidden = !this.facets.children.length;
    // Beside the results there is room for it; above them it would push them away.
    if (!this.wasOpened && matchMedia("(min-width: 60em)").matches) box.open = true;
    this.wasOpened = true;
    if (active) document.getElementById(active)?.focus();
  }

  /** @param {string} field @param {Record<string, number>} counts @param {Record<string, string>} labels @param {any} bank @param {boolean} isOpen */
  facet(field, counts, labels, bank, isOpen) {
    const chosen = this.filters[field] ?? [];
    for (const value of chosen) counts[value] ??= 0;
    const order = (/** @type {[string, number]} */ a, /** @type {[string, number]} */ b) =>
      field === "year" ? +b[0] - +a[0] : b[1] - a[1] || (labels[a[0]] ?? a[0]).localeCompare(labels[b[0]] ?? b[0]);
    const values = Object.entries(counts).sort(order);
    if (!values.length) return [];
    const boxes = values.map(([value, count], at) => this.box(field, value, labels[value] ?? value, count, at));
    const rest = boxes.splice(SHOWN_VALUES);
    const more = rest.length ? [make("details", { "data-field": field, open: isOpen }, make("summary", {}, `${rest.length} more`), make("ul", {}, ...rest))] : [];
    const label = bank.manifest.fields[field].label;
    return [make("fieldset", {}, make("legend", { class: "label" }, label), make("ul", {}, ...boxes), ...more)];
  }

  /** @param {string} field @param {string} value @param {string} label @param {number} count @param {number} at */
  box(field, value, label, count, at) {
    const change = (/** @type {any} */ event) => {
      const others = (this.filters[field] ?? []).filter((other) => other !== value);
      this.filters[field] = event.target.checked ? [...others, value] : others;
      if (!this.filters[field].length) delete this.filters[field];
      this.change(true);
    };
    const checked = this.filters[field]?.includes(value) ?? false;
    const id = `p-facet-${field}-${at}`;
    return make("li", {}, make("input", { type: "checkbox", id, checked, onchange: change }),
      make("label", { for: id }, label), make("span", { class: "count" }, String(count)));
  }
}
