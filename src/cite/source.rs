//! A citable source, made from CSL-JSON.
//!
//! hayagriva panics on some dates, mistakes a department for a person and rewrites numbers. What
//! reaches it has been brought into a form that it handles right: values here and in
//! [`super::names`], whole items in [`super::prepare`].

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{self, Item};
use hayagriva::citationberg::taxonomy::{Kind, NumberVariable, StandardVariable, Variable};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde_json::{Map, Value};

use super::distinction::Apart;
use super::means::LETTER_FIELD;
use super::naming::{Naming, ShortNames, Shortened};
use super::years::Years;
use super::{dates, names, prepare, protect};

/// One source that can be cited.
///
/// ```
/// # use sourcebook::cite::Source;
/// let report = serde_json::json!({
///     "type": "report",
///     "title": "The evidence base",
///     "author": [{"literal": "Department for Children, Schools and Families"}],
///     "issued": {"date-parts": [[2008, 12]]},
/// });
/// let report = report.as_object().cloned().unwrap_or_default();
/// let source = Source::new("evidence-base-2008", report)?;
/// assert_eq!(source.id(), "evidence-base-2008");
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    id: String,
    pub(super) item: Item,
    /// The words for its year, where that is not one year.
    pub(super) years: Option<Years>,
    /// What tells it apart from others.
    pub(super) apart: Apart,
    /// The item for citations in the text, where that is another.
    cited: Option<Item>,
    /// The same with the short names of its authors.
    shortened: Option<Shortened>,
}

impl Source {
    /// Makes a source from the members of a CSL-JSON object.
    ///
    /// Members that CSL does not know are left out, and so are empty ones. The error says which
    /// member has a value that cannot be read.
    ///
    /// # Errors
    ///
    /// Where a member has a value that cannot be read; the message names it.
    pub fn new(id: &str, csl: Map<String, Value>) -> Result<Self, String> {
        let years = Years::read(&csl);
        let mut fields = BTreeMap::new();
        fields.insert("id".to_owned(), json::Value::String(id.to_owned()));
        // Styles that cite by label have nothing else to print.
        fields.insert(
            "citation-label".to_owned(),
            json::Value::String(id.to_owned()),
        );
        fields.insert(
            "type".to_owned(),
            json::Value::String(kind(csl.get("type"))?),
        );
        for (key, value) in csl {
            let Some(variable) = variable(&key) else {
                continue;
            };
            if let Some(value) = field(variable, &value).map_err(|why| format!("{key}: {why}"))? {
                // hayagriva looks for it by this name, which is not always that of CSL-JSON.
                fields.insert(variable.to_string(), value);
            }
        }
        prepare::prepare(&mut fields);
        let cited = in_text(&mut fields);
        Ok(Self {
            id: id.to_owned(),
            item: Item(fields),
            years,
            apart: Apart::default(),
            cited,
            shortened: None,
        })
    }

    /// Returns the id that the source was made with.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the title as it was protected, or the id where there is none.
    pub(super) fn title(&self) -> &str {
        match self.item.0.get("title") {
            Some(json::Value::String(title)) => title,
            _ => &self.id,
        }
    }

    /// Whether its title, whole or short, has these words.
    pub(super) fn is_titled(&self, words: &str) -> bool {
        ["title-short", "title"]
            .iter()
            .any(|name| match self.item.0.get(*name) {
                Some(json::Value::String(title)) => {
                    protect::plain(title).to_lowercase() == words.to_lowercase()
                }
                _ => false,
            })
    }

    /// Its type, where CSL has it.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.item.type_()?.parse().ok()
    }

    /// Whether this is a law, whose title carries its year and whose parts have names of their own.
    pub(super) fn is_legal(&self) -> bool {
        self.item
            .type_()
            .is_some_and(|kind| prepare::is_legal(&kind))
    }

    /// The source with what texts call it by for short: by words of its own in place of its authors, or by the short
    /// names of those.
    pub(super) fn called(mut self, own: Option<&str>, short_names: &ShortNames) -> Self {
        let own = own.map(protect::clean).filter(|own| !own.is_empty());
        if let Some(own) = own {
            let mut item = self.in_text().clone();
            item.0.insert("author".to_owned(), names::of_body(own));
            self.cited = Some(item);
        }
        self.shortened = Shortened::new(self.in_text(), short_names);
        self
    }

    /// What tells the source apart from others.
    pub fn apart(&self) -> &Apart {
        &self.apart
    }

    /// The item for citations in the text.
    pub(super) fn in_text(&self) -> &Item {
        self.cited.as_ref().unwrap_or(&self.item)
    }

    /// The item for a citation in the text that names its authors so.
    pub(super) fn named(&self, naming: Naming) -> &Item {
        match (&self.shortened, naming) {
            (Some(found), Naming::Introduced) => &found.introduced,
            (Some(found), Naming::Short) => &found.short,
            _ => self.in_text(),
        }
    }

    /// The bodies among its authors that are called for short once they have been named.
    pub fn shortened(&self) -> &[String] {
        self.shortened.as_ref().map_or(&[], |found| &found.bodies)
    }

    /// The year in which it was issued.
    pub(super) fn year(&self) -> Option<i16> {
        prepare::year(&self.in_text().0)
    }

    /// How many authors it has.
    pub(super) fn authors(&self) -> usize {
        match self.item.0.get("author") {
            Some(json::Value::Names(names)) => names.len(),
            _ => 0,
        }
    }

    /// The family name of the first author, if that is a person.
    pub(super) fn first_author(&self) -> Option<&str> {
        names::first_family(self.item.0.get("author")?)
    }

    /// The initials of the first author, if that is a person.
    pub(super) fn initials(&self) -> Option<String> {
        names::initials(self.item.0.get("author")?)
    }

    /// The source with what tells it apart. Its letter follows the year, where the style has no place for it.
    pub(super) fn told_apart(&self, apart: Apart, behind_year: bool) -> Self {
        let mut told = self.clone();
        if !apart.letter.is_empty() {
            let letter = json::Value::String(apart.letter.clone());
            for item in [Some(&mut told.item), told.cited.as_mut()]
                .into_iter()
                .flatten()
            {
                item.0.insert(LETTER_FIELD.to_owned(), letter.clone());
            }
            if let (true, Some(year)) = (behind_year, self.year()) {
                told.years = Some(Years::with_letter(self.years.as_ref(), year, &apart.letter));
            }
        }
        if let (true, Some(initials)) = (apart.has_initials, self.initials()) {
            let mut item = told.in_text().clone();
            if let Some(authors) = item.0.get_mut("author") {
                names::print_initials(authors, &initials);
            }
            told.cited = Some(item);
        }
        told.apart = apart;
        told
    }
}

/// The item for citations in the text where it is another: without a season and the handles of authors, and with the year of
/// a case, which its list has in the report.
fn in_text(fields: &mut BTreeMap<String, json::Value>) -> Option<Item> {
    if prepare::is_reported_case(fields) {
        let cited = fields.clone();
        fields.remove("issued");
        return Some(Item(cited));
    }
    let issued = fields.get("issued").and_then(dates::without_season);
    let author = fields.get("author").and_then(names::without_handles);
    if issued.is_none() && author.is_none() {
        return None;
    }
    let mut cited = fields.clone();
    cited.extend(issued.map(|issued| ("issued".to_owned(), issued)));
    cited.extend(author.map(|author| ("author".to_owned(), author)));
    Some(Item(cited))
}

fn kind(value: Option<&Value>) -> Result<String, String> {
    match value.and_then(Value::as_str) {
        None => Ok("document".to_owned()),
        Some(kind) if kind.parse::<Kind>().is_ok() => Ok(kind.to_owned()),
        Some(kind) => Err(format!("type: `{kind}` is no type that CSL knows")),
    }
}

/// Returns the CSL variable of a name, unless it is one that the processor itself fills in or
/// nobody prints.
fn variable(key: &str) -> Option<Variable> {
    let name: StrDeserializer<'_, Error> = key.into_deserializer();
    let variable = Variable::deserialize(name).ok()?;
    let unprinted = matches!(
        variable,
        Variable::Standard(
            StandardVariable::Abstract
                | StandardVariable::Annote
                | StandardVariable::CitationKey
                | StandardVariable::CitationLabel
                | StandardVariable::Division
                | StandardVariable::Keyword
                | StandardVariable::License
                | StandardVariable::YearSuffix
        ) | Variable::Number(
            NumberVariable::CitationNumber
                | NumberVariable::FirstReferenceNoteNumber
                | NumberVariable::Locator
        )
    );
    (!unprinted).then_some(variable)
}

fn field(variable: Variable, value: &Value) -> Result<Option<json::Value>, String> {
    if value.is_null() {
        return Ok(None);
    }
    match variable {
        Variable::Date(_) => dates::read(value),
        Variable::Name(_) => names::read(value),
        Variable::Standard(variable) => {
            Ok(text(value)?.map(|text| json::Value::String(standard(variable, &text))))
        }
        Variable::Number(variable) => {
            Ok(text(value)?.map(|text| json::Value::String(number(variable, text))))
        }
        Variable::Page(_) => Ok(text(value)?.map(|text| json::Value::String(pages(text)))),
    }
}

fn text(value: &Value) -> Result<Option<String>, String> {
    let text = match value {
        Value::String(text) => protect::clean(text),
        Value::Number(number) => number.to_string(),
        _ => return Err(format!("expected a text, found {value}")),
    };
    Ok((!text.is_empty()).then_some(text))
}

fn standard(variable: StandardVariable, text: &str) -> String {
    match variable {
        StandardVariable::DOI => bare_doi(text).to_owned(),
        StandardVariable::URL
        | StandardVariable::PMID
        | StandardVariable::PMCID
        | StandardVariable::Language => text.to_owned(),
        StandardVariable::Title
        | StandardVariable::ContainerTitle
        | StandardVariable::CollectionTitle
        | StandardVariable::VolumeTitle
        | StandardVariable::EventTitle
        | StandardVariable::TitleShort => protect::titled(text),
        _ => protect::prose(text),
    }
}

/// Strips the address of the resolver, which styles put before a DOI themselves.
fn bare_doi(doi: &str) -> &str {
    let start = doi.find("10.").unwrap_or(0);
    let prefix = doi[..start].to_lowercase();
    let prefix = prefix
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let known = [
        "",
        "doi:",
        "doi: ",
        "doi.org/",
        "dx.doi.org/",
        "www.doi.org/",
    ];
    if known.contains(&prefix) {
        &doi[start..]
    } else {
        doi
    }
}

/// Leaves to hayagriva only the numbers that it prints as they are given, and ranges where a range
/// is meant.
fn number(variable: NumberVariable, text: String) -> String {
    let may_be_range = matches!(
        variable,
        NumberVariable::Volume
            | NumberVariable::Issue
            | NumberVariable::ChapterNumber
            | NumberVariable::Section
    );
    let ordinal = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        is_plain_number(digits)
    };
    let printed_as_given = is_plain_number(&text)
        || variable == NumberVariable::Edition && ordinal(&text)
        || may_be_range && text.split(['-', '–']).all(is_plain_number);
    if printed_as_given {
        text
    } else {
        protect::verbatim(&text)
    }
}

fn is_plain_number(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 10
        && !text.starts_with('0')
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// Keeps hyphens of an article number (`bmj-2008-12`), which is no range of pages.
fn pages(text: String) -> String {
    let one_range = |part: &str| part.matches('-').count() < 2;
    if text.split([',', '&']).all(one_range) {
        text
    } else {
        protect::verbatim(&text)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn source(csl: &Value) -> Result<Source, String> {
        Source::new("a", csl.as_object().cloned().unwrap())
    }

    #[test]
    fn members_that_csl_does_not_know_are_left_out() {
        let source =
            source(&json!({"seen": false, "method": "Survey", "note": null, "title": " "}))
                .unwrap();
        assert_eq!(
            source.item.0.keys().collect::<Vec<_>>(),
            ["citation-label", "id", "type"]
        );
    }

    #[test]
    fn a_value_of_the_wrong_shape_is_an_error_that_names_its_member() {
        let wrong = [
            json!({"title": ["a"]}),
            json!({"issued": 2008}),
            json!({"author": "DCSF"}),
            json!({"type": "x"}),
        ];
        for csl in wrong {
            let key = csl.as_object().unwrap().keys().next().unwrap().clone();
            assert!(source(&csl).unwrap_err().starts_with(&key));
        }
    }

    #[test]
    fn a_doi_loses_the_address_of_its_resolver() {
        assert_eq!(bare_doi("https://doi.org/10.1000/a"), "10.1000/a");
        assert_eq!(bare_doi("doi:10.1000/a"), "10.1000/a");
        assert_eq!(bare_doi("10.1000/a10.2"), "10.1000/a10.2");
    }
}
