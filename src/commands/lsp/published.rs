//! What is wrong, told to the editor: for each file whatever is another than the last time.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use sourcebook::diagnostic::{Diagnostic, Severity};

use super::desk::Desk;
use super::places::Places;

/// What the editor shows of each file, as it was told last.
#[derive(Default)]
pub(super) struct Published {
    shown: BTreeMap<String, Vec<Json>>,
}

impl Published {
    /// The notifications that bring the editor up to date: the files that are open first.
    pub(super) fn renew(&mut self, desk: &Desk) -> Vec<Json> {
        let Some((loaded, mistakes)) = desk.mistakes() else {
            return Vec::new();
        };
        let report = loaded.report(mistakes);
        let mut now: BTreeMap<String, Vec<Json>> = BTreeMap::new();
        for (path, found) in report.by_file() {
            let places = Places::new(report.text(path), desk.units);
            let rows = found.into_iter().map(|found| {
                let also = found.also.iter().map(|label| {
                    let places = Places::new(report.text(&label.path), desk.units);
                    let location =
                        json!({"uri": desk.uri(&label.path), "range": places.range(&label.span)});
                    json!({"location": location, "message": label.text})
                });
                row(found, &places, &also.collect::<Vec<_>>())
            });
            now.insert(path.to_owned(), rows.collect());
        }
        let gone = self.shown.keys().filter(|path| !now.contains_key(*path));
        let gone: Vec<(String, Vec<Json>)> = gone.map(|path| (path.clone(), Vec::new())).collect();
        let changed = now
            .iter()
            .filter(|(path, rows)| self.shown.get(*path) != Some(rows));
        let changed = changed.map(|(path, rows)| (path.clone(), rows.clone()));
        let mut told: Vec<(String, Vec<Json>)> = gone.into_iter().chain(changed).collect();
        told.sort_by_key(|(path, _)| desk.text(path).is_none());
        self.shown = now;
        let notification = |(path, rows): (String, Vec<Json>)| json!({"uri": desk.uri(&path), "diagnostics": rows});
        told.into_iter().map(notification).collect()
    }
}

/// A mistake in the words of `check`: what is wrong, and below it how to mend it.
pub(super) fn row(found: &Diagnostic, places: &Places<'_>, also: &[Json]) -> Json {
    // The numbers of the protocol's `DiagnosticSeverity`.
    let severity = match found.severity {
        Severity::Error => 1,
        Severity::Warning => 2,
    };
    let message = match &found.help {
        Some(help) => format!("{}\n{help}", found.message),
        None => found.message.clone(),
    };
    let mut row = json!({
        "range": places.range(&found.span),
        "severity": severity,
        "code": found.code.to_string(),
        "source": "sourcebook",
        "message": message,
    });
    if !also.is_empty() {
        row["relatedInformation"] = json!(also);
    }
    row
}
