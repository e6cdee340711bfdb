//! Ids that are known and have no published entry.

/// Why an id that is written somewhere has no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absent {
    /// Its file could not be read; that is reported already.
    Broken,
    /// It is a draft, and drafts are left out.
    Draft,
    /// Its last day is past.
    Expired,
    /// It is no part of what is given away.
    LeftOut,
}
