//! The introductions that editors write above lists.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::record::Record;
use crate::schema::Schema;
use crate::text::File;

use super::front_matter;
use super::markdown::{self, Title};
use super::origin::Origin;
use super::reading::Reading;
use crate::model::{Introduced, Introduction};
use crate::text::Anchors;

/// Reads an introduction. What stands at its head says nothing, as the list has a title of its own.
pub fn introduction(
    file: &File,
    reading: Reading<'_>,
    out: &mut Diagnostics,
) -> Option<Introduction> {
    let body = introduction_body(file, out)?;
    let origin = Origin::body(file, body);
    let body = markdown::render(
        &origin,
        reading.markup(Title::Wanted),
        &mut Anchors::default(),
        out,
    );
    Some(Introduction {
        file: file.clone(),
        body,
    })
}

/// The term that the file `content/vocabularies/NAME/TERM.md` introduces; a name that is none is reported.
pub fn introduced_term(file: &File, schema: &Schema, out: &mut Diagnostics) -> Option<Introduced> {
    let parts: Vec<&str> = file.path.split('/').collect();
    let (name, term) = (*parts.get(2)?, crate::text::stem(&file.path));
    let Some(vocabulary) = schema.vocabularies.get(name) else {
        let found = Diagnostic::new(
            Code::UnknownVocabulary,
            &file.path,
            0..0,
            format!("there is no vocabulary `{name}`"),
        );
        out.push(found.nearest(name, schema.vocabularies.keys().map(String::as_str)));
        return None;
    };
    if !vocabulary.terms.contains_key(&term) {
        let message = format!("`{term}` is no term of `{name}`");
        let found = Diagnostic::new(Code::UnknownTerm, &file.path, 0..0, message);
        out.push(found.nearest(&term, vocabulary.terms.keys().map(String::as_str)));
        return None;
    }
    Some(Introduced::term(name, &term))
}

fn introduction_body(file: &File, out: &mut Diagnostics) -> Option<Range<usize>> {
    match front_matter::split(file) {
        Ok(split) => {
            // The page of a folder may come from another generator, with a head of any kind.
            if file.path.starts_with("content/vocabularies/") {
                let keys = ["title"];
                let _ = Record::open(file, &split.node, "an introduction", &keys, out);
            }
            Some(split.body)
        }
        Err(broken) => {
            out.push(broken);
            None
        }
    }
}
