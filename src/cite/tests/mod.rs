//! Behaviour of the module as a whole.

pub(crate) mod golden;
pub(crate) mod in_text;
pub(crate) mod references;
pub(crate) mod sentences;
pub(crate) mod styles;

use std::collections::BTreeMap;
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
        .map(|source| Cited::new(source, ""))
        .collect()
}

fn at<'a>(source: &'a Source, locator: &'a str) -> Vec<Cited<'a>> {
    vec![Cited::new(source, locator)]
}

fn page(style: &str, clusters: &[Vec<Cited<'_>>]) -> (Vec<String>, Vec<String>) {
    let processor = load(style);
    let told = told(&processor, clusters);
    let clusters: Vec<Vec<Cited<'_>>> = clusters
        .iter()
        .map(|cluster| {
            let as_told = cluster.iter().map(|cited| Cited {
                source: told.get(cited.source.id()).unwrap_or(cited.source),
                ..*cited
            });
            as_told.collect()
        })
        .collect();
    let page = processor.page(&clusters);
    let in_text = page.in_text.iter().map(|pieces| marked(pieces)).collect();
    (
        in_text,
        page.references
            .into_iter()
            .map(|(_, reference)| reference.text)
            .collect(),
    )
}

/// The sources that have to be told apart, as they then are.
fn told(processor: &Processor, clusters: &[Vec<Cited<'_>>]) -> BTreeMap<String, Source> {
    let cited: BTreeMap<&str, &Source> = clusters
        .iter()
        .flatten()
        .map(|cited| (cited.source.id(), cited.source))
        .collect();
    let sources = cited.values().map(|source| {
        let words = Piece::words(&processor.in_text(&cite(&[source])));
        (*source, words)
    });
    let apart = processor.tell_apart(&sources.collect::<Vec<_>>()).by_id;
    let told = apart.into_iter().map(|(id, apart)| {
        let told = processor.told_apart(cited[id.as_str()], apart);
        (id, told)
    });
    told.collect()
}

fn reference(style: &str, csl: &Value) -> String {
    load(style).reference(&source("a", csl)).html
}
