// The search page: results, facets to narrow them by, the question in the address.

import { FAILED, Index, PAUSE, Questions, REST, about, counted, fill, make, marked, nothing, offer } from "./parts.js";

const HITS = 20;
/** Facets with more values than this are for the query language alone. */
const MOST_VALUES = 80;
const SHOWN_VALUES = 8;

/** @typedef {import("../../../../search-index/types.js").Result} Result */
/** @typedef {import("../../../../search-index/types.js").Hit} Hit */

/** Brings the search page to life. @param {HTMLElement} place @param {HTMLElement} button */
export function open(place, button) {
  new Page(place, button).start();
}

/** The search page: results with facets, the question in the address. */
class Page {
  /** @param {HTMLElement} place @param {HTMLElement} button */
  constructor(place, button) {
    this.index = new Index(button);
    this.questions = new Questions(this.index);
    this.counts = new Questions(this.index);
    this.mends = new Questions(this.index);
    const part = (/** @type {string} */ name) => /** @type {any} */ (place.querySelector(`[data-part=${name}]`));
    this.form = part("form");
    this.status = part("status");
    this.message = part("message");
    this.list = part("hits");
    this.more = part("more");
    this.facets = part("facets");
    this.narrowing = this.facets.closest("details");
    this.order = part("order");
    part("unable").hidden = true;
    this.input = this.form.elements.q;
    /** @type {Record<string, string[]>} */
    this.filters = {};
    this.sort = "";
    this.limit = HITS;
    // Two timers: an answer that sets the second must not stop what has been typed since from being asked.
    this.typing = 0;
    this.resting = 0;
    this.focusFrom = 0;
    this.wasOpened = false;
  }

  start() {
    this.input.addEventListener("focus", () => this.index.open().catch(() => {}));
    this.input.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.change(false), PAUSE);
    });
    this.form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.change(true);
    });
    addEventListener("popstate", () => this.read());
    this.index.whenRenewed(() => this.ask());
    this.read(this.input.value);
    if (!this.input.value) this.input.focus();
  }

  /** Takes the question from the address, but for what was typed while this script was on its way. @param {string} [typed] */
  read(typed = "") {
    const asked = new URLSearchParams(location.search);
    // Set only where it differs: it moves the caret.
    const query = typed || (asked.get("q") ?? "");
    if (this.input.value !== query) this.input.value = query;
    this.filters = {};
    this.sort = asked.get("sort") ?? "";
    for (const [field, value] of asked) if (field !== "q" && field !== "sort") (this.filters[field] ??= []).push(value);
    this.limit = HITS;
    if (typed) this.change(false);
    else this.ask();
  }

  /** Puts the question into the address, as a step of its own where it is meant, and asks it. @param {boolean} isStep */
  change(isStep) {
    const asked = new URLSearchParams(this.input.value ? { q: this.input.value } : {});
    for (const [field, values] of Object.entries(this.filters)) for (const value of values) asked.append(field, value);
    if (this.sort) asked.append("sort", this.sort);
    const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
    if (isStep && address !== location.pathname + location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.limit = HITS;
    this.ask();
  }

  ask() {
    const query = this.input.value;
    const { filters, limit } = this;
    const sort = this.wanted();
    clearTimeout(this.resting);
    this.mends.forget();
    document.title = document.title.replace(/^.*?( – [^–]*)$/, `${query.trim() ? `${query.trim()} – ` : ""}Search$1`);
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
      this.order.replaceChildren();
      this.status.textContent = FAILED;
    };
    this.questions.ask(query, { limit, filters, sort, suggest: false }, show, fail, (hit, bank) => this.begin(hit, bank));
  }

  /**
   * Shows the best hit while the others are on their way, where it will stand then. Rows that are there already stay
   * until all are: "Show more" and a facet must not empty the list.
   * @param {Hit} hit @param {any} bank
   */
  begin(hit, bank) {
    if (this.list.children.length) return;
    this.status.textContent = "";
    this.message.replaceChildren();
    this.unfold();
    fill(this.list, [this.row(hit, bank)]);
  }

  /** Shows the box with what results can be narrowed by: open beside them, where there is room; above them it would push them away. */
  unfold() {
    this.narrowing.hidden = false;
    if (!this.wasOpened && matchMedia("(min-width: 60em)").matches) this.narrowing.open = true;
    this.wasOpened = true;
  }

  /** The order to ask for: where there are no words, nothing is best, and titles come from A to Z. */
  wanted() {
    return this.sort || (this.input.value.trim() ? "" : "title");
  }

  /** Offers the orders, once there is something to put in order. @param {number} total @param {any} bank */
  offerOrders(total, bank) {
    const { orders, scales } = bank.manifest;
    const names = { title: "Title, A to Z", date: "Newest first" };
    const label = (/** @type {"title" | "date"} */ order) => names[order] ?? `${scales[order].label}, strongest first`;
    const best = this.input.value.trim() ? [make("option", { value: "" }, "Best match first")] : [];
    const options = orders.map((/** @type {any} */ order) => make("option", { value: order }, label(order)));
    const change = (/** @type {any} */ event) => {
      this.sort = event.target.value;
      this.change(true);
    };
    const select = make("select", { id: "p-order", onchange: change }, ...best, ...options);
    select.value = this.wanted();
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    const hadFocus = document.activeElement?.id === select.id;
    this.order.replaceChildren(...(total > 1 ? [make("label", { for: "p-order" }, "Sort by"), " ", select] : []));
    if (hadFocus) select.focus();
  }

  /** @param {string} query @param {Result} result @param {any} bank */
  render(query, result, bank) {
    this.list.removeAttribute("aria-busy");
    const isAsked = query.trim() || Object.keys(this.filters).length;
    this.status.textContent = result.total ? counted(result.total, "result") : isAsked ? "No results" : "";
    this.message.replaceChildren(...(isAsked && !result.total ? nothing(result, query, this.index) : []));
    fill(this.list, result.hits.map((hit) => this.row(hit, bank)));
    this.offerOrders(result.total, bank);
    const more = () => {
      const from = this.list.children.length;
      this.limit += HITS;
      this.ask();
      this.focusFrom = from;
    };
    this.more.replaceChildren(...(result.total > result.hits.length ? [make("button", { type: "button", class: "mend", onclick: more }, "Show more")] : []));
    if (this.focusFrom) this.list.children[this.focusFrom]?.querySelector("a")?.focus();
    this.focusFrom = 0;
    if (result.isUnknown) this.mend(query);
  }

  /** Asks for the words nearest to unknown ones once the typing rests. @param {string} query */
  mend(query) {
    const take = (/** @type {string} */ mended) => {
      this.input.value = mended;
      this.input.focus();
      this.change(true);
    };
    const show = (/** @type {Result} */ { suggestion }) => {
      if (query === this.input.value) this.message.prepend(...offer(suggestion, take));
    };
    this.resting = setTimeout(() => this.mends.ask(query, { limit: 0, filters: this.filters }, show, () => {}), REST);
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
    if (this.facets.children.length) this.unfold();
    else this.narrowing.hidden = true;
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
