//! Citations in the text.

use std::collections::BTreeSet;

use super::*;
use crate::cite::means::Letters;

#[test]
fn a_locator_has_the_label_of_the_style() {
    let source = report("a", &department(), 2008);
    let cited = |style, locator| marked(&load(style).in_text(&at(&source, locator)));
    for (locator, harvard, apa) in [
        ("p. 4-6", "pp. 4–6", "pp. 4–6"),
        ("pp. 4-6, 9", "pp. 4–6, 9", "pp. 4–6, 9"),
        ("pp. 1-3, 7-9, 12", "pp. 1–3, 7–9, 12", "pp. 1–3, 7–9, 12"),
        ("para. 4.5", "para. 4.5", "para. 4.5"),
        ("paras 4.5-4.9", "paras 4.5-4.9", "paras 4.5-4.9"),
        ("fig. 4.1", "fig. 4.1", "Figure 4.1"),
        ("table 2.1", "table 2.1", "Table 2.1"),
        ("ch. 3", "ch. 3", "Chapter 3"),
        ("s. 12(1)", "sect. 12(1)", "Section 12(1)"),
        (
            "box after para. 3.24",
            "box after para. 3.24",
            "box after para. 3.24",
        ),
        (
            "slide \"2020 Goals\"",
            "slide &quot;2020 Goals&quot;",
            "slide &quot;2020 Goals&quot;",
        ),
    ] {
        let words = |locator| {
            format!("(⟦0|Department for Children, Schools and Families, 2008, {locator}⟧)")
        };
        assert_eq!(cited("harvard-cite-them-right", locator), words(harvard));
        assert_eq!(cited("apa", locator), words(apa));
    }
}

#[test]
fn pieces_have_no_links() {
    let csl = json!({"type": "webpage", "title": "A", "URL": "https://a.example/"});
    let pieces = load("mhra-notes").in_text(&at(&source("a", &csl), ""));
    assert_eq!(
        marked(&pieces),
        "(⟦0|‘A’, n.d. &lt;https://a.example/&gt;⟧)"
    );
}

#[test]
fn letters_follow_the_list_and_agree_on_the_page() {
    let [z, a, m] = ["Zebra", "Aims", "Middle"].map(|title| report(title, &department(), 2008));
    let other = report("Other", &json!({"literal": "CWDC"}), 2008);
    let (in_text, references) = page(
        "harvard-cite-them-right",
        &[
            at(&z, "p. 1"),
            cite(&[&a, &m]),
            cite(&[&other]),
            Vec::new(),
            at(&z, "p. 2"),
        ],
    );
    let name = "Department for Children, Schools and Families";
    assert_eq!(
        in_text,
        [
            format!("(⟦0|{name}, 2008c, p. 1⟧)"),
            format!("(⟦0|{name}, 2008a⟧, ⟦1|2008b⟧)"),
            "(⟦0|CWDC, 2008⟧)".to_owned(),
            String::new(),
            format!("(⟦0|{name}, 2008c, p. 2⟧)"),
        ]
    );
    assert_eq!(
        references,
        [
            "CWDC (2008) Other.".to_owned(),
            format!("{name} (2008a) Aims."),
            format!("{name} (2008b) Middle."),
            format!("{name} (2008c) Zebra."),
        ]
    );
}

#[test]
fn undated_sources_get_letters_too() {
    let [b, a] = ["B", "A"].map(|title| {
        source(
            title,
            &json!({"type": "report", "title": title, "author": ["TDA"]}),
        )
    });
    let (in_text, references) = page("apa", &[cite(&[&b]), cite(&[&a]), cite(&[&b])]);
    assert_eq!(
        in_text,
        [
            "(⟦0|TDA, n.d.-b⟧)",
            "(⟦0|TDA, n.d.-a⟧)",
            "(⟦0|TDA, n.d.-b⟧)"
        ]
    );
    assert_eq!(references, ["TDA. (n.d.-a). A.", "TDA. (n.d.-b). B."]);
}

#[test]
fn other_people_of_the_same_name_get_initials_and_keep_their_references() {
    let [ann, bob] = ["Ann", "Bob"]
        .map(|given| report(given, &json!({"family": "Smith", "given": given}), 2006));
    let bobs_other = report("Zoo", &json!({"family": "Smith", "given": "Bob"}), 2006);
    for style in ["harvard-cite-them-right", "apa"] {
        let (in_text, references) = page(
            style,
            &[cite(&[&ann]), cite(&[&bob]), cite(&[&ann, &bobs_other])],
        );
        assert_eq!(
            in_text,
            [
                "(⟦0|A. Smith, 2006⟧)",
                "(⟦0|B. Smith, 2006a⟧)",
                "(⟦0|A. Smith, 2006⟧; ⟦1|B. Smith, 2006b⟧)"
            ]
        );
        assert!(
            references[0].starts_with("Smith, A.") && references[1].starts_with("Smith, B."),
            "{references:?}"
        );
        assert!(
            references[1].contains("(2006a)") && references[2].contains("(2006b)"),
            "{references:?}"
        );
    }
}

#[test]
fn a_numeric_style_numbers_the_page() {
    let [a, b] = ["A", "B"].map(|title| report(title, &department(), 2008));
    for style in ["vancouver", "nlm-citation-sequence"] {
        assert_eq!(load(style).class(), Class::Numeric);
        let (in_text, references) = page(style, &[cite(&[&b]), cite(&[&a, &b])]);
        assert_eq!(in_text, ["(⟦0|1⟧)", "(⟦1|1⟧,⟦0|2⟧)"]);
        assert_eq!(
            references[0],
            "1. Department for Children, Schools and Families. B. 2008."
        );
        assert_eq!(references.len(), 2);
    }
    let numbered = load("vancouver")
        .page(&[cite(&[&a])])
        .references
        .remove(0)
        .1;
    assert!(
        numbered
            .html
            .starts_with("<span class=\"citation-number\">1.</span> Department")
    );
    assert!(
        load("vancouver")
            .reference(&a)
            .html
            .starts_with("Department")
    );
}

#[test]
fn a_note_style_prints_its_notes_in_brackets() {
    let author = json!({"family": "Smith", "given": "Ann"});
    let csl = json!({"type": "book", "title": "Work", "author": [author], "publisher": "Sage", "issued": {"date-parts": [[2006]]}});
    let book = source("a", &csl);
    assert_eq!(load("mhra-notes").class(), Class::Note);
    let (in_text, references) = page("mhra-notes", &[at(&book, "p. 1"), at(&book, "p. 2")]);
    assert_eq!(
        in_text,
        [
            "(⟦0|Ann Smith, <i>Work</i> (Sage, 2006), p. 1⟧)",
            "(⟦0|Smith, <i>Work</i>, p. 2⟧)"
        ]
    );
    assert_eq!(references, ["Smith, Ann, Work (Sage, 2006)"]);
}

#[test]
fn every_style_with_letters_tells_all_groups_apart_in_text_and_list() {
    let sources: Vec<Source> = (0..24)
        .map(|at| {
            let name = ["Ash", "Bell", "Cox", "Day"][at % 4];
            let title = format!("Title {}", char::from(b'A' + u8::try_from(at).unwrap()));
            let mut csl = json!({"type": "book", "title": title, "author": [{"family": name, "given": "Ann"}]});
            if at / 8 > 0 {
                csl["issued"] = json!({"date-parts": [[2000 + at / 8]]});
            }
            source(&format!("s{at}"), &csl)
        })
        .collect();
    let clusters: Vec<_> = sources.iter().map(|source| cite(&[source])).collect();
    let mut tried = 0;
    for name in Processor::style_names() {
        let processor = load(name);
        if processor.class() != Class::AuthorDate || processor.means.letters == Letters::Never {
            continue;
        }
        let told = told(&processor, &clusters);
        let marks = |letter: &str| {
            let marked = sources.iter().filter_map(|source| told.get(source.id()));
            marked
                .filter(|source| source.apart().letter == letter)
                .count()
        };
        // Labels are never alike.
        if !told.values().any(|source| source.apart().letter == "a") {
            continue;
        }
        tried += 1;
        assert_eq!((marks("a"), marks("b")), (12, 12), "{name}");
        let (in_text, references) = page(name, &clusters);
        // Some styles have no words for what is undated, and so no place for its letter.
        let words: BTreeSet<&String> = in_text[8..].iter().collect();
        assert_eq!(words.len(), 16, "{name}: {in_text:#?}");
        let dated = references.iter().filter(|line| line.contains("200"));
        for line in dated {
            let years = ["2001a", "2001b", "2002a", "2002b"];
            assert!(
                years.iter().any(|year| line.contains(year)),
                "{name}: {line}"
            );
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn citations_of_one_author_are_joined_as_the_style_asks() {
    let [a, b, c] = [("Alpha", 2010), ("Beta", 2010), ("Gamma", 2008)]
        .map(|(title, year)| report(title, &json!({"literal": "Ofsted"}), year));
    for (style, joined, placed) in [
        (
            "apa",
            "(⟦2|Ofsted, 2008⟧, ⟦1|2010a⟧, ⟦0|2010b⟧)",
            "(⟦1|Ofsted, 2010a, p. 4⟧; ⟦0|Ofsted, 2010b⟧)",
        ),
        (
            "chicago-author-date",
            "(⟦0|Ofsted 2010b⟧, ⟦1|2010a⟧, ⟦2|2008⟧)",
            "(⟦0|Ofsted 2010b⟧, ⟦1|2010a, 4⟧)",
        ),
        (
            "american-meteorological-society",
            "(⟦1|Ofsted 2010a⟧,⟦0|b⟧, ⟦2|2008⟧)",
            "(⟦1|Ofsted 2010a, p. 4⟧; ⟦0|Ofsted 2010b⟧)",
        ),
    ] {
        let mut with_place = cite(&[&b, &a]);
        with_place[1].locator = "p. 4";
        let (in_text, _) = page(style, &[cite(&[&b, &a, &c]), with_place]);
        assert_eq!(in_text, [joined, placed], "{style}");
    }
}

#[test]
fn names_are_added_where_they_tell_citations_apart() {
    let authors = |second: &str| {
        let names = ["Ash", second, "Cox", "Day"];
        names.map(|name| json!({"family": name, "given": "Ann"}))
    };
    let by = |title: &str, second: &str| {
        let csl = json!({"type": "report", "title": title, "author": authors(second), "issued": {"date-parts": [[2010]]}});
        source(title, &csl)
    };
    let [a, b, c] = [by("A", "Bell"), by("B", "Eve"), by("C", "Eve")];
    let (in_text, _) = page("apa", &[cite(&[&a]), cite(&[&b]), cite(&[&c])]);
    assert_eq!(
        in_text,
        [
            "(⟦0|Ash, Bell, et al., 2010⟧)",
            "(⟦0|Ash, Eve, et al., 2010a⟧)",
            "(⟦0|Ash, Eve, et al., 2010b⟧)"
        ]
    );
}
