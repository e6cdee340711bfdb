//! Findings and gaps are known by their declared type, in a bank whose kind calls its fields as it likes.

use sourcebook::model::{Bank, Entry};

use super::sample;

fn bank() -> &'static Bank {
    &sample("sites/findings").loaded.bank
}

fn posts() -> &'static Entry {
    let bank = bank();
    &bank.entries[bank.find("posts").unwrap()]
}

#[test]
fn all_findings_of_an_entry_are_numbered_in_one_row() {
    let shown = posts().findings().into_iter().map(|finding| {
        let number = finding.id.number();
        format!("{number} {} #{}", finding.field, finding.anchor())
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "1 findings #empty-posts",
            "2 findings #finding-2",
            "3 results #finding-3",
            "4 results #2007",
            "5 headline #in-short",
            "6 found #later",
            "7 found #finding-7",
        ]
    );
}

#[test]
fn a_finding_is_found_by_its_number() {
    for finding in posts().findings() {
        let same = posts().finding(finding.id).unwrap();
        assert!(std::ptr::eq(same, finding));
    }
}

#[test]
fn a_finding_that_two_pages_show_is_counted_where_it_stands() {
    let bank = bank();
    let others = &bank.entries[bank.find("others").unwrap()];
    let taken: Vec<_> = others
        .findings()
        .into_iter()
        .filter(|finding| finding.is_taken())
        .collect();
    let statements = taken.iter().map(|finding| finding.fields.text("statement"));
    assert_eq!(
        statements.collect::<Vec<_>>(),
        [
            Some("One post in ten stood empty."),
            Some("Fewer posts stood empty.")
        ]
    );
    let page = |path| super::sample("sites/findings").page(path);
    let posts = r#"<a href="../../studies/posts/#empty-posts">Posts and pay</a>"#;
    assert!(page("studies/others/index.html").contains(posts));
    let source = page("citations/census-2006/index.html");
    assert_eq!(source.matches("One post in ten stood empty.").count(), 1);
    // The other page is filed under pay, where the finding has no part.
    let is_in = |cell| page(cell).contains("One post in ten stood empty.");
    assert!(is_in("maps/known/staffing/north/index.html"));
    assert!(!is_in("maps/known/pay/north/index.html"));
}

#[test]
fn gaps_of_all_fields_are_counted() {
    assert_eq!(posts().gaps().len(), 2);
}

#[test]
fn a_new_entry_shows_how_a_finding_gets_its_key() {
    let schema = &bank().schema;
    let (_, text) = sourcebook::new::entry(schema, &schema.kinds["study"], "One", bank().today);
    for field in ["findings", "results"] {
        let example = format!("# {field}: [{{key: a-name-for-links, statement: \"…\", ");
        assert!(text.contains(&example), "{text}");
    }
}
