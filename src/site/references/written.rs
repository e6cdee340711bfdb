//! References as other programs read them.

use super::item::Item;
use super::{biblatex, bibtex, coins, ris};

/// A format that reference managers read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each has the name that its readers know it by")]
pub enum Format {
    Bibtex,
    Biblatex,
    Ris,
    Csl,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Bibtex, Self::Biblatex, Self::Ris, Self::Csl];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
            Self::Biblatex => "biblatex.bib",
            Self::Ris => "ris",
            Self::Csl => "json",
        }
    }

    /// Writes one reference.
    pub(crate) fn write(self, item: &Item) -> String {
        match self {
            Self::Bibtex => bibtex::write(item),
            Self::Biblatex => biblatex::write(item),
            Self::Ris => ris::write(item),
            Self::Csl => serde_json::to_string(item).unwrap_or_default(),
        }
    }

    /// Joins references that were written one by one into a file.
    pub(crate) fn join(self, written: &[&str]) -> String {
        match self {
            Self::Bibtex | Self::Biblatex | Self::Ris => written.join("\n"),
            Self::Csl => format!("[\n{}\n]\n", written.join(",\n")),
        }
    }
}

/// A reference as other programs take it.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// In every format, in the order of [`Format::ALL`].
    pub(crate) files: [String; 4],
    /// As it stands in pages: the value of a `COinS` span.
    pub(crate) coins: String,
}

/// Writes a reference in every format.
pub(crate) fn write(item: &Item) -> Written {
    Written {
        files: Format::ALL.map(|format| format.write(item)),
        coins: coins::of(item),
    }
}
