//! Glossary terms in running text: the first mention on a page is linked to its definition.

use crate::model::EntryId;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use rustc_hash::FxHashSet;

use crate::messages::ENGLISH;
use crate::model::Bank;
use crate::model::Entry;
use crate::schema::TERM;
use crate::text::tags;

use super::spelling::Plain;

/// Every form of every term, found in one pass.
#[derive(Debug)]
pub struct Glossary {
    finder: Option<AhoCorasick>,
    /// What each pattern may mean, by its number.
    forms: Vec<Vec<Form>>,
}

#[derive(Debug)]
struct Form {
    /// The place of the term's entry in the bank.
    term: EntryId,
    /// The exact letters, where their case matters.
    exact: Option<String>,
}

/// The terms that a page has linked already.
#[derive(Debug, Default)]
pub struct LinkedTerms {
    seen: FxHashSet<EntryId>,
}

impl LinkedTerms {
    /// A page that does not link to this entry: its own.
    pub fn on_page_of(id: EntryId) -> Self {
        Self {
            seen: FxHashSet::from_iter([id]),
        }
    }
}

impl Glossary {
    pub(super) fn new(bank: &Bank) -> Self {
        let mut patterns: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        let is_english = tags(&bank.config.language).any(|tag| tag == ENGLISH);
        for id in bank.based_on(TERM) {
            for (form, is_exact) in forms(&bank.entries[id], is_english) {
                add(&form, is_exact, id, &mut patterns);
            }
        }
        let (texts, forms): (Vec<String>, Vec<Vec<Form>>) = patterns.into_iter().unzip();
        let finder = (!texts.is_empty()).then(|| {
            let mut builder = AhoCorasickBuilder::new();
            builder
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest);
            builder.build(&texts)
        });
        Self {
            finder: finder.and_then(Result::ok),
            forms,
        }
    }

    /// Whether it has no term to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.finder.is_none()
    }

    /// Splits escaped text at the first mentions of terms: pieces of text, some with the entry to link them to.
    pub fn split<'t>(
        &self,
        text: &'t str,
        linked_terms: &mut LinkedTerms,
    ) -> Vec<(&'t str, Option<EntryId>)> {
        let Some(finder) = &self.finder else {
            return vec![(text, None)];
        };
        let mut pieces = Vec::new();
        let mut from = 0;
        let plain = Plain::of(text);
        for found in finder.find_iter(&*plain.text) {
            let word = &plain.text[found.range()];
            let is_meant = |form: &&Form| {
                form.exact.as_ref().is_none_or(|exact| exact == word)
                    && !linked_terms.seen.contains(&form.term)
            };
            let is_whole = is_whole_word(&plain.text, found.start(), found.end());
            let forms = self.forms[found.pattern().as_usize()].iter();
            let form = forms.filter(|_| is_whole).find(is_meant);
            if let Some(form) = form {
                linked_terms.seen.insert(form.term);
                let (start, end) = (plain.place(found.start()), plain.place(found.end()));
                pieces.push((&text[from..start], None));
                pieces.push((&text[start..end], Some(form.term)));
                from = end;
            }
        }
        pieces.push((&text[from..], None));
        pieces
    }
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    // An `&` before means that the match lies inside an entity: the `amp` of `&amp;`.
    !before.is_some_and(|c| joins(c) || c == '&') && !after.is_some_and(joins)
}

/// What a term is called, each with whether it counts only as it is written. English plurals go by rules; those of other
/// languages are for their authors to name.
fn forms(entry: &Entry, is_english: bool) -> Vec<(String, bool)> {
    if entry.fields.is_false("link") {
        return Vec::new();
    }
    let words = std::iter::once(entry.title.as_str()).chain(entry.fields.texts("forms"));
    let words = words.map(|word| (word, plural(word), is_acronym(word)));
    let acronym = entry.fields.text("acronym");
    let acronym = acronym.map(|acronym| (acronym, format!("{acronym}s"), true));
    let mut found = Vec::new();
    for (word, plural, is_exact) in words.chain(acronym) {
        found.push((word.to_owned(), is_exact));
        if is_english {
            found.push((plural, is_exact));
        }
    }
    found
}

/// Adds a form as it stands in escaped HTML, with either apostrophe.
fn add(form: &str, is_exact: bool, term: EntryId, patterns: &mut BTreeMap<String, Vec<Form>>) {
    let escaped = Plain::of(form.trim())
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    if escaped.is_empty() {
        return;
    }
    let mut spellings = vec![
        escaped.clone(),
        escaped.replace('\'', "’"),
        escaped.replace('’', "'"),
        escaped.replace(['’', '\''], "&#39;"),
    ];
    spellings.sort();
    spellings.dedup();
    for spelling in spellings {
        let exact = is_exact.then(|| spelling.clone());
        let pattern = spelling.to_ascii_lowercase();
        patterns
            .entry(pattern)
            .or_default()
            .push(Form { term, exact });
    }
}

fn is_acronym(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    upper > 1 && letters.all(|c| c.is_uppercase() || c == 's')
}

/// The plural of an English noun, as well as rules go.
fn plural(word: &str) -> String {
    let lower = word.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if ends(&["s", "x", "z", "ch", "sh"]) {
        return format!("{word}es");
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{word}s"),
    }
}
