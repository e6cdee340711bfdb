//! The edges that lead out of one entry.

use crate::model::{EntryId, FindingId};
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Bank;
use crate::model::{
    Body, Entry, Fields, Finding, Introduction, Named, Slot, SourceRef, Target, Value,
};
use crate::schema::{Field, Type};
use crate::text::{File, Spanned};

use super::edge::{Edge, EdgeKind};
use super::resolve::{self, Resolved};

/// What leads out of an entry.
#[derive(Debug, Default)]
pub(super) struct EntryLinks {
    /// In the order of its fields and its text.
    pub(super) edges: Vec<Edge>,
    pub(super) uses: Uses,
}

/// What a text needs beside other entries.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// Files beside the text, by their paths from the root of the bank.
    pub(crate) files: Vec<String>,
    /// Those of them that are read as tables, and not only offered.
    pub(crate) tables: Vec<String>,
    /// Pages of the site that are linked from its root as written, with the bytes of the link.
    pub(crate) pages: Vec<Spanned<String>>,
}

/// What leads out of an entry; what leads nowhere is reported.
pub(super) fn of_entry(bank: &Bank, id: EntryId, out: &mut Diagnostics) -> EntryLinks {
    let entry = &bank.entries[id];
    let mut collector = LinkCollector::new(bank, &entry.file, out);
    collector.from = Some(id);
    collector.fields(&entry.fields, &bank.kind(entry).fields);
    collector.body(&entry.body);
    let (mut edges, uses) = (collector.edges, collector.uses);
    if let Some(original) = entry.translation().map(|found| &*found.original.name) {
        let original = bank.find(original);
        let is_field = |edge: &&mut Edge| {
            Some(edge.to) == original && matches!(edge.kind, EdgeKind::Names { .. })
        };
        for edge in edges.iter_mut().filter(is_field) {
            edge.kind = EdgeKind::Translates;
        }
    }
    edges.retain(|edge| edge.to != id || edge.kind != EdgeKind::Mentions);
    edges.shrink_to_fit();
    EntryLinks { edges, uses }
}

/// Reports what a draft names and what is not there. It may name other drafts.
pub(super) fn check_draft(bank: &Bank, draft: &Entry, out: &mut Diagnostics) {
    let mut collector = LinkCollector::new(bank, &draft.file, out);
    collector.is_draft = true;
    collector.fields(&draft.fields, &bank.kind(draft).fields);
    collector.body(&draft.body);
}

/// The entries that an introduction names and what else it needs; what is not there is reported.
pub(super) fn of_introduction(
    bank: &Bank,
    introduction: &Introduction,
    out: &mut Diagnostics,
) -> (Vec<EntryId>, Uses) {
    let mut collector = LinkCollector::new(bank, &introduction.file, out);
    collector.body(&introduction.body);
    (collector.named, collector.uses)
}

pub(super) struct LinkCollector<'a> {
    pub(super) bank: &'a Bank,
    pub(super) file: &'a File,
    from: Option<EntryId>,
    edges: Vec<Edge>,
    pub(super) out: &'a mut Diagnostics,
    finding: Option<FindingId>,
    is_taken: bool,
    pub(super) is_draft: bool,
    /// What a text that is no entry's leads to.
    named: Vec<EntryId>,
    pub(super) uses: Uses,
    /// The mends of unknown names that were looked for already.
    pub(super) near: BTreeMap<(String, bool), Option<Diagnostic>>,
}

impl<'a> LinkCollector<'a> {
    fn new(bank: &'a Bank, file: &'a File, out: &'a mut Diagnostics) -> Self {
        Self {
            bank,
            file,
            from: None,
            edges: Vec::new(),
            out,
            finding: None,
            is_taken: false,
            is_draft: false,
            named: Vec::new(),
            uses: Uses::default(),
            near: BTreeMap::new(),
        }
    }

    fn add(&mut self, to: EntryId, kind: EdgeKind, locator: &str) {
        if self.from.is_none() {
            self.named.push(to);
        }
        if let Some(from) = self.from {
            self.edges.push(Edge {
                from,
                to,
                kind,
                locator: locator.to_owned(),
                finding: self.finding,
                is_taken: self.is_taken,
            });
        }
    }

    /// Notes what a link needs beside other entries.
    fn note(&mut self, target: &Target, resolved: &Resolved<'_>, span: &Range<usize>) {
        match (resolved, target) {
            (Resolved::File(file), _) => self.uses.files.push(file.clone()),
            (Resolved::Page { .. }, Target::Path { path, .. }) => {
                self.uses
                    .pages
                    .push(Spanned::new(path.clone(), span.clone()));
            }
            _ => {}
        }
    }

    pub(super) fn report(&mut self, found: Diagnostic) {
        self.out.push(found);
    }

    fn fields(&mut self, fields: &Fields, declared: &[Field]) {
        fields.each_declared(declared, &mut |visit| {
            self.finding = visit.finding.map(|finding| finding.id);
            self.is_taken = visit.finding.is_some_and(Finding::is_taken);
            if let Some(field) = visit.field {
                self.value(visit.value, field);
            }
        });
        self.finding = None;
        self.is_taken = false;
    }

    fn value(&mut self, value: &Value, field: &Field) {
        match value {
            Value::Markdown(body) => self.body(body),
            Value::Finding(finding) => self.taken(finding),
            Value::Url(target, span) => {
                let resolved = resolve::resolve(self.bank, self.entry(), target, &self.file.path);
                self.check(&resolved, span);
                self.note(target, &resolved, span);
                if let Resolved::File(file) = resolved {
                    self.uses.tables.push(file);
                }
            }
            Value::Entries(names) => names
                .iter()
                .for_each(|named| self.entry_field(named, field)),
            Value::Sources(sources) => sources.iter().for_each(|source| self.source(source)),
            Value::Ratings(ratings) => {
                ratings
                    .iter()
                    .flat_map(|rating| &rating.sources)
                    .for_each(|source| self.source(source));
            }
            Value::Level(rating) => rating.sources.iter().for_each(|source| self.source(source)),
            _ => {}
        }
    }

    pub(super) fn entry(&self) -> Option<&Entry> {
        self.from.map(|id| &*self.bank.entries[id])
    }

    fn entry_field(&mut self, named: &Named, field: &Field) {
        let Some(to) = self.find(&named.name, &named.span) else {
            return;
        };
        if let Type::Entries { kinds, .. } = &field.ty {
            let target = &self.bank.entries[to];
            if !kinds.is_empty() && !kinds.contains(&target.kind) {
                let label = self.bank.kind(target).label.to_lowercase();
                let message = format!(
                    "`{}` is a {label}, which `{}` does not take",
                    named.name, field.name
                );
                let found = Diagnostic::new(
                    Code::UnknownEntry,
                    &self.file.path,
                    named.span.clone(),
                    message,
                );
                self.report(found.help(format!(
                    "It takes entries of the kind {}.",
                    crate::diagnostic::listed(
                        &kinds.iter().map(String::as_str).collect::<Vec<_>>()
                    )
                )));
                return;
            }
        }
        let kind = match field.name.as_str() {
            "superseded_by" => EdgeKind::SupersededBy,
            "see_instead" => EdgeKind::SeeInstead,
            _ => EdgeKind::Names {
                field: field.label.clone(),
                inverse: field.inverse.clone(),
            },
        };
        self.add(to, kind, "");
    }

    /// Where a finding comes from another page. One that is not there was reported when the bank was joined.
    fn taken(&mut self, finding: &Finding) {
        let page = finding.page();
        if let Some(to) = page.and_then(|page| self.bank.find(page)) {
            self.add(to, EdgeKind::Takes, "");
        }
    }

    fn source(&mut self, source: &SourceRef) {
        let (own, via) = match &source.via {
            Some(_) => ("", source.locator.as_str()),
            None => (source.locator.as_str(), ""),
        };
        if let Some(to) = self.citation(&source.id.name, &source.id.span) {
            self.add(to, EdgeKind::RestsOn, own);
        }
        if let Some(named) = &source.via
            && let Some(to) = self.citation(&named.name, &named.span)
        {
            self.add(to, EdgeKind::ReadIn, via);
        }
    }

    fn body(&mut self, body: &Body) {
        self.bracketed(body);
        for mention in &body.mentions {
            self.mention(mention);
        }
        for slot in &body.slots {
            match slot {
                Slot::Open { target, span, .. } => {
                    let resolved =
                        resolve::resolve(self.bank, self.entry(), target, &self.file.path);
                    self.check(&resolved, span);
                    self.note(target, &resolved, span);
                    // Where the heading is not there the link leads to the page, and has its title.
                    if let Resolved::Entry { id, .. } | Resolved::NoHeading { id, .. } = resolved {
                        self.add(id, EdgeKind::Mentions, "");
                    }
                }
                Slot::Card { id, span } => {
                    if let Some(to) = self.find(id, span) {
                        self.add(to, EdgeKind::Mentions, "");
                    }
                }
                Slot::Cite(cluster) => {
                    for cite in &cluster.cites {
                        let found = if cluster.in_sentence.is_some() {
                            self.in_sentence(&cite.key, &cite.span)
                        } else {
                            self.citation(&cite.key, &cite.span)
                        };
                        if let Some(to) = found {
                            self.add(to, EdgeKind::Cites, &cite.locator);
                        }
                    }
                }
                Slot::Image {
                    path, span, dark, ..
                } => {
                    for path in std::iter::once(path).chain(dark) {
                        self.picture(path, span);
                    }
                }
                Slot::RemoteImage { url, span, .. } => self.remote_picture(url, span),
                Slot::Chart(chart) => {
                    let Spanned { value: path, span } = &chart.data;
                    let resolved = resolve::file(self.bank, path, &self.file.path);
                    self.check(&resolved, span);
                    if let Resolved::File(file) = resolved {
                        self.uses.tables.push(file.clone());
                        self.uses.files.push(file);
                    }
                }
                Slot::Media(media) => self.media(media),
                Slot::Close | Slot::Ready { .. } => {}
            }
        }
    }
}
