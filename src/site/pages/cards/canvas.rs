//! A picture of few colours, and its file.
//!
//! Each colour stands in the palette with its steps to that of the paper, for the edges of letters: a byte is one pixel, and
//! most of a card is paper, so the file is small.

use png::{BitDepth, ColorType, DeflateCompression, Filter};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use crate::config::Colour;

/// The size that those who show links ask for, in pixels.
pub(crate) const WIDTH: u32 = 1200;
pub(crate) const HEIGHT: u32 = 630;
/// What stays free at both sides.
pub(super) const MARGIN: u32 = 80;

/// How many steps there are from the paper to a colour.
const STEPS: u8 = 7;

/// A picture.
pub(super) struct Canvas {
    paper: Colour,
    colours: Vec<Colour>,
    /// By rows, for each pixel its place in the palette.
    pixels: Vec<u8>,
    mask: Mask,
}

/// A colour of a picture, by its place.
pub(super) type Ink = u8;

impl Canvas {
    /// An empty sheet, and the colours that it may have, at most 17.
    pub(super) fn new(paper: Colour, colours: Vec<Colour>) -> Self {
        Self {
            paper,
            colours,
            pixels: vec![0; (WIDTH * HEIGHT) as usize],
            mask: Mask::new(WIDTH, HEIGHT).expect("the size is no nought"),
        }
    }

    /// Fills outlines.
    pub(super) fn fill(&mut self, path: PathBuilder, ink: Ink) {
        let Some(path) = path.finish() else {
            return;
        };
        self.mask.clear();
        self.mask
            .fill_path(&path, FillRule::Winding, true, Transform::identity());
        for (pixel, &covered) in self.pixels.iter_mut().zip(self.mask.data()) {
            if covered > 0 {
                *pixel = place(ink, covered);
            }
        }
    }

    /// Fills a rectangle of whole pixels.
    pub(super) fn rectangle(&mut self, area: Area, ink: Option<Ink>) {
        let value = ink.map_or(0, |ink| place(ink, u8::MAX));
        let [left, right] = [area.left, area.left + area.width].map(|side| side.min(WIDTH));
        for row in area.top..(area.top + area.height).min(HEIGHT) {
            let [start, end] = [left, right].map(|side| (row * WIDTH + side) as usize);
            self.pixels[start..end].fill(value);
        }
    }

    /// The picture as a PNG file.
    pub(super) fn into_png(self) -> Vec<u8> {
        let mut palette = self.paper.channels().to_vec();
        for colour in &self.colours {
            for step in 1..=STEPS {
                let part = f64::from(step) / f64::from(STEPS);
                palette.extend(colour.mixed(self.paper, part).channels());
            }
        }
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette);
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(DeflateCompression::Level(6));
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.pixels)?;
            writer.finish()
        });
        written.expect("memory takes all that is written, and the picture has its size");
        file
    }
}

/// Where a text begins.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: f32,
    /// What its letters stand on.
    pub(super) baseline: f32,
}

impl Place {
    pub(super) fn new(left: f32, baseline: f32) -> Self {
        Self { left, baseline }
    }
}

/// A rectangle of whole pixels.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Area {
    /// The same without a frame.
    pub(super) fn within(self, frame: u32) -> Self {
        Self {
            left: self.left + frame,
            top: self.top + frame,
            width: self.width.saturating_sub(2 * frame),
            height: self.height.saturating_sub(2 * frame),
        }
    }
}

/// The place of a colour in the palette where it covers a part of a pixel, from 1 to 255.
fn place(ink: Ink, covered: u8) -> u8 {
    let steps = u32::from(STEPS);
    let step = (u32::from(covered) * steps).div_ceil(255).min(steps);
    let step = u8::try_from(step).unwrap_or(STEPS);
    ink * STEPS + step
}
