//! Things that cost something to make, and are taken over while what they are made from is the same.

use std::hash::{Hash, Hasher};

use anyhow::Result;
use xxhash_rust::xxh3::Xxh3Default;

use crate::diagnostic::Diagnostics;

/// A hash of what something is made from. The same in every run of one build of the program: it is kept in memory only.
pub(crate) fn key(parts: impl Hash) -> u64 {
    let mut hasher = Xxh3Default::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// A value with the key of what it was made from, and with what was wrong with that.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    key: u64,
    value: T,
    found: Diagnostics,
}

impl<T: Clone> Memo<T> {
    /// The value of this key: the one that is there, or a new one. What is wrong with it is reported, each time. Fails
    /// where `make` does, and then keeps what was there.
    pub(crate) fn get_or_make(
        slot: &mut Option<Self>,
        key: u64,
        out: &mut Diagnostics,
        make: impl FnOnce(&mut Diagnostics) -> Result<T>,
    ) -> Result<T> {
        if let Some(memo) = slot.as_ref().filter(|memo| memo.key == key) {
            out.repeat(&memo.found);
            return Ok(memo.value.clone());
        }
        let mut found = Diagnostics::default();
        let value = make(&mut found)?;
        out.repeat(&found);
        *slot = Some(Self {
            key,
            value: value.clone(),
            found,
        });
        Ok(value)
    }

    /// The same of what cannot fail.
    pub(crate) fn get_or(
        slot: &mut Option<Self>,
        key: u64,
        out: &mut Diagnostics,
        make: impl FnOnce(&mut Diagnostics) -> T,
    ) -> T {
        if let Some(memo) = slot.take_if(|memo| memo.key != key) {
            drop(memo);
        }
        let memo = slot.get_or_insert_with(|| {
            let mut found = Diagnostics::default();
            let value = make(&mut found);
            Self { key, value, found }
        });
        out.repeat(&memo.found);
        memo.value.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_again_only_for_another_key() {
        let mut slot = None;
        let mut times = 0;
        for name in ["a", "a", "b"] {
            Memo::get_or(&mut slot, key(name), &mut Diagnostics::default(), |_| {
                times += 1;
            });
        }
        assert_eq!(times, 2);
    }
}
