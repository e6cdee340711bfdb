//! The words of the site within a text, which may be in another language than the bank.

use super::words::{Args, Messages, direction};

/// The words of the site, as a text of a language says them.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'m> {
    /// The words.
    pub messages: &'m Messages,
    /// The language of the text, where that is another than the bank's.
    pub language: Option<&'m str>,
}

impl Spoken<'_> {
    /// The words of a message.
    pub fn text(&self, id: &str) -> String {
        self.messages.text(id)
    }

    /// The words of a message with what is put into them.
    pub fn with(&self, id: &str, args: &Args<'_>) -> String {
        self.messages.with(id, args)
    }

    /// Whether there is a message of this name.
    pub fn has(&self, id: &str) -> bool {
        self.messages.has(id)
    }

    /// An attribute for elements within the text that hold words of the site.
    pub(crate) fn word_language(&self) -> String {
        match self.language {
            Some(_) => format!(" lang=\"{}\"", self.messages.language()),
            None => self.messages.word_language(),
        }
    }

    /// An attribute for elements that hold text of the same language within such words.
    pub(crate) fn own_language(&self) -> String {
        match self.language {
            Some(own) => format!(" lang=\"{own}\"{}", direction(own)),
            None => self.messages.own_language(),
        }
    }
}
