//! Every place where the texts of a bank name something.

use std::ops::Range;
use std::sync::Arc;

use crate::link::{named, resolve};
use crate::load::Loaded;
use crate::model::{Bank, Body, Entry, EntryId, Slot, Target, Value};
use crate::text::File;
use crate::yaml::{self, Node, Value as Yaml};

use super::subject::{Subject, of_target};

/// A place that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The file, from the root of the bank.
    pub path: Arc<str>,
    /// Its bytes there: the name, or the whole link that holds it.
    pub span: Range<usize>,
    /// What is named.
    pub subject: Subject,
    /// The path that names it, as it is written there.
    pub by_path: Option<String>,
}

/// The places in which a bank names something, in the order of its entries.
pub(super) fn mentions_of(loaded: &Loaded, settings: &[&File], wanted: &Subject) -> Vec<Mention> {
    let bank = &*loaded.bank;
    let mut found = Vec::new();
    let mut add = |mention: Mention| {
        if is_of(&mention.subject, wanted) {
            found.push(mention);
        }
    };
    for id in candidates(loaded, wanted) {
        of_entry(bank, &bank.entries[id], wanted, &mut add);
    }
    for draft in &bank.drafts {
        of_entry(bank, draft, wanted, &mut add);
    }
    for introduction in bank.introductions.values() {
        of_body(bank, &introduction.file, &introduction.body, &mut add);
    }
    for file in settings {
        of_settings(bank, file, &mut add);
    }
    found.dedup();
    found
}

/// The entries that may name something: those that lead to a page, those filed under a term; any where nothing tells.
fn candidates(loaded: &Loaded, wanted: &Subject) -> Vec<EntryId> {
    let (bank, links) = (&loaded.bank, &loaded.links);
    let mut found: Vec<EntryId> = match wanted {
        Subject::Page(id) | Subject::Part(id, _) => {
            let leading = links.incoming(*id).map(|edge| edge.from);
            // A link within a page is no edge.
            leading.chain([*id]).collect()
        }
        Subject::Term { vocabulary, id } => {
            let term = (vocabulary.clone(), id.clone());
            links.filed.get(&term).cloned().unwrap_or_default()
        }
        _ => bank.entries.ids().collect(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether what is named is what is looked for: a part of a page names the page too.
fn is_of(named: &Subject, wanted: &Subject) -> bool {
    match (named, wanted) {
        (Subject::Part(page, _), Subject::Page(wanted)) => page == wanted,
        _ => named == wanted,
    }
}

fn of_entry(bank: &Bank, entry: &Entry, wanted: &Subject, add: &mut impl FnMut(Mention)) {
    let file = &entry.file;
    let mention = |span: &Range<usize>, subject: Subject| Mention {
        path: Arc::clone(&file.path),
        span: span.clone(),
        subject,
        by_path: None,
    };
    let is_rated = matches!(wanted, Subject::Level { .. } | Subject::Scale(_));
    let mut has_rating = false;
    entry.fields.each(&mut |value, finding| {
        // What comes from another page is named there.
        let is_taken = finding.is_some_and(crate::model::Finding::is_taken);
        match value {
            Value::Finding(finding) => {
                if let Some(from) = &finding.from
                    && let Some((page, part)) = from.name.split_once('#')
                    && let Some(id) = bank.find(page)
                {
                    add(mention(&from.span, Subject::Part(id, part.to_owned())));
                }
            }
            _ if is_taken => {}
            Value::Terms(vocabulary, terms) => {
                for term in terms {
                    let (vocabulary, id) = (vocabulary.clone(), term.name.clone());
                    add(mention(&term.span, Subject::Term { vocabulary, id }));
                }
            }
            Value::Entries(names) => {
                for named_entry in names {
                    if let Some(id) = named(bank, &named_entry.name) {
                        add(mention(&named_entry.span, Subject::Page(id)));
                    }
                }
            }
            Value::Sources(sources) => {
                for source in sources {
                    for name in std::iter::once(&source.id).chain(&source.via) {
                        if let Some(id) = bank.source(&name.name) {
                            add(mention(&name.span, Subject::Page(id)));
                        }
                    }
                }
            }
            Value::Markdown(body) => of_body(bank, file, body, add),
            Value::Url(target, span) => {
                if let Some(subject) = of_target(bank, file, target) {
                    add(mention(span, subject));
                }
            }
            Value::Ratings(_) | Value::Level(_) => has_rating = true,
            _ => {}
        }
    });
    if is_rated && has_rating {
        of_ratings(file, wanted, add);
    }
    of_body(bank, file, &entry.body, add);
}

fn of_body(bank: &Bank, file: &File, body: &Body, add: &mut impl FnMut(Mention)) {
    let mut mention = |span: &Range<usize>, subject: Option<Subject>, by_path: Option<&String>| {
        if let Some(subject) = subject {
            let (path, by_path) = (Arc::clone(&file.path), by_path.cloned());
            add(Mention {
                path,
                span: span.clone(),
                subject,
                by_path,
            });
        }
    };
    for slot in &body.slots {
        match slot {
            Slot::Open { target, span, .. } => {
                let path = match target {
                    Target::Path { path, .. } => Some(path),
                    _ => None,
                };
                mention(span, of_target(bank, file, target), path);
            }
            Slot::Card { id, span } => mention(span, named(bank, id).map(Subject::Page), None),
            Slot::Cite(cluster) => {
                for cite in &cluster.cites {
                    mention(&cite.span, bank.source(&cite.key).map(Subject::Page), None);
                }
            }
            Slot::Image { path, span, .. } => mention(span, of_path(bank, file, path), Some(path)),
            Slot::Chart(chart) => {
                let data = &chart.data;
                mention(
                    &data.span,
                    of_path(bank, file, &data.value),
                    Some(&data.value),
                );
            }
            _ => {}
        }
    }
}

fn of_path(bank: &Bank, file: &File, path: &str) -> Option<Subject> {
    let target = Target::Path {
        path: path.to_owned(),
        fragment: None,
    };
    match resolve(bank, None, &target, &file.path) {
        crate::link::Resolved::File(path) => Some(Subject::File(path)),
        _ => None,
    }
}

/// The values in settings and questions that are the id of a page.
fn of_settings(bank: &Bank, file: &File, add: &mut impl FnMut(Mention)) {
    let Ok(node) = yaml::parse_file(&file.text) else {
        return;
    };
    each_scalar(&node, &mut |node| {
        let written = file.text.get(node.span.clone()).unwrap_or_default();
        if let Some(id) = bank.find(written.trim_matches(['"', '\''])) {
            let path = Arc::clone(&file.path);
            let span = node.span.clone();
            add(Mention {
                path,
                span,
                subject: Subject::Page(id),
                by_path: None,
            });
        }
    });
}

fn each_scalar<'n>(node: &'n Node, see: &mut impl FnMut(&'n Node)) {
    match &node.value {
        Yaml::List(items) => items.iter().for_each(|item| each_scalar(item, see)),
        Yaml::Map(pairs) => pairs.iter().for_each(|(_, value)| each_scalar(value, see)),
        _ => see(node),
    }
}

/// The ratings in the head of a page, by the names of their scales.
fn of_ratings(file: &File, wanted: &Subject, add: &mut impl FnMut(Mention)) {
    let head = super::place::parts(&file.text).head;
    let Ok(node) = yaml::parse(&file.text, head) else {
        return;
    };
    let (Subject::Level { scale, .. } | Subject::Scale(scale)) = wanted else {
        return;
    };
    let mut see = |key: &yaml::Key, value: &Node| {
        let code = value.get("code").unwrap_or(value);
        let written = file.text.get(code.span.clone()).unwrap_or_default();
        let level = Subject::Level {
            scale: scale.clone(),
            code: written.trim_matches(['"', '\'']).to_owned(),
        };
        let named = [
            (&key.span, Subject::Scale(scale.clone())),
            (&code.span, level),
        ];
        for (span, subject) in named {
            let path = Arc::clone(&file.path);
            add(Mention {
                path,
                span: span.clone(),
                subject,
                by_path: None,
            });
        }
    };
    each_pair(&node, &mut |key, value| {
        if key.name == *scale {
            see(key, value);
        }
    });
}

fn each_pair<'n>(node: &'n Node, see: &mut impl FnMut(&'n yaml::Key, &'n Node)) {
    match &node.value {
        Yaml::List(items) => items.iter().for_each(|item| each_pair(item, see)),
        Yaml::Map(pairs) => {
            for (key, value) in pairs {
                see(key, value);
                each_pair(value, see);
            }
        }
        _ => {}
    }
}

/// Where the file of a vocabulary names one of its terms: where it declares it, and where others are part of it.
pub(super) fn term_in_vocabulary(file: &File, id: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if let Ok(node) = yaml::parse_file(&file.text) {
        each_pair(&node, &mut |key, value| {
            let is_name = matches!(key.name.as_str(), "id" | "broader");
            if is_name && value.text(&file.text) == Some(id) {
                found.push(value.span.clone());
            }
        });
    }
    found
}
