//! Values that nobody expects, and the marks of the dialect.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::random::Random;

/// `odd.json`: texts that stand in the place of a value, a word or a cell, and pieces of what authors write, in our own
/// dialect and in those of other generators.
#[derive(Deserialize)]
struct Odd {
    values: Vec<String>,
    marks: Vec<String>,
}

static ODD: LazyLock<Odd> = LazyLock::new(|| {
    serde_json::from_str(include_str!("odd.json")).expect("`odd.json` has two lists of texts")
});

/// A value in the place of another.
pub(crate) fn value(random: &mut Random) -> String {
    match random.below(24) {
        0 => "9".repeat(400),
        1 => format!("0.{}", "1".repeat(400)),
        2 => "a".repeat(*random.pick(&[300, 5_000, 70_000])),
        3 => long_words(random),
        4 => nested(random),
        5 => mark(random),
        6 => format!("\"{}\"", random.pick(&ODD.values).replace('"', "\\\"")),
        7 => format!(
            "[{}]",
            vec![random.pick(&ODD.values).as_str(); random.count()].join(", ")
        ),
        8 => format!(
            "|\n      {}\n      {}",
            random.pick(&ODD.values),
            random.pick(&ODD.values)
        ),
        _ => random.pick(&ODD.values).clone(),
    }
}

/// A mark; now and then many of one, which is what makes a reader of marks slow.
pub(crate) fn mark(random: &mut Random) -> String {
    let mark = random.pick(&ODD.marks).as_str();
    if !random.is_one_in(12) {
        return mark.to_owned();
    }
    let most = *random.pick(&[10, 300, 300, 5_000]);
    let between = *random.pick(&["", "", " ", "\n", "a", "\n\n"]);
    vec![mark; 1 + random.below(most)].join(between)
}

/// Brackets, lists, quotations or tags within one another.
fn nested(random: &mut Random) -> String {
    let (open, close) = *random.pick(&[
        ("[", "]"),
        ("{a: ", "}"),
        ("(", ")"),
        ("> ", ""),
        ("- ", ""),
        ("<b>", "</b>"),
        ("*a **", "** a*"),
        ("[a](", ")"),
        ("{{", "}}"),
        ("<div>\n\n", "\n\n</div>"),
        ("\\sqrt{", "}"),
        ("![[", "]]"),
    ]);
    let depth = *random.pick(&[3, 30, 30, 120, 1_000, 4_000]);
    let depth = 1 + random.below(depth);
    let close = if random.is_one_in(3) { "" } else { close };
    format!("{}a{}", open.repeat(depth), close.repeat(depth))
}

/// A very long line of words.
fn long_words(random: &mut Random) -> String {
    let word = *random.pick(&[
        "word ", "Ünï ", "日本 ", "a, b; ", "x@y.z ", "[[a]] ", "a_b*c ",
    ]);
    word.repeat(*random.pick(&[60, 500, 3_000, 12_000]))
}
