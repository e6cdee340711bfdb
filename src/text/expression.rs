//! Regular expressions that a bank writes itself: of bounded length, and of bounded cost to those who read with them.

use regex::{Regex, RegexBuilder};

/// The longest expression, in bytes.
const LONGEST: usize = 500;
/// The largest that one may grow to when it is made ready, in bytes.
const LARGEST: usize = 256 * 1024;

/// A regular expression of a bank. Its cost grows with the text alone, whatever it says.
#[derive(Clone, Debug)]
pub struct Expression(Regex);

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    ///
    /// Where it is none, or too large; the message says why.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!(
                "an expression has {LONGEST} bytes at most, this has {}",
                text.len()
            ));
        }
        let found = RegexBuilder::new(text)
            .size_limit(LARGEST)
            .dfa_size_limit(4 * LARGEST)
            .build();
        found.map(Self).map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "this expression stands for too much".to_owned(),
            error => {
                // The last line says what is wrong, those above show where.
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                format!(
                    "this is no expression: {}",
                    last.trim_start_matches("error: ")
                )
            }
        })
    }

    /// Where it fits a text, from the left, without overlaps.
    pub fn matches<'t>(&'t self, text: &'t str) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.0.find_iter(text).map(|found| found.range())
    }

    /// Whether it fits anywhere in a text.
    pub fn fits(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_too_much_is_refused_with_a_reason() {
        assert!(Expression::parse("[a-z]+").unwrap().fits("1a2"));
        for (text, said) in [
            ("(", "unclosed group"),
            ("a{1000}{1000}", "stands for too much"),
            (&"a".repeat(501), "500 bytes at most"),
        ] {
            let error = Expression::parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
