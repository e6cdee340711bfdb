//! Links to pages that a copy of a part of the site does not have: they lead to the site on the web.

use memchr::{memchr, memmem};

use super::clean::Tags;
use super::path;

/// What stands before the value of an attribute.
const OPENING: &str = "=\"";
/// What stands before an address that leads somewhere.
const LEADING: [&str; 2] = [" href=\"", " action=\""];

/// A page at `from`, whose links to pages of the site that are not `there` lead to the web.
pub(crate) fn lead_out(
    html: &str,
    from: &str,
    is_there: &dyn Fn(&str) -> bool,
    base_url: &str,
) -> String {
    let mut made = String::with_capacity(html.len());
    let mut done = 0;
    let mut tags = Tags::of(html);
    for at in memmem::find_iter(html.as_bytes(), OPENING) {
        let start = at + OPENING.len();
        let before = &html[..start];
        let is_leading = LEADING.iter().any(|leading| before.ends_with(leading));
        if start < done || !is_leading || !tags.hold(start) {
            continue;
        }
        let length = memchr(b'"', &html.as_bytes()[start..]);
        let end = length.map_or(html.len(), |length| start + length);
        made.push_str(&html[done..start]);
        match left_out(&html[start..end], from, is_there) {
            Some(address) => made.push_str(&format!("{base_url}{address}")),
            None => made.push_str(&html[start..end]),
        }
        done = end;
    }
    made.push_str(&html[done..]);
    made
}

/// The address on the site of what a link leads to, where that is a page that is not there.
fn left_out(link: &str, from: &str, is_there: &dyn Fn(&str) -> bool) -> Option<String> {
    let length = link.find(['#', '?']).unwrap_or(link.len());
    let (way, rest) = link.split_at(length);
    if way.is_empty() || way.starts_with('/') || way.contains(':') {
        return None;
    }
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in way.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    let to = steps.join("/");
    (!is_there(&to)).then(|| format!("{}{rest}", path::public(&to)))
}

#[cfg(test)]
mod tests {
    use super::lead_out;

    #[test]
    fn links_to_what_is_not_there_lead_to_the_web() {
        let there = |path: &str| ["a/b/index.html", "x.css"].contains(&path);
        let html = "<a class=\"k\" href=\"../b/index.html#p\">B</a> <a href=\"../../c/index.html?q=1\">C</a> \
            href=\"no.html\" <link href=\"../../x.css\"><a href=\"https://d.example/\"><a href=\"#e\">";
        let made = lead_out(html, "a/b/index.html", &there, "https://bank.example/");
        assert_eq!(
            made,
            html.replace("../../c/index.html?q=1", "https://bank.example/c/?q=1")
        );
    }
}
