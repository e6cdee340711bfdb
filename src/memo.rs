//! Things that cost something to make, and are taken over while what they are made from is the same.
//!
//! One type for all of them: a file that was read, an entry that was parsed, the edges that lead out of it, a picture, the
//! schema, the theme. Each is known by a hash of what it was made from, and carries what was wrong with that, so that a
//! mistake is told in every load and not only in the one that found it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

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
pub struct Memo<T> {
    /// `None` where nothing tells whether it still holds: then it is made again.
    key: Option<u64>,
    value: T,
    found: Diagnostics,
}

impl<T> Memo<T> {
    /// The old memo if it has this key, else a new one. Fails where `make` does.
    pub(crate) fn renew<E>(
        old: Option<&Arc<Self>>,
        key: Option<u64>,
        make: impl FnOnce(&mut Diagnostics) -> Result<T, E>,
    ) -> Result<Arc<Self>, E> {
        match old.filter(|old| key.is_some() && old.key == key) {
            Some(old) => Ok(Arc::clone(old)),
            None => Self::new(key, make).map(Arc::new),
        }
    }

    /// A memo that may be taken over for this key.
    fn new<E>(
        key: Option<u64>,
        make: impl FnOnce(&mut Diagnostics) -> Result<T, E>,
    ) -> Result<Self, E> {
        let mut found = Diagnostics::default();
        let value = make(&mut found)?;
        Ok(Self { key, value, found })
    }

    /// What was made.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What is wrong with what it was made from.
    pub fn found(&self) -> &Diagnostics {
        &self.found
    }

    /// The key of what it was made from.
    pub(crate) fn key(&self) -> Option<u64> {
        self.key
    }
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
        let is_new = slot.as_ref().is_none_or(|memo| memo.key != Some(key));
        let new = is_new.then(|| Self::new(Some(key), make)).transpose()?;
        *slot = new.or_else(|| slot.take());
        let memo = slot.as_ref().expect("one was made where there was none");
        out.extend_from(&memo.found);
        Ok(memo.value.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn a_value_is_made_again_only_for_another_key() {
        let mut slot = None;
        let mut times = 0;
        for name in ["a", "a", "b"] {
            let made = Memo::get_or_make(&mut slot, key(name), &mut Diagnostics::default(), |_| {
                times += 1;
                Ok(())
            });
            made.unwrap();
        }
        assert_eq!(times, 2);
    }

    #[test]
    fn what_nothing_is_known_of_is_made_again() {
        let make = |_: &mut Diagnostics| Ok::<_, Infallible>(());
        let Ok(first) = Memo::renew(None, None, make);
        let Ok(second) = Memo::renew(Some(&first), None, make);
        assert!(!Arc::ptr_eq(&first, &second));
        let Ok(known) = Memo::renew(None, Some(1), make);
        let Ok(same) = Memo::renew(Some(&known), Some(1), make);
        assert!(Arc::ptr_eq(&known, &same));
    }
}
