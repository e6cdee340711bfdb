//! Sources of which somebody else says that they were retracted, or are doubted.

use std::collections::BTreeMap;
use std::io::Read;

use anyhow::Result;

use crate::data::{Nature, Notice, notices};
use crate::diagnostic::{Code, Diagnostic};
use crate::link::{EdgeKind, Links};
use crate::model::{Bank, Entry, EntryId, Status, Value};
use crate::schema::CITATION;
use crate::text::fold;

/// How many places that rest on a source are shown with it; the rest is counted.
const MOST_SHOWN: usize = 5;

/// A notice about a source of the bank, and whether it is about that for certain.
struct Match {
    notice: Notice,
    is_certain: bool,
}

/// What notices of retraction say against the sources of a bank, whether they say it of a DOI, or, of a source without
/// one, of a title with its first author and its year. A source that says of itself that it was retracted is passed over.
///
/// A file that holds none is said to in words.
///
/// # Errors
///
/// Where the file of notices cannot be read.
pub fn retractions(
    bank: &Bank,
    links: &Links,
    file: impl Read,
) -> Result<Result<Vec<Diagnostic>, String>> {
    let sources: Vec<EntryId> = bank.based_on(CITATION).collect();
    let sources = sources
        .into_iter()
        .filter(|id| bank.entries[*id].status != Status::Retracted);
    let mut by_doi: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    let mut by_title: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for id in sources {
        let entry = &bank.entries[id];
        match doi(entry) {
            Some(doi) => by_doi.entry(doi).or_default().push(id),
            None => by_title.entry(bare(&entry.title)).or_default().push(id),
        }
    }
    let mut found: BTreeMap<EntryId, Vec<Match>> = BTreeMap::new();
    let wrong = notices(file, &mut |notice| {
        let certain = notice.doi.as_ref().and_then(|doi| by_doi.get(doi));
        for id in certain.into_iter().flatten() {
            let notice = notice.clone();
            found.entry(*id).or_default().push(Match {
                notice,
                is_certain: true,
            });
        }
        for id in by_title.get(&bare(&notice.title)).into_iter().flatten() {
            if is_of(&bank.entries[*id], &notice) {
                let notice = notice.clone();
                found.entry(*id).or_default().push(Match {
                    notice,
                    is_certain: false,
                });
            }
        }
    })?;
    if let Some(wrong) = wrong {
        return Ok(Err(wrong));
    }
    let told = found
        .into_iter()
        .filter_map(|(id, matches)| told(bank, links, id, matches));
    Ok(Ok(told.collect()))
}

fn doi(entry: &Entry) -> Option<String> {
    let written = entry.fields.text("DOI")?.to_lowercase();
    let at = written.find("10.")?;
    Some(written[at..].to_owned())
}

/// A title by its letters and digits alone.
fn bare(title: &str) -> String {
    fold(title)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whether a notice names the first author of a source, and its year.
fn is_of(entry: &Entry, notice: &Notice) -> bool {
    let year = entry.fields.date("issued").map(|date| date.to_string());
    let is_of_year = year
        .zip(notice.year)
        .is_some_and(|(date, year)| date.starts_with(&format!("{year:04}")));
    let Some(Value::List(authors)) = entry.fields.get("author") else {
        return false;
    };
    let Some(Value::Person(first)) = authors.first() else {
        return false;
    };
    let family = first.text("family").or(first.text("literal")).map(bare);
    let is_author = |name: &String| {
        family
            .as_ref()
            .is_some_and(|family| bare(name).ends_with(family.as_str()))
    };
    is_of_year && notice.authors.iter().any(is_author)
}

/// What is told of a source: by the last notice that says whether it stands.
fn told(bank: &Bank, links: &Links, id: EntryId, mut matches: Vec<Match>) -> Option<Diagnostic> {
    matches.retain(|found| found.notice.nature != Nature::Correction);
    matches.sort_by_key(|found| {
        (
            found.is_certain,
            found.notice.date.map(|date| date.first_day()),
            found.notice.nature,
        )
    });
    let Match { notice, is_certain } = matches.pop()?;
    if notice.nature == Nature::Reinstatement {
        return None;
    }
    let is_retracted = notice.nature == Nature::Retraction;
    let entry = &bank.entries[id];
    let on = notice
        .date
        .map_or_else(String::new, |date| format!(" on {}", date.in_english()));
    let why = notice.reasons.join("; ");
    let why = if why.is_empty() {
        why
    } else {
        format!(": {why}")
    };
    let what = match (is_retracted, is_certain) {
        (true, true) => format!("this source was retracted{on}{why}"),
        (true, false) => format!("a source of this title, author and year was retracted{on}{why}"),
        (false, true) => format!("the publisher expressed concern about this source{on}{why}"),
        (false, false) => {
            format!(
                "a publisher expressed concern{on} about a source of this title, author and year{why}"
            )
        }
    };
    let field = ["DOI", "title"]
        .into_iter()
        .find(|name| entry.fields.get(name).is_some());
    let span = entry.fields.span(field.unwrap_or("title"));
    let code = if is_retracted && is_certain {
        Code::RetractedSource
    } else {
        Code::DoubtedSource
    };
    let found = Diagnostic::new(code, entry.path(), span, what);
    let (found, count) = with_users(bank, links, id, found);
    let rests = match count {
        0 => String::new(),
        1 => " One place rests on it or cites it: see whether that still holds.".to_owned(),
        _ => format!(" {count} places rest on it or cite it: see what still holds."),
    };
    Some(match code {
        Code::RetractedSource => {
            let found = found.help(format!("Say so at its head: `status: retracted`.{rests}"));
            with_status(entry, &notice, found)
        }
        _ => found.help(format!(
            "Look whether it is this one, and whether it can still be relied on.{rests}"
        )),
    })
}

/// Adds the places that rest on a source or cite it, and says how many there are.
fn with_users(
    bank: &Bank,
    links: &Links,
    id: EntryId,
    mut found: Diagnostic,
) -> (Diagnostic, usize) {
    let edges: Vec<_> = links
        .incoming(id)
        .filter(|edge| edge.kind.carries_status())
        .collect();
    for edge in edges.iter().take(MOST_SHOWN) {
        let user = &bank.entries[edge.from];
        let finding = edge.finding.and_then(|id| user.finding(id));
        let (span, text) = match finding {
            Some(finding) => (
                finding.fields.span("statement"),
                format!(
                    "the finding `{}#{}` rests on it",
                    user.id.name,
                    finding.anchor()
                ),
            ),
            None if edge.kind == EdgeKind::Cites => (
                user.fields.span("title"),
                format!("`{}` cites it", user.id.name),
            ),
            None => (
                user.fields.span("title"),
                format!("`{}` rests on it", user.id.name),
            ),
        };
        found = found.also(user.path(), span, text);
    }
    (found, edges.len())
}

/// Adds the lines that say so at the head of the source, where it says nothing of its life yet.
fn with_status(entry: &Entry, notice: &Notice, found: Diagnostic) -> Diagnostic {
    let text = &entry.file.text;
    let head = &text[..entry.markdown.start];
    let is_plain = head.starts_with("---") && entry.fields.get("status").is_none();
    let Some(end) = head
        .trim_end()
        .strip_suffix("---")
        .map(str::len)
        .filter(|_| is_plain)
    else {
        return found;
    };
    let date = notice
        .date
        .map_or_else(String::new, |date| format!("status_date: {date}\n"));
    let reason = serde_json::Value::from(format!("Retracted: {}.", notice.reasons.join("; ")));
    let reason = if notice.reasons.is_empty() {
        String::new()
    } else {
        format!("status_reason: {reason}\n")
    };
    found
        .mend_at(end..end, format!("status: retracted\n{date}{reason}"))
        .surely()
}
