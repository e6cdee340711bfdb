//! What programs are told of a bank, piece by piece: entries, findings, what is not known, and sources, each in one shape in
//! whatever file or answer it stands.

pub(crate) mod entries;
pub(crate) mod findings;
pub(crate) mod gaps;
pub(crate) mod sources;
pub(crate) mod subjects;

use crate::model::Status;

/// Whether pages of a status are answers.
pub(crate) fn stands(status: Status) -> bool {
    !status.is_gone()
}
