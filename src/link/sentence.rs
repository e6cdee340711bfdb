//! Keys in sentences: sources that are cited there, words that were most likely meant for such, and keys that stand where
//! nothing is cited.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Misses};
use crate::model::EntryId;
use crate::model::{Mention, MentionForm};
use crate::schema::CITATION;

use super::edges::LinkCollector;

impl LinkCollector<'_> {
    /// Finds a source that a sentence may cite. What is none may be anything that is written with an `@`, so it is reported
    /// only where a source is most likely meant.
    pub(super) fn in_sentence(&mut self, key: &str, span: &Range<usize>) -> Option<EntryId> {
        if let Some(id) = self.bank.source(key) {
            return Some(id);
        }
        if self.bank.absent(key).is_some() {
            return self.citation(key, span);
        }
        if self.bank.find(key).is_none()
            && let Some(found) = self.meant_source(key, span)
        {
            self.report(found);
        }
        None
    }

    /// What is said of a key of no source, if it is likely to be meant for one: few letters are wrong, or it ends in a year
    /// as keys do. Looked for once a word, and for so many words only.
    fn meant_source(&mut self, key: &str, span: &Range<usize>) -> Option<Diagnostic> {
        const MOST_WORDS: usize = 100;
        let name = (format!("@{key}"), true);
        if let Some(first) = self.near.get(&name) {
            let mut found = first.clone()?;
            found.span = span.clone();
            return Some(found);
        }
        if self.near.len() >= MOST_WORDS {
            return None;
        }
        let known = self.bank.based_on(CITATION);
        let known = known.map(|id| self.bank.entries[id].id.name.as_str());
        let near = crate::diagnostic::nearest(key, known).filter(|near| is_slip(key, near));
        let message =
            format!("there is no source `{key}`, so `@{key}` stands in the text as it was typed");
        let path = &self.file.path;
        let found = Diagnostic::new(Code::UncitedSource, path, span.clone(), message);
        let found = found.misses(Misses::Entry(key.to_owned()));
        let found = match near {
            Some(near) => Some(
                found
                    .help(format!(
                        "Did you mean `@{near}`? For an `@` that cites nothing, write `\\@`."
                    ))
                    .mend_words(key, near),
            ),
            None if ends_in_year(key) => Some(found.help(format!(
                "Add content/citations/{key}.md. For an `@` that cites nothing, write `\\@`."
            ))),
            None => None,
        };
        self.near.insert(name, found.clone());
        found
    }

    /// Reports a source that a text names as if it were cited.
    pub(super) fn mention(&mut self, mention: &Mention) {
        let key = mention.key.as_str();
        if self.bank.source(key).is_none() {
            return;
        }
        let (message, help) = match mention.form {
            MentionForm::InLink => (
                format!(
                    "`@{key}` is a source, but stands in the words of a link or a picture, where nothing can be cited"
                ),
                format!("Cite it beside them: `[words](address) [@{key}]`."),
            ),
            MentionForm::InRoundBrackets => (
                format!("`@{key}` stands in round brackets, and the year gets others within them"),
                format!(
                    "A citation that is no part of the sentence has square ones: `[@{key}]`, `[@{key}, p. 4]`."
                ),
            ),
            MentionForm::InBrackets => (
                format!("the brackets around `@{key}` cannot be read as a citation"),
                format!(
                    "Close them, and put no others within: `[@{key}, p. 4]`, with round ones for a page without a number."
                ),
            ),
            MentionForm::WithoutSign => (
                format!("`{key}` is a source, but stands in the text as it was typed"),
                format!(
                    "A citation needs an `@`: `[@{key}]`. For brackets that are none, write `\\[`."
                ),
            ),
        };
        let span = mention.span.clone();
        let found = Diagnostic::new(Code::UncitedSource, &self.file.path, span, message).help(help);
        self.report(match mention.form {
            MentionForm::WithoutSign => found.mend_words(key, format!("@{key}")).surely(),
            _ => found,
        });
    }
}

/// Whether one word is the other with a slip of the finger: one letter, or two of a word that is made as keys are.
fn is_slip(word: &str, key: &str) -> bool {
    let distance = strsim::osa_distance(&word.to_lowercase(), &key.to_lowercase());
    let is_made = |word: &str| word.contains(|c: char| c.is_ascii_digit() || c == '-');
    match word.chars().count() {
        0..5 => false,
        5..8 => distance <= 1,
        _ => distance <= if is_made(word) && is_made(key) { 3 } else { 1 },
    }
}

/// `smith-2020`, `ofsted2019a`.
fn ends_in_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let name = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_year = digits.len() == name.len() + 4 && digits[name.len()..].starts_with(['1', '2']);
    is_year && word.len() < digits.len() + 2 && name.trim_end_matches(['-', '_']).len() > 1
}
