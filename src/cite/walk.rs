//! Walks over the elements of a style.

use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement, NamesChild,
};

/// Changes every element of a style, those within an element before the element itself.
pub(super) fn each(
    style: &mut IndependentStyle,
    change: &mut dyn FnMut(&mut LayoutRenderingElement),
) {
    elements(&mut style.citation.layout.elements, change);
    if let Some(list) = &mut style.bibliography {
        elements(&mut list.layout.elements, change);
    }
    for part in &mut style.macros {
        elements(&mut part.children, change);
    }
}

/// The branches of a choice that have a condition.
pub(super) fn branches(choose: &mut Choose) -> impl Iterator<Item = &mut ChooseBranch> {
    std::iter::once(&mut choose.if_).chain(&mut choose.else_if)
}

/// A branch that asks for nothing, and so is taken.
pub(super) fn always(children: Vec<LayoutRenderingElement>) -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: None,
        match_: ChooseMatch::All,
        children,
    }
}

fn elements(
    among: &mut [LayoutRenderingElement],
    change: &mut dyn FnMut(&mut LayoutRenderingElement),
) {
    for element in among {
        match element {
            LayoutRenderingElement::Group(group) => elements(&mut group.children, change),
            LayoutRenderingElement::Choose(choose) => {
                branches(choose).for_each(|branch| elements(&mut branch.children, change));
                if let Some(branch) = &mut choose.otherwise {
                    elements(&mut branch.children, change);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        elements(&mut substitute.children, change);
                    }
                }
            }
            _ => {}
        }
        change(element);
    }
}
