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
    /// How many answers stand too far down.
    pub missed: usize,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            questions,
            precision,
            ndcg,
            missed,
        } = self;
        write!(
            f,
            "{questions} questions: precision at 3 {precision:.3}, NDCG at 10 {ndcg:.3}, {missed} answers missed"
        )
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
    let keys = ["query", "first_three", "first_ten", "note"];
    let record = Record::open(file, node, "a judgement", &keys, out)?;
    let query = record.required("query", "a judgement", out)?;
    let _ = record.text("note", out);
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
                span,
                within,
            });
        }
    }
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
            if rank.is_none_or(|rank| rank >= answer.within) {
                verdict.missed += 1;
                out.push(missed(bank, file, judgement, answer, rank));
            }
        }
        verdict.precision += precision(judgement, &ranks);
        verdict.ndcg += ndcg(judgement, &ranks);
    }
    #[expect(clippy::cast_precision_loss, reason = "nobody writes 2^52 questions")]
    let count = asked.len().max(1) as f64;
    verdict.questions = asked.len();
    verdict.precision /= count;
    verdict.ndcg /= count;
    Ok(verdict)
}

fn missed(
    bank: &Bank,
    file: &File,
    judgement: &Judgement,
    answer: &Answer,
    rank: Option<usize>,
) -> Diagnostic {
    let id = &bank.entries[answer.entry].id.name;
    let query = &judgement.query;
    let within = if answer.within == 3 { "three" } else { "ten" };
    let message = match rank {
        Some(rank) => format!(
            "`{id}` is result {} for `{query}`, and must be among the first {within}",
            rank + 1
        ),
        None => format!("`{id}` is not found by `{query}`, and must be among the first {within}"),
    };
    let help =
        "Say it in the entry in the words that readers use, give it `keywords`, or add a synonym.";
    Diagnostic::new(Code::MissedAnswer, &file.path, answer.span.clone(), message).help(help)
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
