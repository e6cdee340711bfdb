//! Behaviour of the module as a whole.

pub(crate) mod golden;
pub(crate) mod in_text;
pub(crate) mod references;
pub(crate) mod styles;

use std::fmt::Write;

use serde_json::{Value, json};

use super::*;

fn load(style: &str) -> Processor {
    Processor::from_archive(style, "en-GB").unwrap()
}

fn source(id: &str, csl: &Value) -> Source {
    Source::new(id, csl.as_object().cloned().unwrap()).unwrap()
}

fn report(id: &str, author: &Value, year: i32) -> Source {
    source(
        id,
        &json!({"type": "report", "title": id, "author": [author], "issued": {"date-parts": [[year]]}}),
    )
}

fn department() -> Value {
    json!({"literal": "Department for Children, Schools and Families"})
}

/// Writes pieces with the items marked: `(⟦0|Smith, 2008⟧)`.
fn marked(pieces: &[Piece]) -> String {
    let mut marked = String::new();
    for piece in pieces {
        match piece {
            Piece::Html(html) => marked.push_str(html),
            Piece::Open(index) => write!(marked, "⟦{index}|").unwrap(),
            Piece::Close => marked.push('⟧'),
        }
    }
    marked
}

fn cite<'a>(sources: &[&'a Source]) -> Vec<Cited<'a>> {
    sources
        .iter()
        .map(|source| Cited {
            source,
            locator: "",
        })
        .collect()
}

fn at<'a>(source: &'a Source, locator: &'a str) -> Vec<Cited<'a>> {
    vec![Cited { source, locator }]
}

fn page(style: &str, clusters: &[Vec<Cited<'_>>]) -> (Vec<String>, Vec<String>) {
    let page = load(style).page(clusters);
    let in_text = page.in_text.iter().map(|pieces| marked(pieces)).collect();
    (
        in_text,
        page.references
            .into_iter()
            .map(|(_, reference)| reference.text)
            .collect(),
    )
}

fn reference(style: &str, csl: &Value) -> String {
    load(style).reference(&source("a", csl)).html
}
