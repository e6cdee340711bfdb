//! The letters of cards: how wide they are, and their outlines.
//!
//! Letters are set one by one, with kerning and without what writing systems like the Arabic or the Indian ask for: a text is
//! drawn only where every letter of it stands in a font here, and the fonts have Latin ones alone.

use std::sync::LazyLock;

use tiny_skia::PathBuilder;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::canvas::Place;

/// A font.
pub(super) struct Font {
    face: Face<'static>,
    /// Which pairs of letters stand nearer to each other, or less near.
    pairs: Vec<PairAdjustment<'static>>,
}

/// For titles.
pub(super) static SERIF: LazyLock<Font> =
    LazyLock::new(|| Font::read(include_bytes!("fonts/literata-semibold.ttf")));
/// For answers, and what stands beside the bar.
pub(super) static SANS: LazyLock<Font> =
    LazyLock::new(|| Font::read(include_bytes!("fonts/open-sans-regular.ttf")));
/// For kinds and names.
pub(super) static STRONG: LazyLock<Font> =
    LazyLock::new(|| Font::read(include_bytes!("fonts/open-sans-semibold.ttf")));

impl Font {
    fn read(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).expect("a font of the program is whole");
        let lookups = face.tables().gpos.into_iter();
        let lookups = lookups.flat_map(|table| table.lookups.into_iter());
        let places = lookups.flat_map(|lookup| lookup.subtables.into_iter());
        let pairs = places.filter_map(|place| match place {
            PositioningSubtable::Pair(pair) => Some(pair),
            _ => None,
        });
        Self {
            pairs: pairs.collect(),
            face,
        }
    }

    /// A text as it is drawn, in one line; `None` where it has a letter that the font does not have, or nothing to draw.
    pub(super) fn shown(&self, text: &str) -> Option<String> {
        let mut found = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                // Where a word may be broken, and which letters are joined: here none are.
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                '\u{2007}' | '\u{202f}' => found.push('\u{a0}'),
                '\u{2010}' | '\u{2011}' => found.push('-'),
                '\u{2012}' => found.push('–'),
                c if c.is_whitespace() && c != '\u{a0}' => {
                    if !found.is_empty() && !found.ends_with(' ') {
                        found.push(' ');
                    }
                }
                c => {
                    self.face.glyph_index(c)?;
                    found.push(c);
                }
            }
        }
        found.truncate(found.trim_end().len());
        (!found.is_empty()).then_some(found)
    }

    /// The letters of a text, each with the place where it begins, and the end of the last.
    fn set(&self, text: &str, size: f32, mut each: impl FnMut(GlyphId, f32)) -> f32 {
        let scale = self.scale(size);
        let (mut at, mut last) = (0.0, None);
        for letter in text.chars() {
            let glyph = self.face.glyph_index(letter).unwrap_or_default();
            if let Some(last) = last {
                at += f32::from(self.nearer(last, glyph)) * scale;
            }
            each(glyph, at);
            let advance = self.face.glyph_hor_advance(glyph).unwrap_or_default();
            at += f32::from(advance) * scale;
            last = Some(glyph);
        }
        at
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }

    /// How far the second of two letters is moved.
    fn nearer(&self, first: GlyphId, second: GlyphId) -> i16 {
        let moved = |pair: &PairAdjustment<'static>| match pair {
            PairAdjustment::Format1 { coverage, sets } => {
                let set = sets.get(coverage.get(first)?)?;
                set.get(second).map(|(moved, _)| moved.x_advance)
            }
            PairAdjustment::Format2 {
                coverage,
                classes,
                matrix,
            } => {
                coverage.get(first)?;
                let classes = (classes.0.get(first), classes.1.get(second));
                matrix.get(classes).map(|(moved, _)| moved.x_advance)
            }
        };
        self.pairs.iter().find_map(moved).unwrap_or_default()
    }
}

/// A font in a size, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) font: &'static Font,
    pub(super) size: f32,
}

impl Type {
    pub(super) fn of(font: &'static Font, size: f32) -> Self {
        Self { font, size }
    }

    /// How wide a text is in one line.
    pub(super) fn width(self, text: &str) -> f32 {
        self.font.set(text, self.size, |_, _| {})
    }

    /// The outlines of a text in one line, each from a whole pixel on: letters that are alike are so in the file, which packs
    /// them by that.
    pub(super) fn outline(self, text: &str, place: Place) -> PathBuilder {
        let mut path = PathBuilder::new();
        let scale = self.font.scale(self.size);
        self.font.set(text, self.size, |glyph, at| {
            let mut pen = Pen {
                path: &mut path,
                scale,
                left: (place.left + at).round(),
                baseline: place.baseline.round(),
            };
            // A space has none.
            let _ = self.font.face.outline_glyph(glyph, &mut pen);
        });
        path
    }
}

/// Draws outlines of a font, whose heights grow upwards, in a picture.
struct Pen<'p> {
    path: &'p mut PathBuilder,
    scale: f32,
    left: f32,
    baseline: f32,
}

impl Pen<'_> {
    fn x(&self, x: f32) -> f32 {
        self.left + x * self.scale
    }

    fn y(&self, y: f32) -> f32 {
        self.baseline - y * self.scale
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x(x), self.y(y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x(x), self.y(y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path
            .quad_to(self.x(x1), self.y(y1), self.x(x), self.y(y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (x1, y1, x2, y2) = (self.x(x1), self.y(y1), self.x(x2), self.y(y2));
        self.path.cubic_to(x1, y1, x2, y2, self.x(x), self.y(y));
    }

    fn close(&mut self) {
        self.path.close();
    }
}
