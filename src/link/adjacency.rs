//! Lists by entry, all in one piece of memory: most entries have a few backlinks each, and a bank has many entries.

use crate::model::EntryId;

/// Items in groups, one for each entry.
#[derive(Debug)]
pub(super) struct Adjacency<T> {
    /// Where each group starts among the items; the last is where the last one ends.
    starts: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy + Default> Adjacency<T> {
    /// Sorts items into groups; in a group they keep their order. `each` gives all of them, twice the same.
    pub(super) fn of<I: Iterator<Item = (EntryId, T)>>(
        groups: usize,
        each: impl Fn() -> I,
    ) -> Self {
        let mut starts = vec![0; groups + 1];
        for (group, _) in each() {
            starts[group.index() + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut items = vec![T::default(); starts[groups]];
        for (group, item) in each() {
            let next = &mut next[group.index()];
            items[*next] = item;
            *next += 1;
        }
        Self { starts, items }
    }

    /// The items of an entry.
    pub(super) fn get(&self, entry: EntryId) -> &[T] {
        let group = entry.index();
        &self.items[self.starts[group]..self.starts[group + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_order_in_their_group() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c')].map(|(group, item)| (EntryId::new(group), item));
        let groups = Adjacency::of(3, || items.into_iter());
        assert_eq!(groups.get(EntryId::new(0)), ['b']);
        assert!(groups.get(EntryId::new(1)).is_empty());
        assert_eq!(groups.get(EntryId::new(2)), ['a', 'c']);
    }
}
