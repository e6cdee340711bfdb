//! Phrases as files of rules list them.

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::Spanned;

use super::super::phrases::Phrases;

/// How many phrases one list may have.
const MOST: usize = 5_000;
/// The longest phrase, in bytes.
const LONGEST: usize = 200;

/// Adds phrases as they are written; one that cannot be looked for is reported.
pub(super) fn phrases(
    record: &Record<'_>,
    written: Vec<Spanned<String>>,
    number: usize,
    to: &mut Phrases,
    out: &mut Diagnostics,
) {
    for (place, Spanned { value: text, span }) in written.into_iter().enumerate() {
        let added = if text.len() > LONGEST {
            Err("this phrase is too long to be found")
        } else if place >= MOST || number >= MOST {
            Err("a list has 5000 phrases at most")
        } else {
            to.add(&text, number)
        };
        if let Err(message) = added {
            let wrong = record.diagnose(Code::BadDeclaration, span, message);
            out.push(wrong.help("Write one to five words: `in order to`. A star at the end stands for any ending: `utilis*`."));
        }
    }
}
