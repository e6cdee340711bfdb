//! Glossary terms in running text: the first mention on a page is linked to its definition.

use crate::model::EntryId;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::model::Bank;
use crate::model::Entry;
use crate::schema::TERM;

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
pub struct Mentions {
    seen: Vec<EntryId>,
}

impl Mentions {
    /// A page that does not link to this entry: its own.
    pub fn on_page_of(id: EntryId) -> Self {
        Self { seen: vec![id] }
    }
}

impl Glossary {
    pub(super) fn new(bank: &Bank) -> Self {
        let mut patterns: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        for id in bank.based_on(TERM) {
            add_forms(&bank.entries[id], id, &mut patterns);
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

    /// Splits escaped text at the first mentions of terms: pieces of text, some with the entry to link them to.
    pub fn split<'t>(
        &self,
        text: &'t str,
        mentions: &mut Mentions,
    ) -> Vec<(&'t str, Option<EntryId>)> {
        let Some(finder) = &self.finder else {
            return vec![(text, None)];
        };
        let mut pieces = Vec::new();
        let mut from = 0;
        for found in finder.find_iter(text) {
            let word = &text[found.range()];
            let is_meant = |form: &&Form| {
                form.exact.as_ref().is_none_or(|exact| exact == word)
                    && !mentions.seen.contains(&form.term)
            };
            let is_whole = is_whole_word(text, found.start(), found.end());
            let forms = self.forms[found.pattern().as_usize()].iter();
            let form = forms.filter(|_| is_whole).find(is_meant);
            if let Some(form) = form {
                mentions.seen.push(form.term);
                pieces.push((&text[from..found.start()], None));
                pieces.push((word, Some(form.term)));
                from = found.end();
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

fn add_forms(entry: &Entry, term: EntryId, patterns: &mut BTreeMap<String, Vec<Form>>) {
    if entry.fields.is_false("link") {
        return;
    }
    for word in std::iter::once(entry.title.as_str()).chain(entry.fields.texts("forms")) {
        for form in [word.to_owned(), plural(word)] {
            add(&form, is_acronym(word), term, patterns);
        }
    }
    if let Some(acronym) = entry.fields.text("acronym") {
        add(acronym, true, term, patterns);
        add(&format!("{acronym}s"), true, term, patterns);
    }
}

/// Adds a form as it stands in escaped HTML, with either apostrophe.
fn add(form: &str, is_exact: bool, term: EntryId, patterns: &mut BTreeMap<String, Vec<Form>>) {
    let escaped = form
        .trim()
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
