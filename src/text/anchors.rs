//! The anchors of one page: of headings, of what authors name, and of the page's own parts.

use std::collections::{HashMap, HashSet};

use super::ids::heading_anchor;

/// Names and numbers what stands on one page, across all of its texts.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    taken: HashSet<String>,
    /// Those that authors gave to headings which are still to come.
    kept: HashSet<String>,
    /// For each name that was wanted again, the last number behind it.
    repeated: HashMap<String, usize>,
    tables: usize,
    places: usize,
    texts: usize,
}

/// The parts that pages number, each as its anchor begins.
const NUMBERED: [&str; 3] = ["finding-", "cite-", "note."];

/// The parts of pages that templates name.
const NAMED: [&str; 23] = [
    "p-about-this-page",
    "p-at-a-glance",
    "p-cite",
    "p-columns",
    "p-datasets",
    "p-details",
    "p-entries",
    "p-facets",
    "p-figures",
    "p-findings-part",
    "p-in-practice",
    "p-links-here",
    "p-main",
    "p-menu",
    "p-query",
    "p-reference",
    "p-related",
    "p-sources",
    "p-text",
    "p-toc",
    "p-what-it-is",
    "p-what-the-bank-knows",
    "p-where-it-stands",
];

/// How an anchor begins that the page has itself, where a name is such a one: `finding-1`, `ref.strategy`, `p-cite`. A
/// heading that only begins so ("Note on numbers") keeps its own.
pub(crate) fn own_anchor(name: &str) -> Option<&'static str> {
    let is_number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let numbered = NUMBERED
        .into_iter()
        .find(|own| name.strip_prefix(own).is_some_and(is_number));
    let mut starts = ["ref.", "p-field-"].into_iter();
    let named = starts.find(|own| name.starts_with(own));
    numbered.or(named).or(NAMED.contains(&name).then_some("p-"))
}

impl Anchors {
    /// Whether a heading has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Takes a name for something that has it already; says whether nothing else has.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Keeps a name for the heading that its author gave it to, before any heading takes it by its words; says whether
    /// nothing else has it.
    pub(crate) fn keep(&mut self, name: &str) -> bool {
        let is_free = own_anchor(name).is_none() && self.take(name);
        if is_free {
            self.kept.insert(name.to_owned());
        }
        is_free
    }

    /// The number of the next table of the page, from 1: landmarks need names of their own.
    pub(crate) fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// The number of the next place that names sources: bytes would not do, as folded YAML and aliases share them.
    pub(crate) fn place(&mut self) -> usize {
        self.places += 1;
        self.places
    }

    /// The number of the next text of the page, from 0.
    pub(crate) fn text(&mut self) -> usize {
        self.texts += 1;
        self.texts - 1
    }

    /// The anchor of a heading with this text, or the one that its author chose, as GitHub names them: the second of
    /// a name gets `-1`.
    pub(crate) fn name(&mut self, text: &str, chosen: Option<&str>) -> String {
        if let Some(chosen) = chosen.filter(|chosen| self.kept.remove(*chosen)) {
            return chosen.to_owned();
        }
        let base = chosen.map_or_else(|| heading_anchor(text), str::to_owned);
        let base = if base.is_empty() {
            "section".to_owned()
        } else {
            base
        };
        if own_anchor(&base).is_none() && self.taken.insert(base.clone()) {
            return base;
        }
        let mut number = self.repeated.get(&base).copied().unwrap_or(0);
        loop {
            number += 1;
            let name = format!("{base}-{number}");
            if self.taken.insert(name.clone()) {
                self.repeated.insert(base, number);
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_github() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.name("How sure is this?", None), "how-sure-is-this");
        assert_eq!(anchors.name("How sure is this", None), "how-sure-is-this-1");
        assert_eq!(anchors.name("0.7 % & more", None), "07---more");
        assert_eq!(anchors.name("Größe", None), "größe");
        assert_eq!(anchors.name("x", Some("mine")), "mine");
        assert_eq!(anchors.name("हिन्दी में", None), "हिन्दी-में");
        assert!(anchors.keep("details") && !anchors.keep("details") && !anchors.keep("note.1"));
        assert_eq!(anchors.name("Details", None), "details-1");
        assert_eq!(anchors.name("x", Some("details")), "details");
        assert_eq!(anchors.name("x", Some("details")), "details-2");
        assert_eq!(anchors.name("Note 1", None), "note-1");
    }
}
