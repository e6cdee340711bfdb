//! The test suite: small banks as data, and what the library makes of them. `tests/README.md` says how to add a case.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod bad_input;
mod cases;
mod cli;
mod dialect;
mod findings;
mod golden;
mod grammars;
mod harm;
mod history;
mod import;
mod invalid;
mod json_schema;
mod layout;
mod mcp;
mod mending;
mod owners;
mod part;
mod pseudo;
mod reference;
mod reference_settings;
mod scales;
mod slips;
mod theme_guide;
mod views;
mod words;
mod writing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, OnceLock};

use rayon::prelude::*;
use sourcebook::diagnostic::{Diagnostic, Diagnostics};
use sourcebook::load::{Loaded, Options};
use sourcebook::site::{Content, Output, Site};
use sourcebook::timing::Timings;

/// The day on which all tests take place.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 22)
}

/// A folder below `tests/`.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// The banks below a folder, by name.
fn banks(name: &str) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder(name)).unwrap().map(Result::unwrap);
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect();
    found.retain(|(_, path)| path.is_dir());
    found.sort();
    found
}

/// Loads a bank as `build --drafts` or `build` would.
fn load(root: &Path, drafts: bool) -> Loaded {
    let options = Options {
        drafts,
        ..Options::new(root.to_path_buf(), today())
    };
    Loaded::load(&options, &mut Timings::default()).unwrap()
}

/// A bank, all that is wrong with it, and every file of its site.
struct Sample {
    loaded: Loaded,
    found: Diagnostics,
    /// Every text of the site by its path; other files without theirs. Nothing where the bank has errors.
    pages: Vec<(String, String)>,
}

impl Sample {
    /// Loads, indexes and renders a bank.
    fn read(root: &Path) -> Self {
        let loaded = load(root, false);
        let asks = loaded.judgements().is_some() && loaded.bank.config.search.is_some();
        let mut found = loaded.check(asks).unwrap().mistakes;
        let site = loaded.edition(&mut Timings::default()).unwrap().site;
        let mut pages = Vec::new();
        if !found.has_errors() {
            for (path, rendered) in rendered(&site) {
                match rendered {
                    Ok(text) => pages.push((path, text)),
                    Err(broken) => found.push(*broken),
                }
            }
        }
        Self {
            loaded,
            found,
            pages,
        }
    }

    /// The text at a path of the site.
    fn page(&self, wanted: &str) -> &str {
        let mut pages = self.pages.iter();
        let page = pages.find(|(path, _)| path == wanted);
        &page
            .unwrap_or_else(|| panic!("no page stands at {wanted}: {}", self.short()))
            .1
    }

    /// What is wrong, a line each.
    fn short(&self) -> String {
        self.loaded.report(&self.found).short()
    }

    /// The codes of what is wrong.
    fn codes(&self) -> Vec<String> {
        let found = self.found.iter();
        found.map(|found| found.code.to_string()).collect()
    }
}

/// Every output of a site with its text, rendered on all cores; what is no text is empty.
fn rendered(site: &Site) -> Vec<(String, Result<String, Box<Diagnostic>>)> {
    let outputs = site.outputs();
    let render = |(path, output): &(&str, &Output)| {
        let content = site.render(path, output);
        let text = content.map(|content| match content {
            Content::Text(text) => text,
            _ => String::new(),
        });
        ((*path).to_owned(), text)
    };
    outputs.par_iter().map(render).collect()
}

/// A bank of the repository, by its folder below `tests/`: however many tests look at it, it is read once.
fn sample(folder_name: &str) -> &'static Sample {
    static SAMPLES: Mutex<BTreeMap<String, &'static OnceLock<Sample>>> =
        Mutex::new(BTreeMap::new());
    let slot: &'static OnceLock<Sample> = SAMPLES
        .lock()
        .unwrap()
        .entry(folder_name.to_owned())
        .or_insert_with(|| Box::leak(Box::new(OnceLock::new())));
    slot.get_or_init(|| Sample::read(&folder(folder_name)))
}

/// What a file is read by that stands in a bank and asks for no other.
fn reading(
    loaded: &sourcebook::Loaded,
    dialect: sourcebook::config::Dialect,
) -> sourcebook::parse::Reading<'_> {
    static NONE: LazyLock<sourcebook::source::Included> = LazyLock::new(Default::default);
    sourcebook::parse::Reading {
        schema: &loaded.bank.schema,
        dialect,
        included: &NONE,
    }
}

/// The samples of a folder below `tests/`, by name.
fn samples(folder_name: &str) -> Vec<(String, &'static Sample)> {
    let banks = banks(folder_name).into_par_iter();
    let read = |(name, _)| {
        let sample = sample(&format!("{folder_name}/{name}"));
        (name, sample)
    };
    banks.map(read).collect()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
