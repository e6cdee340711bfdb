//! Which pictures in SVG may be published: those of elements and attributes that draw.
//!
//! SVG is a language of pages (<https://www.w3.org/TR/SVG2/>): it has scripts, handlers, links, styles that load and
//! whole web pages within. What is not on the lists below is refused, also what no browser of today runs.

use crate::diagnostic::Diagnostics;
use crate::source;
use crate::text::within;
use crate::text::xml::{self, Node, Wrong};

use super::harm::Harm;

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The largest picture in SVG, in bytes: 4 MiB.
const LARGEST: usize = 4 << 20;

/// The elements that draw, describe, or move what is drawn.
const ELEMENTS: [&str; 62] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "style",
    "switch",
    "view",
    "a",
    "image",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "tref",
    "marker",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "animate",
    "animateTransform",
    "animateMotion",
    "set",
    "mpath",
    "foreignObject",
];

/// The elements of HTML that programs for drawing put words into.
const WORDS: [&str; 16] = [
    "div", "span", "p", "br", "b", "i", "u", "em", "strong", "sub", "sup", "font", "ul", "ol",
    "li", "pre",
];

/// What programs for drawing write beside the drawing, which no browser does anything with.
const BESIDE: [&str; 12] = [
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://inkscape.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/",
];

/// What in a picture could act in the browser of a reader.
pub(super) fn harm(path: &str, bytes: Vec<u8>) -> Option<Harm> {
    let wrong = |message: String, place| Some(Harm { message, place });
    if bytes.len() > LARGEST {
        let message = format!("a picture in SVG may have {} MB", LARGEST >> 20);
        return wrong(message, None);
    }
    // As every text is read, so that its places are counted as those of every text are.
    let Some(file) = source::text_of(path, bytes, &mut Diagnostics::default()) else {
        return wrong("this picture is not in UTF-8".to_owned(), None);
    };
    let text = &*file.text;
    let found = xml::prepared(text)
        .and_then(|text| first_wrong(&text))
        .err()?;
    let message = format!("this picture cannot be published: {}", found.message);
    let marks = text.len() - text.trim_start_matches('\u{feff}').len();
    let (start, end) = (found.span.start + marks, found.span.end + marks);
    let span = within(text, &(start..end));
    wrong(message, Some((file, span)))
}

fn first_wrong(text: &str) -> Result<(), Wrong> {
    let document = xml::read(text)?;
    for node in document.descendants() {
        if let Some(pi) = node.pi().filter(|pi| pi.target != "xpacket") {
            let message = format!("it has an instruction `<?{}`", pi.target);
            return Err(Wrong::new(node.range(), message));
        }
        if node.is_element() {
            element(node)?;
        }
    }
    Ok(())
}

fn element(node: Node<'_, '_>) -> Result<(), Wrong> {
    let name = node.tag_name();
    let space = name.namespace().unwrap_or_default();
    let is_known = match space {
        SVG | "" => ELEMENTS.contains(&name.name()),
        HTML => WORDS.contains(&name.name()),
        other => BESIDE.iter().any(|known| other.starts_with(known)),
    };
    let start = node.range().start;
    let tag = start..start + 1;
    if !is_known {
        return Err(Wrong::new(tag, format!("it holds `<{}>`", name.name())));
    }
    if name.name() == "style" {
        let text: String = node.descendants().filter_map(|part| part.text()).collect();
        if node.children().any(|child| child.is_element()) || !is_plain_style(&text) {
            return Err(Wrong::new(tag, "its styles load something"));
        }
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        let acts = match (attribute.namespace().unwrap_or_default(), key) {
            (_, "href") => !leads_safely(name.name(), value),
            (XML, "base") => true,
            ("" | XML | XLINK, _) => acts(key, value),
            (other, _) => !BESIDE.iter().any(|known| other.starts_with(known)),
        };
        if acts {
            let message = format!("`{key}` of `<{}>` could act or load something", name.name());
            return Err(Wrong::new(attribute.range(), message));
        }
    }
    Ok(())
}

/// Whether an attribute is a handler, has a page within, animates what leads somewhere, or loads something.
fn acts(key: &str, value: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    let names = value.trim().to_ascii_lowercase();
    let animates = lower == "attributename"
        && (names.starts_with("on")
            || names.contains("href")
            || names == "style"
            || names.contains(':'));
    lower.starts_with("on")
        || matches!(
            lower.as_str(),
            "src" | "srcdoc" | "data" | "action" | "formaction" | "ping" | "background" | "handler"
        )
        || animates
        || !is_plain_style(value)
}

/// Whether a link or reference of an element leads where it may: links to pages, all others to parts of the picture or to
/// pixels that it holds itself.
fn leads_safely(element: &str, value: &str) -> bool {
    let value: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let lower = value.to_ascii_lowercase();
    let is_pixels = [
        "data:image/png",
        "data:image/jpeg",
        "data:image/jpg",
        "data:image/gif",
        "data:image/webp",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    match element {
        "a" => {
            let scheme = lower
                .split(['/', '?', '#'])
                .next()
                .unwrap_or_default()
                .split_once(':');
            scheme.is_none_or(|(scheme, _)| matches!(scheme, "http" | "https" | "mailto"))
        }
        "image" => is_pixels,
        _ => lower.starts_with('#'),
    }
}

/// Whether a style loads nothing: no import, and no address but parts of the picture and what it holds itself.
fn is_plain_style(style: &str) -> bool {
    let written = style.to_ascii_lowercase();
    !loads(&written) && (!written.contains('\\') || !loads(&unescaped(&written)))
}

fn loads(style: &str) -> bool {
    const NEVER: [&str; 8] = [
        "@import",
        "image-set",
        "src(",
        "image(",
        "-moz-binding",
        "expression(",
        "behavior:",
        "javascript:",
    ];
    const HELD: [&str; 6] = [
        "#",
        "data:image/png",
        "data:image/jpeg",
        "data:font/",
        "data:application/font",
        "data:application/x-font",
    ];
    let mut addresses = style.split("url(").skip(1).map(|behind| {
        let behind = behind.trim_start().trim_start_matches(['"', '\'']);
        behind.trim_start()
    });
    NEVER.iter().any(|word| style.contains(word))
        || addresses.any(|address| !HELD.iter().any(|start| address.starts_with(start)))
}

/// A style with its escapes as the letters that they stand for
/// (<https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point>).
fn unescaped(style: &str) -> String {
    let mut parts = style.split('\\');
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part
            .bytes()
            .take(6)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        let (code, rest) = part.split_at(digits);
        let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        found.extend(letter);
        found.push_str(
            rest.strip_prefix(char::is_whitespace)
                .filter(|_| digits > 0)
                .unwrap_or(rest),
        );
    }
    found.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_as_in_every_text() {
        let svg = "\u{feff}<svg xmlns='http://www.w3.org/2000/svg'>\r\n<script/></svg>";
        let harm = harm("a.svg", svg.as_bytes().to_vec()).unwrap();
        let (file, span) = harm.place.unwrap();
        assert_eq!(&file.text[span.start..], "<script/></svg>");
        assert!(!file.text.contains(['\u{feff}', '\r']));
    }
}
