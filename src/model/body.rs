//! A text as HTML with slots, and what may stand in a slot.

use std::ops::Range;

use super::chart::Chart;
use super::citation::Cluster;

/// A text as HTML with slots.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// HTML; `{sentinel}N{sentinel}` stands for the N-th slot.
    pub html: String,
    /// A character that occurs nowhere in the text.
    pub sentinel: char,
    /// What is to come in, in the order of the text.
    pub slots: Vec<Slot>,
    /// The headings, in the order of the text.
    pub headings: Vec<Heading>,
    /// The title that its first heading gives the page; it is not shown in the text.
    pub title: Option<String>,
    /// What links may lead to beside headings: ids in raw HTML, and the title of the page.
    pub anchors: Vec<String>,
    /// The Markdown itself, for fields; that of a body stands in its file.
    pub markdown: String,
    /// Whether it has code or tabs, which a script makes easier to use.
    pub has_blocks: bool,
    /// How many words the text has; counted for fields, which may have a limit, not for bodies.
    pub words: usize,
}

/// A heading of a body.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Heading {
    /// From 2, since 1 is the title of the page.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text without marks.
    pub text: String,
}

/// A place in the HTML that other parts of the bank fill.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A link begins.
    Open {
        /// Where it leads.
        target: Target,
        /// The title that its author gave it.
        title: String,
        /// Its bytes in the file.
        span: Range<usize>,
        /// Whether the text of the link is to be the title of what it leads to.
        titled: bool,
    },
    /// The link ends.
    Close,
    /// A citation.
    Cite(Cluster),
    /// A chart.
    Chart(Box<Chart>),
    /// An entry as a card.
    Card {
        /// The entry's id.
        id: String,
        /// Its bytes in the file.
        span: Range<usize>,
    },
    /// Code in colours, a formula: what no other entry has a part in, and no cleaner has to look at.
    Ready {
        /// HTML as it is shown.
        html: String,
        /// What it says, for the search.
        text: String,
    },
    /// A picture.
    Image {
        /// The path as written.
        path: String,
        /// The words for who cannot see it.
        alt: String,
        /// The title that its author gave it.
        title: String,
        /// Its bytes in the file.
        span: Range<usize>,
        /// How wide it is to be shown, in CSS pixels, where its author says so.
        width: Option<u32>,
    },
    /// A picture on another site.
    RemoteImage {
        /// Its address.
        url: String,
        /// The words for who cannot see it.
        alt: String,
        /// Its bytes in the file.
        span: Range<usize>,
        /// Whether it stands in a link, so that no link can stand in its place.
        is_within_link: bool,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An entry by its id, or this one where it is empty.
    Entry {
        /// The id.
        id: String,
        /// The anchor of one of its headings.
        heading: Option<String>,
    },
    /// A file or a page by its path, from the file that it is written in, or from the root of the site.
    Path {
        /// The path without its fragment.
        path: String,
        /// What stands behind the `#`.
        fragment: Option<String>,
    },
    /// Another site, or a mail or telephone address.
    External(String),
}

/// What stands before the name of a text that may lie anywhere.
pub(crate) const BY_NAME: &str = "@ref/";

/// The mend for a link with a scheme that is not allowed.
pub(crate) const SCHEMES: &str =
    "Links may begin with `https:`, `http:`, `mailto:` or `tel:`, or be a path.";

impl Target {
    /// Reads the destination of a Markdown link.
    ///
    /// # Errors
    ///
    /// Where it is a scheme that no link may have; the message names those that may.
    pub fn parse(destination: &str) -> Result<Self, String> {
        let destination = destination.trim_matches(|c: char| c <= ' ');
        let letters: String = destination
            .chars()
            .filter(|c| !c.is_control() && !c.is_whitespace())
            .collect();
        // Docusaurus writes so what is a file as it stands: https://docusaurus.io/docs/advanced/routing#escaping-from-spa-redirects.
        let destination = destination
            .strip_prefix("pathname://")
            .unwrap_or(destination);
        let letters = letters.strip_prefix("pathname://").unwrap_or(&letters);
        if let Some((scheme, _)) = letters.split_once(':') {
            let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
            if scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(is_scheme)
            {
                let allowed = ["http", "https", "mailto", "tel"]
                    .contains(&scheme.to_ascii_lowercase().as_str());
                let refused = format!("a link may not begin with `{scheme}:`");
                let behind = letters[scheme.len() + 1..].trim_start_matches('/');
                if allowed && behind.is_empty() {
                    return Err(format!("there is nothing behind `{scheme}:`"));
                }
                return if allowed {
                    Ok(Self::External(destination.to_owned()))
                } else {
                    Err(refused)
                };
            }
        }
        if destination.starts_with("//") {
            return Ok(Self::External(format!("https:{destination}")));
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (destination, None),
        };
        if path.is_empty() {
            return Ok(Self::Entry {
                id: String::new(),
                heading: fragment.filter(|name| !name.is_empty()),
            });
        }
        Ok(Self::Path {
            path: path.to_owned(),
            fragment,
        })
    }

    /// Reads what stands in `[[…]]`.
    pub(crate) fn wiki(destination: &str) -> Self {
        let (id, heading) = match destination.split_once('#') {
            Some((id, heading)) => (id, Some(heading.trim().to_owned())),
            None => (destination, None),
        };
        // In a table the bar is written `\\|`, and the parser leaves the backslash with the id.
        Self::Entry {
            id: id.trim().trim_end_matches('\\').to_owned(),
            heading,
        }
    }
}
