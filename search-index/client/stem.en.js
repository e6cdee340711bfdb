// The English stemmer of the Snowball project (https://snowballstem.org/algorithms/english/stemmer.html, 3.1), as
// tantivy uses it. Tests hold it to that one, word for word.

const VOWEL = "[aeiouy]";
const OTHER = "[^aeiouy]";
/** Up to where a word's first region begins: after the first vowels and what closes them. */
const REGION = new RegExp(`^${OTHER}*${VOWEL}+${OTHER}`);
const REGION_OF_SOME = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const SHORT_END = new RegExp(`${OTHER}${VOWEL}[^aeiouywxY]$|^${VOWEL}${OTHER}$|past$`);
const AS_THEY_ARE = new Map(
  ("andes atlas bias cosmos early:earli gently:gentl howe idly:idl news only:onli singly:singl skies:sky skis:ski sky " +
    "ugly:ugli")
    .split(" ")
    .map((pair) => [pair.split(":")[0], pair.split(":").at(-1)]),
);

const SECOND = endings(
  "anci:ance enci:ence ogi:og li bli:ble abli:able alli:al fulli:ful lessli:less ousli:ous entli:ent aliti:al biliti:ble " +
    "iviti:ive tional:tion ational:ate alism:al ation:ate ization:ize izer:ize ator:ate iveness:ive fulness:ful " +
    "ousness:ous ogist:og",
);
const THIRD = endings("icate:ic ative alize:al iciti:ic ical:ic tional:tion ational:ate ful ness");
const FOURTH = endings("ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement");
/** What must stand before some endings, if they are to go. */
const BEFORE = new Map([
  ["ogi", /l$/],
  ["li", /[cdeghkmnrt]$/],
  ["ion", /[st]$/],
]);

/** Endings with what takes their place, the longest first. @param {string} text @returns {[string, string][]} */
function endings(text) {
  const pairs = text.split(" ").map((pair) => /** @type {[string, string]} */ (`${pair}:`.split(":", 2)));
  return pairs.sort(([a], [b]) => b.length - a.length);
}

/** The stem of a folded word. @param {string} word @returns {string} */
export function englishStem(word) {
  const known = AS_THEY_ARE.get(word);
  if (known) return known;
  if ([...word].length < 3) return word;
  // A `Y` is a `y` that is no vowel.
  let rest = word.replace(/^'/, "").replace(/^y|([aeiouy])y/g, "$1Y");
  const first = region(rest, REGION_OF_SOME.exec(rest)?.[0].length ?? 0);
  const second = region(rest, 0, first);
  rest = withoutPlural(rest.replace(/'(?:s'?)?$/, ""));
  rest = withoutPast(rest, first).replace(/(?<=.[^aeiouy])[yY]$/, "i");
  rest = withoutEnding(rest, SECOND, first, second);
  rest = withoutEnding(rest, THIRD, first, second);
  rest = withoutLast(withoutEnding(rest, FOURTH, second, second), first, second);
  return rest.replaceAll("Y", "y");
}

/** Where a region begins, behind another. @param {string} word @param {number} known @param {number} [from] */
function region(word, known, from = 0) {
  return known || from + (REGION.exec(word.slice(from))?.[0].length ?? word.length - from);
}

/** @param {string} word */
function withoutPlural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].*[^us]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Takes off `ed` and `ing` and mends what is left. @param {string} word @param {number} first */
function withoutPast(word, first) {
  const [ending] = /(?:eed|ed|ing)(?:ly)?$/.exec(word) ?? [""];
  if (!ending) return word;
  const rest = word.slice(0, -ending.length);
  if (ending.startsWith("eed")) return rest.length >= first && !/^(?:succ|proc|exc)$/.test(rest) ? `${rest}ee` : word;
  if (ending === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest[0]}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === first && SHORT_END.test(rest) ? `${rest}e` : rest;
}

/**
 * Swaps the longest ending of a list, where it lies in the region.
 * @param {string} word @param {[string, string][]} list @param {number} from @param {number} second
 */
function withoutEnding(word, list, from, second) {
  const [ending, by] = list.find(([ending]) => word.endsWith(ending)) ?? [];
  if (ending === undefined) return word;
  const rest = word.slice(0, -ending.length);
  const isIn = rest.length >= (ending === "ative" ? second : from);
  return isIn && (BEFORE.get(ending)?.test(rest) ?? true) ? rest + by : word;
}

/** Takes off a last `e` or `l`. @param {string} word @param {number} first @param {number} second */
function withoutLast(word, first, second) {
  const rest = word.slice(0, -1);
  if (word.endsWith("e")) return rest.length >= second || (rest.length >= first && !SHORT_END.test(rest)) ? rest : word;
  return word.endsWith("ll") && rest.length >= second ? rest : word;
}
