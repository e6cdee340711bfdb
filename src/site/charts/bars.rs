//! Bars and dots: a label, and below it a line for each figure, as long as it is large.

use crate::model::ChartKind;

use super::figures::{Figures, short};
use crate::text::escape;

/// The height of a label, of a bar with its space, and of the space between groups.
const LABEL: f64 = 22.0;
const BAR: f64 = 24.0;
const SPACE: f64 = 12.0;
/// How much of the width bars may take; the rest is for their figures, and for the names of series where there are more.
const WIDTH: f64 = 62.0;
const WIDTH_OF_MANY: f64 = 36.0;

pub(crate) fn draw(figures: &Figures<'_>) -> String {
    let rows = figures.labels.len();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a chart has a hundred rows at most"
    )]
    let height = rows as f64 * (LABEL + BAR * figures.series.len() as f64 + SPACE);
    let (low, high) = figures.range();
    let is_one = figures.series.len() == 1;
    let scale = if is_one { WIDTH } else { WIDTH_OF_MANY } / (high - low);
    let zero = -low * scale;
    let mut out = figures.open(height);
    let mut y = 0.0;
    for (row, label) in figures.labels.iter().enumerate() {
        out.push_str(&format!(
            "<text class=\"name\" x=\"0\" y=\"{}\">{}</text>\n",
            short(y + 16.0),
            escape(label)
        ));
        y += LABEL;
        for number in 0..figures.series.len() {
            out.push_str(&one(figures, (row, number), (zero, scale), y));
            y += BAR;
        }
        y += SPACE;
    }
    out.push_str(&format!(
        "<line class=\"zero\" x1=\"{zero}%\" x2=\"{zero}%\" y1=\"0\" y2=\"{}\"/>\n",
        short(height - SPACE),
        zero = short(zero)
    ));
    out + "</svg>"
}

/// A figure with its bar, and with the name of its series where there are more.
fn one(
    figures: &Figures<'_>,
    (row, number): (usize, usize),
    (zero, scale): (f64, f64),
    y: f64,
) -> String {
    let series = &figures.series[number];
    let (text, value) = series.values[row];
    let named = if figures.series.len() > 1 {
        format!(" <tspan class=\"of\">{}</tspan>", escape(&series.name))
    } else {
        String::new()
    };
    let middle = y + (BAR - 4.0) / 2.0;
    let Some(value) = value else {
        return format!(
            "<text class=\"of\" x=\"{}%\" y=\"{}\" dx=\"6\">{}{named}</text>\n",
            short(zero),
            short(middle + 5.0),
            escape(&figures.messages.text("chart-nothing"))
        );
    };
    let (from, to) = (
        zero.min(zero + value * scale),
        zero.max(zero + value * scale),
    );
    let drawn = mark(figures.kind, (from, to, value < 0.0), (y, middle), number);
    format!(
        "{drawn}<text x=\"{}%\" y=\"{}\" dx=\"8\">{}{named}</text>\n",
        short(to),
        short(middle + 5.0),
        escape(&figures.shown(text))
    )
}

/// A bar, or a dot at the end of a line.
fn mark(
    kind: ChartKind,
    (from, to, is_negative): (f64, f64, bool),
    (y, middle): (f64, f64),
    number: usize,
) -> String {
    let series = number % 6 + 1;
    if kind == ChartKind::Dot {
        let end = if is_negative { from } else { to };
        return format!(
            "<line class=\"stem\" x1=\"{}%\" x2=\"{}%\" y1=\"{middle}\" y2=\"{middle}\"/><circle class=\"c{series}\" cx=\"{}%\" cy=\"{middle}\" r=\"6\"/>\n",
            short(from),
            short(to),
            short(end),
            middle = short(middle),
        );
    }
    format!(
        "<rect class=\"c{series}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>\n",
        short(from),
        short(y),
        short(to - from),
        short(BAR - 4.0)
    )
}
