//! What every bank is held to, however broken it is.

use std::collections::BTreeMap;
use std::path::Path;

use sourcebook::diagnostic::{Diagnostic, Diagnostics};
use sourcebook::load::Loaded;
use sourcebook::source::{read_bytes, text_of};

/// The texts that places are counted in, each read once.
struct Texts<'b> {
    root: &'b Path,
    read: BTreeMap<String, Option<String>>,
}

impl Texts<'_> {
    /// The text of a file of the bank as its places are counted; `None` where there is no such file.
    fn get(&mut self, path: &str) -> Option<&str> {
        let root = self.root;
        let read = self.read.entry(path.to_owned()).or_insert_with(|| {
            let mut found = Diagnostics::default();
            let bytes = read_bytes(root, path, &mut found).ok()??;
            let lossy = String::from_utf8_lossy(&bytes).into_owned();
            let file = text_of(path, bytes, &mut found);
            Some(file.map_or(lossy, |file| file.text.to_string()))
        });
        read.as_deref()
    }
}

/// What is found, in the forms in which it is shown.
pub(crate) struct Shown {
    human: String,
    short: String,
    json: String,
}

impl Shown {
    pub(crate) fn of(loaded: &Loaded, found: &Diagnostics) -> Self {
        let report = loaded.report(found);
        Self {
            human: report.human(false),
            short: report.short(),
            json: report.json(),
        }
    }
}

/// What is wrong with what is said about a bank.
pub(crate) fn faults(shown: &Shown, found: &Diagnostics, root: &Path) -> Vec<String> {
    let mut texts = Texts {
        root,
        read: BTreeMap::new(),
    };
    let mut faults = Vec::new();
    for found in found.iter() {
        faults.extend(misplaced(found, &mut texts));
    }
    let Shown { human, short, json } = shown;
    for (name, shown) in [("human", human), ("short", short), ("JSON", json)] {
        faults.extend(unseen(name, shown));
    }
    faults.extend(shown_elsewhere(json, found, &mut texts));
    faults.truncate(4);
    faults
}

/// A place that is not in its file.
fn misplaced(found: &Diagnostic, texts: &mut Texts<'_>) -> Vec<String> {
    let also = found.also.iter().map(|label| (&label.path, &label.span));
    let places = std::iter::once((&found.path, &found.span)).chain(also);
    let wrong = |(path, span): (&std::sync::Arc<str>, &std::ops::Range<usize>)| {
        let why = match texts.get(path) {
            // What is missing has no place but its name.
            None if *span == (0..0) => return None,
            None => "there is no such file",
            Some(text) if span.start > span.end || span.end > text.len() => "outside the file",
            Some(text)
                if !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end) =>
            {
                "within a character"
            }
            Some(_) => return None,
        };
        Some(format!(
            "place: {why}: [{}] {path} {span:?}: {}",
            found.code, found.message
        ))
    };
    places.filter_map(wrong).collect()
}

/// Signs that tell a terminal something, or turn the words behind them around.
fn unseen(name: &str, shown: &str) -> Option<String> {
    let is_order = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let told = |c: &char| (c.is_control() && !matches!(c, '\n' | '\t')) || is_order(*c);
    let at = shown.chars().position(|c| told(&c))?;
    let around: String = shown.chars().skip(at.saturating_sub(60)).take(90).collect();
    Some(format!("control character in {name}: {around:?}"))
}

/// A place that is shown as another than it is, or outside its file.
fn shown_elsewhere(json: &str, found: &Diagnostics, texts: &mut Texts<'_>) -> Vec<String> {
    let Ok(shown) = serde_json::from_str::<serde_json::Value>(json) else {
        return vec!["JSON: what is shown is none".to_owned()];
    };
    let rows = shown["diagnostics"].as_array().cloned().unwrap_or_default();
    let row = |path: &str, line: usize, column: usize, message: &str| {
        format!("{path}:{line}:{column}: {message}")
    };
    let number = |value: &serde_json::Value| {
        value
            .as_u64()
            .map_or(0, |number| usize::try_from(number).unwrap_or(0))
    };
    let said =
        |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let all: std::collections::BTreeSet<String> = rows
        .iter()
        .map(|it| {
            row(
                &said(it, "path"),
                number(&it["line"]),
                number(&it["column"]),
                &said(it, "message"),
            )
        })
        .collect();
    let mut faults = Vec::new();
    for found in found.iter() {
        let Some(text) = texts.get(&found.path) else {
            continue;
        };
        let before = &text[..text.floor_char_boundary(found.span.start)];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let expected = row(&found.path, line, column, &found.message);
        if !all.contains(&expected) {
            faults.push(format!("shown elsewhere: {expected}"));
        }
    }
    for it in &rows {
        faults.extend(texts.get(&said(it, "path")).and_then(|text| {
            let lines: Vec<&str> = text.split('\n').collect();
            let is_in = |line: &str, column: &str| {
                let length = lines
                    .get(number(&it[line]).wrapping_sub(1))
                    .map(|line| line.chars().count() + 1);
                length.is_some_and(|length| (1..=length).contains(&number(&it[column])))
            };
            let is_in = is_in("line", "column") && is_in("end_line", "end_column");
            (!is_in).then(|| format!("place: shown outside the file: {it}"))
        }));
    }
    faults
}
