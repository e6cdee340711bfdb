//! Addresses of which the bank says that they do not answer, and why.

use std::collections::BTreeMap;

use crate::config::{External, Known};

use super::gathered::Gathered;
use super::question::Question;

/// Which is known of each address, by its number in the bank's list: the first that fits.
pub(super) fn by_question<'g>(
    settings: &External,
    gathered: &'g Gathered,
) -> BTreeMap<&'g Question, usize> {
    let place = |question: &Question| {
        settings
            .known
            .iter()
            .position(|known| fits(known, question))
    };
    let all = gathered.keys();
    all.filter_map(|question| Some((question, place(question)?)))
        .collect()
}

fn fits(known: &Known, question: &Question) -> bool {
    match known.url.strip_suffix('*') {
        Some(start) => match question {
            Question::Page(address) => address.as_str().starts_with(start),
            Question::Doi(doi) => doi.starts_with(&start.to_lowercase()),
            Question::Copy(..) | Question::Nowhere(_) => false,
        },
        None => {
            Question::of_link(&known.url)
                .or_else(|| Question::of_doi(&known.url))
                .as_ref()
                == Some(question)
        }
    }
}
