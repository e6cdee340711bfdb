//! An entry of the bank, whole.

use std::ops::Range;
use std::sync::Arc;

use crate::messages::Order;
use crate::schema::Field;
use crate::text::File;
use crate::text::{is_accent, is_right_to_left};

use super::{
    body::Body,
    finding::FindingId,
    target::Target,
    value::{Fields, Finding, Named, Value},
};
use crate::text::Date;

/// An entry: the fields that every kind has by name, all others by declaration.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its file.
    pub file: File,
    /// Unique in the bank.
    pub id: Named,
    /// The id of its kind.
    pub kind: String,
    /// The id of the kind that its kind is based on, which says how it is treated; else that of its kind.
    pub base: String,
    /// What it is called.
    pub title: String,
    /// The answer.
    pub summary: Option<String>,
    /// When it first appeared.
    pub published: Option<Date>,
    /// When somebody last checked it.
    pub reviewed: Option<Date>,
    /// When it is to be checked again.
    pub review_by: Option<Date>,
    /// Where it is in its life.
    pub status: Status,
    /// Since when.
    pub status_date: Option<Date>,
    /// The language that it is in, where that is another than the bank's.
    pub language: Option<String>,
    /// Its place among ordered pages; without one it comes behind those that have one.
    pub weight: Option<f64>,
    /// Every declared value, the common ones too.
    pub fields: Fields,
    /// What would declare its fields that nobody declares, where its kind takes such.
    pub open: Vec<Field>,
    /// The terms that it is filed under, by vocabulary, each once, wherever they stand in it.
    pub terms: Vec<(String, String)>,
    /// The text.
    pub body: Body,
    /// The Markdown's bytes in the file.
    pub markdown: Range<usize>,
    /// A hash of all that a link to it goes by: its id, its kind, its file, and the anchors of its page.
    pub(crate) link_key: u64,
}

/// Where an entry is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "builtin/common.yaml says what each means, for people too"
)]
pub enum Status {
    Draft,
    #[default]
    Live,
    UnderReview,
    Superseded,
    Withdrawn,
    Retracted,
    Historic,
}

impl Status {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "draft" => Self::Draft,
            "under-review" => Self::UnderReview,
            "superseded" => Self::Superseded,
            "withdrawn" => Self::Withdrawn,
            "retracted" => Self::Retracted,
            "historic" => Self::Historic,
            _ => Self::Live,
        }
    }

    /// As it is written in front matter.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Live => "live",
            Self::UnderReview => "under-review",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
            Self::Retracted => "retracted",
            Self::Historic => "historic",
        }
    }

    /// Whether what rests on it has lost its ground.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Retracted)
    }
}

/// What an entry translates.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'e> {
    /// The page in its first language.
    pub original: &'e Named,
    /// The day of the text that was translated.
    pub date: Option<Date>,
}

impl Translation<'_> {
    /// The day on which the original was seen to after it was translated.
    pub fn behind(&self, original: &Entry) -> Option<Date> {
        let since = original.seen_to()?;
        (since.first_day() > self.date?.last_day()).then_some(since)
    }
}

/// What became of a file.
#[derive(Debug)]
pub struct Parsed {
    /// The entry, unless its head was beyond reading.
    pub entry: Option<Arc<Entry>>,
    /// The id that its file's name gives, so that links to a broken entry are not called broken too.
    pub id: String,
}

impl Entry {
    /// Its title as lists sort it: letters, digits and the spaces between, in the order of a language.
    pub fn sorting(&self, order: &Order) -> Vec<u8> {
        let letters = self.title.chars();
        let letters = letters.filter(|c| c.is_alphanumeric() || *c == ' ' || is_accent(*c));
        order.key(letters.collect::<String>().trim())
    }

    /// Another site that it has moved to.
    pub fn moved_to(&self) -> Option<&str> {
        match self.fields.get("redirect_to")? {
            Value::Url(Target::External(url), _) => Some(url),
            _ => None,
        }
    }

    /// The page that it says in another language.
    pub fn translation(&self) -> Option<Translation<'_>> {
        let Value::Group(fields) = self.fields.get("translation_of")? else {
            return None;
        };
        Some(Translation {
            original: fields.names("id").first()?,
            date: fields.date("of"),
        })
    }

    /// The day on which its text was last seen to: changed, reviewed or published.
    pub fn seen_to(&self) -> Option<Date> {
        let days = [self.changed(), self.reviewed, self.published];
        days.into_iter().flatten().max_by_key(Date::first_day)
    }

    /// The attributes of an element that holds its text, where that is in another language than the bank's:
    /// ` lang="ar" dir="rtl"`.
    pub fn language_attributes(&self) -> Option<String> {
        let language = self.language.as_ref()?;
        let direction = if is_right_to_left(language) {
            "rtl"
        } else {
            "ltr"
        };
        Some(format!(" lang=\"{language}\" dir=\"{direction}\""))
    }

    /// The path of its file.
    pub fn path(&self) -> &Arc<str> {
        &self.file.path
    }

    /// Every text in the dialect: the body, then the Markdown fields, in the order of declaration.
    pub fn bodies(&self) -> Vec<&Body> {
        let mut found = vec![&self.body];
        self.fields.each(&mut |value, _| {
            if let Value::Markdown(body) = value {
                found.push(body);
            }
        });
        found
    }

    /// Its findings in the order of their numbers, whatever the fields are called that hold them.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut found = Vec::new();
        self.fields.each(&mut |value, _| {
            if let Value::Finding(finding) = value {
                found.push(&**finding);
            }
        });
        found
    }

    /// One of its findings.
    pub fn finding(&self, id: FindingId) -> Option<&Finding> {
        self.findings().into_iter().find(|finding| finding.id == id)
    }

    /// What it says is not known, in the order of declaration.
    pub fn gaps(&self) -> Vec<&Fields> {
        let mut found = Vec::new();
        self.fields.each(&mut |value, _| {
            if let Value::Gap(fields) = value {
                found.push(fields);
            }
        });
        found
    }

    /// What a link may name behind `#`: the headings of its texts, and the keys of its findings.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let bodies = self.bodies();
        let others = bodies.clone().into_iter().flat_map(|body| &body.anchors);
        let headings = bodies.into_iter().flat_map(|body| &body.headings);
        let keys = self
            .findings()
            .into_iter()
            .filter_map(|finding| finding.key.as_ref());
        let headings = headings.map(|heading| heading.id.as_str());
        let others = others.map(String::as_str);
        headings
            .chain(others)
            .chain(keys.map(|key| key.name.as_str()))
    }
}
