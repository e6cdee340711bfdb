//! The seasons that issues of journals and magazines are dated by.

/// A season, by the numbers that CSL has for them (<https://docs.citationstyles.org/en/stable/specification.html#seasons>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what it is called")]
pub enum Season {
    Spring = 1,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// From 1 for spring to 4 for winter.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// Its name, as people write it in a date.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spring => "Spring",
            Self::Summer => "Summer",
            Self::Autumn => "Autumn",
            Self::Winter => "Winter",
        }
    }

    /// Reads a name.
    pub fn named(word: &str) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        let found = Self::ALL.into_iter();
        let mut found = found.filter(|season| season.name().eq_ignore_ascii_case(&word));
        found.next().or((word == "fall").then_some(Self::Autumn))
    }
}
