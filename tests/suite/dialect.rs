//! The Markdown dialect where a snapshot would not say why.

use sourcebook::text::File;
use sourcebook::{
    config::{Dialect, RawHtml},
    diagnostic::Diagnostics,
    model::Slot,
    parse,
};

/// The HTML of a text, with its slots as `{N}`, and the codes of what was found.
fn html(text: &str, raw_html: RawHtml) -> (String, Vec<String>) {
    let loaded = &super::sample("sites/thin").loaded;
    let text = format!("---\ntitle: T\n---\n{text}");
    let file = File::new("content/guide/t.md", text);
    let mut found = Diagnostics::default();
    let parsed = parse::entry(
        &file,
        super::reading(
            loaded,
            Dialect {
                raw_html,
                ..Dialect::default()
            },
        ),
        &mut found,
    );
    let body = parsed.entry.unwrap().body.clone();
    let mut html = body.html.clone();
    for number in 0..body.slots.len() {
        html = html.replace(
            &format!("{0}{number}{0}", body.sentinel),
            &format!("{{{number}}}"),
        );
    }
    (
        html,
        found.iter().map(|found| found.code.to_string()).collect(),
    )
}

/// Everything that the writer itself writes.
const RICH: &str = "## Heading {#own}\n\nText *em* **strong** ~~gone~~ `code` [link](https://a.b \"t\") [[one]] [@k, p. 4]\nand[^n].\n\n\
[^n]: A note.\n\n- [x] done\n- [ ] to do\n\n1. one\n2. two\n\n> [!NOTE]\n> Mind.\n\n> Quote\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n\
```yaml\na: 1\n```\n\nTerm\n: Definition\n\n---\n\n![[one]]\n\n![alt](x.png)\n";

#[test]
fn what_the_writer_writes_is_not_changed_by_the_cleaner() {
    let (plain, _) = html(RICH, RawHtml::Clean);
    let (cleaned, codes) = html(&format!("{RICH}\n<b>raw</b>\n"), RawHtml::Clean);
    let same = |html: &str| {
        html.replace(" />", ">")
            .replace("/>", ">")
            .replace("&quot;", "\"")
    };
    let cleaned = same(&cleaned);
    let end = cleaned.find("<p><b>raw").unwrap();
    let notes = cleaned.find("<section class=\"footnotes\"").unwrap();
    assert_eq!(
        format!("{}{}", &cleaned[..end], &cleaned[notes..]),
        same(&plain)
    );
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn raw_html_is_cleaned_shown_or_trusted_as_the_bank_asks() {
    let text = "H<sub>2</sub>O <i onclick=\"x()\">a</i> [[one]]";
    let (clean, codes) = html(text, RawHtml::Clean);
    assert_eq!(
        (clean.trim(), codes),
        (
            "<p>H<sub>2</sub>O <i>a</i> {0}{1}</p>",
            vec!["dropped-html".to_owned()]
        )
    );
    let (escaped, codes) = html(text, RawHtml::Escape);
    assert!(escaped.contains("H&lt;sub&gt;2") && codes.is_empty());
    let (trusted, codes) = html(text, RawHtml::Trust);
    assert!(trusted.contains("onclick") && codes.is_empty());
}

#[test]
fn a_link_that_hides_its_scheme_is_refused_in_every_mode() {
    for link in [
        "[a](javascript&#58;alert(1))",
        "[a](JaVaScRiPt:x)",
        "<javascript:x>",
        "[a](<java\tscript:x>)",
        "[a](data:text/html,x)",
        "[a]\n\n[a]: vbscript:x",
    ] {
        for mode in [RawHtml::Clean, RawHtml::Escape, RawHtml::Trust] {
            let (html, codes) = html(link, mode);
            assert!(codes.contains(&"unsafe-link".to_owned()), "{link}: {html}");
        }
    }
}

#[test]
fn brackets_that_cite_nothing_stay_text() {
    let (plain, codes) = html(
        "An [aside], a@b.org and `[@code]` and [x](y@z).",
        RawHtml::Clean,
    );
    assert!(
        plain.contains(
            "An [aside], <a href=\"mailto:a@b.org\">a@b.org</a> and <code>[@code]</code>"
        ) && codes.is_empty(),
        "{plain} {codes:?}"
    );
}

#[test]
fn a_card_stands_alone_and_is_a_link_in_a_line() {
    let loaded = &super::sample("sites/thin").loaded;
    let reading = super::reading(loaded, Dialect::default());
    let slots = |text: &str| {
        let file = File::new("content/guide/t.md", format!("---\ntitle: T\n---\n{text}"));
        let out = &mut Diagnostics::default();
        parse::entry(&file, reading, out)
            .entry
            .unwrap()
            .body
            .slots
            .clone()
    };
    assert!(matches!(
        slots("![[vacancies]]\n![[start]]")[..],
        [Slot::Card { .. }, Slot::Card { .. }]
    ));
    assert!(matches!(
        slots("See ![[vacancies]].")[..],
        [Slot::Open { titled: true, .. }, Slot::Close]
    ));
}

#[test]
fn a_term_is_linked_once_and_never_in_headings_links_or_code() {
    let pages = super::sample("sites/odd").pages.iter();
    for (path, page) in pages.filter(|(path, _)| path.starts_with("evidence/")) {
        let mut terms: Vec<&str> = page
            .split("<a class=\"term\" href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        let all = terms.len();
        terms.sort_unstable();
        terms.dedup();
        assert_eq!(terms.len(), all, "{path} links a term twice");
        for quiet in ["<h2", "<h3", "<code", "<pre"] {
            for part in page.split(quiet).skip(1) {
                let inside = part.split("</").next().unwrap();
                assert!(
                    !inside.contains("class=\"term\""),
                    "{path} links a term in {quiet}"
                );
            }
        }
    }
}
