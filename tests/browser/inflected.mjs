// Words of the languages that have stemmers of their own, as they are bent: real ones, and as many made up of the endings
// that the stemmers know.

import { numbers } from "./generated.mjs";

/** By language tag, the name of its stemmer, real words, and what others are made of. */
export const LANGUAGES = {
  de: {
    stemmer: "german",
    words:
      "ärzte aerzte arztes haus hauses hause häuser häusern häuschen kind kindes kinder kindern kindheit kinderlich freundlichkeit " +
      "freundlichkeiten möglichkeiten möglich arbeiten arbeitete gearbeitet arbeitest arbeiterinnen lehrer lehrerin lehrerinnen strasse " +
      "straße straßen quelle quellen aquarelle system systemen systems katholisch katholische technik politik neue neuen neuer steuer " +
      "steuern bauern bauer treue zeugnis zeugnisse zeugnissen gartens gärtner gärtnern plant geplant geordnet intern internet trete betten " +
      "karl's hans' goethe'sch wandeln wandelns yacht baby babys bayern quer ue ß a ab",
    endings: "e em en erinnen erin ln lns ern er s es st est et end ig ung lich isch ik heit keit ' 'sch 's nis niss syst tick plan geordn intern tr ß ae oe ue que keiten igkeit lichkeit erlich enheit eig eisch",
  },
  es: {
    stemmer: "spanish",
    words:
      "educación educaciones educar educado educadas educativo educativa canción canciones organización organizaciones niño niña niños niñas " +
      "psicología psicologías biólogo historia historias rápidamente absolutamente activamente fácilmente amablemente posibilidad " +
      "posibilidades actividad actividades creatividad responsabilidad comprador compradora compradores cantante cantantes esperanza " +
      "independencia influencias solución soluciones contribución decírselo dándole cómpralo comprarlos yendo oyendo huyendo huye huyó " +
      "construyeron seguir sigue pague paguen lleguemos averigüe guerra cantaba cantábamos cantaré cantarían comiera comieron comimos vivís " +
      "queso quesos jardín jardines árbol árboles económicos turismo famosos sentimiento sentimientos a el y",
    endings: "la sela le me se lo selo las selas les los selos nos ando iendo yendo ar er ir ic ad os iv able ible ante abil ica ancia encia adora osa ista iva anza logia idad mente amente acion ucion ico ismo oso amiento imiento ivo ador aciones uciones idades logias ya ye yan yen yeron yo yas yes yais yamos aba ada ida ara iera ia aria ed id ase iese aste iste an en aron ado ido as es abais eis areis amos emos imos a e o gue gues guen gu u",
  },
  fr: {
    stemmer: "french",
    words:
      "enfant enfants l'enfant d'enfants qu'enfant aujourd'hui formé formée formées formés former formation formations formateur formatrice " +
      "ouvrier ouvrière ouvrières premier première boulangère qualité qualités responsabilité responsabilités responsable capacité activité " +
      "nationalité explicite explicitement énormément constamment évidemment lentement activement heureusement jolîment établissement " +
      "établissements agrandissement heureux heureuse heureuses berger légère chevaux tuyaux bijoux cailloux hiboux bateau bateaux journal " +
      "journaux philosophie biologie biologies évolution solutions confusion négociation musique musiques électrique finir finissons finissaient " +
      "finirions chantait chantaient chantèrent chanterions chantions mangeait mangeons mangeant palais malaise mauvais replais portugaise " +
      "appelle appellent conseille ancienne anciennes bonne nette naïf naïve haïr haïs noël canoë ambiguë quitter qui l'yeuse yeux voyage " +
      "employé essuie payer paierai colline parisien tapis tapisserie niais nier c' d'",
    endings: "ique atrice ance ence logie able isme euse iste ive if usion ation ution ateur iques ateurs ments ements issements ites ment ement issement amment emment aux eaux eux oux ite ira ie isse issante i irai ir is it issant iraient irent iront iriez issez a era aise asse ante ee ai erai er as aises ees ais eais erais ions erions assions erons ants es ait ant aient erent eront ez iez eriez assiez erez e iere ion ier s t que iv abil ic at eus abl ell eill enn onn ett al epl auv ss",
  },
};

const STARTS = "b bl br c ch cl d dr f fl g gr gu h j l m n ni p par col tap pl pr qu r s st t tr v x y z l' d' qu' i u ye".split(" ");
const MIDDLES = "a e i o u y ai ou eu au ea uy iu".split(" ");
const ENDS = " b c d g l m n p r s t x ss ll nt st v q".split(" ");

/** Words of a language, folded as those of the index are. @param {keyof typeof LANGUAGES} tag @param {number} count how many are made up */
export function inflected(tag, count) {
  const { words, endings } = LANGUAGES[tag];
  const random = numbers(tag.charCodeAt(0));
  const pick = (/** @type {string[]} */ list) => list[Math.floor(random() * list.length)];
  const some = (/** @type {number} */ most, /** @type {() => string} */ make) => Array.from({ length: Math.floor(random() * most) }, make).join("");
  const made = () => some(4, () => pick(STARTS) + pick(MIDDLES) + pick(ENDS)) + some(4, () => pick(endings.split(" ")));
  const bare = words.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const all = [...bare.split(" "), ...Array.from({ length: count }, made)].map((word) => word.replace(/^'+|'+$/g, ""));
  return [...new Set(all.filter(Boolean))];
}
