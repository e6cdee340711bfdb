//! What a bank wants looked for in its texts, beside what is wrong in any bank.

use std::ops::RangeInclusive;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::{File, Spanned};
use crate::yaml::{Node, Value};

/// What a bank wants looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LintSettings {
    /// The rules that hold: those of the program, or files in `content/rules/`.
    pub rules: Vec<Spanned<String>>,
    /// The most words that a sentence may have.
    pub sentence_length: Wanted,
    /// How many sentences of a hundred may be passive.
    pub passive: Wanted,
    /// The most years at school that a text may ask for.
    pub reading_grade: Wanted,
    /// Where words are looked for that rules name.
    pub words_to_avoid: Wanted,
    /// Where letters are looked for that nobody explains.
    pub acronyms: Wanted,
    /// Whether every finding is to say what sort of claim it is.
    pub claims: bool,
    /// Whether every source is to be cited somewhere.
    pub uncited: bool,
}

/// Where something is looked for, and how much of it may be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// How much in texts that are not named.
    pub everywhere: Option<usize>,
    /// How much in the texts of a kind, or of a field.
    pub named: Vec<(Spanned<String>, usize)>,
    /// Where it is asked for.
    pub span: (usize, usize),
}

const KEYS: [&str; 8] = [
    "rules",
    "sentence_length",
    "passive",
    "reading_grade",
    "words_to_avoid",
    "acronyms",
    "claims",
    "uncited",
];

const BOUNDS: [(&str, RangeInclusive<usize>); 3] = [
    ("sentence_length", 5..=200),
    ("passive", 1..=100),
    ("reading_grade", 1..=30),
];

impl Wanted {
    /// Whether it is looked for anywhere.
    pub fn is_asked(&self) -> bool {
        self.everywhere.is_some() || !self.named.is_empty()
    }

    /// How much may be in the texts of a kind.
    pub fn of_kind(&self, kind: &str) -> Option<usize> {
        self.of_field(kind).or(self.everywhere)
    }

    /// Whether a field of these is named itself.
    pub fn names_one_of<'f>(&self, mut fields: impl Iterator<Item = &'f str>) -> bool {
        !self.named.is_empty() && fields.any(|field| self.of_field(field).is_some())
    }

    /// How much may be in a field that is named itself.
    pub fn of_field(&self, field: &str) -> Option<usize> {
        let mut named = self.named.iter();
        let found = named.find(|(name, _)| name.value == field);
        found.map(|(_, most)| *most)
    }
}

/// Reads `lints`.
pub(super) fn read(file: &File, node: &Node, out: &mut Diagnostics) -> LintSettings {
    let Some(record) = Record::open(file, node, "`lints`", &KEYS, out) else {
        return LintSettings::default();
    };
    let [length, passive, grade] = BOUNDS.map(|(key, bounds)| limit(&record, key, &bounds, out));
    LintSettings {
        rules: record.texts("rules", out),
        sentence_length: length,
        passive,
        reading_grade: grade,
        words_to_avoid: places(&record, "words_to_avoid", out),
        acronyms: places(&record, "acronyms", out),
        claims: record.flag("claims", out).unwrap_or(false),
        uncited: record.flag("uncited", out).unwrap_or(false),
    }
}

/// A number for all texts, or one for each kind or field that is named.
fn limit(
    record: &Record<'_>,
    key: &str,
    bounds: &RangeInclusive<usize>,
    out: &mut Diagnostics,
) -> Wanted {
    let Some(node) = asked(record, key) else {
        return Wanted::default();
    };
    let mut number = |node: &Node| {
        let text = node.text(&record.file.text).unwrap_or_default();
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        if number.is_none() {
            let (from, to) = (bounds.start(), bounds.end());
            let message = format!("`{key}` is a whole number from {from} to {to}");
            let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
            out.push(wrong.help(format!(
                "Write one number for all texts, or one for each kind or field: `{key}: {{summary: {from}}}`."
            )));
        }
        number
    };
    let mut found = Wanted {
        span: (node.span.start, node.span.end),
        ..Wanted::default()
    };
    match &node.value {
        Value::Map(pairs) => {
            let pairs = pairs.iter().filter_map(|(key, node)| {
                let name = Spanned::new(key.name.clone(), key.span.clone());
                Some((name, number(node)?))
            });
            found.named = pairs.collect();
        }
        _ => found.everywhere = number(node),
    }
    found
}

/// `true` for all texts, or a list of the kinds whose texts are meant.
fn places(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Wanted {
    let Some(node) = asked(record, key) else {
        return Wanted::default();
    };
    let is_all = node.value == Value::Bool(true);
    let named = if is_all {
        Vec::new()
    } else {
        record.texts(key, out)
    };
    Wanted {
        everywhere: is_all.then_some(0),
        named: named.into_iter().map(|name| (name, 0)).collect(),
        span: (node.span.start, node.span.end),
    }
}

/// What is written behind a key, unless it says no.
fn asked<'r>(record: &Record<'r>, key: &str) -> Option<&'r Node> {
    let node = record.get(key)?;
    (node.value != Value::Bool(false)).then_some(node)
}
