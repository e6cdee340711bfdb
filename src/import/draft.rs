//! The file of a new source: its front matter, held to what the bank declares before it is written.

use jiff::civil;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::load::Loaded;
use crate::new::Filled;
use crate::parse::{self, Dialect, Reading};
use crate::schema::{Kind, Schema, example};
use crate::source::Included;
use crate::text::File;

use super::entry::values;
use super::record::{Record, Remark, Weight};

/// A source that a bank does not have yet.
#[derive(Clone, Debug)]
pub struct NewSource {
    /// Its file.
    pub file: File,
    /// What its record gives the fields of its kind, in the order of declaration.
    pub values: Vec<Filled>,
}

/// Makes the files of new sources.
pub(super) struct Drafts<'b> {
    schema: &'b Schema,
    kind: &'b Kind,
    dialect: Dialect,
    today: civil::Date,
    included: Included,
    /// What the bank asks for beside what any library has, with a value to be replaced.
    needed: Vec<Filled>,
}

impl<'b> Drafts<'b> {
    pub(super) fn new(loaded: &'b Loaded, kind: &'b Kind, today: civil::Date) -> Self {
        let schema = &*loaded.bank.schema;
        let given = ["type", "title"];
        let needed = kind.fields.iter().filter(|field| field.required);
        let needed = needed.filter(|field| !given.contains(&field.name.as_str()));
        let needed = needed.map(|field| Filled {
            name: field.name.clone(),
            yaml: example(field, schema, today),
        });
        Self {
            schema,
            kind,
            dialect: loaded.bank.config.dialect,
            today,
            included: Included::default(),
            needed: needed.collect(),
        }
    }

    /// The file of a record under a key, and what is to be said of it; no file where the bank would have an error by it.
    pub(super) fn make(&self, record: &Record, key: &str) -> (Option<NewSource>, Vec<Remark>) {
        let mut record = record.clone();
        self.fit_type(&mut record);
        let mut file = self.written(&record, key);
        let mut wrong = self.wrong(&file);
        // What a field does not take stands in the note, and nothing is lost.
        for _ in 0..4 {
            let field = wrong
                .as_ref()
                .and_then(|found| field_at(&file.text, found.span.start));
            let Some(field) = field.filter(|field| record.move_to_note(field)) else {
                break;
            };
            let said = wrong.map(|found| found.message).unwrap_or_default();
            record.warn(format!("{said}: `{field}` was put into the note"));
            file = self.written(&record, key);
            wrong = self.wrong(&file);
        }
        let say = |weight: Weight, message: &str| Remark {
            line: record.line,
            weight,
            message: format!("“{}”: {message}", record.called()),
        };
        let warn = |message: &String| say(Weight::Warning, message);
        let mut remarks: Vec<Remark> = record.remarks.iter().map(warn).collect();
        match wrong {
            None => {
                let values = values(&record, self.kind);
                (Some(NewSource { file, values }), remarks)
            }
            Some(found) => {
                remarks.push(say(Weight::Error, &found.message));
                (None, remarks)
            }
        }
    }

    /// A type that this bank does not have is a document.
    fn fit_type(&self, record: &mut Record) {
        let field = self.kind.fields.iter().find(|field| field.name == "type");
        let options = field.map_or(&[][..], |field| &field.options);
        let named = record.text("type").to_owned();
        let is_known = options.iter().any(|option| option.code == named);
        if !options.is_empty() && !is_known {
            record.texts.remove("type");
            record.guess_type(&named);
        }
    }

    fn written(&self, record: &Record, key: &str) -> File {
        let values = values(record, self.kind);
        let mut text = "---\n".to_owned();
        text.extend(values.iter().map(Filled::lines));
        let has = |field: &&Filled| values.iter().any(|value| value.name == field.name);
        let missing: Vec<&Filled> = self.needed.iter().filter(|field| !has(field)).collect();
        text.extend(missing.iter().map(|field| field.lines()));
        if !missing.is_empty() {
            text.push_str("status: draft\n");
        }
        text.push_str(&format!("published: {}\n---\n", self.today));
        File::new(format!("content/{}/{key}.md", self.kind.folder), text)
    }

    /// The first error that the bank would have by a file.
    fn wrong(&self, file: &File) -> Option<Diagnostic> {
        let reading = Reading {
            schema: self.schema,
            dialect: self.dialect,
            included: &self.included,
        };
        let mut found = Diagnostics::default();
        parse::entry(file, reading, &mut found);
        let mut all = found.into_found().into_iter();
        all.find(|found| found.severity == Severity::Error)
    }
}

impl Record {
    /// Moves the value of a field into the note; says whether it could.
    fn move_to_note(&mut self, field: &str) -> bool {
        if ["title", "type", "note"].contains(&field) {
            return false;
        }
        match self.texts.remove(field) {
            Some(text) => {
                self.note(field, &text);
                true
            }
            None => false,
        }
    }
}

/// The field that a byte of a file of ours belongs to.
fn field_at(text: &str, at: usize) -> Option<String> {
    let before = text.get(..at.min(text.len()))?;
    let whole = format!(
        "{before}{}",
        text[before.len()..].lines().next().unwrap_or_default()
    );
    let is_key = |line: &&str| line.starts_with(|c: char| c.is_alphabetic());
    let line = whole.lines().rev().find(is_key)?;
    Some(line.split_once(':')?.0.to_owned())
}
