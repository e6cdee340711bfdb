//! Citations that are part of a sentence, and those without their author.

use super::*;

fn form<'a>(source: &'a Source, locator: &'a str, form: CiteForm) -> Vec<Cited<'a>> {
    vec![Cited {
        form,
        ..Cited::new(source, locator)
    }]
}

/// A book of two authors, a law, and a report without author and date.
fn cited_in_sentences() -> [Source; 3] {
    let authors = json!([{"family": "Smith", "given": "Ann"}, {"family": "Burke", "given": "Cai"}]);
    let book = json!({"type": "book", "title": "Work", "author": authors, "publisher": "Sage", "issued": {"date-parts": [[2006]]}});
    let law = json!({"type": "legislation", "title": "Children Act 2004", "issued": {"date-parts": [[2004]]}});
    let report = json!({"type": "report", "title": "Induction pack"});
    [("book", book), ("law", law), ("report", report)].map(|(id, csl)| source(id, &csl))
}

#[test]
fn a_sentence_names_the_author_and_the_year_stands_in_brackets() {
    let [book, law, report] = cited_in_sentences();
    let mut wrong = Vec::new();
    for (style, by_author, by_title, of_law) in [
        (
            "harvard-cite-them-right",
            "⟦0|Smith and Burke (2006, p. 4)⟧",
            "⟦0|<i>Induction pack</i> (no date)⟧",
            "⟦0|<i>Children Act 2004</i> (s. 10)⟧",
        ),
        (
            "apa",
            "⟦0|Smith and Burke (2006, p. 4)⟧",
            "⟦0|<i>Induction Pack</i> (n.d.)⟧",
            "⟦0|Children Act 2004 (s. 10)⟧",
        ),
        (
            "chicago-author-date",
            "⟦0|Smith and Burke (2006, 4)⟧",
            "⟦0|<i>Induction Pack</i> (n.d.)⟧",
            "⟦0|Children Act 2004 (s. 10)⟧",
        ),
        (
            "mla",
            "⟦0|Smith and Burke (4)⟧",
            "⟦0|<i>Induction Pack</i>⟧",
            "⟦0|Children Act 2004 (s. 10)⟧",
        ),
        (
            "alphanumeric",
            "⟦0|Smith and Burke [book, 4]⟧",
            "⟦0|<i>Induction pack</i> [report]⟧",
            "⟦0|<i>Children Act 2004</i> [law, s. 10]⟧",
        ),
    ] {
        let clusters = [
            form(&book, "p. 4", CiteForm::Narrative),
            form(&report, "", CiteForm::Narrative),
            form(&law, "s. 10", CiteForm::Narrative),
        ];
        let (in_text, _) = page(style, &clusters);
        wrong.extend((in_text != [by_author, by_title, of_law]).then_some((style, in_text)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_law_that_is_cited_by_its_name_alone_has_no_brackets() {
    let [_, law, _] = cited_in_sentences();
    for cited in [CiteForm::Narrative, CiteForm::WithoutAuthor] {
        let (in_text, _) = page("harvard-cite-them-right", &[form(&law, "", cited)]);
        let words = "⟦0|<i>Children Act 2004</i>⟧";
        assert!(
            in_text[0] == words || in_text[0] == format!("({words})"),
            "{in_text:?}"
        );
    }
}

#[test]
fn a_citation_without_its_author_has_the_year_and_the_place() {
    let [book, _, report] = cited_in_sentences();
    let other = source(
        "other",
        &json!({"type": "book", "title": "Other", "author": ["Ofsted"], "issued": {"date-parts": [[2008]]}}),
    );
    let mut both = form(&book, "p. 4", CiteForm::WithoutAuthor);
    both.extend(cite(&[&other]));
    let clusters = [
        form(&book, "", CiteForm::WithoutAuthor),
        both,
        form(&report, "", CiteForm::WithoutAuthor),
    ];
    for (style, none) in [("harvard-cite-them-right", "no date"), ("apa", "n.d.")] {
        let (in_text, _) = page(style, &clusters);
        let mut found = in_text.iter();
        assert_eq!(found.next().unwrap(), "(⟦0|2006⟧)");
        assert!(
            found.next().unwrap().contains("|2006, p. 4⟧"),
            "{in_text:?}"
        );
        assert_eq!(*found.next().unwrap(), format!("(⟦0|{none}⟧)"));
    }
}

#[test]
fn a_sentence_has_the_letters_and_initials_of_its_citations() {
    let [b, a] = ["Beta", "Alpha"].map(|title| report(title, &department(), 2008));
    let clusters = [
        form(&b, "", CiteForm::Narrative),
        form(&a, "", CiteForm::WithoutAuthor),
    ];
    let (in_text, _) = page("apa", &clusters);
    let name = "Department for Children, Schools and Families";
    assert_eq!(
        in_text,
        [format!("⟦0|{name} (2008b)⟧"), "(⟦0|2008a⟧)".to_owned()]
    );
    let [ann, bob] = ["Ann", "Bob"]
        .map(|given| report(given, &json!({"family": "Smith", "given": given}), 2006));
    let clusters = [form(&ann, "", CiteForm::Narrative), cite(&[&bob])];
    let (in_text, _) = page("apa", &clusters);
    assert_eq!(in_text[0], "⟦0|A. Smith (2006)⟧");
}

#[test]
fn numbers_and_notes_stand_behind_the_author_of_a_sentence() {
    let [book, _, report] = cited_in_sentences();
    let clusters = [
        form(&book, "p. 4", CiteForm::Narrative),
        form(&report, "", CiteForm::Narrative),
        form(&book, "", CiteForm::WithoutAuthor),
    ];
    let mut wrong = Vec::new();
    for (style, shown) in [
        (
            "vancouver",
            [
                "Smith and Burke (⟦0|1⟧)",
                "<i>Induction pack</i> (⟦0|2⟧)",
                "(⟦0|1⟧)",
            ],
        ),
        (
            "ieee",
            [
                "Smith and Burke ⟦0|[1, p. 4]⟧",
                "<i>Induction pack</i> ⟦0|[2]⟧",
                "⟦0|[1]⟧",
            ],
        ),
        (
            "nature",
            [
                "Smith and Burke⟦0|<sup>1</sup>⟧",
                "<i>Induction pack</i>⟦0|<sup>2</sup>⟧",
                "⟦0|<sup>1</sup>⟧",
            ],
        ),
        (
            "mhra-notes",
            [
                "Smith and Burke (⟦0|<i>Work</i> (Sage, 2006), p. 4⟧)",
                "<i>Induction pack</i> ⟦0|(n.d.)⟧",
                "(⟦0|<i>Work</i>⟧)",
            ],
        ),
    ] {
        let (in_text, _) = page(style, &clusters);
        wrong.extend((in_text != shown).then_some((style, in_text)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_style_has_words_for_a_citation_in_a_sentence() {
    let [book, _, report] = cited_in_sentences();
    for name in Processor::style_names() {
        let clusters = [
            form(&book, "p. 4", CiteForm::Narrative),
            form(&report, "", CiteForm::Narrative),
        ];
        let (in_text, _) = page(name, &clusters);
        assert!(
            in_text[0].to_lowercase().contains("smith"),
            "{name}: {in_text:?}"
        );
        assert!(
            in_text[1].contains("Induction") || in_text[1].contains("Anon"),
            "{name}: {in_text:?}"
        );
    }
}
