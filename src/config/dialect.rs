//! How a bank wants its files read.

use crate::diagnostic::Diagnostics;
use crate::record::Record;

/// How a bank wants its bodies read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in bank.yaml"
)]
pub struct Dialect {
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
    /// Whether the words of code have colours.
    pub highlight: bool,
    /// How formulas are written.
    pub mathematics: Mathematics,
    /// Whether `==words==` are marked.
    pub marks: bool,
    /// Whether `x^2^` and `H~2~O` are set above and below the line.
    pub scripts: bool,
    /// Whether `:rocket:` is a picture.
    pub emoji: bool,
    /// Whether `%%words%%` are left out.
    pub comments: bool,
}

/// How formulas are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mathematics {
    /// Not at all.
    None,
    /// Between one dollar sign and the next, or two for a block of its own.
    #[default]
    Dollars,
    /// That, or between `\(` and `\)`, `\[` and `\]`.
    Brackets,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            raw_html: RawHtml::default(),
            highlight: true,
            mathematics: Mathematics::default(),
            marks: true,
            scripts: true,
            emoji: true,
            comments: true,
        }
    }
}

const KEYS: [&str; 6] = [
    "highlight",
    "mathematics",
    "marks",
    "scripts",
    "emoji",
    "comments",
];

/// Reads `raw_html` and `markdown`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> Dialect {
    let mut found = Dialect::default();
    let ways = [
        ("escape", RawHtml::Escape),
        ("clean", RawHtml::Clean),
        ("trust", RawHtml::Trust),
    ];
    found.raw_html = record.choice("raw_html", &ways, out).unwrap_or_default();
    let Some(node) = record.get("markdown") else {
        return found;
    };
    let Some(record) = Record::open(record.file, node, "`markdown`", &KEYS, out) else {
        return found;
    };
    let ways = [
        ("none", Mathematics::None),
        ("dollars", Mathematics::Dollars),
        ("brackets", Mathematics::Brackets),
    ];
    found.mathematics = record.choice("mathematics", &ways, out).unwrap_or_default();
    for (name, is_on) in [
        ("highlight", &mut found.highlight),
        ("marks", &mut found.marks),
        ("scripts", &mut found.scripts),
        ("emoji", &mut found.emoji),
        ("comments", &mut found.comments),
    ] {
        *is_on = record.flag(name, out).unwrap_or(true);
    }
    found
}

/// What the ids and addresses of entries are made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Addresses {
    /// The folders that their files lie in, and their names.
    #[default]
    Folders,
    /// The names of their files alone, as in banks from before there were folders in addresses.
    Flat,
}

/// What happens to raw HTML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtml {
    /// It is shown as text.
    Escape,
    /// Harmless tags stay, the rest is dropped and reported.
    #[default]
    Clean,
    /// It goes through as it is.
    Trust,
}
