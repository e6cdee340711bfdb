//! How a style joins the citations of a cluster, as hayagriva is not to do it.

use hayagriva::citationberg::{Citation, Collapse};

use super::class::Class;

/// How a style joins the citations of a cluster.
#[derive(Debug, Default)]
pub(super) struct Joining {
    /// Whether citations of one author come together.
    pub(super) groups: bool,
    /// What is left out of the later ones.
    pub(super) collapse: Option<Collapse>,
    pub(super) between: String,
    pub(super) within_group: String,
    pub(super) between_letters: String,
    pub(super) after_group: String,
}

impl Joining {
    /// Takes what an author-date style says on it out of the style.
    pub(super) fn take(citation: &mut Citation, class: Class) -> Self {
        if class != Class::AuthorDate {
            citation.collapse = citation
                .collapse
                .filter(|kind| *kind == Collapse::CitationNumber);
            return Self::default();
        }
        let within = citation.cite_group_delimiter.take();
        let collapse = citation.collapse.take();
        let between = citation.layout.delimiter.clone().unwrap_or_default();
        let after = citation.after_collapse_delimiter.clone();
        let letters = citation.year_suffix_delimiter.clone();
        Self {
            groups: within.is_some() || collapse.is_some(),
            collapse,
            after_group: after.unwrap_or_else(|| between.clone()),
            between_letters: letters.unwrap_or_else(|| between.clone()),
            within_group: within.unwrap_or_else(|| ", ".to_owned()),
            between,
        }
    }
}
