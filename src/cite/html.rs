//! Writes escaped HTML without inline styles.
//!
//! hayagriva's own writer does not escape and sets `style` attributes, which the site's policy
//! forbids.

use hayagriva::Formatting;
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};

/// Escapes text for HTML, in an element or in a double-quoted attribute.
pub(super) fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

/// Writes text in its format.
pub(super) fn formatted(text: &str, formatting: Formatting, html: &mut String) {
    let tags = [
        (formatting.font_style == FontStyle::Italic, "<i>", "</i>"),
        (formatting.font_weight == FontWeight::Bold, "<b>", "</b>"),
        (
            formatting.font_variant == FontVariant::SmallCaps,
            "<span class=\"small-caps\">",
            "</span>",
        ),
        (
            formatting.text_decoration == TextDecoration::Underline,
            "<span class=\"underline\">",
            "</span>",
        ),
        (
            formatting.vertical_align == VerticalAlign::Sup,
            "<sup>",
            "</sup>",
        ),
        (
            formatting.vertical_align == VerticalAlign::Sub,
            "<sub>",
            "</sub>",
        ),
    ];
    let tags = || tags.iter().filter(|(set, ..)| *set);
    tags().for_each(|(_, open, _)| html.push_str(open));
    escape(text, html);
    tags().rev().for_each(|(.., close)| html.push_str(close));
}

/// Returns an address as a link may have it, with what a URL may not contain in percent signs; none
/// unless it is of the web.
///
/// In a DOI (`10.1002/(SICI)1099-0860(199912)13:4<308::AID-CHI1>3.0.CO;2-X`) also `#` and `?` stand
/// for themselves.
pub(super) fn web_address(url: &str) -> Option<String> {
    let scheme = url.split_once("://")?.0;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return None;
    }
    let doi = url.starts_with("https://doi.org/10.");
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\0'..=' ' => {
                percent(c, &mut address);
            }
            '#' | '?' if doi => percent(c, &mut address),
            c => address.push(c),
        }
    }
    Some(address)
}

fn percent(c: char, address: &mut String) {
    address.push('%');
    for nibble in [u32::from(c) >> 4, u32::from(c) & 0xF] {
        address.extend(char::from_digit(nibble, 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_once() {
        let mut html = String::new();
        escape("a & b <script> \"c\" &amp;", &mut html);
        assert_eq!(html, "a &amp; b &lt;script&gt; &quot;c&quot; &amp;amp;");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("javascript:alert(1)"), None);
        assert_eq!(web_address("javascript://x/%0aalert(1)"), None);
        assert_eq!(
            web_address("HTTPS://a.example/b c").as_deref(),
            Some("HTTPS://a.example/b%20c")
        );
        assert_eq!(
            web_address("https://a.example/?q=1#top").as_deref(),
            Some("https://a.example/?q=1#top")
        );
    }

    #[test]
    fn the_odd_characters_of_a_doi_are_encoded_in_the_address() {
        let doi = "https://doi.org/10.1002/(SICI)13:4<308::AID>3.0.CO;2-X#a?b";
        assert_eq!(
            web_address(doi).as_deref(),
            Some("https://doi.org/10.1002/(SICI)13:4%3C308::AID%3E3.0.CO;2-X%23a%3Fb")
        );
    }
}
