//! Search: a tantivy index of the bank, what it finds, and the same index as JSON shards for the browser.
//!
//! tantivy is the indexer and the referee; in the published site the modules of `search-index/client/` read the shards
//! and rank as tantivy does. `search-index/README.md` specifies what both must agree on. Only this folder knows tantivy.

pub(crate) mod export;
pub(crate) mod index;
pub(crate) mod query;
pub(crate) mod text;

pub use crate::search::export::search_export::SearchExport;
pub use crate::search::query::find::{Found, Hit, SearchOptions};
pub use crate::search::query::judge::{Judgement, Verdict, judge, judgements};
pub use crate::search::query::passage::{Passage, Scorer};
pub use crate::search::query::searcher::{Search, check_synonyms};
pub use crate::search::text::analyse::Stems;
pub use crate::search::text::pages::NamedPage;
pub(crate) use crate::search::text::record::note;

#[cfg(test)]
mod tests;
