//! The files beside the text that something uses: pictures, data, whatever is linked.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use fs_err as fs;

use crate::data::{self, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::Linked;
use crate::memo::Memo;
use crate::parse;
use crate::source::{self, Changes, Statics};
use crate::theme::{Hash, hash_of, hashed};

use harm::Harm;
use harmless::HEAD;

mod harm;
mod harmless;
mod svg;

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
    /// The endings that the bank asked for when these were read.
    file_types: Vec<String>,
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
        let more = &linked.bank.config.file_types;
        if self.file_types != *more {
            self.file_types.clone_from(more);
            self.by_path.clear();
        }
        let mut by_path = BTreeMap::new();
        for path in used {
            let old = self.by_path.get(path);
            let memo = match (old, changes) {
                (Some(old), Changes::Files(files)) if !files.contains(path) => Arc::clone(old),
                _ => {
                    // Before its bytes: what is written in between is read again.
                    let stamp = source::stamp(&root.join(path));
                    Memo::renew(old, stamp, |out| read(root, path, more, out))?
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

fn read(root: &Path, path: &str, more: &[String], out: &mut Diagnostics) -> Result<Attachment> {
    let from = root.join(path);
    let is_table = source::has_extension(path, &["csv"]);
    let bytes = if is_table {
        source::read_bytes(root, path, out)?
    } else {
        None
    };
    let (head, hash) = match &bytes {
        Some(bytes) => (bytes[..bytes.len().min(HEAD)].to_vec(), hash_of(bytes)),
        None => scan(&from)?,
    };
    if let Some(harm) = harmless::harm(path, &head, more, || Ok(fs::read(&from)?))? {
        report(path, harm, out);
    }
    let table = bytes.and_then(|bytes| table(path, bytes, out));
    let name = path.rsplit('/').next().unwrap_or(path);
    let safe = name.rsplit_once('.').map_or_else(
        || parse::slug(name),
        |(stem, extension)| format!("{}.{}", parse::slug(stem), parse::slug(extension)),
    );
    let size = imagesize::size(&from).ok();
    Ok(Attachment {
        from,
        path: hashed(&format!("assets/{safe}"), hash),
        size: size.map(|size| (size.width, size.height)),
        table,
    })
}

fn report(path: &str, harm: Harm, out: &mut Diagnostics) {
    let found = match harm.place {
        Some((file, span)) => {
            let found = Diagnostic::new(Code::UnsafeLink, &file.path, span, harm.message);
            out.retain_source(file);
            found
        }
        None => Diagnostic::new(Code::UnsafeLink, &path.into(), 0..0, harm.message),
    };
    out.push(found.help(UNSAFE));
}

/// Whether a file may be published as it is, or is of an ending that the bank asks for; what could act in the browser of a reader is reported.
pub(crate) fn is_harmless(
    path: &str,
    bytes: &[u8],
    more: &[String],
    out: &mut Diagnostics,
) -> Result<bool> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let harm = harmless::harm(path, head, more, || Ok(bytes.to_vec()))?;
    let is_harmless = harm.is_none();
    if let Some(harm) = harm {
        report(path, harm, out);
    }
    Ok(is_harmless)
}

/// The width and height of a picture, where they can be told from its bytes.
pub(crate) fn size_of(bytes: &[u8]) -> Option<(usize, usize)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width, size.height))
}

/// The first bytes of a file, and the hash of all of it; a film is never held whole.
fn scan(path: &Path) -> Result<(Vec<u8>, u64)> {
    let mut file = fs::File::open(path)?;
    let (mut head, mut hash) = (Vec::new(), Hash::default());
    let mut piece = vec![0; 1 << 16];
    loop {
        let length = file.read(&mut piece)?;
        if length == 0 {
            return Ok((head, hash.digest()));
        }
        let wanted = HEAD.saturating_sub(head.len()).min(length);
        head.extend_from_slice(&piece[..wanted]);
        hash.update(&piece[..length]);
    }
}

fn table(path: &str, bytes: Vec<u8>, out: &mut Diagnostics) -> Option<Arc<Table>> {
    let file = source::text_of(path, bytes, out)?;
    let table = data::read(&file, out);
    out.retain_source(file);
    table.map(Arc::new)
}

/// The files below `static/` that browsers may run, which are not published; each ending is reported once.
pub(crate) fn held_back(
    statics: &Statics,
    more: &[String],
    out: &mut Diagnostics,
) -> Result<BTreeSet<String>> {
    let mut held_back = BTreeSet::new();
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in statics.paths() {
        let file = statics.file(path);
        let mut head = Vec::new();
        fs::File::open(&file)?
            .take(HEAD as u64)
            .read_to_end(&mut head)?;
        if let Some(harm) = harmless::harm(path, &head, more, || Ok(fs::read(&file)?))? {
            held_back.insert(path.to_owned());
            said.entry(harm.message).or_default().push(path.to_owned());
        }
    }
    for (why, paths) in said {
        let first = format!("static/{}", paths[0]).into();
        let others = match paths.len() - 1 {
            0 => String::new(),
            count => format!(" (and {count} more)"),
        };
        let found = Diagnostic::new(Code::HeldBack, &first, 0..0, format!("{why}{others}"));
        out.push(found.help(HELD_BACK));
    }
    Ok(held_back)
}

const UNSAFE: &str = "Publish it elsewhere and link it there; or, where you trust whoever can change it, add its ending to `file_types` in bank.yaml.";
const HELD_BACK: &str = "It is left out of the site, since browsers could run what it holds. Where you trust whoever can change it, add its ending to `file_types` in bank.yaml.";
