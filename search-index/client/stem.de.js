// The German stemmer of the Snowball project (https://snowballstem.org/algorithms/german/stemmer.html, 3.1), as tantivy
// uses it. Tests hold it to that one, word for word.

const GERMAN_VOWEL = "[aeiouyäöü]";
const GERMAN_OTHER = "[^aeiouyäöü]";
/** A `u` or `y` between vowels, which is none. */
const GERMAN_GLIDE = new RegExp(`(?<=${GERMAN_VOWEL})[uy](?=${GERMAN_VOWEL})`, "u");
/** Up to where a region begins: after the first vowels and what closes them. */
const GERMAN_REGION = new RegExp(`^${GERMAN_OTHER}*${GERMAN_VOWEL}+${GERMAN_OTHER}`, "u");
/** What some pairs of letters stand for. @type {Record<string, string>} */
const GERMAN_PAIRS = { ß: "ss", ae: "ä", oe: "ö", ue: "ü", qu: "qu" };
/** @type {Record<string, string>} */
const GERMAN_LAST = { U: "u", Y: "y", ä: "a", ö: "o", ü: "u" };

const GERMAN_FIRST = /(?:erinnen|erin|ern|lns|em|en|er|es|ln|e|s)$/;
const GERMAN_SECOND = /(?:est|en|er|et|st)$/;
const GERMAN_THIRD = /(?:lich|isch|heit|keit|end|ung|ig|ik)$/;

/** The stem of a folded word. @param {string} word @returns {string} */
export function germanStem(word) {
  let rest = word;
  while (GERMAN_GLIDE.test(rest)) rest = rest.replace(GERMAN_GLIDE, (letter) => letter.toUpperCase());
  rest = rest.replace(/ß|[aou]e|qu/g, (pair) => GERMAN_PAIRS[pair]);
  const first = [...rest].length < 3 ? rest.length : germanRegion(rest, 0);
  const second = first < rest.length ? germanRegion(rest, first) : first;
  const from = Math.max(first, [...rest].slice(0, 3).join("").length);
  rest = withoutGermanCase(rest, from);
  rest = withoutGermanDegree(rest, from);
  rest = withoutGermanSuffix(rest, from, second);
  return rest.replace(/^(..+?)'(?:sch|s)?$/su, "$1").replace(/[UYäöü]/g, (letter) => GERMAN_LAST[letter]);
}

/** @param {string} word @param {number} from */
function germanRegion(word, from) {
  return from + (GERMAN_REGION.exec(word.slice(from))?.[0].length ?? word.length - from);
}

/** A word cut before an ending, if that lies in a region. @param {string} word @param {RegExp} endings @param {number} from @returns {[string, string]} */
function germanCut(word, endings, from) {
  const ending = endings.exec(word)?.[0] ?? "";
  const rest = word.slice(0, word.length - ending.length);
  return rest.length < from ? [word, ""] : [rest, ending];
}

/** Takes off what says the case and the number. @param {string} word @param {number} from */
function withoutGermanCase(word, from) {
  const [rest, ending] = germanCut(word, GERMAN_FIRST, from);
  if (ending.startsWith("ln")) return `${rest}l`;
  if (ending === "em") return rest.endsWith("syst") ? word : rest;
  if (ending === "s") return /[bdfghklmnrt]$/.test(rest) ? rest : word;
  return /^e[ns]?$/.test(ending) && rest.endsWith("niss") ? rest.slice(0, -1) : rest;
}

/** Takes off what compares, and what is left of verbs. @param {string} word @param {number} from */
function withoutGermanDegree(word, from) {
  const [rest, ending] = germanCut(word, GERMAN_SECOND, from);
  if (ending === "st") return /...[bdfghklmnt]$/su.test(rest) ? rest : word;
  if (ending !== "et") return rest;
  return /[Udfgklmnrstzä]$/.test(rest) && !/(?:tick|plan|geordn|intern|tr)$/.test(rest) ? rest : word;
}

/** Takes off what makes a word of another. @param {string} word @param {number} first @param {number} second */
function withoutGermanSuffix(word, first, second) {
  const [rest, ending] = germanCut(word, GERMAN_THIRD, second);
  const before = (/** @type {RegExp} */ endings, /** @type {number} */ from) => germanCut(rest, endings, from)[0];
  if (ending === "end" || ending === "ung") return before(/(?<!e)ig$/, second);
  if (["ig", "ik", "isch"].includes(ending)) return rest.endsWith("e") ? word : rest;
  if (ending === "lich" || ending === "heit") return before(/(?:er|en)$/, first);
  return ending === "keit" ? before(/(?:lich|ig)$/, second) : rest;
}
