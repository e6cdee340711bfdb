//! The introductions that editors write above lists.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::record::Record;
use crate::schema::Schema;
use crate::text::File;

use super::front_matter::{self, Split};
use super::markdown::{self, Title};
use super::origin::Origin;
use super::reading::Reading;
use crate::model::{Introduced, Introduction};
use crate::text::Anchors;

/// Reads an introduction. Of what stands at its head only the title of a folder's page says something, as lists of terms
/// have titles of their own.
pub fn introduction(
    file: &File,
    reading: Reading<'_>,
    out: &mut Diagnostics,
) -> Option<Introduction> {
    let Split { node, body } = introduction_parts(file, out)?;
    let title = node.get("title").and_then(|node| node.text(&file.text));
    let title = title
        .map(|title| title.trim().to_owned())
        .filter(|title| !title.is_empty());
    let origin = Origin::body(file, body);
    let body = markdown::render(
        &origin,
        reading.markup(Title::Wanted, None),
        &mut Anchors::default(),
        out,
    );
    let is_of_term = file.path.starts_with("content/vocabularies/");
    let title = title.or_else(|| body.title.clone()).filter(|_| !is_of_term);
    Some(Introduction {
        file: file.clone(),
        title,
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
        let found = found.misses(Misses::Vocabulary(name.to_owned()));
        out.push(found.nearest(name, schema.vocabularies.keys().map(String::as_str)));
        return None;
    };
    if !vocabulary.terms.contains_key(&term) {
        let message = format!("`{term}` is no term of `{name}`");
        let found = Diagnostic::new(Code::UnknownTerm, &file.path, 0..0, message);
        let found = found.misses(Misses::Vocabulary(name.to_owned()));
        out.push(found.nearest(&term, vocabulary.terms.keys().map(String::as_str)));
        return None;
    }
    Some(Introduced::term(name, &term))
}

fn introduction_parts(file: &File, out: &mut Diagnostics) -> Option<Split> {
    match front_matter::split(file) {
        Ok(split) => {
            // The page of a folder may come from another generator, with a head of any kind.
            if file.path.starts_with("content/vocabularies/") {
                let keys = ["title"];
                let _ = Record::open(file, &split.node, "an introduction", &keys, out);
            }
            Some(split)
        }
        Err(broken) => {
            out.push(broken);
            None
        }
    }
}
