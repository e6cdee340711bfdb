//! The files beside the text that something uses: pictures, data, whatever is linked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use fs_err as fs;

use crate::data::{self, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::Linked;
use crate::memo::Memo;
use crate::parse;
use crate::source::{self, Changes};
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
pub(crate) struct AttachmentMemos {
    by_path: BTreeMap<String, Arc<Memo<Attachment>>>,
    all: Arc<Attachments>,
}

impl AttachmentMemos {
    /// The files that the bank uses now. What was read before is read again if it is another; where it is known which
    /// files may have changed, the disk is not asked for others.
    pub(crate) fn renew(
        &mut self,
        root: &Path,
        linked: Linked<'_>,
        changes: &Changes,
        out: &mut Diagnostics,
    ) -> Result<Arc<Attachments>> {
        let texts = linked.links.uses(linked.bank);
        let (mut used, mut tables) = (BTreeSet::new(), BTreeSet::new());
        for (_, text) in texts {
            used.extend(&text.files);
            tables.extend(&text.tables);
        }
        let mut by_path = BTreeMap::new();
        for path in used {
            let old = self.by_path.get(path);
            let memo = match (old, changes) {
                (Some(old), Changes::Files(files)) if !files.contains(path) => Arc::clone(old),
                _ => {
                    // Before its bytes: what is written in between is read again.
                    let stamp = source::stamp(&root.join(path));
                    Memo::renew(old, stamp, |out| read(root, path, out))?
                }
            };
            // What is only offered may have any form.
            let is_table = tables.contains(path);
            out.extend_where(memo.found(), |found| {
                is_table || found.code != Code::BadData
            });
            by_path.insert(path.clone(), memo);
        }
        let is_same = |path: &String, memo: &Arc<Memo<Attachment>>| {
            let old = self.by_path.get(path);
            old.is_some_and(|old| Arc::ptr_eq(old, memo))
        };
        let are_same = by_path.len() == self.by_path.len()
            && by_path.iter().all(|(path, memo)| is_same(path, memo));
        if !are_same {
            let all = by_path.iter();
            let all = all.map(|(path, memo)| (path.clone(), memo.value().clone()));
            self.all = Arc::new(all.collect());
        }
        self.by_path = by_path;
        Ok(Arc::clone(&self.all))
    }
}

fn read(root: &Path, path: &str, out: &mut Diagnostics) -> Result<Attachment> {
    let from = root.join(path);
    let bytes = fs::read(&from)?;
    if can_act(path, &bytes) {
        let message = "this file could run a script in a reader's browser".to_owned();
        let wrong = Diagnostic::new(Code::UnsafeLink, &path.into(), 0..0, message);
        let help = "Take the script out, or publish the file elsewhere and link it there.";
        out.push(wrong.help(help));
    }
    let table = if source::has_extension(path, &["csv"]) {
        table(root, path, out)?
    } else {
        None
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let safe = name.rsplit_once('.').map_or_else(
        || parse::slug(name),
        |(stem, extension)| format!("{}.{}", parse::slug(stem), extension.to_lowercase()),
    );
    let size = imagesize::blob_size(&bytes).ok();
    let published = hashed(&format!("assets/{safe}"), &bytes);
    Ok(Attachment {
        from,
        path: published,
        size: size.map(|size| (size.width, size.height)),
        table,
    })
}

fn table(root: &Path, path: &str, out: &mut Diagnostics) -> Result<Option<Arc<Table>>> {
    let Some(file) = source::read_text(root, path, out)? else {
        return Ok(None);
    };
    let table = data::read(&file, out);
    out.retain_source(file);
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
