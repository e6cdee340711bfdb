// Many strings in one, and the order in which they stand.

import { digit } from "./bits.js";

/**
 * Front-coded strings, of which each takes over the start of the one before: see "Words" in README.md.
 * @param {string} [text]
 */
export function frontDecoded(text = "") {
  let last = "";
  return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => {
    last = Array.from(last).slice(0, digit(shared, 0)).join("") + rest;
    return last;
  });
}

/** One of the strings that stand in a text with spaces between. @param {string} text @param {number} number */
export function nthString(text, number) {
  let start = 0;
  for (let i = 0; i < number; i += 1) {
    start = text.indexOf(" ", start) + 1;
    if (!start) throw new Error("A part of the index is broken.");
  }
  const end = text.indexOf(" ", start);
  return text.slice(start, end < 0 ? undefined : end);
}

/**
 * Whether one string comes behind another by code points. JavaScript compares UTF-16 units, in which the halves of a
 * pair, for characters from U+10000, come before U+E000 to U+FFFF; so they are lifted above those.
 * @param {string} a @param {string} b
 */
export function isBehind(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at < a.length && (at >= b.length || order(a.charCodeAt(at)) > order(b.charCodeAt(at)));
}

/**
 * The number of the last of some texts in order that does not come behind another; 0 where all do.
 * @param {string[]} starts @param {string} text
 */
export function placeAmong(starts, text) {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBehind(starts[middle], text)) high = middle;
    else low = middle;
  }
  return low;
}

/** @param {number} unit */
function order(unit) {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
