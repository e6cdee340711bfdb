//! How a bank wants its files read.

use crate::diagnostic::Diagnostics;
use crate::record::Record;

use super::fields::Generator;

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
    /// Whether `[[words]]` is a link.
    pub wiki_links: bool,
    /// Whether links may name a place by its label alone, from anywhere: `content:figures`.
    pub labels: bool,
    /// Whether the ends of lines are kept.
    pub breaks: bool,
    /// Whether the texts come from another generator, as its authors left them.
    pub is_borrowed: bool,
    /// Whether `--`, `...` and straight quotation marks are set as printers set them.
    pub punctuation: bool,
    /// Whether a formula between two dollar signs each stands in its line where words stand beside it.
    pub dollars_in_lines: bool,
    /// Whether texts are written as Pandoc reads them: a picture that stands alone has its words as a caption, lines may
    /// stand behind bars, and examples are counted.
    pub is_pandoc: bool,
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
            wiki_links: true,
            labels: false,
            breaks: false,
            punctuation: false,
            is_borrowed: false,
            dollars_in_lines: false,
            is_pandoc: false,
        }
    }
}

impl Dialect {
    /// What texts that come from a generator have by default there.
    fn of(generator: Option<Generator>) -> Self {
        use Generator::{
            Docusaurus, Hugo, Jekyll, MdBook, MkDocs, Myst, Obsidian, Quarto, Starlight,
        };
        let has_brackets = matches!(generator, Some(MkDocs | MdBook | Quarto | Myst));
        Self {
            mathematics: if has_brackets {
                Mathematics::Brackets
            } else {
                Mathematics::Dollars
            },
            // Elsewhere two brackets are two brackets: `[[module.imports]]`.
            wiki_links: generator.is_none_or(|generator| generator == Obsidian),
            // There a caret and a tilde are just that.
            scripts: generator != Some(Obsidian),
            labels: generator == Some(Myst),
            breaks: generator == Some(Obsidian),
            is_borrowed: generator.is_some(),
            punctuation: matches!(generator, Some(Hugo | Jekyll | MdBook | Quarto)),
            // https://kramdown.gettalong.org/syntax.html#math-blocks, https://github.com/remarkjs/remark-math.
            dollars_in_lines: matches!(generator, Some(Docusaurus | Jekyll | Starlight)),
            // https://pandoc.org/MANUAL.html#extension-implicit_figures.
            is_pandoc: generator == Some(Quarto),
            ..Self::default()
        }
    }
}

const KEYS: [&str; 9] = [
    "highlight",
    "mathematics",
    "marks",
    "scripts",
    "emoji",
    "comments",
    "wiki_links",
    "breaks",
    "punctuation",
];

/// Reads `raw_html` and `markdown`.
pub(super) fn read(
    record: &Record<'_>,
    generator: Option<Generator>,
    out: &mut Diagnostics,
) -> Dialect {
    let mut found = Dialect::of(generator);
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
    let mathematics = record.choice("mathematics", &ways, out);
    found.mathematics = mathematics.unwrap_or(found.mathematics);
    for (name, is_on) in [
        ("highlight", &mut found.highlight),
        ("marks", &mut found.marks),
        ("scripts", &mut found.scripts),
        ("emoji", &mut found.emoji),
        ("comments", &mut found.comments),
        ("wiki_links", &mut found.wiki_links),
        ("breaks", &mut found.breaks),
        ("punctuation", &mut found.punctuation),
    ] {
        *is_on = record.flag(name, out).unwrap_or(*is_on);
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
