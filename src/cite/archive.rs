//! Finds styles and locales in hayagriva's archive.

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::taxonomy::{Locator, Term};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style, TermForm};

use super::amend;

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

/// Loads the locale of a language, and those that it falls back on.
pub(super) fn locales(language: &str) -> (LocaleCode, Vec<Locale>) {
    let mut locales = archive::locales();
    let known: Vec<_> = locales
        .iter()
        .filter_map(|locale| locale.lang.clone())
        .collect();
    let chosen = choose(&known, language);
    let in_use = [
        Some(chosen.clone()),
        chosen.fallback(),
        Some(LocaleCode::en_us()),
    ];
    locales.retain(|locale| in_use.contains(&locale.lang));
    locales.iter_mut().for_each(print_tables_in_full);
    (chosen, locales)
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
        let known: Vec<_> = archive::locales()
            .into_iter()
            .filter_map(|locale| locale.lang)
            .collect();
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
    fn only_the_locales_in_use_are_kept() {
        assert_eq!(locales("en-GB").1.len(), 2);
        assert_eq!(locales("cy").1.len(), 2);
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
