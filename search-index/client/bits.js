// Numbers out of text: see "Codes" in README.md.

/** The digits of base64, by the codes of their characters. */
const DIGITS = new Uint8Array(128);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((c, i) => (DIGITS[c.charCodeAt(0)] = i));

/** What the digit at a place of a text is worth. @param {string} text @param {number} at */
export function digit(text, at) {
  return DIGITS[text.charCodeAt(at) & 127];
}

/** A text of digits, read as bits: only as far as it is asked for, since of most lists only the count is wanted. */
export class Bits {
  /** @param {string} [text] */
  constructor(text = "") {
    // Of a value of another type no end would ever be seen.
    if (typeof text !== "string") throw new Error("A part of the index is broken.");
    this.text = text;
    this.at = 0;
    /** The bits that were read and not taken yet, the next one highest, and how many. */
    this.held = 0;
    this.count = 0;
  }

  /** Reads five digits: their thirty bits are what JavaScript can shift without a sign. */
  fill() {
    this.held = 0;
    if (this.at >= this.text.length) throw new Error("A part of the index is broken.");
    const end = Math.min(this.at + 5, this.text.length);
    this.count = 6 * (end - this.at);
    for (; this.at < end; this.at += 1) this.held = (this.held << 6) | digit(this.text, this.at);
  }

  /** The next bits as a binary number, behind those of another. @param {number} width @param {number} [from] */
  take(width, from = 0) {
    let taken = from;
    let rest = width;
    while (rest > this.count) {
      // Multiplied, not shifted: a broken list may ask for more bits than fit.
      taken = taken * 2 ** this.count + this.held;
      rest -= this.count;
      this.fill();
    }
    this.count -= rest;
    taken = taken * 2 ** rest + (this.held >> this.count);
    this.held &= (1 << this.count) - 1;
    return taken;
  }

  /** Takes the zeros up to the first one, and that one, and says how many zeros there were. */
  zeros() {
    let taken = 0;
    while (!this.held) {
      taken += this.count;
      this.fill();
    }
    const zeros = this.count - (32 - Math.clz32(this.held));
    this.count -= zeros + 1;
    this.held &= (1 << this.count) - 1;
    return taken + zeros;
  }

  /** An exponential Golomb code: "any" in README.md. */
  golomb() {
    return this.take(this.zeros(), 1) - 1;
  }

  /** A Rice code. @param {number} k */
  rice(k) {
    return this.take(k, this.zeros());
  }

  /** Ascending numbers, each written as its distance from the one before. @param {number} count @param {number} k */
  ascending(count, k) {
    // Each takes a bit at least, so a broken count is seen before room is made for it.
    if (count > 6 * this.text.length) throw new Error("A part of the index is broken.");
    const numbers = new Uint32Array(count);
    for (let i = 0, next = 0; i < count; i += 1) {
      numbers[i] = next + this.rice(k);
      next = numbers[i] + 1;
    }
    return numbers;
  }

  /** The document numbers of a posting list: "entries" in README.md. */
  documents() {
    const count = this.golomb();
    return this.ascending(count, this.take(4));
  }
}

/** The parameter of Rice codes that suits numbers of this mean. @param {number} mean */
export function riceParameter(mean) {
  return Math.min(15, 31 - Math.clz32(Math.max(1, mean)));
}
