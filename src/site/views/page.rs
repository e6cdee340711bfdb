//! What every page says about itself.

use serde::Serialize;

use crate::site::references::dublin_core::Element;

use super::card::CardView;

/// What every page says about itself.
#[derive(Debug, Serialize)]
pub(crate) struct PageView {
    /// Its path in the site.
    pub(crate) path: String,
    /// The way to the root of the site.
    pub(crate) root: String,
    /// For the title bar.
    pub(crate) title: String,
    /// The attributes of the language that it and its title are in, where that is not the language of the words.
    pub(crate) language: Option<String>,
    /// For search engines, plain text.
    pub(crate) description: Option<String>,
    /// Its absolute address; `None` where it has none of its own.
    pub(crate) canonical: Option<String>,
    /// The id of the section of the menu that it belongs to.
    pub(crate) section: String,
    /// A hue of the theme.
    pub(crate) colour: String,
    /// Whether search engines are to leave it out.
    pub(crate) noindex: bool,
    /// Whether it has code or tabs, which a script makes easier to use.
    pub(crate) has_blocks: bool,
    /// What reference managers take from it: the values of `COinS` spans; of a page with several they offer a choice.
    pub(crate) coins: Vec<String>,
    /// What catalogues take from it: elements of Dublin Core, each with a value.
    pub(crate) dublin_core: Vec<Element>,
    /// What it is in the words of schema.org, as JSON-LD that may stand in a script.
    pub(crate) linked_data: Option<String>,
    /// The page in all its languages; empty where it has one alone.
    pub(crate) alternates: Vec<AlternateView>,
    /// The picture of its own for links that people share, where its kind has such.
    pub(crate) card: Option<CardView>,
    /// Where its file can be edited, where the bank says so.
    pub(crate) edit: Option<String>,
}

/// A page in one of its languages.
#[derive(Debug, Serialize)]
pub(crate) struct AlternateView {
    /// As `hreflang` has it: a language, or `x-default`.
    pub(crate) language: String,
    /// Its absolute address.
    pub(crate) url: String,
}
