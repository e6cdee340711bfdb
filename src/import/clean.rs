//! Values as a bank has them: one line, whole letters, the marks of CSL-JSON and no others.

use crate::model::Target;
use crate::site::references::csl::{pages, plain_doi};
use crate::text::{composed, is_unseen, plain};

use super::when;

/// The value of a member, in its shape.
pub(super) fn member(name: &str, written: &str) -> String {
    match name {
        "abstract" => paragraphs(written),
        "note" => paragraphs(written).replace('\n', "; "),
        // Letter by letter.
        "URL" | "DOI" => one_line(written),
        "page" => pages(&line(written)),
        "language" => language(&line(written)),
        _ => line(written),
    }
}

/// A text in one line: without control characters, tags that only put it on a page, and entities.
pub(super) fn line(written: &str) -> String {
    one_line(&marked(&decoded(written), " "))
}

/// A text that keeps its paragraphs.
fn paragraphs(written: &str) -> String {
    let text = marked(&decoded(written), "\n");
    let lines = text.split(['\n', '\r']).map(one_line);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn one_line(text: &str) -> String {
    let is_letter = |c: &char| !c.is_control() || c.is_whitespace();
    let letters: String = composed(text).chars().filter(is_letter).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    words.join(" ").trim_matches(is_unseen).to_owned()
}

/// A title without its marks.
pub(super) fn plain_title(title: &str) -> String {
    plain(title).into_owned()
}

/// The value of a member that must have a shape; why it has it not otherwise.
pub(super) fn shaped(name: &str, written: &str) -> Result<String, String> {
    let text = one_line(&written.replace("&amp;", "&"));
    match name {
        "URL" => address(&text),
        "DOI" => doi(&text),
        "issued" => when::issued(&text).ok_or_else(|| format!("`{text}` is no date")),
        "accessed" => when::day(&text).ok_or_else(|| format!("`{text}` is no date")),
        _ => Ok(text),
    }
}

fn address(text: &str) -> Result<String, String> {
    let whole = if text.starts_with("www.") {
        format!("https://{text}")
    } else {
        text.to_owned()
    };
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        let head = whole.get(..scheme.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(scheme)
    });
    let is_one = !whole.contains(char::is_whitespace);
    if is_web && is_one && matches!(Target::parse(&whole), Ok(Target::External(_))) {
        return Ok(whole);
    }
    Err(format!("`{text}` is no web address"))
}

fn doi(text: &str) -> Result<String, String> {
    let lower = text.to_ascii_lowercase();
    let bare = if lower.starts_with("doi:") || lower.starts_with("doi ") {
        text[4..].trim_start()
    } else if lower.starts_with("http") {
        let at = lower.find("10.").unwrap_or_default();
        &text[at..]
    } else {
        plain_doi(text)
    };
    let is_doi = bare.starts_with("10.") && bare.contains('/') && !bare.contains(' ');
    if is_doi {
        Ok(bare.to_owned())
    } else {
        Err(format!("`{text}` is no DOI"))
    }
}

/// Languages as tags have them, where a library writes three letters or a word (ISO 639).
const LANGUAGES: [(&str, &str); 28] = [
    ("eng", "en"),
    ("english", "en"),
    ("british", "en-GB"),
    ("american", "en-US"),
    ("ukenglish", "en-GB"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("french", "fr"),
    ("ger", "de"),
    ("deu", "de"),
    ("german", "de"),
    ("ngerman", "de"),
    ("spa", "es"),
    ("spanish", "es"),
    ("ita", "it"),
    ("italian", "it"),
    ("por", "pt"),
    ("dut", "nl"),
    ("nld", "nl"),
    ("dutch", "nl"),
    ("wel", "cy"),
    ("cym", "cy"),
    ("welsh", "cy"),
    ("swe", "sv"),
    ("nor", "no"),
    ("dan", "da"),
    ("chi", "zh"),
    ("jpn", "ja"),
];

fn language(text: &str) -> String {
    let lower = text.to_lowercase();
    let known = LANGUAGES.iter().find(|(name, _)| *name == lower);
    known.map_or_else(|| text.to_owned(), |(_, tag)| (*tag).to_owned())
}

/// Tags of other programs for the marks that titles may have, and those that go: `None` where lines end.
const TAGS: [(&str, Option<&str>); 34] = [
    ("<em>", Some("<i>")),
    ("</em>", Some("</i>")),
    ("<italic>", Some("<i>")),
    ("</italic>", Some("</i>")),
    ("<jats:italic>", Some("<i>")),
    ("</jats:italic>", Some("</i>")),
    ("<strong>", Some("<b>")),
    ("</strong>", Some("</b>")),
    ("<jats:bold>", Some("<b>")),
    ("</jats:bold>", Some("</b>")),
    ("<inf>", Some("<sub>")),
    ("</inf>", Some("</sub>")),
    ("<jats:sub>", Some("<sub>")),
    ("</jats:sub>", Some("</sub>")),
    ("<jats:sup>", Some("<sup>")),
    ("</jats:sup>", Some("</sup>")),
    ("<jats:title>", None),
    ("</jats:title>", None),
    ("<jats:sec>", None),
    ("</jats:sec>", None),
    ("<jats:p>", None),
    ("</jats:p>", None),
    ("<p>", None),
    ("</p>", None),
    ("<P>", None),
    ("</P>", None),
    ("<div>", None),
    ("</div>", None),
    ("<br>", None),
    ("<br/>", None),
    ("<br />", None),
    ("<li>", None),
    ("</li>", None),
    ("<ul>", None),
];

fn marked(text: &str, line_end: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, behind) = rest.split_at(at);
        found.push_str(before);
        let tag = TAGS.iter().find(|(tag, _)| behind.starts_with(tag));
        let (length, put) = match tag {
            Some((tag, put)) => (tag.len(), put.unwrap_or(line_end)),
            None => (1, "<"),
        };
        found.push_str(put);
        rest = &behind[length..];
    }
    found + rest
}

/// The entities that exports of databases are left with.
const ENTITIES: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("eacute", 'é'),
    ("uuml", 'ü'),
    ("pound", '£'),
];

fn decoded(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, behind) = rest.split_at(at);
        found.push_str(before);
        // No name is longer, and a text may have many such signs.
        let end = behind.bytes().take(10).position(|byte| byte == b';');
        let name = end.map(|end| &behind[1..end]);
        let letter = name.and_then(entity);
        let length = if letter.is_some() {
            end.unwrap_or_default()
        } else {
            0
        };
        found.push(letter.unwrap_or('&'));
        rest = &behind[length + 1..];
    }
    found + rest
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let known = ENTITIES.iter().find(|(known, _)| *known == name);
    known.map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_line_with_our_marks_alone() {
        for (written, read) in [
            ("  Two\r\n   lines\u{0} ", "Two lines"),
            (
                "Bread &amp; roses &#8211; <em>again</em>",
                "Bread & roses – <i>again</i>",
            ),
            (
                "<script>x</script> & <b>y</b>",
                "<script>x</script> & <b>y</b>",
            ),
            ("AT&T; R&D", "AT&T; R&D"),
            ("&#xD800; &#; &", "&#xD800; &#; &"),
        ] {
            assert_eq!(line(written), read, "{written:?}");
        }
        assert_eq!(
            member("abstract", "<jats:p>One.</jats:p><jats:p>Two.</jats:p>"),
            "One.\nTwo."
        );
        assert_eq!(member("language", "eng"), "en");
    }

    #[test]
    fn addresses_and_dois_are_whole_or_refused() {
        let doi = |text| shaped("DOI", text);
        assert_eq!(doi("https://doi.org/10.1000/ab").unwrap(), "10.1000/ab");
        assert_eq!(doi("DOI: 10.1000/ab").unwrap(), "10.1000/ab");
        assert!(doi("pending").is_err() && doi("https://example.org/é").is_err());
        let address = |text| shaped("URL", text);
        assert_eq!(
            address("www.example.org").unwrap(),
            "https://www.example.org"
        );
        for wrong in [
            "https://a b.org",
            "javascript:alert(1)",
            "ftp://x.org",
            "é",
            "",
        ] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }
}
