//! Puts a cluster of citations together in an author-date style: in the order of the style, and those of one author as
//! one (`Smith, 2008a, 2008b`).
//!
//! hayagriva leaves the delimiters of the names behind when it does the latter, and can print each citation only in one
//! form of the style.

use std::collections::HashMap;

use hayagriva::citationberg::Collapse;
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta};

use super::page::{item, place};
use super::processor::{Cited, Processor, entry};
use super::render::{Line, Piece};
use super::tree::{leave_out_names, names, text, uncalled};
use super::years::put_each;
use crate::model::CiteForm;

/// A citation on its own.
struct Single {
    /// Its place in the cluster as it was given.
    index: usize,
    tree: ElemChildren,
    names: Option<String>,
}

impl Processor {
    /// Formats a cluster of sources that have been told apart.
    pub(super) fn joined(&self, cluster: &[Cited<'_>]) -> Vec<Piece> {
        if let [cited] = cluster
            && cited.form == CiteForm::Narrative
        {
            return self.in_sentence(cited);
        }
        let order = self.order(cluster);
        let Some(&first) = order.first() else {
            return Vec::new();
        };
        // What the first stands in holds all of them.
        let whole = self.single(&cluster[first]);
        let at = whole.0.iter().position(|child| entry(child).is_some());
        let mut before = whole.0;
        let mut behind = before.split_off(at.unwrap_or(before.len()));
        let after = behind.split_off(behind.len().min(1));
        let mut of_first = behind.pop();
        let singles = order.into_iter().map(|index| {
            let tree = of_first.take().and_then(|child| entry(&child).cloned());
            let mut tree = tree.unwrap_or_else(|| self.entry(&cluster[index]));
            if cluster[index].form == CiteForm::WithoutAuthor {
                tree = uncalled(tree, cluster[index].source);
            }
            let names = names(&tree).map(|names| Line::new(&names.children).text());
            Single { index, tree, names }
        });
        let singles = self.grouped(singles.collect(), cluster);
        let mut line = before;
        for at in 0..singles.len() {
            let (delimiter, tree) = self.join(&singles, at, cluster);
            if at > 0 {
                line.push(text(delimiter));
            }
            line.push(ElemChild::Elem(Elem {
                children: tree,
                display: None,
                meta: Some(ElemMeta::Entry(singles[at].index)),
            }));
        }
        line.extend(after);
        Line::new(&ElemChildren(line)).pieces()
    }

    /// The places of a cluster in the order in which the style prints them; of one year by their letters.
    fn order(&self, cluster: &[Cited<'_>]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..cluster.len()).collect();
        if cluster.len() < 2 || self.style.citation.sort.is_none() {
            return order;
        }
        let letter = |&at: &usize| {
            let letter = &cluster[at].source.apart.letter;
            (letter.len(), letter.clone())
        };
        order.sort_by_key(letter);
        let items = order
            .iter()
            .map(|&at| item(cluster[at].source.in_text(), None));
        let rendered = self.cite(&self.style, items.collect());
        let entries = rendered.0.iter().filter_map(|child| match child {
            ElemChild::Elem(elem) => match elem.meta {
                Some(ElemMeta::Entry(at)) => order.get(at).copied(),
                _ => None,
            },
            _ => None,
        });
        let sorted: Vec<usize> = entries.collect();
        if sorted.len() == order.len() {
            sorted
        } else {
            order
        }
    }

    /// A citation with what the style prints around it.
    pub(super) fn single(&self, cited: &Cited<'_>) -> ElemChildren {
        let source = cited.source;
        let (number, form) = self
            .means
            .form(&self.style, source.apart.names, source.apart.in_full);
        let form = self.typed.of(number, form, source);
        let place = place(cited);
        let mut tree = self.cite(
            &form,
            vec![item(source.named(cited.naming), place.as_ref())],
        );
        put_each(&mut tree, &[source.years.as_ref()]);
        tree
    }

    /// A citation without what the style prints around it.
    fn entry(&self, cited: &Cited<'_>) -> ElemChildren {
        let tree = self.single(cited);
        let tree = tree.0.into_iter().find_map(|child| entry(&child).cloned());
        tree.unwrap_or_default()
    }

    /// Brings those of one author together, where the first of them stands.
    fn grouped(&self, singles: Vec<Single>, cluster: &[Cited<'_>]) -> Vec<Single> {
        if !self.joining.groups {
            return singles;
        }
        let mut groups: Vec<Vec<Single>> = Vec::new();
        let mut places = HashMap::new();
        for single in singles {
            let place = single
                .names
                .clone()
                .map(|names| *places.entry(names).or_insert(groups.len()));
            match place.and_then(|place| groups.get_mut(place)) {
                Some(group) => group.push(single),
                None => groups.push(vec![single]),
            }
        }
        if matches!(self.joining.collapse, Some(kind) if kind != Collapse::Year) {
            for group in &mut groups {
                by_letters(group, cluster);
            }
        }
        groups.into_iter().flatten().collect()
    }

    /// What stands before a citation, and what is printed of it.
    fn join(&self, singles: &[Single], at: usize, cluster: &[Cited<'_>]) -> (&str, ElemChildren) {
        let joining = &self.joining;
        let single = &singles[at];
        let follows = |at: usize| {
            at > 0 && singles[at].names.is_some() && singles[at].names == singles[at - 1].names
        };
        if !follows(at) {
            let after_group = at > 1 && follows(at - 1);
            let delimiter = if after_group {
                &joining.after_group
            } else {
                &joining.between
            };
            return (delimiter, single.tree.clone());
        }
        // A year behind a page number would be read as another page.
        let before = &cluster[singles[at - 1].index];
        let is_bare = before.locator.is_empty();
        let Some(collapse) = joining.collapse.filter(|_| is_bare) else {
            let delimiter = if joining.collapse.is_none() {
                &joining.within_group
            } else {
                &joining.between
            };
            return (delimiter, single.tree.clone());
        };
        let cited = &cluster[single.index];
        let letter = &cited.source.apart.letter;
        let shares_year = !letter.is_empty()
            && !before.source.apart.letter.is_empty()
            && cited.source.year() == before.source.year();
        if collapse != Collapse::Year && shares_year && cited.locator.is_empty() {
            return (&joining.between_letters, ElemChildren(vec![text(letter)]));
        }
        let mut tree = single.tree.clone();
        leave_out_names(&mut tree);
        (&joining.within_group, tree)
    }
}

/// Brings those of one year together, where the first of them stands, in the order of their letters (`2008a, b`).
fn by_letters(group: &mut [Single], cluster: &[Cited<'_>]) {
    let mut years = HashMap::new();
    for (at, single) in group.iter().enumerate() {
        let year = cluster[single.index].source.year();
        years.entry(year).or_insert(at);
    }
    group.sort_by_key(|single| {
        let source = cluster[single.index].source;
        let letter = &source.apart.letter;
        (
            years.get(&source.year()).copied(),
            letter.len(),
            letter.clone(),
        )
    });
}
