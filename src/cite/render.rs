//! Lays hayagriva's element tree out as a line of text, and mends its punctuation.

use std::mem;

use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, VerticalAlign};
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatting};

use super::html::{escape, formatted, web_address};
use super::protect::{Quoted, closes_sentence, format_of, is_protected, unprotect};
use crate::text::Mark;

/// A part of an in-text citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Escaped HTML without links.
    Html(String),
    /// The part of the cited item with this index in its cluster begins.
    Open(usize),
    /// The part of the last opened item ends.
    Close,
}

impl Piece {
    /// The HTML of a citation, without its links.
    pub fn words(pieces: &[Self]) -> String {
        let html = pieces.iter().filter_map(|piece| match piece {
            Self::Html(html) => Some(html.as_str()),
            Self::Open(_) | Self::Close => None,
        });
        html.collect()
    }
}

/// A tree laid out flat.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// The last character that will be seen, across runs.
    last: Option<char>,
    /// Spaces and commas that are printed if something follows.
    pending: Vec<(char, Formatting)>,
    /// The quotation marks open.
    quotes: Vec<Quoted>,
    /// The marks of a title that are open.
    marks: Vec<Mark>,
    in_date: bool,
    in_names: bool,
    /// Whether what is pending was left behind by a date.
    date_trails: bool,
}

#[derive(Debug)]
enum Run {
    Text {
        text: String,
        formatting: Formatting,
        url: Option<String>,
    },
    Open(usize),
    Close,
}

impl Line {
    /// Lays a tree out, leaving out the number that the style prints before a reference.
    pub(super) fn without_number(tree: &ElemChildren) -> Self {
        let mut line = Self::default();
        line.children(tree, false);
        if let Some(Run::Text { text, .. }) = line.runs.first_mut() {
            *text = text.trim_start_matches(['.', ')', ']', ' ']).to_owned();
        }
        line
    }

    /// Lays a tree out.
    pub(super) fn new(tree: &ElemChildren) -> Self {
        let mut line = Self::default();
        line.children(tree, true);
        line
    }

    /// Makes a line of text without format.
    pub(super) fn plain(text: &str) -> Self {
        let mut line = Self::default();
        line.push(text, Formatting::default());
        line
    }

    /// Whether nothing is to be seen.
    pub(super) fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Writes text only.
    pub(super) fn text(&self) -> String {
        self.runs
            .iter()
            .filter_map(|run| match run {
                Run::Text { text, .. } => Some(text.as_str()),
                Run::Open(_) | Run::Close => None,
            })
            .collect()
    }

    /// Writes HTML with links where the tree has http or https addresses.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        for run in &self.runs {
            if let Run::Text {
                text,
                formatting,
                url,
            } = run
            {
                let address = url.as_deref().and_then(web_address);
                if let Some(address) = &address {
                    html.push_str("<a href=\"");
                    escape(address, &mut html);
                    html.push_str("\">");
                }
                formatted(text, *formatting, &mut html);
                if address.is_some() {
                    html.push_str("</a>");
                }
            }
        }
        html
    }

    /// Writes HTML without links, in pieces, so that the caller can make each cited item a link.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut html = String::new();
        for run in &self.runs {
            match run {
                Run::Text {
                    text, formatting, ..
                } => formatted(text, *formatting, &mut html),
                Run::Open(_) | Run::Close => {
                    flush(&mut html, &mut pieces);
                    pieces.push(if let Run::Open(index) = run {
                        Piece::Open(*index)
                    } else {
                        Piece::Close
                    });
                }
            }
        }
        flush(&mut html, &mut pieces);
        pieces
    }

    fn children(&mut self, tree: &ElemChildren, number: bool) {
        for child in &tree.0 {
            match child {
                ElemChild::Text(text) => self.push(&text.text, text.formatting),
                ElemChild::Markup(text) => self.push(text, Formatting::default()),
                ElemChild::Link { text, url } => self.push_link(&text.text, text.formatting, url),
                ElemChild::Transparent { .. } => {}
                ElemChild::Elem(elem) if !number && elem.meta == Some(ElemMeta::CitationNumber) => {
                }
                ElemChild::Elem(elem) => self.elem(elem, number),
            }
        }
    }

    fn elem(&mut self, elem: &Elem, number: bool) {
        if elem.display.is_some() {
            self.push(" ", Formatting::default());
        }
        let entry = if let Some(ElemMeta::Entry(index)) = elem.meta {
            Some(index)
        } else {
            None
        };
        if let Some(index) = entry {
            self.flush();
            self.runs.push(Run::Open(index));
        }
        let outer = mem::replace(&mut self.in_date, elem.meta == Some(ElemMeta::Date));
        let is_names = self.in_names || matches!(elem.meta, Some(ElemMeta::Names(_)));
        let outside = mem::replace(&mut self.in_names, is_names);
        self.children(&elem.children, number);
        self.in_names = outside;
        self.in_date = outer;
        if entry.is_some() {
            self.pending.clear();
            self.runs.push(Run::Close);
        }
    }

    /// Adds text. A space or comma of the style waits until it is known that something follows
    /// which it may stand before: hayagriva leaves delimiters behind where a date has no month. A
    /// full stop gives way to other closing punctuation.
    fn push(&mut self, text: &str, formatting: Formatting) {
        for c in text.chars() {
            if let Some((mark, ends)) = format_of(c) {
                self.mark(mark, ends);
                continue;
            }
            let formatting = self.with_marks(formatting);
            let c = if self.in_names && c == '\u{a0}' {
                ' '
            } else {
                c
            };
            match c {
                ' ' | ',' => self.push_delimiter(c, formatting),
                '.' | ')' | ']' => {
                    self.pending.clear();
                    if c != '.' || !self.last.is_some_and(closes_sentence) {
                        self.push_char(c, formatting);
                    }
                }
                ';' | ':' if self.date_trails => {
                    self.pending.clear();
                    self.push_char(c, formatting);
                }
                _ => {
                    if self.in_names && is_protected(c, '[') {
                        // A handle behind a name stands where a suffix does, but behind no comma.
                        self.pending.retain(|(waiting, _)| *waiting != ',');
                    }
                    self.flush();
                    self.track_quotes(c);
                    self.push_char(unprotect(c, self.quoted()), formatting);
                }
            }
        }
    }

    /// A mark of a title begins or ends. What waits stands before it.
    fn mark(&mut self, mark: Mark, ends: bool) {
        if ends {
            self.marks.retain(|open| *open != mark);
        } else {
            self.flush();
            self.marks.push(mark);
        }
    }

    /// A format with the marks of a title: italics within italics stand upright.
    fn with_marks(&self, mut format: Formatting) -> Formatting {
        for mark in &self.marks {
            match mark {
                Mark::Italic if format.font_style == FontStyle::Italic => {
                    format.font_style = FontStyle::Normal;
                }
                Mark::Italic => format.font_style = FontStyle::Italic,
                Mark::Bold => format.font_weight = FontWeight::Bold,
                Mark::Below => format.vertical_align = VerticalAlign::Sub,
                Mark::Above => format.vertical_align = VerticalAlign::Sup,
                Mark::SmallCapitals => format.font_variant = FontVariant::SmallCaps,
                Mark::AsWritten => {}
            }
        }
        format
    }

    fn push_delimiter(&mut self, c: char, formatting: Formatting) {
        if c == ',' {
            self.pending.retain(|(waiting, _)| *waiting == ',');
        }
        let second = self
            .pending
            .last()
            .is_some_and(|(waiting, _)| *waiting == c);
        let first = self
            .last
            .is_none_or(|last| last == c || c == ' ' && last.is_whitespace());
        if !(second || first && self.pending.is_empty()) {
            self.pending.push((c, formatting));
            self.date_trails = self.in_date;
        }
    }

    fn flush(&mut self) {
        for (c, formatting) in mem::take(&mut self.pending) {
            self.push_char(c, formatting);
        }
    }

    /// Notes the quotation marks that the style sets; those of the source are protected.
    fn track_quotes(&mut self, c: char) {
        let word_before = self.last.is_some_and(char::is_alphanumeric);
        match c {
            '‘' => self.quotes.push(Quoted::Single),
            '“' if !word_before => self.quotes.push(Quoted::Double),
            '’' | '”' => drop(self.quotes.pop()),
            _ => {}
        }
    }

    fn quoted(&self) -> Quoted {
        self.quotes.last().copied().unwrap_or(Quoted::No)
    }

    fn push_char(&mut self, c: char, format: Formatting) {
        self.last = Some(c);
        self.date_trails = false;
        match self.runs.last_mut() {
            Some(Run::Text {
                text,
                formatting,
                url: None,
            }) if *formatting == format => text.push(c),
            _ => self.runs.push(Run::Text {
                text: c.into(),
                formatting: format,
                url: None,
            }),
        }
    }

    fn push_link(&mut self, text: &str, formatting: Formatting, url: &str) {
        self.flush();
        self.last = text.chars().last().or(self.last);
        self.runs.push(Run::Text {
            text: text.to_owned(),
            formatting,
            url: Some(url.to_owned()),
        });
    }
}

fn flush(html: &mut String, pieces: &mut Vec<Piece>) {
    if !html.is_empty() {
        pieces.push(Piece::Html(mem::take(html)));
    }
}
