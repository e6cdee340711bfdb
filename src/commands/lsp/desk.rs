//! The bank with the texts that are open, loaded anew as they change.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use sourcebook::diagnostic::Diagnostics;
use sourcebook::editor::Writing;
use sourcebook::load::{Edition, Loaded, Loader, Options};
use sourcebook::site::Site;
use sourcebook::source::Changes;
use sourcebook::timing::Timings;

use super::places::Units;

/// What questions are answered from.
pub(super) struct Desk {
    pub(super) root: PathBuf,
    pub(super) units: Units,
    options: Options,
    loader: Loader,
    /// The texts that are open, by path from the root, as the editor has them.
    texts: BTreeMap<String, String>,
    /// Files that changed since the bank was loaded; `None` for any.
    changed: Option<Vec<String>>,
    state: Option<State>,
    /// Whether the editor was told what is wrong with the bank as it was loaded last.
    pub(super) is_told: bool,
}

/// The bank as it was loaded last.
struct State {
    loaded: Loaded,
    site: Arc<Site>,
    mistakes: Diagnostics,
}

impl Desk {
    pub(super) fn new(root: PathBuf, units: Units) -> Result<Self> {
        let options = Options {
            drafts: true,
            ..Options::new(root.clone(), sourcebook::load::today()?)
        };
        Ok(Self {
            root,
            units,
            loader: Loader::new(options.clone()),
            options,
            texts: BTreeMap::new(),
            changed: None,
            state: None,
            is_told: false,
        })
    }

    /// Takes the text of a document, or gives the file back to the disk.
    pub(super) fn put(&mut self, path: &str, text: Option<String>) {
        if let Some(text) = text {
            self.loader.take(path, Some(&text));
            self.texts.insert(path.to_owned(), text);
        } else {
            self.loader.give_back(path);
            self.texts.remove(path);
        }
        self.has_changed(path);
    }

    /// Notes that a file is another than it was.
    pub(super) fn has_changed(&mut self, path: &str) {
        if let Some(changed) = &mut self.changed
            && !changed.iter().any(|other| other == path)
        {
            changed.push(path.to_owned());
        }
    }

    /// Notes that any file may be another.
    pub(super) fn may_all_have_changed(&mut self) {
        self.changed = None;
    }

    /// The text of a document as the editor has it.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Loads the bank again where anything has changed.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, or the program itself fails. The next change loads the whole bank again.
    pub(super) fn renew(&mut self) -> Result<()> {
        let changes = match self.changed.replace(Vec::new()) {
            None => Changes::Anything,
            Some(paths) if paths.is_empty() => return Ok(()),
            Some(paths) => Changes::Files(paths),
        };
        let loaded = caught(|| {
            let loaded = self.loader.load(&changes, &mut Timings::default())?;
            let before = self.state.take().map(|state| state.site);
            let Edition { site, mistakes } = loaded.edition_after(before.as_deref());
            self.state = Some(State {
                loaded,
                site: Arc::new(site),
                mistakes,
            });
            self.is_told = false;
            Ok(())
        });
        if loaded.is_err() {
            // What was kept may be half of something.
            self.changed = None;
            self.loader = Loader::new(self.options.clone());
            for (path, text) in &self.texts {
                self.loader.take(path, Some(text));
            }
        }
        loaded
    }

    /// The bank, once it is loaded.
    pub(super) fn writing(&self) -> Option<Writing<'_>> {
        let state = self.state.as_ref()?;
        Some(Writing::new(&state.loaded, &state.site))
    }

    /// The bank with all that is wrong with it.
    pub(super) fn mistakes(&self) -> Option<(&Loaded, &Diagnostics)> {
        let state = self.state.as_ref()?;
        Some((&state.loaded, &state.mistakes))
    }

    /// The path of an address from the root of the bank, if it lies in it.
    pub(super) fn path(&self, uri: &str) -> Option<String> {
        let file = file_of(uri)?;
        let inside = file.strip_prefix(&self.root).ok()?;
        Some(sourcebook::source::slashed(Path::new(""), inside))
    }

    /// The address of a path from the root of the bank.
    pub(super) fn uri(&self, path: &str) -> String {
        uri_of(&self.root.join(path))
    }
}

/// Does something that may panic, which is a mistake of the program and must not end the help.
fn caught(work: impl FnOnce() -> Result<()>) -> Result<()> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        bail!("Sourcebook itself failed; the next change reads the bank again. Please report it.")
    })
}

/// The file of an address, with links in its folder followed, as that of the bank has them.
pub(super) fn file_of(uri: &str) -> Option<PathBuf> {
    let path = uri.strip_prefix("file://")?;
    let path = sourcebook::parse::percent_decode(path);
    // `file:///c:/folder`: the letter of a drive has a slash before it.
    let is_drive = |path: &str| {
        let mut letters = path.chars().skip(1);
        letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':')
    };
    let path = if is_drive(&path) {
        PathBuf::from(&path[1..])
    } else {
        PathBuf::from(path)
    };
    let real = path
        .parent()
        .and_then(|folder| std::fs::canonicalize(folder).ok());
    match (real, path.file_name()) {
        (Some(folder), Some(name)) => Some(folder.join(name)),
        _ => Some(path),
    }
}

/// The address of a file (RFC 8089).
fn uri_of(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    let shown = shown.strip_prefix("//?/").unwrap_or(&shown);
    let slash = if shown.starts_with('/') { "" } else { "/" };
    let mut found = String::from("file://");
    for byte in slash.bytes().chain(shown.bytes()) {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            found.push(char::from(byte));
        } else {
            found.push_str(&format!("%{byte:02X}"));
        }
    }
    found
}
