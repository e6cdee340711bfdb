//! How a bank wants its files read.

/// How a bank wants its bodies read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
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
