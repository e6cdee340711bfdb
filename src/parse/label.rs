//! The title of a note or a tab: words with emphasis and code, and nothing that leads elsewhere.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

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

/// The words of a text that is shown without marks, such as a summary: entities decoded, links and emphasis as their words.
pub(super) fn words_of(text: &str) -> String {
    let has_marks = text.contains(['*', '_', '`', '[', '&']);
    if !has_marks {
        return text.to_owned();
    }
    let mut found = String::with_capacity(text.len());
    // A sign without width before it: what looks like the head of a list or a heading is none.
    let line = format!("{NO_WIDTH}{text}");
    for event in Parser::new_ext(&line, Options::ENABLE_WIKILINKS) {
        match event {
            Event::Text(words) | Event::Code(words) => found.push_str(&words),
            Event::InlineHtml(html) | Event::Html(html) => found.push_str(&html),
            Event::SoftBreak | Event::HardBreak => found.push(' '),
            _ => {}
        }
    }
    found.trim_start_matches(NO_WIDTH).to_owned()
}

const NO_WIDTH: char = '\u{200b}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_its_words() {
        let text = "The agency&#8217;s **report** on `code`, [[b|B]] and [c](c.md): 2 * 3, a_b";
        let words = "The agency\u{2019}s report on code, B and c: 2 * 3, a_b";
        assert_eq!(words_of(text), words);
        assert_eq!(words_of("1. Q & A [sic]"), "1. Q & A [sic]");
    }

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
