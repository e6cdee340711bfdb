//! What a bank is given for its host, its editors and its looks.

use clap::{Args, Subcommand, ValueEnum};

use super::root::Root;

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
