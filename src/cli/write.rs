//! What is written into a bank.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::root::Root;

#[derive(Debug, Args)]
pub(crate) struct New {
    #[command(flatten)]
    pub(crate) root: Root,
    /// `site`, a kind of entry, or `kind`, `vocabulary`, `scale`, `theme` or `map`
    #[arg(index = 1)]
    pub(crate) what: String,
    /// The folder of the new bank, the title of the new entry, or the name of what is new
    #[arg(index = 2, required_unless_present = "from", conflicts_with = "from")]
    pub(crate) name: Option<String>,
    /// A file of a reference manager with one record, whose fields are filled in; `-` reads what comes in
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub(crate) from: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) root: Root,
    /// The file that a reference manager has exported; `-` reads what comes in
    #[arg(allow_hyphen_values = true)]
    pub(crate) file: PathBuf,
    /// What the file is [default: what its name and its first lines say]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ImportFormat>,
    /// Citations that are there take over what they lack and what differs
    #[arg(long)]
    pub(crate) update: bool,
    /// How new citations are called
    #[arg(long, value_enum, default_value_t = ImportKeys::AuthorYear)]
    pub(crate) keys: ImportKeys,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// RIS, which most write
    Ris,
    /// BibTeX or BibLaTeX
    Bibtex,
    /// CSL-JSON
    CslJson,
    #[value(help = "The format of PubMed")]
    Nbib,
    #[value(help = "The XML of EndNote")]
    EndnoteXml,
}

impl ImportFormat {
    pub(crate) fn format(self) -> sourcebook::import::Format {
        use sourcebook::import::Format;
        match self {
            Self::Ris => Format::Ris,
            Self::Bibtex => Format::Bibtex,
            Self::CslJson => Format::CslJson,
            Self::Nbib => Format::Nbib,
            Self::EndnoteXml => Format::EndnoteXml,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKeys {
    /// By authors and year: smith-jones-2020
    AuthorYear,
    /// As the file calls them
    Given,
}

#[derive(Debug, Args)]
pub(crate) struct Fmt {
    #[command(flatten)]
    pub(crate) root: Root,
    /// Show what would change, and change nothing; it ends with 1 where that is anything
    #[arg(long)]
    pub(crate) diff: bool,
    /// Only these files, or those below these folders
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Rename {
    #[command(flatten)]
    pub(crate) root: Root,
    /// What it is called: an id, the path of a file, `vocabulary/term` or `page#finding`
    pub(crate) old: String,
    /// What it is to be called
    pub(crate) new: String,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Move {
    #[command(flatten)]
    pub(crate) root: Root,
    /// The page: its id, or the path of its file
    pub(crate) id: String,
    /// A folder below content/, or the path of a file there
    pub(crate) to: String,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
}
