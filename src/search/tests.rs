//! What the tests of the search share.

use crate::load::{Loaded, Options};
use crate::timing::Timings;

/// The bank of this repository, for tests.
pub(super) fn shipped() -> Loaded {
    let today = jiff::civil::date(2026, 1, 1);
    let options = Options::new(env!("CARGO_MANIFEST_DIR").into(), today);
    Loaded::load(&options, &mut Timings::default()).unwrap()
}
