//! Where a written link leads.

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
        // The same page with another question.
        if destination.starts_with('?') {
            return Ok(Self::External(destination.to_owned()));
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
