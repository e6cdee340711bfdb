//! Shares of a whole: one bar for each row, its parts numbered as in the list below it.

use super::figures::{Figures, short};
use crate::text::escape;

const BAR: f64 = 30.0;
const LINE: f64 = 22.0;
const SPACE: f64 = 14.0;

/// A whole; its name where there are more.
struct Whole<'f> {
    name: Option<&'f str>,
    parts: Vec<Part<'f>>,
}

/// A part of a whole.
struct Part<'f> {
    number: usize,
    label: &'f str,
    /// Its figure as it stands in the table, and as a number.
    text: &'f str,
    size: f64,
}

pub(crate) fn draw(figures: &Figures<'_>) -> String {
    let wholes = wholes(figures);
    let heights = wholes.iter().map(|Whole { name, parts }| {
        let lines = parts.len() + usize::from(name.is_some());
        #[expect(
            clippy::cast_precision_loss,
            reason = "a chart has a hundred rows at most"
        )]
        let lines = lines as f64;
        BAR + lines * LINE + SPACE
    });
    let mut out = figures.open(heights.sum());
    let mut y = 0.0;
    for Whole { name, parts } in &wholes {
        if let Some(name) = name {
            out.push_str(&format!(
                "<text class=\"name\" x=\"0\" y=\"{}\">{}</text>\n",
                short(y + 15.0),
                escape(name)
            ));
            y += LINE;
        }
        let whole: f64 = parts.iter().map(|part| part.size).sum();
        bar(parts, whole, y, &mut out);
        y += BAR;
        for Part {
            number,
            label,
            text,
            size,
        } in parts
        {
            let share = short((size / whole * 1000.0).round() / 10.0);
            let figure = match figures.unit {
                "%" => figures.shown(text),
                _ => format!("{} ({share}%)", figures.shown(text)),
            };
            out.push_str(&format!(
                "<text x=\"0\" y=\"{}\"><tspan class=\"name\">{number}</tspan> {}: {}</text>\n",
                short(y + 17.0),
                escape(label),
                escape(&figure)
            ));
            y += LINE;
        }
        y += SPACE;
    }
    out + "</svg>"
}

/// A whole in parts, numbered where there is room.
fn bar(parts: &[Part<'_>], whole: f64, y: f64, out: &mut String) {
    let mut x = 0.0;
    for Part { number, size, .. } in parts {
        let width = size / whole * 100.0;
        let class = (number - 1) % 6 + 1;
        out.push_str(&format!(
            "<rect class=\"part c{class}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{BAR}\"/>",
            short(x),
            short(y),
            short(width)
        ));
        if width >= 5.0 {
            out.push_str(&format!(
                "<text class=\"in{class}\" x=\"{}%\" y=\"{}\" text-anchor=\"middle\">{number}</text>",
                short(x + width / 2.0),
                short(y + 20.0)
            ));
        }
        x += width;
    }
}

/// With one column of figures, its rows are the parts of one whole; with several, each row is a whole of its columns.
fn wholes<'f>(figures: &'f Figures<'_>) -> Vec<Whole<'f>> {
    if let [only] = figures.series.as_slice() {
        let parts = figures.labels.iter().zip(&only.values);
        let parts = parts.filter_map(|(label, (text, value))| Some((*label, *text, (*value)?)));
        let numbered = parts.enumerate().map(|(at, (label, text, size))| Part {
            number: at + 1,
            label,
            text,
            size,
        });
        return vec![Whole {
            name: None,
            parts: numbered.filter(|part| part.size > 0.0).collect(),
        }];
    }
    let rows = figures.labels.iter().enumerate();
    let wholes = rows.map(|(row, label)| {
        let parts = figures
            .series
            .iter()
            .enumerate()
            .filter_map(|(at, series)| {
                let (text, value) = series.values[row];
                Some(Part {
                    number: at + 1,
                    label: series.name.as_str(),
                    text,
                    size: value?,
                })
            });
        Whole {
            name: Some(label),
            parts: parts.filter(|part| part.size > 0.0).collect(),
        }
    });
    wholes.collect()
}
