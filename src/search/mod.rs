//! Search: a tantivy index of the bank, what it finds, and the same index as JSON shards for the browser.
//!
//! tantivy is the indexer and the referee; in the published site `search-index/client.js` reads the shards and ranks
//! as tantivy does. `search-index/README.md` specifies what both must agree on. Only this folder knows tantivy.

pub(crate) mod export;
pub(crate) mod index;
pub(crate) mod query;
pub(crate) mod text;

pub use export::published::{Linked, Published};
pub use export::shards::without_comments;
pub use query::find::{Found, Hit, Wanted};
pub use query::judge::{Judgement, Verdict, judge, judgements};
pub use query::searcher::{Search, check_synonyms};
pub use text::analyse::Stems;

/// The bank of this repository, for tests.
#[cfg(test)]
fn shipped() -> crate::load::Loaded {
    let options = crate::load::Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        drafts: false,
        base_url: None,
        today: jiff::civil::date(2026, 1, 1),
    };
    crate::load::Loaded::load(&options, &mut crate::timing::Timings::default()).unwrap()
}
