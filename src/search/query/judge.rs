//! `search-index/judgements.yaml`: questions that readers ask, with the entries that must answer them.

use crate::model::EntryId;
use std::fmt;
use std::ops::Range;

use anyhow::Result;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::model::Bank;
use crate::record::{Record, read_file};
use crate::text::{File, Spanned};
use crate::yaml::{Node, Value};

use super::{find::SearchOptions, searcher::Search};

/// How deep a list of results is judged.
const DEPTH: usize = 10;

/// A question.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// As it is typed.
    pub query: String,
    /// The entries that must be found, each with its place in the file and how far down it may stand.
    pub answers: Vec<Answer>,
}

/// An entry that must answer a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its place in the bank.
    pub entry: EntryId,
    /// Where it is named.
    pub span: Range<usize>,
    /// Among how many of the first results it must be: 3 or 10.
    pub within: usize,
    /// Whether the bank knows that it is not there yet.
    pub is_awaited: bool,
}

/// How the search of a bank does on its questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verdict {
    /// How many questions were asked.
    pub questions: usize,
    /// Of the entries that could be among the first three, the part that is: the mean over all questions.
    pub precision: f64,
    /// Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002): an entry that must be
    /// among the first three gains 2, one that must be among the first ten gains 1.
    pub ndcg: f64,
    /// The part of the questions whose first result is one that must be among the first three.
    pub first: f64,
    /// The part of the questions that have such a one among the first three.
    pub three: f64,
    /// How many answers stand too far down.
    pub missed: usize,
    /// How many of them the bank knows of.
    pub awaited: usize,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            questions,
            precision,
            ndcg,
            first,
            three,
            missed,
            awaited,
        } = self;
        let (first, three) = (first * 100.0, three * 100.0);
        write!(
            f,
            "{questions} questions: first right {first:.1} %, right among three {three:.1} %, precision at 3 {precision:.3}, NDCG at 10 {ndcg:.3}, {missed} answers missed"
        )?;
        match awaited {
            0 => Ok(()),
            awaited => write!(f, ", {awaited} of them known"),
        }
    }
}

/// Reads the questions. What is wrong with one is reported, and the others are read all the same.
pub fn judgements(file: &File, bank: &Bank, out: &mut Diagnostics) -> Vec<Judgement> {
    let Some(node) = read_file(file, out) else {
        return Vec::new();
    };
    match &node.value {
        Value::Null => Vec::new(),
        Value::List(items) => items
            .iter()
            .filter_map(|node| judgement(file, node, bank, out))
            .collect(),
        _ => {
            let message = format!(
                "judgements are a list, this is {}",
                node.describe(&file.text)
            );
            let wrong = Diagnostic::new(Code::WrongType, &file.path, node.span.clone(), message);
            out.push(wrong.help("Write `- query: …` with `first_three: […]` for each question."));
            Vec::new()
        }
    }
}

fn judgement(file: &File, node: &Node, bank: &Bank, out: &mut Diagnostics) -> Option<Judgement> {
    let keys = ["query", "first_three", "first_ten", "not_yet", "note"];
    let record = Record::open(file, node, "a judgement", &keys, out)?;
    let query = record.required("query", "a judgement", out)?;
    let _ = record.text("note", out);
    let awaited: Vec<Spanned<String>> = record.texts("not_yet", out);
    let mut answers: Vec<Answer> = Vec::new();
    let mut has_names = false;
    for (key, within) in [("first_three", 3), ("first_ten", DEPTH)] {
        for Spanned { value: id, span } in record.texts(key, out) {
            has_names = true;
            let Some(entry_id) = bank.find(&id) else {
                let message = format!("there is no entry `{id}`");
                let known = bank.entries.iter().map(|entry| entry.id.name.as_str());
                out.push(
                    record
                        .diagnose(Code::UnknownEntry, span, message)
                        .misses(Misses::Entry(id.clone()))
                        .nearest(&id, known),
                );
                continue;
            };
            if answers.iter().any(|answer| answer.entry == entry_id) {
                let message = format!("`{id}` stands twice in this judgement");
                let wrong = record.diagnose(Code::BadDeclaration, span, message);
                out.push(
                    wrong.help("Keep it where it belongs: among the first three or the first ten."),
                );
                continue;
            }
            answers.push(Answer {
                entry: entry_id,
                is_awaited: awaited.iter().any(|name| name.value == id),
                span,
                within,
            });
        }
    }
    check_awaited(&record, &awaited, &answers, bank, out);
    if !has_names {
        let message = "a judgement needs `first_three` or `first_ten`".to_owned();
        let wrong = record.diagnose(
            Code::MissingField,
            node.span.start..node.span.start,
            message,
        );
        out.push(wrong.help("Add `first_three: […]` with the ids of entries that must be found."));
    }
    Some(Judgement { query, answers })
}

/// Reports what is to be found later, and is not among what is to be found.
fn check_awaited(
    record: &Record<'_>,
    awaited: &[Spanned<String>],
    answers: &[Answer],
    bank: &Bank,
    out: &mut Diagnostics,
) {
    let is_answer = |id: &str| {
        let mut names = answers
            .iter()
            .map(|answer| &bank.entries[answer.entry].id.name);
        names.any(|name| name == id)
    };
    for Spanned { value: id, span } in awaited.iter().filter(|id| !is_answer(&id.value)) {
        let message = format!("`{id}` is no answer of this judgement");
        let wrong = record.diagnose(Code::BadDeclaration, span.clone(), message);
        out.push(wrong.help("`not_yet` names some of `first_three` and `first_ten`."));
    }
}

/// Asks every question, and reports the answers that are missed.
///
/// # Errors
///
/// Where tantivy cannot read its index.
pub fn judge(
    search: &Search,
    bank: &Bank,
    file: &File,
    judgements: &[Judgement],
    out: &mut Diagnostics,
) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let asked: Vec<&Judgement> = judgements
        .iter()
        .filter(|judgement| !judgement.answers.is_empty())
        .collect();
    for judgement in &asked {
        let wanted = SearchOptions {
            limit: bank.entries.len(),
            ..SearchOptions::default()
        };
        let found = search.find(&judgement.query, &wanted)?;
        let ranks: Vec<EntryId> = found.hits.iter().map(|hit| hit.entry).collect();
        for answer in &judgement.answers {
            let rank = ranks.iter().position(|&at| at == answer.entry);
            let is_missed = rank.is_none_or(|rank| rank >= answer.within);
            verdict.missed += usize::from(is_missed);
            verdict.awaited += usize::from(is_missed && answer.is_awaited);
            if is_missed != answer.is_awaited {
                out.push(unexpected(bank, file, judgement, answer, rank));
            }
        }
        verdict.first += share(judgement, &ranks, 1);
        verdict.three += share(judgement, &ranks, 3);
        verdict.precision += precision(judgement, &ranks);
        verdict.ndcg += ndcg(judgement, &ranks);
    }
    #[expect(clippy::cast_precision_loss, reason = "nobody writes 2^52 questions")]
    let count = asked.len().max(1) as f64;
    verdict.questions = asked.len();
    verdict.precision /= count;
    verdict.ndcg /= count;
    verdict.first /= count;
    verdict.three /= count;
    Ok(verdict)
}

/// An answer that is missed, or that is found though the bank says that it is not yet.
fn unexpected(
    bank: &Bank,
    file: &File,
    judgement: &Judgement,
    answer: &Answer,
    rank: Option<usize>,
) -> Diagnostic {
    let id = &bank.entries[answer.entry].id.name;
    let query = &judgement.query;
    let within = if answer.within == 3 { "three" } else { "ten" };
    let found =
        |message| Diagnostic::new(Code::MissedAnswer, &file.path, answer.span.clone(), message);
    if answer.is_awaited {
        let message = format!("`{id}` is among the first {within} for `{query}` by now");
        return found(message).help("Take it out of `not_yet`.");
    }
    let message = match rank {
        Some(rank) => format!(
            "`{id}` is result {} for `{query}`, and must be among the first {within}",
            rank + 1
        ),
        None => format!("`{id}` is not found by `{query}`, and must be among the first {within}"),
    };
    let help =
        "Say it in the entry in the words that readers use, give it `keywords`, or add a synonym.";
    found(message).help(help)
}

/// 1 where one that must be among the first three is among so many, else 0.
fn share(judgement: &Judgement, ranks: &[EntryId], within: usize) -> f64 {
    let mut wanted = judgement.answers.iter().filter(|answer| answer.within == 3);
    let is_there = |answer: &Answer| ranks.iter().take(within).any(|&at| at == answer.entry);
    f64::from(u8::from(wanted.any(is_there)))
}

#[expect(clippy::cast_precision_loss, reason = "lists of ten")]
fn precision(judgement: &Judgement, ranks: &[EntryId]) -> f64 {
    let is_answer = |at: &&EntryId| judgement.answers.iter().any(|answer| answer.entry == **at);
    let right = ranks.iter().take(3).filter(is_answer).count();
    right as f64 / judgement.answers.len().min(3) as f64
}

fn ndcg(judgement: &Judgement, ranks: &[EntryId]) -> f64 {
    let gain = |answer: &Answer| if answer.within == 3 { 2.0 } else { 1.0 };
    let gain_of = |at: &EntryId| {
        judgement
            .answers
            .iter()
            .find(|answer| answer.entry == *at)
            .map_or(0.0, gain)
    };
    let mut best: Vec<f64> = judgement.answers.iter().map(gain).collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let sum = |gains: &mut dyn Iterator<Item = f64>| {
        #[expect(clippy::cast_precision_loss, reason = "lists of ten")]
        let discounted = gains
            .take(DEPTH)
            .enumerate()
            .map(|(rank, gain)| gain / (rank as f64 + 2.0).log2());
        discounted.sum::<f64>()
    };
    sum(&mut ranks.iter().map(gain_of)) / sum(&mut best.into_iter())
}
