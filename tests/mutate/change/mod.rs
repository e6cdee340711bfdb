//! What is done to files: one mutation is a few operations on one file or two of a bank.

mod body;
mod brought;
mod bytes;
mod fields;
mod head;
mod lines;
mod parts;
mod table;
mod tags;
mod tokens;

use crate::corpus::{Corpus, Real, Role};
use crate::odd;
use crate::random::Random;

/// What an operation may draw on.
pub(crate) struct Draw<'c> {
    pub(crate) random: Random,
    pub(crate) corpus: &'c Corpus,
}

/// Makes another text of a text.
type Operation = fn(&mut Draw<'_>, &str) -> String;

/// Operations with the names that a finding is told by.
type Operations = &'static [(&'static str, Operation)];

/// A file as it is to be; `None` where it is to be gone.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) path: String,
    pub(crate) bytes: Option<Vec<u8>>,
}

/// What one mutation does to a bank.
#[derive(Debug, Default)]
pub(crate) struct Mutation {
    pub(crate) changes: Vec<Change>,
    /// What was done, for people.
    pub(crate) told: Vec<String>,
}

impl<'c> Draw<'c> {
    /// A real file, of a role where one has it.
    pub(crate) fn real(&mut self, role: Option<Role>) -> &'c Real {
        let corpus = self.corpus;
        let like: Vec<&Real> = corpus
            .files
            .iter()
            .filter(|file| role.is_none_or(|role| file.role == role))
            .collect();
        if like.is_empty() {
            return self.random.pick(&corpus.files);
        }
        like[self.random.below(like.len())]
    }

    /// A name that some bank has.
    pub(crate) fn name(&mut self) -> String {
        let corpus = self.corpus;
        self.random.pick(&corpus.names).clone()
    }

    /// A mark of the dialect, with names of the bank in it.
    pub(crate) fn mark(&mut self) -> String {
        match self.random.below(6) {
            0 => format!("[@{}]", self.name()),
            1 => format!("[[{}|{}]]", self.name(), self.name()),
            2 => format!("![[{}]]", self.name()),
            3 => format!("[{}]({}.md#{})", self.name(), self.name(), self.name()),
            _ => odd::mark(&mut self.random),
        }
    }
}

/// The next mutation of a bank with these files.
pub(crate) fn mutation(draw: &mut Draw<'_>, files: &[Real]) -> Mutation {
    let mut mutation = Mutation::default();
    let texts: Vec<&Real> = files
        .iter()
        .filter(|file| file.role != Role::Other)
        .collect();
    let count = if draw.random.is_one_in(6) { 2 } else { 1 };
    for _ in 0..count {
        let file = *draw.random.pick(&texts);
        if file.role != Role::Config && draw.random.is_one_in(40) {
            mutation.told.push(format!("{}: removed", file.path));
            mutation.put(&file.path, None);
            continue;
        }
        let (path, mut text) = if draw.random.is_one_in(12) {
            brought::brought(draw, files, &mut mutation)
        } else {
            placed(draw, file, &mut mutation.told)
        };
        let mut told = Vec::new();
        // Mostly one, so that enough banks are still without errors, and built.
        let most = *draw.random.pick(&[1, 1, 3]);
        for _ in 0..=draw.random.below(most) {
            let operations = operations(draw, Role::of(&path));
            let (name, operation) = *draw.random.pick(operations);
            text = operation(draw, &text);
            told.push(name);
            // Doubled again and again it would be a test of patience.
            if text.len() > MOST {
                text.truncate(text.floor_char_boundary(MOST));
            }
        }
        let bytes = bytes::stored(draw, &text, &mut told);
        mutation.told.push(format!("{path}: {}", told.join(", ")));
        mutation.put(&path, Some(bytes));
    }
    mutation
}

/// The bytes of another text of a text that is no file of a bank, with what was done: by operations on its lines and words,
/// its cells where it is a table, and its tags where it has some.
pub(crate) fn outside(draw: &mut Draw<'_>, role: Role, text: &str) -> (Vec<u8>, String) {
    let (mut text, mut told) = (text.to_owned(), Vec::new());
    for _ in 0..=draw.random.below(4) {
        let operations = operations(draw, role);
        let (name, operation) = *draw.random.pick(operations);
        text = operation(draw, &text);
        told.push(name);
        text.truncate(text.floor_char_boundary(MOST));
    }
    let bytes = bytes::stored(draw, &text, &mut told);
    (bytes, told.join(", "))
}

/// Files that are trees of tags.
const WITH_TAGS: [Role; 3] = [Role::Style, Role::Template, Role::Drawing];

const MOST: usize = 600_000;

impl Mutation {
    fn put(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        self.changes.retain(|change| change.path != path);
        self.changes.push(Change {
            path: path.to_owned(),
            bytes,
        });
    }
}

/// The file that is to be mutated with its text: mostly the bank's own, else a real one of another bank in its place or
/// beside it.
fn placed(draw: &mut Draw<'_>, file: &Real, told: &mut Vec<String>) -> (String, String) {
    if !draw.random.is_one_in(4) {
        return (file.path.clone(), file.text.clone());
    }
    let other = draw.real(Some(file.role));
    let (path, text) = (other.path.clone(), other.text.clone());
    let is_single = matches!(file.role, Role::Config | Role::Search | Role::Style);
    let path = if is_single || draw.random.is_one_in(2) {
        file.path.clone()
    } else {
        path
    };
    told.push(format!("{path}: another real file"));
    (path, text)
}

/// Operations that fit the role of a file; those on lines, words and blocks fit all.
fn operations(draw: &mut Draw<'_>, role: Role) -> Operations {
    let own: &[Operations] = match role {
        Role::Entry => &[head::ALL, body::ALL, body::ALL],
        Role::Config | Role::Declaration | Role::Search => &[head::ALL, head::ALL, head::ALL],
        Role::Table => &[table::ALL, table::ALL],
        role if WITH_TAGS.contains(&role) => &[tags::ALL, tags::ALL],
        _ => &[tokens::ALL],
    };
    let all: Vec<Operations> = own
        .iter()
        .copied()
        .chain([lines::ALL, tokens::ALL])
        .collect();
    all[draw.random.below(all.len())]
}
