//! Operations on Markdown: whole constructions, put between paragraphs and within them.

use super::parts::{chart, citations, heading, list, notes, opened, shortcode, table};
use super::{Draw, Operations};
use crate::corpus::Role;

pub(super) const ALL: Operations = &[
    ("a heading", |draw, text| between(draw, text, heading)),
    ("a heading changed", heading_changed),
    ("a table", |draw, text| between(draw, text, table)),
    ("a chart", |draw, text| between(draw, text, chart)),
    ("notes", |draw, text| between(draw, text, notes)),
    ("citations", |draw, text| between(draw, text, citations)),
    ("a list", |draw, text| between(draw, text, list)),
    ("a shortcode", |draw, text| between(draw, text, shortcode)),
    ("code", |draw, text| {
        between(draw, text, |draw| {
            format!("```{}\n{}\n```", draw.mark(), draw.mark())
        })
    }),
    ("a formula", |draw, text| {
        between(draw, text, |draw| {
            format!(
                "$${}{}$$",
                FORMULAS[draw.random.below(FORMULAS.len())],
                draw.mark()
            )
        })
    }),
    ("a box opened", |draw, text| between(draw, text, opened)),
    ("marks", |draw, text| {
        between(draw, text, |draw| {
            (0..draw.random.count().min(40))
                .map(|_| draw.mark())
                .collect()
        })
    }),
    ("marks in words", |draw, text| {
        between(draw, text, |draw| {
            (0..=draw.random.below(9))
                .map(|_| [draw.name(), draw.mark(), String::new()].join(" "))
                .collect()
        })
    }),
    ("marks joined", |draw, text| {
        between(draw, text, |draw| {
            [draw.mark(), draw.mark(), draw.mark()]
                .join(["", "\n", "\n\n", "\n    ", "\n> "][draw.random.below(5)])
        })
    }),
    ("body of another", |draw, text| {
        between(draw, text, |draw| {
            draw.real(Some(Role::Entry))
                .text
                .rsplit("---\n")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
    }),
];

const FORMULAS: &[&str] = &[
    "\\frac{1}{2}",
    "\\begin{matrix} a & b \\\\ c",
    "x^{2^{2^2}}",
    "\\left( a",
    "\\text{",
    "\\unknown",
    "\\def\\a{\\a\\a}\\a",
    "&",
    "\\\\",
];

/// Puts something between two paragraphs, or within one.
fn between(draw: &mut Draw<'_>, text: &str, what: fn(&mut Draw<'_>) -> String) -> String {
    let gaps: Vec<usize> = text.match_indices("\n\n").map(|(at, _)| at).collect();
    let is_within = gaps.is_empty() || draw.random.is_one_in(5);
    let at = if is_within {
        draw.random.place(text)
    } else {
        *draw.random.pick(&gaps)
    };
    let what = what(draw);
    format!("{}\n\n{what}{}", &text[..at], &text[at..])
}

fn heading_changed(draw: &mut Draw<'_>, text: &str) -> String {
    let headings: Vec<usize> = text.match_indices("\n#").map(|(at, _)| at + 1).collect();
    if headings.is_empty() {
        return format!("{text}\n{}", heading(draw));
    }
    let at = *draw.random.pick(&headings);
    let by = *draw.random.pick(&[
        "", "#", "###", "#######", "> #", "- #", "\\#", "#\t", "====\n#",
    ]);
    format!("{}{by}{}", &text[..at], &text[at..])
}
