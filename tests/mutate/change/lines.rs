//! Operations on lines, paragraphs and whole texts.

use super::{Draw, Operations};
use crate::odd;

pub(super) const ALL: Operations = &[
    ("a line deleted", |draw, text| {
        line(draw, text, |_, _| Vec::new())
    }),
    ("a line doubled", |draw, text| {
        line(draw, text, |draw, line| {
            vec![line.to_owned(); 1 + draw.random.count()]
        })
    }),
    ("a line cut", |draw, text| {
        line(draw, text, |draw, line| {
            vec![line[..draw.random.place(line)].to_owned()]
        })
    }),
    ("a line split", |draw, text| line(draw, text, split)),
    ("a line indented", |draw, text| {
        line(draw, text, |draw, line| vec![indented(draw, line)])
    }),
    ("a line outdented", |draw, text| {
        line(draw, text, |_, line| vec![line.trim_start().to_owned()])
    }),
    ("a line of another file", |draw, text| {
        line(draw, text, |draw, line| {
            vec![foreign_line(draw), line.to_owned()]
        })
    }),
    ("a line of marks", |draw, text| {
        line(draw, text, |draw, line| vec![draw.mark(), line.to_owned()])
    }),
    ("a line odd", |draw, text| {
        line(draw, text, |draw, _| vec![odd::value(&mut draw.random)])
    }),
    ("lines swapped", swapped),
    ("lines joined", joined),
    ("a block deleted", |draw, text| {
        block(draw, text, |_, _| String::new())
    }),
    ("a block doubled", |draw, text| {
        block(draw, text, |draw, block| {
            vec![block; 1 + draw.random.count()].join("\n\n")
        })
    }),
    ("a block nested", |draw, text| block(draw, text, nested)),
    ("a block moved", moved),
    ("a block of another file", |draw, text| {
        block(draw, text, |draw, block| {
            format!("{}\n\n{block}", foreign_block(draw))
        })
    }),
    ("cut off", |draw, text| {
        text[..draw.random.place(text)].to_owned()
    }),
    ("its begin cut off", |draw, text| {
        text[draw.random.place(text)..].to_owned()
    }),
    ("another file behind", |draw, text| {
        format!("{text}{}", draw.real(None).text)
    }),
    ("halves of two files", halves),
];

/// Does something to one line.
fn line(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> Vec<String>) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let at = draw.random.below(lines.len());
    let changed = change(draw, &lines[at]);
    lines.splice(at..=at, changed);
    lines.join("\n")
}

fn split(draw: &mut Draw<'_>, line: &str) -> Vec<String> {
    let (one, other) = line.split_at(draw.random.place(line));
    vec![one.to_owned(), other.to_owned()]
}

fn indented(draw: &mut Draw<'_>, line: &str) -> String {
    let by = *draw.random.pick(&[
        " ", "  ", "    ", "\t", "\u{a0}", "> ", "- ", "  - ", "\u{3000}",
    ]);
    let times = if draw.random.is_one_in(10) {
        draw.random.count()
    } else {
        1
    };
    format!("{}{line}", by.repeat(times))
}

fn foreign_line(draw: &mut Draw<'_>) -> String {
    let text = &draw.real(None).text;
    let lines: Vec<&str> = text.split('\n').collect();
    (*draw.random.pick(&lines)).to_owned()
}

fn foreign_block(draw: &mut Draw<'_>) -> String {
    let text = &draw.real(None).text;
    let blocks: Vec<&str> = text.split("\n\n").collect();
    (*draw.random.pick(&blocks)).to_owned()
}

fn swapped(draw: &mut Draw<'_>, text: &str) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let (one, other) = (
        draw.random.below(lines.len()),
        draw.random.below(lines.len()),
    );
    lines.swap(one, other);
    lines.join("\n")
}

fn joined(draw: &mut Draw<'_>, text: &str) -> String {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    if ends.is_empty() {
        return text.to_owned();
    }
    let at = *draw.random.pick(&ends);
    let between = *draw.random.pick(&["", " ", "  \r", "\r", "\u{2028}", "\\"]);
    format!("{}{between}{}", &text[..at], &text[at + 1..])
}

/// Does something to one paragraph.
fn block(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let mut blocks: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    let at = draw.random.below(blocks.len());
    blocks[at] = change(draw, &blocks[at]);
    blocks.join("\n\n")
}

fn nested(draw: &mut Draw<'_>, block: &str) -> String {
    let by = *draw
        .random
        .pick(&["> ", "    ", "- ", "  ", "\t", "1. ", "| ", "# ", ": "]);
    let by = by.repeat(1 + draw.random.below(4));
    let lines: Vec<String> = block
        .split('\n')
        .map(|line| format!("{by}{line}"))
        .collect();
    lines.join("\n")
}

fn moved(draw: &mut Draw<'_>, text: &str) -> String {
    let mut blocks: Vec<&str> = text.split("\n\n").collect();
    let block = blocks.remove(draw.random.below(blocks.len()));
    blocks.insert(draw.random.below(blocks.len() + 1), block);
    blocks.join("\n\n")
}

fn halves(draw: &mut Draw<'_>, text: &str) -> String {
    let other = &draw.real(None).text;
    let (here, there) = (draw.random.place(text), draw.random.place(other));
    format!("{}{}", &text[..here], &other[there..])
}
