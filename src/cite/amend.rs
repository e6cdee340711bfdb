//! Amends styles: where hayagriva has them come out wrong, and for laws and grey literature.
//!
//! The amendments are made to the style's own tree, once when it is loaded, and never to what it
//! prints.

use hayagriva::citationberg::taxonomy::{Kind, OtherTerm, StandardVariable, Term, Variable};
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, DatePartName, DateParts, IndependentStyle,
    LayoutRenderingElement, Locale, LocaleCode, Name, Names, NamesChild, StyleClass, Text,
    TextTarget,
};

use super::marks::OWN_PUBLISHER;
use super::walk;

/// What amends one style of the archive.
struct Own {
    id: &'static str,
    /// Macros in which the style is better served by our own wording, as a CSL file.
    csl: &'static str,
    /// Whether a publisher that is the author is printed where it has a place, of what was printed.
    keeps_places: bool,
}

const OWN: &[Own] = &[
    Own {
        id: "http://www.zotero.org/styles/harvard-cite-them-right",
        csl: include_str!("harvard-cite-them-right.csl"),
        keeps_places: true,
    },
    Own {
        id: "http://www.zotero.org/styles/apa",
        csl: include_str!("apa.csl"),
        keeps_places: false,
    },
];

/// Amends a style:
///
/// - An undated law or case is not marked "no date": its year is in its name ([`super::prepare`]).
/// - Names without a `name` element are printed (hayagriva leaves them out; Vancouver would have no
///   authors), and a group in which all names are empty is not (a lone "in", which hayagriva
///   prints).
/// - In a list, an author who comes again is printed again, not as a dash: a link may lead to any
///   entry.
/// - Notes lose what stands around them, as they are set in brackets instead
///   ([`super::processor::Processor::page`]).
pub(super) fn amend(style: &mut IndependentStyle) {
    style
        .citation
        .layout
        .elements
        .iter_mut()
        .for_each(amend_element);
    if let Some(list) = &mut style.bibliography {
        list.layout.elements.iter_mut().for_each(amend_element);
        list.subsequent_author_substitute = None;
    }
    style
        .macros
        .iter_mut()
        .for_each(|part| amend_group(&mut part.children));
    if style.settings.class == StyleClass::Note {
        style.citation.layout.prefix = None;
        style.citation.layout.suffix = None;
    }
}

/// Replaces macros of a style of the archive by those of the same name in our own CSL files; the
/// files say why. A style that a bank brings along is left its own.
pub(super) fn replace_macros(style: &mut IndependentStyle) {
    let Some(own) = OWN.iter().find(|own| own.id == style.info.id) else {
        return;
    };
    if let Ok(amended) = IndependentStyle::from_xml(own.csl) {
        for part in amended.macros {
            style.macros.retain(|old| old.name != part.name);
            style.macros.push(part);
        }
        let locales = amended.locale.into_iter();
        locales.for_each(|terms| add_terms(style, terms));
        walk::each(style, &mut |element| {
            leave_out_own_publisher(element, own.keeps_places);
        });
    }
}

/// Adds terms of a language. hayagriva looks at the first set of a style's terms in a language only, and takes the first term.
fn add_terms(style: &mut IndependentStyle, own: Locale) {
    let known = style.locale.iter_mut().find(|known| known.lang == own.lang);
    match known.and_then(|known| known.terms.as_mut()) {
        Some(known) => {
            let terms = own.terms.map(|own| own.terms).unwrap_or_default();
            known.terms.splice(0..0, terms);
        }
        None => style.locale.push(own),
    }
}

/// Leaves a publisher out that is the author. Cite Them Right has it with its place, of what is not online.
fn leave_out_own_publisher(element: &mut LayoutRenderingElement, keeps_places: bool) {
    let is_publisher = |text: &Text| {
        let places = [
            StandardVariable::Publisher,
            StandardVariable::PublisherPlace,
        ];
        matches!(text.target, TextTarget::Variable { var: Variable::Standard(var), .. } if places.contains(&var))
    };
    if let LayoutRenderingElement::Text(text) = element
        && is_publisher(text)
    {
        let mut unless_own = unless_legal(element.clone());
        unless_own.if_.type_ = None;
        unless_own.if_.variable = Some(vec![Variable::Standard(OWN_PUBLISHER)]);
        if keeps_places {
            let printed = unless_own.if_.children.clone();
            let online = [StandardVariable::DOI, StandardVariable::URL];
            unless_own.else_if = vec![
                if_any(&online, Vec::new()),
                if_any(&[StandardVariable::PublisherPlace], printed),
            ];
        }
        *element = LayoutRenderingElement::Choose(unless_own);
    }
}

/// A branch that is taken if one of some variables is set.
fn if_any(variables: &[StandardVariable], children: Vec<LayoutRenderingElement>) -> ChooseBranch {
    ChooseBranch {
        variable: Some(variables.iter().copied().map(Variable::Standard).collect()),
        match_: ChooseMatch::Any,
        ..walk::always(children)
    }
}

/// Has dates print the year alone where a style asks for no more: hayagriva prints the season too (`Spring/2008`). The year
/// comes with what the language sets around it.
pub(super) fn print_years_alone(
    style: &mut IndependentStyle,
    locales: &[Locale],
    language: &LocaleCode,
) {
    let own = style.locale.clone();
    let is_own = |locale: &&Locale| {
        let lang = locale.lang.as_ref();
        lang.is_none_or(|lang| language.0.starts_with(&lang.0))
    };
    let spoken = locales.iter().filter(is_own).chain(locales);
    let known: Vec<&Locale> = own.iter().filter(is_own).chain(spoken).collect();
    walk::each(style, &mut |element| {
        let LayoutRenderingElement::Date(date) = element else {
            return;
        };
        let (Some(_), Some(DateParts::Year)) = (date.form, date.parts) else {
            return;
        };
        let mut dates = known.iter().flat_map(|locale| &locale.date);
        let year = dates.find(|known| known.form == date.form);
        let year = year.and_then(|known| {
            let mut parts = known.date_part.iter();
            parts.find(|part| part.name == DatePartName::Year)
        });
        if let Some(year) = year {
            date.date_part = vec![year.clone()];
            date.form = None;
        }
    });
}

/// Amends elements that are printed only if one of their variables is set. Names that are empty do
/// not count as a variable with hayagriva, so a variable that is never set stands beside them.
fn amend_group(elements: &mut Vec<LayoutRenderingElement>) {
    elements.iter_mut().for_each(amend_element);
    if elements
        .iter()
        .any(|element| matches!(element, LayoutRenderingElement::Names(_)))
    {
        let never_set = Variable::Standard(StandardVariable::Annote);
        elements.push(LayoutRenderingElement::Text(Text::with_target(never_set)));
    }
}

fn amend_element(element: &mut LayoutRenderingElement) {
    match element {
        LayoutRenderingElement::Text(text) if is_no_date(text) => {
            *element = LayoutRenderingElement::Choose(unless_legal(element.clone()));
        }
        LayoutRenderingElement::Group(group) => amend_group(&mut group.children),
        LayoutRenderingElement::Names(names) => amend_names(names),
        LayoutRenderingElement::Choose(choose) => {
            amend_group(&mut choose.if_.children);
            choose
                .else_if
                .iter_mut()
                .for_each(|branch| amend_group(&mut branch.children));
            if let Some(branch) = &mut choose.otherwise {
                amend_group(&mut branch.children);
            }
        }
        _ => {}
    }
}

fn amend_names(names: &mut Names) {
    let has_name = names
        .children
        .iter()
        .any(|child| matches!(child, NamesChild::Name(_)));
    if !has_name && !names.children.is_empty() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    for child in &mut names.children {
        // Names in here inherit what they do not have themselves.
        if let NamesChild::Substitute(substitute) = child {
            let others = substitute
                .children
                .iter_mut()
                .filter(|child| !matches!(child, LayoutRenderingElement::Names(_)));
            others.for_each(amend_element);
        }
    }
}

fn is_no_date(text: &Text) -> bool {
    matches!(
        text.target,
        TextTarget::Term {
            term: Term::Other(OtherTerm::NoDate),
            ..
        }
    )
}

fn unless_legal(element: LayoutRenderingElement) -> Choose {
    Choose {
        if_: ChooseBranch {
            type_: Some(vec![
                Kind::Bill,
                Kind::LegalCase,
                Kind::Legislation,
                Kind::Regulation,
                Kind::Treaty,
            ]),
            match_: ChooseMatch::None,
            ..walk::always(vec![element])
        },
        else_if: Vec::new(),
        otherwise: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_macros_are_valid_csl() {
        for own in OWN {
            let amended = IndependentStyle::from_xml(own.csl).unwrap();
            assert_eq!(amended.info.id, own.id);
            assert!(!amended.macros.is_empty());
        }
    }
}
