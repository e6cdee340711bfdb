//! Files of reference managers below `tests/import`, with what becomes of each in the bank beside them; and what sites
//! export, taken back.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value as Json};
use sourcebook::import::{self, Format, Keys, Plan, Wanted, Weight};
use sourcebook::load::Loaded;

use super::{Sample, folder, load, sample, today};

fn wanted(update: bool) -> Wanted {
    Wanted {
        update,
        keys: Keys::AuthorYear,
        today: today(),
    }
}

fn plan(loaded: &Loaded, name: &str, text: &str, wanted: Wanted) -> Plan {
    let format = Format::of_name(name).unwrap();
    import::plan(loaded, format.read(text), wanted)
}

/// What is said, and every file that would be written.
fn shown(plan: &Plan) -> String {
    let mut shown = String::new();
    for remark in &plan.remarks {
        let weight = match remark.weight {
            Weight::Error => "error",
            Weight::Warning => "warning",
            Weight::There => "note",
        };
        shown.push_str(&format!("{}: {weight}: {}\n", remark.line, remark.message));
    }
    let new = plan.new.iter().map(|source| &source.file);
    for file in new.chain(plan.updated.iter().map(|(_, file)| file)) {
        shown.push_str(&format!("\n=== {}\n{}", file.path, file.text));
    }
    shown
}

/// The files to be imported, by name.
fn files() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder("import")).unwrap().map(Result::unwrap);
    let mut found: Vec<(String, String)> = entries
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .filter(|(name, path)| path.is_file() && Format::of_name(name).is_some())
        .map(|(name, path)| (name, import::text_of(&fs::read(path).unwrap()).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn what_becomes_of_each_file_is_as_it_was() {
    let loaded = load(&folder("import/bank"), true);
    for (name, text) in files() {
        let plan = plan(&loaded, &name, &text, wanted(false));
        insta::with_settings!({ snapshot_path => "../import", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.as_str(), shown(&plan));
        });
    }
}

#[test]
fn new_sources_pass_the_check_and_are_there_when_they_come_again() {
    for (name, text) in files() {
        let root = tempfile::tempdir().unwrap();
        super::copy(&folder("import/bank"), root.path());
        let first = plan(&load(root.path(), true), &name, &text, wanted(false));
        import::place(root.path(), &first).unwrap();
        let sample = Sample::read(root.path());
        assert!(!sample.found.has_errors(), "{name}: {}", sample.short());
        let again = plan(&load(root.path(), true), &name, &text, wanted(true));
        assert_eq!(again.new.len(), 0, "{name}: {}", shown(&again));
        assert_eq!(again.bad(), first.bad(), "{name}");
        let left = fs::read_dir(root.path().join("content")).unwrap();
        let hidden = left.filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .starts_with('.')
        });
        assert_eq!(hidden.count(), 0, "{name} left something behind");
    }
}

#[test]
fn nothing_of_hostile_files_takes_the_reader_down() {
    let loaded = load(&folder("import/bank"), true);
    let mut seed = 7_usize;
    for (name, text) in files() {
        let letters: Vec<char> = text.chars().collect();
        for _ in 0..60 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let (at, other) = ((seed >> 20) % letters.len(), (seed >> 33) % letters.len());
            let mut broken = letters.clone();
            match seed % 3 {
                0 => broken.truncate(at),
                1 => broken[at] = letters[other],
                _ => drop(broken.drain(at.min(other)..at.max(other).min(at.min(other) + 40))),
            }
            let broken: String = broken.into_iter().collect();
            let plan = plan(&loaded, &name, &broken, wanted(true));
            let lines = broken.matches('\n').count() + 2;
            assert!(
                plan.remarks.iter().all(|remark| remark.line <= lines),
                "{name}"
            );
        }
    }
}

#[test]
fn a_deep_or_long_value_is_refused_and_the_rest_is_read() {
    let loaded = load(&folder("import/bank"), true);
    let long = "x".repeat(100_000);
    let many = "AU  - Doe, Jane\n".repeat(5_000);
    let text = format!(
        "TY  - BOOK\nTI  - Long\n{many}AB  - {long}\nN1  - {long}\nER  - \nTY  - BOOK\nTI  - Short\nER  - \n"
    );
    let found = plan(&loaded, "a.ris", &text, wanted(false));
    assert_eq!(found.new.len(), 2, "{:?}", found.remarks);
    assert!(
        found
            .remarks
            .iter()
            .any(|remark| remark.message.contains("100000") || remark.message.contains("97 KB"))
    );
    let deep = format!(
        "@book{{a, title = {{Deep}}, note = {}x{} }}\n@book{{b, title = {{Right}}}}",
        "{".repeat(90_000),
        "}".repeat(90_000)
    );
    let found = plan(&loaded, "a.bib", &deep, wanted(false));
    assert_eq!((found.new.len(), found.bad()), (1, 1));
    let deep = format!(
        "<record><a>{}</a></record><record><titles><title>Right</title></titles></record>",
        "<b>".repeat(90_000)
    );
    let found = plan(&loaded, "a.xml", &deep, wanted(false));
    assert_eq!((found.new.len(), found.bad()), (1, 1));
    let deep = format!("[{{\"title\": {}}}]", "[".repeat(90_000));
    let found = plan(&loaded, "a.json", &deep, wanted(false));
    assert_eq!((found.new.len(), found.bad()), (0, 1));
}

#[test]
fn an_update_changes_values_and_nothing_else() {
    let loaded = load(&folder("import/bank"), true);
    let text = "TY  - RPRT\nTI  - What keeps people in post\nAU  - Roe, Richard\nAU  - Doe, Jane\nPY  - 2019\nDO  - 10.5555/kept.1\nVL  - 3\nKW  - staying\nN1  - Theirs\nER  - \n";
    let found = plan(&loaded, "a.ris", text, wanted(true));
    assert_eq!(
        (found.new.len(), found.there, found.updated.len()),
        (0, 0, 1)
    );
    let (before, after) = &found.updated[0];
    let changed = before
        .text
        .replace("type: article-journal", "type: report")
        .replace(
            "author:\n  - {family: Roe, given: Richard}",
            "author:\n  - family: Roe\n    given: Richard\n  - family: Doe\n    given: Jane",
        )
        .replace(
            "note: Our own note.\n",
            "note: Our own note.\nvolume: 3\nkeywords: [staying]\n",
        );
    // The fields that it lacked stand in the order of the kind.
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&after.text), lines(&changed));
    assert_eq!(plan(&loaded, "a.ris", text, wanted(false)).updated.len(), 0);
}

#[test]
fn a_file_that_changed_meanwhile_stops_all_of_the_import() {
    let root = tempfile::tempdir().unwrap();
    super::copy(&folder("import/bank"), root.path());
    let text = "TY  - BOOK\nTI  - New\nER  - \nTY  - JOUR\nTI  - What keeps people in post\nDO  - 10.5555/kept.1\nVL  - 3\nER  - \n";
    let found = plan(&load(root.path(), true), "a.ris", text, wanted(true));
    let kept = root.path().join("content/citations/roe-2019.md");
    fs::write(&kept, "---\ntitle: Edited\ntype: book\n---\n").unwrap();
    let refused = import::place(root.path(), &found).unwrap_err().to_string();
    assert!(refused.contains("has changed meanwhile"), "{refused}");
    assert_eq!(
        fs::read_dir(root.path().join("content/citations"))
            .unwrap()
            .count(),
        2
    );
    let new = root.path().join("content/citations/new.md");
    fs::write(&kept, &*found.updated[0].0.text).unwrap();
    fs::write(&new, "---\ntitle: New\ntype: book\n---\n").unwrap();
    let refused = import::place(root.path(), &found).unwrap_err().to_string();
    assert!(refused.contains("is there already"), "{refused}");
    assert_eq!(fs::read_to_string(&kept).unwrap(), *found.updated[0].0.text);
    fs::remove_file(&new).unwrap();
    import::place(root.path(), &found).unwrap();
    assert_eq!(fs::read_to_string(&kept).unwrap(), *found.updated[0].1.text);
}

#[test]
fn line_ends_stay_as_they_were_saved() {
    let root = tempfile::tempdir().unwrap();
    super::copy(&folder("import/bank"), root.path());
    let kept = root.path().join("content/citations/roe-2019.md");
    let text = fs::read_to_string(&kept).unwrap();
    fs::write(&kept, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    let text =
        "TY  - JOUR\nTI  - What keeps people in post\nDO  - 10.5555/kept.1\nVL  - 3\nER  - \n";
    let found = plan(&load(root.path(), true), "a.ris", text, wanted(true));
    import::place(root.path(), &found).unwrap();
    let after = fs::read_to_string(&kept).unwrap();
    assert!(
        after.starts_with("\u{feff}---\r\n") && after.contains("\r\nvolume: 3\r\n"),
        "{after:?}"
    );
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

/// The references of a site by their ids, as its CSL-JSON has them.
fn references(sample: &Sample) -> BTreeMap<String, Map<String, Json>> {
    let all: Vec<Map<String, Json>> = serde_json::from_str(sample.page("references.json")).unwrap();
    let by_id = all
        .into_iter()
        .map(|item| (item["id"].as_str().unwrap().to_owned(), item));
    by_id.collect()
}

/// What a format has no place for, by the member: it comes back as something else.
fn is_lost(format: &str, item: &Map<String, Json>, member: &str) -> bool {
    let kind = item["type"].as_str().unwrap_or_default();
    let is_numbered = matches!(member, "issue" | "number" | "collection-number");
    match format {
        "json" => false,
        // Commas of bodies, which would make people of them; types that Zotero files as one; marks in titles, and numbers
        // of books that are none.
        "ris" => {
            let commas = item
                .get(member)
                .is_some_and(|value| value.to_string().contains(", "));
            let kinds = [
                "article",
                "review",
                "broadcast",
                "interview",
                "post",
                "regulation",
                "treaty",
            ];
            (member == "author" && commas && item["author"].to_string().contains("literal"))
                || (member == "type" && kinds.contains(&kind))
                || item["id"] == "script-source"
        }
        // BibTeX has types for books, journals, reports and theses alone, one number for whatever a work is counted by,
        // and one field for what a book is a part of.
        "bib" => member == "type" || is_numbered || item["id"] == "script-source",
        "biblatex.bib" => {
            let kinds = [
                "article",
                "bill",
                "hearing",
                "interview",
                "map",
                "post",
                "post-weblog",
                "regulation",
                "speech",
            ];
            (member == "type" && kinds.contains(&kind)) || is_numbered
        }
        _ => unreachable!("{format}"),
    }
}

#[test]
fn what_a_site_exports_comes_back_as_it_was() {
    for name in ["..", "sites/odd"] {
        let sample = sample(name);
        let before = references(sample);
        for format in ["ris", "bib", "biblatex.bib", "json"] {
            let root = tempfile::tempdir().unwrap();
            fs::copy(
                folder("import/bank/bank.yaml"),
                root.path().join("bank.yaml"),
            )
            .unwrap();
            let path = format!("references.{format}");
            let given = Wanted {
                keys: Keys::Given,
                ..wanted(false)
            };
            let found = plan(&load(root.path(), true), &path, sample.page(&path), given);
            assert_eq!(
                found.new.len(),
                before.len(),
                "{name} {path}: {}",
                shown(&found)
            );
            import::place(root.path(), &found).unwrap();
            let taken = Sample::read(root.path());
            assert!(!taken.found.has_errors(), "{}", taken.short());
            let after = references(&taken);
            for (id, item) in &before {
                let other = &after[id];
                let members = item.keys().chain(other.keys());
                for member in members.filter(|member| !is_lost(format, item, member)) {
                    assert_eq!(
                        item.get(member),
                        other.get(member),
                        "{name} {path}: {member} of {id}"
                    );
                }
            }
        }
    }
}
