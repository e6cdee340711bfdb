//! Lines over an ordered column, such as years: each is named at its end.

use super::figures::{Figures, Series, short};
use crate::text::escape;

const HEIGHT: f64 = 310.0;
/// Where the plot begins and ends, in pixels from the top.
const TOP: f64 = 22.0;
const FOOT: f64 = 272.0;
/// Where the figures stand, in per cent of the width: so that they fit a telephone, the numbers of the scale stand on their
/// lines, and names above the ends of theirs.
const LEFT: f64 = 13.0;
const RIGHT: f64 = 97.0;
/// The least that two names are apart, in pixels.
const APART: f64 = 18.0;

pub(crate) fn draw(figures: &Figures<'_>) -> String {
    let mut out = figures.open(HEIGHT);
    let (low, high) = figures.range();
    let ticks = ticks(low, high);
    let (low, high) = (ticks[0], ticks[ticks.len() - 1]);
    let y = |value: f64| FOOT - (value - low) / (high - low) * (FOOT - TOP);
    for tick in &ticks {
        let class = if *tick == 0.0 { "zero" } else { "grid" };
        out.push_str(&format!(
            "<line class=\"{class}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"of\" x=\"0\" y=\"{}\">{}</text>\n",
            short(y(*tick) - 5.0),
            escape(&figures.shown(&short(*tick))),
            y = short(y(*tick)),
        ));
    }
    let places = places(&figures.labels);
    let is_last = |at: usize| at + 1 == figures.labels.len();
    for (at, label) in figures.labels.iter().enumerate() {
        if is_shown(at, figures.labels.len()) {
            out.push_str(&format!(
                "<text class=\"of\" x=\"{}%\" y=\"{}\" text-anchor=\"{}\">{}</text>\n",
                short(if is_last(at) { 100.0 } else { places[at] }),
                short(FOOT + 22.0),
                if is_last(at) { "end" } else { "middle" },
                escape(label)
            ));
        }
    }
    let mut ends = Vec::new();
    for (number, series) in figures.series.iter().enumerate() {
        let class = number % 6 + 1;
        out.push_str(&path(series, &places, &y, class));
        let known = series.values.iter().rev();
        let mut known = known.filter_map(|(text, value)| Some((*text, (*value)?)));
        if let Some((text, value)) = known.next() {
            // Where the line comes down to its end, its name stands below it.
            let falls = known.next().is_some_and(|(_, before)| before > value);
            let place = y(value) + if falls { 21.0 } else { -11.0 };
            ends.push((place, class, series, text));
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = TOP;
    for (at, class, series, text) in ends {
        let at = at.max(free);
        free = at + APART;
        out.push_str(&format!(
            "<text class=\"t{class}\" x=\"100%\" y=\"{}\" text-anchor=\"end\">{} {}</text>\n",
            short(at),
            escape(&figures.shown(text)),
            escape(&series.name)
        ));
    }
    out + "</svg>"
}

/// Lines between neighbours, and a mark at each figure; where one is missing, the line breaks.
fn path(series: &Series<'_>, places: &[f64], y: &impl Fn(f64) -> f64, class: usize) -> String {
    let mut out = String::new();
    for (at, pair) in series.values.windows(2).enumerate() {
        if let (Some(from), Some(to)) = (pair[0].1, pair[1].1) {
            out.push_str(&format!(
                "<line class=\"r{class}\" x1=\"{}%\" y1=\"{}\" x2=\"{}%\" y2=\"{}\"/>",
                short(places[at]),
                short(y(from)),
                short(places[at + 1]),
                short(y(to))
            ));
        }
    }
    for (at, (_, value)) in series.values.iter().enumerate() {
        if let Some(value) = value {
            out.push_str(&format!(
                "<circle class=\"c{class}\" cx=\"{}%\" cy=\"{}\" r=\"4.5\"/>",
                short(places[at]),
                short(y(*value))
            ));
        }
    }
    out.push('\n');
    out
}

/// Where each label stands across: by its number where all are numbers, evenly else.
#[expect(
    clippy::cast_precision_loss,
    reason = "a chart has a hundred rows at most"
)]
fn places(labels: &[&str]) -> Vec<f64> {
    let (from, to) = (LEFT, RIGHT);
    let numbers: Option<Vec<f64>> = labels
        .iter()
        .map(|label| crate::data::number(label))
        .collect();
    let even = || (0..labels.len()).map(|at| at as f64).collect();
    let numbers: Vec<f64> = numbers.unwrap_or_else(even);
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    numbers
        .into_iter()
        .map(|number| from + (number - low) / span * (to - from))
        .collect()
}

/// Whether a label is written: ten at most, the first and the last among them.
fn is_shown(at: usize, labels: usize) -> bool {
    let step = labels.div_ceil(10).max(1);
    at.is_multiple_of(step) || at + 1 == labels
}

/// Round numbers from below the lowest figure to above the highest.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let rough = (high - low) / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
    let step = steps
        .into_iter()
        .find(|step| *step >= rough)
        .unwrap_or(steps[4]);
    let mut ticks = Vec::new();
    let mut at = (low / step).floor() * step;
    while at < high + step {
        // `+ 0.0`: no minus before zero.
        ticks.push((at / step).round() * step + 0.0);
        at += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_beyond_the_figures() {
        let shown = |low, high| {
            let ticks: Vec<String> = ticks(low, high).into_iter().map(short).collect();
            ticks.join(" ")
        };
        assert_eq!(shown(0.0, 11.8), "0 5 10 15");
        assert_eq!(shown(-3.0, 4.0), "-4 -2 0 2 4");
        assert_eq!(shown(0.0, 0.7), "0 0.2 0.4 0.6 0.8");
    }

    #[test]
    fn years_stand_as_far_apart_as_they_are() {
        let places = places(&["2000", "2001", "2004"]);
        assert!((places[2] - places[1] - 3.0 * (places[1] - places[0])).abs() < 1e-9);
    }
}
