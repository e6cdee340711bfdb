//! Rules: what texts of a language, of a country or of one bank are looked through for. They are YAML: the program's own
//! stand in `builtin/`, those of a bank in `content/rules/`, and both are read alike.

mod listed;
mod pattern;
mod read;
mod safeguarding;
mod speech;

use std::collections::BTreeSet;

use super::phrases::Phrases;
use crate::text::tags;

pub(super) use pattern::PersonalPattern;
pub(super) use read::read;
pub(super) use safeguarding::Safeguarding;
pub(super) use speech::{Grade, Passive, Speech};

/// What one file says.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// The language of the texts that it is for; all where it names none.
    pub(super) language: Option<String>,
    /// What to write instead of each word to avoid, by the numbers of the phrases.
    pub(super) avoid: Vec<Avoid>,
    pub(super) avoided: Phrases,
    /// Letters that need no explanation.
    pub(super) acronyms: BTreeSet<String>,
    /// What may tell who somebody is.
    pub(super) personal: Vec<PersonalPattern>,
    pub(super) safeguarding: Safeguarding,
    /// How its language is written.
    pub(super) speech: Option<Speech>,
}

/// What to write instead of a word, and why.
#[derive(Clone, Debug)]
pub(super) struct Avoid {
    pub(super) instead: Option<String>,
    pub(super) because: Option<String>,
}

impl Rules {
    /// Whether they are for texts in a language.
    pub(super) fn are_for(&self, language: &str) -> bool {
        let own = self.language.as_deref();
        own.is_none_or(|own| tags(language).any(|tag| tag.eq_ignore_ascii_case(own)))
    }
}
