//! The means by which a style tells sources apart, as forms of the style.
//!
//! hayagriva tells apart what it is given in one run, gives up after three rounds, and takes some of its means only for
//! sources that are cited once. So it is asked for none of them: which source needs which is found by [`super::apart`] for
//! all sources of a bank, and the style is given in the form that has them.

use std::mem;
use std::sync::OnceLock;

use hayagriva::citationberg::taxonomy::{OtherTerm, StandardVariable, Term, Variable};
use hayagriva::citationberg::{
    Choose, ChooseMatch, DisambiguationRule, IndependentStyle, LayoutRenderingElement, Text,
    TextTarget,
};

use super::{class::Class, walk};

/// The variable that holds the letter of a source: CSL's own cannot be set, and no style prints keywords.
pub(super) const LETTER: StandardVariable = StandardVariable::Keyword;
/// The name of that variable in an item.
pub(super) const LETTER_FIELD: &str = "keyword";
/// The most names that are ever printed to tell sources apart.
pub(super) const MOST_NAMES: usize = 12;

/// Where a style adds initials to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Initials {
    Never,
    /// To citations that are alike.
    WhereAlike,
    /// Wherever two people have one name.
    Everywhere,
}

/// Where a style prints letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    Never,
    /// Where it says so itself.
    Placed,
    /// Behind the year.
    BehindYear,
}

/// By which means a style tells sources apart.
#[derive(Debug)]
pub(super) struct Means {
    pub(super) adds_names: bool,
    pub(super) initials: Initials,
    pub(super) letters: Letters,
    /// Whether parts of a citation are printed only where it is like another.
    pub(super) has_conditions: bool,
    forms: Vec<OnceLock<IndependentStyle>>,
}

impl Means {
    /// Takes the means out of a style that cites by author; others keep theirs.
    pub(super) fn take(style: &mut IndependentStyle, class: Class) -> Self {
        if class != Class::AuthorDate {
            return Self::none();
        }
        let citation = &mut style.citation;
        let adds_names = mem::take(&mut citation.disambiguate_add_names);
        let initials = match citation.givenname_disambiguation_rule {
            _ if !mem::take(&mut citation.disambiguate_add_givenname) => Initials::Never,
            DisambiguationRule::ByCite => Initials::WhereAlike,
            _ => Initials::Everywhere,
        };
        let letters = match mem::take(&mut citation.disambiguate_add_year_suffix) {
            false => Letters::Never,
            true if place_letters(style) => Letters::Placed,
            true => Letters::BehindYear,
        };
        if letters == Letters::BehindYear {
            walk::each(style, &mut follow_no_date);
        }
        Self {
            adds_names,
            initials,
            letters,
            has_conditions: has_conditions(style),
            forms: (0..2 * (MOST_NAMES + 1)).map(|_| OnceLock::new()).collect(),
        }
    }

    fn none() -> Self {
        Self {
            adds_names: false,
            initials: Initials::Never,
            letters: Letters::Never,
            has_conditions: false,
            forms: Vec::new(),
        }
    }

    /// The style in the form that prints this many names (0: as many as it says itself), and all that it prints only of
    /// citations that are alike; and the number of that form, which is 0 for the style itself.
    pub(super) fn form<'s>(
        &'s self,
        style: &'s IndependentStyle,
        names: usize,
        in_full: bool,
    ) -> (usize, &'s IndependentStyle) {
        let names = names.min(MOST_NAMES);
        let place = names + usize::from(in_full) * (MOST_NAMES + 1);
        let Some(form) = self.forms.get(place).filter(|_| place > 0) else {
            return (0, style);
        };
        let form = form.get_or_init(|| {
            let mut form = style.clone();
            if let (Ok(names), true) = (u32::try_from(names), names > 0) {
                print_names(&mut form, names);
            }
            if in_full {
                walk::each(&mut form, &mut meet_conditions);
            }
            form
        });
        (place, form)
    }
}

/// Has a style print our letters where it prints hayagriva's, and says whether there is such a place. A letter that is not
/// there must not count as a variable that is empty: the group around it (`n.d.-a`) would not be printed.
fn place_letters(style: &mut IndependentStyle) -> bool {
    let mut found = false;
    walk::each(style, &mut |element| {
        if let LayoutRenderingElement::Text(text) = element
            && is_variable(text, StandardVariable::YearSuffix)
        {
            found = true;
            *element = letter(text.clone());
        }
    });
    found
}

/// Sets the letter of an undated source behind the words that say so.
fn follow_no_date(element: &mut LayoutRenderingElement) {
    let is_no_date = |text: &Text| {
        let no_date = Term::Other(OtherTerm::NoDate);
        matches!(&text.target, TextTarget::Term { term, .. } if *term == no_date)
    };
    if let LayoutRenderingElement::Text(text) = element
        && is_no_date(text)
    {
        let mut dashed = Text::with_target(Variable::Standard(LETTER));
        dashed.affixes.prefix = Some("-".to_owned());
        let branch = vec![element.clone(), letter(dashed)];
        *element = LayoutRenderingElement::Choose(Choose {
            if_: walk::always(branch),
            else_if: Vec::new(),
            otherwise: None,
        });
    }
}

/// A text that prints the letter, if there is one.
fn letter(mut text: Text) -> LayoutRenderingElement {
    text.target = TextTarget::Variable {
        var: Variable::Standard(LETTER),
        form: hayagriva::citationberg::LongShortForm::default(),
    };
    let mut branch = walk::always(vec![LayoutRenderingElement::Text(text)]);
    branch.variable = Some(vec![Variable::Standard(LETTER)]);
    LayoutRenderingElement::Choose(Choose {
        if_: branch,
        else_if: Vec::new(),
        otherwise: None,
    })
}

fn is_variable(text: &Text, variable: StandardVariable) -> bool {
    matches!(&text.target, TextTarget::Variable { var: Variable::Standard(var), .. } if *var == variable)
}

fn has_conditions(style: &mut IndependentStyle) -> bool {
    let mut found = false;
    walk::each(style, &mut |element| {
        if let LayoutRenderingElement::Choose(choose) = element {
            found |= walk::branches(choose).any(|branch| branch.disambiguate == Some(true));
        }
    });
    found
}

/// Takes the branches that are for citations that are like others.
fn meet_conditions(element: &mut LayoutRenderingElement) {
    let LayoutRenderingElement::Choose(choose) = element else {
        return;
    };
    for branch in walk::branches(choose) {
        if branch.disambiguate.take() == Some(true) {
            let has_others = branch.type_.is_some()
                || branch.variable.is_some()
                || branch.locator.is_some()
                || branch.position.is_some()
                || branch.is_numeric.is_some();
            if !has_others || branch.match_ == ChooseMatch::Any {
                *branch = walk::always(mem::take(&mut branch.children));
            }
        }
    }
}

fn print_names(style: &mut IndependentStyle, names: u32) {
    style.citation.name_options.et_al_use_first = Some(names);
    style.citation.name_options.et_al_subsequent_use_first = Some(names);
    walk::each(style, &mut |element| {
        if let LayoutRenderingElement::Names(element) = element
            && element.et_al_use_first.is_some()
        {
            element.et_al_use_first = Some(names);
        }
    });
}
