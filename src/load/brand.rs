//! Reads the files of a bank's brand: its pictures and style sheets, with what these load.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use anyhow::Result;

use crate::attachments;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{self, has_extension};
use crate::text::File;
use crate::theme::{joined, loaded_by};

/// Files by their paths from the folder of `bank.yaml`.
pub(super) type BrandFiles = BTreeMap<String, Vec<u8>>;

/// Reads them all. What is not there, or may not be published, is reported and left out.
///
/// # Errors
///
/// Where a file cannot be read; the error names it.
pub(super) fn read(root: &Path, config: &Config, out: &mut Diagnostics) -> Result<BrandFiles> {
    let brand = &config.brand;
    let mut files = BrandFiles::new();
    let logo = brand.logo.iter();
    let pictures = logo.flat_map(|logo| std::iter::once(&logo.light).chain(&logo.dark));
    let all = brand.styles.iter().chain(pictures).chain(&brand.favicon);
    for named in all {
        let by = Named {
            file: &"bank.yaml".into(),
            span: named.span.clone(),
            more: &config.file_types,
        };
        let Some(bytes) = one(root, &named.value, &by, out)? else {
            continue;
        };
        if has_extension(&named.value, &["css"]) {
            let Some(sheet) = source::text_of(&named.value, bytes, out) else {
                continue;
            };
            beside(root, &sheet, by.more, &mut files, out)?;
            files.insert(named.value.clone(), sheet.text.as_bytes().to_vec());
        } else {
            files.insert(named.value.clone(), bytes);
        }
    }
    Ok(files)
}

/// Where a file is named.
struct Named<'a> {
    file: &'a std::sync::Arc<str>,
    span: Range<usize>,
    /// Endings that the bank asks for, whatever browsers do with such files.
    more: &'a [String],
}

fn one(root: &Path, path: &str, by: &Named<'_>, out: &mut Diagnostics) -> Result<Option<Vec<u8>>> {
    let there = root.join(path);
    if !there.is_file() || !is_spelt_so(root, path) {
        let message = format!("there is no file `{path}`");
        let found = Diagnostic::new(Code::BrokenFile, by.file, by.span.clone(), message);
        let others = beside_it(root, path);
        let found = found.help("Paths count from the folder of `bank.yaml`, and capitals matter.");
        out.push(found.nearest(path, others.iter().map(String::as_str)));
        return Ok(None);
    }
    if !source::is_own(root, path, out) {
        return Ok(None);
    }
    let Some(bytes) = source::read_bytes(root, path, out)? else {
        return Ok(None);
    };
    let is_harmless = attachments::is_harmless(path, &bytes, by.more, out)?;
    Ok(is_harmless.then_some(bytes))
}

/// Whether a file has a name of just these letters: not every system asks for that, and servers do.
fn is_spelt_so(root: &Path, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    names(root, path).any(|other| other == name)
}

/// The paths of files that lie where one was looked for.
fn beside_it(root: &Path, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found: Vec<String> = names(root, path)
        .filter(|name| !name.starts_with('.'))
        .map(|name| {
            if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            }
        })
        .collect();
    found.sort();
    found
}

fn names(root: &Path, path: &str) -> impl Iterator<Item = String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten();
    let entries = entries.filter_map(Result::ok);
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned())
}

/// What a style sheet may load.
const LOADED: [&str; 13] = [
    "svg", "png", "webp", "avif", "jpg", "jpeg", "gif", "ico", "woff2", "woff", "ttf", "otf", "cur",
];
/// The most files that one style sheet may load.
const MOST: usize = 500;

/// Reads the pictures and fonts that a style sheet loads.
fn beside(
    root: &Path,
    sheet: &File,
    more: &[String],
    files: &mut BrandFiles,
    out: &mut Diagnostics,
) -> Result<()> {
    let folder = sheet.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut seen = BTreeSet::new();
    let mut has_wrong = false;
    for (span, name) in loaded_by(&sheet.text) {
        let path = joined(folder, name);
        if files.contains_key(&path) || !seen.insert(path.clone()) || seen.len() > MOST {
            continue;
        }
        let by = Named {
            file: &sheet.path,
            span,
            more,
        };
        if !has_extension(&path, &LOADED) {
            let message = format!("`{name}` is no picture and no font");
            let found = Diagnostic::new(Code::BrokenFile, by.file, by.span, message);
            out.push(found.help("A style sheet loads these alone. Name other style sheets in `styles` of bank.yaml."));
            has_wrong = true;
        } else if let Some(bytes) = one(root, &path, &by, out)? {
            files.insert(path, bytes);
        } else {
            has_wrong = true;
        }
    }
    if has_wrong {
        out.retain_source(sheet.clone());
    }
    Ok(())
}
