//! What comes back from a server, or why nothing does.

use std::time::Duration;

/// What comes back.
#[derive(Debug)]
pub(super) enum Reply {
    /// An answer by the rules of HTTP.
    Status(Status),
    /// None.
    Fault(Fault),
}

/// The head of an answer, and of its text what may be wanted.
#[derive(Debug, Default)]
pub(super) struct Status {
    pub(super) code: u16,
    /// Where else to ask.
    pub(super) location: Option<String>,
    /// How long the server wants to be left alone.
    pub(super) wait: Option<Duration>,
    /// What it wants to be told again: `name=value`.
    pub(super) cookies: Vec<String>,
    /// The text, where the answer stands in it.
    pub(super) text: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Its name leads to no machine.
    NoHost,
    /// It lies in a private network.
    Private,
    /// No connection came about.
    NoConnection,
    /// It took too long.
    Slow,
    /// The connection ended before there was an answer.
    Closed,
    /// Its certificate is not valid; why, in words.
    Certificate(String),
    /// What came is no answer by the rules of HTTP.
    Nonsense,
}

impl Fault {
    /// Whether it says nothing of the server itself: the network may be at fault.
    pub(super) fn is_of_the_way(&self) -> bool {
        matches!(self, Self::NoHost | Self::NoConnection | Self::Slow)
    }

    /// Whether it may be gone a moment later.
    pub(super) fn may_pass(&self) -> bool {
        !matches!(self, Self::Private | Self::Certificate(_))
    }
}

/// How something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// For the head alone.
    Head,
    /// For all of it.
    Get,
}

/// A question as a server is asked it.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) at: super::address::Address,
    pub(super) method: Method,
    /// What the server wants to be told again.
    pub(super) cookies: String,
    /// Whether the text is wanted.
    pub(super) reads_text: bool,
}
