//! The files beside the text that something uses: pictures, data, whatever is linked.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::bank::Bank;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::{Resolved, resolve};
use crate::parse::{self, Entry, Hole, Value};
use crate::site::Attachment;
use crate::source;
use crate::theme::hashed;

/// The files beside the text that something uses, each under a name with a hash of its content.
pub(crate) fn used(
    root: &Path,
    bank: &Bank,
    out: &mut Diagnostics,
) -> Result<BTreeMap<String, Attachment>> {
    let mut used: Vec<String> = Vec::new();
    for entry in &bank.entries {
        used.extend(used_by(bank, entry));
    }
    for introduction in bank.introductions.values() {
        used.extend(used_in(
            bank,
            None,
            &introduction.body.holes,
            &introduction.file.path,
        ));
    }
    used.sort();
    used.dedup();
    let mut found = BTreeMap::new();
    for path in used {
        let from = root.join(&path);
        let bytes = fs::read(&from)?;
        if can_act(&path, &bytes) {
            let message = "this file could run a script in a reader's browser".to_owned();
            let found = Diagnostic::new(Code::UnsafeLink, &path.as_str().into(), 0..0, message);
            out.push(
                found.help("Take the script out, or publish the file elsewhere and link it there."),
            );
        }
        let name = path.rsplit('/').next().unwrap_or(&path);
        let safe = name.rsplit_once('.').map_or_else(
            || parse::slug(name),
            |(stem, extension)| format!("{}.{}", parse::slug(stem), extension.to_lowercase()),
        );
        let size = imagesize::blob_size(&bytes)
            .ok()
            .map(|size| (size.width, size.height));
        found.insert(
            path,
            Attachment {
                from,
                path: hashed(&format!("assets/{safe}"), &bytes),
                size,
            },
        );
    }
    Ok(found)
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

fn used_by(bank: &Bank, entry: &Entry) -> Vec<String> {
    let mut found = Vec::new();
    for body in entry.bodies() {
        found.extend(used_in(bank, Some(entry), &body.holes, entry.path()));
    }
    entry.fields.each(&mut |value, _| {
        if let Value::Url(target, _) = value
            && let Resolved::File(path) = resolve(bank, Some(entry), target, entry.path())
        {
            found.push(path);
        }
    });
    found
}

fn used_in(bank: &Bank, entry: Option<&Entry>, holes: &[Hole], file: &str) -> Vec<String> {
    let path = |hole: &Hole| match hole {
        Hole::Open { target, .. } => match resolve(bank, entry, target, file) {
            Resolved::File(path) => Some(path),
            _ => None,
        },
        Hole::Image { path, .. } => crate::link::relative_to(path, file)
            .filter(|path| bank.attachments.contains(path.as_str())),
        _ => None,
    };
    holes.iter().filter_map(path).collect()
}
