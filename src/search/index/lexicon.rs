//! Texts in code-point order, each with what stands under it. A lexicon and the one after it share what they have in
//! common, so that a small change to a large one is cheap: it is kept in leaves, and a change makes anew those it touches.

use std::collections::BTreeMap;
use std::sync::Arc;

/// How many texts a leaf has at first; it is split when it has twice as many.
const LEAF: usize = 64;

/// A text with what stands under it.
type Row<T> = (Arc<str>, T);
type Leaf<T> = Arc<Vec<Row<T>>>;

/// A map from texts to values, sorted by code points, that shares unchanged leaves with the map it came from.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<T>(Vec<Leaf<T>>);

impl<T: Clone> Lexicon<T> {
    /// A lexicon of texts that come in their order, each once.
    pub(crate) fn of(mut ascending: impl Iterator<Item = Row<T>>) -> Self {
        let leaf = || {
            let leaf: Vec<Row<T>> = ascending.by_ref().take(LEAF).collect();
            (!leaf.is_empty()).then(|| Arc::new(leaf))
        };
        let found = Self(std::iter::from_fn(leaf).collect());
        debug_assert!(found.iter().is_sorted_by(|a, b| a.0 < b.0), "ascending");
        found
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &T)> {
        let all = self.0.iter().flat_map(|leaf| leaf.iter());
        all.map(|(text, what)| (text, what))
    }

    /// Parts of the whole, in order.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = &[Row<T>]> {
        self.0.iter().map(|leaf| leaf.as_slice())
    }

    /// A text as it stands here.
    pub(crate) fn key(&self, text: &str) -> Option<&Arc<str>> {
        self.find(text).map(|(key, _)| key)
    }

    /// What stands under a text.
    pub(crate) fn get(&self, text: &str) -> Option<&T> {
        self.find(text).map(|(_, what)| what)
    }

    fn find(&self, text: &str) -> Option<&Row<T>> {
        let leaf = self.0.get(self.leaf_of(text))?;
        let at = leaf.binary_search_by(|(other, _)| (**other).cmp(text));
        at.ok().map(|at| &leaf[at])
    }

    /// The texts from one on, up to and without another; without an end where that is `None`.
    pub(crate) fn range<'a>(
        &'a self,
        from: &str,
        to: Option<&'a str>,
    ) -> impl Iterator<Item = (&'a Arc<str>, &'a T)> {
        let first = self.leaf_of(from);
        let leaf = self.0.get(first).map_or(&[][..], |leaf| leaf.as_slice());
        let start = leaf.partition_point(|(other, _)| **other < *from);
        let rest = self.0.iter().skip(first + 1).flat_map(|leaf| leaf.iter());
        let all = leaf[start..].iter().chain(rest);
        let here = all.take_while(move |(text, _)| to.is_none_or(|to| **text < *to));
        here.map(|(text, what)| (text, what))
    }

    /// The same with other things under some texts; `None` takes a text out.
    pub(crate) fn with(&self, changes: BTreeMap<String, Option<T>>) -> Self {
        let mut by_leaf: BTreeMap<usize, Vec<(String, Option<T>)>> = BTreeMap::new();
        for (text, change) in changes {
            let last = self.0.len().saturating_sub(1);
            let at = self.leaf_of(&text).min(last);
            by_leaf.entry(at).or_default().push((text, change));
        }
        let mut found = Vec::with_capacity(self.0.len() + 1);
        for at in 0..self.0.len().max(1) {
            match (self.0.get(at), by_leaf.remove(&at)) {
                (Some(leaf), None) => found.push(Arc::clone(leaf)),
                (leaf, Some(changes)) => found.extend(changed(leaf, changes)),
                (None, None) => {}
            }
        }
        Self(found)
    }

    /// The place of the leaf that has a text if any has it; behind all leaves where it comes behind all texts.
    fn leaf_of(&self, text: &str) -> usize {
        self.0
            .partition_point(|leaf| leaf.last().is_some_and(|(last, _)| **last < *text))
    }
}

/// A leaf after changes; several where it has become too large, none where it has become empty.
fn changed<T: Clone>(leaf: Option<&Leaf<T>>, changes: Vec<(String, Option<T>)>) -> Vec<Leaf<T>> {
    let mut found = leaf.map_or_else(Vec::new, |leaf| leaf.to_vec());
    for (text, change) in changes {
        let at = found.binary_search_by(|(other, _)| (**other).cmp(&text));
        match (at, change) {
            (Ok(at), Some(what)) => found[at].1 = what,
            (Ok(at), None) => drop(found.remove(at)),
            (Err(at), Some(what)) => found.insert(at, (text.into(), what)),
            (Err(_), None) => {}
        }
    }
    if found.len() < 2 * LEAF && !found.is_empty() {
        return vec![Arc::new(found)];
    }
    Lexicon::of(found.into_iter()).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(texts: &[&str]) -> Lexicon<usize> {
        Lexicon::of(texts.iter().map(|text| ((*text).into(), text.len())))
    }

    fn texts<'a>(range: impl Iterator<Item = (&'a Arc<str>, &'a usize)>) -> Vec<&'a str> {
        range.map(|(text, _)| &**text).collect()
    }

    #[test]
    fn a_range_holds_its_start_and_not_its_end() {
        let lexicon = lexicon(&["a", "b", "c"]);
        assert_eq!(texts(lexicon.range("", Some("b"))), ["a"]);
        assert_eq!(texts(lexicon.range("aa", None)), ["b", "c"]);
        assert_eq!(lexicon.range("c", Some("b")).count(), 0);
        assert_eq!(lexicon.range("d", None).count(), 0);
    }

    #[test]
    fn changes_put_in_take_out_and_leave_the_first_as_it_was() {
        let first = lexicon(&["a", "c"]);
        let changes = [("b", Some(7)), ("c", None), ("a", Some(9)), ("x", None)];
        let second = first.with(changes.map(|(text, what)| (text.to_owned(), what)).into());
        assert_eq!(texts(second.iter()), ["a", "b"]);
        assert_eq!(second.get("a"), Some(&9));
        assert_eq!(first.get("c"), Some(&1));
    }

    #[test]
    fn leaves_grow_split_and_vanish() {
        let names: Vec<String> = (100..500).map(|number| number.to_string()).collect();
        let all = names.iter().map(|name| (name.clone(), Some(3))).collect();
        let full = lexicon(&[]).with(all);
        let shown: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(texts(full.iter()), shown);
        assert_eq!(texts(full.range("255", Some("301"))), shown[155..201]);
        let gone = |name: &String| (name.clone(), None);
        let rest = full.with(names[10..390].iter().map(gone).collect());
        assert_eq!(rest.iter().count(), 20);
        assert_eq!(rest.get("499"), Some(&3));
        assert_eq!(rest.get("300"), None);
        assert_eq!(
            rest.with(names.iter().map(gone).collect()).iter().count(),
            0
        );
    }
}
