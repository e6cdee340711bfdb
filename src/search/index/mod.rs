//! The index: tantivy's segment, and its posting lists as the browser gets them.
pub(crate) mod bits;
pub(crate) mod build;
pub(crate) mod doc_order;
pub(crate) mod edit;
pub(crate) mod inverted;
pub(crate) mod lexicon;
pub(crate) mod posting_list;
pub(crate) mod postings;
pub(crate) mod segment;
