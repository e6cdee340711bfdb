//! What is searched of an entry, and how text becomes words.
pub(crate) mod analyse;
pub(crate) mod analysed;
pub(crate) mod facets;
pub(crate) mod fields;
pub(crate) mod interner;
pub(crate) mod languages;
pub(crate) mod order;
pub(crate) mod pages;
pub(crate) mod passages;
pub(crate) mod record;
pub(crate) mod scan;
pub(crate) mod spelling;
pub(crate) mod stop_words;
pub(crate) mod synonyms;
pub(crate) mod titles;
pub(crate) mod tongue;
