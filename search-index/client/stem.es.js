// The Spanish stemmer of the Snowball project (https://snowballstem.org/algorithms/spanish/stemmer.html, 3.1), as tantivy
// uses it. Tests hold it to that one, word for word.

const SPANISH_VOWEL = "[aeiouáéíóúü]";
const SPANISH_OTHER = "[^aeiouáéíóúü]";
/** Up to where a region begins: after the first vowels and what closes them. */
const SPANISH_REGION = new RegExp(`^${SPANISH_OTHER}*${SPANISH_VOWEL}+${SPANISH_OTHER}`, "u");
/** Up to where that of verbs begins. */
const SPANISH_VERBS = new RegExp(
  `^(?:${SPANISH_VOWEL}(?:${SPANISH_OTHER}+${SPANISH_VOWEL}|${SPANISH_VOWEL}+${SPANISH_OTHER})|` +
    `${SPANISH_OTHER}(?:${SPANISH_OTHER}+${SPANISH_VOWEL}|${SPANISH_VOWEL}.))`,
  "su",
);
/** @type {Record<string, string>} */
const SPANISH_BARE = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };

const SPANISH_PRONOUN = /(?:se(?:l[ao]s?)|l[aeo]s?|me|se|nos)$/;
/** By ending, what takes its place where it lies in the second region, and what may go before it. */
const SPANISH_SUFFIXES = spanishEndings(
  [/^/, "ica icas osa osas ista istas anza anzas able ables ible ibles ico icos ismo ismos oso osos amiento amientos imiento imientos"],
  [/ic$/, "ancia ancias adora adoras ador adores ante antes acion ación aciones"],
  [/^/, "logía:log logías:log ucion:u ución:u uciones:u encia:ente encias:ente"],
  [/(?:able|ible|ante)$/, "mente"],
  [/(?:abil|ic|iv)$/, "idad idades"],
  [/at$/, "iva ivas ivo ivos"],
);
const SPANISH_YIELDED = longestFirst("ya ye yan yen yeron yendo yo yas yes yais yamos yó");
/** Endings before which the `u` of `gu` goes too. */
const SPANISH_SOFT = ["en", "es", "éis", "emos"];
const SPANISH_ENDED = longestFirst(
  "aba ada ida ara iera ía aría ería iría ad ed id ase iese aste iste an aban aran ieran ían arían erían irían en asen iesen " +
    "aron ieron arán erán irán ado ido ando iendo ar er ir as abas adas idas aras ieras ías arías erías irías es ases ieses " +
    "abais arais ierais íais aríais eríais iríais aseis ieseis asteis isteis áis éis aréis eréis iréis ados idos amos ábamos " +
    "áramos iéramos íamos aríamos eríamos iríamos emos aremos eremos iremos ásemos iésemos imos arás erás irás ís ará erá irá " +
    "aré eré iré ió",
);

/** @param {string} text */
function longestFirst(text) {
  return text.split(" ").sort((a, b) => b.length - a.length);
}

/** @param {[before: RegExp, endings: string][]} rules */
function spanishEndings(...rules) {
  const pairs = rules.flatMap(([before, endings]) => endings.split(" ").map((pair) => {
    const [ending, by = ""] = pair.split(":");
    return { ending, by, before };
  }));
  return pairs.sort((a, b) => b.ending.length - a.ending.length);
}

/** The stem of a folded word. @param {string} word @returns {string} */
export function spanishStem(word) {
  const verbs = SPANISH_VERBS.exec(word)?.[0].length ?? word.length;
  const first = spanishRegion(word, 0);
  const second = spanishRegion(word, first);
  const bare = withoutPronoun(word, verbs);
  const rest = withoutSpanishSuffix(bare, first, second) ?? withoutYielded(bare, verbs) ?? withoutSpanishVerb(bare, verbs);
  return withoutSpanishVowel(rest, verbs).replace(/[áéíóú]/g, (letter) => SPANISH_BARE[letter]);
}

/** @param {string} word @param {number} from */
function spanishRegion(word, from) {
  return from + (SPANISH_REGION.exec(word.slice(from))?.[0].length ?? word.length - from);
}

/** The longest of some endings that lies in a region. @param {string} word @param {string[]} endings @param {number} from */
function spanishEnding(word, endings, from) {
  return endings.find((ending) => word.length - ending.length >= from && word.endsWith(ending));
}

/** Takes off a pronoun behind a verb, and the accent that the verb has for it. @param {string} word @param {number} verbs */
function withoutPronoun(word, verbs) {
  const rest = word.replace(SPANISH_PRONOUN, "");
  const [ending] = (rest !== word && /(?:i[eé]ndo|yendo|[aá]ndo|[aeiáéí]r)$/.exec(rest)) || [""];
  const start = rest.length - ending.length;
  if (!ending || start < verbs || (ending === "yendo" && !rest.slice(0, start).endsWith("u"))) return word;
  return rest.slice(0, start) + ending.replace(/[áéí]/, (letter) => SPANISH_BARE[letter]);
}

/** Takes off what makes a word of another; null where there is nothing. @param {string} word @param {number} first @param {number} second */
function withoutSpanishSuffix(word, first, second) {
  const cut = (/** @type {string} */ rest, /** @type {RegExp} */ ending) => {
    const at = rest.search(ending);
    return at >= second ? rest.slice(0, at) : rest;
  };
  if (word.endsWith("amente")) {
    const rest = word.slice(0, -6);
    if (rest.length < first) return null;
    const bare = cut(rest, /(?:ic|ad|os|iv)$/);
    return rest.endsWith("iv") && bare !== rest ? cut(bare, /at$/) : bare;
  }
  const { ending = "", by = "", before = /^/ } = SPANISH_SUFFIXES.find(({ ending }) => word.endsWith(ending)) ?? {};
  const rest = word.slice(0, word.length - ending.length);
  if (!ending || rest.length < second) return null;
  return before.source === "^" ? rest + by : cut(rest, before);
}

/** Takes off an ending with `y` behind a `u`; null where there is none. @param {string} word @param {number} verbs */
function withoutYielded(word, verbs) {
  const ending = spanishEnding(word, SPANISH_YIELDED, verbs);
  const rest = word.slice(0, word.length - (ending?.length ?? 0));
  return ending && rest.endsWith("u") ? rest : null;
}

/** Takes off the ending of a verb. @param {string} word @param {number} verbs */
function withoutSpanishVerb(word, verbs) {
  const ending = spanishEnding(word, SPANISH_ENDED, verbs) ?? "";
  const rest = word.slice(0, word.length - ending.length);
  return SPANISH_SOFT.includes(ending) && rest.endsWith("gu") ? rest.slice(0, -1) : rest;
}

/** Takes off a last vowel. @param {string} word @param {number} verbs */
function withoutSpanishVowel(word, verbs) {
  const rest = word.replace(/(?:os|[aeoáéíó])$/, "");
  if (rest.length < verbs) return word;
  return /[eé]$/.test(word) && rest.endsWith("gu") && rest.length > verbs ? rest.slice(0, -1) : rest;
}
