//! What one build wants of a site, beside what its bank says.

use jiff::civil;

/// Where a site is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// From a server: the page of a folder is called by its folder.
    #[default]
    Web,
    /// From a disk, where a folder is no page: links name `index.html`.
    Disk,
}

/// What one build wants of the site beside what the bank says.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Another address than the bank's own.
    pub base_url: Option<String>,
    /// Where the site is read.
    pub form: Form,
    /// Whether it is shown for signing off, and not published.
    pub is_trial: bool,
    /// For a site that is read from a disk: until when it is good; half a year where nothing is said.
    pub good_until: Option<civil::Date>,
}
