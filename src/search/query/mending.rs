//! Words that are mended: those that the bank lacks, and those that hardly any entry has beside one that many have.

use anyhow::Result;

use super::plan::{Mend, PlanBuilder};
use super::searcher::Search;
use crate::search::text::analyse::{Analyser, Word};
use crate::search::text::spelling;

/// The most words that are mended.
pub(super) const MOST_MENDS: usize = 8;
/// A word that stands in no more entries may be a slip.
const FEW: u32 = 2;

impl PlanBuilder<'_> {
    /// Whether a word is the beginning of others.
    pub(super) fn is_begun(&self, word: &Word, open: Option<&Word>) -> bool {
        open == Some(word) && !self.plan.beginnings.is_empty()
    }

    /// The words that match nothing, or hardly anything.
    pub(super) fn mends(&self, loose: &[&Word], open: Option<&Word>) -> Result<Vec<Mend>> {
        let mut found = Vec::new();
        for (at, word) in loose.iter().enumerate() {
            let Some(stem) = word.stem.as_deref() else {
                continue;
            };
            if word.is_piece || self.is_begun(word, open) {
                continue;
            }
            let is_doubtful = || -> Result<bool> {
                let count = self.search.index.count(stem)?;
                Ok((1..=FEW).contains(&count) && self.found.contains(&at))
            };
            let is_known = self.known.contains(&at);
            if !is_known || (spelling::may_be_slip(&word.form) && is_doubtful()?) {
                let is_slip = is_known;
                found.push(Mend { at, is_slip });
            }
            if found.len() == MOST_MENDS {
                break;
            }
        }
        Ok(found)
    }
}

/// A text with words mended, each by what was meant as far as that can be told; `None` where it cannot be of any. A slip
/// comes with the analyser of the language in which it may be one.
pub(super) fn mended(
    search: &Search,
    text: &str,
    mends: &mut [(&Word, Option<&mut Analyser>)],
) -> Option<String> {
    let forms = &search.index.forms;
    let (mut mended, mut is_mended) = (text.to_owned(), false);
    // From behind, since each mend moves what comes after it.
    for (word, slip) in mends.iter_mut().rev() {
        let near = match slip {
            None => spelling::nearest(&word.form, forms),
            Some(analyser) => {
                spelling::likelier(&word.form, forms, |other| analyser.stem(other) != word.stem)
            }
        };
        if let Some(near) = near {
            mended.replace_range(word.span.clone(), near);
            is_mended = true;
        }
    }
    is_mended.then_some(mended)
}
