// What is wrong with how a page is laid out, as far as a machine can measure it: a page that scrolls sideways, words
// beyond its edge, words that are cut off, and words that stand on others.

/** Runs in the page, and so has all it needs within. Says each mistake with the words it is about. @returns {string[]} */
export function layoutMistakes() {
  /** How much of a line may stand on another before it shows, in pixels: letters do not fill their boxes. */
  const SLACK = 2;
  /** The middle of a line's box, which its letters are in: boxes of large letters overlap where lines stand close. */
  const LETTERS = 0.4;

  /** What is seen of a line of words. @typedef {{left: number, right: number, top: number, bottom: number, words: string, from: Node}} Line */
  /** What may cut its content off, or scrolls it. @typedef {{box: DOMRect, style: CSSStyleDeclaration}} Frame */

  /** @type {string[]} */
  const found = [];
  const scrolls = (/** @type {string} */ overflow) => overflow === "auto" || overflow === "scroll";
  const cuts = (/** @type {CSSStyleDeclaration} */ style) => style.overflowX !== "visible" || style.overflowY !== "visible";
  // What is for listeners alone is one pixel; what has an ellipsis says that it is cut.
  const isMeant = (/** @type {CSSStyleDeclaration} */ style) =>
    style.clipPath === "inset(50%)" || style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none" || style.opacity === "0";

  /** What is around a text, itself first. @param {Element | null} element @returns {{element: Element, style: CSSStyleDeclaration}[]} */
  const around = (element) => (!element || element === document.documentElement ? [] : [{ element, style: getComputedStyle(element) }, ...around(element.parentElement)]);

  /** What is seen of a line within its frames; nothing where one must be scrolled to it. @param {DOMRect} rect @param {Frame[]} frames @param {string} words @param {Node} from @returns {Line[]} */
  const seenOf = ({ left, right, top, bottom, height }, frames, words, from) => {
    const seen = { left, right, top, bottom, words, from };
    let isReached = false;
    for (const { box, style } of frames) {
      const [over, under] = [Math.max(box.left - seen.left, seen.right - box.right), Math.max(box.top - seen.top, seen.bottom - box.bottom)];
      if ((over > SLACK && !scrolls(style.overflowX)) || (under > height / 3 && !scrolls(style.overflowY))) found.push(`cut off: ${words}`);
      isReached ||= scrolls(style.overflowX) && over > 0;
      Object.assign(seen, { left: Math.max(seen.left, box.left), right: Math.min(seen.right, box.right), top: Math.max(seen.top, box.top), bottom: Math.min(seen.bottom, box.bottom) });
    }
    if (!isReached && (left < -SLACK || right > innerWidth + SLACK)) found.push(`beyond the edge: ${words}`);
    const rest = (height * (1 - LETTERS)) / 2;
    const isSeen = seen.right - seen.left > SLACK && seen.bottom - seen.top > rest * 2;
    return isSeen ? [{ ...seen, top: seen.top + rest, bottom: seen.bottom - rest }] : [];
  };

  /** The lines of one text. @param {Node} text @returns {Line[]} */
  const linesOf = (text) => {
    const parent = text.parentElement;
    const words = text.textContent?.trim().replaceAll(/\s+/g, " ").slice(0, 60);
    if (!words || !parent?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || parent.closest("script, style, option, math")) return [];
    const outer = around(parent);
    if (outer.some(({ style }) => isMeant(style))) return [];
    const frames = outer.filter(({ style }) => cuts(style)).map(({ element, style }) => ({ box: element.getBoundingClientRect(), style }));
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width >= 1 && height >= 1);
    return rects.flatMap((rect) => seenOf(rect, frames, words, text));
  };

  /** Lines that stand on others: from the top down, each with those that have not ended where it begins. @param {Line[]} lines */
  const overlaps = (lines) => {
    /** @type {Line[]} */
    let open = [];
    for (const line of lines.toSorted((one, other) => one.top - other.top)) {
      open = open.filter((other) => other.bottom > line.top + SLACK);
      for (const other of open) {
        const common = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        if (common > SLACK && line.from !== other.from) found.push(`on another: ${line.words} / ${other.words}`);
      }
      open.push(line);
    }
  };

  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`the page is ${wide} pixels too wide`);
  const title = document.querySelector("h1")?.getBoundingClientRect();
  if (!title || title.width < 1 || title.height < 1) found.push("no title is seen");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  /** @type {Line[]} */
  const lines = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) lines.push(...linesOf(text));
  overlaps(lines);
  return [...new Set(found)];
}
