//! The pages of the guide for authors of themes are made from what they speak of: templates, blocks, tokens of the style sheet,
//! and what templates receive. Meanings that stand in no code are kept as the page has them; one that is missing fails.
//!
//! `INSTA_UPDATE=always cargo test --test suite theme_guide` writes the pages anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sourcebook::timing::Timings;

use super::views::{View, views};

const AUTHORS: &str = "../content/guide/making-a-theme.md";
const RECEIVED: &str = "../content/guide/what-templates-receive.md";
const TEMPLATES: &str = "../themes/default/templates";

#[test]
fn the_guide_names_every_template_with_its_blocks_and_every_token() {
    let page = fs::read_to_string(super::folder(AUTHORS)).unwrap();
    let kept = meanings(&page);
    let mut lacking = Vec::new();
    let mut meaning = |name: &str| {
        let found = kept.get(name).cloned().unwrap_or_default();
        if found.is_empty() {
            lacking.push(name.to_owned());
        }
        found
    };
    let templates = templates_table(&mut meaning);
    let tokens = tokens_table(&mut meaning);
    let page = with_table(&page, "## Templates", &templates);
    let page = with_table(&page, "## Tokens", &tokens);
    hold(AUTHORS, &page);
    assert!(lacking.is_empty(), "{AUTHORS} says nothing of {lacking:?}");
}

#[test]
fn the_guide_names_everything_that_templates_receive() {
    let page = fs::read_to_string(super::folder(RECEIVED)).unwrap();
    let views = views();
    let received = received();
    let named = named(&received, &views);
    let mut table = "| Template | Receives |\n|---|---|\n".to_owned();
    for (template, variables) in &received {
        let shown: Vec<String> = variables
            .iter()
            .map(|(variable, keys)| match view_of(keys, &views) {
                Some(view) => format!("[`{variable}`](#{})", view.anchor()),
                None => format!("`{variable}`"),
            })
            .collect();
        let shown = if shown.is_empty() {
            "nothing more".to_owned()
        } else {
            shown.join(", ")
        };
        table.push_str(&format!("| `{template}` | {shown} |\n"));
    }
    let mut lists = String::new();
    for view in named.iter().map(|name| &views[name]) {
        lists.push_str(&view.section(&views, &named));
    }
    let page = with_table(&page, "## By template", &table);
    let (head, _) = page.split_once("## By name\n").unwrap();
    let page = format!("{head}## By name\n{lists}");
    hold(RECEIVED, &page);
}

/// Fails where a page is not as it should be; writes it so where that is asked for.
pub(super) fn hold(path: &str, wanted: &str) {
    let path = super::folder(path);
    let is_same = fs::read_to_string(&path).unwrap() == wanted;
    if !is_same && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, wanted).unwrap();
        return;
    }
    assert!(is_same, "{} is stale; see tests/README.md", path.display());
}

/// Puts a table in the place of the first one below a heading.
fn with_table(page: &str, heading: &str, table: &str) -> String {
    let at = page.find(&format!("\n{heading}\n")).unwrap() + 1;
    let start = at + page[at..].find("\n|").unwrap() + 1;
    let rows = page[start..]
        .lines()
        .take_while(|line| line.starts_with('|'));
    let length: usize = rows.map(|row| row.len() + 1).sum();
    format!("{}{table}{}", &page[..start], &page[start + length..])
}

/// What the second cell of each row says of the name in the first.
fn meanings(page: &str) -> BTreeMap<String, String> {
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split(" | ").map(str::trim);
        let name = cells.next().unwrap_or_default().trim_matches('`');
        (name.to_owned(), cells.next().unwrap_or_default().to_owned())
    })
    .collect()
}

/// The names of the built-in templates, with their texts.
fn templates() -> BTreeMap<String, String> {
    let files = fs::read_dir(super::folder(TEMPLATES)).unwrap();
    let files = files.map(|file| file.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The blocks that a template opens.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let pairs = text.split("block ").skip(1).zip(text.split("block "));
    let opened = pairs.filter(|(_, before)| before.ends_with("{% ") || before.ends_with("{%- "));
    opened.filter_map(|(behind, _)| behind.split_whitespace().next())
}

fn templates_table(meaning: &mut impl FnMut(&str) -> String) -> String {
    let mut table =
        "| Template | What it makes | Begins with | Blocks of its own |\n|---|---|---|---|\n"
            .to_owned();
    for (name, text) in templates() {
        let parent = text.split("{% extends \"").nth(1);
        let parent = parent.and_then(|behind| behind.split('"').next());
        let parent = parent.map_or_else(String::new, |parent| format!("`{parent}`"));
        let blocks: Vec<String> = blocks(&text).map(|block| format!("`{block}`")).collect();
        let blocks = blocks.join(", ");
        table.push_str(&format!(
            "| `{name}` | {} | {parent} | {blocks} |\n",
            meaning(&name)
        ));
    }
    table
}

fn tokens_table(meaning: &mut impl FnMut(&str) -> String) -> String {
    let css = fs::read_to_string(super::folder("../themes/default/static/site.css")).unwrap();
    let mut roots = css.split(":root {").skip(1);
    let tokens = |root: Option<&str>| -> Vec<(String, String)> {
        let rules = root
            .unwrap_or_default()
            .split('}')
            .next()
            .unwrap_or_default();
        let rules = rules.split(';').filter_map(|rule| rule.split_once(':'));
        rules
            .map(|(name, value)| {
                let name = name.rsplit("*/").next().unwrap_or(name).trim();
                (name.to_owned(), value.trim().to_owned())
            })
            .filter(|(name, _)| name.starts_with("--"))
            .collect()
    };
    let (light, dark) = (tokens(roots.next()), tokens(roots.next()));
    let mut table = "| Token | What it is for | Light | Dark |\n|---|---|---|---|\n".to_owned();
    for (name, value) in light {
        let shown = if value.len() > 30 {
            "a list of fonts".to_owned()
        } else {
            format!("`{value}`")
        };
        let other = dark.iter().find(|(other, _)| *other == name);
        let other = other.map_or_else(String::new, |(_, value)| format!("`{value}`"));
        table.push_str(&format!(
            "| `{name}` | {} | {shown} | {other} |\n",
            meaning(&name)
        ));
    }
    table
}

/// What each template receives beside `bank` and `page`, as the pages of the shipped bank are made: by template, the names with the
/// keys of the first group in each.
type Received = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn received() -> Received {
    let root = tempfile::tempdir().unwrap();
    let shipped = super::folder("..");
    super::copy(&shipped.join("content"), &root.path().join("content"));
    let settings = fs::read_to_string(shipped.join("bank.yaml")).unwrap();
    fs::write(
        root.path().join("bank.yaml"),
        format!("{settings}\ntheme: told\n"),
    )
    .unwrap();
    // What the shipped bank has none of: an earlier address, a page to be reviewed, one that very many lead to, and
    // what changed on it.
    let page = "---\ntitle: Told\naliases: [/told-before/]\nreview_by: 2026-01-01\nchanges: [{date: 2026-01-01, kind: wording, what: Said better.}]\n---\n";
    fs::write(root.path().join("content/guide/told.md"), page).unwrap();
    for number in 0..60 {
        let path = format!("content/guide/teller-{number}.md");
        let teller = format!("---\ntitle: Teller {number}\n---\n[[told]]\n");
        fs::write(root.path().join(path), teller).unwrap();
    }
    let folder = root.path().join("themes/told/templates");
    fs::create_dir_all(&folder).unwrap();
    let all = templates();
    // The built-in templates begin with these too, and ask for their blocks.
    let named: BTreeSet<&str> = all.values().flat_map(|text| blocks(text)).collect();
    let named = named
        .iter()
        .map(|name| format!("{{% block {name} %}}{{% endblock {name} %}}"));
    let named: String = named.collect();
    for name in all.keys() {
        let text = format!("@@{name}@@{{{{ __tera_context | safe }}}}{named}");
        fs::write(folder.join(name), text).unwrap();
    }
    let mut found: Received = BTreeMap::new();
    for text in rendered(root.path()) {
        let Some((name, told)) = text
            .strip_prefix("@@")
            .and_then(|text| text.split_once("@@"))
        else {
            continue;
        };
        let variables = found.entry(name.to_owned()).or_default();
        for (variable, keys) in groups(told) {
            let known = variables.entry(variable).or_default();
            if known.is_empty() {
                *known = keys;
            }
        }
    }
    let untold: Vec<&String> = all
        .keys()
        .filter(|name| !found.contains_key(*name))
        .collect();
    assert_eq!(
        untold,
        ["base.html", "components.html"],
        "no page is made by others"
    );
    for variables in found.values_mut() {
        variables.remove("bank");
        variables.remove("page");
    }
    found
}

fn rendered(root: &Path) -> Vec<String> {
    let loaded = super::load(root, false);
    let edition = loaded.edition(&mut Timings::default()).unwrap();
    let all = super::rendered(&edition.site).into_iter();
    all.filter_map(|(_, text)| text.ok()).collect()
}

/// The names of a context as tera tells it, each with the keys of the first group in its value.
fn groups(told: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    // For each open bracket whether it is a group, and for how deep a group the keys are wanted.
    let mut open: Vec<bool> = Vec::new();
    let mut wanted: Option<usize> = None;
    let mut is_told = true;
    let mut letters = told.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '{' | '[' => {
                open.push(letter == '{');
                if letter == '{' && open.len() > 1 && wanted.is_none() && !is_told {
                    wanted = Some(open.len());
                }
            }
            '}' | ']' => {
                if wanted == Some(open.len()) {
                    (wanted, is_told) = (None, true);
                }
                open.pop();
            }
            '"' => {
                let mut is_escaped = false;
                let end = letters.by_ref().find(|(_, letter)| {
                    let is_end = *letter == '"' && !is_escaped;
                    is_escaped = *letter == '\\' && !is_escaped;
                    is_end
                });
                let Some((end, _)) = end else { break };
                let is_key = open.last() == Some(&true) && told[end + 1..].starts_with(": ");
                let name = told[at + 1..end].to_owned();
                if is_key && open.len() == 1 {
                    found.push((name, Vec::new()));
                    (wanted, is_told) = (None, false);
                } else if is_key && wanted == Some(open.len()) {
                    found.last_mut().unwrap().1.push(name);
                }
            }
            _ => {}
        }
    }
    found
}

/// The view whose fields are these keys.
fn view_of<'v>(keys: &[String], views: &'v BTreeMap<String, View>) -> Option<&'v View> {
    let keys: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let mut all = views.values().filter(|_| !keys.is_empty());
    all.find(|view| {
        view.fields
            .iter()
            .map(|field| field.name.as_str())
            .collect::<BTreeSet<_>>()
            == keys
    })
}

/// The views that templates receive, and those that stand in them, in the order in which they are named.
fn named(received: &Received, views: &BTreeMap<String, View>) -> Vec<String> {
    let mut found: Vec<String> = ["PageView", "BankView", "EntryView"]
        .map(str::to_owned)
        .to_vec();
    let variables = received.values().flatten();
    found.extend(
        variables
            .filter_map(|(_, keys)| view_of(keys, views))
            .map(|view| view.name.clone()),
    );
    let mut at = 0;
    while let Some(name) = found.get(at).cloned() {
        let parts = views[&name]
            .fields
            .iter()
            .flat_map(|field| field.parts(views));
        found.extend(parts.collect::<Vec<_>>());
        at += 1;
        let mut seen = BTreeSet::new();
        found.retain(|name| seen.insert(name.clone()));
    }
    found
}

#[test]
fn the_first_group_of_each_name_gives_its_keys() {
    let told = r#"{"a": [{"x": {"in": 1}, "y\"": "{\"no\": 1}"}, {"z": 1}], "b": 1, "c": , "d": {"e": []}}"#;
    let found = groups(told);
    let shown: Vec<(&str, usize)> = found
        .iter()
        .map(|(name, keys)| (name.as_str(), keys.len()))
        .collect();
    assert_eq!(shown, [("a", 2), ("b", 0), ("c", 0), ("d", 1)]);
}
