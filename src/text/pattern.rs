//! Patterns of paths, as shells and gitignore have them: `deploy/*`, `**/old-*.md`, `Templates/`.

use std::hash::{Hash, Hasher};

use glob::MatchOptions;

/// A pattern of paths: `*` stands for what has no slash, `**` for folders, a slash at the end for all that lies below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(glob::Pattern);

const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Where it is none; the message says why.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_start_matches("./").trim_start_matches('/');
        let whole = if text.ends_with('/') {
            format!("{text}**")
        } else {
            text.to_owned()
        };
        let pattern = glob::Pattern::new(&whole);
        pattern
            .map(Self)
            .map_err(|error| format!("`{text}` is no pattern of paths: {}", error.msg))
    }

    /// The pattern of one path alone.
    pub fn exact(path: &str) -> Self {
        let escaped = glob::Pattern::escape(path);
        Self(glob::Pattern::new(&escaped).unwrap_or_default())
    }

    /// Whether a path fits.
    pub fn matches(&self, path: &str) -> bool {
        self.0.matches_with(path, OPTIONS)
    }
}

/// By its text.
impl Hash for Pattern {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.as_str().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_in_its_folder_and_two_do_not() {
        for (pattern, path, fits) in [
            ("deploy/*", "deploy/aws", true),
            ("deploy/*", "deploy/aws/eks", false),
            ("deploy/**", "deploy/aws/eks", true),
            ("Templates/", "Templates/Day.md", true),
            ("Templates/", "Templates/a/Day.md", true),
            ("Templates/", "My Templates/Day.md", false),
            ("**/old-*", "a/b/old-x", true),
            ("start", "start", true),
            ("start", "starts", false),
        ] {
            let found = Pattern::parse(pattern).unwrap().matches(path);
            assert_eq!(found, fits, "{pattern} {path}");
        }
        assert!(Pattern::parse("a[b").is_err());
    }
}
