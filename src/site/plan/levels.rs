//! What stands at each level of a scale: findings, or entries that are rated as a whole.

use std::collections::BTreeMap;

use crate::model::{Bank, Finding};

use super::grid::Item;

/// By scale and level, without what may stand behind its code, what is rated so, in the order of the ids.
pub(crate) type Levels = BTreeMap<(String, String), Vec<Item>>;

/// Gathers what is rated; nothing of it is asked for where a bank has no scales.
pub(crate) fn gather(bank: &Bank) -> Levels {
    let mut found = Levels::new();
    if bank.schema.scales.is_empty() {
        return found;
    }
    for (id, entry) in bank.entries.numbered() {
        entry.fields.each(&mut |value, finding| {
            // A finding is counted on the page where it stands.
            if finding.is_some_and(Finding::is_taken) {
                return;
            }
            for rating in value.ratings() {
                let scale = bank.schema.scales.get(&rating.scale);
                let Some(rated) = scale.and_then(|scale| scale.find(&rating.code)) else {
                    continue;
                };
                let key = (rating.scale.clone(), rated.level.code.clone());
                let item = Item {
                    entry: id,
                    finding: finding.map(|finding| finding.id),
                    level: Some(rating.code.clone()),
                    is_lent: false,
                };
                let items = found.entry(key).or_default();
                if items.last() != Some(&item) {
                    items.push(item);
                }
            }
        });
    }
    found
}
