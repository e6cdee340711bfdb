//! One mistake, with its place, its reason and its mend.

use std::ops::Range;
use std::sync::Arc;

use super::code::{Code, explain};
use super::mend::Mend;
use super::misses::Misses;
use super::nearest::{listed, nearest};
use super::severity::Severity;
use crate::text::Edit;

/// One mistake.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which mistake.
    pub code: Code,
    /// What it weighs in this bank.
    pub severity: Severity,
    /// The file, from the bank's root.
    pub path: Arc<str>,
    /// The bytes of the file that it is about; empty at 0 where no place is known.
    pub span: Range<usize>,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
    /// How to mend it, in a sentence or two.
    pub help: Option<Box<str>>,
    /// How its text is to be written otherwise, where that is known.
    pub(super) mend: Option<Box<Mend>>,
    /// Further places that belong to it.
    pub also: Vec<Label>,
    /// What it misses: where that is broken itself, this is not said.
    pub misses: Option<Box<Misses>>,
    /// How many others follow from it, and are not said.
    pub followers: u32,
}

/// A further place of a mistake.
#[derive(Clone, Debug)]
pub struct Label {
    /// The file, from the bank's root.
    pub path: Arc<str>,
    /// The bytes of the file.
    pub span: Range<usize>,
    /// What it shows.
    pub text: String,
}

impl Diagnostic {
    /// A finding of the severity that the code has by default.
    pub fn new(code: Code, path: &Arc<str>, span: Range<usize>, message: String) -> Self {
        let severity = explain(code).severity;
        Self {
            code,
            severity,
            path: Arc::clone(path),
            span,
            message,
            help: None,
            mend: None,
            also: Vec::new(),
            misses: None,
            followers: 0,
        }
    }

    /// Says what it misses.
    #[must_use]
    pub fn misses(mut self, what: Misses) -> Self {
        self.misses = Some(Box::new(what));
        self
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into().into_boxed_str());
        self
    }

    /// Adds the nearest name as the mend, where one is near enough, or else what names there are.
    #[must_use]
    pub fn nearest<'a>(self, name: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        match nearest(name, names.iter().copied()) {
            Some(near) => self
                .help(format!("Did you mean `{near}`?"))
                .mend_words(name, near),
            None if names.is_empty() => self,
            None if names.len() <= 12 => self.help(format!("There is {}.", listed(&names))),
            None => self,
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, path: &Arc<str>, span: Range<usize>, text: impl Into<String>) -> Self {
        self.also.push(Label {
            path: Arc::clone(path),
            span,
            text: text.into(),
        });
        self
    }

    /// Says what its whole place is to be.
    #[must_use]
    pub fn mend(self, right: impl Into<String>) -> Self {
        self.mended_by(Mend::new(right))
    }

    /// Says what bytes of its file are to be, where these are others than its place.
    #[must_use]
    pub fn mend_at(self, place: Range<usize>, right: impl Into<String>) -> Self {
        self.mended_by(Mend {
            place: Some(place),
            ..Mend::new(right)
        })
    }

    /// Says what words within its place are to be, which may hold more than these: quotation marks, a link around a name.
    #[must_use]
    pub fn mend_words(self, wrong: impl Into<String>, right: impl Into<String>) -> Self {
        self.mended_by(Mend {
            wrong: Some(wrong.into()),
            ..Mend::new(right)
        })
    }

    fn mended_by(mut self, mend: Mend) -> Self {
        self.mend = Some(Box::new(mend));
        self
    }

    /// Says how to mend it as another mistake does.
    #[must_use]
    pub fn helped_as(mut self, other: &Self) -> Self {
        self.help.clone_from(&other.help);
        self.mend.clone_from(&other.mend);
        self
    }

    /// Says that nothing else than its mend can be meant.
    #[must_use]
    pub fn surely(mut self) -> Self {
        if let Some(mend) = &mut self.mend {
            mend.is_sure = true;
        }
        self
    }

    /// Whether it has a mend that nobody needs to be asked about.
    pub fn is_mended_surely(&self) -> bool {
        self.mend.as_ref().is_some_and(|mend| mend.is_sure)
    }

    /// The change of its file that mends it, where that is known.
    pub fn edit(&self, text: &str) -> Option<Edit> {
        self.mend.as_ref()?.edit(&self.span, text)
    }
}
