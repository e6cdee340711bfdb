//! Findings that a page takes from another: declared once, shown on both, counted where they are declared.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::absent::Absent;
use super::entry::Entry;
use super::value::{Fields, Finding, Named, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses, nearest};
use crate::memo::key;
use crate::text::Spanned;

/// Places that name sources have numbers on their page. Those of findings that were taken begin far behind the others,
/// which no text reaches; in which order they are read is decided by the fields, not by these numbers.
const FIRST_PLACE: usize = 1 << 30;

/// Pages that take findings from others, by their files.
pub(super) type Takers = BTreeMap<Arc<str>, Arc<Taker>>;

/// A page that takes findings from others: as its file has it, and with them.
#[derive(Debug)]
pub(super) struct Taker {
    parsed: Arc<Entry>,
    /// The page that each finding was taken from, in order; `None` where there is none of the name.
    givers: Vec<Option<Arc<Entry>>>,
    whole: Arc<Entry>,
    found: Diagnostics,
}

impl Taker {
    fn is_of(&self, parsed: &Arc<Entry>, givers: &[Option<Arc<Entry>>]) -> bool {
        let is_same = |pair: (&Option<Arc<Entry>>, &Option<Arc<Entry>>)| match pair {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (old, new) => old.is_none() && new.is_none(),
        };
        // What was wrong may name other pages than those that are there now.
        self.found.is_empty()
            && Arc::ptr_eq(&self.parsed, parsed)
            && self.givers.len() == givers.len()
            && self.givers.iter().zip(givers).all(is_same)
    }
}

/// What pages take findings from: all entries, in the order of their ids, and why others are none.
pub(super) struct Givers<'a> {
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) absent: &'a BTreeMap<String, Absent>,
}

impl Givers<'_> {
    /// Puts what they take into entries that take something; what is not there is reported. What was made `before` of
    /// the same pages is taken over.
    pub(super) fn fill(
        &self,
        entries: &mut [Arc<Entry>],
        before: Option<&Takers>,
        out: &mut Diagnostics,
    ) -> Takers {
        let mut found = Takers::new();
        for entry in entries {
            let taken: Vec<Named> = taken(entry).collect();
            if taken.is_empty() {
                continue;
            }
            let givers = taken.iter().map(|from| self.giver(from).cloned());
            let givers: Vec<_> = givers.collect();
            let kept = before.and_then(|before| before.get(entry.path()));
            let kept = kept.filter(|kept| kept.is_of(entry, &givers));
            let made = kept.map_or_else(|| Arc::new(self.whole(entry, givers)), Arc::clone);
            out.extend_from(&made.found);
            *entry = Arc::clone(&made.whole);
            found.insert(Arc::clone(entry.path()), made);
        }
        found
    }

    fn giver(&self, from: &Named) -> Option<&Arc<Entry>> {
        let (id, _) = parts(&from.name);
        let place = self
            .entries
            .binary_search_by(|entry| entry.id.name.as_str().cmp(id));
        place.ok().map(|place| &self.entries[place])
    }

    fn whole(&self, parsed: &Arc<Entry>, givers: Vec<Option<Arc<Entry>>>) -> Taker {
        let mut out = Diagnostics::default();
        let mut entry = Entry::clone(parsed);
        let mut place = FIRST_PLACE;
        let mut pages = givers.iter();
        let mut seen: Vec<String> = Vec::new();
        each_taken(&mut entry.fields, &mut |finding, from| {
            let giver = pages.next().and_then(Option::as_ref);
            let asked = self.asked(parsed, giver, from);
            match asked.and_then(|asked| once(asked, parsed, from, &mut seen)) {
                Ok(asked) => {
                    finding.fields = asked.fields.clone();
                    stand_at(&mut finding.fields, &from.span, &mut place);
                }
                Err(wrong) => wrong.into_iter().for_each(|wrong| out.push(*wrong)),
            }
        });
        entry.terms = entry.fields.terms();
        let keys = givers.iter().flatten().map(|giver| giver.file.key);
        entry.file.key = key((entry.file.key, keys.collect::<Vec<_>>()));
        Taker {
            parsed: Arc::clone(parsed),
            givers,
            whole: Arc::new(entry),
            found: out,
        }
    }

    /// The finding that is asked for; what is wrong, unless the page's own file is broken, which is said there.
    fn asked<'l>(
        &self,
        taker: &Entry,
        giver: Option<&'l Arc<Entry>>,
        from: &Named,
    ) -> Result<&'l Finding, Option<Box<Diagnostic>>> {
        let (id, anchor) = parts(&from.name);
        // Where it does not name a page and a finding, that was said when the page was read.
        if id.is_empty() || anchor.is_empty() || anchor.contains('#') {
            return Err(None);
        }
        let wrong = |code, message| Diagnostic::new(code, taker.path(), from.span.clone(), message);
        let Some(giver) = giver else {
            return Err(self.no_giver(taker, id, from).map(Box::new));
        };
        let mut keyed = giver.findings().into_iter();
        let asked =
            keyed.find(|finding| finding.key.as_ref().is_some_and(|key| key.name == anchor));
        let Some(asked) = asked else {
            let message = format!("`{id}` has no finding with the key `{anchor}`");
            let findings = giver.findings();
            let keys = findings.iter().filter_map(|finding| finding.key.as_ref());
            let near = nearest(anchor, keys.map(|key| key.name.as_str()));
            let help = near.map_or_else(
                || format!("Give the finding a name there: `key: {anchor}`."),
                |near| format!("Did you mean `{id}#{near}`?"),
            );
            let found = wrong(Code::UnknownFinding, message).help(help);
            let found = found.misses(Misses::Entry(id.to_owned()));
            return Err(Some(Box::new(found)));
        };
        if let Some(first) = &asked.from {
            let message = format!("`{id}` has `{anchor}` from another page itself");
            let help = format!("Write `from: {}`.", first.name);
            let found = wrong(Code::UnknownFinding, message).help(help);
            return Err(Some(Box::new(found)));
        }
        if giver.path() == taker.path() {
            return Err(Some(Box::new(stands_here(taker, from))));
        }
        Ok(asked)
    }

    fn no_giver(&self, taker: &Entry, id: &str, from: &Named) -> Option<Diagnostic> {
        let wrong = |message| {
            let path = taker.path();
            Diagnostic::new(Code::UnknownEntry, path, from.span.clone(), message)
        };
        match self.absent.get(id) {
            Some(Absent::Broken | Absent::LeftOut) => None,
            Some(Absent::Draft | Absent::Expired) => {
                let message =
                    format!("`{id}` is not published, so no finding can be taken from it");
                Some(wrong(message).help("Write the finding here, or publish that page."))
            }
            None => {
                let ids = self.entries.iter().map(|entry| entry.id.name.as_str());
                let found = wrong(format!("there is no entry `{id}`")).nearest(id, ids);
                Some(found.misses(Misses::Entry(id.to_owned())))
            }
        }
    }
}

/// The finding, unless the page has taken it already.
fn once<'l>(
    asked: &'l Finding,
    taker: &Entry,
    from: &Named,
    seen: &mut Vec<String>,
) -> Result<&'l Finding, Option<Box<Diagnostic>>> {
    if seen.contains(&from.name) {
        return Err(Some(Box::new(stands_here(taker, from))));
    }
    seen.push(from.name.clone());
    Ok(asked)
}

fn stands_here(taker: &Entry, from: &Named) -> Diagnostic {
    let (_, anchor) = parts(&from.name);
    let message = format!("`{anchor}` stands on this page already");
    let place = from.span.clone();
    let found = Diagnostic::new(Code::UnknownFinding, taker.path(), place, message);
    found.help("Take the line away: a page shows each of its findings once.")
}

/// The id and the key of `id#key`.
fn parts(from: &str) -> (&str, &str) {
    from.split_once('#').unwrap_or((from, ""))
}

/// The names of the findings that an entry takes, in the order of its findings.
fn taken(entry: &Entry) -> impl Iterator<Item = Named> {
    let findings = entry.findings().into_iter();
    findings.filter_map(|finding| finding.from.clone())
}

fn each_taken(fields: &mut Fields, fill: &mut impl FnMut(&mut Finding, &Named)) {
    for (_, Spanned { value, .. }) in &mut fields.0 {
        each_taken_of(value, fill);
    }
}

fn each_taken_of(value: &mut Value, fill: &mut impl FnMut(&mut Finding, &Named)) {
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| each_taken_of(item, fill)),
        Value::Group(fields) => each_taken(fields, fill),
        Value::Finding(finding) => {
            if let Some(from) = finding.from.clone() {
                fill(finding, &from);
            }
        }
        _ => {}
    }
}

/// Makes values stand on another page: their bytes are those that ask for them, and places that name sources are
/// numbered anew.
fn stand_at(fields: &mut Fields, span: &Range<usize>, place: &mut usize) {
    for (_, placed) in &mut fields.0 {
        placed.span = span.clone();
        value_at(&mut placed.value, span, place);
    }
}

fn value_at(value: &mut Value, span: &Range<usize>, place: &mut usize) {
    let move_name = |named: &mut Named| named.span = span.clone();
    match value {
        Value::Url(_, at) => *at = span.clone(),
        Value::Terms(_, names) | Value::Entries(names) => names.iter_mut().for_each(move_name),
        Value::Sources(sources) => sources_at(sources, span, place),
        Value::Level(rating) => sources_at(&mut rating.sources, span, place),
        Value::Ratings(ratings) => {
            for rating in ratings {
                sources_at(&mut rating.sources, span, place);
            }
        }
        Value::List(items) => items
            .iter_mut()
            .for_each(|item| value_at(item, span, place)),
        Value::Group(fields) | Value::Person(fields) | Value::Gap(fields) => {
            stand_at(fields, span, place);
        }
        Value::Markdown(body) => body.stand_at(span, place),
        Value::Text(_) | Value::Scalar(_) | Value::Finding(_) => {}
    }
}

fn sources_at(sources: &mut [super::value::SourceRef], span: &Range<usize>, place: &mut usize) {
    for source in sources {
        source.id.span = span.clone();
        if let Some(via) = &mut source.via {
            via.span = span.clone();
        }
        source.place = *place;
        // The next number is that of `via`.
        *place += 2;
    }
}
