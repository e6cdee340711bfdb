//! What the tests of the search share.

use crate::load::{Loaded, Options};
use crate::timing::Timings;

/// The bank of this repository, for tests.
pub(super) fn shipped() -> Loaded {
    let options = Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        drafts: false,
        base_url: None,
        today: jiff::civil::date(2026, 1, 1),
    };
    Loaded::load(&options, &mut Timings::default()).unwrap()
}
