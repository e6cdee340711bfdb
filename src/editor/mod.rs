//! What somebody is told while writing: what may stand at a place, what a name means and where it is written, every place
//! that names it, and what changes with it.
//!
//! It looks at texts as they are being written, which are seldom whole: a place is read from the text around it
//! (`place.rs`, `head.rs`), what it means from the bank as it was loaded last, with the texts that are open. The language
//! server and the commands that rename ask it; it knows no protocol and changes no file.

pub(crate) mod head;
pub(crate) mod known;
pub(crate) mod mentions;
pub(crate) mod offers;
pub(crate) mod order;
pub(crate) mod origin;
pub(crate) mod outline;
pub(crate) mod place;
pub(crate) mod renaming;
pub(crate) mod subject;
pub(crate) mod told;
pub(crate) mod wanted;
pub(crate) mod writing;

pub use crate::text::Edit;
pub use mentions::Mention;
pub use offers::{Offer, OfferSort, Offers};
pub use order::ordered;
pub use origin::Origin;
pub use outline::{Part, PartSort};
pub use renaming::{Refusal, Renaming};
pub use subject::{Named, Subject};
pub use writing::Writing;
