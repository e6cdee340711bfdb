//! Charts, drawn as SVG when a page is rendered.
//!
//! Positions across are per cent and sizes are pixels, so that a chart fills any width and its letters keep their size.
//! Colours come from the style sheet by class; lines and marks also differ in dash and shape, and every series is named
//! where it is drawn. The figures stand in a table below, which is what a screen reader reads.

pub(crate) mod bars;
pub(crate) mod line;
pub(crate) mod share;

use crate::check::table_of;
use crate::data::{Table, number};
use crate::model::{Chart, ChartKind};

use crate::site::Site;
use crate::text::escape;

/// The figures of a chart.
struct Figures<'t> {
    kind: ChartKind,
    title: &'t str,
    /// What is compared, from the top or from the left.
    labels: Vec<&'t str>,
    series: Vec<Series<'t>>,
    unit: &'t str,
}

/// A column of figures.
struct Series<'t> {
    name: String,
    /// As they stand in the table, and as numbers; `None` where the table has none.
    values: Vec<(&'t str, Option<f64>)>,
}

/// A chart with its title, table and source; nothing where its table is not there, which is reported elsewhere.
pub(super) fn figure(site: &Site, chart: &Chart, file: &str, root: &str) -> String {
    let Some((path, table)) = table_of(chart, file, &site.attachments) else {
        return String::new();
    };
    let Some(figures) = Figures::read(chart, table) else {
        return String::new();
    };
    let drawn = match chart.kind {
        ChartKind::Line => line::draw(&figures),
        ChartKind::Share => share::draw(&figures),
        _ => bars::draw(&figures),
    };
    let mut out = format!(
        "<figure class=\"chart\">\n<figcaption><strong>{}</strong>",
        escape(&chart.title)
    );
    if let Some(text) = &chart.description {
        out.push_str(&format!(" <span class=\"soft\">{}</span>", escape(text)));
    }
    out.push_str(&format!("</figcaption>\n{drawn}\n{}", figures.table(chart)));
    for text in [&chart.note, &chart.source].into_iter().flatten() {
        out.push_str(&format!("<p class=\"meta\">{}</p>\n", escape(text)));
    }
    if let Some(found) = site.attachments.get(&path) {
        let href = escape(&format!("{root}{}", found.path));
        out.push_str(&format!(
            "<p class=\"meta edit\"><a href=\"{href}\" download>Download the figures (CSV)</a></p>\n"
        ));
    }
    out + "</figure>\n"
}

impl<'t> Figures<'t> {
    fn read(chart: &'t Chart, table: &'t Table) -> Option<Self> {
        let x = table.column(&chart.x.0)?;
        let series = chart.y.iter().map(|(name, _)| {
            let column = table.column(name)?;
            let cells = table.rows.iter().map(|row| row.cells[column].as_str());
            Some(Series {
                name: words(name),
                values: cells.map(|cell| (cell, number(cell))).collect(),
            })
        });
        Some(Self {
            kind: chart.kind,
            title: &chart.title,
            labels: table.rows.iter().map(|row| row.cells[x].as_str()).collect(),
            series: series.collect::<Option<_>>()?,
            unit: chart.unit.as_deref().unwrap_or_default(),
        })
    }

    /// A figure as readers see it.
    fn shown(&self, text: &str) -> String {
        match self.unit {
            "" => text.to_owned(),
            "%" => format!("{text}%"),
            unit => format!("{text} {unit}"),
        }
    }

    /// The lowest and the highest figure, zero among them.
    fn range(&self) -> (f64, f64) {
        let values = self.series.iter().flat_map(|series| &series.values);
        let numbers = values.filter_map(|(_, value)| *value);
        let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        (low, if high > low { high } else { low + 1.0 })
    }

    /// The beginning of a drawing of this height.
    fn open(&self, height: f64) -> String {
        format!(
            "<svg class=\"plot\" width=\"100%\" height=\"{height:.0}\" role=\"img\" aria-label=\"{}\">\n",
            escape(&format!(
                "Chart: {}. The figures are in the table below.",
                self.title
            ))
        )
    }

    fn table(&self, chart: &Chart) -> String {
        let mut out = "<details><summary>The figures as a table</summary>\n<div class=\"scroll\"><table>\n<thead><tr>".to_owned();
        out.push_str(&format!(
            "<th scope=\"col\">{}</th>",
            escape(&words(&chart.x.0))
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
        for (row, label) in self.labels.iter().enumerate() {
            out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(label)));
            for series in &self.series {
                let (text, _) = series.values[row];
                let text = if text.is_empty() { "no figure" } else { text };
                out.push_str(&format!("<td class=\"right\">{}</td>", escape(text)));
            }
            out.push_str("</tr>\n");
        }
        out + "</tbody>\n</table></div></details>\n"
    }
}

/// The name of a column as words: `social_workers` is "Social workers".
pub(super) fn words(name: &str) -> String {
    let spaced = name.replace('_', " ");
    let mut letters = spaced.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.into_iter().chain([letters.collect()]).collect()
}

/// A number of pixels or per cent as short as can be.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}
