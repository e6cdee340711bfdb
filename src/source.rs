//! Stage 1: the files of a bank, read from disk in path order.
//!
//! Besides themes, styles and attachments, this is the only stage that reads. Text is handed on without a byte order
//! mark and with line feeds alone, so that columns and offsets mean the same on every system. A file that is not UTF-8
//! is reported and left out.

pub(crate) mod files;
pub(crate) mod included;
pub(crate) mod memos;
pub(crate) mod own;
mod passed_over;
pub(crate) mod text;

pub use crate::text::File;
pub use files::{Sources, Statics, TEXTS, find_root, has_extension, slashed, walk};
pub use included::Included;
pub(crate) use memos::stamp;
pub use memos::{Changes, SourceMemos};
pub use own::{LARGEST, read_bytes};
pub(crate) use own::{is_inside, is_own};
pub use text::{read_text, text_of};
