//! Operations on YAML: the head of an entry, or a whole file of declarations.

use super::fields::{any, head, parts, replaced};
use super::{Draw, Operations};
use crate::corpus::Role;
use crate::odd;

pub(super) const ALL: Operations = &[
    ("a field deleted", |draw, text| {
        field(draw, text, |_, _| String::new())
    }),
    ("a field doubled", |draw, text| {
        field(draw, text, |draw, field| {
            field.repeat(1 + draw.random.count())
        })
    }),
    ("a field of another file", |draw, text| {
        field(draw, text, |draw, field| {
            format!("{}{field}", foreign(draw, field))
        })
    }),
    ("a field nested", |draw, text| field(draw, text, nested)),
    ("a field an item", |draw, text| {
        field(draw, text, |_, field| format!("- {field}"))
    }),
    ("fields swapped", swapped),
    ("a value odd", |draw, text| {
        value(draw, text, |draw, _| odd::value(&mut draw.random))
    }),
    ("a value odd", |draw, text| {
        value(draw, text, |draw, _| odd::value(&mut draw.random))
    }),
    ("a value gone", |draw, text| {
        value(draw, text, |_, _| String::new())
    }),
    ("a value a name", |draw, text| {
        value(draw, text, |draw, _| draw.name())
    }),
    ("a value with marks", |draw, text| {
        value(draw, text, |draw, value| format!("{value} {}", draw.mark()))
    }),
    ("a value quoted", |draw, text| value(draw, text, quoted)),
    ("a value a list", |draw, text| {
        value(draw, text, |draw, value| {
            format!("[{value}, {}]", draw.name())
        })
    }),
    ("a value a map", |draw, text| {
        value(draw, text, |_, value| {
            format!("{{value: {value}, source: {value}}}")
        })
    }),
    ("a value a block", |draw, text| {
        value(draw, text, |draw, value| {
            format!(
                "{}\n        {value}\n\n        {}",
                ["|", ">", "|-", ">2"][draw.random.below(4)],
                draw.mark()
            )
        })
    }),
    ("a value anchored", anchored),
    ("a bomb of aliases", bomb),
    ("a key another", |draw, text| key(draw, text, foreign_key)),
    ("a key odd", |draw, text| {
        key(draw, text, |draw, _| odd::value(&mut draw.random))
    }),
    ("a key of two", |draw, text| {
        key(draw, text, |_, key| format!("{key}.{key}"))
    }),
    ("a fence changed", fence),
    ("two documents", |draw, text| {
        field(draw, text, |draw, field| {
            format!(
                "{}{field}",
                ["---\n", "...\n", "%YAML 9.9\n---\n"][draw.random.below(3)]
            )
        })
    }),
];

fn field(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let range = any(draw, text);
    let by = change(draw, &text[range.clone()]);
    replaced(text, &range, &by)
}

fn foreign(draw: &mut Draw<'_>, near: &str) -> String {
    let roles = [
        Role::Entry,
        Role::Entry,
        Role::Declaration,
        Role::Config,
        Role::Search,
    ];
    let role = *draw.random.pick(&roles);
    let text = &draw.real(Some(role)).text;
    let range = any(draw, text);
    let indent = &near[..near.len() - near.trim_start().len()];
    let lines = text[range].trim().replace('\n', &format!("\n{indent}"));
    format!("{indent}{lines}\n")
}

fn nested(draw: &mut Draw<'_>, field: &str) -> String {
    let lines = field.trim_end().replace('\n', "\n  ");
    format!("{}:\n  {lines}\n", draw.name())
}

fn swapped(draw: &mut Draw<'_>, text: &str) -> String {
    let (one, other) = (any(draw, text), any(draw, text));
    super::fields::swapped(text, one, other)
}

fn value(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let Some((_, value)) = parts(text, &any(draw, text)) else {
        return text.to_owned();
    };
    let by = change(draw, text[value.clone()].trim());
    replaced(text, &value, &format!(" {by}"))
}

fn key(draw: &mut Draw<'_>, text: &str, change: fn(&mut Draw<'_>, &str) -> String) -> String {
    let Some((key, _)) = parts(text, &any(draw, text)) else {
        return text.to_owned();
    };
    let by = change(draw, &text[key.clone()]);
    replaced(text, &key, &by)
}

fn foreign_key(draw: &mut Draw<'_>, _: &str) -> String {
    let role = *draw
        .random
        .pick(&[Role::Entry, Role::Declaration, Role::Config]);
    let text = &draw.real(Some(role)).text;
    let range = any(draw, text);
    let key = parts(text, &range).map(|(key, _)| text[key].to_owned());
    key.unwrap_or_default()
}

fn quoted(draw: &mut Draw<'_>, value: &str) -> String {
    match draw.random.below(5) {
        0 => format!("\"{value}\""),
        1 => format!("'{value}"),
        2 => format!("“{value}”"),
        3 => value.trim_matches(['"', '\'']).to_owned(),
        _ => format!("\"{value}\" {value}"),
    }
}

/// A value that others point at, one of them before it or within it.
fn anchored(draw: &mut Draw<'_>, text: &str) -> String {
    let with_anchor = value(draw, text, |_, value| format!("&it {value}"));
    let with = *draw.random.pick(&[
        "*it",
        "{<<: *it}",
        "[*it, *it]",
        "{<<: [*it, *it]}",
        "*other",
    ]);
    let Some((_, value)) = parts(&with_anchor, &any(draw, &with_anchor)) else {
        return with_anchor;
    };
    replaced(&with_anchor, &value, &format!(" {with}"))
}

/// Each line nine times the one before.
fn bomb(draw: &mut Draw<'_>, text: &str) -> String {
    let depth = 2 + draw.random.below(8);
    let level = |at: usize| {
        let of = if at == 0 {
            "lol".to_owned()
        } else {
            format!("*a{}", at - 1)
        };
        format!("a{at}: &a{at} [{}]\n", vec![of; 9].join(", "))
    };
    let bomb: String = (0..depth).map(level).collect();
    replaced(text, &(head(text).start..head(text).start), &bomb)
}

fn fence(draw: &mut Draw<'_>, text: &str) -> String {
    let fences: Vec<usize> = text
        .match_indices("---")
        .map(|(at, _)| at)
        .take(3)
        .collect();
    let by = *draw.random.pick(&[
        "",
        "--",
        "----",
        "--- ",
        "+++",
        " ---",
        "—",
        "---\n---",
        ";;;",
        "...",
        "```yaml",
        "<!--",
        "{",
        "\u{feff}---",
    ]);
    if fences.is_empty() {
        return format!("{by}\n{text}");
    }
    let at = *draw.random.pick(&fences);
    replaced(text, &(at..at + 3), by)
}
