//! The accent of a bank, as a few lines of style behind those of the theme.
//!
//! What stands in a style sheet is asked for the colours that links stand on, so that a theme with paper of its own is judged
//! by that. Under a wish for more contrast, and on paper, the theme's own colours stay.

use crate::config::{Accent, Colour, READABLE};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::Spanned;

/// The contrast of a colour that was made for dark paper: as much as readers with poor sight need (WCAG 2.2, 1.4.6).
const COMFORTABLE: f64 = 7.0;

/// What links stand on.
const GROUNDS: [&str; 2] = ["--paper", "--wash"];

/// Within how many blocks a rule is looked at.
const DEEPEST: usize = 32;

/// A scheme of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

/// The lines that give the accent to a page, under these style sheets; what cannot be read is reported.
pub(super) fn lines(accent: &Accent, sheets: &str, out: &mut Diagnostics) -> String {
    let mut lines = String::new();
    let light = grounds(sheets, Scheme::Light);
    let dark = grounds(sheets, Scheme::Dark);
    if let Some(chosen) = &accent.light {
        judge(chosen, &light, "light", out);
        lines.push_str(&rule("screen", chosen.value));
    }
    let made = accent
        .light
        .as_ref()
        .map(|light| for_dark(light.value, &dark));
    let chosen = match &accent.dark {
        Some(chosen) => {
            judge(chosen, &dark, "dark", out);
            Some(chosen.value)
        }
        None => made,
    };
    if let Some(chosen) = chosen {
        lines.push_str(&rule("screen and (prefers-color-scheme: dark)", chosen));
    }
    lines
}

/// The colour for dark paper where only that for light paper is given: the same where it can be read there.
fn for_dark(light: Colour, grounds: &[Colour]) -> Colour {
    if light.against(grounds) >= READABLE {
        light
    } else {
        light.readable(grounds, COMFORTABLE)
    }
}

fn rule(media: &str, colour: Colour) -> String {
    format!(
        "\n@media {media} {{ @media not all and (prefers-contrast: more) {{ :root {{ --accent: {colour}; \
         --line: color-mix(in srgb, {colour} 65%, var(--paper)); --code-name: {colour} }} }} }}"
    )
}

fn judge(chosen: &Spanned<Colour>, grounds: &[Colour], scheme: &str, out: &mut Diagnostics) {
    let found = chosen.value.against(grounds);
    if found >= READABLE {
        return;
    }
    // Cut, not rounded: 4.497 is not 4.5.
    let shown = (found * 100.0).floor() / 100.0;
    let message = format!(
        "`{}` has a contrast of {shown:.2} to 1 on {scheme} paper, and words need 4.5 to 1",
        chosen.value
    );
    let near = chosen.value.readable(grounds, READABLE);
    let found = Diagnostic::new(
        Code::LowContrast,
        &"bank.yaml".into(),
        chosen.span.clone(),
        message,
    );
    out.push(found.help(format!(
        "The nearest colour of its hue that can be read is `\"{near}\"`."
    )));
}

/// The colours that links stand on in a scheme: those of the sheets, else black or white.
fn grounds(sheets: &str, scheme: Scheme) -> Vec<Colour> {
    let mut found: Vec<(Scheme, &str, Colour)> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in sheets.split_inclusive(['{', '}', ';']) {
        let text = piece.trim_end_matches(['{', '}', ';']);
        let end = &piece[text.len()..];
        if let Some((name, value)) = text.split_once(':')
            && let Some(name) = GROUNDS
                .iter()
                .find(|ground| name.trim_end().ends_with(**ground))
            && let Some(colour) = Colour::parse(value)
            && let Some(scheme) = scheme_of(&open)
        {
            found.push((scheme, name, colour));
        }
        match end {
            "{" => open.push(text),
            "}" => drop(open.pop()),
            _ => {}
        }
    }
    let last = |name: &str| {
        let of_light = |(other, _, _): &&(Scheme, &str, Colour)| scheme == *other;
        let mut all = found.iter().rev().filter(of_light);
        all.find(|(_, other, _)| *other == name)
            .map(|(_, _, colour)| *colour)
    };
    let grounds: Vec<Colour> = GROUNDS.iter().filter_map(|name| last(name)).collect();
    if grounds.is_empty() {
        let plain = if scheme == Scheme::Light {
            "#ffffff"
        } else {
            "#000000"
        };
        return Colour::parse(plain).into_iter().collect();
    }
    grounds
}

/// The scheme that rules within these blocks are for; nothing for those of print and of more contrast.
fn scheme_of(open: &[&str]) -> Option<Scheme> {
    if open.len() > DEEPEST {
        return None;
    }
    let has = |word: &str| open.iter().any(|block| block.contains(word));
    if has("prefers-contrast") || has("print") || has("forced-colors") {
        None
    } else if has("prefers-color-scheme: dark") || has("prefers-color-scheme:dark") {
        Some(Scheme::Dark)
    } else {
        Some(Scheme::Light)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = include_str!("../../themes/default/static/site.css");

    fn shown(scheme: Scheme, sheets: &str) -> Vec<String> {
        grounds(sheets, scheme)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn grounds_are_those_of_the_last_sheet_that_says_them() {
        assert_eq!(shown(Scheme::Light, SHEET), ["#fdfcf9", "#f4f1e9"]);
        assert_eq!(shown(Scheme::Dark, SHEET), ["#15181b", "#1f2327"]);
        let own = format!("{SHEET}\n:root {{ --paper: #ffffee }} é");
        assert_eq!(shown(Scheme::Light, &own), ["#ffffee", "#f4f1e9"]);
        assert_eq!(shown(Scheme::Dark, "a{"), ["#000000"]);
    }

    #[test]
    fn one_colour_is_made_lighter_for_dark_paper() {
        let accent = Accent {
            light: Colour::parse("#17467a").map(|colour| Spanned::new(colour, 0..0)),
            dark: None,
        };
        let mut out = Diagnostics::default();
        let lines = lines(&accent, SHEET, &mut out);
        assert!(out.is_empty());
        let (light, dark) = lines.split_once("dark)").unwrap();
        assert!(light.contains("--accent: #17467a"));
        assert!(!dark.contains("#17467a"));
    }
}
