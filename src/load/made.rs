//! Parts of a bank that cost something to make, and change seldom.

use std::sync::Arc;

use anyhow::Result;

use crate::diagnostic::Diagnostics;

/// A part with the texts that it was made from: it is taken over while they are the same.
#[derive(Debug)]
pub(super) struct Made<T> {
    from: Vec<Arc<str>>,
    part: T,
    found: Diagnostics,
}

impl<T: Clone> Made<T> {
    /// The part that belongs to these texts: the one that is there, or a new one. What is wrong with it is reported, each
    /// time.
    pub(super) fn again(
        slot: &mut Option<Self>,
        from: Vec<Arc<str>>,
        out: &mut Diagnostics,
        make: impl FnOnce(&mut Diagnostics) -> Result<T>,
    ) -> Result<T> {
        if let Some(made) = slot.as_ref().filter(|made| made.from == from) {
            out.repeat(&made.found);
            return Ok(made.part.clone());
        }
        let mut found = Diagnostics::default();
        let part = make(&mut found)?;
        out.repeat(&found);
        *slot = Some(Self {
            from,
            part: part.clone(),
            found,
        });
        Ok(part)
    }
}
