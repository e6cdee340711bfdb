//! The title of a note or a tab: words with emphasis and code, and nothing that leads elsewhere.

use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};

use crate::text::escape;

/// A title as HTML. Links in it are their words.
pub(super) fn label(text: &str) -> String {
    if !text.contains(['*', '_', '`', '\\', '&']) {
        return escape(text);
    }
    let is_kept = |event: &Event<'_>| {
        matches!(
            event,
            Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::Start(Tag::Emphasis | Tag::Strong)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong)
        )
    };
    let mut found = String::new();
    html::push_html(&mut found, Parser::new(text).filter(is_kept));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_emphasis_and_code_and_no_elements_of_its_own() {
        assert_eq!(
            label("Mind `a<b` **now**"),
            "Mind <code>a&lt;b</code> <strong>now</strong>"
        );
        assert_eq!(label("*x* <b>y</b> [z](a.md)"), "<em>x</em> y z");
        assert_eq!(label("Q & A"), "Q &amp; A");
    }
}
