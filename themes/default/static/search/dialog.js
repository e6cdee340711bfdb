// The dialog on every page: a combobox with a list (ARIA Authoring Practices, "Editable combobox with list
// autocomplete").

import { FAILED, Index, PAUSE, Questions, REST, WAITING, about, counted, fill, make, marked, nothing, offer } from "./parts.js";

const HITS = 7;

/** @typedef {import("../../../../search-index/types.js").Result} Result */
/** @typedef {import("../../../../search-index/types.js").Hit} Hit */

/** @type {Dialog | undefined} */
let dialog;

/** Opens the dialog. @param {HTMLElement} button */
export function open(button) {
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
    /** The question whose answer is shown. */
    this.answered = "";
    // Two timers: an answer that sets the second must not stop what has been typed since from being asked.
    this.typing = 0;
    this.resting = 0;
    this.input = make("input", {
      type: "text", id: "p-find", role: "combobox", "aria-expanded": "false", "aria-controls": "p-found",
      "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      "aria-describedby": "p-find-help", oninput: () => this.later(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
    });
    this.list = make("div", { id: "p-found", role: "listbox", "aria-label": "Results" });
    this.status = make("p", { role: "status", class: "soft", "data-waiting": WAITING });
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
    this.index.whenRenewed(() => this.box.open && this.ask());
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
    this.choose(-1);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.ask(), PAUSE);
  }

  /** @param {boolean} [suggest] */
  ask(suggest = false) {
    clearTimeout(this.resting);
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
    this.questions.ask(query, { limit: HITS, suggest }, show, fail, (hit, bank) => this.begin(query, hit, bank));
  }

  /** Shows the best hit while the others are on their way, but not over an older answer to the same question. @param {string} query @param {Hit} hit @param {any} bank */
  begin(query, hit, bank) {
    if (query === this.answered) return;
    this.choose(-1);
    fill(this.list, [this.option(hit, 0, bank)]);
    this.status.textContent = "";
    this.message.replaceChildren();
    this.input.setAttribute("aria-expanded", "true");
  }

  clear() {
    this.box.removeAttribute("aria-busy");
    this.answered = "";
    this.list.replaceChildren();
    this.message.replaceChildren();
    this.more.replaceChildren();
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  /** Shows an answer; what a reader has chosen of the same question stays chosen. @param {string} query @param {Result} result @param {any} bank */
  render(query, result, bank) {
    const chosen = this.list.children[this.active]?.href;
    this.choose(-1);
    this.box.removeAttribute("aria-busy");
    this.answered = query;
    fill(this.list, result.hits.map((hit, at) => this.option(hit, at, bank)));
    if (chosen) this.choose([...this.list.children].findIndex((option) => option.href === chosen));
    this.input.setAttribute("aria-expanded", String(result.hits.length > 0));
    // Another node even where the number is the same: it is told again, for it answers another question.
    this.status.replaceChildren(result.total ? counted(result.total, "result") : "No results");
    const take = (/** @type {string} */ mended) => {
      this.input.value = mended;
      this.input.focus();
      this.ask();
    };
    this.message.replaceChildren(...offer(result.suggestion, take), ...(result.total ? [] : nothing(result, query, this.index)));
    const all = () => make("a", { href: this.index.pageOf(query) }, `All ${counted(result.total, "result")}, to narrow down`);
    this.more.replaceChildren(...(result.total > result.hits.length ? [all()] : []));
    if (result.isUnknown && !result.suggestion) {
      this.resting = setTimeout(() => this.mend(query), REST);
    }
  }

  /** Asks once more for unknown words, and shows only what that adds. @param {string} query */
  mend(query) {
    if (query !== this.input.value) return;
    const show = (/** @type {Result} */ result, /** @type {any} */ bank) => {
      if (result.suggestion) this.render(query, result, bank);
    };
    this.questions.ask(query, { limit: HITS }, show, () => {});
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
