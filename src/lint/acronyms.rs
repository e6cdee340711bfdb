//! Letters that stand for words, and that nobody explains: neither the page nor the glossary.

use std::collections::BTreeSet;

use crate::config::LintSettings;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::Bank;
use crate::schema::TERM;

use super::page::Page;
use super::words::{Read, words};

/// The letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;

/// The acronyms that the bank explains: its glossary, and what it calls bodies for short.
pub(super) fn explained(bank: &Bank) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for id in bank.based_on(TERM) {
        let entry = &bank.entries[id];
        let forms = entry.fields.texts("forms").into_iter();
        let named = forms
            .chain(entry.fields.text("acronym"))
            .chain([entry.title.as_str()]);
        found.extend(named.flat_map(in_text));
    }
    let short = bank.config.short_names.values();
    found.extend(short.flat_map(|short| in_text(short)));
    found
}

fn in_text(text: &str) -> Vec<String> {
    let words = words(text).into_iter();
    words
        .filter_map(|at| acronym(&text[at]).map(str::to_owned))
        .collect()
}

pub(super) fn check(
    page: &Page<'_>,
    settings: &LintSettings,
    explained: &BTreeSet<String>,
    out: &mut Diagnostics,
) {
    let mut met: Vec<(&str, &Read, &std::ops::Range<usize>)> = Vec::new();
    let mut spelt_out: BTreeSet<&str> = BTreeSet::new();
    for read in &page.reads {
        let field = read.passage.field.as_deref();
        let is_asked = page.limit(&settings.acronyms, field).is_some();
        for (number, at) in read.words.iter().enumerate() {
            let Some(letters) = acronym(&read.passage.text[at.clone()]) else {
                continue;
            };
            if is_spelt_out(read, number) {
                spelt_out.insert(letters);
            } else if is_asked && !is_no_acronym(read, number) {
                met.push((letters, read, at));
            }
        }
    }
    let is_known = |letters: &str| {
        explained.contains(letters)
            || page
                .rules
                .iter()
                .any(|rules| rules.acronyms.contains(letters))
    };
    let initials = if met.is_empty() {
        Vec::new()
    } else {
        page.reads.iter().map(initials).collect()
    };
    let is_named = |letters: &str| {
        letters.len() > 2 && initials.iter().any(|initials| initials.contains(letters))
    };
    for (letters, read, at) in met {
        // Said once on a page.
        if is_known(letters)
            || !spelt_out.insert(letters)
            || read.is_quoted(at)
            || is_named(letters)
        {
            continue;
        }
        let message = format!("nobody says what `{letters}` stands for");
        let found = page.diagnose(Code::UnexplainedAcronym, read.passage.span(at), message);
        let help = format!(
            "Spell it out where it is met first, with `({letters})` behind it, or add it to the glossary."
        );
        out.push(found.help(help));
    }
}

/// The letters of an acronym, without what makes it plural.
fn acronym(word: &str) -> Option<&str> {
    let mut first = word.bytes();
    if !(first.next()?.is_ascii_uppercase() && first.next()?.is_ascii_uppercase()) {
        return None;
    }
    let letters = word
        .trim_end_matches("’s")
        .trim_end_matches("'s")
        .trim_end_matches('s');
    let is_one =
        LETTERS.contains(&letters.len()) && letters.bytes().all(|c| c.is_ascii_uppercase());
    (is_one && !is_number(letters)).then_some(letters)
}

/// Whether letters are a number of the Romans, such as those of parts and tables.
fn is_number(letters: &str) -> bool {
    letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether it stands in brackets behind words, or has words in brackets behind it.
fn is_spelt_out(read: &Read, number: usize) -> bool {
    let (text, at) = (&read.passage.text, &read.words[number]);
    let before = text[..at.start].chars().next_back();
    let behind = text[at.end..].trim_start();
    let has_words_before = number > 1 && before == Some('(');
    let inside = behind
        .strip_prefix('(')
        .and_then(|rest| rest.split(')').next());
    has_words_before || inside.is_some_and(|inside| inside.split_whitespace().nth(1).is_some())
}

/// The first letters of the names in a passage, in which its acronyms may be found: small words between are passed over.
fn initials(read: &Read) -> String {
    let words = read.words.iter().map(|at| &read.passage.text[at.clone()]);
    let names = words.filter(|word| acronym(word).is_none());
    let first = names.filter_map(|word| word.chars().next());
    first.filter(|letter| letter.is_uppercase()).collect()
}

/// Whether it is part of a name that no reader spells out, such as that of a file or a host, or a word among others in
/// capitals.
fn is_no_acronym(read: &Read, number: usize) -> bool {
    let (text, at) = (&read.passage.text, &read.words[number]);
    let joins = |letter: Option<char>| letter.is_some_and(|c| matches!(c, '/' | '_' | '@' | '\\'));
    let mut behind = text[at.end..].chars();
    let next = behind.next();
    let is_name = next == Some('.') && behind.next().is_some_and(char::is_alphanumeric);
    let mut before = text[..at.start].chars().rev();
    let last = before.next();
    let is_end = last == Some('.') && before.next().is_some_and(char::is_alphanumeric);
    let is_loud = |word: Option<&std::ops::Range<usize>>, gap: &dyn Fn(usize, usize) -> bool| {
        word.is_some_and(|word| {
            let letters = &text[word.clone()];
            letters.len() > 1
                && letters.chars().all(char::is_uppercase)
                && gap(word.start, word.end)
        })
    };
    let is_blank = |gap: &str| gap.chars().all(char::is_whitespace);
    let before = number.checked_sub(1).map(|before| &read.words[before]);
    is_name
        || is_end
        || joins(next)
        || joins(last)
        || is_loud(before, &|_, end| is_blank(&text[end..at.start]))
        || is_loud(read.words.get(number + 1), &|start, _| {
            is_blank(&text[at.end..start])
        })
}
