//! The introductions that editors write to terms.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::Schema;
use crate::text::File;

use super::origin::Origin;
use super::{front_matter, markdown};
use crate::config::Dialect;
use crate::model::Introduction;
use crate::text::Anchors;

/// Reads `content/vocabularies/NAME/TERM.md`: front matter is optional there and holds a title at most.
pub fn introduction(
    file: &File,
    schema: &Schema,
    dialect: Dialect,
    out: &mut Diagnostics,
) -> Option<Introduction> {
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
    let body = introduction_body(file, out)?;
    let origin = Origin::body(file, body);
    let body = markdown::render(
        &origin,
        markdown::Markup {
            dialect,
            messages: &schema.messages,
            title: markdown::Title::None,
        },
        &mut Anchors::default(),
        out,
    );
    Some(Introduction {
        file: file.clone(),
        vocabulary: name.to_owned(),
        term,
        body,
    })
}

fn introduction_body(file: &File, out: &mut Diagnostics) -> Option<Range<usize>> {
    if !file.text.starts_with("---") {
        return Some(0..file.text.len());
    }
    match front_matter::split(file) {
        Ok(split) => {
            let _ =
                crate::record::Record::open(file, &split.node, "an introduction", &["title"], out);
            Some(split.body)
        }
        Err(broken) => {
            out.push(broken);
            None
        }
    }
}
