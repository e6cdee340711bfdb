//! How a card looks: what stands where, in which size.
//!
//! From the top: a band in the bank's colour, the kind, the title as large as it has room, the answer; at the foot how sure,
//! and whose page it is. Sizes are in pixels of a picture that is mostly seen at half its width or less.

use crate::site::views::card::{Card, Sure};

use super::bar;
use super::canvas::{Area, Canvas, Ink, MARGIN, Place, WIDTH};
use super::colours::{self, ACCENT, INK, RULE, SOFT};
use super::letters::{SANS, SERIF, STRONG, Type};
use super::lines::{Lines, balanced, set};

/// Where texts begin, and where the right margin does.
const LEFT: f32 = 80.0;
const RIGHT: f32 = 1120.0;
const ROOM: f32 = RIGHT - LEFT;

/// The height of the band at the top.
const BAND: u32 = 18;
/// The line of the kind, and where the title begins below it.
const KIND_LINE: f32 = 108.0;
const TITLE_TOP: f32 = 138.0;
/// Where the bar of how sure begins, and the line of its words.
const SURE_TOP: u32 = 474;
const SURE_LINE: f32 = 496.0;
/// Where the foot begins, and the line of its words.
const FOOT_TOP: u32 = 534;
const FOOT_LINE: f32 = 582.0;
/// What stays free between two parts.
const GAP: f32 = 28.0;

/// The sizes of a title, each with the most lines that it may have: the first in which all of it has room is taken.
const TITLES: [(f32, usize); 5] = [(76.0, 2), (66.0, 3), (58.0, 4), (50.0, 5), (44.0, 7)];
/// How high its lines are, and what of one is above the feet of the letters, by their size.
const TITLE_LINE: f32 = 1.15;
const ABOVE: f32 = 0.86;
/// The size of an answer, and how high its lines are.
const ANSWER: f32 = 31.0;
const ANSWER_LINE: f32 = 43.0;
/// How many lines an answer may have, and for how many a large title leaves room.
const MOST: usize = 4;
const LEAST: f32 = 2.0;
/// The size of all other words.
const SMALL: f32 = 27.0;

/// Draws a card.
pub(super) fn draw(card: &Card) -> Canvas {
    let mut canvas = Canvas::new(colours::paper(), colours::all(&card.accent));
    let band = Area {
        left: 0,
        top: 0,
        width: WIDTH,
        height: BAND,
    };
    canvas.rectangle(band, Some(ACCENT));
    head(&mut canvas, card.kind.as_deref());
    foot(&mut canvas, card);
    let end = match &card.sure {
        Some(found) => {
            sure(&mut canvas, found);
            SURE_TOP
        }
        None => FOOT_TOP,
    };
    middle(&mut canvas, card, end);
    canvas
}

/// Writes a line.
fn write(canvas: &mut Canvas, text: &str, font: Type, at: Place, ink: Ink) {
    canvas.fill(font.outline(text, at), ink);
}

/// The kind; a short stroke where there is none.
fn head(canvas: &mut Canvas, kind: Option<&str>) {
    let font = Type::of(&STRONG, SMALL);
    match kind.map(|kind| set(kind, font, ROOM, 1).lines) {
        Some(lines) => write(canvas, &lines[0], font, Place::new(LEFT, KIND_LINE), ACCENT),
        None => canvas.rectangle(
            Area {
                left: MARGIN,
                top: 92,
                width: 96,
                height: 10,
            },
            Some(ACCENT),
        ),
    }
}

/// The title and the answer, down to where the next part begins.
fn middle(canvas: &mut Canvas, card: &Card, end: u32) {
    let room = f32::from(u16::try_from(end).unwrap_or_default()) - GAP - TITLE_TOP;
    let (font, title) = title(&card.title, room, card.answer.is_some());
    let mut line = TITLE_TOP + font.size * ABOVE;
    let mut used = 0.0;
    for text in &title.lines {
        write(canvas, text, font, Place::new(LEFT, line), INK);
        line += font.size * TITLE_LINE;
        used += font.size * TITLE_LINE;
    }
    let most = fitting(room - used - GAP, ANSWER_LINE).min(MOST);
    let Some(answer) = card.answer.as_deref().filter(|_| most > 0) else {
        return;
    };
    let font = Type::of(&SANS, ANSWER);
    let mut line = TITLE_TOP + used + GAP + ANSWER * ABOVE;
    for text in set(answer, font, ROOM, most).lines {
        write(canvas, &text, font, Place::new(LEFT, line), SOFT);
        line += ANSWER_LINE;
    }
}

/// The title in the largest size in which all of it has room, with that of the answer if that can be.
fn title(text: &str, room: f32, has_answer: bool) -> (Type, Lines) {
    let kept = if has_answer {
        GAP + LEAST * ANSWER_LINE
    } else {
        0.0
    };
    for room in [room - kept, room] {
        for (size, most) in TITLES {
            let font = Type::of(&SERIF, size);
            let most = most.min(fitting(room, size * TITLE_LINE));
            if most > 0 && !set(text, font, ROOM, most).is_cut {
                return (font, balanced(text, font, ROOM, most));
            }
        }
    }
    let (size, _) = TITLES[TITLES.len() - 1];
    let font = Type::of(&SERIF, size);
    let most = fitting(room, size * TITLE_LINE).max(1);
    (font, set(text, font, ROOM, most))
}

/// How many lines of a height a room has.
fn fitting(room: f32, line: f32) -> usize {
    (1..=TITLES.len() + MOST)
        .scan(0.0, |used, count| {
            *used += line;
            (*used <= room).then_some(count)
        })
        .last()
        .unwrap_or_default()
}

/// How sure: the bar, and what it says in words.
fn sure(canvas: &mut Canvas, found: &Sure) {
    let end = bar::draw(canvas, &found.bar, SURE_TOP);
    let font = Type::of(&SANS, SMALL);
    let left = f32::from(u16::try_from(end).unwrap_or_default());
    let lines = found
        .words
        .iter()
        .map(|words| set(words, font, RIGHT - left, 1));
    // The fullest words that have room, else what there is of the shortest.
    let shown = lines.reduce(|fuller, next| if fuller.is_cut { next } else { fuller });
    if let Some(shown) = shown {
        let place = Place::new(left, SURE_LINE);
        write(canvas, &shown.lines[0], font, place, INK);
    }
}

/// Whose page it is, and where.
fn foot(canvas: &mut Canvas, card: &Card) {
    let rule = Area {
        left: MARGIN,
        top: FOOT_TOP,
        width: WIDTH - 2 * MARGIN,
        height: 2,
    };
    let (name, place) = (Type::of(&STRONG, SMALL), Type::of(&SANS, SMALL));
    let mut right = RIGHT;
    if card.bank.is_some() || card.host.is_some() {
        canvas.rectangle(rule, Some(RULE));
    }
    if let Some(host) = &card.host {
        let width = place.width(host);
        let left = if card.bank.is_some() {
            RIGHT - width
        } else {
            LEFT
        };
        if width <= ROOM / 2.0 {
            write(canvas, host, place, Place::new(left, FOOT_LINE), SOFT);
            right = left - GAP;
        }
    }
    if let Some(bank) = &card.bank {
        let lines = set(bank, name, right - LEFT, 1).lines;
        write(canvas, &lines[0], name, Place::new(LEFT, FOOT_LINE), INK);
    }
}
