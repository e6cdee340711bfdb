//! The figures of a chart, read from its table.

use crate::data::{Table, number};
use crate::messages::Messages;
use crate::model::{Chart, ChartKind};
use crate::text::{Spanned, escape};

/// The figures of a chart.
pub(crate) struct Figures<'t> {
    pub(crate) messages: &'t Messages,
    pub(crate) kind: ChartKind,
    pub(crate) title: &'t str,
    /// What is compared, from the top or from the left.
    pub(crate) labels: Vec<&'t str>,
    pub(crate) series: Vec<Series<'t>>,
    pub(crate) unit: &'t str,
}

/// A column of figures.
pub(crate) struct Series<'t> {
    pub(crate) name: String,
    /// As they stand in the table, and as numbers; `None` where the table has none.
    pub(crate) values: Vec<(&'t str, Option<f64>)>,
}

impl<'t> Figures<'t> {
    pub(crate) fn read(chart: &'t Chart, table: &'t Table, messages: &'t Messages) -> Option<Self> {
        let x = table.column(&chart.x.value)?;
        let series = chart.y.iter().map(|Spanned { value: name, .. }| {
            let column = table.column(name)?;
            let cells = table.rows.iter().map(|row| row.cells[column].as_str());
            Some(Series {
                name: words(name),
                values: cells.map(|cell| (cell, number(cell))).collect(),
            })
        });
        Some(Self {
            messages,
            kind: chart.kind,
            title: &chart.title,
            labels: table.rows.iter().map(|row| row.cells[x].as_str()).collect(),
            series: series.collect::<Option<_>>()?,
            unit: chart.unit.as_deref().unwrap_or_default(),
        })
    }

    /// A figure as readers see it.
    pub(crate) fn shown(&self, text: &str) -> String {
        match self.unit {
            "" => text.to_owned(),
            "%" => format!("{text}%"),
            unit => format!("{text} {unit}"),
        }
    }

    /// The lowest and the highest figure, zero among them.
    pub(crate) fn range(&self) -> (f64, f64) {
        let values = self.series.iter().flat_map(|series| &series.values);
        let numbers = values.filter_map(|(_, value)| *value);
        let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        (low, if high > low { high } else { low + 1.0 })
    }

    /// The beginning of a drawing of this height.
    pub(crate) fn open(&self, height: f64) -> String {
        format!(
            "<svg class=\"plot\" width=\"100%\" height=\"{height:.0}\" role=\"img\"{} aria-label=\"{}\">\n",
            self.messages.word_language(),
            escape(&self.messages.with("chart", &[("title", self.title.into())]))
        )
    }

    pub(crate) fn table(&self, chart: &Chart) -> String {
        let mut out = format!(
            "<details><summary{}>{}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>\n<thead><tr>",
            self.messages.word_language(),
            escape(&self.messages.text("chart-table")),
            escape(&chart.title)
        );
        out.push_str(&format!(
            "<th scope=\"col\">{}</th>",
            escape(&words(&chart.x.value))
        ));
        for series in &self.series {
            let unit = if self.unit.is_empty() {
                String::new()
            } else {
                format!(" ({})", escape(self.unit))
            };
            out.push_str(&format!(
                "<th scope=\"col\" class=\"right\">{}{unit}</th>",
                escape(&series.name)
            ));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        let nothing = self.messages.text("chart-nothing");
        for (row, label) in self.labels.iter().enumerate() {
            out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(label)));
            for series in &self.series {
                let (text, _) = series.values[row];
                let (text, language) = match text {
                    "" => (nothing.as_str(), self.messages.word_language()),
                    text => (text, String::new()),
                };
                let text = escape(text);
                out.push_str(&format!("<td class=\"right\"{language}>{text}</td>"));
            }
            out.push_str("</tr>\n");
        }
        out + "</tbody>\n</table></div></details>\n"
    }
}

/// The name of a column as words: `social_workers` is "Social workers".
pub(crate) fn words(name: &str) -> String {
    let spaced = name.replace('_', " ");
    let mut letters = spaced.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.into_iter().chain([letters.collect()]).collect()
}

/// A number of pixels or per cent as short as can be.
pub(crate) fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}
