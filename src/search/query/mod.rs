//! Questions: read, planned, answered, judged.
pub(crate) mod find;
pub(crate) mod judge;
pub(crate) mod parse;
pub(crate) mod plan;
pub(crate) mod searcher;
