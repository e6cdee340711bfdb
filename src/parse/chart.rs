//! The fenced block `chart`: which figures of which table are to be drawn, and how.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::record::Record;
use crate::text::{File, Spanned};
use crate::yaml;

use super::origin::Origin;
use super::stray::is_open;
use super::writer::{EventAt, Writer, past_end, text_until_end};
use crate::model::Slot;
use crate::model::{Chart, ChartKind};

/// The keys of a chart, those that it must have first.
pub(crate) const CHART_KEYS: [&str; 9] = [
    "data",
    "type",
    "x",
    "y",
    "title",
    "description",
    "unit",
    "note",
    "source",
];

/// How charts are drawn, as it is written.
pub(crate) const CHART_KINDS: [(&str, ChartKind); 5] = [
    ("bar", ChartKind::Bar),
    ("grouped-bar", ChartKind::GroupedBar),
    ("line", ChartKind::Line),
    ("dot", ChartKind::Dot),
    ("share", ChartKind::Share),
];

impl Writer<'_, '_> {
    /// Whether a block of code asks for a chart.
    pub(super) fn is_chart(kind: &CodeBlockKind<'_>) -> bool {
        matches!(kind, CodeBlockKind::Fenced(info) if info.split_whitespace().next() == Some("chart"))
    }

    /// Reads the chart that begins at `at`; returns the event behind it.
    pub(super) fn chart(&mut self, input: &[EventAt<'_>], at: usize) -> usize {
        let end = past_end(input, at);
        // What is wrong with a block that is never closed is not its YAML.
        if is_open(self.origin.text, &input[at].1) {
            return end;
        }
        let texts = input[at..end].iter();
        let texts = texts.filter(|(event, _)| matches!(event, Event::Text(_)));
        let ranges: Vec<&Range<usize>> = texts.map(|(_, range)| range).collect();
        let whole = input[at].1.end;
        let block = ranges.first().map_or(whole, |first| first.start)
            ..ranges.last().map_or(whole, |last| last.end);
        let code = text_until_end(input, at);
        if let Some(chart) = read(self.origin, &block, &code, self.out) {
            self.slot(Slot::Chart(Box::new(chart)));
        }
        end
    }
}

/// Reads the YAML of a chart; what is wrong is reported.
/// In a list or a quotation its lines begin with signs that are none of it, so it is read without them, and places are
/// those of the whole.
fn read(
    origin: &Origin<'_>,
    block: &Range<usize>,
    code: &str,
    out: &mut Diagnostics,
) -> Option<Chart> {
    let span = origin.span(block);
    let file = origin.file;
    let is_verbatim = file.text.get(span.clone()) == Some(code);
    let found = if is_verbatim {
        yaml::parse(&file.text, span.clone())
    } else {
        yaml::parse_file(code)
    };
    let node = match found {
        Ok(node) => node,
        Err(broken) => {
            let at = if is_verbatim { broken.span } else { span };
            let message = format!("this chart is no YAML: {}", broken.message);
            out.push(Diagnostic::new(Code::BadChart, &file.path, at, message).help(HELP));
            return None;
        }
    };
    let own = if is_verbatim {
        file.clone()
    } else {
        File::new(file.path.as_ref(), code)
    };
    let mut found = Diagnostics::default();
    let chart = chart(&own, &node, &mut found);
    for mut found in found.into_found() {
        found.code = Code::BadChart;
        if !is_verbatim {
            found.span = span.clone();
        }
        out.push(found);
    }
    if is_verbatim {
        return chart;
    }
    let mut chart = chart?;
    for named in [&mut chart.data, &mut chart.x]
        .into_iter()
        .chain(&mut chart.y)
    {
        named.span = span.clone();
    }
    Some(chart)
}

const HELP: &str =
    "Write `data: figures.csv`, `type: bar`, `x: COLUMN`, `y: COLUMN` and `title: …`, a line each.";

fn chart(file: &File, tree: &yaml::Node, out: &mut Diagnostics) -> Option<Chart> {
    let record = Record::open(file, tree, "a chart", &CHART_KEYS, out)?;
    let written = |key: &str, out: &mut Diagnostics| {
        let text = record.required(key, "a chart", out)?;
        Some(Spanned::new(text, record.get(key)?.span.clone()))
    };
    let (data, x) = (written("data", out), written("x", out));
    let title = record.required("title", "a chart", out);
    let kind = match record.get("type") {
        Some(_) => record.choice("type", &CHART_KINDS, out),
        None => Some(ChartKind::Bar),
    };
    let y = record.texts("y", out);
    if y.is_empty() && record.get("y").is_none() {
        record.required("y", "a chart", out);
    }
    let mut text = |key| record.text(key, out).filter(|text| !text.is_empty());
    let (description, unit, note, source) = (
        text("description"),
        text("unit"),
        text("note"),
        text("source"),
    );
    Some(Chart {
        data: data?,
        kind: kind?,
        x: x?,
        y: (!y.is_empty()).then_some(y)?,
        title: title?,
        description,
        unit,
        note,
        source,
    })
}
