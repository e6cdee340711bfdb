//! The marks that CSL-JSON allows in titles: `<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`, small capitals and words that keep their
//! case (<https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags>).

use std::borrow::Cow;

/// What a mark does to the words in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `<i>`.
    Italic,
    /// `<b>`.
    Bold,
    /// `<sub>`.
    Below,
    /// `<sup>`.
    Above,
    /// `<sc>`, `<span style="font-variant: small-caps;">`.
    SmallCapitals,
    /// `<span class="nocase">`.
    AsWritten,
}

/// A piece of a text with marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RichPart<'t> {
    /// Words.
    Text(&'t str),
    /// A mark begins.
    Open(Mark),
    /// The mark that began last ends.
    Close(Mark),
}

/// Tags as they begin and end.
const TAGS: [(Mark, &str, &str); 8] = [
    (Mark::Italic, "<i>", "</i>"),
    (Mark::Bold, "<b>", "</b>"),
    (Mark::Below, "<sub>", "</sub>"),
    (Mark::Above, "<sup>", "</sup>"),
    (Mark::SmallCapitals, "<sc>", "</sc>"),
    (Mark::AsWritten, "<span class=\"nocase\">", "</span>"),
    (
        Mark::SmallCapitals,
        "<span style=\"font-variant:small-caps;\">",
        "</span>",
    ),
    (
        Mark::SmallCapitals,
        "<span style=\"font-variant: small-caps;\">",
        "</span>",
    ),
];

/// A tag in a text: its bytes, what it opens, and the tag that closes it or is it.
struct Tag {
    at: usize,
    end: usize,
    opens: Option<Mark>,
    closing: &'static str,
}

/// Takes a text apart at its marks. A tag without its other half is text, and so is every other tag.
pub fn rich(text: &str) -> Vec<RichPart<'_>> {
    let tags = tags(text);
    let mut kept: Vec<Option<RichPart<'_>>> = vec![None; tags.len()];
    let mut open: Vec<(usize, Mark, &str)> = Vec::new();
    for (number, tag) in tags.iter().enumerate() {
        if let Some(mark) = tag.opens {
            open.push((number, mark, tag.closing));
        } else if let Some(&(begun, mark, _)) =
            open.last().filter(|(.., closing)| *closing == tag.closing)
        {
            open.pop();
            kept[begun] = Some(RichPart::Open(mark));
            kept[number] = Some(RichPart::Close(mark));
        }
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (tag, part) in tags.iter().zip(kept) {
        if let Some(part) = part {
            if from < tag.at {
                parts.push(RichPart::Text(&text[from..tag.at]));
            }
            parts.push(part);
            from = tag.end;
        }
    }
    if from < text.len() {
        parts.push(RichPart::Text(&text[from..]));
    }
    parts
}

/// A text without its marks.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let words = rich(text).into_iter().filter_map(|part| match part {
        RichPart::Text(words) => Some(words),
        RichPart::Open(_) | RichPart::Close(_) => None,
    });
    Cow::Owned(words.collect())
}

fn tags(text: &str) -> Vec<Tag> {
    let found = text.match_indices('<').filter_map(|(at, _)| {
        let rest = &text[at..];
        TAGS.iter().find_map(|&(mark, opening, closing)| {
            let (length, opens) = if rest.starts_with(opening) {
                (opening.len(), Some(mark))
            } else if rest.starts_with(closing) {
                (closing.len(), None)
            } else {
                return None;
            };
            let end = at + length;
            Some(Tag {
                at,
                end,
                opens,
                closing,
            })
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_marks_are_read() {
        assert_eq!(
            plain("CO<sub>2</sub> in <i>E. <b>coli</b></i>"),
            "CO2 in E. coli"
        );
        assert_eq!(plain("<span class=\"nocase\">iPad</span>s"), "iPads");
        assert_eq!(
            plain("a <i>b <script>x</script> 1 < 2"),
            "a <i>b <script>x</script> 1 < 2"
        );
        assert_eq!(plain("<i>a</b></i>"), "a</b>");
        assert_eq!(
            rich("x<sup>2</sup>"),
            [
                RichPart::Text("x"),
                RichPart::Open(Mark::Above),
                RichPart::Text("2"),
                RichPart::Close(Mark::Above)
            ]
        );
    }
}
