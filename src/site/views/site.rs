//! What views ask of a site: rows of entries, and what stands beside one.

use crate::schema::CITATION;
use crate::site::path;
use crate::site::planned::Site;
use crate::theme;

use super::link::LinkView;
use super::row::row;

impl Site {
    /// Related entries as rows.
    pub(crate) fn related(&self, at: usize) -> Vec<theme::Value> {
        let is_source = self.bank.entries[at].kind == CITATION;
        let published = self.published.as_ref().filter(|_| !is_source);
        let alike = published.map_or_else(Vec::new, |published| published.like(&self.bank, at));
        self.links
            .related(&self.bank, at, &alike)
            .into_iter()
            .map(|other| self.row(other))
            .collect()
    }

    /// An entry as a row.
    pub(crate) fn row(&self, at: usize) -> theme::Value {
        let show = || theme::Value::from_serializable(&row(&self.bank, &self.bank.entries[at]));
        self.rows[at].get_or_init(show).clone()
    }

    /// The pages before and behind an entry in the reading order of its kind.
    pub(crate) fn neighbours(&self, at: usize) -> (Option<LinkView>, Option<LinkView>) {
        let order = self.ordered(at);
        let Some(here) = order.iter().position(|&other| other == at) else {
            return (None, None);
        };
        let link = |at: &usize| {
            let entry = &self.bank.entries[*at];
            LinkView {
                title: entry.title.clone(),
                path: path::entry(&self.bank, entry),
            }
        };
        let previous = here
            .checked_sub(1)
            .and_then(|before| order.get(before))
            .map(link);
        (previous, order.get(here + 1).map(link))
    }
}
