//! The index as JSON shards, for the reader in the browser.
pub(crate) mod client;
pub(crate) mod dictionary;
pub(crate) mod front;
pub(crate) mod heads;
pub(crate) mod published;
pub(crate) mod shards;
pub(crate) mod similar;
pub(crate) mod titles;
pub(crate) mod words;
