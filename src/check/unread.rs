//! Documents of an office beside the texts that no text links: their editors may take them for pages.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::link::Links;
use crate::model::Bank;
use crate::source::has_extension;

/// The endings of documents that hold texts.
const DOCUMENTS: [&str; 5] = ["doc", "docx", "odt", "pages", "rtf"];

/// Reports the documents that nobody reads here and nobody is offered.
pub(super) fn check(bank: &Bank, links: &Links, out: &mut Diagnostics) {
    let is_document = |path: &str| path.starts_with("content/") && has_extension(path, &DOCUMENTS);
    let found = bank.attachments.iter().filter(|path| is_document(path));
    let mut found = found.peekable();
    if found.peek().is_none() {
        return;
    }
    let files = links.uses(bank).flat_map(|(_, uses)| &uses.files);
    let linked: BTreeSet<&str> = files.map(String::as_str).collect();
    for path in found.filter(|path| !linked.contains(&***path)) {
        let message = "this document is neither read nor linked".to_owned();
        let found = Diagnostic::new(Code::PassedOver, path, 0..0, message);
        let help = "Entries are Markdown, in files that end in `.md`. To offer the document, link it from one.";
        out.push(found.help(help).misses(Misses::Links));
    }
}
