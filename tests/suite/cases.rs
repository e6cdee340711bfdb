//! What must hold of small banks, one thing at a time: what is said of them, what their pages show, which pages there are,
//! and what a search finds. Each case is the bank in `tests/cases/bank` with files of its own.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use sourcebook::load::Loaded;
use sourcebook::search::SearchOptions;
use sourcebook::site::{Content, Site};
use sourcebook::timing::Timings;
use sourcebook::yaml::{self, Node, Value};

/// A case as a file of `tests/cases/` has it.
struct Case<'t> {
    node: &'t Node,
    text: &'t str,
    file: &'t str,
}

impl<'t> Case<'t> {
    fn name(&self) -> &'t str {
        let name = self.node.get("case").and_then(|node| node.text(self.text));
        name.unwrap_or_else(|| panic!("a case of {} says nothing", self.file))
    }

    /// The texts of a list, or one alone.
    fn texts(&self, node: &'t Node) -> Vec<&'t str> {
        let nodes = match &node.value {
            Value::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let texts = nodes.iter().map(|node| node.text(self.text));
        texts
            .collect::<Option<_>>()
            .unwrap_or_else(|| panic!("{}: a text, or a list of texts", self.name()))
    }

    fn list(&self, key: &str) -> Vec<&'t str> {
        let node = self.node.get(key);
        node.map_or_else(Vec::new, |node| self.texts(node))
    }

    fn pairs(&self, key: &str) -> Vec<(&'t str, Vec<&'t str>)> {
        let pairs = self.node.get(key).map_or(&[][..], Node::pairs);
        let texts = |(key, node): &'t (yaml::Key, Node)| (key.name.as_str(), self.texts(node));
        pairs.iter().map(texts).collect()
    }

    /// The messages that must be there: where each stands, its code, and what it and its help must hold.
    fn says(&self) -> Vec<Vec<&'t str>> {
        match self.node.get("says").map(|node| &node.value) {
            Some(Value::List(says)) => says.iter().map(|said| self.texts(said)).collect(),
            _ => Vec::new(),
        }
    }

    /// Writes the files of the case over those of the bank.
    fn make(&self, root: &Path) {
        super::copy(&super::folder("cases/bank"), root);
        if let Some(page) = self.node.get("page") {
            let text = format!("---\ntitle: Page\n---\n{}\n", self.texts(page)[0]);
            put(root, "content/guide/page.md", &text);
        }
        for (path, text) in self.pairs("files") {
            put(root, path, text[0]);
        }
        for (path, from) in self.pairs("copies") {
            let to = root.join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(root.join(from[0]), to).unwrap();
        }
        for path in self.list("without") {
            fs::remove_file(root.join(path)).unwrap();
        }
    }

    /// Everything that is other than it must be.
    fn faults(&self) -> Vec<String> {
        const KEYS: [&str; 13] = [
            "case", "page", "files", "copies", "without", "says", "most", "shows", "lacks",
            "paths", "no_paths", "finds", "suggests",
        ];
        let unknown = self.node.pairs().iter().map(|(key, _)| key.name.as_str());
        let unknown = unknown.filter(|key| !KEYS.contains(key));
        let mut faults: Vec<String> = unknown.map(|key| format!("no key `{key}`")).collect();
        let root = tempfile::tempdir().unwrap();
        self.make(root.path());
        let loaded = super::load(root.path(), false);
        faults.extend(self.wrong_messages(&loaded));
        let keys = ["shows", "lacks", "paths", "no_paths"];
        if keys.iter().any(|key| self.node.get(key).is_some()) {
            let site = loaded.edition(&mut Timings::default()).unwrap().site;
            faults.extend(self.wrong_pages(&site));
        }
        faults.extend(self.wrong_answers(&loaded));
        let named = |fault| format!("{}: {}: {fault}", self.file, self.name());
        faults.into_iter().map(named).collect()
    }

    fn wrong_messages(&self, loaded: &Loaded) -> Vec<String> {
        let found = loaded.check(false).unwrap().mistakes;
        let report = loaded.report(&found);
        let (count, human) = (report.short().lines().count(), report.human(false));
        let said: Vec<String> = human.split("\n\n").map(str::to_lowercase).collect();
        let says = self.says();
        let most = self.node.get("most");
        let most = most.map_or(says.len(), |node| self.texts(node)[0].parse().unwrap());
        let is_said = |wanted: &[&str]| {
            let [place, code, words @ ..] = wanted else {
                return false;
            };
            let place = format!("--> {}", place.to_lowercase());
            said.iter().any(|said| {
                let behind = said.split_once(&place).map(|(_, behind)| behind);
                behind.is_some_and(|behind| behind.starts_with([':', '\n']))
                    && said.contains(&format!("[{code}]"))
                    && words.iter().all(|word| said.contains(&word.to_lowercase()))
            })
        };
        let mut faults: Vec<String> = says
            .iter()
            .filter(|wanted| !is_said(wanted))
            .map(|wanted| format!("nobody says {wanted:?}\n{human}"))
            .collect();
        if count > most {
            faults.push(format!("{count} messages, {most} is the most\n{human}"));
        }
        faults
    }

    fn wrong_pages(&self, site: &Site) -> Vec<String> {
        let mut faults = Vec::new();
        for (key, is_wanted) in [("shows", true), ("lacks", false)] {
            for (path, texts) in self.pairs(key) {
                let Some(page) = page(site, path) else {
                    faults.push(format!("no page stands at {path}"));
                    continue;
                };
                let wrong = texts
                    .iter()
                    .filter(|text| page.contains(**text) != is_wanted);
                faults.extend(wrong.map(|text| {
                    let verb = if is_wanted { "lacks" } else { "has" };
                    format!("{path} {verb} {text:?}\n{}", main_of(&page))
                }));
            }
        }
        for (key, is_wanted) in [("paths", true), ("no_paths", false)] {
            let paths = self.list(key).into_iter();
            let wrong = paths.filter(|path| site.output(path).is_some() != is_wanted);
            let verb = if is_wanted { "lacks" } else { "has" };
            faults.extend(wrong.map(|path| format!("the site {verb} {path}")));
        }
        faults
    }

    /// What a search finds: the first entries, in their order; and what it offers in place of the query.
    fn wrong_answers(&self, loaded: &Loaded) -> Vec<String> {
        let (finds, suggests) = (self.pairs("finds"), self.pairs("suggests"));
        if finds.is_empty() && suggests.is_empty() {
            return Vec::new();
        }
        let search = loaded.search().unwrap().search.unwrap();
        let wanted = SearchOptions {
            limit: 10,
            ..SearchOptions::default()
        };
        let mut faults = Vec::new();
        for (query, ids) in finds {
            let found = search.find(query, &wanted).unwrap();
            let pages = found.pages.iter().map(|page| page.url.as_str());
            let entries = found
                .hits
                .iter()
                .map(|hit| &*loaded.bank.entries[hit.entry].id.name);
            let found: Vec<&str> = pages.chain(entries).collect();
            if found != ids {
                faults.push(format!("`{query}` finds {found:?}, not {ids:?}"));
            }
        }
        for (query, other) in suggests {
            let found = search.find(query, &wanted).unwrap().suggestion;
            if found.as_deref() != Some(other[0]) {
                faults.push(format!("`{query}` is mended to {found:?}, not {other:?}"));
            }
        }
        faults
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let to = root.join(path);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, text).unwrap();
}

fn page(site: &Site, path: &str) -> Option<String> {
    match site.render(path, site.output(path)?) {
        Ok(Content::Text(text)) => Some(text),
        Ok(_) => Some(String::new()),
        Err(broken) => Some(broken.message.clone()),
    }
}

/// What a reader would look at first, for the message of a fault.
fn main_of(page: &str) -> &str {
    let start = page
        .find("<div class=\"body\">")
        .or(page.find("<main"))
        .unwrap_or_default();
    let end = page
        .find("id=\"p-cite\"")
        .filter(|end| *end > start)
        .unwrap_or(page.len());
    let end = end.min(start + 4_000);
    page.get(start..end).unwrap_or(page)
}

/// The cases of a file.
fn cases<'t>(file: &'t str, text: &'t str, node: &'t Node) -> Vec<Case<'t>> {
    let Value::List(nodes) = &node.value else {
        panic!("{file} is no list");
    };
    let case = |node| Case { node, text, file };
    nodes.iter().map(case).collect()
}

#[test]
fn every_case_holds() {
    let folder = super::folder("cases");
    let files = fs::read_dir(&folder).unwrap().map(Result::unwrap);
    let mut names: Vec<String> = files
        .filter(|file| file.path().is_file())
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let read = |name: String| {
        let text = fs::read_to_string(folder.join(&name)).unwrap();
        let node = yaml::parse_file(&text).unwrap_or_else(|broken| panic!("{name}: {broken:?}"));
        (name, text, node)
    };
    let files: Vec<(String, String, Node)> = names.into_iter().map(read).collect();
    let all: Vec<Case<'_>> = files
        .iter()
        .flat_map(|(name, text, node)| cases(name, text, node))
        .collect();
    let only = std::env::var("CASE").unwrap_or_default();
    let chosen = all
        .par_iter()
        .filter(|case| case.file.contains(&only) || case.name().contains(&only));
    let faults: Vec<String> = chosen.flat_map_iter(Case::faults).collect();
    assert!(
        faults.is_empty(),
        "{} faults in {} cases:\n\n{}",
        faults.len(),
        all.len(),
        faults.join("\n\n")
    );
}

#[test]
fn nothing_is_wrong_with_the_bank_that_cases_start_from() {
    assert_eq!(super::sample("cases/bank").short(), "");
}
