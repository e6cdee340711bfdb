//! Shortcodes that hold text, as Hugo and its themes have them: notes, folds, tabs.
//! <https://gohugo.io/shortcodes/details/>, <https://mcshelby.github.io/hugo-theme-relearn/shortcodes/notice/>.

use super::containers::Container;
use super::lines::{Lines, Open, Until};
use super::shortcodes::{mark, positional, value};

/// Shortcodes that hold text, by their names.
const HOLDING: [&str; 20] = [
    "details",
    "expand",
    "tabs",
    "tabpane",
    "tab",
    "notice",
    "hint",
    "alert",
    "callout",
    "admonition",
    "note",
    "tip",
    "info",
    "warning",
    "caution",
    "important",
    "danger",
    "attention",
    "success",
    "card",
];

impl Lines<'_> {
    /// Begins or ends the block of a shortcode that holds text; says whether there is one.
    pub(super) fn holding(&mut self, line: &str, name: &str, rest: &str) -> bool {
        if let Some(name) = name.strip_prefix('/') {
            let is_it =
                |open: &Open| matches!(&open.until, Until::Shortcode(open) if *open == name);
            let last = self.open.iter().rposition(is_it);
            if let Some(last) = last {
                self.close_to(last);
            }
            return last.is_some();
        }
        let Some(name) = HOLDING.into_iter().find(|known| *known == name) else {
            return false;
        };
        let ends = |line: &str| {
            let closing = mark(line.trim()).and_then(|(closing, _)| closing.strip_prefix('/'));
            closing == Some(name)
        };
        if self.is_full() || self.next_line(name, ends).is_none() {
            return false;
        }
        let open = Open {
            until: Until::Shortcode(name),
            is_outermost: !line.starts_with([' ', '\t']),
            inset: 0,
        };
        self.begin(container(name, rest), open);
        true
    }
}

/// The block of a shortcode that holds text. What sort of note it is may stand first, or be called `type`, `style`, `color`.
fn container(name: &str, rest: &str) -> Container {
    let mut positional = positional(rest).into_iter();
    let named = |keys: &[&str]| keys.iter().find_map(|key| value(rest, key));
    let title = named(&["title", "summary", "header", "name", "label"]);
    let is_note = matches!(name, "notice" | "hint" | "alert" | "callout" | "admonition");
    let sort = match named(&["type", "style", "color", "context"]) {
        Some(sort) => Some(sort),
        None if is_note => positional.next(),
        None => None,
    };
    let title = match name {
        "tabs" | "tabpane" => "",
        _ => title.or_else(|| positional.next()).unwrap_or_default(),
    };
    let name = match (name, sort) {
        ("expand", _) => "details",
        ("tabpane", _) => "tabs",
        (_, Some(sort)) if is_note && is_sort(sort) => sort,
        (_, _) if is_note => "note",
        (name, _) => name,
    };
    Container::named(name, title)
}

/// Whether a word says what sort of note one is.
fn is_sort(word: &str) -> bool {
    let sorts = " note info tip hint success check question warning attention caution danger error important example quote ";
    !word.is_empty() && sorts.contains(&format!(" {word} "))
}
