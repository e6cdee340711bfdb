//! Static files: published under names that carry a hash of what they hold.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::source;

/// A static file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path in the site, with a hash of its content in its name.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

impl Asset {
    fn named(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: hashed(&format!("assets/{name}"), hash_of(&bytes)),
            bytes: bytes.into(),
        }
    }
}

/// Gives every static file a name with a hash, and lets style sheets point at the new names.
///
/// The scripts of a folder import each other by the names that they have in the theme; so the folder carries the hash,
/// of all its scripts.
pub(super) fn publish(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Asset> {
    let (sheets, others): (BTreeMap<_, _>, BTreeMap<_, _>) = files
        .into_iter()
        .partition(|(name, _)| source::has_extension(name, &["css"]));
    let mut assets = BTreeMap::new();
    let folders = script_folders(&others);
    for (name, bytes) in others {
        let asset = match script_folder(&name).and_then(|folder| folders.get(folder)) {
            Some(folder) => Asset {
                path: format!("{folder}/{}", file(&name)),
                bytes: bytes.into(),
            },
            None => Asset::named(&name, bytes),
        };
        assets.insert(name, asset);
    }
    for (name, bytes) in sheets {
        let css = String::from_utf8_lossy(&bytes).into_owned();
        let bytes = with_hashed_urls(&css, &name, &assets).into_bytes();
        let asset = Asset::named(&name, bytes);
        assets.insert(name, asset);
    }
    assets
}

/// The published folders of scripts.
fn script_folders(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let mut held: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for (name, bytes) in files {
        if let Some(folder) = script_folder(name) {
            let all = held.entry(folder).or_default();
            all.extend(name.bytes().chain([0]));
            all.extend(bytes);
        }
    }
    let published = |(folder, all): (&str, Vec<u8>)| {
        let path = hashed(&format!("assets/{folder}"), hash_of(&all));
        (folder.to_owned(), path)
    };
    held.into_iter().map(published).collect()
}

/// The folder that a script stands in with others.
fn script_folder(name: &str) -> Option<&str> {
    let (folder, _) = name.rsplit_once('/')?;
    source::has_extension(name, &["js"]).then_some(folder)
}

fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Points every `url(…)` that names a file of the theme at its published name.
fn with_hashed_urls(css: &str, sheet: &str, assets: &BTreeMap<String, Asset>) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts = css.split("url(");
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, rest) = part.split_once(')').unwrap_or((part, ""));
        let name = inside.trim().trim_matches(['"', '\'']);
        let full = joined(folder, name);
        let published = assets.get(&full).map(|asset| match name.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}", file(&asset.path)),
            None => file(&asset.path).to_owned(),
        });
        found.push_str("url(");
        found.push_str(published.as_deref().unwrap_or(inside));
        found.push(')');
        found.push_str(rest);
    }
    found
}

/// How long the name of a file may be in a style sheet, in letters.
const LONGEST: usize = 4096;

/// The files that a style sheet loads, by the names that it has for them, with their bytes in it. Not those of other sites, of
/// the root of the site, and what is in the sheet itself.
pub(crate) fn loaded_by(css: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    css.match_indices("url(").filter_map(|(at, sign)| {
        let start = at + sign.len();
        let mut near = css[start..].char_indices().take(LONGEST);
        let (end, _) = near.find(|(_, c)| matches!(c, ')' | '\n'))?;
        let inside = &css[start..start + end];
        let name = inside.trim().trim_matches(['"', '\'']);
        let is_path = !name.is_empty() && !name.contains([':', '#', '?']) && !name.starts_with('/');
        let start = start + inside.find(name).unwrap_or_default();
        is_path.then(|| (start..start + name.len(), name))
    })
}

/// A path that is written in a file of a folder, from where the folder's own path begins.
pub(crate) fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The hash of a file that is read piece by piece.
pub(crate) type Hash = xxhash_rust::xxh3::Xxh3Default;

/// The hash of what a file holds.
pub(crate) fn hash_of(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(bytes)
}

/// `a/b.css` as `a/b.0123456789.css`, by the hash of what the file holds.
pub fn hashed(path: &str, hash: u64) -> String {
    let hash = format!("{hash:016x}");
    let (stem, extension) = match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => (stem, format!(".{extension}")),
        _ => (path, String::new()),
    };
    format!("{stem}.{}{extension}", &hash[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_points_at_the_published_names_of_its_files() {
        let files = BTreeMap::from([
            (
                "site.css".to_owned(),
                b"a{background:url('img/x.png')}b{background:url(gone.png)}".to_vec(),
            ),
            ("img/x.png".to_owned(), b"1".to_vec()),
        ]);
        let assets = publish(files);
        let png = assets["img/x.png"].path.strip_prefix("assets/").unwrap();
        let css = String::from_utf8(assets["site.css"].bytes.to_vec()).unwrap();
        assert_eq!(
            css,
            format!("a{{background:url({png})}}b{{background:url(gone.png)}}")
        );
    }

    #[test]
    fn scripts_of_a_folder_keep_their_names_in_a_folder_that_follows_them_all() {
        let folder = |part: &str| {
            let files = BTreeMap::from([
                ("find/a.js".to_owned(), b"import './b.js'".to_vec()),
                ("find/b.js".to_owned(), part.as_bytes().to_vec()),
            ]);
            let assets = publish(files);
            let folder = assets["find/a.js"].path.strip_suffix("/a.js").unwrap();
            assert_eq!(assets["find/b.js"].path, format!("{folder}/b.js"));
            folder.to_owned()
        };
        assert!(folder("1").starts_with("assets/find."));
        assert_ne!(folder("1"), folder("2"));
    }
}
