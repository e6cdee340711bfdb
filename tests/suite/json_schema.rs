//! The schemas that stand ready know the keys that are read, and no others: each record names its own when it is asked for
//! one that there is not.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use sourcebook::schema::json_schema::declared;

/// A key that no record has, and that is near to none.
const STRANGE: &str = "zzqqxxyy";

/// A bank with a strange key in every record that can have one.
const FILES: [(&str, &str); 7] = [
    (
        "bank.yaml",
        "title: Bank
base_url: https://example.org/
zzqqxxyy: 1
logo: {light: static/a.svg, zzqqxxyy: 1}
accent: {light: '#000', zzqqxxyy: 1}
navigation: [{to: a, zzqqxxyy: 1, items: [{to: b, zzqqxxyy: 1}]}]
home: {zzqqxxyy: 1}
markdown: {zzqqxxyy: 1}
search: {zzqqxxyy: 1}
maps: [{id: m, title: M, rows: things, columns: things, zzqqxxyy: 1}]
accessibility: {zzqqxxyy: 1}
lints: {rules: [own], zzqqxxyy: 1}
",
    ),
    (
        "content/kinds/thing.yaml",
        "zzqqxxyy: 1\nfields:\n  a: {type: text, zzqqxxyy: 1, options: [{code: x, zzqqxxyy: 1}]}\n",
    ),
    (
        "content/kinds/common.yaml",
        "zzqqxxyy: 1\nfields:\n  b: {type: text}\n",
    ),
    (
        "content/vocabularies/things.yaml",
        "zzqqxxyy: 1\nterms: [{id: a, zzqqxxyy: 1}]\n",
    ),
    (
        "content/scales/sure.yaml",
        "zzqqxxyy: 1\nlevels: [{code: a, zzqqxxyy: 1}]\nsource: {title: T, zzqqxxyy: 1}\n",
    ),
    (
        "content/rules/own.yaml",
        "zzqqxxyy: 1
avoid: [{words: a, zzqqxxyy: 1}]
personal: [{name: a, pattern: a, zzqqxxyy: 1}]
safeguarding: {zzqqxxyy: 1}
speech:
  ends: '.'
  zzqqxxyy: 1
  passive: {zzqqxxyy: 1}
  grade: {zzqqxxyy: 1, silent: [{ending: e, zzqqxxyy: 1}]}
",
    ),
    (
        "search-index/judgements.yaml",
        "- {query: what, first_three: [a], zzqqxxyy: 1}\n",
    ),
];

/// What each record is called in messages, and where the schemas have its keys.
const RECORDS: [(&str, &str, &str); 26] = [
    ("bank.yaml", "bank", ""),
    ("`logo`", "bank", "/properties/logo/anyOf/1"),
    ("`accent`", "bank", "/properties/accent/anyOf/1"),
    ("an item of the menu", "bank", "/$defs/item/anyOf/1"),
    ("a branch of the menu", "bank", "/$defs/branch/anyOf/1"),
    ("`home`", "bank", "/properties/home"),
    ("`markdown`", "bank", "/properties/markdown"),
    ("`search`", "bank", "/properties/search/anyOf/1"),
    ("a map", "bank", "/properties/maps/items"),
    (
        "the accessibility statement",
        "bank",
        "/properties/accessibility",
    ),
    ("a kind", "kind", ""),
    ("a field", "kind", "/$defs/field"),
    (
        "an option",
        "kind",
        "/$defs/field/properties/options/items/anyOf/1",
    ),
    ("a vocabulary", "vocabulary", ""),
    ("a term", "vocabulary", "/properties/terms/items"),
    ("a scale", "scale", ""),
    ("a judgement", "judgements", "/items"),
    ("`lints`", "bank", "/properties/lints"),
    ("a file of rules", "rules", ""),
    ("a word to avoid", "rules", "/properties/avoid/items"),
    ("a pattern", "rules", "/properties/personal/items"),
    ("`safeguarding`", "rules", "/properties/safeguarding"),
    ("`speech`", "rules", "/properties/speech"),
    (
        "`passive`",
        "rules",
        "/properties/speech/properties/passive",
    ),
    ("`grade`", "rules", "/properties/speech/properties/grade"),
    (
        "a silent ending",
        "rules",
        "/properties/speech/properties/grade/properties/silent/items",
    ),
];

#[test]
fn the_schemas_have_the_keys_that_are_read() {
    let said = said();
    for (what, name, place) in RECORDS {
        let mut known = keys(name, place);
        // One schema for both: what kinds share is declared in a file that lies beside those of kinds.
        known.retain(|key| (what, key.as_str()) != ("a kind", "groups"));
        let read = said
            .get(what)
            .unwrap_or_else(|| panic!("nothing is said of {what}: {said:?}"));
        assert_eq!(&known, read, "{what}");
    }
}

#[test]
fn levels_and_what_a_scale_comes_from_have_theirs() {
    let said = said();
    assert_eq!(said["a level"], keys("scale", "/properties/levels/items"));
    assert_eq!(
        said["the source of a scale"],
        keys("scale", "/properties/source")
    );
    let signs = keys("scale", "/properties/modifiers/items");
    assert_eq!(signs[..], ["label", "not", "plain", "suffix"]);
}

/// The keys of a record in a schema, in order.
fn keys(name: &str, place: &str) -> Vec<String> {
    let schema = declared(name).unwrap();
    let record = schema.pointer(place).unwrap();
    assert_eq!(record["additionalProperties"], Value::Bool(false));
    let mut keys: Vec<String> = record["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    keys.sort();
    keys
}

/// The keys that each record says that it has, in order.
fn said() -> BTreeMap<String, Vec<String>> {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let loaded = super::load(root.path(), false);
    let found = loaded.check(true).unwrap().mistakes;
    let mut said = BTreeMap::new();
    for mistake in found.iter() {
        let Some((what, _)) = mistake
            .message
            .split_once(&format!(" has no key `{STRANGE}`"))
        else {
            continue;
        };
        let help = mistake.help.as_deref().unwrap_or_default();
        let named = help.split('`').skip(1).step_by(2);
        let mut named: Vec<String> = named.map(str::to_owned).collect();
        named.sort();
        said.insert(what.to_owned(), named);
    }
    said
}
