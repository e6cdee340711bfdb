//! Reading a text.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::File;

use super::own::read_bytes;

/// How many lines a text may have: each may begin a paragraph or a row of a table, which take far more room than it does.
/// Tables of data are held to their cells.
const MOST_LINES: usize = 400_000;

/// Reads one text file below `root`; `None` where it is no file, too large or not UTF-8, which is reported.
///
/// # Errors
///
/// Where the file cannot be read; the error names it.
pub fn read_text(root: &Path, path: &str, out: &mut Diagnostics) -> Result<Option<File>> {
    let Some(bytes) = read_bytes(root, path, out)? else {
        return Ok(None);
    };
    Ok(text_of(path, bytes, out))
}

/// The text that a file of these bytes holds; `None` where it is not UTF-8, which is reported.
pub fn text_of(path: &str, bytes: Vec<u8>, out: &mut Diagnostics) -> Option<File> {
    let path: Arc<str> = path.into();
    match String::from_utf8(bytes) {
        Ok(text) => {
            let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
            if lines > MOST_LINES && !path_is_table(&path) {
                let message = format!(
                    "this file has {lines} lines, and the most that is read is {MOST_LINES}"
                );
                let found = Diagnostic::new(Code::TooLarge, &path, 0..0, message);
                out.push(found.help("Cut it into several files."));
                return None;
            }
            Some(File::new(path, normalise(text)))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let message = format!("byte {} of the file is not UTF-8", at + 1);
            let file = File::new(path, text);
            // Whole, as it is shown: the sign that stands for what is no letter has three bytes.
            let shown = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            let found = Diagnostic::new(Code::NotUtf8, &file.path, shown, message);
            let is_table = path_is_table(&file.path);
            out.push(found.help(if is_table { AS_CSV } else { AS_UTF8 }));
            out.retain_source(file);
            None
        }
    }
}

const AS_UTF8: &str = "Save the file as UTF-8; most editors offer it under “Save with encoding”.";
const AS_CSV: &str = "Save it from the spreadsheet as “CSV UTF-8 (comma delimited)”.";

fn path_is_table(path: &str) -> bool {
    let name = path.to_lowercase();
    [".csv", ".tsv"].iter().any(|end| name.ends_with(end))
}

/// A text without a byte order mark, its lines ended by line feeds.
pub(super) fn normalise(text: String) -> String {
    let text = text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text);
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_what_is_no_letter_is_the_sign_that_is_shown_for_it() {
        let mut found = Diagnostics::default();
        assert!(text_of("a.md", b"caf\xe9s".to_vec(), &mut found).is_none());
        let file = File::new("a.md", String::from_utf8_lossy(b"caf\xe9s"));
        let report = found.report([&file]).json();
        assert!(report.contains("\"column\": 4") && report.contains("\"end_column\": 5"));
    }
}
