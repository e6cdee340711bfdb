//! Icons and colours by their names: those that are drawn, and those that templates ask for.

use std::collections::BTreeMap;

use super::built_in;
use super::own::Own;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};

/// The template with the pieces that pages are made of; each icon is a branch in it.
const PIECES: &str = "components.html";
const BRANCH: &str = "name == \"";
const ASKED: &str = "<icon name=\"";

/// How far behind the name of a class its colour is looked for, in letters.
const NEAR: usize = 2000;

/// The names that a template has a branch for.
fn branches(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split(BRANCH).skip(1);
    behind.filter_map(|behind| behind.split('"').next())
}

/// Whether the bank's own pieces have a branch for an icon.
pub(super) fn draws(own: &BTreeMap<String, Own>, name: &str) -> bool {
    let pieces = own.get(PIECES);
    pieces.is_some_and(|pieces| branches(&pieces.file.text).any(|known| known == name))
}

/// Whether a style sheet gives a kind a colour by a class of this name.
pub(super) fn has_colour(css: &str, name: &str) -> bool {
    let class = format!(".{name}");
    let mut places = css
        .match_indices(&class)
        .map(|(at, _)| &css[at + class.len()..]);
    places.any(|behind| {
        let is_whole = behind.starts_with([' ', '{', ',']);
        // Selectors and rules that give a colour are short.
        let near = behind
            .char_indices()
            .nth(NEAR)
            .map_or(behind.len(), |(end, _)| end);
        let (class, rule) = behind[..near].split_once('{').unwrap_or_default();
        let rule = rule.split('}').next().unwrap_or_default();
        is_whole && !class.contains('}') && rule.contains("--kind")
    })
}

/// Reports the icons that templates of the bank ask for and that nobody draws. Where the bank's own pieces draw them in some
/// other way than by branches, nothing is known of their names.
pub(super) fn check(own: &BTreeMap<String, Own>, out: &mut Diagnostics) {
    let built_in = built_in::files(built_in::DEFAULT);
    let pieces = built_in.get("templates/components.html");
    let pieces = pieces.map_or(String::new(), |bytes| {
        String::from_utf8_lossy(bytes).into_owned()
    });
    let mut known: Vec<&str> = branches(&pieces).chain(["entry"]).collect();
    if let Some(pieces) = own.get(PIECES) {
        let before = known.len();
        known.extend(branches(&pieces.file.text));
        if known.len() == before {
            return;
        }
    }
    for own in own.values() {
        for (at, sign) in own.file.text.match_indices(ASKED) {
            let start = at + sign.len();
            let name = own.file.text[start..].split('"').next().unwrap_or_default();
            if known.contains(&name) {
                continue;
            }
            let message = format!("the theme has no icon `{name}`");
            let span = start..start + name.len();
            let found = Diagnostic::new(Code::TemplateError, &own.file.path, span, message);
            out.push(match nearest(name, known.iter().copied()) {
                Some(near) => found.help(format!("Did you mean `{near}`?")),
                None => found.help("Icons are drawn in `components.html` of a theme."),
            });
            out.retain_source(own.file.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_class_that_sets_the_hue_of_a_kind() {
        let css = ".a, .rose { --kind: red } .rosette { --kind: red } .plain { color: red } .x";
        let all = ["a", "rose", "rosette", "plain", "x", "ros"];
        let found: Vec<&str> = all
            .into_iter()
            .filter(|name| has_colour(css, name))
            .collect();
        assert_eq!(found, ["a", "rose", "rosette"]);
    }
}
