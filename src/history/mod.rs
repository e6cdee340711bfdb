//! What Git knows of a bank: how it was, when its files last changed, and who wrote them.
//!
//! A page depends on this only where the bank says `git: true`: else the same bank gives the same site wherever it lies.

mod git;
mod log;
mod past;

pub use git::Git;
pub use log::FilePast;
pub use past::{History, key, read};
