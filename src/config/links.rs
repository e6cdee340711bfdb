//! What a bank says of where its links lead.

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::{Spanned, percent_encode};

use super::setting::setting;

/// Hosts as a policy names them (<https://www.w3.org/TR/CSP3/#framework-directive-source-list>): `img.example.org`, or
/// `*.example.org` for all below.
pub(super) fn hosts(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Vec<String> {
    let mut found = Vec::new();
    for Spanned { value: host, span } in record.texts(key, out) {
        let name = host.strip_prefix("*.").unwrap_or(&host);
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        if name.contains('.') && name.chars().all(is_letter) {
            found.push(host.to_ascii_lowercase());
        } else {
            let message = format!("`{host}` is no host");
            let wrong = record.diagnose(Code::BadSetting, span, message);
            out.push(wrong.help("Write a host alone: `img.example.org`, or `*.example.org`."));
        }
    }
    found
}

/// Whether an address is one of these hosts'.
pub(super) fn is_of_host(url: &str, hosts: &[String]) -> bool {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    let host = behind.split(['/', '?', '#', ':']).next();
    let host = host.unwrap_or_default().to_ascii_lowercase();
    hosts.iter().any(|known| match known.strip_prefix('*') {
        Some(end) => host.ends_with(end),
        None => host == *known,
    })
}

/// What links may begin with: never what runs in the page or reads the reader's disk.
pub(super) fn link_schemes(record: &Record<'_>, out: &mut Diagnostics) -> Vec<String> {
    const NEVER: [&str; 7] = [
        "javascript",
        "vbscript",
        "data",
        "file",
        "blob",
        "about",
        "filesystem",
    ];
    let mut found = Vec::new();
    for Spanned { value, span } in record.texts("link_schemes", out) {
        let scheme = value.trim_end_matches(['/', ':']).to_ascii_lowercase();
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
        let is_one =
            scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_letter);
        if is_one && !NEVER.contains(&scheme.as_str()) {
            found.push(scheme);
        } else {
            let message = format!("no link may begin with `{value}`");
            let wrong = record.diagnose(Code::BadSetting, span, message);
            out.push(
                wrong.help("Write what stands before the colon, such as `obsidian` or `slack`."),
            );
        }
    }
    found
}

/// Endings of files, without the full stop and in small letters.
pub(super) fn file_types(record: &Record<'_>, out: &mut Diagnostics) -> Vec<String> {
    let all = record.texts("file_types", out).into_iter();
    let ending = |text: String| text.trim_start_matches('.').to_ascii_lowercase();
    all.map(|found| ending(found.value)).collect()
}

pub(super) fn contact(record: &Record<'_>, out: &mut Diagnostics) -> Option<String> {
    let to = record.text("contact", out)?;
    let is_link = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| to.starts_with(scheme));
    if !is_link {
        let message = format!("`{to}` is no address");
        out.push(setting(
            record,
            "contact",
            message,
            "Write `mailto:…` or `https://…`.",
        ));
    }
    is_link.then_some(to)
}

pub(super) fn edit_url(record: &Record<'_>, out: &mut Diagnostics) -> Option<String> {
    let url = record.text("edit_url", out)?;
    match site_address(&url) {
        Ok(url) => Some(url),
        Err(message) => {
            let help =
                "Write what stands before `content/`: `https://github.com/you/bank/edit/main/`.";
            out.push(setting(record, "edit_url", message, help));
            None
        }
    }
}

/// The address of a site, with a slash at the end.
pub(super) fn site_address(url: &str) -> Result<String, String> {
    let behind = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let Some(behind) = behind.filter(|behind| !behind.is_empty() && !behind.starts_with('/'))
    else {
        return Err(format!("`{url}` is no address of a site"));
    };
    if behind.contains(['?', '#', '"', '<', '>', '\\']) || behind.contains(char::is_whitespace) {
        return Err(format!("`{url}` is no address of a site"));
    }
    let mut found = String::with_capacity(url.len() + 1);
    for letter in url.chars() {
        if letter.is_ascii() {
            found.push(letter);
        } else {
            found.push_str(&percent_encode(letter.encode_utf8(&mut [0; 4])));
        }
    }
    if !found.ends_with('/') {
        found.push('/');
    }
    Ok(found)
}
