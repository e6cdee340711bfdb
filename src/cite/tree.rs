//! The tree of a citation: what it calls its source by, and what is left without that.

use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatted, Formatting};

use super::render::Line;
use super::source::Source;

/// Words without format.
pub(super) fn text(words: &str) -> ElemChild {
    ElemChild::Text(Formatted {
        text: words.to_owned(),
        formatting: Formatting::default(),
    })
}

/// The names of a citation; a title that stands in their place is one.
pub(super) fn names(tree: &ElemChildren) -> Option<&Elem> {
    tree.find_elem_by(&is_names)
}

/// What a citation calls its source by: names, or a title that the style does not take for such, at the head of it.
pub(super) fn called<'t>(tree: &'t ElemChildren, source: &Source) -> Option<&'t Elem> {
    for child in &tree.0 {
        match child {
            ElemChild::Elem(elem) if is_names(elem) || is_title(elem, source) => return Some(elem),
            ElemChild::Elem(elem) => {
                let found = called(&elem.children, source);
                if found.is_some() || !Line::new(&elem.children).is_empty() {
                    return found;
                }
            }
            ElemChild::Text(words) if words.text.trim_matches(DELIMITERS).is_empty() => {}
            _ => return None,
        }
    }
    None
}

/// A citation without what it calls its source by; as it is where nothing else would be left.
pub(super) fn uncalled(tree: ElemChildren, source: &Source) -> ElemChildren {
    if called(&tree, source).is_none() {
        return tree;
    }
    let mut without = tree.clone();
    leave_out(&mut without, &|elem| {
        is_names(elem) || is_title(elem, source)
    });
    if Line::new(&without).is_empty() {
        tree
    } else {
        without
    }
}

fn is_names(elem: &Elem) -> bool {
    matches!(elem.meta, Some(ElemMeta::Names(_)))
}

fn is_title(elem: &Elem, source: &Source) -> bool {
    elem.meta == Some(ElemMeta::Text) && source.is_titled(&Line::new(&elem.children).text())
}

/// Leaves the names of a citation out, with what separates them from the rest.
pub(super) fn leave_out_names(tree: &mut ElemChildren) {
    leave_out(tree, &is_names);
}

/// Leaves the first such part out, with what separates it from the rest.
pub(super) fn leave_out(tree: &mut ElemChildren, is_one: &dyn Fn(&Elem) -> bool) -> bool {
    let found = tree.0.iter_mut().position(|child| match child {
        ElemChild::Elem(elem) if is_one(elem) => {
            elem.children.0.clear();
            true
        }
        ElemChild::Elem(elem) => leave_out(&mut elem.children, is_one),
        _ => false,
    });
    if let Some(at) = found {
        tree.0.drain(..at);
        trim_start(tree);
    }
    found.is_some()
}

/// What may separate the parts of a citation.
const DELIMITERS: [char; 5] = [',', ';', ':', '.', ' '];

/// Takes delimiters from the start. Says whether there is nothing else so far.
fn trim_start(tree: &mut ElemChildren) -> bool {
    tree.0.iter_mut().all(|child| match child {
        ElemChild::Text(words) => {
            words.text = words.text.trim_start_matches(DELIMITERS).to_owned();
            words.text.is_empty()
        }
        ElemChild::Elem(elem) => trim_start(&mut elem.children),
        _ => false,
    })
}
