//! Reads a locator as an editor wrote it: `p. 4`, `paras 4.5-4.9`, `box after para. 3.24`.
//!
//! Known English abbreviations become a CSL label, and the style prints its own (`p. 4-6` comes out
//! as `pp. 4–6`, in APA `fig. 4.1` as `Figure 4.1`). Whatever is not known for certain is printed
//! as it stands.

use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::types::Numeric;

use super::protect;

/// A locator ready for hayagriva.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadLocator {
    /// The label that the style prints; none is printed for [`Locator::Custom`].
    pub(super) label: Locator,
    /// What follows the label.
    pub(super) text: String,
}

/// The words that editors write before a number, one label a row; the plurals after the bar.
const LABELS: &[(Locator, &str)] = &[
    (Locator::Appendix, "app appendix | apps appendices"),
    (Locator::ArticleLocator, "art article | arts articles"),
    (Locator::Chapter, "ch chap chapter | chs chaps chapters"),
    (Locator::Column, "col column | cols columns"),
    (Locator::Equation, "eq equation | eqs eqq equations"),
    (Locator::Figure, "fig figure | figs figures"),
    (Locator::Folio, "fol folio | fols folios"),
    (Locator::Line, "l line | ll lines"),
    (Locator::Note, "n fn note footnote | nn fns notes footnotes"),
    (Locator::Page, "p pg page | pp pgs pages"),
    (
        Locator::Paragraph,
        "para par paragraph ¶ | paras pars paragraphs ¶¶",
    ),
    (Locator::Part, "pt part | pts parts"),
    (Locator::Rule, "r rule | rr rules"),
    (
        Locator::Section,
        "s sec sect section § | ss secs sects sections §§",
    ),
    (Locator::Supplement, "suppl supplement | suppls supplements"),
    (Locator::Table, "tbl table | tbls tables"),
    (Locator::Verse, "v verse | vv verses"),
    (Locator::Volume, "vol volume | vols volumes"),
];

impl ReadLocator {
    /// Reads a locator; none if there is nothing in it. In a law (`legal`) the label is kept as
    /// written too: an Act's section is `s. 12` whatever the style calls the sections of a book.
    pub(super) fn read(locator: &str, legal: bool) -> Option<Self> {
        let locator = protect::clean(locator);
        if locator.is_empty() {
            return None;
        }
        Some(labelled(&locator, legal).unwrap_or_else(|| Self {
            label: Locator::Custom,
            text: protect::verbatim(&locator),
        }))
    }
}

fn labelled(locator: &str, legal: bool) -> Option<ReadLocator> {
    let (word, value) = split_label(locator)?;
    let (label, plural) = label_of(word)?;
    // hayagriva prints a plural label only before numbers that it can read.
    let numbers = value.parse::<Numeric>().ok();
    let prints_plural = numbers
        .as_ref()
        .is_some_and(|numbers| numbers.is_plural(false));
    let keeps_plural = prints_plural || !plural;
    let keeps_label = label == Locator::Page || !legal;
    let text = if numbers.is_some() {
        value.to_owned()
    } else {
        protect::verbatim(value)
    };
    (is_plain_value(value) && keeps_plural && keeps_label).then_some(ReadLocator { label, text })
}

/// Splits `p. 4`, `p 4`, `p.4` and `§ 4` after the word.
fn split_label(locator: &str) -> Option<(&str, &str)> {
    let end = locator.find(|c: char| !(c.is_alphabetic() || c == '§' || c == '¶'))?;
    let (word, rest) = locator.split_at(end);
    let value = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    (!word.is_empty() && !value.is_empty()).then_some((word, value))
}

/// What editors call a part of a source, whether they wrote it short, long or as a plural: `pp`, `page` and `p` are `p`.
pub(crate) fn named(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let is_it = |words: &&str| words.split([' ', '|']).any(|known| known == word);
    let words = LABELS.iter().map(|(_, words)| *words).find(is_it)?;
    words.split(' ').next()
}

fn label_of(word: &str) -> Option<(Locator, bool)> {
    let word = word.to_lowercase();
    LABELS.iter().find_map(|&(label, words)| {
        let (singular, plural) = words.split_once('|')?;
        let among = |words: &str| words.split_whitespace().any(|known| known == word);
        (among(singular) || among(plural)).then(|| (label, among(plural)))
    })
}

/// Whether a value is numbers, letters of a list and Roman numerals only, and not a phrase.
fn is_plain_value(value: &str) -> bool {
    let starts_like_a_number = value.starts_with(|c: char| c.is_ascii_digit())
        || value
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .is_some_and(is_numeral);
    let words_are_short = value
        .split(|c: char| !c.is_alphabetic())
        .all(|word| word.len() < 3 || is_roman(word));
    starts_like_a_number && words_are_short
}

/// Whether a word is `iv`, `A` or `KS12`.
fn is_numeral(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    is_roman(word) || word.len() - digits.len() < 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "ivxlcdmIVXLCDM".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(locator: &str) -> (Locator, String) {
        let place = ReadLocator::read(locator, false).unwrap();
        (place.label, protect::plain(&place.text))
    }

    #[test]
    fn known_abbreviations_become_labels() {
        for (written, label, value) in [
            ("p. 4", Locator::Page, "4"),
            ("pp. 4-6", Locator::Page, "4-6"),
            ("p.4", Locator::Page, "4"),
            ("Page 4", Locator::Page, "4"),
            ("p. iv", Locator::Page, "iv"),
            ("para. 4.5", Locator::Paragraph, "4.5"),
            ("fig. 4.1", Locator::Figure, "4.1"),
            ("Table A2", Locator::Table, "A2"),
            ("table KS13", Locator::Table, "KS13"),
            ("note 6", Locator::Note, "6"),
            ("ch. 3", Locator::Chapter, "3"),
            ("s. 12", Locator::Section, "12"),
            ("§ 12(1)(a)", Locator::Section, "12(1)(a)"),
        ] {
            assert_eq!(read(written), (label, value.to_owned()), "{written}");
        }
    }

    #[test]
    fn anything_else_stays_as_written() {
        for written in [
            "box after para. 3.24",
            "slide \"2020 Goals\"",
            "annex 2",
            "4",
            "page",
            "p. 4, paragraph 3",
            "paras 4.5-4.9",
            "chapter by Smith",
        ] {
            assert_eq!(read(written), (Locator::Custom, written.to_owned()));
        }
    }

    #[test]
    fn an_empty_locator_is_none() {
        assert_eq!(ReadLocator::read(" ", false), None);
    }

    #[test]
    fn a_law_keeps_its_own_labels() {
        assert_eq!(
            ReadLocator::read("s. 12", true).unwrap().label,
            Locator::Custom
        );
        assert_eq!(
            ReadLocator::read("p. 12", true).unwrap().label,
            Locator::Page
        );
    }
}
