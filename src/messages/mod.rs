//! The words that the site brings along: everything that a reader sees and that is not the bank's own, in the language of
//! the bank. The only module that knows Fluent.
//!
//! A catalogue is a file `messages/LANGUAGE.ftl` of a theme. Those of the built-in theme travel in the program; one of the
//! bank's theme changes single messages, or adds a language. A bank in `en-GB` takes what `en-GB.ftl` has, then what
//! `en.ftl` has; what neither has is English.

pub(crate) mod catalogue;
pub(crate) mod numbers;
pub(crate) mod order;
pub(crate) mod put;
pub(crate) mod spoken;
pub(crate) mod words;

pub use catalogue::ENGLISH;
pub use order::Order;
pub use spoken::Spoken;
pub use words::{Args, Messages, Value};
