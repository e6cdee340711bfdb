//! Operations on tables of figures.

use super::{Draw, Operations};
use crate::odd;

pub(super) const ALL: Operations = &[
    ("a cell odd", |draw, text| {
        cell(draw, text, |draw, _| odd::value(&mut draw.random))
    }),
    ("a cell a mark", |draw, text| {
        cell(draw, text, |draw, _| draw.mark())
    }),
    ("a cell doubled", |draw, text| {
        cell(draw, text, |_, cell| format!("{cell},{cell}"))
    }),
    ("a cell quoted", |draw, text| cell(draw, text, quoted)),
    ("a cell a number", |draw, text| {
        cell(draw, text, |draw, _| {
            NUMBERS[draw.random.below(NUMBERS.len())].to_owned()
        })
    }),
    ("a column odd", column),
    ("a column deleted", |_, text| {
        text.lines()
            .map(|line| {
                line.rsplit_once(',')
                    .map_or(line, |(rest, _)| rest)
                    .to_owned()
                    + "\n"
            })
            .collect()
    }),
    ("many rows", |draw, text| {
        text.repeat(*draw.random.pick(&[2, 10, 300]))
    }),
    ("many columns", |draw, text| {
        text.replace(',', &",x".repeat(*draw.random.pick(&[2, 40, 300])))
    }),
    ("no rows", |_, text| {
        text.lines().next().unwrap_or_default().to_owned()
    }),
    ("another separator", |draw, text| {
        text.replace(',', [";", "\t", "|", ""][draw.random.below(4)])
    }),
    ("another end of line", |draw, text| {
        text.replace('\n', ["\r", "\r\n", "\n\n", ",\n"][draw.random.below(4)])
    }),
    ("a heading twice", |_, text| {
        text.lines().next().unwrap_or_default().to_owned() + "\n" + text
    }),
];

const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1e308",
    "-1e308",
    "1e-320",
    "1,000",
    "\"1,000\"",
    "1.000,5",
    "£5",
    "5%",
    "5 %",
    "NaN",
    "inf",
    "..",
    "n/a",
    "−5",
    "٥",
    "1e5000",
    "0.1.2",
    "<5",
    "~5",
];

fn cell(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let mut starts = vec![0];
    starts.extend(text.match_indices([',', '\n']).map(|(at, _)| at + 1));
    let start = *draw.random.pick(&starts);
    let end = text[start..]
        .find([',', '\n'])
        .map_or(text.len(), |at| start + at);
    let by = change(draw, &text[start..end]);
    format!("{}{by}{}", &text[..start], &text[end..])
}

fn quoted(draw: &mut Draw<'_>, cell: &str) -> String {
    match draw.random.below(4) {
        0 => format!("\"{cell}"),
        1 => format!("\"{cell}\"\""),
        2 => format!("\"{cell}\n{cell}\""),
        _ => format!("{cell}\"{cell}\""),
    }
}

/// The same odd value in every row: the scale of a chart knows nothing else then.
fn column(draw: &mut Draw<'_>, text: &str) -> String {
    let by = *draw.random.pick(NUMBERS);
    let at = draw.random.below(4);
    let lines = text.lines().enumerate().map(|(number, line)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if let Some(cell) = cells.get_mut(at).filter(|_| number > 0) {
            *cell = by;
        }
        cells.join(",") + "\n"
    });
    lines.collect()
}
