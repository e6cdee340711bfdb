//! Bars and dots: a label, and below it a line for each figure, as long as it is large.

use crate::model::ChartKind;

use super::figures::{Figures, Series, short};
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
    let plot = Plot {
        figures,
        zero,
        scale,
    };
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
            out.push_str(&plot.one(row, number, y));
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

/// The names of more series than one, for windows where no name has room behind its figure; the style sheet shows one or
/// the other.
pub(crate) fn legend(figures: &Figures<'_>) -> String {
    if figures.series.len() < 2 {
        return String::new();
    }
    let name = |(number, series): (usize, &Series<'_>)| {
        format!(
            "<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><circle class=\"c{}\" cx=\"6\" cy=\"6\" r=\"6\"/></svg> {}</li>",
            number % 6 + 1,
            escape(&series.name)
        )
    };
    let names: String = figures.series.iter().enumerate().map(name).collect();
    format!("<ul class=\"legend plot\">{names}</ul>\n")
}

/// What all bars of a chart are drawn by.
struct Plot<'f> {
    figures: &'f Figures<'f>,
    /// Where nothing stands, in percent of the width.
    zero: f64,
    /// How much of the width one takes.
    scale: f64,
}

/// A bar, from the left to the right in percent of the width.
struct Bar {
    from: f64,
    to: f64,
    is_negative: bool,
    top: f64,
    /// The number of its series.
    series: usize,
}

impl Plot<'_> {
    /// A figure with its bar, and with the name of its series where there are more.
    fn one(&self, row: usize, number: usize, top: f64) -> String {
        let Self {
            figures,
            zero,
            scale,
        } = *self;
        let series = &figures.series[number];
        let (text, value) = series.values[row];
        let named = if figures.series.len() > 1 {
            format!(
                " <tspan class=\"of named\">{}</tspan>",
                escape(&series.name)
            )
        } else {
            String::new()
        };
        let Some(value) = value else {
            return format!(
                "<text class=\"of\" x=\"{}%\" y=\"{}\" dx=\"6\">{}{named}</text>\n",
                short(zero),
                short(middle(top) + 5.0),
                escape(&figures.messages.text("chart-nothing"))
            );
        };
        let bar = Bar {
            from: zero.min(zero + value * scale),
            to: zero.max(zero + value * scale),
            is_negative: value < 0.0,
            top,
            series: number,
        };
        format!(
            "{}<text x=\"{}%\" y=\"{}\" dx=\"8\">{}{named}</text>\n",
            bar.draw(figures.kind),
            short(bar.to),
            short(middle(top) + 5.0),
            escape(&figures.shown(text))
        )
    }
}

impl Bar {
    /// A bar, or a dot at the end of a line.
    fn draw(&self, kind: ChartKind) -> String {
        let series = self.series % 6 + 1;
        if kind == ChartKind::Dot {
            let end = if self.is_negative { self.from } else { self.to };
            return format!(
                "<line class=\"stem\" x1=\"{}%\" x2=\"{}%\" y1=\"{middle}\" y2=\"{middle}\"/><circle class=\"c{series}\" cx=\"{}%\" cy=\"{middle}\" r=\"6\"/>\n",
                short(self.from),
                short(self.to),
                short(end),
                middle = short(middle(self.top)),
            );
        }
        format!(
            "<rect class=\"c{series}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>\n",
            short(self.from),
            short(self.top),
            short(self.to - self.from),
            short(BAR - 4.0)
        )
    }
}

/// The middle of a bar that begins at this height.
fn middle(top: f64) -> f64 {
    top + (BAR - 4.0) / 2.0
}
