//! Colours of a bank, and whether words in them can be read.

use std::fmt;

/// A colour of the screen (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// What words of any size need against what they stand on (WCAG 2.2, success criterion 1.4.3, level AA).
pub const READABLE: f64 = 4.5;

/// The most steps of lightness that are tried from black to white.
const STEPS: u16 = 200;

impl Colour {
    /// Reads `#17467a` or `#fff`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self([red, green, blue])),
            3 => Some(Self(
                [green & 15, blue >> 4, blue & 15].map(|half| half * 17),
            )),
            _ => None,
        }
    }

    /// Its red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        self.0
    }

    /// A part of it, from 0 to 1, over another colour, as style sheets mix colours of the screen.
    #[must_use]
    pub fn mixed(self, ground: Self, part: f64) -> Self {
        let mix = |(over, under): (u8, u8)| {
            let mixed = f64::from(under) + (f64::from(over) - f64::from(under)) * part;
            byte(mixed)
        };
        let [red, green, blue] = self.0;
        let [under_red, under_green, under_blue] = ground.0;
        Self([(red, under_red), (green, under_green), (blue, under_blue)].map(mix))
    }

    /// How light it is, from 0 to 1: the relative luminance of WCAG 2.2 (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21: `4.5` stands for 4.5 to 1.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The lowest contrast with any of these grounds.
    pub fn against(self, grounds: &[Self]) -> f64 {
        let all = grounds.iter().map(|&ground| self.contrast(ground));
        all.fold(21.0, f64::min)
    }

    /// The nearest colour of the same hue with this contrast on all of these grounds: lighter on dark ones, darker on others.
    /// Black or white where there is none.
    #[must_use]
    pub fn readable(self, grounds: &[Self], least: f64) -> Self {
        let on_dark = grounds.iter().all(|ground| ground.luminance() < 0.18);
        let [from, chroma, hue] = self.polar();
        let to = if on_dark { 1.0 } else { 0.0 };
        let paler = (0..=STEPS).map(|step| {
            let part = f64::from(step) / f64::from(STEPS);
            Self::within(from + (to - from) * part, chroma, hue)
        });
        let extreme = Self([if on_dark { 255 } else { 0 }; 3]);
        std::iter::once(self)
            .chain(paler)
            .find(|shade| shade.against(grounds) >= least)
            .unwrap_or(extreme)
    }

    /// Lightness, chroma and hue in `OKLab`, where steps are as even as the eye sees them (B. Ottosson 2020,
    /// <https://bottosson.github.io/posts/oklab/>).
    fn polar(self) -> [f64; 3] {
        let [red, green, blue] = self.0.map(linear);
        let long =
            (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle =
            (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short =
            (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785 * middle - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766 * short;
        [lightness, a.hypot(b), b.atan2(a)]
    }

    /// A colour of `OKLab`, with as much of its chroma as a screen can show.
    fn within(lightness: f64, chroma: f64, hue: f64) -> Self {
        let most = 32;
        let parts = (0..=most)
            .rev()
            .map(|part| chroma * f64::from(part) / f64::from(most));
        let mut shown =
            parts.map(|chroma| channels(lightness, chroma * hue.cos(), chroma * hue.sin()));
        let is_shown = |all: &[f64; 3]| {
            all.iter()
                .all(|channel| (-0.000_1..=1.000_1).contains(channel))
        };
        let found = shown.find(is_shown).unwrap_or([lightness.round(); 3]);
        Self(found.map(written))
    }
}

/// What of light a channel gives, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// The light of each channel of a colour in `OKLab`; below 0 or above 1 where no screen shows it.
fn channels(lightness: f64, a: f64, b: f64) -> [f64; 3] {
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701 * short,
    ]
}

fn written(light: f64) -> u8 {
    let value = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    };
    byte(value * 255.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is held to a byte before"
)]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn a_colour_is_read_in_three_digits_or_six() {
        assert_eq!(colour("#1af").to_string(), "#11aaff");
        assert_eq!(colour("#17467A").to_string(), "#17467a");
        for wrong in [
            "17467a",
            "#17467",
            "#gggggg",
            "navy",
            "#",
            "#+12345",
            "#１２３",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let (black, white) = (colour("#000"), colour("#fff"));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        // The lightest grey that passes on white, and the first that does not.
        assert!(colour("#767676").contrast(white) >= READABLE);
        assert!(colour("#777777").contrast(white) < READABLE);
    }

    #[test]
    fn a_colour_is_made_readable_in_its_own_hue() {
        let (paper, night) = ([colour("#fff")], [colour("#15181b")]);
        for (given, grounds, is_lighter) in [
            ("#17467a", &night, true),
            ("#ffd500", &paper, false),
            ("#e4003b", &night, true),
            ("#0000ff", &night, true),
        ] {
            let given = colour(given);
            let found = given.readable(grounds, READABLE);
            assert!(found.against(grounds) >= READABLE, "{given} {found}");
            assert_eq!(found.luminance() > given.luminance(), is_lighter);
            let turned = (found.polar()[2] - given.polar()[2]).abs();
            assert!(turned < 0.1, "{given} {found} {turned}");
        }
        assert_eq!(
            colour("#17467a").readable(&paper, READABLE),
            colour("#17467a")
        );
    }
}
