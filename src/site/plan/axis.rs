//! A side of a map.

/// A side of a map.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Axis {
    /// The id of the vocabulary or scale.
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) values: Vec<AxisValue>,
    /// What may stand behind a code of a scale.
    pub(crate) suffixes: Vec<String>,
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AxisValue {
    pub(crate) code: String,
    pub(crate) label: String,
    /// The page that says what it means, from the root of the site.
    pub(crate) path: String,
    /// The number of what it is a part of, on the same side.
    pub(crate) whole: Option<usize>,
    /// In how many wholes it stands.
    pub(crate) depth: usize,
}

impl Axis {
    /// Values with all that they are parts of, each once: what is known of a part is known of the whole.
    pub(crate) fn with_wholes(&self, values: Vec<usize>) -> Vec<usize> {
        let mut found = values;
        let mut next = 0;
        while let Some(&value) = found.get(next) {
            let whole = self.values[value].whole;
            found.extend(whole.filter(|whole| !found.contains(whole)));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The number of a term of a vocabulary, where that is what the side shows.
    pub(crate) fn own_place(&self, vocabulary: &str, term: &str) -> Option<usize> {
        let is_its = self.id == vocabulary;
        is_its.then(|| self.place(term)).flatten()
    }

    /// The number of a code, with or without what may stand behind it.
    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        let bare = self
            .suffixes
            .iter()
            .find_map(|suffix| code.strip_suffix(suffix.as_str()));
        let is_at = |code: &str| self.values.iter().position(|value| value.code == code);
        is_at(code).or_else(|| is_at(bare?))
    }
}
