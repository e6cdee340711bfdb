//! Finds styles and locales in hayagriva's archive.

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::taxonomy::{Locator, Term};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style, TermForm};

use super::{amend, bounds};

/// Where the archive's styles have their identifiers.
const REPOSITORY: &str = "http://www.zotero.org/styles/";

/// Returns the names of all styles in the archive, sorted.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = ArchivedStyle::all()
        .iter()
        .flat_map(|style| {
            style
                .names()
                .iter()
                .copied()
                .chain(style.csl_id().strip_prefix(REPOSITORY))
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Loads a style by its name in the archive or in the Zotero style repository.
pub(super) fn style(name: &str) -> Option<IndependentStyle> {
    let by_id = || ArchivedStyle::by_id(&format!("{REPOSITORY}{name}"));
    archived(ArchivedStyle::by_name(name).or_else(by_id)?)
}

/// Reads a style from a CSL file; one that only refers to a style of the archive stands for that
/// style.
pub(super) fn style_from_csl(xml: &str) -> Result<IndependentStyle, String> {
    bounds::hold(xml)?;
    let parent = match Style::from_xml(xml).map_err(|error| error.to_string())? {
        Style::Independent(style) => return Ok(style),
        Style::Dependent(style) => style.parent_link.href,
    };
    let id = parent.replacen("https://", "http://", 1);
    let style = ArchivedStyle::by_id(&id).and_then(archived);
    style.ok_or_else(|| format!("the style depends on {parent}, which is not among those built in"))
}

/// Loads a style of the archive, with our own macros.
fn archived(style: ArchivedStyle) -> Option<IndependentStyle> {
    match style.get() {
        Style::Independent(mut style) => {
            amend::replace_macros(&mut style);
            Some(style)
        }
        Style::Dependent(_) => None,
    }
}

/// Prints the names that a sentence calls a source by, for styles whose citations have none.
const AUTHOR: &str = include_str!("author.csl");

/// The style that prints authors alone.
pub(super) fn author_style() -> Result<IndependentStyle, String> {
    IndependentStyle::from_xml(AUTHOR).map_err(|wrong| wrong.to_string())
}

/// Loads the locale of a language, and those that it falls back on. Only these are decoded: all 64 would take as long as
/// everything else that a build declares.
pub(super) fn locales(language: &str) -> (LocaleCode, Vec<Locale>) {
    let known: Vec<_> = archive::LOCALES.iter().filter_map(code_of).collect();
    let chosen = choose(&known, language);
    let in_use = [
        Some(chosen.clone()),
        chosen.fallback(),
        Some(LocaleCode::en_us()),
    ];
    let mut locales: Vec<Locale> = archive::LOCALES
        .iter()
        .filter(|archived| in_use.contains(&code_of(archived)))
        .filter_map(|archived| ciborium::from_reader(*archived).ok())
        .collect();
    locales.iter_mut().for_each(print_tables_in_full);
    (chosen, locales)
}

/// The language of an archived locale: the first value of its first map, a CBOR text (RFC 8949, section 3.1) of fewer than
/// 24 bytes, whose head is 0x60 and its length.
fn code_of(archived: &&[u8]) -> Option<LocaleCode> {
    const KEY: &[u8] = b"\x69@xml:lang";
    let (head, code) = archived.get(1..)?.strip_prefix(KEY)?.split_first()?;
    let length = usize::from(head.checked_sub(0x60)?);
    let code = std::str::from_utf8(code.get(..length)?).ok()?;
    Some(LocaleCode(code.to_owned()))
}

/// A language without a locale takes one of its sisters (`cy` the Welsh of `cy-GB`), English of
/// other countries the British one, and an unknown language British English.
fn choose(known: &[LocaleCode], language: &str) -> LocaleCode {
    let base = |code: &str| {
        code.split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let exact = || {
        known
            .iter()
            .find(|code| code.0.eq_ignore_ascii_case(language))
    };
    let sisters = || known.iter().filter(|code| base(&code.0) == base(language));
    let usual = LocaleCode(base(language))
        .fallback()
        .filter(|code| !code.is_english());
    let sister = || {
        let any = || sisters().find(|code| **code != LocaleCode::en_us());
        sisters()
            .find(|code| Some(*code) == usual.as_ref())
            .or_else(any)
    };
    exact()
        .or_else(sister)
        .cloned()
        .unwrap_or(LocaleCode("en-GB".to_owned()))
}

/// Takes `tbl.` out of English, as nobody writes it; the long form follows.
fn print_tables_in_full(locale: &mut Locale) {
    let english = locale.lang.as_ref().is_some_and(LocaleCode::is_english);
    if let (true, Some(terms)) = (english, locale.terms.as_mut()) {
        terms.terms.retain(|term| {
            !(term.name == Term::Locator(Locator::Table) && term.form == TermForm::Short)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_falls_back_on_its_nearest_locale() {
        let known: Vec<_> = archive::LOCALES.iter().filter_map(code_of).collect();
        for (language, locale) in [
            ("en-GB", "en-GB"),
            ("en-us", "en-US"),
            ("en", "en-GB"),
            ("en-IE", "en-GB"),
            ("cy", "cy-GB"),
            ("de", "de-DE"),
            ("de-AT", "de-AT"),
            ("pt", "pt-PT"),
            ("tlh", "en-GB"),
            ("", "en-GB"),
        ] {
            assert_eq!(choose(&known, language).0, locale, "{language}");
        }
    }

    #[test]
    fn the_style_of_authors_is_valid_csl() {
        author_style().unwrap();
    }

    #[test]
    fn every_locale_names_its_language_at_its_head() {
        let whole = archive::locales().into_iter().map(|locale| locale.lang);
        let heads = archive::LOCALES.iter().map(code_of);
        assert!(whole.eq(heads));
    }

    #[test]
    fn only_the_locales_in_use_are_decoded() {
        let codes = |language| -> Vec<String> {
            let (_, locales) = locales(language);
            locales
                .into_iter()
                .filter_map(|locale| Some(locale.lang?.0))
                .collect()
        };
        assert_eq!(codes("en-GB"), ["en-GB", "en-US"]);
        assert_eq!(codes("cy"), ["cy-GB", "en-US"]);
    }

    #[test]
    fn style_names_are_sorted_and_can_be_loaded() {
        let names = names();
        assert!(names.is_sorted());
        for name in [
            "harvard-cite-them-right",
            "nlm-citation-sequence",
            "mhra-notes",
        ] {
            assert!(names.contains(&name) && style(name).is_some(), "{name}");
        }
    }
}
