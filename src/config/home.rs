//! The home page of a bank: which doors it has, and in which order.

use crate::diagnostic::Diagnostics;
use crate::record::Record;
use crate::text::{File, Spanned};
use crate::yaml::Node;

use super::setting::setting;

/// What the home page shows, as far as the bank says it; what it does not say follows from its content.
#[derive(Clone, Debug, Default)]
pub struct HomeSettings {
    /// The vocabulary that leads, as "I work as a …": by its id.
    pub roles: Option<Spanned<String>>,
    /// What stands above it instead of "I work as a …".
    pub roles_title: Option<String>,
    /// The kinds whose lists have doors, by their ids, in order; all where none is named.
    pub doors: Vec<Spanned<String>>,
    /// The vocabularies whose terms are listed, by their ids, in order; all where none is named.
    pub subjects: Vec<Spanned<String>>,
    /// Questions as readers ask them, each a link to the search; those of the search page where there are none.
    pub questions: Vec<String>,
}

/// The most questions: more would hide the doors.
const MOST_QUESTIONS: usize = 6;

const KEYS: [&str; 5] = ["roles", "roles_title", "doors", "subjects", "questions"];

pub(super) fn read(file: &File, node: &Node, out: &mut Diagnostics) -> HomeSettings {
    let Some(record) = Record::open(file, node, "`home`", &KEYS, out) else {
        return HomeSettings::default();
    };
    let questions = record.texts("questions", out);
    if questions.len() > MOST_QUESTIONS {
        let message = format!("`questions` has {} questions", questions.len());
        let help = format!("Keep the {MOST_QUESTIONS} that say best what the bank can answer.");
        out.push(setting(&record, "questions", message, &help));
    }
    let questions = questions.into_iter().map(|question| question.value);
    HomeSettings {
        roles: record.spanned("roles", out),
        roles_title: record.text("roles_title", out),
        doors: record.texts("doors", out),
        subjects: record.texts("subjects", out),
        questions: questions.take(MOST_QUESTIONS).collect(),
    }
}
