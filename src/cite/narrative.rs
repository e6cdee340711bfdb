//! Citations that are part of a sentence: `Smith (2020, p. 4)`, and in styles with numbers or notes `Smith (1)`.
//!
//! CSL has no words for them (<https://docs.citationstyles.org/en/stable/specification.html#citation>): they are put together
//! of what the style prints in brackets. hayagriva's own prose loses the year's words and what tells sources apart.

use hayagriva::citationberg::taxonomy::{OtherTerm, Term};
use hayagriva::citationberg::{Locale, TermForm};
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta};

use super::page::item;
use super::processor::{Cited, Processor, entry};
use super::render::{Line, Piece};
use super::source::Source;
use super::tree::{called, text, uncalled};

impl Processor {
    /// Formats a citation of an author-date style as part of a sentence. All of it is the item.
    pub(super) fn in_sentence(&self, cited: &Cited<'_>) -> Vec<Piece> {
        let whole = self.single(cited);
        let Some(at) = whole.0.iter().position(|child| entry(child).is_some()) else {
            return Line::new(&whole).pieces();
        };
        let tree = entry(&whole.0[at]).cloned().unwrap_or_default();
        let source = cited.source;
        let (named, rest) = match called(&tree, source).cloned() {
            Some(mut named) => {
                self.write_and(&mut named);
                let named = ElemChildren(vec![ElemChild::Elem(named)]);
                let rest = uncalled(tree.clone(), source);
                (
                    named,
                    if rest == tree {
                        ElemChildren::default()
                    } else {
                        rest
                    },
                )
            }
            // A style that cites by a label.
            None => (self.author(source), tree),
        };
        let mut line = named.0;
        if !Line::new(&rest).is_empty() {
            line.push(text(" "));
            line.extend_from_slice(&whole.0[..at]);
            line.extend(rest.0);
            line.extend_from_slice(&whole.0[at + 1..]);
        }
        let item = ElemChild::Elem(Elem {
            children: ElemChildren(line),
            display: None,
            meta: Some(ElemMeta::Entry(0)),
        });
        Line::new(&ElemChildren(vec![item])).pieces()
    }

    /// Puts the author before a citation that has only a number or a note.
    pub(super) fn behind_author(&self, source: &Source, pieces: &mut Vec<Piece>) {
        let is_raised =
            |piece: &&Piece| matches!(piece, Piece::Html(html) if html.starts_with("<sup"));
        let first = pieces.iter().find(|piece| matches!(piece, Piece::Html(_)));
        let space = if first.as_ref().is_some_and(is_raised) {
            ""
        } else {
            " "
        };
        let author = Piece::words(&Line::new(&self.author(source)).pieces());
        pieces.insert(0, Piece::Html(format!("{author}{space}")));
    }

    /// What a sentence calls a source by, as text.
    pub fn named(&self, source: &Source) -> String {
        Line::new(&self.author(source)).text()
    }

    fn author(&self, source: &Source) -> ElemChildren {
        let cited = self.cite(&self.author, vec![item(source.in_text(), None)]);
        cited.0.iter().find_map(entry).cloned().unwrap_or_default()
    }

    /// In a sentence "and" is written out between names, which many styles only ask for there: in APA `Smith and Burke (2006)`
    /// stands beside `(Smith & Burke, 2006)`
    /// (<https://apastyle.apa.org/style-grammar-guidelines/citations/basic-principles/author-date>).
    fn write_and(&self, names: &mut Elem) {
        let Some(and) = self.locales.iter().find_map(|locale| self.and_of(locale)) else {
            return;
        };
        write_and(names, and);
    }

    fn and_of<'l>(&self, locale: &'l Locale) -> Option<&'l str> {
        let is_own = locale.lang.as_ref() == Some(&self.language);
        let and = locale.term(Term::Other(OtherTerm::And), TermForm::Long);
        and.filter(|_| is_own)?.single()
    }
}

/// Where names stand in for others, they stand within those.
fn write_and(names: &mut Elem, and: &str) {
    for child in &mut names.children.0 {
        match child {
            ElemChild::Text(words) if words.text.trim_matches([' ', ',', '\u{a0}']) == "&" => {
                words.text = words.text.replace('&', and);
            }
            ElemChild::Elem(elem) if matches!(elem.meta, Some(ElemMeta::Names(_))) => {
                write_and(elem, and);
            }
            _ => {}
        }
    }
}
