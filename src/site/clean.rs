//! Addresses as they are on the web, where the page of a folder is called by its folder: `../vacancies/`. Templates and texts
//! name `index.html`, as a site that is read from a disk needs it.

use memchr::{memmem, memrchr2};

const INDEX: &str = "index.html";
/// How long the way to a page may be, in bytes: longer ones no browser and no disk has.
const LONGEST: usize = 4096;
/// What stands before an address that leads somewhere.
const LEADING: [&str; 3] = [" href=\"", " action=\"", " content=\"0; url="];

/// A page whose links to pages of its site name their folders. `root` is the way from the page to the root of the site.
pub(crate) fn by_folders(html: String, root: &str) -> String {
    let mut made = String::new();
    let mut done = 0;
    let mut tags = Tags::of(&html);
    for at in memmem::find_iter(html.as_bytes(), INDEX) {
        let start = address_start(&html, at).filter(|&start| tags.hold(start));
        let Some(start) = start else {
            continue;
        };
        if is_own(&html[start..at], root) && is_whole(&html[at + INDEX.len()..]) {
            made.push_str(&html[done..at]);
            if start == at {
                made.push_str("./");
            }
            done = at + INDEX.len();
        }
    }
    if done == 0 {
        return html;
    }
    made.push_str(&html[done..]);
    made
}

/// Where the address begins that has the name of a page at a place; `None` where none does, in an attribute that leads.
fn address_start(html: &str, at: usize) -> Option<usize> {
    let from = at.saturating_sub(LONGEST);
    // The last of the attribute's marks, or of those within its value: `url=`.
    let start = from + memrchr2(b'"', b'=', &html.as_bytes()[from..at])? + 1;
    let before = &html[..start];
    let is_leading = LEADING.iter().any(|leading| before.ends_with(leading));
    let is_end = |byte: &u8| matches!(byte, b'<' | b'>') || byte.is_ascii_whitespace();
    let is_whole = !html.as_bytes()[start..at].iter().any(is_end);
    (is_leading && is_whole).then_some(start)
}

/// Which places of a page stand within a tag: what looks like an attribute in a text, as in an example of HTML, stays as it
/// is. All places of a page are told in one pass.
pub(crate) struct Tags<'h> {
    html: &'h [u8],
    /// How far it has been read.
    done: usize,
    is_open: bool,
}

impl<'h> Tags<'h> {
    pub(crate) fn of(html: &'h str) -> Self {
        Self {
            html: html.as_bytes(),
            done: 0,
            is_open: false,
        }
    }

    /// Whether a tag holds this place, which is not before the one asked for last.
    pub(crate) fn hold(&mut self, at: usize) -> bool {
        let read = &self.html[self.done.min(at)..at];
        if let Some(sign) = memrchr2(b'<', b'>', read) {
            self.is_open = read[sign] == b'<';
        }
        self.done = at;
        self.is_open
    }
}

/// Whether what stands before the name of a page is a way through the site, and ends with a folder.
fn is_own(way: &str, root: &str) -> bool {
    let is_of_site = if root.starts_with('/') {
        way.starts_with(root)
    } else {
        !way.starts_with('/')
    };
    (way.is_empty() || way.ends_with('/')) && !way.contains(':') && is_of_site
}

/// Whether the name of a page ends there.
fn is_whole(rest: &str) -> bool {
    rest.starts_with(['"', '#', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_pages_name_their_folders() {
        let cases = [
            ("<a href=\"../x/index.html\">", "<a href=\"../x/\">"),
            (
                "<a class=\"a\" href=\"index.html#part\">",
                "<a class=\"a\" href=\"./#part\">",
            ),
            (
                "<form action=\"../search/index.html?q=a\">",
                "<form action=\"../search/?q=a\">",
            ),
            (
                "<meta http-equiv=\"refresh\" content=\"0; url=../x/index.html\">",
                "<meta http-equiv=\"refresh\" content=\"0; url=../x/\">",
            ),
        ];
        for (page, wanted) in cases {
            assert_eq!(by_folders(page.to_owned(), "../../"), wanted);
        }
    }

    #[test]
    fn what_is_no_link_to_a_page_of_the_site_stays() {
        let pages = [
            "<a href=\"https://x.example/index.html\">",
            "<a href=\"/government/index.html\">",
            "<a href=\"../my-index.html\">",
            "<a href=\"../index.html.txt\">",
            "<img src=\"../index.html\">",
            "<p>Write index.html, or <code>&lt;a href=\"../index.html\"&gt;</code>.</p>",
            "index.html",
            "\u{a0}index.html\u{2003}index.html",
        ];
        for page in pages {
            assert_eq!(by_folders(page.to_owned(), "../"), page);
        }
    }

    #[test]
    fn a_page_that_stands_anywhere_has_its_links_from_the_root() {
        let page = "<a href=\"/bank/x/index.html\"><a href=\"/other/index.html\">";
        let clean = "<a href=\"/bank/x/\"><a href=\"/other/index.html\">";
        assert_eq!(by_folders(page.to_owned(), "/bank/"), clean);
    }
}
