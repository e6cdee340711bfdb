//! What a text stands in that has no citations of its own: code, links, pictures.

use pulldown_cmark::{Event, Tag};

/// What a text stands in.
#[derive(Default)]
pub(super) struct Surroundings {
    depth: usize,
    /// In how many elements the code, the link or the picture stands that is open.
    apart: Option<usize>,
    /// How many such elements of raw HTML are open.
    raw: usize,
}

impl Surroundings {
    /// Notes what an event opens or closes.
    pub(super) fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                if matches!(
                    tag,
                    Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. }
                ) {
                    self.apart.get_or_insert(self.depth);
                }
                self.depth += 1;
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.apart = self.apart.filter(|depth| *depth < self.depth);
            }
            Event::InlineHtml(html) => match raw_element(html, &APART) {
                Some(true) => self.raw += 1,
                Some(false) => self.raw = self.raw.saturating_sub(1),
                None => {}
            },
            _ => {}
        }
    }

    /// Whether something may be cited where the event stands.
    pub(super) fn are_running_text(&self) -> bool {
        self.apart.is_none() && self.raw == 0
    }
}

/// Elements of raw HTML in which nothing is cited: links and code.
const APART: [&str; 7] = ["a", "code", "kbd", "pre", "samp", "script", "style"];

/// Whether a tag of raw HTML opens one of these elements, or closes one.
pub(super) fn raw_element(html: &str, among: &[&str]) -> Option<bool> {
    let inside = html.strip_prefix('<')?;
    let name = inside.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let is_apart = among
        .iter()
        .any(|known| name[..end].eq_ignore_ascii_case(known));
    is_apart.then(|| !inside.starts_with('/'))
}
