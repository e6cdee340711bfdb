//! Citations as they were formatted before: who is cited at the same place, in the same form and by the same name, is cited
//! in the same words on every page and in every list.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::cite::{Cited, Naming, Piece, Processor};
use crate::model::CiteForm;

/// One source of a cluster: its id, the place in it, what is said of it, and how it names its authors.
type Key = (String, String, CiteForm, Naming);

/// Clusters that were formatted, of a style that formats each by itself.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<HashMap<Vec<Key>, Vec<Piece>>>);

impl Known {
    /// A cluster in the text.
    pub(super) fn in_text(&self, processor: &Processor, cluster: &[Cited<'_>]) -> Vec<Piece> {
        let keys = cluster.iter().map(|cited| {
            let (id, place) = (cited.source.id(), cited.locator);
            (id.to_owned(), place.to_owned(), cited.form, cited.naming)
        });
        let key: Vec<Key> = keys.collect();
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(pieces) = known.get(&key) {
            return pieces.clone();
        }
        drop(known);
        let pieces = processor.in_text(cluster);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(key, pieces.clone());
        pieces
    }
}
