//! The direction of the code: no circle of files, and each folder uses only those below it, in the order that
//! ARCHITECTURE.md states.
//!
//! Every path is followed to the file that defines what it names; a `pub use` on
//! the way is no use of its own. Modules of tests are left out: they may look at what is above them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A path of modules: `["site", "path"]`.
type Module = Vec<String>;

/// The code of one crate: its files by their modules.
struct Crate {
    files: BTreeMap<Module, SourceFile>,
}

struct SourceFile {
    path: String,
    /// Without comments, texts and tests.
    code: String,
    /// What it makes known under a name, from the root of the crate.
    imports: BTreeMap<String, Module>,
}

#[test]
fn no_files_stand_in_a_circle() {
    for code in [Crate::library(), Crate::program()] {
        let uses = code.uses();
        for start in uses.keys() {
            if let Some(circle) = way(&uses, start, start) {
                panic!("a circle of files: {}", circle.join(" uses "));
            }
        }
    }
}

#[test]
fn each_folder_uses_only_those_below_it() {
    let order = order();
    let rank = |file: &str| {
        let within = |part: &&(usize, &String)| {
            file.strip_prefix(part.1.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
        };
        let parts = order.iter().enumerate();
        let longest = parts
            .filter(|part| within(&part))
            .max_by_key(|(_, part)| part.len());
        longest
            .unwrap_or_else(|| panic!("ARCHITECTURE.md gives {file} no place in the order"))
            .0
    };
    for (file, used) in Crate::library().uses() {
        for other in used {
            assert!(
                rank(&other) <= rank(&file),
                "{file} uses {other}, which stands above it in the order of ARCHITECTURE.md"
            );
        }
    }
}

/// The folders and files from the lowest to the highest: the block of ARCHITECTURE.md that begins with "text".
fn order() -> Vec<String> {
    let text = fs::read_to_string(super::folder("../ARCHITECTURE.md")).unwrap();
    let mut blocks = text.split("```");
    let block = blocks.find_map(|block| block.strip_prefix("order\n"));
    let block = block.expect("ARCHITECTURE.md has a block that is called `order`");
    block.split_whitespace().map(str::to_owned).collect()
}

/// The shortest way from a file to another.
fn way(uses: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> Option<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut ways = vec![vec![from.to_owned()]];
    while !ways.is_empty() {
        let mut next = Vec::new();
        for way in ways {
            for used in uses.get(way.last()?).into_iter().flatten() {
                let longer: Vec<String> = way.iter().chain([used]).cloned().collect();
                if used == to {
                    return Some(longer);
                }
                if seen.insert(used.clone()) {
                    next.push(longer);
                }
            }
        }
        ways = next;
    }
    None
}

impl Crate {
    fn library() -> Self {
        Self::read("lib", |path| !is_program(path) && path != "lib.rs")
    }

    fn program() -> Self {
        Self::read("main", is_program)
    }

    fn read(root: &str, is_part: impl Fn(&str) -> bool) -> Self {
        let folder = super::folder("../src");
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(Result::unwrap)
        {
            let path = sourcebook::source::slashed(&folder, entry.path());
            let is_rust = sourcebook::source::has_extension(&path, &["rs"]);
            let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
            if is_rust && is_part(&path) && !is_test {
                let text = fs::read_to_string(entry.path()).unwrap();
                let code = code(&text);
                let imports = BTreeMap::new();
                files.insert(
                    module(&path, root),
                    SourceFile {
                        path,
                        code,
                        imports,
                    },
                );
            }
        }
        let mut read = Self { files };
        read.find_imports();
        read
    }

    fn find_imports(&mut self) {
        let modules: Vec<Module> = self.files.keys().cloned().collect();
        for module in modules {
            let mut imports = BTreeMap::new();
            for leaf in imported(&self.files[&module].code) {
                if let Some(target) = self.absolute(&module, &leaf) {
                    let name = leaf.last().cloned().unwrap_or_default();
                    imports.insert(name, target);
                }
            }
            if let Some(file) = self.files.get_mut(&module) {
                file.imports = imports;
            }
        }
    }

    /// A path as it is written in a module, from the root of the crate.
    fn absolute(&self, module: &[String], written: &[String]) -> Option<Module> {
        let ups = written.iter().take_while(|part| *part == "super").count();
        let first = written.first()?;
        let (base, rest) = match first.as_str() {
            "crate" => (&module[..0], &written[1..]),
            "self" => (module, &written[1..]),
            "super" => (
                module.get(..module.len().checked_sub(ups)?)?,
                &written[ups..],
            ),
            name => {
                let child: Module = module.iter().chain([first]).cloned().collect();
                if self.files.contains_key(&child) {
                    (module, written)
                } else {
                    let imported = self.files.get(module)?.imports.get(name)?;
                    (imported.as_slice(), &written[1..])
                }
            }
        };
        Some(base.iter().chain(rest).cloned().collect())
    }

    /// The file that defines what a path names.
    fn defining(&self, target: &[String], steps: usize) -> Option<&str> {
        let known = (0..=target.len())
            .rev()
            .find(|&end| self.files.contains_key(&target[..end]))?;
        let file = &self.files[&target[..known]];
        let imported = target.get(known).and_then(|name| file.imports.get(name));
        match imported.filter(|_| steps > 0) {
            Some(module) => {
                let further: Module = module.iter().chain(&target[known + 1..]).cloned().collect();
                self.defining(&further, steps - 1)
            }
            None => Some(&file.path),
        }
    }

    /// What each file uses of others.
    fn uses(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (module, file) in &self.files {
            let used = found.entry(file.path.clone()).or_default();
            let written = named(&without_exports(&file.code));
            let targets = written
                .iter()
                .filter_map(|leaf| self.absolute(module, leaf));
            let files = targets.filter_map(|target| self.defining(&target, 8).map(str::to_owned));
            used.extend(files.filter(|other| *other != file.path));
        }
        found
    }
}

fn is_program(path: &str) -> bool {
    ["commands/", "cli/"]
        .iter()
        .any(|folder| path.starts_with(folder))
        || path == "main.rs"
}

fn module(path: &str, root: &str) -> Module {
    let bare = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let parts = bare.split('/').filter(|part| *part != root);
    parts.map(str::to_owned).collect()
}

/// The code of a file without its comments, texts and tests, its blanks folded.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    let lines: Vec<&str> = lines.collect();
    let joined = lines.join(" ");
    let outside = joined.split('"').step_by(2);
    let words = outside.collect::<Vec<_>>().join(" ");
    format!(
        " {} ",
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

/// A file's code without what it only hands on.
fn without_exports(code: &str) -> String {
    let statements = code.split_inclusive(';');
    statements
        .filter(|statement| !is_export(statement))
        .collect()
}

fn is_export(statement: &str) -> bool {
    statement.contains("pub use ") || (statement.contains("pub(") && statement.contains(") use "))
}

/// What is named behind every `use`, with the names in braces taken apart.
fn imported(code: &str) -> Vec<Module> {
    let mut found = Vec::new();
    for (at, mark) in code.match_indices(" use ") {
        tree(&code[at + mark.len()..], &[], &mut found);
    }
    found
}

/// Every path of more than one name, with the names in braces taken apart.
fn named(code: &str) -> Vec<Module> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in code.match_indices("::") {
        let before = code[..at].trim_end_matches(is_name);
        if before.len() < at && !before.ends_with("::") {
            tree(&code[before.len()..], &[], &mut found);
        }
    }
    found
}

/// Reads one tree of names; says what is left behind it.
fn tree<'c>(code: &'c str, before: &[String], found: &mut Vec<Module>) -> &'c str {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches([' ', ',']);
            if let Some(behind) = rest.strip_prefix('}') {
                return behind;
            }
            if rest.is_empty() {
                return rest;
            }
            rest = tree(rest, before, found);
        }
    }
    let end = code
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(code.len());
    if end == 0 {
        let next = code.chars().next().map_or(0, char::len_utf8);
        found.push(before.to_vec());
        return &code[next..];
    }
    let path: Module = before
        .iter()
        .cloned()
        .chain([code[..end].to_owned()])
        .collect();
    let rest = &code[end..];
    if let Some(inner) = rest.strip_prefix("::") {
        return tree(inner, &path, found);
    }
    let path = if path.last().is_some_and(|name| name == "self") {
        before.to_vec()
    } else {
        path
    };
    found.push(path);
    rest.strip_prefix(" as ").map_or(rest, |alias| {
        alias.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
    })
}
