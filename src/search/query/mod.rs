//! Questions: read, planned, answered, judged.
pub(crate) mod asked;
pub(crate) mod compounds;
pub(crate) mod find;
pub(crate) mod judge;
pub(crate) mod mending;
pub(crate) mod parse;
pub(crate) mod parts;
pub(crate) mod passage;
pub(crate) mod plan;
pub(crate) mod searcher;
pub(crate) mod tongues;
