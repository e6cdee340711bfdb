//! `search-index/synonyms.yaml`: words and phrases that mean one thing to those who search.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::record::read_file;
use crate::text::File;
use crate::yaml::{Node, Value};

use super::analyse::{Analyser, Word};
use super::tongue::Tongue;

/// The longest phrase that is looked for in a query, in words.
pub(crate) const LONGEST: usize = 5;
/// Stands in a key for a stop word.
pub(crate) const STOPPED: &str = "*";

/// By a word or a phrase, as a key, the others of its groups.
#[derive(Clone, Debug, Default)]
pub(crate) struct Synonyms(BTreeMap<String, Vec<String>>);

impl Synonyms {
    /// Every word with what stands for it, in order, with an empty text behind each group.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let groups = self.0.iter();
        groups.flat_map(|(word, others)| {
            let others = others.iter().map(String::as_str);
            std::iter::once(word.as_str()).chain(others).chain([""])
        })
    }
}

/// How many words and phrases may mean one thing, and how many others one may stand for in all its groups: whoever looks
/// for one looks for all of them.
const MOST_MEMBERS: usize = 50;
const MOST_OTHERS: usize = 200;

const MANY: &str = "Keep the words that readers type; a term of a vocabulary finds the rest.";
const HELP: &str = "Write a list of groups: `- [teaching assistant, ta]`.";

/// Reads the groups in these languages, the bank's own first: each by its own stems. What is wrong with one is reported,
/// and the others are read all the same.
pub(crate) fn read(file: &File, tongues: &[Tongue], out: &mut Diagnostics) -> Synonyms {
    let mut found = Synonyms::default();
    if let [own, others @ ..] = tongues {
        found.read(file, &mut Analyser::new(*own), out);
        for other in others {
            // What is wrong has been said; and a phrase of stop words of another language is nothing wrong.
            let mut analyser = Analyser::speaking(*own, *other);
            found.read(file, &mut analyser, &mut Diagnostics::default());
        }
    }
    found
}
fn group_of(
    file: &File,
    group: &Node,
    analyser: &mut Analyser,
    out: &mut Diagnostics,
) -> Vec<String> {
    let mut wrong = |code, span: &Range<usize>, message: String, help: &str| {
        out.push(Diagnostic::new(code, &file.path, span.clone(), message).help(help));
    };
    let Value::List(members) = &group.value else {
        let message = format!(
            "a group of synonyms is a list, this is {}",
            group.describe(&file.text)
        );
        wrong(Code::WrongType, &group.span, message, HELP);
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    for member in members {
        let Some(text) = member.text(&file.text) else {
            let message = format!(
                "a synonym is a word or a phrase, this is {}",
                member.describe(&file.text)
            );
            wrong(Code::WrongType, &member.span, message, HELP);
            continue;
        };
        if found.len() == MOST_MEMBERS {
            let message = format!("a group of synonyms has {MOST_MEMBERS} members at most");
            wrong(Code::BadDeclaration, &member.span, message, MANY);
            break;
        }
        match member_key(text, analyser) {
            Ok(key) if found.contains(&key) => {}
            Ok(key) => found.push(key),
            Err((message, help)) => wrong(Code::BadDeclaration, &member.span, message, help),
        }
    }
    if members.len() < 2 {
        let message = "a group of synonyms has two members at least".to_owned();
        wrong(Code::BadDeclaration, &group.span, message, HELP);
    }
    found
}

/// The key of a member, or what is wrong with it and how to mend it.
fn member_key(text: &str, analyser: &mut Analyser) -> Result<String, (String, &'static str)> {
    let words = analyser.words(text);
    let key = key(&words);
    if key.is_empty() {
        let help = "Take it out: words such as `it` are everywhere.";
        return Err((format!("`{text}` has no word that is searched"), help));
    }
    let is_stopped = |word: Option<&Word>| word.is_some_and(|word| word.stem.is_none());
    if is_stopped(words.first()) || is_stopped(words.last()) {
        let help =
            "Begin and end with a word that is searched: what is left of this one finds too much.";
        return Err((
            format!("`{text}` would stand for `{}`", key.replace(STOPPED, "…")),
            help,
        ));
    }
    if words.len() > LONGEST {
        return Err((
            format!("`{text}` has more than {LONGEST} words"),
            "Take its most telling words.",
        ));
    }
    Ok(key)
}

/// Words as a key: stems with a space between, stop words as stars, none at the ends.
pub(crate) fn key(words: &[Word]) -> String {
    let stems: Vec<&str> = words
        .iter()
        .map(|word| word.stem.as_deref().unwrap_or(STOPPED))
        .collect();
    let is_word = |stem: &&str| *stem != STOPPED;
    let first = stems.iter().position(is_word).unwrap_or(stems.len());
    let last = stems.iter().rposition(is_word).map_or(first, |at| at + 1);
    stems[first..last].join(" ")
}

impl Synonyms {
    /// Reads the groups in one language.
    fn read(&mut self, file: &File, analyser: &mut Analyser, out: &mut Diagnostics) {
        let Some(node) = read_file(file, out) else {
            return;
        };
        match &node.value {
            Value::Null => {}
            Value::List(groups) => {
                for group in groups {
                    self.add(&group_of(file, group, analyser, out));
                }
            }
            _ => {
                let message = format!(
                    "synonyms are a list of groups, this is {}",
                    node.describe(&file.text)
                );
                out.push(
                    Diagnostic::new(Code::WrongType, &file.path, node.span.clone(), message)
                        .help(HELP),
                );
            }
        }
    }

    fn add(&mut self, group: &[String]) {
        for member in group {
            let known = self.0.entry(member.clone()).or_default();
            for other in group.iter().filter(|other| *other != member) {
                if known.len() < MOST_OTHERS && !known.contains(other) {
                    known.push(other.clone());
                }
            }
        }
        if let [alone] = group
            && self.of(alone).is_empty()
        {
            self.0.remove(alone);
        }
    }

    /// What a word or a phrase is also called.
    pub(crate) fn of(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// All words and phrases, behind their first words, with their synonyms.
    pub(crate) fn by_first_word(&self) -> BTreeMap<(String, String), Vec<String>> {
        let first = |key: &str| key.split(' ').next().unwrap_or_default().to_owned();
        let all = self.0.iter();
        all.map(|(key, others)| ((first(key), key.clone()), others.clone()))
            .collect()
    }
}
