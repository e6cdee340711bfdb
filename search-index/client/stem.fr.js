// The French stemmer of the Snowball project (https://snowballstem.org/algorithms/french/stemmer.html, 3.1), as tantivy
// uses it. Tests hold it to that one, word for word.

const FRENCH_VOWEL = "[aeiouyàâèéêëîïôùû]";
const FRENCH_OTHER = "[^aeiouyàâèéêëîïôùû]";
/** Letters that are no vowels where they stand, and vowels that are apart from those before. */
const FRENCH_GLIDE = new RegExp(`${FRENCH_VOWEL}(?:[ui](?=${FRENCH_VOWEL})|y)|ë|ï|y(?=${FRENCH_VOWEL})|qu`, "u");
/** Up to where a region begins: after the first vowels and what closes them. */
const FRENCH_REGION = new RegExp(`^${FRENCH_OTHER}*${FRENCH_VOWEL}+${FRENCH_OTHER}`, "u");
/** Up to where that of verbs begins. */
const FRENCH_VERBS = new RegExp(`^(?:${FRENCH_VOWEL}{2}.|par|col|tap|ni${FRENCH_VOWEL}|.${FRENCH_OTHER}*${FRENCH_VOWEL})`, "su");
/** @type {Record<string, string>} */
const FRENCH_LAST = { I: "i", U: "u", Y: "y", He: "ë", Hi: "ï", H: "" };

const FRENCH_SUFFIX =
  /(?:issements?|atrices?|ations?|ateurs?|ements?|amment|emment|logies?|usions?|utions?|iqUes?|ances?|ences?|ables?|ismes?|istes?|euses?|eaux|ments?|ités?|ives?|ifs?|aux|eux|oux)$/;
const FRENCH_I_VERBS = frenchEndings(
  "ira ie isse issante i irai ir iras ies îmes isses issantes îtes is irais issais irions issions irons issons issants it irait " +
    "issait issant iraIent issaIent irent issent iront ît iriez issiez irez issez",
);
/** Endings that go as they are, and those before which an `e` goes too. */
const FRENCH_E_VERBS = frenchEndings(
  "era ée erai er eras ées eais erais erions erons és erait eraIent èrent eront ez iez eriez erez é",
);
const FRENCH_A_VERBS = frenchEndings("a asse ante ai as âmes asses antes âtes assions ants ait ant aIent assent ât assiez");
const FRENCH_OWN_VERBS = frenchEndings("aise aises ais ions");
const FRENCH_ALL_VERBS = frenchEndings([...FRENCH_E_VERBS, ...FRENCH_A_VERBS, ...FRENCH_OWN_VERBS].join(" "));

/** @typedef {{verbs: number, first: number, second: number}} FrenchRegions where they begin */

/** The longest first. @param {string} text */
function frenchEndings(text) {
  return text.split(" ").sort((a, b) => b.length - a.length);
}

/** The stem of a folded word. @param {string} word @returns {string} */
export function frenchStem(word) {
  let rest = word.replace(/^(?:[cdjlmnstz]|qu)'(?=.)/su, "");
  while (FRENCH_GLIDE.test(rest)) rest = rest.replace(FRENCH_GLIDE, frenchMark);
  const verbs = FRENCH_VERBS.exec(rest)?.[0].length ?? rest.length;
  const first = frenchRegion(rest, 0);
  const regions = { verbs, first, second: frenchRegion(rest, first) };
  const known = withoutFrenchSuffix(rest, regions);
  const adverb = known ?? withoutFrenchAdverb(rest, verbs);
  const bare = known ?? withoutIVerb(adverb, verbs) ?? withoutFrenchVerb(adverb, regions);
  rest = bare?.replace(/Y$/, "i").replace(/ç$/, "c") ?? withoutFrenchRest(adverb, regions);
  if (/(?:ei?ll|enn|onn|ett)$/.test(rest)) rest = rest.slice(0, -1);
  rest = rest.replace(new RegExp(`[éè](?=${FRENCH_OTHER}+$)`, "u"), "e");
  return rest.replace(/H[ei]?|[IUY]/g, (mark) => FRENCH_LAST[mark]);
}

/** @param {string} found */
function frenchMark(found) {
  if (found === "ë") return "He";
  if (found === "ï") return "Hi";
  return found.length > 1 ? found[0] + found[1].toUpperCase() : "Y";
}

/** @param {string} word @param {number} from */
function frenchRegion(word, from) {
  return from + (FRENCH_REGION.exec(word.slice(from))?.[0].length ?? word.length - from);
}

/** The longest of some endings that lies in a region. @param {string} word @param {string[]} endings @param {number} from */
function frenchEnding(word, endings, from) {
  return endings.find((ending) => word.length - ending.length >= from && word.endsWith(ending));
}

/** Takes off what makes a word of another; null where there is nothing. @param {string} word @param {FrenchRegions} regions @returns {string | null} */
function withoutFrenchSuffix(word, { verbs, first, second }) {
  const [ending] = FRENCH_SUFFIX.exec(word) ?? [""];
  const rest = word.slice(0, word.length - ending.length);
  /** @param {string} from @param {string} end @param {string} [by] what takes its place where it lies before the region */
  const cut = (from, end, by = end) => {
    if (!from.endsWith(end)) return from;
    const bare = from.slice(0, -end.length);
    return bare.length >= second ? bare : bare + by;
  };
  const isLast = rest.length >= second;
  switch (ending.replace(/s$/, "")) {
    case "issement": return rest.length >= first && new RegExp(`${FRENCH_OTHER}$`, "u").test(rest) ? rest : null;
    case "ement": return rest.length >= verbs ? withoutBeforeEment(rest, { verbs, first, second }) : null;
    case "atrice": case "ation": case "ateur": return isLast ? cut(rest, "ic", "iqU") : null;
    case "logie": return isLast ? `${rest}log` : null;
    case "usion": case "ution": return isLast ? `${rest}u` : null;
    case "ence": return isLast ? `${rest}ent` : null;
    case "ité": {
      if (!isLast) return null;
      if (rest.endsWith("abil")) return cut(rest, "abil", "abl");
      return rest.endsWith("ic") ? cut(rest, "ic", "iqU") : cut(rest, "iv");
    }
    case "if": case "ive": {
      if (!isLast) return null;
      const bare = cut(rest, "at");
      return bare === rest ? rest : cut(bare, "ic", "iqU");
    }
    case "eaux": return `${rest}eau`;
    case "aux": return rest.length >= first ? `${rest}al` : null;
    case "oux": return /[bhjlnp]$/.test(rest) ? `${rest}ou` : null;
    case "euse": return isLast ? rest : rest.length >= first ? `${rest}eux` : null;
    case "iqUe": case "ance": case "able": case "isme": case "iste": case "eux": return isLast ? rest : null;
    default: return null;
  }
}

/** What stands before `ement`. @param {string} rest @param {FrenchRegions} regions */
function withoutBeforeEment(rest, { verbs, first, second }) {
  const [ending] = /(?:iqU|abl|[Ii]èr|eus|iv)$/.exec(rest) ?? [""];
  const bare = rest.slice(0, rest.length - ending.length);
  if (/èr$/.test(ending)) return bare.length >= verbs ? `${bare}i` : rest;
  if (ending === "eus" && bare.length < second) return bare.length >= first ? `${bare}eux` : rest;
  if (!ending || bare.length < second) return rest;
  return ending === "iv" && bare.endsWith("at") && bare.length - 2 >= second ? bare.slice(0, -2) : bare;
}

/** Takes off `ment`: what is left may be a verb. @param {string} word @param {number} verbs */
function withoutFrenchAdverb(word, verbs) {
  const [ending] = /(?:ements?|[ae]mment|ments?)$/.exec(word) ?? [""];
  const rest = word.slice(0, word.length - ending.length);
  if (/mment$/.test(ending)) return rest.length >= verbs ? `${rest}${ending[0]}nt` : word;
  return /^ments?$/.test(ending) && new RegExp(`${FRENCH_VOWEL}$`, "u").test(rest) && rest.length > verbs ? rest : word;
}

/** Takes off the ending of a verb with `i`; null where there is none. @param {string} word @param {number} verbs */
function withoutIVerb(word, verbs) {
  const ending = frenchEnding(word, FRENCH_I_VERBS, verbs);
  const rest = word.slice(0, word.length - (ending?.length ?? 0));
  return ending && rest.length > verbs && new RegExp(`(?!H)${FRENCH_OTHER}$`, "u").test(rest) ? rest : null;
}

/** Takes off the ending of another verb; null where there is none. @param {string} word @param {FrenchRegions} regions */
function withoutFrenchVerb(word, { verbs, second }) {
  const ending = frenchEnding(word, FRENCH_ALL_VERBS, verbs);
  if (!ending) return null;
  const rest = word.slice(0, -ending.length);
  if (ending === "ions") return rest.length >= second ? rest : null;
  if (ending.startsWith("ais")) return /^.al$|épl$|auv$/su.test(rest) ? null : rest;
  return FRENCH_A_VERBS.includes(ending) && rest.endsWith("e") && rest.length > verbs ? rest.slice(0, -1) : rest;
}

/** Takes off what is left of endings. @param {string} word @param {FrenchRegions} regions */
function withoutFrenchRest(word, { verbs, second }) {
  const rest = word.replace(/(?<=Hi|[^aiosuè])s$/u, "");
  const ending = frenchEnding(rest, ["Ière", "ière", "Ier", "ier", "ion", "e"], verbs);
  const bare = rest.slice(0, rest.length - (ending?.length ?? 0));
  if (ending === "ion") return bare.length >= second && bare.length > verbs && /[st]$/.test(bare) ? bare : rest;
  return ending && ending !== "e" ? `${bare}i` : bare;
}
