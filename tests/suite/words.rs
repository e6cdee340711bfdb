//! Every message of the catalogue is used, and every message that is called is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use super::folder;

pub(super) fn english() -> String {
    fs::read_to_string(folder("../themes/default/messages/en.ftl")).unwrap()
}

/// The messages of a catalogue and what they say.
fn messages(catalogue: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((id, text)) if !line.starts_with([' ', '}']) => {
                assert!(!found.contains_key(id), "`{id}` is there twice");
                id.clone_into(&mut last);
                found.insert(last.clone(), text.trim().to_owned());
            }
            _ => {
                if let Some(text) = found.get_mut(&last) {
                    text.push_str(line);
                }
            }
        }
    }
    found
}

/// The texts of files below a folder whose names end so.
pub(super) fn texts(root: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let files = files.map(|file| file.unwrap().into_path());
    let wanted = files.filter(|path| {
        let name = path.to_string_lossy();
        path.is_file() && endings.iter().any(|ending| name.ends_with(ending))
    });
    wanted
        .filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?)))
        .collect()
}

/// The names of messages in calls of the program, its declarations, its templates and its scripts.
fn called() -> BTreeSet<String> {
    let calls = [
        r#"\b(?:message|markup)\(id="([^"]+)""#,
        r#""(?:message|plural):([^"]+)""#,
        r#"\b(?:text|with|word|nothing)\(\s*"([a-z][a-z0-9-]*)""#,
    ];
    let mut found = BTreeSet::new();
    let mut sources = texts(&folder("../src"), &[".rs", ".yaml"]);
    sources.extend(texts(
        &folder("../themes/default"),
        &[".html", ".md", ".js"],
    ));
    for (path, text) in &sources {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        // The module of messages shows in its comments how they are called; others read YAML by `text("key")`.
        let speaks = text.contains("messages") && !path.ends_with("src/messages/put.rs");
        for call in calls.iter().filter(|_| !is_rust || speaks) {
            let call = Regex::new(call).unwrap();
            found.extend(call.captures_iter(text).map(|call| call[1].to_owned()));
        }
    }
    found
}

#[test]
fn every_message_is_used() {
    let (catalogue, called) = (english(), called());
    let sources = texts(&folder("../src"), &[".rs"]);
    let rust: String = sources.into_iter().map(|(_, text)| text).collect();
    let parts = ["date-", "month-", "currency-", "alert-"];
    for id in messages(&catalogue).keys() {
        let is_made_of_parts = parts.iter().any(|part| id.starts_with(part));
        let is_used = is_made_of_parts
            || called.contains(id)
            || rust.contains(&format!("\"{id}\""))
            || catalogue.contains(&format!("{{ {id} }}"));
        assert!(is_used, "nothing uses the message `{id}`");
    }
}

#[test]
fn every_message_that_is_called_is_there() {
    let known = messages(&english());
    let called = called();
    let templates = texts(&folder("../themes/default/templates"), &[".html", ".md"]);
    assert!(called.len() > 300 && !templates.is_empty());
    let rust = |id: &String| !known.contains_key(id);
    let missing: Vec<&String> = called.iter().filter(|id| rust(id)).collect();
    // What `text("…")` reads of a record or of an entry's fields in files that also speak.
    let missing: Vec<_> = missing
        .into_iter()
        .filter(|id| !FIELDS.contains(&id.as_str()))
        .collect();
    assert!(missing.is_empty(), "no message is called {missing:?}");
}

/// Fields and settings that are read by a call that looks like one for a message.
const FIELDS: &[&str] = &[
    "acronym",
    "covers",
    "email",
    "form",
    "phone",
    "post",
    "short",
    "title-short",
    "part",
    "statement",
    "status",
    "summary",
    "title",
    "weight",
    "status_reason",
    "compare",
    "literal",
    "given",
    "family",
    "title-short",
];

#[test]
fn every_language_of_the_program_has_every_message() {
    let known: BTreeSet<String> = messages(&english()).into_keys().collect();
    for (path, text) in texts(&folder("../themes/default/messages"), &[".ftl"]) {
        let given: BTreeSet<String> = messages(&text).into_keys().collect();
        let differing: Vec<&String> = known.symmetric_difference(&given).collect();
        assert!(
            differing.is_empty(),
            "{} and en.ftl differ in {differing:?}",
            path.display()
        );
    }
}

#[test]
fn every_language_puts_in_what_english_puts_in() {
    // By what a message chooses is for its language to say: some tell more plurals apart, and some none.
    let place = Regex::new(r"\$[a-z]+(?: ->)?").unwrap();
    let places = |text: &str| -> BTreeSet<String> {
        let found = place.find_iter(text).map(|found| found.as_str().to_owned());
        found.filter(|found| !found.ends_with("->")).collect()
    };
    let known = messages(&english());
    for (path, text) in texts(&folder("../themes/default/messages"), &[".ftl"]) {
        for (id, said) in messages(&text) {
            let english = known.get(&id).map(|text| places(text));
            assert_eq!(Some(places(&said)), english, "`{id}` of {}", path.display());
        }
    }
}

#[test]
fn a_count_in_welsh_chooses_among_all_six_forms() {
    let text = fs::read_to_string(folder("../themes/default/messages/cy.ftl")).unwrap();
    let forms = ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"];
    for (id, said) in messages(&text) {
        let is_whole = forms.iter().all(|form| said.contains(form));
        assert!(!said.contains("$count ->") || is_whole, "`{id}`: {said}");
    }
}
