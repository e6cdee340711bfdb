//! References.

use super::*;

#[test]
fn names_and_titles_are_escaped_once() {
    let csl = json!({
        "type": "report",
        "title": "<script>alert(\"1\")</script> & 'more'",
        "author": [{"literal": "A & B <C>"}],
        "URL": "https://a.example/?x=\"1\"&y=<2>",
    });
    assert_eq!(
        reference("harvard-cite-them-right", &csl),
        "A &amp; B &lt;C&gt; (no date) <i>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'more'</i>. Available at: \
         <a href=\"https://a.example/?x=%221%22&amp;y=%3C2%3E\">https://a.example/?x=&quot;1&quot;&amp;y=&lt;2&gt;</a>."
    );
}

#[test]
fn an_address_that_is_not_of_the_web_is_no_link() {
    let csl = json!({"type": "webpage", "title": "A", "URL": "javascript:alert(1)"});
    assert!(reference("apa", &csl).ends_with("javascript:alert(1)"));
}

#[test]
fn numbers_are_kept_as_given() {
    for number in ["DCSF-01052-2008", "00123-09", "DfES/0001-2005", "C4EO 3"] {
        let csl =
            json!({"type": "report", "author": ["Ofsted"], "title": "Ages 0-19", "number": number});
        assert_eq!(
            reference("harvard-cite-them-right", &csl),
            format!("Ofsted (no date) <i>Ages 0-19</i>. {number}.")
        );
        assert_eq!(
            reference("apa", &csl),
            format!("Ofsted. (n.d.). <i>Ages 0-19</i> ({number}).")
        );
    }
}

#[test]
fn a_command_paper_has_its_number_in_brackets() {
    let csl = json!({"type": "report", "author": ["HM Treasury"], "title": "Every child matters", "number": "Cm 5860", "publisher": "TSO"});
    assert_eq!(
        reference("harvard-cite-them-right", &csl),
        "HM Treasury (no date) <i>Every child matters</i>. (Cm 5860). TSO."
    );
    assert_eq!(
        reference("apa", &csl),
        "HM Treasury. (n.d.). <i>Every child matters</i> (Cm 5860). TSO."
    );
}

#[test]
fn a_standard_is_called_by_its_number() {
    let csl = json!({"type": "standard", "author": ["British Standards Institution"], "title": "Quality", "number": "BS EN ISO 9001:2015", "publisher": "BSI"});
    assert_eq!(
        reference("harvard-cite-them-right", &csl),
        "British Standards Institution (no date) <i>BS EN ISO 9001:2015: Quality</i>. BSI."
    );
}

#[test]
fn a_family_name_of_two_words_stays_whole() {
    for name in [
        "St John",
        "Ní Bhriain",
        "Mac Donald",
        "Le Guin",
        "De La Cruz",
        "El Saadawi",
        "Von Neumann",
        "Du Bois",
        "Ten Hove",
        "Ap Gwilym",
        "Van Houten",
        "Della Porta",
        "Van der Berg",
    ] {
        let csl =
            json!({"type": "book", "author": [{"family": name, "given": "Ann"}], "title": "A"});
        for style in ["chicago-author-date", "mhra-notes", "apa"] {
            let found = load(style).reference(&source("a", &csl)).text;
            assert!(found.starts_with(&format!("{name}, A")), "{style}: {found}");
        }
    }
}

#[test]
fn marks_of_titles_are_formats_and_italics_stand_upright_in_italics() {
    let csl = json!({
        "type": "article-journal",
        "author": ["Ofsted"],
        "title": "<i>E. coli</i> in CO<sub>2</sub>: a <span class=\"nocase\">pH</span> x<script>",
        "container-title": "Bugs <i>and</i> Drugs",
    });
    assert_eq!(
        reference("harvard-cite-them-right", &csl),
        "Ofsted (no date) ‘<i>E. coli</i> in CO<sub>2</sub>: a pH x&lt;script&gt;’, <i>Bugs </i>and<i> Drugs</i>."
    );
}

#[test]
fn a_body_is_neither_inverted_nor_abbreviated() {
    for name in [
        json!({"literal": "Department for Education"}),
        json!({"family": "Department for Education"}),
    ] {
        let csl = json!({"type": "report", "title": "A", "author": [name], "issued": {"date-parts": [[2010]]}});
        assert_eq!(
            reference("apa", &csl),
            "Department for Education. (2010). <i>A</i>."
        );
    }
}

#[test]
fn a_source_of_nothing_has_a_reference_all_the_same() {
    for style in ["harvard-cite-them-right", "apa", "vancouver", "mhra-notes"] {
        let text = load(style).reference(&source("a", &json!({}))).text;
        assert!(
            !text.contains("()") && !text.contains("Available") && !text.contains("ed."),
            "{style}: {text}"
        );
    }
}

#[test]
fn seasons_ranges_and_circa_are_written_out() {
    let issued = |issued: Value| json!({"type": "article-magazine", "title": "Pay", "author": ["Ofsted"], "container-title": "Care", "issued": issued});
    for (date, harvard, apa) in [
        (
            json!({"date-parts": [[2008]], "season": 1}),
            "Ofsted (2008) ‘Pay’, <i>Care</i>, Spring.",
            "Ofsted. (2008, Spring). Pay. <i>Care</i>.",
        ),
        (
            json!({"date-parts": [[2008], [2009]], "season": "Winter", "literal": "2008/09"}),
            "Ofsted (2008/09) ‘Pay’, <i>Care</i>, Winter.",
            "Ofsted. (2008/09, Winter). Pay. <i>Care</i>.",
        ),
        (
            json!({"date-parts": [[2008, 7, 9], [2008, 7, 11]]}),
            "Ofsted (2008) ‘Pay’, <i>Care</i>, 9–11 July.",
            "Ofsted. (2008, July 9–11). Pay. <i>Care</i>.",
        ),
        (
            json!({"date-parts": [[2004], [2019]]}),
            "Ofsted (2004–2019) ‘Pay’, <i>Care</i>.",
            "Ofsted. (2004–2019). Pay. <i>Care</i>.",
        ),
        (
            json!({"date-parts": [[1990]], "circa": true}),
            "Ofsted (c. 1990) ‘Pay’, <i>Care</i>.",
            "Ofsted. (c. 1990). Pay. <i>Care</i>.",
        ),
    ] {
        assert_eq!(
            reference("harvard-cite-them-right", &issued(date.clone())),
            harvard
        );
        assert_eq!(reference("apa", &issued(date)), apa);
    }
}

#[test]
fn a_season_is_not_named_in_the_text() {
    let csl = json!({"type": "article-magazine", "title": "Pay", "author": ["Ofsted"], "issued": {"date-parts": [[2008]], "season": 1}});
    let source = source("a", &csl);
    for style in ["harvard-cite-them-right", "apa", "chicago-author-date"] {
        let words = marked(&load(style).in_text(&at(&source, "")));
        assert!(
            words.contains("2008") && !words.contains("pring"),
            "{style}: {words}"
        );
    }
}

#[test]
fn a_case_has_one_year_in_the_brackets_of_its_report() {
    let gillick = json!({"type": "legal_case", "title": "Gillick v West Norfolk", "issued": {"date-parts": [[1985]]},
        "container-title": "AC", "volume": "1986", "page": "112", "authority": "HL"});
    let smith =
        json!({"type": "legal_case", "title": "Smith v Leeds", "number": "[2020] EWHC 12 (Admin)"});
    for (style, of_gillick, of_smith) in [
        (
            "harvard-cite-them-right",
            "‘Gillick v West Norfolk’ [1986] AC 112 (HL).",
            "‘Smith v Leeds’ [2020] EWHC 12 (Admin).",
        ),
        (
            "apa",
            "Gillick v West Norfolk [1986] AC 112 (HL).",
            "Smith v Leeds [2020] EWHC 12 (Admin).",
        ),
    ] {
        assert_eq!(reference(style, &gillick), of_gillick);
        assert_eq!(reference(style, &smith), of_smith);
    }
    let source = source("a", &smith);
    let words = marked(&load("apa").in_text(&at(&source, "")));
    assert_eq!(words, "(⟦0|<i>Smith v Leeds</i>, 2020⟧)");
}

#[test]
fn what_is_said_in_parliament_has_columns_and_a_newspaper_has_pages() {
    let article = |container: &str| {
        let csl = json!({"type": "article-newspaper", "title": "Pay", "author": ["Ofsted"],
            "container-title": container, "volume": "489", "page": "442"});
        reference("harvard-cite-them-right", &csl)
    };
    assert!(article("Hansard: House of Commons").ends_with(", 489, c. 442."));
    assert!(article("The Guardian").ends_with(", p. 442."));
}

#[test]
fn a_handle_stands_behind_a_name_in_lists_alone() {
    let by = |author: Value| json!({"type": "post", "title": "Pay", "author": [author], "container-title": "X", "issued": {"date-parts": [[2023, 7, 22]]}});
    for (author, name) in [
        (
            json!({"family": "Okafor", "given": "N.A. [@okafor]"}),
            "Okafor, N. A. [@okafor].",
        ),
        (
            json!({"literal": "Skills for Care [@skills]"}),
            "Skills for Care [@skills].",
        ),
    ] {
        let source = source("a", &by(author));
        let apa = load("apa");
        assert!(apa.reference(&source).text.starts_with(name));
        let words = marked(&apa.in_text(&at(&source, "")));
        assert!(!words.contains('@'), "{words}");
    }
}

#[test]
fn a_publisher_that_is_the_author_is_printed_with_its_place_alone() {
    let report = |more: Value| {
        let mut csl =
            json!({"type": "report", "title": "Pay", "author": ["Ofsted"], "publisher": "Ofsted"});
        csl.as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap());
        csl
    };
    let placed = report(json!({"publisher-place": "London"}));
    for (csl, harvard) in [
        (report(json!({})), "Ofsted (no date) <i>Pay</i>."),
        (placed, "Ofsted (no date) <i>Pay</i>. London: Ofsted."),
    ] {
        assert_eq!(reference("harvard-cite-them-right", &csl), harvard);
        assert_eq!(reference("apa", &csl), "Ofsted. (n.d.). <i>Pay</i>.");
    }
    let online = report(json!({"publisher-place": "London", "DOI": "10.1000/a"}));
    assert!(!reference("harvard-cite-them-right", &online).contains("London"));
}

#[test]
fn what_a_work_is_stands_behind_its_title_once() {
    let csl = json!({"type": "dataset", "title": "Census", "issued": {"date-parts": [[2021]]}});
    assert_eq!(reference("apa", &csl), "<i>Census</i> [Data set]. (2021).");
    assert_eq!(
        reference("harvard-cite-them-right", &csl),
        "<i>Census</i> [Dataset] (2021)."
    );
}
