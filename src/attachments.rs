//! The files beside the text that something uses: pictures, data, whatever is linked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use fs_err as fs;

use crate::data::{self, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::Linked;
use crate::parse;
use crate::source::{self, Touched};
use crate::theme::hashed;

/// A file beside the text, as it is published.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Where it lies on this machine.
    pub from: PathBuf,
    /// Its path in the site.
    pub path: String,
    /// Width and height of a picture.
    pub size: Option<(usize, usize)>,
    /// What a CSV file holds.
    pub table: Option<Arc<Table>>,
}

/// The files beside the text that something uses, each under a name with a hash of its content.
pub(crate) type Attachments = BTreeMap<String, Attachment>;

/// The attachments of a bank, kept between loads.
#[derive(Debug, Default)]
pub(crate) struct Drawer {
    held: BTreeMap<String, Held>,
    all: Arc<Attachments>,
}

/// A file as it is to be published, and what is wrong with it.
#[derive(Debug)]
struct Held {
    attachment: Attachment,
    found: Diagnostics,
}

impl Drawer {
    /// The files that the bank uses now. What was read before is read again only if it may have been `touched`.
    pub(crate) fn fill(
        &mut self,
        root: &Path,
        linked: Linked<'_>,
        touched: &Touched,
        out: &mut Diagnostics,
    ) -> Result<Arc<Attachments>> {
        let used = linked
            .links
            .uses(linked.bank)
            .flat_map(|(_, uses)| &uses.files);
        let used: BTreeSet<&String> = used.collect();
        let is_held = |path: &&String| match touched {
            Touched::Anything => false,
            Touched::Files(files) => self.held.contains_key(*path) && !files.contains(path),
        };
        if used.len() != self.held.len() || !used.iter().all(is_held) {
            let mut held = BTreeMap::new();
            for path in used {
                held.insert(path.clone(), read(root, path)?);
            }
            let attachments = held.iter();
            self.all = Arc::new(
                attachments
                    .map(|(path, held)| (path.clone(), held.attachment.clone()))
                    .collect(),
            );
            self.held = held;
        }
        for held in self.held.values() {
            out.repeat(&held.found);
        }
        Ok(Arc::clone(&self.all))
    }
}

/// Reads a file; what is wrong with it is kept beside it.
fn read(root: &Path, path: &str) -> Result<Held> {
    let from = root.join(path);
    let bytes = fs::read(&from)?;
    let mut found = Diagnostics::default();
    if can_act(path, &bytes) {
        let message = "this file could run a script in a reader's browser".to_owned();
        let wrong = Diagnostic::new(Code::UnsafeLink, &path.into(), 0..0, message);
        found.push(
            wrong.help("Take the script out, or publish the file elsewhere and link it there."),
        );
    }
    let table = if source::has_extension(path, &["csv"]) {
        table(root, path, &mut found)?
    } else {
        None
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let safe = name.rsplit_once('.').map_or_else(
        || parse::slug(name),
        |(stem, extension)| format!("{}.{}", parse::slug(stem), extension.to_lowercase()),
    );
    let size = imagesize::blob_size(&bytes)
        .ok()
        .map(|size| (size.width, size.height));
    let published = hashed(&format!("assets/{safe}"), &bytes);
    let attachment = Attachment {
        from,
        path: published,
        size,
        table,
    };
    Ok(Held { attachment, found })
}

fn table(root: &Path, path: &str, out: &mut Diagnostics) -> Result<Option<Arc<Table>>> {
    let Some(file) = source::read_text(root, path, out)? else {
        return Ok(None);
    };
    let table = data::read(&file, out);
    out.keep(file);
    Ok(Some(Arc::new(table)))
}

/// Whether a file that browsers show as a page carries a script: the site's own policy does not reach it.
fn can_act(path: &str, bytes: &[u8]) -> bool {
    if !source::has_extension(path, &["html", "htm", "xhtml", "svg", "xml", "mht"]) {
        return false;
    }
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let has_handler = || {
        let mut names = text.match_indices(" on").map(|(at, _)| &text[at + 3..]);
        names.any(|rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .trim_start()
                .starts_with('=')
        })
    };
    text.contains("<script") || text.contains("javascript:") || has_handler()
}
