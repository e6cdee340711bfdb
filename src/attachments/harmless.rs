//! Which files may be published as they are: those that no browser runs.
//!
//! A file of the site that a reader opens stands in the site's own origin, where no policy of a page reaches it. So what
//! is published is a list of what is known to be harmless, never of what is known to be harmful: browsers read more
//! forms as pages than anyone lists, and servers name the type of few.

use crate::source::has_extension;

use super::harm::Harm;
use super::svg;

/// Pictures, films, sounds, documents, tables, fonts and plain texts.
const ENDINGS: &[&str] = &[
    "png", "apng", "jpg", "jpeg", "gif", "webp", "avif", "heic", "ico", "bmp", "tif",
    "tiff", //
    "mp4", "m4v", "webm", "ogv", "mov", "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac",
    "vtt", "srt", //
    "pdf", "txt", "rtf", "doc", "docx", "dotx", "odt", "ott", "xls", "xlsx", "ods", "ppt", "pptx",
    "potx", "odp", "odg", "epub", "pages", "numbers", "key", "vsdx", "eml", "msg", "ics",
    "vcf", //
    "csv", "tsv", "tab", "json", "jsonl", "geojson", "ndjson", "parquet", "feather", "sav", "dta",
    "rds", "rda", "gpkg", "shp", "dbf", "sqlite", "yaml", "yml", "toml", //
    "bib", "ris", "nbib", "enw", "md", "js", "mjs", "cjs", "ts", "jsx", "tsx", "css", "scss",
    "wasm", "py", "r", "sql", "tex", "log", "ipynb", "sh", "ps1", "rs", "go", "java", "c", "h",
    "cpp", "cs", "rb", "do", "sas", "sps", "patch", "diff", "ini", "conf", "cfg", "proto",
    "graphql", //
    "woff", "woff2", "ttf", "otf", "zip", "gz", "tgz", "tar", "7z", "xz",
];

/// The first bytes that browsers look at where a server says no type
/// (<https://mimesniff.spec.whatwg.org/#reading-the-resource-header>).
pub(super) const HEAD: usize = 1445;

/// Whether files of this name are published by their name alone: one of the list, or one that the bank asks for.
fn is_listed(path: &str, more: &[String]) -> bool {
    has_extension(path, ENDINGS) || is_asked_for(path, more)
}

/// Whether the bank asks for files of this ending, whatever they do.
fn is_asked_for(path: &str, more: &[String]) -> bool {
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    has_extension(path, &more)
}

/// Files that hosts ask for at the root of a site, which have no ending.
fn is_for_hosts(path: &str) -> bool {
    matches!(
        path,
        "CNAME" | ".nojekyll" | "_headers" | "_redirects" | "LICENSE" | "LICENCE"
    ) || path.starts_with(".well-known/")
}

/// What would harm a reader who opens the file; `whole` reads it, its first bytes are given.
pub(super) fn harm(
    path: &str,
    head: &[u8],
    more: &[String],
    whole: impl FnOnce() -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<Option<Harm>> {
    if is_asked_for(path, more) {
        return Ok(None);
    }
    if has_extension(path, &["svg"]) {
        return Ok(svg::harm(path, whole()?));
    }
    let has_no_ending = !path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .trim_start_matches('.')
        .contains('.');
    let is_published = is_listed(path, more) || (is_for_hosts(path) && has_no_ending);
    let message = if !is_published {
        let ending = path
            .rsplit('/')
            .next()
            .and_then(|name| name.rsplit_once('.'));
        ending.map_or_else(
            || "a file without an ending is not published".to_owned(),
            |(_, ending)| format!("files that end in `.{ending}` are not published"),
        )
    } else if is_markup(head) {
        "this file begins as a web page does, and browsers may run it as one".to_owned()
    } else {
        return Ok(None);
    };
    let place = None;
    Ok(Some(Harm { message, place }))
}

/// Whether browsers may take the bytes for a page: a `<` and what tags, comments and instructions go on with, behind
/// white space and marks of encodings.
fn is_markup(head: &[u8]) -> bool {
    let text: Vec<u8> = head
        .iter()
        .copied()
        .filter(|byte| !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff))
        .collect();
    let text = text.trim_ascii_start();
    let next = text.get(1).copied().unwrap_or_default();
    text.first() == Some(&b'<')
        && (next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'))
}
