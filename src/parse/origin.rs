//! Where a text in the dialect comes from, so that what is wrong in it is shown in its place.

use std::ops::Range;

use super::prepare::TextMap;
use crate::text::File;

/// Where a text comes from.
pub(super) struct Origin<'a> {
    pub(super) file: &'a File,
    pub(super) text: &'a str,
    /// The place of the text's first byte in the file, where bytes correspond; else the whole value's.
    place: Result<usize, Range<usize>>,
    /// Where the bytes of the text stood before it was prepared, the last step first.
    maps: &'a [TextMap],
    /// Whether words are counted, for a field's limit.
    pub(super) counts_words: bool,
}

impl<'a> Origin<'a> {
    /// The body of a file.
    pub(super) fn body(file: &'a File, body: Range<usize>) -> Self {
        Self {
            file,
            text: &file.text[body.clone()],
            place: Ok(body.start),
            maps: &[],
            counts_words: false,
        }
    }

    /// A value of front matter. Where YAML folds or escapes it, places are those of the whole value.
    pub(super) fn value(file: &'a File, text: &'a str, span: Range<usize>) -> Self {
        let within = file.text.get(span.clone()).and_then(|raw| raw.find(text));
        let place = within.map(|at| span.start + at).ok_or(span);
        Self {
            file,
            text,
            place,
            maps: &[],
            counts_words: true,
        }
    }

    /// The same place, of a text that was made from this one.
    pub(super) fn prepared<'p>(&self, text: &'p str, maps: &'p [TextMap]) -> Origin<'p>
    where
        'a: 'p,
    {
        Origin {
            file: self.file,
            text,
            place: self.place.clone(),
            maps,
            counts_words: self.counts_words,
        }
    }

    /// Whether a piece of the text stands in the file as it is.
    pub(super) fn is_verbatim(&self, range: &Range<usize>) -> bool {
        self.place.is_ok() && self.file.text.get(self.span(range)) == self.text.get(range.clone())
    }

    /// The bytes of the file that a piece of the text came from.
    pub(super) fn span(&self, range: &Range<usize>) -> Range<usize> {
        let range = self
            .maps
            .iter()
            .fold(range.clone(), |range, map| map.range(&range));
        match &self.place {
            Ok(start) => start + range.start..start + range.end,
            Err(whole) => whole.clone(),
        }
    }
}
