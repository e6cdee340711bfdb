// What the results of the search page can be narrowed by: facets beside them, on narrow screens in a sheet over them, and
// above them what is chosen.

import { Questions, counted, make, put } from "./parts.js";

/** Facets with more values than this are for the query language alone. */
const MOST_VALUES = 80;
const SHOWN_VALUES = 8;
/** As in site.css: where there is room for facets beside results. */
const WIDE = "(min-width: 60em)";

/** @typedef {import("../../../../search-index/types.js").Result} Result */
/** @typedef {import("./page.js").Page} Page */

/** The facets of a search page. */
export class Narrowing {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.counts = new Questions(page.index);
    const part = (/** @type {string} */ name) => /** @type {any} */ (page.place.querySelector(`[data-part=${name}]`));
    this.facets = part("facets");
    this.chips = part("chips");
    this.opener = part("opener");
    this.done = part("done");
    /** @type {HTMLDialogElement} */
    this.sheet = part("sheet");
    this.opener.addEventListener("click", () => {
      part("within").append(this.facets);
      this.sheet.showModal();
    });
    this.done.addEventListener("click", () => this.sheet.close());
    this.sheet.addEventListener("click", (event) => event.target === this.sheet && this.sheet.close());
    this.sheet.addEventListener("close", () => part("beside").append(this.facets));
    matchMedia(WIDE).addEventListener("change", () => this.sheet.close());
  }

  /** Shows what an answer is narrowed to, and asks what it can be narrowed by. @param {string} query @param {Result} result @param {any} bank */
  show(query, result, bank) {
    const { filters } = this.page;
    this.choose(result.labels);
    this.done.textContent = result.total ? counted(result.total, "plural:results-show") : "message:results-none";
    const { fields: known } = bank.manifest;
    const fields = Object.keys(known).filter((field) => filters.has(field) || (known[field].values > 1 && known[field].values <= MOST_VALUES));
    this.counts.ask(query, { limit: 0, filters: Object.fromEntries(filters), facets: fields, suggest: false }, (found) => this.offer(found, bank), () => {});
  }

  /** Takes away what nothing is narrowed by: nothing is asked any more. */
  clear() {
    const hadFocus = this.facets.contains(document.activeElement);
    this.counts.forget();
    this.sheet.close();
    this.choose({});
    this.facets.replaceChildren();
    this.opener.hidden = true;
    if (hadFocus) this.page.input.focus();
  }

  /** Shows what is chosen, each to be taken back. @param {Record<string, Record<string, string>>} labels */
  choose(labels) {
    const chosen = [...this.page.filters].flatMap(([field, values]) => values.map((value) => ({ field, value, name: labels[field]?.[value] ?? value })));
    const chips = chosen.map(({ field, value, name }, at) =>
      make("li", {}, make("button", { type: "button", class: "chip", "aria-label": put("message:filter-remove", { name }), onclick: () => this.drop(field, value, at) }, name)));
    const clear = () => {
      this.page.filters.clear();
      this.page.input.focus();
      this.page.change(true);
    };
    if (chips.length > 1) chips.push(make("li", {}, make("button", { type: "button", class: "clear", onclick: clear }, "message:filters-clear")));
    const { activeElement } = document;
    const had = this.chips.contains(activeElement) ? [...this.chips.querySelectorAll("button")].indexOf(activeElement) : -1;
    this.chips.replaceChildren(...chips);
    if (had >= 0) this.focus(had);
    const shown = String(chosen.length);
    this.opener.textContent = chosen.length ? put("message:narrow-chosen", { shown }) : "message:narrow";
    this.opener.setAttribute("aria-label", chosen.length ? put("message:narrow-results-chosen", { shown }) : "message:narrow-results");
  }

  /** Takes back what is chosen. @param {string} field @param {string} value @param {number} at its place among what is chosen */
  drop(field, value, at) {
    this.keep(field, this.page.chosen(field).filter((other) => other !== value));
    this.chips.children[at]?.remove();
    this.focus(at);
    this.page.change(true);
  }

  /** Leaves the focus where it was among what is chosen, or at the question. @param {number} at */
  focus(at) {
    const buttons = this.chips.querySelectorAll(".chip");
    (buttons[Math.min(at, buttons.length - 1)] ?? this.page.input).focus();
  }

  /** @param {string} field @param {string[]} values */
  keep(field, values) {
    if (values.length) this.page.filters.set(field, values);
    else this.page.filters.delete(field);
  }

  /** Shows what the results can be narrowed by. @param {Result} result @param {any} bank */
  offer(result, bank) {
    const open = new Set([...this.facets.querySelectorAll("details[open]")].map((found) => found.dataset.field));
    const active = /** @type {HTMLElement} */ (document.activeElement)?.id;
    const shown = Object.entries(result.facets).map(([field, counts]) => this.facet(field, counts, result.labels[field], bank, open.has(field)));
    this.facets.replaceChildren(...shown.flat());
    this.opener.hidden = !this.facets.children.length;
    if (active) document.getElementById(active)?.focus();
  }

  /** @param {string} field @param {Record<string, number>} counts @param {Record<string, string>} labels @param {any} bank @param {boolean} isOpen */
  facet(field, counts, labels, bank, isOpen) {
    const found = new Map(Object.entries(counts));
    const names = new Map(Object.entries(labels));
    for (const value of this.page.chosen(field)) if (!found.has(value)) found.set(value, 0);
    const order = (/** @type {[string, number]} */ a, /** @type {[string, number]} */ b) =>
      field === "year" ? +b[0] - +a[0] : b[1] - a[1] || (names.get(a[0]) ?? a[0]).localeCompare(names.get(b[0]) ?? b[0], document.documentElement.lang);
    const values = [...found].sort(order);
    if (!values.length) return [];
    const boxes = values.map(([value, count], at) => this.box(field, value, names.get(value) ?? value, count, at));
    const rest = boxes.splice(SHOWN_VALUES);
    const more = rest.length ? [make("details", { "data-field": field, open: isOpen }, make("summary", {}, counted(rest.length, "plural:more-values")), make("ul", {}, ...rest))] : [];
    const label = bank.manifest.fields[field].label;
    return [make("fieldset", {}, make("legend", { class: "label" }, label), make("ul", {}, ...boxes), ...more)];
  }

  /** @param {string} field @param {string} value @param {string} label @param {number} count @param {number} at */
  box(field, value, label, count, at) {
    const change = (/** @type {any} */ event) => {
      const others = this.page.chosen(field).filter((other) => other !== value);
      this.keep(field, event.target.checked ? [...others, value] : others);
      this.page.change(true);
    };
    const checked = this.page.chosen(field).includes(value);
    const id = `p-facet-${field}-${at}`;
    return make("li", {}, make("input", { type: "checkbox", id, checked, onchange: change }),
      make("label", { for: id }, label), make("span", { class: "count" }, String(count)));
  }
}
