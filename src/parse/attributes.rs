//! Attribute lists of kramdown, Pandoc and Markdown Extra: `{: .lead}` behind a block, `{#part width=300}` behind a link. How
//! things look is the theme's affair here; the ids among them are anchors.

use pulldown_cmark::{Event, TagEnd};

use super::attribute_list::AttributeList;
use super::writer::{EventAt, Writer};
use crate::text::escape;

/// A text without an attribute list, and the id that stood there.
pub(super) struct Stripped {
    pub(super) text: String,
    pub(super) id: Option<String>,
}

/// Takes attribute lists off the beginning of a text that stands behind something, or one off its end.
pub(super) fn strip(text: &str, is_behind: bool) -> Option<Stripped> {
    if !text.contains('{') {
        return None;
    }
    let (mut rest, mut id, mut is_stripped) = (text, None, false);
    while let Some((list, length)) = plain_list(rest).filter(|_| is_behind) {
        id = list.id.or(id);
        rest = &rest[length..];
        is_stripped = true;
    }
    if is_stripped {
        let text = rest.to_owned();
        return Some(Stripped { text, id });
    }
    let text = text.trim_end();
    // MkDocs leaves the colon out, and some blanks around: `Gust { #gust }`.
    let named = text.rfind(" { #").or(text.rfind(" {#")).map(|at| at + 1);
    let open = text.rfind("{:").or(named)?;
    let (list, length) = plain_list(&text[open..])?;
    (open + length == text.len()).then(|| Stripped {
        text: text[..open].trim_end().to_owned(),
        id: list.id,
    })
}

/// The list that a text begins with, if it names classes, ids and values alone.
fn plain_list(text: &str) -> Option<(AttributeList, usize)> {
    AttributeList::at_head(text).filter(|(list, _)| list.is_plain())
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
        assert_eq!(stripped("Gust { #gust }", false), found("Gust", "gust"));
        assert_eq!(stripped("{:a=\"b c\"}{:#d}.", true), found(".", "d"));
        for text in ["{width=300}", "a {set} of", "{}", "{{ x }}", "{: }"] {
            assert_eq!(stripped(text, false), None, "{text}");
        }
    }
}
