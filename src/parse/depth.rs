//! How far elements of HTML stand in one another.

use std::borrow::Cow;

use super::clean::tag_end;

/// How many elements may stand in one another: the cleaner looks through all that are open, at each that begins.
pub(super) const DEEPEST: usize = 1_000;
/// Elements that nothing stands in.
const EMPTY: [&str; 10] = [
    "area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr",
];

/// HTML whose elements stand in one another no further than that.
pub(super) struct Shallow<'h> {
    pub(super) html: Cow<'h, str>,
    /// How many elements were left out, with what they hold still there.
    pub(super) left_out: usize,
}

/// HTML without the tags that begin an element within more others than anybody means.
pub(super) fn shallow(html: &str) -> Shallow<'_> {
    let (mut kept, mut from, mut depth, mut at) = (String::new(), 0, 0_usize, 0);
    let mut left_out = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        at = open + 1;
        if html[at..].starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if html[at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let rest = &html[at..];
            let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if EMPTY.contains(&rest[..length].to_ascii_lowercase().as_str()) {
                continue;
            }
            if depth < DEEPEST {
                depth += 1;
                continue;
            }
            at = tag_end(html, open);
            kept.push_str(&html[from..open]);
            from = at;
            left_out += 1;
        }
    }
    let html = if left_out == 0 {
        Cow::Borrowed(html)
    } else {
        kept.push_str(&html[from..]);
        Cow::Owned(kept)
    };
    Shallow { html, left_out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_in_one_another_to_some_depth_and_no_further() {
        let deep = "<div>".repeat(5_000) + "<br>x";
        let found = shallow(&deep);
        assert_eq!(found.html.matches("<div>").count(), DEEPEST);
        assert!(found.html.ends_with("<br>x"));
        assert_eq!(found.left_out, 4_000);
        let beside = "<p>a</p><br>".repeat(5_000);
        let found = shallow(&beside);
        assert_eq!((&*found.html, found.left_out), (beside.as_str(), 0));
    }
}
