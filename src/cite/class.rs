//! How styles cite.

use hayagriva::citationberg::taxonomy::{NumberVariable, Variable};
use hayagriva::citationberg::{CitationFormat, IndependentStyle, StyleCategory, StyleClass};

/// How a style cites, and so which calls serve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// By author and year or by a label: a citation stands alone ([`super::Processor::in_text`]), once its source has been told
    /// apart from others ([`super::Processor::tell_apart`]).
    AuthorDate,
    /// By the number in the page's own list ([`super::Processor::page`]).
    Numeric,
    /// By notes, which refer back to earlier ones on the page ([`super::Processor::page`]).
    Note,
}

/// How a style cites.
pub(super) fn class_of(style: &IndependentStyle) -> Class {
    let number = Variable::Number(NumberVariable::CitationNumber);
    let layout = &style.citation.layout;
    if style.settings.class == StyleClass::Note {
        Class::Note
    } else if is_of(style, CitationFormat::Numeric)
        || layout
            .find_variable_element(number, &style.macros)
            .is_some()
    {
        Class::Numeric
    } else {
        Class::AuthorDate
    }
}

fn is_of(style: &IndependentStyle, format: CitationFormat) -> bool {
    style
        .info
        .category
        .contains(&StyleCategory::CitationFormat { format })
}
