//! Styles and how they are found.

use super::*;

#[test]
fn an_unknown_style_is_named() {
    let unknown = Processor::from_archive("harvard-cite-them-wrong", "en-GB").unwrap_err();
    assert_eq!(
        unknown,
        UnknownStyle {
            name: "harvard-cite-them-wrong".to_owned()
        }
    );
    assert_eq!(
        unknown.to_string(),
        "there is no citation style `harvard-cite-them-wrong`"
    );
}

#[test]
fn a_style_can_be_read_from_a_file() {
    let xml = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
        <info><title>Own</title><id>own</id></info>
        <citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation></style>"#;
    let own = Processor::from_csl(xml, "en-GB").unwrap();
    let source = source("a", &json!({"title": "A"}));
    assert_eq!(
        (own.class(), marked(&own.in_text(&at(&source, "")))),
        (Class::AuthorDate, "[⟦0|A⟧]".to_owned())
    );
    assert_eq!(own.reference(&source).text, "A");
    assert!(Processor::from_csl("<style/>", "en-GB").is_err());
}

#[test]
fn a_style_that_depends_on_another_stands_for_it() {
    let depends = |parent: &str| {
        format!(
            r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>B</title><id>b</id>
            <link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info></style>"#
        )
    };
    assert_eq!(
        Processor::from_csl(&depends("mhra-notes"), "en-GB")
            .unwrap()
            .class(),
        Class::Note
    );
    assert!(
        Processor::from_csl(&depends("nowhere"), "en-GB")
            .unwrap_err()
            .contains("nowhere")
    );
}

#[test]
fn a_processor_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&load("apa"));
    shared(&report("a", &department(), 2008));
}
