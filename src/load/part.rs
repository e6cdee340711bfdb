//! What a copy of one term or one kind holds: what is filed there, and what that cannot be read without.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::nearest;
use crate::link::EdgeKind;
use crate::model::{EntryId, Part};
use crate::schema::TERM;

use super::loaded::Loaded;

impl Loaded {
    /// The part of the bank that is filed under a term (`topics/housing`), or of a kind (`evidence`), with all that it
    /// rests on, all terms of the glossary, and its translations.
    ///
    /// # Errors
    ///
    /// Where the bank has no such term or kind, or nothing under it; the message says what was meant.
    pub fn part(&self, name: &str) -> Result<Part, String> {
        let (label, chosen) = self.chosen(name).ok_or_else(|| self.unknown_part(name))?;
        if chosen.is_empty() {
            return Err(format!("nothing is filed under `{name}`"));
        }
        let bank = &self.bank;
        let mut kept: BTreeSet<EntryId> = bank.based_on(TERM).collect();
        let mut open = chosen;
        while let Some(id) = open.pop() {
            if kept.insert(id) || bank.entries[id].base == TERM {
                open.extend(self.needed(id).filter(|id| !kept.contains(id)));
            }
        }
        let files = kept.iter().map(|&id| Arc::clone(bank.entries[id].path()));
        Ok(Part {
            label,
            files: files.collect(),
            whole: Arc::clone(bank),
        })
    }

    /// What an entry cannot be read without: all that it names but in passing.
    fn needed(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        let edges = self.links.outgoing(id).iter();
        let needed = edges.filter(|edge| edge.kind != EdgeKind::Mentions);
        let versions = self.links.versions(&self.bank, id);
        needed.map(|edge| edge.to).chain(versions)
    }

    fn chosen(&self, name: &str) -> Option<(String, Vec<EntryId>)> {
        let bank = &self.bank;
        if let Some(kind) = bank.schema.kinds.get(name) {
            let of_kind = |id: &EntryId| bank.entries[*id].kind == kind.id;
            return Some((
                kind.plural.clone(),
                bank.entries.ids().filter(of_kind).collect(),
            ));
        }
        let (vocabulary, term) = name.split_once('/')?;
        let label = &bank
            .schema
            .vocabularies
            .get(vocabulary)?
            .terms
            .get(term)?
            .label;
        let is_filed = |id: &EntryId| {
            let mut terms = bank.entries[*id].terms.iter();
            terms.any(|(of, code)| of == vocabulary && code == term)
        };
        Some((label.clone(), bank.entries.ids().filter(is_filed).collect()))
    }

    fn unknown_part(&self, name: &str) -> String {
        let schema = &self.bank.schema;
        let kinds = schema.kinds.keys().cloned();
        let vocabularies = schema.vocabularies.values();
        let terms = vocabularies.flat_map(|vocabulary| {
            let terms = vocabulary.terms.keys();
            terms.map(|term| format!("{}/{term}", vocabulary.id))
        });
        let known: Vec<String> = kinds.chain(terms).collect();
        let near = nearest(name, known.iter().map(String::as_str));
        let meant = near.map_or_else(
            || "name a kind, or a term with its vocabulary: `topics/housing`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        format!("there is no kind or term `{name}`; {meant}")
    }
}
