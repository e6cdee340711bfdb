//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a folder of Markdown evidence summaries into a cross-linked static knowledge bank.
#[derive(Debug, Parser)]
#[command(
    name = "sourcebook",
    // With the commit and its day, where it is a release: `src/commit.rs`.
    version = env!("SOURCEBOOK_VERSION"),
    about,
    after_help = ABOUT,
    propagate_version = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    /// Whether messages have colours; `auto` where a terminal shows them, unless `NO_COLOR` is set or `TERM` is `dumb`
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const ABOUT: &str = "\
To begin:
  sourcebook new site my-bank     a bank with one page of each kind
  sourcebook serve --open         see it as you write
  sourcebook help COMMAND         options of a command, with examples

It ends with 0 where all is well, 1 where the bank has errors, 2 where it was used wrongly,
3 where the machine failed (disk, port). `sourcebook explain CODE` explains what `check` says.
The guide is a part of the bank that the program comes with: content/guide/ beside its source.";

const BUILD: &str = "\
Examples:
  sourcebook build                                the bank here, into public/
  sourcebook build --out site --drafts            drafts too, into another folder
  sourcebook build --base-url https://x.org/bank/ for another address
  sourcebook build --offline --out usb            to be read from a disk, and as usb.zip
  sourcebook build --offline --only topics/housing --out usb
                                                  a copy of what one term holds
  sourcebook build --preview --out /srv/preview   for signing off: a banner, no search engines

With any error in the bank nothing is written, and the site that is there stays.";

const SERVE: &str = "\
Examples:
  sourcebook serve --open                the site in a browser, which follows every edit
  sourcebook serve --drafts --port 8000  drafts too, at another port
  sourcebook serve --host 0.0.0.0        for others in the same network";

const CHECK: &str = "\
Examples:
  sourcebook check                                   the whole bank
  sourcebook check content/evidence/vacancies.md     one file, or one folder
  sourcebook check --deny warnings --format short    in a pipeline
  sourcebook check --since origin/main               what your change brings
  sourcebook check --since main --format markdown    the same for a comment on a pull request
  sourcebook check --retractions notices.csv         which sources were retracted
  sourcebook check --diff                            what can be mended surely, as a diff
  sourcebook check --fix                             mend that, and show what is left
  sourcebook explain unknown-entry                   what a code means, and its mend";

const SEARCH: &str = "\
Examples:
  sourcebook search \"vacancy rate\"
  sourcebook search '\"vacancy rate\" -schools'
  sourcebook search pay --filter kind=evidence --sort date
  sourcebook search pay --format json --limit 3";

const MCP: &str = "\
It speaks the Model Context Protocol over standard input and output, and only reads. Assistants
start it by themselves; most take a list of servers such as this:

  {\"mcpServers\": {\"my-bank\": {
    \"command\": \"sourcebook\", \"args\": [\"mcp\", \"--root\", \"/path/to/my-bank\"]}}}

It answers from the bank as it stood when it was started: search, entry, findings, sources, gaps.

Examples:
  sourcebook mcp                    for the bank here
  sourcebook mcp --root my-bank     for another

With an error in the bank it ends with 1: `sourcebook check` shows what is wrong.";

const LSP: &str = "\
It speaks the Language Server Protocol over standard input and output. Editors start it by
themselves, once they know of it: the guide's page \"Help while you write\" says how. It shows
what is wrong while somebody types, offers what may stand at a place, says what names mean,
leads to where they are written, and gives them other names. It changes no file by itself.

Examples:
  sourcebook lsp                    for the banks that the editor opens
  sourcebook lsp --root my-bank     for one alone";

const NEW: &str = "\
Examples:
  sourcebook new site my-bank                     a bank to begin with
  sourcebook new evidence \"What works in pay?\"   a draft with every field explained
  sourcebook new citation \"Pay survey 2009\"
  sourcebook new citation --from survey.ris       its fields filled in from a reference manager
  sourcebook new vocabulary ages                  terms to file entries under
  sourcebook new kind \"Training course\"          a kind of entry of your own

Beside entries there are `site`, `kind`, `vocabulary`, `scale`, `theme` and `map`.";

const RENAME: &str = "\
The file goes along, the old address leads to the new one, and links, citations, questions and
settings say the new name. Where one file cannot be written, none is.

Examples:
  sourcebook rename vacancies empty-posts          a page
  sourcebook rename smith-2020 smith-jones-2020    a source
  sourcebook rename topics/housing topics/homes    a term
  sourcebook rename vacancies#rate vacancies#share a finding
  sourcebook rename vacancies empty-posts --diff   what would change";

const MOVE: &str = "\
Examples:
  sourcebook move vacancies content/evidence/pay/             into another folder
  sourcebook move vacancies content/evidence/pay/vacant.md    into another file";

const IMPORT: &str = "\
It reads RIS, BibTeX and BibLaTeX, CSL-JSON, PubMed's .nbib and the XML of EndNote.

Examples:
  sourcebook import library.ris                   each record that is not there becomes a citation
  sourcebook import library.bib --dry-run         what would be new, without writing it
  sourcebook import library.json --update         those that are there take over what differs
  pbpaste | sourcebook import -                   what was copied

A record is there already if the DOI, the ISBN, or title, first author and year are those of a
citation. It ends with 1 where a record could not be taken over; all others are.";

const INSPECT: &str = "\
Examples:
  sourcebook inspect vacancies
  sourcebook inspect content/evidence/vacancies.md
  sourcebook inspect vacancies --format json";

const SCAFFOLD: &str = "\
Examples:
  sourcebook scaffold github         checks, comments, previews and Pages, by GitHub Actions
  sourcebook scaffold gitlab         the same by GitLab CI/CD
  sourcebook scaffold cms --force    forms in a browser, made anew from what the bank declares

It writes over nothing that is there, unless it is told to by --force.";

const SCHEMA: &str = "\
Examples:
  sourcebook schema evidence      the head of an entry, by the kinds, terms and scales of the bank
  sourcebook schema bank          bank.yaml
  sourcebook schema > bank.json   one document: each below $defs, kinds as entry-evidence

Of declarations there are `bank`, `kind`, `vocabulary`, `scale`, `synonyms` and `judgements`.";

const THEME: &str = "\
Examples:
  sourcebook theme list                       the files of the theme, a line each
  sourcebook theme eject templates/home.html  a copy of one in the bank's own theme, to be changed
  sourcebook theme eject site.css

The program has the themes `default` and `civic`: `theme: civic` in bank.yaml.";

const COMPLETIONS: &str = "\
What it prints asks the program for kinds, ids, codes and filters as you type.

Bash:        echo 'source <(sourcebook completions bash)' >> ~/.bashrc
Zsh:         echo 'source <(sourcebook completions zsh)' >> ~/.zshrc
Fish:        sourcebook completions fish > ~/.config/fish/completions/sourcebook.fish
PowerShell:  sourcebook completions powershell | Out-String | Invoke-Expression";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// Where they are seen
    #[default]
    Auto,
    /// Also into a file
    Always,
    /// Nowhere
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the site
    #[command(after_help = BUILD)]
    Build(Build),
    /// Build the site and show it on this machine
    #[command(after_help = SERVE)]
    Serve(Serve),
    /// Find every mistake in the bank
    #[command(after_help = CHECK)]
    Check(Check),
    /// Find entries, as the site's own search does
    #[command(after_help = SEARCH)]
    Search(Search),
    /// Answer the questions of an assistant from the bank, with findings and their sources
    #[command(after_help = MCP)]
    Mcp(Mcp),
    /// Help whoever writes, in an editor that speaks the Language Server Protocol
    #[command(after_help = LSP)]
    Lsp(Lsp),
    /// Start a bank, an entry, or a declaration
    #[command(after_help = NEW)]
    New(New),
    /// Give a page, a source, a term or a finding another name, with every link
    #[command(after_help = RENAME)]
    Rename(Rename),
    /// Put a page into another folder or file, with every link
    #[command(after_help = MOVE)]
    Move(Move),
    /// Take sources over from a reference manager
    #[command(after_help = IMPORT)]
    Import(Import),
    /// Show what an entry's template receives, and what leads in and out of it
    #[command(after_help = INSPECT)]
    Inspect(Inspect),
    /// Write what a bank needs where it is kept: pipelines, templates, forms
    #[command(after_help = SCAFFOLD)]
    Scaffold(Scaffold),
    /// Print what may be written, as JSON Schema for editors and forms
    #[command(after_help = SCHEMA)]
    Schema(Schema),
    /// Make files of the theme your own
    #[command(after_help = THEME)]
    Theme {
        #[command(subcommand)]
        command: ThemeCommand,
    },
    /// Explain a diagnostic, with an example before and after the mend
    Explain {
        /// The code in brackets behind `error` or `warning`; all codes are listed without one
        code: Option<String>,
    },
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Which bank.
#[derive(Clone, Debug, Args)]
pub(crate) struct Root {
    /// The folder with bank.yaml [default: the nearest one at or above the current folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) root: Root,
    /// Where to write the site [default: public/ in the bank]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Another address than the bank's own
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Make a site to be read from a disk, without a server
    #[arg(long)]
    pub(crate) offline: bool,
    /// Until when such a site is good [default: half a year]
    #[arg(long, value_name = "DATE", requires = "offline")]
    pub(crate) good_until: Option<jiff::civil::Date>,
    /// Only what is filed under a term (`topics/housing`) or of a kind, with what it rests on
    #[arg(long, value_name = "TERM|KIND", requires = "offline")]
    pub(crate) only: Option<String>,
    /// Mark every page as a preview for signing off, and keep search engines away
    #[arg(long)]
    pub(crate) preview: bool,
    /// How many threads to use [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Say how long each stage took
    #[arg(long, short = 'v', visible_alias = "verbose")]
    pub(crate) timings: bool,
    /// Say nothing but what is wrong
    #[arg(long, short, conflicts_with = "timings")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) root: Root,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: String,
    /// The port to listen on; the next free one is taken where it is in use
    #[arg(long, default_value_t = 4000)]
    pub(crate) port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Show drafts too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Look through the folders every so often, where the system does not tell of changes
    #[arg(long)]
    pub(crate) poll: bool,
}

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) root: Root,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(crate) format: CheckFormat,
    /// Ask the questions of search-index/judgements.yaml too, and fail where an answer is missed
    #[arg(long)]
    pub(crate) search: bool,
    /// Fail on warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// Mend whatever has only one mend, in the files themselves, and show what is left
    #[arg(long, conflicts_with = "search")]
    pub(crate) fix: bool,
    /// Show what `--fix` would change, and change nothing; it ends with 1 where that is anything
    #[arg(long, conflicts_with_all = ["search", "fix"])]
    pub(crate) diff: bool,
    /// Hold the sources to notices of retraction: the CSV file of Retraction Watch, as Crossref gives it away
    #[arg(long, value_name = "FILE", conflicts_with = "since")]
    pub(crate) retractions: Option<PathBuf>,
    /// What the change since a commit brings, in place of what is wrong: as text, `--format json` or `--format markdown`
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "diff"])]
    pub(crate) since: Option<String>,
    /// The address of a preview, which pages are linked in
    #[arg(long, value_name = "URL", requires = "since")]
    pub(crate) preview_url: Option<String>,
    /// Only mistakes with this code; may be given more than once
    #[arg(long, value_name = "CODE")]
    pub(crate) only: Vec<String>,
    /// Say nothing but what is wrong
    #[arg(long, short, conflicts_with = "timings")]
    pub(crate) quiet: bool,
    /// Say how long each stage took
    #[arg(long, short = 'v', visible_alias = "verbose")]
    pub(crate) timings: bool,
    /// Only what is wrong with these files, or below these folders; the whole bank is read all the same
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// The source line, reason and mend
    Human,
    /// A line each
    Short,
    /// One JSON object
    Json,
    /// Marks on the lines of a pull request, for GitHub Actions
    Github,
    /// A report of code quality, for GitLab
    Gitlab,
    /// A SARIF 2.1.0 log
    Sarif,
    /// For a comment on a pull request, with `--since`
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    #[command(flatten)]
    pub(crate) root: Root,
    /// What to find: words, "a phrase", -not, field:value; `-` reads a query a line and answers each with a line of JSON
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: String,
    /// How many entries to show
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub(crate) limit: usize,
    /// Only entries with this value; repeated for one field, any of its values will do
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(crate) filter: Vec<String>,
    /// Another order than the best first: `title`, `date` (the newest first), or a scale (the strongest first)
    #[arg(long, value_name = "ORDER")]
    pub(crate) sort: Option<String>,
    /// The language of the reader, whose entries come before those in others: `fr` [default: that of the bank]
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t = SearchFormat::Human)]
    pub(crate) format: SearchFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchFormat {
    /// For people
    Human,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Mcp {
    #[command(flatten)]
    pub(crate) root: Root,
}

#[derive(Debug, Args)]
pub(crate) struct Lsp {
    #[command(flatten)]
    pub(crate) root: Root,
    /// What some editors say of how they speak; there is no other way
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
}

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

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    #[command(flatten)]
    pub(crate) root: Root,
    /// The entry's id, or the path of its file
    pub(crate) id: String,
    /// How to show it
    #[arg(long, value_enum, default_value_t = InspectFormat::Human)]
    pub(crate) format: InspectFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// For people
    Human,
    /// What the template receives, and the links
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Scaffold {
    #[command(flatten)]
    pub(crate) root: Root,
    /// Where the bank is kept, or `cms` for forms in a browser
    #[arg(value_enum)]
    pub(crate) service: ScaffoldFor,
    /// Write over the files of the bank, where there are some
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScaffoldFor {
    /// GitHub: a workflow, forms of issues, a template of pull requests, owners of folders
    Github,
    /// GitLab: a pipeline, templates of issues and merge requests, owners of folders
    Gitlab,
    /// Azure DevOps: a pipeline, a template of pull requests
    Azure,
    /// Forms in a browser, by Decap CMS
    Cms,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    #[command(flatten)]
    pub(crate) root: Root,
    /// A kind of entry, or one of the declarations; all of them without one
    pub(crate) what: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ThemeCommand {
    /// Copy a file of the theme into the bank, to be changed there
    Eject(Eject),
    /// List the files of the theme
    List(ThemeList),
}

#[derive(Debug, Args)]
pub(crate) struct Eject {
    #[command(flatten)]
    pub(crate) root: Root,
    /// A template, a static file or a catalogue of words: `templates/home.html`, or `home.html`
    pub(crate) file: String,
    /// Write over the file of the bank, where there is one
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ThemeList {
    #[command(flatten)]
    pub(crate) root: Root,
}
