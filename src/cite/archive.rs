//! Finds styles and locales in hayagriva's archive.

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::taxonomy::{Locator, Term};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style, TermForm};

/// Where the archive's styles have their identifiers.
const REPOSITORY: &str = "http://www.zotero.org/styles/";

/// Returns the names of all styles in the archive, sorted.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = ArchivedStyle::all()
        .iter()
        .flat_map(|style| style.names().iter().copied().chain(style.csl_id().strip_prefix(REPOSITORY)))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Loads a style by its name in the archive or in the Zotero style repository.
pub(super) fn style(name: &str) -> Option<IndependentStyle> {
    let style = ArchivedStyle::by_name(name).or_else(|| ArchivedStyle::by_id(&format!("{REPOSITORY}{name}")))?;
    independent(style.get()).ok()
}

/// Reads a style from a CSL file; one that only refers to a style of the archive stands for that style.
pub(super) fn style_from_csl(xml: &str) -> Result<IndependentStyle, String> {
    independent(Style::from_xml(xml).map_err(|error| error.to_string())?)
}

fn independent(style: Style) -> Result<IndependentStyle, String> {
    let parent = match style {
        Style::Independent(style) => return Ok(style),
        Style::Dependent(style) => style.parent_link.href,
    };
    let address = parent.replacen("https://", "http://", 1);
    match ArchivedStyle::by_id(&address).map(ArchivedStyle::get) {
        Some(Style::Independent(style)) => Ok(style),
        _ => Err(format!("the style depends on {parent}, which is not among the styles built in")),
    }
}

/// Loads the locale of a language, and those that it falls back on.
///
/// A language without a locale takes one of its sisters (`cy` the Welsh of `cy-GB`), English without a country the
/// British one, and an unknown language British English.
pub(super) fn locales(language: &str) -> (LocaleCode, Vec<Locale>) {
    let mut locales = archive::locales();
    let known: Vec<_> = locales.iter().filter_map(|locale| locale.lang.clone()).collect();
    let base = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let exact = || known.iter().find(|code| code.0.eq_ignore_ascii_case(language));
    let sister = || {
        let sisters = || known.iter().filter(|code| base(&code.0) == base(language));
        let usual = LocaleCode(base(language)).fallback().filter(|code| !code.is_english());
        sisters().find(|code| Some(*code) == usual.as_ref()).or_else(|| sisters().find(|code| !is_american(code)))
    };
    let british = LocaleCode("en-GB".to_owned());
    let chosen = exact().or_else(sister).cloned().unwrap_or(british);
    let fallback = chosen.fallback();
    locales.retain(|locale| {
        locale.lang.as_ref().is_some_and(|code| *code == chosen || Some(code) == fallback.as_ref() || is_american(code))
    });
    locales.iter_mut().for_each(print_tables_in_full);
    (chosen, locales)
}

fn is_american(code: &LocaleCode) -> bool {
    *code == LocaleCode::en_us()
}

/// Takes `tbl.` out of English, as nobody writes it; the long form follows.
fn print_tables_in_full(locale: &mut Locale) {
    let english = locale.lang.as_ref().is_some_and(LocaleCode::is_english);
    if let (true, Some(terms)) = (english, locale.terms.as_mut()) {
        terms.terms.retain(|term| !(term.name == Term::Locator(Locator::Table) && term.form == TermForm::Short));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(language: &str) -> String {
        locales(language).0.0
    }

    #[test]
    fn a_language_falls_back_on_its_nearest_locale() {
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
            assert_eq!(chosen(language), locale, "{language}");
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
        assert!(names.contains(&"harvard-cite-them-right") && names.contains(&"mhra-notes"));
        assert!(names.iter().all(|name| style(name).is_some()));
    }
}
