//! Which finding of an entry: its number, and with it the name that its page gives it.

use serde::{Serialize, Serializer};

/// A finding by its number among those of its entry, through all fields that hold findings, in the order of declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(usize);

impl FindingId {
    /// The finding behind this one.
    #[must_use]
    pub(crate) fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Its number as readers see it, from 1.
    pub fn number(self) -> usize {
        self.0 + 1
    }

    /// What its page calls it, unless it has a key.
    pub(crate) fn anchor(self) -> String {
        format!("finding-{}", self.number())
    }
}

/// As its number, from 1.
impl Serialize for FindingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number().serialize(serializer)
    }
}
