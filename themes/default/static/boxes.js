// Boxes beside a list, in the place of links: says how many entries have all that is ticked, and keeps the choice in the
// address. The boxes lead to the search page without it, for a list has pages, and what is ticked holds for all of them.

{
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-boxes]"));
  const opener = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));

  /** @param {HTMLFormElement} form @param {HTMLElement} opener */
  const begin = (form, opener) => {
    const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[type=checkbox]")]);
    const button = /** @type {HTMLElement} */ (form.querySelector("[type=submit]"));
    const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    const idle = button.textContent;
    const counts = boxes.map((box) => /** @type {HTMLElement} */ (box.closest("li")?.querySelector(".count")));
    const all = counts.map((count) => count.textContent);
    /** What the search page shares with this one, and the questions to its index. @type {Promise<any> | undefined} */
    let search;

    /** @param {string} said of the button @param {string} heard @param {(at: number) => string | null} count */
    const show = (said, heard, count) => {
      button.textContent = said;
      status.textContent = heard;
      for (const [at, shown] of counts.entries()) shown.textContent = count(at);
    };

    const load = () => {
      search ??= import(new URL("parts.js", new URL(opener.dataset.search ?? "", document.baseURI)).href)
        .then((parts) => ({ parts, questions: new parts.Questions(new parts.Index(opener)) }));
      return search;
    };

    /** Asks how many there are. Where the search does not come, the button leads to its page all the same. */
    const ask = async () => {
      const { parts, questions } = await load();
      const data = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
      if (!boxes.some((box) => box.checked)) {
        questions.forget();
        show(idle, "", (at) => all[at]);
        return;
      }
      /** @type {Record<string, string[]>} */
      const filters = Object.fromEntries(data.map(([name]) => [name, data.filter(([other]) => other === name).map(([, value]) => value)]));
      const facets = [...new Set(boxes.map((box) => box.name))];
      /** @param {{total: number, facets: Record<string, Record<string, number>>}} result */
      const tell = (result) => {
        const { total } = result;
        const none = "message:results-none";
        show(total ? parts.counted(total, "plural:results-show") : none, total ? parts.counted(total, "plural:results-count") : none,
          (at) => String(new Map(Object.entries(result.facets[boxes[at].name] ?? {})).get(boxes[at].value) ?? 0));
      };
      questions.ask("", { limit: 0, filters, facets, suggest: false }, tell, () => show(idle, "", (at) => all[at]));
    };

    const change = () => {
      const chosen = String(new URLSearchParams(boxes.filter((box) => box.checked).map((box) => [box.name, box.value])));
      history.replaceState(history.state, "", location.pathname + (chosen && `?${chosen}`) + location.hash);
      for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".pages a"))) link.search = chosen;
      ask().catch(() => {});
    };

    form.addEventListener("change", change);
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) {
      box.checked = asked.getAll(box.name).includes(box.value);
      // What is chosen is not out of sight.
      const fold = box.closest("details");
      if (fold && box.checked) fold.open = true;
    }
    if (boxes.some((box) => box.checked)) change();
  };

  // From a disk there is no search, but where the site was made for one: there, links are of more use.
  if (form && location.protocol === "file:") form.classList.toggle("by-links", !("sourcebookFetch" in globalThis));
  else if (form && opener) begin(form, opener);
}
