//! Attribute lists of kramdown, Pandoc and Markdown Extra: `{: .lead}` behind a block, `{#part width=300}` behind a link. How
//! things look is the theme's affair here; the ids among them are anchors.

use pulldown_cmark::{Event, TagEnd};

use super::writer::{EventAt, Writer};
use crate::text::escape;

/// A text without an attribute list, and the id that stood there.
pub(super) struct Stripped {
    pub(super) text: String,
    pub(super) id: Option<String>,
}

/// Takes an attribute list off the beginning of a text that stands behind something, or off its end.
pub(super) fn strip(text: &str, is_behind: bool) -> Option<Stripped> {
    if !text.contains('{') {
        return None;
    }
    if is_behind
        && let Some((list, rest)) = text.strip_prefix('{').and_then(|rest| rest.split_once('}'))
        && is_list(list)
    {
        return Some(Stripped {
            text: rest.to_owned(),
            id: id_of(list),
        });
    }
    let (before, list) = text.trim_end().strip_suffix('}')?.rsplit_once("{:")?;
    is_list(list).then(|| Stripped {
        text: before.trim_end().to_owned(),
        id: id_of(list),
    })
}

/// Whether what stands in braces names classes, ids or values.
fn is_list(list: &str) -> bool {
    let list = list.trim().trim_start_matches(':');
    let is_one =
        |word: &str| word.starts_with(['.', '#']) || word.contains('=') || word.ends_with('"');
    !list.trim().is_empty() && list.split_whitespace().all(is_one)
}

fn id_of(list: &str) -> Option<String> {
    let mut words = list.split_whitespace();
    let id = words.find_map(|word| word.trim_start_matches(':').strip_prefix('#'))?;
    Some(id.to_owned())
}

impl<'a> Writer<'a, '_> {
    /// A paragraph of nothing but an attribute list belongs to the block before it. Returns the event behind it.
    pub(super) fn attribute_paragraph(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
    ) -> Option<usize> {
        let (Event::Text(text), _) = input.get(at + 1)? else {
            return None;
        };
        let (Event::End(TagEnd::Paragraph), _) = input.get(at + 2)? else {
            return None;
        };
        let stripped = strip(text, false).filter(|stripped| stripped.text.is_empty())?;
        self.anchor(stripped.id);
        Some(at + 3)
    }

    /// Writes an anchor that an author chose, unless the page has it.
    pub(super) fn anchor(&mut self, id: Option<String>) {
        if let Some(id) = id.filter(|id| self.anchors.take(id)) {
            let html = format!("<span id=\"{}\"></span>", escape(&id));
            self.push(Event::InlineHtml(html.into()));
            self.body.anchors.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_go_and_other_braces_stay() {
        let stripped = |text: &str, is_behind: bool| {
            strip(text, is_behind).map(|found| (found.text, found.id.unwrap_or_default()))
        };
        let found = |text: &str, id: &str| Some((text.to_owned(), id.to_owned()));
        assert_eq!(stripped("{width=300 .x} more", true), found(" more", ""));
        assert_eq!(stripped("{ #part } more", true), found(" more", "part"));
        assert_eq!(stripped("item {: .left #own}", false), found("item", "own"));
        for text in ["{width=300}", "a {set} of", "{}", "{{ x }}", "{: }"] {
            assert_eq!(stripped(text, false), None, "{text}");
        }
    }
}
