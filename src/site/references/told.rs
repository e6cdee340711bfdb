//! The sources of a bank that its style would cite by the same words, told apart: once for all pages, so that a letter means
//! the same source everywhere.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cite::{Piece, Processor, ShortNames};
use crate::model::{Bank, EntryId};
use crate::schema::CITATION;

use super::source::Formatted;

/// Sources by the places of their entries.
pub(crate) type ByEntry = HashMap<EntryId, Arc<Formatted>>;

/// The sources that have to be told apart, as they then are. `before` has what was told apart of a source that has not
/// changed.
pub(crate) fn tell(
    bank: &Bank,
    processor: &Processor,
    short_names: &ShortNames,
    alone: &ByEntry,
    before: &(dyn Fn(EntryId) -> Option<Arc<Formatted>> + Sync),
) -> ByEntry {
    let known = bank.based_on(CITATION).filter_map(|id| alone.get(&id));
    let sources = known.map(|found| (&found.source, Piece::words(&found.in_text)));
    let mut told = processor.tell_apart(&sources.collect::<Vec<_>>());
    let apart = std::mem::take(&mut told.by_id).into_iter();
    let apart: Vec<_> = apart
        .filter_map(|(id, apart)| Some((bank.find(&id)?, apart)))
        .collect();
    let mut found: ByEntry = apart
        .into_par_iter()
        .filter_map(|(id, apart)| {
            let kept = before(id).filter(|kept| *kept.source.apart() == apart);
            let tell = || {
                Some(Arc::new(alone.get(&id)?.told_apart(
                    apart,
                    processor,
                    short_names,
                )))
            };
            Some((id, kept.or_else(tell)?))
        })
        .collect();
    for group in &told.lettered {
        let group: Vec<EntryId> = group.iter().filter_map(|id| bank.find(id)).collect();
        put_in_order(&group, alone, &mut found);
    }
    found
}

/// Gives sources with letters the places that they had in lists without them, in the order of the letters.
fn put_in_order(group: &[EntryId], alone: &ByEntry, found: &mut ByEntry) {
    let places = group.iter().filter_map(|id| alone.get(id));
    let mut places: Vec<&Vec<u8>> = places.map(|found| &found.reference.sort).collect();
    places.sort();
    for (id, place) in group.iter().zip(places) {
        if let Some(told) = found.get_mut(id)
            && told.reference.sort != *place
        {
            let mut moved = Formatted::clone(told);
            moved.reference.sort.clone_from(place);
            *told = Arc::new(moved);
        }
    }
}
