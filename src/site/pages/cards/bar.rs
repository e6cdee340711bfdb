//! The bar of how sure: a cell for each finding, as dark as its level; or the steps of a page that is rated as a whole.

use crate::site::views::card::{Bar, Stack};

use super::canvas::{Area, Canvas, MARGIN};
use super::colours::{DARKEST, EDGE, level};

/// The height of a bar, and the width of a cell where there are few.
const HEIGHT: u32 = 28;
const WIDEST: u32 = 24;
/// The width of the narrowest cell; where there are more findings, a level is one part without cells.
const NARROWEST: u32 = 8;
/// The width of the longest bar.
const ROOM: u32 = 300;
/// What stays free between two levels, between two steps, and between a bar and its words.
const APART: u32 = 6;
const BESIDE: u32 = 24;
/// The width of a frame, and of a line between two cells.
const FRAME: u32 = 2;

/// The most levels, or steps, that have room in a bar: of more the words say all.
const MOST: usize = 20;

/// Draws a bar; says where the words beside it begin.
pub(super) fn draw(canvas: &mut Canvas, bar: &Bar, top: u32) -> u32 {
    match bar {
        Bar::Findings(levels) if levels.len() <= MOST => findings(canvas, levels, top) + BESIDE,
        Bar::Steps { step, steps } if *steps <= MOST => {
            all_steps(canvas, *step, *steps, top) + BESIDE
        }
        _ => MARGIN,
    }
}

fn findings(canvas: &mut Canvas, levels: &[Stack], top: u32) -> u32 {
    let total: u32 = levels.iter().map(|level| number(level.count)).sum();
    let gaps = APART * number(levels.len()).saturating_sub(1);
    let room = ROOM.saturating_sub(gaps);
    let cell = (room / total.max(1)).min(WIDEST);
    let mut left = MARGIN;
    for level in levels {
        let count = number(level.count);
        let (cells, width) = if cell < NARROWEST {
            (1, (room * count / total.max(1)).max(NARROWEST))
        } else {
            (count, cell)
        };
        let area = Area {
            left,
            top,
            width: cells * width,
            height: HEIGHT,
        };
        stack(canvas, area, cells, level.shade);
        left += cells * width + APART;
    }
    left.saturating_sub(APART)
}

/// The cells of one level in a frame: what is off the scale is hollow.
fn stack(canvas: &mut Canvas, area: Area, cells: u32, shade: usize) {
    let fill = level(shade);
    let frame = if fill.is_some() { DARKEST } else { EDGE };
    canvas.rectangle(area, Some(frame));
    canvas.rectangle(area.within(FRAME), fill);
    // Lines that are seen between cells of the darkest are light.
    let line = Some(frame).filter(|_| fill != Some(DARKEST));
    for at in 1..cells {
        let left = area.left + at * (area.width / cells);
        let between = Area {
            left: left - FRAME / 2,
            width: FRAME,
            ..area
        };
        canvas.rectangle(between, line);
    }
}

fn all_steps(canvas: &mut Canvas, step: usize, steps: usize, top: u32) -> u32 {
    let width = (ROOM / number(steps).max(1)).clamp(NARROWEST + APART, HEIGHT + APART);
    for at in 0..number(steps) {
        let area = Area {
            left: MARGIN + at * width,
            top,
            width: width - APART,
            height: HEIGHT,
        };
        canvas.rectangle(area, Some(DARKEST));
        if at >= number(step) {
            canvas.rectangle(area.within(FRAME), None);
        }
    }
    MARGIN + number(steps) * width - APART
}

/// A count as a width can be reckoned with; a bar of more looks the same.
fn number(count: usize) -> u32 {
    u32::try_from(count.min(100_000)).unwrap_or_default()
}
