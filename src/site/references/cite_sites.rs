//! The places of a page that name sources, in reading order.

use crate::model::{EntryId, FindingId};
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::messages::Messages;
use crate::model::Bank;
use crate::model::{Body, CiteForm, Fields, Finding, Slot, SourceRef, Value};

/// A place where a reference is used.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct UseView {
    anchor: String,
    label: String,
    /// The number of the finding that it is; without one it stands in a text.
    finding: Option<FindingId>,
}

/// One or more sources named at one place.
pub(crate) struct CiteSite<'e> {
    /// The number of the place on its page.
    pub(crate) key: usize,
    /// The sources.
    pub(crate) cites: Vec<SiteCite>,
    /// Where the page shows it.
    pub(crate) anchor: Anchor<'e>,
}

/// One source of a place.
pub(crate) struct SiteCite {
    /// By the place of its entry.
    pub(crate) source: EntryId,
    pub(crate) locator: String,
    pub(crate) form: CiteForm,
}

impl SiteCite {
    /// Whether it is cited as it always is.
    pub(crate) fn is_bare(&self) -> bool {
        self.locator.is_empty() && self.form == CiteForm::Whole
    }
}

/// What of the page a place can be found by.
#[derive(Clone, Copy)]
pub(crate) enum Anchor<'e> {
    /// A citation in a text: it gets a number.
    Text,
    /// A finding.
    Finding(&'e Finding),
    /// A field that the page shows as it likes.
    None,
}

/// Where the page uses each source, in reading order.
pub(crate) fn uses(
    places: &[CiteSite<'_>],
    numbers: &HashMap<usize, usize>,
    messages: &Messages,
) -> HashMap<EntryId, Vec<UseView>> {
    let mut found: HashMap<EntryId, Vec<UseView>> = HashMap::new();
    let mut seen: HashSet<(EntryId, String)> = HashSet::new();
    let mut letters: HashMap<EntryId, usize> = HashMap::new();
    for place in places {
        let anchor = match (place.anchor, numbers.get(&place.key)) {
            (Anchor::Finding(finding), _) => finding.anchor(),
            (Anchor::Text, Some(number)) => format!("cite-{number}"),
            _ => continue,
        };
        for SiteCite { source, .. } in &place.cites {
            if !seen.insert((*source, anchor.clone())) {
                continue;
            }
            let (finding, label) = if let Anchor::Finding(finding) = place.anchor {
                let number = [("number", finding.id.number().into())];
                (Some(finding.id), messages.with("finding-number", &number))
            } else {
                let letter = letters.entry(*source).or_default();
                *letter += 1;
                (None, name(*letter))
            };
            let anchor = anchor.clone();
            found.entry(*source).or_default().push(UseView {
                anchor,
                label,
                finding,
            });
        }
    }
    found
}

/// a to z, then numbers.
fn name(number: usize) -> String {
    let letter = u8::try_from(number).ok().filter(|number| *number <= 26);
    letter.map_or_else(
        || number.to_string(),
        |number| char::from(b'a' + number - 1).to_string(),
    )
}

/// The places in the fields of an entry.
pub(crate) fn of_fields<'e>(bank: &Bank, fields: &'e Fields, places: &mut Vec<CiteSite<'e>>) {
    fields.each(&mut |value, finding| {
        let anchor = finding.map_or(Anchor::None, Anchor::Finding);
        match value {
            Value::Markdown(body) => of_body(bank, body, places),
            Value::Sources(sources) => sources
                .iter()
                .for_each(|source| of_source(bank, source, anchor, places)),
            value => {
                let sources = value.ratings().iter().flat_map(|rating| &rating.sources);
                sources.for_each(|source| of_source(bank, source, anchor, places));
            }
        }
    });
}

fn of_source<'e>(
    bank: &Bank,
    source: &SourceRef,
    anchor: Anchor<'e>,
    places: &mut Vec<CiteSite<'e>>,
) {
    for (number, named) in std::iter::once(&source.id).chain(&source.via).enumerate() {
        if let Some(at) = bank.find(&named.name) {
            places.push(CiteSite {
                key: source.place + number,
                cites: vec![SiteCite {
                    source: at,
                    locator: String::new(),
                    form: CiteForm::Whole,
                }],
                anchor,
            });
        }
    }
}

/// The citations of a text.
pub(crate) fn of_body(bank: &Bank, body: &Body, places: &mut Vec<CiteSite<'_>>) {
    for slot in &body.slots {
        let Slot::Cite(cluster) = slot else { continue };
        let known = cluster.cites.iter().filter_map(|cite| {
            Some(SiteCite {
                source: bank.source(&cite.key)?,
                locator: cite.locator.clone(),
                form: cite.form,
            })
        });
        let cites: Vec<SiteCite> = known.collect();
        if !cites.is_empty() {
            places.push(CiteSite {
                key: cluster.place,
                cites,
                anchor: Anchor::Text,
            });
        }
    }
}
