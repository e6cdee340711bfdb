//! Styles for sources of one type.
//!
//! Most of a style is choices by type, and hayagriva makes each of them again for every group that it stands in, to see
//! whether that prints anything. What a choice by type comes to is the same for all sources of a type, so it is made once.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, PoisonError, RwLock};

use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement,
};

use super::source::Source;
use super::walk;

/// The number of a form of the style, and a type; types that CSL has not are all alike.
type Key = (usize, Option<Kind>);

/// The forms of a style by the type of what they are for.
#[derive(Debug, Default)]
pub(super) struct Typed(RwLock<HashMap<Key, Arc<IndependentStyle>>>);

impl Typed {
    /// The form of this number as it stands for a source.
    pub(super) fn of(
        &self,
        form: usize,
        style: &IndependentStyle,
        source: &Source,
    ) -> Arc<IndependentStyle> {
        let key = (form, source.kind());
        let made = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = made.get(&key) {
            return Arc::clone(made);
        }
        drop(made);
        let mut style = style.clone();
        walk::each(&mut style, &mut |element| {
            if let LayoutRenderingElement::Choose(choose) = element {
                settle(choose, key.1);
            }
        });
        let mut made = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(key).or_insert_with(|| Arc::new(style)))
    }
}

/// Leaves out the branches that a type never takes, and those behind one that it always takes.
fn settle(choose: &mut Choose, kind: Option<Kind>) {
    let first = mem::replace(&mut choose.if_, walk::always(Vec::new()));
    let mut open = Vec::new();
    for mut branch in std::iter::once(first).chain(mem::take(&mut choose.else_if)) {
        match is_taken(&mut branch, kind) {
            Some(false) => {}
            Some(true) => {
                open.push(walk::always(branch.children));
                choose.otherwise = None;
                break;
            }
            None => open.push(branch),
        }
    }
    let mut open = open.into_iter();
    choose.if_ = open.next().unwrap_or_else(|| {
        let otherwise = choose.otherwise.take();
        walk::always(otherwise.map_or_else(Vec::new, |branch| branch.children))
    });
    choose.else_if = open.collect();
}

/// Whether a type takes a branch, where that follows from the type; else the branch no longer asks for it.
fn is_taken(branch: &mut ChooseBranch, kind: Option<Kind>) -> Option<bool> {
    // hayagriva notes that it was asked this one.
    if branch.disambiguate.is_some() {
        return None;
    }
    let types = branch.type_.as_ref()?;
    let has_it = types.iter().any(|other| Some(*other) == kind);
    let has_others = types.iter().any(|other| Some(*other) != kind);
    let asks_more = branch.is_numeric.is_some()
        || branch.is_uncertain_date.is_some()
        || branch.locator.is_some()
        || branch.position.is_some()
        || branch.variable.is_some();
    let settled = match branch.match_ {
        ChooseMatch::All if has_others => Some(false),
        ChooseMatch::Any if has_it => Some(true),
        ChooseMatch::None if has_it => Some(false),
        ChooseMatch::All | ChooseMatch::None if !asks_more => Some(true),
        ChooseMatch::Any if !asks_more => Some(false),
        _ => None,
    };
    if settled.is_none() {
        branch.type_ = None;
    }
    settled
}
