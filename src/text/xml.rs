//! XML that a bank brings: pictures in SVG, citation styles. Only this file knows roxmltree.
//!
//! Such a text may come from anyone, so what it may cost is bounded before it is read, and nothing is fetched or expanded:
//! a document type is passed over where it only names one, and refused where it declares anything.

use std::ops::Range;

use roxmltree::ParsingOptions;
pub(crate) use roxmltree::{Document, Node};

/// How many nodes, and how many elements in one another, a text may have.
const MOST_NODES: u32 = 200_000;
const DEEPEST: usize = 200;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 250;

/// A text without the name of its document type, ready to be read.
///
/// # Errors
///
/// Where it declares entities or attributes, or another encoding than those that write markup as ASCII does.
pub(crate) fn prepared(text: &str) -> Result<String, Wrong> {
    let mut text = text.trim_start_matches('\u{feff}').to_owned();
    let head = text.find("?>").map_or("", |end| &text[..end]);
    if head.starts_with("<?xml") && !head_is_plain(head) {
        return Err(Wrong::new(0..head.len(), "it is not in UTF-8"));
    }
    if let Some(range) = document_type(&text) {
        if text[range.clone()].contains('[') {
            return Err(Wrong::new(
                range,
                "it declares things of its own (`<!DOCTYPE … [`)",
            ));
        }
        text.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    match too_much(&text) {
        Some(wrong) => Err(wrong),
        None => Ok(text),
    }
}

/// Reads a prepared text.
///
/// # Errors
///
/// Where it is no XML; with its place and what the reader says of it.
pub(crate) fn read(text: &str) -> Result<Document<'_>, Wrong> {
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| {
        let place = error.pos();
        let row = usize::try_from(place.row).unwrap_or(1);
        let lines = text.split_inclusive('\n').take(row.saturating_sub(1));
        let at: usize = lines.map(str::len).sum();
        Wrong::new(at..at, format!("it is no XML: {error}"))
    })
}

/// What is wrong with an XML text, and where.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub(crate) span: Range<usize>,
    pub(crate) message: String,
}

impl Wrong {
    pub(crate) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
        }
    }
}

/// Whether the first line names no encoding, or one in which markup is what it is in ASCII: in others the same bytes may
/// be markup to a browser and letters to us.
fn head_is_plain(head: &str) -> bool {
    const PLAIN: [&str; 5] = ["utf-8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"];
    let Some((_, behind)) = head.split_once("encoding") else {
        return true;
    };
    let name = behind.trim_start_matches(['=', ' ', '"', '\'']);
    let name = name.split(['"', '\'']).next().unwrap_or_default();
    PLAIN.contains(&name.to_ascii_lowercase().as_str())
}

/// Where the document type stands: before the first element, with nothing but comments before it.
fn document_type(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let bare = rest.trim_start();
        at += rest.len() - bare.len();
        let end = if bare.starts_with("<!--") {
            bare.find("-->")? + 3
        } else if bare.starts_with("<?") {
            bare.find("?>")? + 2
        } else if bare.starts_with("<!DOCTYPE") {
            return Some(at..at + end_of_type(bare)?);
        } else {
            return None;
        };
        at += end;
    }
}

/// Behind the `>` that ends a document type: none that stands in quotes.
fn end_of_type(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Where there are more attributes or elements in one another than any reader should go through. Counted by signs alone,
/// so never too few: quoted `<` are no XML.
fn too_much(text: &str) -> Option<Wrong> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let rest = &text[start..];
        if let Some(end) =
            ["<!--", "<![CDATA["]
                .iter()
                .zip(["-->", "]]>"])
                .find_map(|(open, close)| {
                    rest.starts_with(open)
                        .then(|| rest.find(close).map_or(rest.len(), |end| end + 3))
                })
        {
            at = start + end;
            continue;
        }
        let tag = rest.find('>').map_or(rest, |end| &rest[..=end]);
        if tag.bytes().filter(|byte| *byte == b'=').count() > MOST_ATTRIBUTES {
            let message = format!("an element has more than {MOST_ATTRIBUTES} attributes");
            return Some(Wrong::new(start..start + 1, message));
        }
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with("/>") && !tag.starts_with("<?") && !tag.starts_with("<!") {
            depth += 1;
        }
        if depth > DEEPEST {
            let message = format!("more than {DEEPEST} elements stand in one another");
            return Some(Wrong::new(start..start + 1, message));
        }
        at = start + tag.len();
    }
    None
}
