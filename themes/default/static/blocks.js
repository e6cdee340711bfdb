// What a text can do with a script: its code can be copied, and of its tabs one is shown at a time. Without it everything
// stands there all the same. Which tabs were chosen stands in the address, so that a link leads to the same.

{
  /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} children */
  const make = (name, attributes = {}, ...children) => {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...children);
    return found;
  };

  /** The code of a block without the lines that go. @param {Element} block */
  const code = (block) => {
    const copy = /** @type {Element} */ (block.cloneNode(true));
    for (const line of copy.querySelectorAll("del.line")) line.remove();
    return copy.textContent ?? "";
  };

  // A page that is read from a disk or without a secure address has no clipboard.
  if (navigator.clipboard) {
    for (const block of document.querySelectorAll(".text pre > code, .own pre > code")) {
      const pre = /** @type {HTMLElement} */ (block.parentElement);
      const said = make("span", { class: "vh", role: "status" });
      const button = make("button", { class: "copy", type: "button", "aria-label": "message:copy-code" }, "message:copy");
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(code(block)).then(() => {
          button.textContent = said.textContent = "message:copied";
          button.addEventListener("blur", () => { button.textContent = "message:copy"; said.textContent = ""; }, { once: true });
        }, () => {});
      });
      const frame = make("div", { class: "copied" });
      pre.before(frame);
      frame.append(pre, button, said);
    }
  }

  /** The names of the tabs that the address asks for. */
  const asked = () => (new URLSearchParams(location.search).get("tab") ?? "").split("~").filter((name) => name);

  /** @type {{ names: string[], choose: (name: string) => void }[]} */
  const groups = [];

  /** Shows a tab wherever there is one of its name, and writes it into the address. @param {string} name */
  const choose = (name) => {
    /** @type {Set<string>} */
    const others = new Set();
    for (const group of groups.filter((known) => known.names.includes(name))) {
      for (const other of group.names) others.add(other);
      group.choose(name);
    }
    const address = new URL(location.href);
    address.searchParams.set("tab", [...asked().filter((known) => !others.has(known)), name].join("~"));
    history.replaceState(null, "", address);
  };

  let count = 0;
  for (const set of document.querySelectorAll(".tabs")) {
    const panels = /** @type {HTMLElement[]} */ ([...set.children].filter((child) => child.matches(".tab")));
    const names = panels.map((panel) => panel.querySelector(":scope > .label")?.textContent ?? "");
    if (panels.length < 2) continue;
    const list = make("div", { role: "tablist", class: "tab-list" });
    const buttons = panels.map((panel, number) => {
      panel.id ||= `tab-${++count}`;
      panel.setAttribute("role", "tabpanel");
      panel.tabIndex = 0;
      const button = make("button", { role: "tab", type: "button", id: `${panel.id}-name`, "aria-controls": panel.id }, names[number]);
      panel.setAttribute("aria-labelledby", button.id);
      button.addEventListener("click", () => choose(names[number]));
      list.append(button);
      return button;
    });
    /** @param {number} shown */
    const show = (shown) => {
      panels.forEach((panel, number) => panel.classList.toggle("away", number !== shown));
      buttons.forEach((button, number) => {
        button.setAttribute("aria-selected", String(number === shown));
        button.tabIndex = number === shown ? 0 : -1;
      });
    };
    // As the pattern of the ARIA practices has it: one stop of the tab key, arrows within.
    list.addEventListener("keydown", (event) => {
      const shown = buttons.findIndex((button) => button.tabIndex === 0);
      const step = { ArrowRight: shown + 1, ArrowLeft: shown - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = (step + buttons.length) % buttons.length;
      choose(names[next]);
      buttons[next].focus();
    });
    set.prepend(list);
    set.classList.add("chosen");
    groups.push({ names, choose: (name) => show(names.indexOf(name)) });
    const wanted = asked().map((name) => names.indexOf(name)).find((number) => number >= 0);
    // A heading that the address leads to may stand in a tab that is not shown.
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const holds = target ? panels.findIndex((panel) => panel.contains(target)) : -1;
    show(holds >= 0 ? holds : wanted ?? 0);
  }
}
