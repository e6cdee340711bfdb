//! Reading a text.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::File;

use super::own::read_bytes;

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
        Ok(text) => Some(File::new(path, normalise(text))),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let message = format!("byte {} of the file is not UTF-8", at + 1);
            let file = File::new(path, text);
            let found = Diagnostic::new(Code::NotUtf8, &file.path, at..at + 1, message);
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

fn normalise(text: String) -> String {
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
