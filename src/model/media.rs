//! Films, sounds and frames in a text.

use std::ops::Range;

use super::target::Target;

/// A film, a sound or a page of another site in a frame.
#[derive(Clone, Debug)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Where it lies.
    pub source: Target,
    /// What it is called.
    pub title: String,
    /// The path of the picture that stands in its place until it is played.
    pub poster: Option<String>,
    /// How wide it is to be shown, in CSS pixels, where its author says so.
    pub width: Option<u32>,
    /// How high.
    pub height: Option<u32>,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// What plays or is framed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A film.
    Film,
    /// A sound.
    Sound,
    /// A page in a frame.
    Frame,
}
