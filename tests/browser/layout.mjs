// What is wrong with how a page is laid out, as far as a machine can measure it: a page that scrolls sideways, words
// beyond its edge, words that are cut off, and words that stand on others.

/** Runs in the page. Says each mistake with the words it is about. @returns {string[]} */
export function layoutMistakes() {
  /** How much of a line may stand on another before it shows, in pixels: letters do not fill their boxes. */
  const SLACK = 2;
  /** The middle of a line's box, which its letters are in: boxes of large letters overlap where lines stand close. */
  const LETTERS = 0.4;
  const wide = document.documentElement.scrollWidth - innerWidth;
  const found = wide > 0 ? [`the page is ${wide} pixels too wide`] : [];

  /** @param {Element | null} element @param {(style: CSSStyleDeclaration, element: Element) => boolean} test @returns {Element[]} */
  const around = (element, test) => {
    const all = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (test(getComputedStyle(at), at)) all.push(at);
    }
    return all;
  };
  const cuts = (/** @type {CSSStyleDeclaration} */ style) => style.overflowX !== "visible" || style.overflowY !== "visible";
  // What is for listeners alone is one pixel; what has an ellipsis says that it is cut.
  const isMeant = (/** @type {CSSStyleDeclaration} */ style) =>
    style.clipPath === "inset(50%)" || style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none" || style.opacity === "0";
  const scrolls = (/** @type {string} */ overflow) => overflow === "auto" || overflow === "scroll";

  /** @type {{left: number, right: number, top: number, bottom: number, words: string, from: Node}[]} */
  const boxes = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    const words = text.textContent?.trim().replaceAll(/\s+/g, " ").slice(0, 60) ?? "";
    if (!words || !parent?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || parent.closest("script, style, option, math")) continue;
    if (around(parent, isMeant).length) continue;
    const frames = around(parent, cuts).map((frame) => ({ box: frame.getBoundingClientRect(), style: getComputedStyle(frame) }));
    range.selectNodeContents(text);
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      if (width < 1 || height < 1) continue;
      const seen = { left, right, top, bottom };
      let isReached = false;
      for (const { box, style } of frames) {
        const [over, under] = [Math.max(box.left - seen.left, seen.right - box.right), Math.max(box.top - seen.top, seen.bottom - box.bottom)];
        if ((over > SLACK && !scrolls(style.overflowX)) || (under > height / 3 && !scrolls(style.overflowY))) found.push(`cut off: ${words}`);
        isReached ||= scrolls(style.overflowX) && over > 0;
        seen.left = Math.max(seen.left, box.left);
        seen.right = Math.min(seen.right, box.right);
        seen.top = Math.max(seen.top, box.top);
        seen.bottom = Math.min(seen.bottom, box.bottom);
      }
      if (!isReached && (left < -SLACK || right > innerWidth + SLACK)) found.push(`beyond the edge: ${words}`);
      const rest = ((bottom - top) * (1 - LETTERS)) / 2;
      if (seen.right - seen.left > SLACK && seen.bottom - seen.top > rest * 2) {
        boxes.push({ ...seen, top: seen.top + rest, bottom: seen.bottom - rest, words, from: text });
      }
    }
  }

  // From the top down, each with those that have not ended where it begins.
  boxes.sort((one, other) => one.top - other.top);
  /** @type {typeof boxes} */
  let open = [];
  for (const box of boxes) {
    open = open.filter((other) => other.bottom > box.top + SLACK);
    for (const other of open) {
      const common = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      if (common > SLACK && box.from !== other.from) found.push(`on another: ${box.words} / ${other.words}`);
    }
    open.push(box);
  }
  const title = document.querySelector("h1")?.getBoundingClientRect();
  if (!title || title.width < 1 || title.height < 1) found.push("no title is seen");
  return [...new Set(found)];
}
