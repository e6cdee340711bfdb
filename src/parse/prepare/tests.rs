//! What stands for something else becomes Markdown, whichever generator it is of.

use std::collections::BTreeMap;

use super::*;
use crate::source::Included;

/// A text as it is read, with its markers as `<name>` and `</>` lines, without blank lines.
fn read(text: &str) -> String {
    let included = Included::default();
    let variables = BTreeMap::from([("product.version".to_owned(), "2.1".to_owned())]);
    let insertions = Insertions {
        included: &included,
        variables: &variables,
    };
    let prepared = prepare(text, "content/a.md", insertions, Dialect::default());
    let mut found = prepared.text.into_owned();
    for marker in prepared.markers.iter().rev() {
        let sign = match &marker.opens {
            None => "</>".to_owned(),
            Some(container) => {
                let title = container.title.as_deref().unwrap_or_default();
                format!("<{} {title}>", container.name)
            }
        };
        found.insert_str(marker.at, &format!("\n{sign}\n"));
    }
    let lines = found.lines().filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn blocks_of_all_generators_come_to_the_same() {
    let note = "a\n<note A title>\nb\n  c\n</>\nd";
    for text in [
        "a\n:::note A title\nb\n  c\n:::\nd\n",
        "a\n:::note[A title]\nb\n  c\n:::\nd\n",
        "a\n\n!!! note \"A title\"\n    b\n      c\n\nd\n",
        "a\n```{note} A title\n:class: x\nb\n  c\n```\nd\n",
        "a\n\n<Note title=\"A title\">\n  b\n    c\n</Note>\nd\n",
    ] {
        assert_eq!(read(text), note, "{text}");
    }
    let tabs = "<tabs >\n<tab One>\nb\n</>\n<tab Two>\nc\n</>\n</>\nd";
    for text in [
        "=== \"One\"\n    b\n\n=== \"Two\"\n\n    c\n\nd\n",
        "::: {.panel-tabset}\n## One\nb\n## Two\nc\n:::\nd\n",
        "::::{tab-set}\n:::{tab-item} One\nb\n:::\n:::{tab-item} Two\nc\n:::\n::::\nd\n",
        "<Tabs>\n<TabItem value=\"1\" label=\"One\">b</TabItem>\n  <TabItem label=\"Two\">\n    c\n  </TabItem>\n</Tabs>\nd\n",
    ] {
        assert_eq!(read(text), tabs, "{text}");
    }
}

#[test]
fn marks_of_other_generators_go_and_what_they_mean_stays() {
    for (text, found) in [
        (
            "[the *large* map]{.x} `[a]{.x}` [b](c){.x} [d]{set} ![e]{.x}",
            "the *large* map `[a]{.x}` [b](c){.x} [d]{set} ![e]{.x}",
        ),
        (
            "words ^why\n\nx ^ y",
            "words<span id=\"^why\"></span>\nx ^ y",
        ),
        (
            "a ^[one [b](c)] d ^[two]",
            "a [^inline-1] d [^inline-2]\n[^inline-1]: one [b](c)\n[^inline-2]: two",
        ),
        (
            "a\n\n1. TOC\n{:toc}\n\n[TOC]\n\n*[DD]: direct debit\n^\nb",
            "a\nb",
        ),
        (
            "a\n{::comment}\nx\n{:/comment}\n{% raw %}{{ y }}{% endraw %}\n{{/* z */}}",
            "a\n{% raw %}{{ y }}{% endraw %}",
        ),
        (
            "|a|b|\n|-|-|\n|1|2|\n|---|---|\n|3|4|\n{: .wide}\n",
            "|a|b|\n|-|-|\n|1|2|\n|3|4|",
        ),
        (
            "|a|b|\n|-|-|\n\n: Two fields {#tbl-x .y}\n",
            "|a|b|\n|-|-|\n<span id=\"tbl-x\"></span>Two fields",
        ),
        (
            "|a|b|\n|-|-|\n|`x|y` or|2|\n|`x`|`y`|\n|`x|2|\n",
            "|a|b|\n|-|-|\n|`x\\|y` or|2|\n|`x`|`y`|\n|`x|2|",
        ),
        (
            "as in @tbl-x and [-@tbl-x], not a@tbl-x.org\n[y]{#tbl-x}",
            "as in [](#tbl-x) and [](#tbl-x), not a@tbl-x.org\n<span id=\"tbl-x\"></span>y",
        ),
        (
            "{: .note }\nA note\nof two lines\n\nb",
            "<note >\nA note\nof two lines\n</>\nb",
        ),
        (
            "{: .warning-title }\n> Mind this\n>\n> x\n\nb",
            "<warning Mind this>\nx\n</>\nb",
        ),
        ("> x\n{: .prompt-tip }\n\nb", "<tip >\nx\n</>\nb"),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}

#[test]
fn shortcodes_and_drawn_tables_are_markdown() {
    for (text, found) in [
        (
            "{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}\nb",
            "```go\nx := 1\n```\nb",
        ),
        (
            "{{< figure src=\"a.png\" alt=\"A\" caption=\"C d\" >}}\n{{< youtube abc_1 >}}",
            "![C d](<a.png>){fig-alt=\"A\"}\n<https://www.youtube.com/watch?v=abc_1>",
        ),
        (
            "`{{</* figure src=\"x\" */>}}` {{%/* y */%}}",
            "`{{< figure src=\"x\" >}}` {{% y %}}",
        ),
        (
            "- [/] half\n- [ ] open\n\nPress ++ctrl+f5++ in C++ and D++",
            "- [ ] half\n- [ ] open\nPress <kbd>ctrl</kbd>+<kbd>f5</kbd> in C++ and D++",
        ),
        (
            "/// note | A title\nb\n///\n/// x\nc",
            "<note A title>\nb\n</>\n/// x\nc",
        ),
        (
            "<div class=\"a\" markdown>\n*b*\n</div>\nc",
            "<div class=\"a\">\n*b*\n</div>\nc",
        ),
        (
            "+---+-----+\n| a | b   |\n+===+=====+\n| 1 | two |\n|   | words |\n+---+-----+\n| 3 | 4|5 |\n+---+-----+\n",
            "| a | b |\n|---|---|\n| 1 | two words |\n| 3 | 4\\|5 |",
        ),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}

#[test]
fn tables_drawn_with_hyphens_are_tables() {
    for (text, found) in [
        (
            "a\n\n  Right Left     Centre   Any\n------- ------ ---------- ---\n     12 12         12     12\n    123 1|3       123     13\n\nTable: Counts.\n\nb\n",
            "a\n| Right | Left | Centre | Any |\n| ---: | :--- | :---: | --- |\n| 12 | 12 | 12 | 12 |\n| 123 | 1\\|3 | 123 | 13 |\nCounts.\nb",
        ),
        (
            "--- ----\n1   a\n2   b\n--- ----\n\nb",
            "|  |  |\n| :--- | :--- |\n| 1 | a |\n| 2 | b |\nb",
        ),
        (
            "---------------\nYear  What\n      it is\n----- ---------\n2006  many\n      words\n\n2007  few\n---------------\n",
            "| Year | What it is |\n| :--- | :--- |\n| 2006 | many words |\n| 2007 | few |",
        ),
        ("a\n\n--- ---\n\nb -- c", "a\n--- ---\nb -- c"),
        ("- - -\na\n- - -\n\nb -- -- c", "- - -\na\n- - -\nb -- -- c"),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}

#[test]
fn shortcodes_that_hold_text_are_blocks() {
    for (text, found) in [
        (
            "{{< notice tip >}}\n*b*\n{{< /notice >}}\nc",
            "<tip >\n*b*\n</>\nc",
        ),
        (
            "{{% alert title=\"Mind\" color=\"warning\" %}}\nb\n{{% /alert %}}",
            "<warning Mind>\nb\n</>",
        ),
        (
            "{{< details summary=\"Why\" >}}\nb\n{{< /details >}}",
            "<details Why>\nb\n</>",
        ),
        (
            "{{< tabs \"x\" >}}\n{{< tab \"One\" >}}\nb\n{{< /tab >}}\n{{% tab name=\"Two\" %}}\nc\n{{% /tab %}}\n{{< /tabs >}}\nd",
            "<tabs >\n<tab One>\nb\n</>\n<tab Two>\nc\n</>\n</>\nd",
        ),
        ("{{< notice tip >}}\nb", "{{< notice tip >}}\nb"),
        (
            "{{< gist a b1 >}}\n{{< x user=\"c\" id=\"2\" >}}",
            "<https://gist.github.com/a/b1>\n<https://x.com/c/status/2>",
        ),
        (
            "{{< kbd Ctrl-S >}} {{< fa brands github >}} `{{< kbd a >}}`\n{{< pagebreak >}}\nc",
            "<kbd>Ctrl-S</kbd>  `{{< kbd a >}}`\nc",
        ),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}

#[test]
fn lines_that_are_counted_or_barred_end_where_they_end() {
    for (text, found) in [
        ("a) *x*\nb) y\n   z\n", "a) *x*\\\nb) y\n   z"),
        ("\ni. x\nii. y\niii. z\nw", "i. x\\\nii. y\\\niii. z\nw"),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}

#[test]
fn a_callout_has_its_heading_as_its_title() {
    let text = "::: {.callout-tip}\n\n## Stop {#x}\n\nb\n:::\n";
    assert_eq!(read(text), "<callout-tip Stop>\nb\n</>");
}

#[test]
fn what_is_nothing_to_read_goes() {
    for text in [
        "a\n%%\nx\n%%\nb\n",
        "a\n\nimport X from './x.js';\nimport {\n  Y,\n} from 'y';\n\nexport const z = {\n  a: 1,\n};\n\nb\n",
        "a\n{/* x */}\nb\n",
        "a\n\n{/*\nx\n*/}\n\nb\n",
        "a\n::: {.content-hidden when-format=\"html\"}\nx\n::: {.y}\nx\n:::\n:::\nb\n",
    ] {
        assert_eq!(read(text), "a\nb", "{text}");
    }
    assert_eq!(read("a %%x%% b `%%c%%`"), "a       b `%%c%%`");
    assert_eq!(
        read("of {{ product.version }} and {{ other }}"),
        "of 2.1 and {{ other }}"
    );
}

#[test]
fn code_and_sentences_are_left_alone() {
    for text in [
        "```\n:::note\n!!! note\n<Tabs>\nimport a from 'b'\n```",
        "    !!! note\n        x",
        "import goods from France\nand <Badge text=\"x\" /> more",
        "a\nTerm\n: definition\n:::",
        "<LinkButton href=\"/a/\">Words</LinkButton>",
    ] {
        assert_eq!(restored(&read(text)), text, "{text}");
    }
    assert_eq!(restored(&read(":warning: x")), ":warning: x");
}

#[test]
fn what_begins_over_and_over_and_never_ends_loses_no_word() {
    let begins = [
        ":::note x",
        "!!! note \"x\"\n    y",
        "<Tabs>",
        "<Tabs a=\"",
        "<div markdown>",
        "+--+",
        "/// note",
        "{/* x",
        "{{/* x",
        "{% comment %}",
        "%%",
        "{{< highlight x >}}",
        "```{note}",
        "> x",
        "[a]{.x} ^[",
        "{{#include x",
        "import A from './x.md'",
        "@fig-x",
        "|---|",
    ];
    for begin in begins {
        let text = format!("{begin}\n").repeat(3_000) + "\nlast word\n";
        assert!(read(&text).contains("last word"), "{begin}");
    }
}

#[test]
fn a_block_that_nothing_ends_ends_with_the_text() {
    assert_eq!(read(":::note\nx\n"), "<note >\nx\n</>");
    assert_eq!(
        read("=== \"A\"\n    ```\n    x\n\nb"),
        "<tabs >\n<tab A>\n```\nx\n```\n</>\n</>\nb"
    );
}
