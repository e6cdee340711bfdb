//! The colours of a card, by their numbers: those that the program's own theme has on light paper, and that of the bank.

use crate::config::{Colour, READABLE};

use super::canvas::Ink;

const PAPER: &str = "#fdfcf9";
/// In the order of their numbers; behind them stands that of the bank, then those of the levels.
const COLOURS: [&str; 4] = ["#1c2024", "#545a60", "#d8d3c7", "#85827a"];
pub(super) const INK: Ink = 0;
pub(super) const SOFT: Ink = 1;
pub(super) const RULE: Ink = 2;
/// What frames what is off a scale.
pub(super) const EDGE: Ink = 3;
pub(super) const ACCENT: Ink = 4;
/// The level that is drawn palest, and the one that is drawn darkest.
const PALEST: Ink = 5;
pub(super) const DARKEST: Ink = 9;

/// The colour of the darkest level, and what of it each level has.
const LEVEL: &str = "#0f4268";
const SHADES: [f64; 5] = [0.18, 0.35, 0.54, 0.76, 1.0];

/// That of the paper.
pub(super) fn paper() -> Colour {
    colour(PAPER)
}

/// All others, in the order of their numbers.
pub(super) fn all(accent: &str) -> Vec<Colour> {
    let mut found: Vec<Colour> = COLOURS.map(colour).to_vec();
    found.push(colour(accent).readable(&[paper()], READABLE));
    found.extend(SHADES.map(|part| colour(LEVEL).mixed(paper(), part)));
    found
}

/// The colour of a level by how dark it is drawn, from 1 to 5; nothing off the scale.
pub(super) fn level(shade: usize) -> Option<Ink> {
    let above = Ink::try_from(shade).unwrap_or(Ink::MAX).checked_sub(1)?;
    Some(PALEST.saturating_add(above).min(DARKEST))
}

fn colour(text: &str) -> Colour {
    Colour::parse(text).expect("the colours of cards are written as such")
}
