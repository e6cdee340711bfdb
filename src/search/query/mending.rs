//! Words that are mended: those that the bank lacks, and those that hardly any entry has beside one that many have.

use anyhow::Result;

use super::parse::Query;
use super::plan::{Plan, PlanBuilder};
use crate::search::text::analyse::Word;
use crate::search::text::spelling;

/// The most words that are mended.
const MOST_MENDS: usize = 8;
/// A word that stands in no more entries may be a slip.
const FEW: u32 = 2;

impl PlanBuilder<'_> {
    /// Whether a word is the beginning of others.
    pub(super) fn is_begun(&self, word: &Word, open: Option<&Word>) -> bool {
        open == Some(word) && !self.plan.beginnings.is_empty()
    }

    /// Mends the words that match nothing, or hardly anything.
    pub(super) fn mend(
        mut self,
        query: &Query,
        loose: &[&Word],
        open: Option<&Word>,
    ) -> Result<Plan> {
        let mut mended = query.text.clone();
        let mut mends = Vec::new();
        for (at, word) in loose.iter().enumerate() {
            let Some(stem) = word.stem.as_deref() else {
                continue;
            };
            if word.is_piece || self.is_begun(word, open) {
                continue;
            }
            let forms = &self.search.index.forms;
            let is_doubtful = || -> Result<bool> {
                let count = self.search.index.count(stem)?;
                Ok((1..=FEW).contains(&count) && self.found.contains(&at))
            };
            if !self.known.contains(&at) {
                mends.push((word, spelling::nearest(&word.form, forms)));
            } else if spelling::may_be_slip(&word.form) && is_doubtful()? {
                let near = spelling::likelier(&word.form, forms, |other| {
                    self.analyser.stem(other).as_deref() != Some(stem)
                });
                mends.push((word, near));
            }
            if mends.len() == MOST_MENDS {
                break;
            }
        }
        let is_mended = mends.iter().any(|(_, near)| near.is_some());
        for (word, near) in mends.into_iter().rev() {
            if let Some(near) = near {
                mended.replace_range(word.span.clone(), near);
            }
        }
        self.plan.suggestion = is_mended.then_some(mended);
        Ok(self.plan)
    }
}
