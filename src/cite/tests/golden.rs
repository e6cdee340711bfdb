//! Sources of many kinds in two styles, and in one style of each other kind.

use std::collections::BTreeSet;
use std::{env, fs};

use serde_json::Map;

use super::*;

/// Made with `BLESS=1 cargo test cite`; read every line that changes before committing it.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/cite/golden.json");

#[test]
fn golden_cases_read_as_they_did() {
    let text = fs::read_to_string(GOLDEN).unwrap();
    let mut golden: Value = serde_json::from_str(&text).unwrap();
    let styles = [
        ("harvard", load("harvard-cite-them-right")),
        ("apa", load("apa")),
    ];
    for case in golden["cases"].as_array_mut().unwrap() {
        let csl = case["sources"].as_array().unwrap();
        let sources: Vec<_> = csl
            .iter()
            .enumerate()
            .map(|(index, csl)| source(&format!("s{index}"), csl))
            .collect();
        let locator = case["locator"].as_str().unwrap_or_default().to_owned();
        let mut cluster = cite(&sources.iter().collect::<Vec<_>>());
        cluster[0].locator = &locator;
        for (name, processor) in &styles {
            let told = told(processor, &[cluster.clone()]);
            let mut cluster = cluster.clone();
            for cited in &mut cluster {
                cited.source = told.get(cited.source.id()).unwrap_or(cited.source);
            }
            let page = processor.page(&[cluster.clone()]);
            let references: Vec<_> = page
                .references
                .iter()
                .map(|(_, reference)| reference.html.clone())
                .collect();
            if let [source] = sources.as_slice() {
                assert_eq!(references, [processor.reference(source).html]);
            }
            assert_eq!(page.in_text[0], processor.in_text(&cluster));
            let in_text: String = page.in_text[0].iter().filter_map(html).collect();
            case[name] = json!({"in_text": in_text, "references": references});
        }
    }
    let now = serde_json::to_string_pretty(&golden).unwrap() + "\n";
    if env::var_os("BLESS").is_some() {
        fs::write(GOLDEN, &now).unwrap();
    } else {
        assert_eq!(
            text.replace('\r', ""),
            now,
            "BLESS=1 cargo test rewrites golden.json"
        );
    }
}

fn html(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Html(html) => Some(html),
        Piece::Open(_) | Piece::Close => None,
    }
}

#[test]
fn rules_are_pages_of_the_web() {
    let golden: Value = serde_json::from_str(&fs::read_to_string(GOLDEN).unwrap()).unwrap();
    let cases = golden["cases"].as_array().unwrap().iter();
    let rules = cases.filter_map(|case| case["rule"].as_object());
    for (style, page) in rules.flatten() {
        assert!(["harvard", "apa"].contains(&style.as_str()), "{style}");
        let address = page.as_str().unwrap().strip_prefix("https://").unwrap();
        let (host, path) = address.split_once('/').unwrap();
        assert!(host.contains('.') && !path.is_empty(), "{page}");
    }
}

#[test]
fn forty_kinds_of_source_are_held_to_the_pages_of_both_styles() {
    let golden: Value = serde_json::from_str(&fs::read_to_string(GOLDEN).unwrap()).unwrap();
    let mut kinds: BTreeMap<&str, bool> = BTreeMap::new();
    for case in golden["cases"].as_array().unwrap() {
        let rules = case["rule"].as_object().map_or(0, Map::len);
        *kinds.entry(case["kind"].as_str().unwrap()).or_default() |= rules == 2;
    }
    // Names that differ in capitals or in an `s` are one kind.
    let names: BTreeSet<String> = kinds
        .keys()
        .map(|kind| kind.to_lowercase().trim_end_matches('s').to_owned())
        .collect();
    assert_eq!(names.len(), kinds.len());
    let held = kinds.values().filter(|held| **held).count();
    assert!(held >= 40, "{held} kinds");
}

#[test]
fn styles_of_all_classes_have_words_for_every_golden_source() {
    let golden: Value = serde_json::from_str(&fs::read_to_string(GOLDEN).unwrap()).unwrap();
    let csl: Vec<Map<String, Value>> = golden["cases"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|case| case["sources"].as_array().unwrap())
        .map(|csl| csl.as_object().unwrap().clone())
        .collect();
    let sources: Vec<_> = csl
        .into_iter()
        .enumerate()
        .map(|(index, csl)| Source::new(&format!("s{index}"), csl).unwrap())
        .collect();
    let clusters: Vec<_> = sources
        .chunks(3)
        .map(|some| cite(&some.iter().collect::<Vec<_>>()))
        .collect();
    for style in [
        "alphanumeric",
        "bmj",
        "chicago-notes",
        "gb-7714-2015-note",
        "ieee",
        "mla",
        "royal-society-of-chemistry",
    ] {
        let page = load(style).page(&clusters);
        assert_eq!(page.references.len(), sources.len(), "{style}");
        for (id, reference) in &page.references {
            assert!(
                !reference.sort.is_empty() && !reference.html.contains("style="),
                "{style}: {id}"
            );
        }
    }
}
