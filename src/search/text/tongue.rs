//! What a language does to words: which of them say nothing, how they are stemmed, which endings they may be on the way to.
//!
//! Words are folded before they are stemmed, so that those who type no accents find all the same. The stemmers of French
//! and Spanish know some endings by their accents alone; [`Tongue::accented`] puts these back where a folded ending can
//! hardly have been another. `search-index/client/languages.js` does the same in the browser.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};

use super::stop_words;
use crate::text::fold;

/// A language as the search knows it. The order is that in which a query is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tongue {
    /// All others: their words are compared as they are written.
    Written,
    German,
    English,
    Spanish,
    French,
}

/// Particles that make nouns of verbs, as in `handover` and `follow-up`. All are stop words, so a phrase with one of them
/// cannot be looked for. `in` and `on` are none of them: they stand behind any word.
const PARTICLES: [&str; 4] = ["off", "out", "over", "up"];

/// Endings by language. Where a reader has typed half of one, the whole word may be another than the stem begins:
/// `qualificatio` is on the way to `qualification`, whose stem is `qualif`.
const ENGLISH_ENDINGS: &str = "able al ally ance ation ational ations ed ence ency er ers es ful ies ing ings ion ions ise ised ising isation ist \
     ity ities ive ively ize ization ly ment ments ness s";
const FRENCH_ENDINGS: &str = "able ables ance ances ateur ateurs ation ations atrice atrices ee ees ement ements ence ences er euse euses eux \
     iere ieres ion ions ique iques isme ismes issement issements iste istes ite ites ive ives ment";
const GERMAN_ENDINGS: &str = "en end er ern heit heiten ig igen ik innen isch ische ischen keit keiten lich liche lichen ung ungen";
const SPANISH_ENDINGS: &str = "able ables acion aciones ador adora adores amente amiento amientos ancia ancias ando encia encias ible ibles \
     ico icos idad idades iendo imiento imientos ion iones ismo ista istas ivo ivos mente";

/// Short words of French that lose their vowel before another.
const ELIDED: [&str; 13] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
];

/// Endings with their accents.
const FRENCH_ACCENTS: [(&str, &str); 4] = [
    ("ee", "ée"),
    ("ees", "ées"),
    ("iere", "ière"),
    ("ieres", "ières"),
];
const SPANISH_ACCENTS: [(&str, &str); 2] = [("logia", "logía"), ("logias", "logías")];

static STOPPED: LazyLock<[HashSet<&str>; 5]> = LazyLock::new(|| {
    let all = [
        Tongue::Written,
        Tongue::German,
        Tongue::English,
        Tongue::Spanish,
        Tongue::French,
    ];
    all.map(|tongue| tongue.stop_words().split_ascii_whitespace().collect())
});

impl Tongue {
    /// That of a language tag.
    pub(crate) fn of(tag: &str) -> Self {
        let first = tag.split('-').next().unwrap_or_default();
        let known = [Self::German, Self::English, Self::Spanish, Self::French];
        let mut known = known.into_iter();
        let found = known.find(|tongue| tongue.code().eq_ignore_ascii_case(first));
        found.unwrap_or(Self::Written)
    }

    /// The tag of its language; nothing for words that are compared as they are written.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Written => "",
        }
    }

    /// What its stemmer is called; `None` where there is none.
    pub(crate) fn stemmer(self) -> Option<&'static str> {
        match self {
            Self::German => Some("german"),
            Self::English => Some("english"),
            Self::Spanish => Some("spanish"),
            Self::French => Some("french"),
            Self::Written => None,
        }
    }

    /// What stands behind its stems in a bank whose own language is another: so `chat` of one language is another term
    /// than that of the next. No word holds such a sign.
    pub(crate) fn mark(self, own: Self) -> &'static str {
        match self {
            _ if self == own => "",
            Self::German => "#de",
            Self::English => "#en",
            Self::Spanish => "#es",
            Self::French => "#fr",
            Self::Written => "#",
        }
    }

    /// Words that say nothing about what a text is about, spaces between.
    pub(crate) fn stop_words(self) -> &'static str {
        match self {
            Self::German => stop_words::GERMAN,
            Self::English => stop_words::ENGLISH,
            Self::Spanish => stop_words::SPANISH,
            Self::French => stop_words::FRENCH,
            Self::Written => "",
        }
    }

    /// Endings that words may be on the way to, spaces between.
    pub(crate) fn endings(self) -> &'static str {
        match self {
            Self::German => GERMAN_ENDINGS,
            Self::English => ENGLISH_ENDINGS,
            Self::Spanish => SPANISH_ENDINGS,
            Self::French => FRENCH_ENDINGS,
            Self::Written => "",
        }
    }

    /// Whether a folded word says nothing about what a text is about.
    pub(crate) fn stops(self, form: &str) -> bool {
        STOPPED[self as usize].contains(form)
    }

    /// Whether a word behind another may be one with it: `hand off` is `handoff`.
    pub(crate) fn is_particle(self, form: &str) -> bool {
        self == Self::English && PARTICLES.contains(&form)
    }

    /// A folded word without one that is joined to its start: `l'enfant` is *enfant*.
    pub(crate) fn unjoined(self, form: &str) -> &str {
        let parts = match self {
            Self::French => form.split_once('\''),
            _ => None,
        };
        match parts {
            Some((first, rest)) if !rest.is_empty() && ELIDED.contains(&first) => rest,
            _ => form,
        }
    }

    /// A folded word with the accents that the stemmer goes by.
    fn accented(self, form: &str) -> Cow<'_, str> {
        let endings: &[(&str, &str)] = match self {
            Self::French => &FRENCH_ACCENTS,
            Self::Spanish => &SPANISH_ACCENTS,
            _ => &[],
        };
        let found = endings
            .iter()
            .find_map(|(ending, by)| Some((form.strip_suffix(ending)?, by)));
        found.map_or(Cow::Borrowed(form), |(rest, by)| {
            [rest, *by].concat().into()
        })
    }
}

/// Stems words of one language.
pub(crate) struct TongueStemmer {
    tongue: Tongue,
    stemmer: Option<TextAnalyzer>,
}

impl TongueStemmer {
    pub(crate) fn of(tongue: Tongue) -> Self {
        let language = match tongue {
            Tongue::German => Some(Language::German),
            Tongue::English => Some(Language::English),
            Tongue::Spanish => Some(Language::Spanish),
            Tongue::French => Some(Language::French),
            Tongue::Written => None,
        };
        let stemmer = |language| {
            TextAnalyzer::builder(RawTokenizer::default())
                .filter(Stemmer::new(language))
                .build()
        };
        Self {
            tongue,
            stemmer: language.map(stemmer),
        }
    }

    /// The stem of a folded word.
    pub(crate) fn stem(&mut self, form: &str) -> String {
        let mut found = form.to_owned();
        let Some(stemmer) = &mut self.stemmer else {
            return found;
        };
        let accented = self.tongue.accented(form);
        stemmer
            .token_stream(&accented)
            .process(&mut |token| found.clone_from(&token.text));
        match accented {
            Cow::Owned(_) => fold(&found).into_owned(),
            Cow::Borrowed(_) => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_by_their_first_part() {
        let found = ["fr-CA", "EN", "deu", "cy", ""].map(Tongue::of);
        assert_eq!(
            found,
            [
                Tongue::French,
                Tongue::English,
                Tongue::Written,
                Tongue::Written,
                Tongue::Written
            ]
        );
    }

    #[test]
    fn forms_of_a_word_have_one_stem_with_accents_or_without() {
        let alike = [
            (Tongue::French, "formee formes forme former formees"),
            (Tongue::French, "ouvriere ouvrier ouvrieres ouvriers"),
            (Tongue::German, "kinder kindern kind kindes"),
            (Tongue::German, "hauser haeuser haus hauses"),
            (Tongue::Spanish, "educacion educaciones"),
            (Tongue::Spanish, "psicologia psicologias"),
            (Tongue::English, "worker workers"),
            (Tongue::Written, "gwaith"),
        ];
        for (tongue, words) in alike {
            let mut stemmer = TongueStemmer::of(tongue);
            let stems: Vec<String> = words.split(' ').map(|word| stemmer.stem(word)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
            assert!(stems[0].is_ascii(), "{stems:?}");
        }
    }

    #[test]
    fn a_short_word_before_an_apostrophe_is_taken_off_in_french() {
        let bare = |form| Tongue::French.unjoined(form);
        let found = ["l'enfant", "qu'il", "aujourd'hui", "l'", "enfant"].map(bare);
        assert_eq!(found, ["enfant", "il", "aujourd'hui", "l'", "enfant"]);
        assert_eq!(Tongue::English.unjoined("d'or"), "d'or");
    }
}
