//! What is wrong, where, why, and how to mend it.
//!
//! An author's mistake is data: a [`Diagnostic`] with a stable code, the bytes it is about, a reason and a mend.
//! Stages push what they find and go on. Meanings, severities and examples of all codes stand in `codes.yaml`, which
//! `sourcebook explain` and the guide share.

pub(crate) mod code;
pub(crate) mod fold;
pub(crate) mod follow;
pub(crate) mod formats;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod list;
pub(crate) mod mend;
pub(crate) mod misses;
pub(crate) mod mistake;
pub(crate) mod nearest;
pub(crate) mod overlay;
mod print;
pub(crate) mod report;
mod row;
pub(crate) mod sarif;
pub(crate) mod severity;
pub(crate) mod short;
pub(crate) mod visible;

pub use crate::diagnostic::code::{Code, Explanation, explain, explanations};
pub use crate::diagnostic::list::Diagnostics;
pub use crate::diagnostic::misses::Misses;
pub use crate::diagnostic::mistake::{Diagnostic, Label};
pub use crate::diagnostic::nearest::{listed, nearest};
pub use crate::diagnostic::report::Report;
pub use crate::diagnostic::severity::Severity;
pub use crate::diagnostic::visible::{visible, visible_lines};
pub use crate::text::Position;
