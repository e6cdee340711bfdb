//! The index as JSON shards, for the reader in the browser.
pub(crate) mod client;
pub(crate) mod dictionary;
pub(crate) mod form_shards;
pub(crate) mod front_coding;
pub(crate) mod parted;
pub(crate) mod prefix_completions;
pub(crate) mod search_export;
pub(crate) mod shards;
pub(crate) mod similar;
pub(crate) mod term_shards;
pub(crate) mod titles;
