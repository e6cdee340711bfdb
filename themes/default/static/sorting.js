// Puts the rows of a table in order by any of its columns that has one. Without it, the table is whole, in the order of its list.

{
  const table = /** @type {HTMLTableElement | null} */ (document.querySelector("[data-sorting]"));
  const body = table?.tBodies[0];
  const heads = /** @type {HTMLElement[]} */ ([...(table?.tHead?.rows[0].cells ?? [])]);
  /** As they came: rows that are alike stay in this order. */
  const rows = [...(body?.rows ?? [])];
  const compared = new Intl.Collator(document.body.lang || document.documentElement.lang, { numeric: true });

  /** What is before what in a column, the least first. @param {number} at @returns {(one: HTMLTableRowElement, other: HTMLTableRowElement) => number} */
  const byColumn = (at) => {
    if (heads[at].dataset.by === "text") return (one, other) => compared.compare(one.cells[at].textContent ?? "", other.cells[at].textContent ?? "");
    const number = (/** @type {HTMLTableRowElement} */ row) => Number(row.cells[at].dataset.at);
    return (one, other) => number(one) - number(other);
  };

  /** Sorts by a column: what is most first, and titles from A; the same again the other way round. @param {number} at */
  const sort = (at) => {
    const head = heads[at];
    const first = head.dataset.by === "text" ? "ascending" : "descending";
    const next = head.ariaSort === first ? (first === "ascending" ? "descending" : "ascending") : first;
    for (const other of heads) if (other.dataset.by) other.ariaSort = other === head ? next : "none";
    const compare = byColumn(at);
    const way = next === "ascending" ? 1 : -1;
    body?.replaceChildren(...rows.toSorted((one, other) => way * compare(one, other)));
  };

  for (const [at, head] of heads.entries()) {
    if (!head.dataset.by) continue;
    const button = document.createElement("button");
    button.type = "button";
    // As large as what it takes the place of: nothing moves.
    button.append(...(head.firstElementChild?.childNodes ?? []));
    button.addEventListener("click", () => sort(at));
    head.ariaSort = "none";
    head.replaceChildren(button);
  }
}
