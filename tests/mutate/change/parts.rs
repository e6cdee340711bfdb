//! Constructions of Markdown: as authors write them, but for what is in them.

use super::Draw;
use crate::corpus::Role;
use crate::odd;

pub(super) fn heading(draw: &mut Draw<'_>) -> String {
    let level = draw.random.below(8);
    let attributes = *draw.random.pick(&[
        "",
        "",
        " {#id}",
        " {#id .a b=c}",
        " {#",
        " { #é }",
        " #####",
        " {-}",
        " {: #a}",
    ]);
    format!(
        "{} {} {}{attributes}",
        "#".repeat(level),
        draw.name(),
        draw.mark()
    )
}

fn cell(draw: &mut Draw<'_>) -> String {
    match draw.random.below(4) {
        0 => draw.mark(),
        1 => odd::value(&mut draw.random),
        _ => draw.name(),
    }
}

pub(super) fn table(draw: &mut Draw<'_>) -> String {
    let columns = 1 + draw.random.below(5);
    let rows = draw.random.below(6);
    let ruled = vec![
        *draw.random.pick(&["---", ":-:", "-", "--:", ":", ""]);
        columns + draw.random.below(2)
    ];
    let mut lines = vec![row(draw, columns), format!("|{}|", ruled.join("|"))];
    for _ in 0..rows {
        let length = (columns + draw.random.below(3)).saturating_sub(1);
        lines.push(row(draw, length));
    }
    lines.join("\n")
}

fn row(draw: &mut Draw<'_>, columns: usize) -> String {
    let cells: Vec<String> = (0..columns).map(|_| cell(draw)).collect();
    let ends = *draw.random.pick(&["|", "|", ""]);
    format!("{ends} {} {ends}", cells.join(" | "))
}

const CHART_KEYS: &[&str] = &[
    "data",
    "type",
    "x",
    "y",
    "unit",
    "title",
    "description",
    "note",
    "source",
    "group",
    "order",
    "filter",
    "rows",
    "kind",
];
const CHART_TYPES: &[&str] = &[
    "bar",
    "line",
    "dot",
    "share",
    "grouped-bar",
    "stacked-bar",
    "pie",
    "",
];

pub(super) fn chart(draw: &mut Draw<'_>) -> String {
    let tables: Vec<String> = draw
        .corpus
        .files
        .iter()
        .filter(|file| file.role == Role::Table)
        .map(|file| file.path.clone())
        .collect();
    let data = draw.random.pick(&tables).clone();
    let data = data.rsplit('/').next().unwrap_or_default();
    let of = *draw
        .random
        .pick(&["", "../datasets/", "../sheets/", "/content/datasets/"]);
    let kind = *draw.random.pick(CHART_TYPES);
    let mut lines = vec![format!("data: {of}{data}"), format!("type: {kind}")];
    for _ in 0..draw.random.below(6) {
        let key = *draw.random.pick(CHART_KEYS);
        let column = *draw.random.pick(&[
            "year",
            "region",
            "rate",
            "place",
            "[before, after]",
            "before",
            "visits",
            "month",
        ]);
        let value = if draw.random.is_one_in(3) {
            odd::value(&mut draw.random)
        } else {
            column.to_owned()
        };
        lines.push(format!("{key}: {value}"));
    }
    format!("```chart\n{}\n```", lines.join("\n"))
}

pub(super) fn notes(draw: &mut Draw<'_>) -> String {
    let name = *draw
        .random
        .pick(&["1", "a", "a b", "é", "[", "", "note^", "A"]);
    let other = *draw.random.pick(&["1", "a", "2"]);
    format!(
        "Text[^{name}] {}.\n\n[^{name}]: {} [^{other}]\n\n    {}\n\n[^{other}]: {}",
        draw.mark(),
        draw.mark(),
        draw.mark(),
        draw.mark()
    )
}

pub(super) fn citations(draw: &mut Draw<'_>) -> String {
    let locators = [
        "",
        ", p. 4",
        ", pp. 5-",
        ", ch. ",
        " 12",
        ", p. \u{202e}4",
        ", fig. 1.2.3.4",
        ", para. £",
        "; ",
        ", p. 4, for more",
        ", pp. 99999999999999999999-1",
    ];
    let count = if draw.random.is_one_in(12) {
        400
    } else {
        1 + draw.random.below(4)
    };
    let cited: Vec<String> = (0..count)
        .map(|_| {
            format!(
                "{}@{}{}",
                ["", "-", "see ", "!"][draw.random.below(4)],
                draw.name(),
                draw.random.pick(&locators)
            )
        })
        .collect();
    format!("{} [{}] {}", draw.name(), cited.join("; "), draw.mark())
}

pub(super) fn list(draw: &mut Draw<'_>) -> String {
    let count = draw.random.count().min(300);
    let mut depth = 0;
    let mut lines = Vec::new();
    for _ in 0..count {
        depth = (depth + draw.random.below(3)).saturating_sub(1);
        let sign = *draw
            .random
            .pick(&["- ", "* ", "1. ", "- [ ] ", "+ ", "12) ", "- > ", "-"]);
        lines.push(format!("{}{sign}{}", "  ".repeat(depth), cell(draw)));
    }
    lines.join("\n")
}

pub(super) fn shortcode(draw: &mut Draw<'_>) -> String {
    let (open, close) = *draw.random.pick(&[
        ("{{< ", " >}}"),
        ("{{% ", " %}}"),
        ("{% ", " %}"),
        ("{{ ", " }}"),
        ("<", " />"),
        ("{{#", "}}"),
        (":::", ""),
        ("!!! ", ""),
    ]);
    let name = *draw.random.pick(&[
        "include",
        "figure",
        "note",
        "ref",
        "relref",
        "youtube",
        "tab",
        "tabs",
        "details",
        "raw",
        "highlight",
        "video",
        "embed",
        "var",
        "meta",
        "link",
    ]);
    let close = if draw.random.is_one_in(4) { "" } else { close };
    format!(
        "{open}{name} {} {}=\"{}\"{close}",
        draw.name(),
        draw.name(),
        odd::value(&mut draw.random)
    )
}

/// A box or a tag that the rest of the text may lie in.
pub(super) fn opened(draw: &mut Draw<'_>) -> String {
    let opens = [
        ":::note",
        "::: {.callout-tip title=\"a\"}",
        "<details><summary>",
        "<div class=\"a\">",
        "> [!NOTE] a",
        "!!! warning \"a\"",
        "=== \"a\"",
        "```",
        "~~~~~",
        "<!--",
        "$$",
        "<pre>",
        "<script>",
        "<style>",
        "%%",
        "{% raw %}",
        "<Tabs>",
        "\\[",
        "<table><td>",
        "<svg>",
        "<math><mi>",
    ];
    let open = *draw.random.pick(&opens);
    let times = if draw.random.is_one_in(8) {
        draw.random.count()
    } else {
        1
    };
    vec![open; times].join(["\n", "\n\n", " "][draw.random.below(3)])
}
