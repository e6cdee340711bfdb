//! Where the links of a text are written: pages know where they lead, and the text is searched for that.

use std::ops::Range;

use crate::model::{Body, Piece};
use crate::text::percent_decode;

/// A link as it is written in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Where it leads.
    pub(super) url: String,
    /// Its address as it is written; where it leads, if that is written nowhere.
    pub(super) written: String,
    /// The bytes of that; nothing where it is not found.
    pub(super) span: Option<Range<usize>>,
    /// Whether that is certain: the address stands as often in the text as the page has links to it.
    pub(super) is_certain: bool,
}

/// The links to other sites that a text has, as they are written in a part of its file.
pub(super) fn links(body: &Body, text: &str, part: &Range<usize>) -> Vec<Link> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for piece in body.pieces() {
        let Piece::Tag(tag) = piece else {
            continue;
        };
        let Some(url) = destination(tag) else {
            continue;
        };
        match counts.iter_mut().find(|(known, _)| *known == url) {
            Some((_, count)) => *count += 1,
            None => counts.push((url, 1)),
        }
    }
    let part_text = text.get(part.clone()).unwrap_or_default();
    counts
        .into_iter()
        .flat_map(|(url, count)| found(url, count, part_text, part.start))
        .collect()
}

/// Where a tag leads, if it is a link to another site.
fn destination(tag: &str) -> Option<String> {
    let values = tag.strip_prefix("<a ")?;
    let at = values.find("href=\"")? + "href=\"".len();
    let (url, _) = values[at..].split_once('"')?;
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let url = url
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'");
    is_web.then(|| {
        url.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    })
}

/// The places of an address in a text that has so many links to it.
fn found(url: String, links: usize, text: &str, start: usize) -> Vec<Link> {
    let short = url
        .strip_prefix("http://")
        .filter(|url| url.starts_with("www."));
    let forms = [url.clone(), url.replace('&', "&amp;"), percent_decode(&url)];
    for written in forms.into_iter().chain(short.map(str::to_owned)) {
        let places: Vec<usize> = places(text, &written).collect();
        if places.is_empty() {
            continue;
        }
        let is_certain = places.len() == links && Some(written.as_str()) != short;
        let link = |at: usize| Link {
            url: url.clone(),
            written: written.clone(),
            span: Some(start + at..start + at + written.len()),
            is_certain,
        };
        return places.into_iter().take(links).map(link).collect();
    }
    // It comes from another file, or is made of parts.
    vec![Link {
        written: url.clone(),
        url,
        span: None,
        is_certain: false,
    }]
}

/// Where an address stands as a whole, and not as the beginning of a longer one.
fn places<'t>(text: &'t str, address: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_whole = move |(at, _): &(usize, &str)| {
        let behind = &text[at + address.len()..];
        let mut behind = behind.chars();
        match (behind.next(), behind.next()) {
            // A sentence may end behind it.
            (Some('.' | ',' | ';' | ':' | '!' | '?'), next) => {
                next.is_none_or(|next| !goes_on(next))
            }
            (Some(next), _) => !goes_on(next),
            (None, _) => true,
        }
    };
    let all = text.match_indices(address).filter(is_whole);
    all.map(|(at, _)| at)
}

fn goes_on(letter: char) -> bool {
    letter.is_alphanumeric() || "/-_~%#?&=+@".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(html: &str, text: &str) -> Vec<(Option<Range<usize>>, bool)> {
        let body = Body {
            html: html.to_owned(),
            sentinel: '\u{f0000}',
            ..Body::default()
        };
        let links = links(&body, text, &(0..text.len()));
        links
            .into_iter()
            .map(|link| (link.span, link.is_certain))
            .collect()
    }

    #[test]
    fn an_address_is_found_as_it_is_written() {
        let link = "<a href=\"https://a.org/x\">x</a>";
        assert_eq!(spans(link, "[x](https://a.org/x)."), [(Some(4..19), true)]);
        assert_eq!(
            spans(link, "https://a.org/xy <https://a.org/x>"),
            [(Some(18..33), true)]
        );
        assert_eq!(
            spans(link, "https://a.org/x.html https://a.org/x."),
            [(Some(21..36), true)]
        );
        // Where it stands more often than it is followed, one may be an example.
        assert_eq!(
            spans(link, "`https://a.org/x` https://a.org/x"),
            [(Some(1..16), false)]
        );
        assert_eq!(spans(link, "{{ include }}"), [(None, false)]);
        let other = "<a class=\"b\" href=\"https://a.org/?a=1&amp;b=%20c\">x</a>";
        assert_eq!(
            spans(other, "(<https://a.org/?a=1&b= c>)"),
            [(Some(2..25), true)]
        );
        assert_eq!(
            spans(
                "<a href=\"https://a.org/?a&amp;b\">x</a>",
                "(https://a.org/?a&b)"
            ),
            [(Some(1..19), true)]
        );
        assert_eq!(
            spans("<a href=\"http://www.a.org\">x</a>", "See www.a.org."),
            [(Some(4..13), false)]
        );
        assert_eq!(
            spans("<a href=\"#here\">x</a><a href=\"mailto:a@b.org\">", "x"),
            []
        );
    }
}
