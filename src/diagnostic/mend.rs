//! How a text is to be written otherwise so that a mistake is gone.

use std::ops::Range;

use crate::text::Edit;

/// The mend of a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mend {
    /// The bytes of the file that are wrong; the place of the mistake where none are given.
    pub(super) place: Option<Range<usize>>,
    /// The words there that are wrong; all that is there where none are named.
    pub(super) wrong: Option<String>,
    /// What stands there then.
    pub(super) right: String,
    /// Whether nothing else can be meant, so that it may be written without being asked for.
    pub(super) is_sure: bool,
}

impl Mend {
    pub(super) fn new(right: impl Into<String>) -> Self {
        Self {
            place: None,
            wrong: None,
            right: right.into(),
            is_sure: false,
        }
    }

    /// The change that it makes in a text, of a mistake with this place; `None` where the words that are wrong stand there
    /// more than once, so that it is not known which.
    pub(super) fn edit(&self, span: &Range<usize>, text: &str) -> Option<Edit> {
        let place = self.place.as_ref().unwrap_or(span);
        let Range { start, end } = match &self.wrong {
            None => place.clone(),
            Some(wrong) => {
                let within = text.get(place.clone())?;
                let mut places = within
                    .match_indices(wrong.as_str())
                    .filter(|(at, _)| is_whole(within, *at..at + wrong.len()));
                let (at, _) = places.next()?;
                places.next().is_none().then_some(())?;
                let start = place.start + at;
                start..start + wrong.len()
            }
        };
        let is_within = text.get(start..end).is_some_and(|old| old != self.right);
        is_within.then(|| Edit {
            start,
            end,
            text: self.right.clone(),
        })
    }
}

/// Whether words stand by themselves, and are no part of a longer name.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let starts = text[range.clone()].starts_with(is_of_name);
    let ends = text[range.clone()].ends_with(is_of_name);
    let before = text[..range.start].ends_with(is_of_name);
    let behind = text[range.end..].starts_with(is_of_name);
    !(starts && before || ends && behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_mended_only_where_they_stand_once() {
        let mend = Mend {
            wrong: Some("wier".to_owned()),
            ..Mend::new("weir")
        };
        let mended = |text: &str| Some(Edit::apply(text, &[mend.edit(&(0..text.len()), text)?]));
        assert_eq!(mended("[[wier]]").as_deref(), Some("[[weir]]"));
        assert_eq!(
            mended("[[wier#a-wier]]").as_deref(),
            Some("[[weir#a-wier]]")
        );
        assert_eq!(mended("[[wier|the wier]]").or(mended("[[weir]]")), None);
    }
}
