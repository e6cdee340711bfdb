//! Raw HTML: what may stay, and what is dropped. The only module that knows ammonia.
//!
//! The whole output of a body is cleaned at once, since inline tags come as separate events and cleaning them one by
//! one would break `<sub>x</sub>`. The allow-list holds everything that our own writer writes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{Spanned, own_anchor};

const TAGS: [&str; 66] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
    "address",
    "article",
    "header",
];

const EVERYWHERE: [&str; 8] = [
    "class",
    "dir",
    "id",
    "lang",
    "role",
    "tabindex",
    "title",
    "aria-label",
];

const OF_TAG: [(&str, &[&str]); 8] = [
    ("a", &["href"]),
    ("col", &["span"]),
    ("details", &["open"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed", "type"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope"]),
    ("time", &["datetime"]),
];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .generic_attributes(HashSet::from(EVERYWHERE))
        .tag_attributes(
            OF_TAG
                .iter()
                .map(|(tag, names)| (*tag, names.iter().copied().collect()))
                .collect::<HashMap<_, _>>(),
        )
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

/// Takes out what could harm a reader.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

/// A piece of raw HTML without the tags that may not stay. Left to the cleaner, an unclosed `<script>` or `<title>`
/// would take all text behind it along. What stands between the tags of a script or a style sheet goes too.
pub(super) fn strip(html: &str) -> String {
    let mut found = String::with_capacity(html.len());
    let mut at = 0;
    // Of what is never closed, each beginning would look for an end through all that stands behind it.
    let (mut lower, mut unclosed) = (None, Vec::new());
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        found.push_str(&html[at..open]);
        let rest = &html[open + 1..];
        let (name, end) = tag_at(html, open);
        let is_close = rest.starts_with('/');
        let is_kept = name.is_empty() || TAGS.contains(&name.as_str());
        at = if rest.starts_with("!--") {
            end
        } else if !is_kept && !is_close && ["script", "style"].contains(&name.as_str()) {
            let lower = lower.get_or_insert_with(|| html.to_ascii_lowercase());
            let is_closed = !unclosed.contains(&name);
            let close = is_closed.then(|| lower[end..].find(&format!("</{name}")));
            close.flatten().map_or_else(
                || {
                    unclosed.push(name);
                    end
                },
                |close| end + close,
            )
        } else if is_kept {
            let end = end.max(open + 1);
            found.push_str(&with_id(&html[open..end], &name));
            end
        } else {
            end
        };
    }
    found.push_str(&html[at..]);
    found
}

/// An old anchor, `<a name="x">`, by the attribute that stays.
fn with_id<'t>(tag: &'t str, name: &str) -> Cow<'t, str> {
    // What the page calls its own parts stays theirs, or links to these would lead here.
    if let Some(id) = ids(tag).into_iter().find(|id| own_anchor(id).is_some()) {
        let attribute = tag.to_ascii_lowercase().find("id=").unwrap_or_default();
        let at = attribute + tag[attribute..].find(&id).unwrap_or_default();
        return Cow::Owned(format!("{}own-{}", &tag[..at], &tag[at..]));
    }
    match tag.find(" name=") {
        Some(at) if name == "a" && !tag.contains(" id=") => {
            Cow::Owned(format!("{} id={}", &tag[..at], &tag[at + " name=".len()..]))
        }
        _ => Cow::Borrowed(tag),
    }
}

/// The name of the tag at `open`, in lower case and without its slash, and where the tag ends.
fn tag_at(html: &str, open: usize) -> (String, usize) {
    let rest = &html[open + 1..];
    if rest.starts_with("!--") {
        let end = html[open..].find("-->");
        return (String::new(), end.map_or(html.len(), |end| open + end + 3));
    }
    let inside = rest.strip_prefix('/').unwrap_or(rest);
    let letters = inside
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-');
    let name: String = letters.collect::<String>().to_ascii_lowercase();
    if name.is_empty() && !rest.starts_with(['!', '?']) {
        return (name, open + 1);
    }
    (name, tag_end(html, open))
}

/// A tag of raw HTML.
pub(super) struct HtmlTag {
    /// In lower case.
    pub(super) name: String,
    /// Whether it is no element of HTML but a component of a site's own program: `<Tabs>`.
    pub(super) is_component: bool,
    /// Whether it ends an element.
    pub(super) is_close: bool,
    /// Its bytes.
    pub(super) span: Range<usize>,
    attributes: Vec<(String, String)>,
}

impl HtmlTag {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Every tag of a piece of raw HTML; comments are passed over.
pub(super) fn tags(html: &str) -> Vec<HtmlTag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let (name, end) = tag_at(html, open);
        at = end.max(open + 1);
        if name.is_empty() {
            continue;
        }
        let is_close = html[open + 1..].starts_with('/');
        let start = open + 1 + usize::from(is_close) + name.len();
        let inside = html.get(start..end).unwrap_or_default();
        let attributes = attributes(inside.trim_end_matches('>').trim_end_matches('/'));
        let written = &html[open + 1 + usize::from(is_close)..start];
        found.push(HtmlTag {
            is_component: is_component(written),
            name,
            is_close,
            span: open..at,
            attributes,
        });
    }
    found
}

/// Whether a name begins with a capital and goes on in small letters, as components do in JSX.
fn is_component(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.contains(|c: char| c.is_ascii_lowercase())
}

/// The ids that elements of a piece of raw HTML have, and the names of its old anchors.
pub(super) fn ids(html: &str) -> Vec<String> {
    let tags = tags(html).into_iter().filter(|tag| !tag.is_close);
    let id = |tag: HtmlTag| {
        let name = tag.value("name").filter(|_| tag.name == "a");
        tag.value("id").or(name).map(str::to_owned)
    };
    tags.filter_map(id).collect()
}

/// The ids that raw HTML has once it is in a page.
pub(super) fn published_ids(html: &str) -> Vec<String> {
    let all = ids(html).into_iter();
    all.map(|id| {
        if own_anchor(&id).is_some() {
            format!("own-{id}")
        } else {
            id
        }
    })
    .collect()
}

/// Attributes that say nothing to readers of this site, such as how a link opens: taken out without a word.
const HARMLESS: [&str; 21] = [
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "color",
    "data",
    "face",
    "height",
    "loading",
    "name",
    "nowrap",
    "referrerpolicy",
    "rel",
    "size",
    "style",
    "target",
    "valign",
    "width",
    "xmlns",
];

/// Elements whose links or pictures are kept in another way.
const REPLACED: [&str; 8] = [
    "img", "picture", "source", "track", "video", "audio", "iframe", "embed",
];

/// What [`clean`] takes out of a piece of raw HTML: what it is, with its bytes in the piece.
pub(super) fn dropped(html: &str) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let rest = &html[open + 1..];
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        let is_comment = rest.starts_with("!--");
        let end = if is_comment {
            let end = html[open..].find("-->");
            end.map_or(html.len(), |end| open + end + 3)
        } else {
            tag_end(html, open)
        };
        // Comments are for editors, and no reader misses them.
        if !is_comment && !name.is_empty() && !is_component(&name) {
            found.extend(dropped_of_tag(html, open..end, &name));
        }
        at = end.max(open + 1);
    }
    found
}

/// The end of the tag at `open`, minding quoted values.
pub(super) fn tag_end(html: &str, open: usize) -> usize {
    let mut quote = None;
    for (at, letter) in html[open..].char_indices() {
        match (quote, letter) {
            (None, '>') => return open + at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(mark), _) if mark == letter => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn dropped_of_tag(html: &str, span: Range<usize>, name: &str) -> Vec<Spanned<String>> {
    let tag = name.to_ascii_lowercase();
    if REPLACED.contains(&tag.as_str()) {
        return Vec::new();
    }
    if !TAGS.contains(&tag.as_str()) {
        return vec![Spanned::new(format!("`<{tag}>`"), span)];
    }
    let own = OF_TAG
        .iter()
        .find(|(other, _)| *other == tag)
        .map_or(&[][..], |(_, names)| names);
    let inside = html[span.start + 1 + name.len()..span.end].trim_end_matches(['>', '/']);
    // Looks that a site's own program works out: `style={{color: 'red'}}`.
    if ["={", "{{", "{%"].iter().any(|mark| inside.contains(mark)) {
        return Vec::new();
    }
    let is_kept = |attribute: &str| EVERYWHERE.contains(&attribute) || own.contains(&attribute);
    let refused = |attribute: &&(String, String)| {
        let (name, value) = attribute;
        let is_harmless = HARMLESS.contains(&name.as_str()) || name.starts_with("data-");
        !is_kept(name) && !is_harmless
            || (name == "href" && crate::model::Target::parse(value).is_err())
    };
    let attributes = attributes(inside);
    let found = attributes.iter().filter(refused);
    found
        .map(|(name, _)| format!("the attribute `{name}` of `<{tag}>`"))
        .map(|what| Spanned::new(what, span.clone()))
        .collect()
}

/// Names and values of the attributes in a tag.
fn attributes(inside: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = inside.trim_start();
    while !rest.is_empty() {
        let length = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len())
            .max(1);
        let length = (length..=rest.len())
            .find(|&at| rest.is_char_boundary(at))
            .unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        rest = rest[length..].trim_start();
        let mut value = String::new();
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let (taken, left) = match behind.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    behind[1..].split_once(quote).unwrap_or((&behind[1..], ""))
                }
                _ => behind
                    .split_once(char::is_whitespace)
                    .unwrap_or((behind, "")),
            };
            value.push_str(taken);
            rest = left.trim_start();
        }
        found.push((name, value));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(html: &str) -> Vec<String> {
        dropped(html).into_iter().map(|what| what.value).collect()
    }

    #[test]
    fn scripts_that_are_never_closed_take_nothing_else_along() {
        assert_eq!(strip("<script>a<STYLE>b<script>c</Style>d"), "ad");
        assert_eq!(strip("<script>a</SCRIPT>b<script>c"), "bc");
    }

    #[test]
    fn what_is_dropped_is_named() {
        assert_eq!(whats("<script>alert(1)</script>"), ["`<script>`"]);
        assert_eq!(
            whats("<b onclick='x > y' class=a>"),
            ["the attribute `onclick` of `<b>`"]
        );
        assert_eq!(
            whats("<a href=\"javascript:x\">"),
            ["the attribute `href` of `<a>`"]
        );
        assert!(whats("<!-- x --><br/><a target=_blank rel=x>").is_empty());
        assert!(whats("<sub>x</sub><a href='https://a.b'>").is_empty());
        assert!(whats("< <> a < b <é").is_empty());
    }

    #[test]
    fn what_is_cleaned_cannot_act() {
        let cleaned = clean(
            "<p onclick=x>a<script>b</script><a href='javascript:c'>d</a><img src=x onerror=y></p>",
        );
        assert_eq!(cleaned, "<p>a<a>d</a></p>");
    }
}
