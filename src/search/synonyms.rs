//! `search-index/synonyms.yaml`: words and phrases that mean one thing to those who search.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::read_file;
use crate::source::File;
use crate::yaml::{Node, Value};

use super::analyse::{Analyser, Word};

/// The longest phrase that is looked for in a query, in words.
pub(super) const LONGEST: usize = 5;
/// Stands in a key for a stop word.
pub(super) const STOPPED: &str = "*";

/// By a word or a phrase, as a key, the others of its groups.
#[derive(Clone, Debug, Default)]
pub(super) struct Synonyms(BTreeMap<String, Vec<String>>);

const HELP: &str = "Write a list of groups: `- [teaching assistant, ta]`.";

/// Reads the groups. What is wrong with one is reported, and the others are read all the same.
pub(super) fn read(file: &File, is_english: bool, out: &mut Diagnostics) -> Synonyms {
    let mut found = Synonyms::default();
    let Some(node) = read_file(file, out) else {
        return found;
    };
    let mut analyser = Analyser::new(is_english);
    match &node.value {
        Value::Null => {}
        Value::List(groups) => {
            for group in groups {
                found.add(group_of(file, group, &mut analyser, out));
            }
        }
        _ => {
            let message = format!("synonyms are a list of groups, this is {}", node.describe(&file.text));
            out.push(Diagnostic::new(Code::WrongType, &file.path, node.span.clone(), message).help(HELP));
        }
    }
    found
}

fn group_of(file: &File, group: &Node, analyser: &mut Analyser, out: &mut Diagnostics) -> Vec<String> {
    let Value::List(members) = &group.value else {
        let message = format!("a group of synonyms is a list, this is {}", group.describe(&file.text));
        out.push(Diagnostic::new(Code::WrongType, &file.path, group.span.clone(), message).help(HELP));
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    for member in members {
        let Some(text) = member.text(&file.text) else {
            let message = format!("a synonym is a word or a phrase, this is {}", member.describe(&file.text));
            out.push(Diagnostic::new(Code::WrongType, &file.path, member.span.clone(), message).help(HELP));
            continue;
        };
        let mut wrong = |message: String, help: &str| {
            out.push(Diagnostic::new(Code::BadDeclaration, &file.path, member.span.clone(), message).help(help));
        };
        let words = analyser.words(text);
        let key = key(&words);
        if key.is_empty() {
            wrong(format!("`{text}` has no word that is searched"), "Take it out: words such as `it` are everywhere.");
        } else if key.split(' ').count() > LONGEST {
            wrong(format!("`{text}` has more than {LONGEST} words"), "Take its most telling words.");
        } else if !found.contains(&key) {
            found.push(key);
        }
    }
    if found.len() < 2 && members.len() < 2 {
        let message = "a group of synonyms has two members at least".to_owned();
        out.push(Diagnostic::new(Code::BadDeclaration, &file.path, group.span.clone(), message).help(HELP));
    }
    found
}

/// Words as a key: stems with a space between, stop words as stars, none at the ends.
pub(super) fn key(words: &[Word]) -> String {
    let stems: Vec<&str> = words.iter().map(|word| word.stem.as_deref().unwrap_or(STOPPED)).collect();
    let is_word = |stem: &&str| *stem != STOPPED;
    let first = stems.iter().position(is_word).unwrap_or(stems.len());
    let last = stems.iter().rposition(is_word).map_or(first, |at| at + 1);
    stems[first..last].join(" ")
}

impl Synonyms {
    fn add(&mut self, group: Vec<String>) {
        for member in &group {
            let known = self.0.entry(member.clone()).or_default();
            for other in group.iter().filter(|other| *other != member) {
                if !known.contains(other) {
                    known.push(other.clone());
                }
            }
        }
        self.0.retain(|_, others| !others.is_empty());
    }

    /// What a word or a phrase is also called.
    pub(super) fn of(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// All words and phrases with their synonyms, in code-point order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Vec<String>)> {
        self.0.iter()
    }
}
