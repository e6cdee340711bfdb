//! What views ask of a site: rows of entries, and what stands beside one.

use crate::model::EntryId;
use crate::schema::CITATION;
use crate::site::path;
use crate::site::planned::Site;
use crate::theme;

use super::link::LinkView;
use super::row::row;

impl Site {
    /// Related entries as rows.
    pub(crate) fn related(&self, id: EntryId) -> Vec<theme::Value> {
        let is_source = self.bank.entries[id].base == CITATION;
        let published = self.published.as_ref().filter(|_| !is_source);
        let alike = published.map_or_else(Vec::new, |published| published.like(&self.bank, id));
        self.links
            .related(&self.bank, id, &alike)
            .into_iter()
            .map(|other| self.row(other))
            .collect()
    }

    /// An entry as a row.
    pub(crate) fn row(&self, id: EntryId) -> theme::Value {
        let show = || theme::Value::from_serializable(&row(&self.bank, &self.bank.entries[id]));
        self.rows[id.index()].get_or_init(show).clone()
    }

    /// The pages before and behind an entry in the reading order of its kind.
    pub(crate) fn neighbours(&self, id: EntryId) -> (Option<LinkView>, Option<LinkView>) {
        let order = self.ordered(id);
        let Some(here) = order.iter().position(|&other| other == id) else {
            return (None, None);
        };
        let link = |id: &EntryId| {
            let entry = &self.bank.entries[*id];
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
