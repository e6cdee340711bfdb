// What becomes of the files of an index on their way and on the disk: damage of one sort or another, the same for the same
// numbers.

/** @typedef {() => number} Random from 0 to 1 */
/** @typedef {{ok: boolean, status: number, text: () => Promise<string>}} Answer */

/** @template T @param {Random} random @param {ArrayLike<T>} list @returns {T} */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** @param {string} text */
export const answer = (text) => ({ ok: true, status: 200, text: async () => text });

const PAGE = "<!doctype html>\n<html lang=en><title>Sign in</title><p>The network wants you to sign in.</p></html>\n";

/** What a network makes of a file; nothing of it can be taken for the file. @type {Record<string, (text: string, random: Random) => Promise<Answer>>} */
const LOST = {
  missing: async () => ({ ok: false, status: 404, text: async () => PAGE }),
  "an error of the server": async () => ({ ok: false, status: 503, text: async () => "" }),
  "a page in its place": async () => answer(PAGE),
  empty: async () => answer(""),
  "cut off": async (text, random) => answer(text.slice(0, Math.floor(random() * text.length))),
  "no network": () => Promise.reject(new TypeError("Failed to fetch")),
  "no network any more": async () => ({ ...answer(""), text: () => Promise.reject(new TypeError("network error")) }),
};

const DEEP = "[".repeat(2000) + "]".repeat(2000);
/** JSON in the place of a value. */
const VALUES = [
  "null", "true", "false", "0", "-1", "1", "0.5", "1e308", "-1e308", "1e999", "2147483648", "4294967295", "4294967296", "9007199254740993", "-0", '""', '"A"', '"AA"', '"/////"',
  '" "', '"__proto__"', '"constructor"', '"toString"', '"\\u0000"', '"\\ud800"', "[]", "{}", "[[]]", "[null]", "[{}]", '[""]', '{"length":4294967295}', '{"0":"A"}', '{"__proto__":{"x":1}}',
  '{"then":1}', `"${"A".repeat(5000)}"`, `"${"/".repeat(5000)}"`, `"${"9".repeat(400)}"`, `"${" ".repeat(300)}"`, DEEP,
];

const NAMES = ["__proto__", "constructor", "hasOwnProperty", "toString", "then", "length", "", "0", "words", "lists", "values"];

/** The values of JSON with their places, and keys, which have a colon behind them. @param {string} text */
function pieces(text) {
  const found = Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g), ({ 0: piece, index }) => ({ at: index, end: index + piece.length }));
  const isKey = (/** @type {{end: number}} */ { end }) => text[end] === ":";
  return { keys: found.filter(isKey), values: found.filter((piece) => !isKey(piece)) };
}

/** The value that begins at a place, with all that is in it. @param {string} text @param {number} at */
function whole(text, at) {
  let [depth, end, isText] = [0, at, false];
  do {
    const letter = text[end];
    if (isText && letter === "\\") end += 1;
    else if (letter === '"') isText = !isText;
    else if (!isText && "[{".includes(letter)) depth += 1;
    else if (!isText && "]}".includes(letter)) depth -= 1;
    end += 1;
  } while (depth > 0 && end < text.length);
  return end;
}

/** @param {string} text @param {{at: number, end: number} | undefined} piece @param {(old: string) => string} change */
const changed = (text, piece, change) => (piece ? text.slice(0, piece.at) + change(text.slice(piece.at, piece.end)) + text.slice(piece.end) : text);

/** @param {string} text @param {Random} random */
const opened = (text, random) => {
  const starts = Array.from(text.matchAll(/[[{]/g), ({ index }) => ({ at: index, end: whole(text, index) }));
  return starts.length ? pick(random, starts) : undefined;
};

/** @param {string} text @param {Random} random @param {(inside: string, at: number) => string} change */
const within = (text, random, change) =>
  changed(text, pick(random, pieces(text).values.filter(({ at }) => text[at] === '"')), (old) => `"${change(old.slice(1, -1), Math.floor(random() * (old.length - 1)))}"`);

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ ~-é";

/** What a disk, a wrong build or another program makes of a file. @type {Record<string, (text: string, random: Random, others: string[]) => string>} */
const WRONG = {
  "a value another": (text, random) => changed(text, pick(random, pieces(text).values), () => pick(random, VALUES)),
  "a list or an object another value": (text, random) => changed(text, opened(text, random), () => pick(random, VALUES)),
  "a list or an object empty": (text, random) => changed(text, opened(text, random), (old) => old[0] + old.at(-1)),
  "a list or an object twice": (text, random) => changed(text, opened(text, random), (old) => `[${old},${old}]`),
  "a value of elsewhere": (text, random) => changed(text, pick(random, pieces(text).values), () => text.slice(...((/** @type {any} */ it) => [it?.at, it?.end])(opened(text, random)))),
  "a key another": (text, random) => changed(text, pick(random, pieces(text).keys), () => JSON.stringify(pick(random, NAMES))),
  "a number larger": (text, random) => changed(text, pick(random, pieces(text).values.filter(({ at }) => /[\d-]/.test(text[at]))), (old) => String(Number(old) * 2 ** Math.floor(random() * 40))),
  "a number less": (text, random) => changed(text, pick(random, pieces(text).values.filter(({ at }) => /[\d-]/.test(text[at]))), (old) => String(Math.floor(Number(old) * random()) - Math.floor(random() * 2))),
  "a sign of a text another": (text, random) => within(text, random, (inside, at) => inside.slice(0, at) + pick(random, DIGITS) + inside.slice(at + 1)),
  "a text cut": (text, random) => within(text, random, (inside, at) => inside.slice(0, at)),
  "a text twice": (text, random) => within(text, random, (inside) => inside + pick(random, ["", " "]) + inside),
  "a text many times": (text, random) => within(text, random, (inside) => `${inside} `.repeat(200)),
  "a sign gone": (text, random) => within(text, random, (inside, at) => inside.slice(0, at) + inside.slice(at + 1)),
  "a bit flipped": (text, random) => changed(text, ((at) => ({ at, end: at + 1 }))(Math.floor(random() * text.length)), (old) => String.fromCharCode(old.charCodeAt(0) ^ (1 << Math.floor(random() * 7)))),
  "a piece gone": (text, random) => changed(text, ((at) => ({ at, end: at + Math.floor(random() * 40) }))(Math.floor(random() * text.length)), () => ""),
  "another value altogether": (_, random) => pick(random, VALUES),
  "another file": (_, random, others) => pick(random, others),
};

/**
 * Damages some files of an index. Those that are lost can be had again; what is wrong stays so.
 * @param {Map<string, string>} files by name @param {Random} random
 */
export function damaged(files, random) {
  /** @type {Map<string, () => Promise<Answer>>} */
  const instead = new Map();
  const told = [];
  let isLost = true;
  // The manifest is one of many, and all others hang on it.
  const names = [...files.keys()];
  const count = pick(random, [1, 1, 1, 2, 5, 20]);
  for (let turn = 0; turn < count; turn += 1) {
    const name = random() < 0.15 ? "manifest.json" : pick(random, names);
    const text = files.get(name) ?? "";
    if (random() < 0.2) {
      const way = pick(random, Object.keys(LOST));
      const seed = random();
      instead.set(name, () => LOST[way](text, () => seed));
      told.push(`${name}: ${way}`);
    } else {
      const way = pick(random, Object.keys(WRONG));
      const wrong = WRONG[way](text, random, [...files.values()]);
      instead.set(name, async () => answer(wrong));
      told.push(`${name}: ${way}`);
      isLost = false;
    }
  }
  return { instead, told: told.join("; "), isLost };
}
