//! Headings of a text that stands under a heading of the page: each one level lower, so that the outline of the page is
//! that of what it shows (<https://www.w3.org/WAI/tutorials/page-structure/headings/>).

use tera::{Kwargs, State, Tera};

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("lowered", |html: &str, _: Kwargs, _: &State<'_>| {
        lowered(html)
    });
}

/// HTML whose headings are one level lower; those of the sixth stay. The HTML is clean: a `<` begins a tag.
fn lowered(html: &str) -> String {
    let mut found = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let tag = &rest.as_bytes()[at + 1..];
        let name = tag.strip_prefix(b"/").unwrap_or(tag);
        let place = at + 1 + (tag.len() - name.len()) + 1;
        if let [b'h', level @ b'1'..=b'5', b'>' | b' ' | b'\n', ..] = name {
            found.push_str(&rest[..place]);
            found.push(char::from(level + 1));
            rest = &rest[place + 1..];
        } else {
            found.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
        }
    }
    found.push_str(rest);
    found
}

#[cfg(test)]
mod tests {
    use super::lowered;

    #[test]
    fn headings_and_nothing_else_are_one_level_lower() {
        let html = "<h2 id=\"a\">A<hr></h2><h6>F</h6><header><p>h2</p>é</header><h5>E</h5> <";
        let lower = "<h3 id=\"a\">A<hr></h3><h6>F</h6><header><p>h2</p>é</header><h6>E</h6> <";
        assert_eq!(lowered(html), lower);
    }
}
