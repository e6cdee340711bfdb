//! What is known of an address once it was asked.

use serde::{Deserialize, Serialize};

/// A copy of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Copy {
    /// Where it stands.
    pub(super) url: String,
    /// The day of it, for people.
    pub(super) day: String,
}

/// What is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Answer {
    /// It answers.
    Good,
    /// It answers, and says that it stands elsewhere for good.
    Moved {
        /// Where.
        to: String,
        /// Whether nothing else can be meant by the new address.
        is_sure: bool,
        /// Whether that is only the front page of a site.
        is_front: bool,
    },
    /// It is gone; why that is known, in words.
    Dead {
        /// Such as "no such page (404)".
        why: String,
    },
    /// There is no such DOI.
    NoDoi,
    /// Nobody can say; why, in words.
    Unknown {
        /// Such as "a.org refuses programs (403)".
        why: String,
    },
    /// The copy of a page; none where nobody has one.
    Copy(Option<Copy>),
}

impl Answer {
    pub(super) fn unknown(why: impl Into<String>) -> Self {
        Self::Unknown { why: why.into() }
    }

    /// Whether a reader who follows the link is shown something.
    pub(super) fn is_good(&self) -> bool {
        matches!(self, Self::Good | Self::Moved { .. } | Self::Copy(Some(_)))
    }
}
