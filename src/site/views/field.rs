//! Declared values as templates see them.

use std::borrow::Cow;

use indexmap::IndexMap;

use crate::model::{Fields, Finding, Named, Rating, Target, Value};
use crate::schema::{CITATION, Choice, Field, Type};
use crate::site::path;
use crate::site::text::PageText;
use crate::text::{html, plain};

use super::link::LinkView;
use super::rating::RatingView;
use super::source::of_source;
use super::value::{FieldView, FindingView, ValueView};

/// Shows the values of an entry, in the order of declaration.
pub(crate) fn fields<'s>(
    text: &mut PageText<'s>,
    values: &Fields,
    declared: &'s [Field],
) -> IndexMap<&'s str, FieldView<'s>> {
    let mut found = IndexMap::new();
    for field in declared {
        if let Some(value) = values.get(&field.name) {
            text.is_quiet = field.place.is_none();
            found.insert(field.name.as_str(), view(text, value, field));
        }
    }
    text.is_quiet = false;
    found
}

fn view<'s>(text: &mut PageText<'s>, value: &Value, field: &'s Field) -> FieldView<'s> {
    let values = match (value, &field.ty) {
        (Value::List(items), Type::List(item)) => items
            .iter()
            .flat_map(|value| one(text, value, item))
            .collect(),
        _ => one(text, value, field),
    };
    let values = linked(text, values, field);
    let html: Vec<&str> = values.iter().map(|value| value.html.as_str()).collect();
    FieldView {
        name: &field.name,
        label: &field.label,
        shape: field.ty.name(),
        of: of(&field.ty),
        place: field.place,
        unit: field.unit.as_deref(),
        html: html.join(", "),
        values,
    }
}

/// Texts that can be browsed by lead to all entries that have them.
fn linked<'s>(
    text: &PageText<'s>,
    mut values: Vec<ValueView<'s>>,
    field: &Field,
) -> Vec<ValueView<'s>> {
    let ty = match &field.ty {
        Type::List(item) => &item.ty,
        ty => ty,
    };
    if !field.facet || !matches!(ty, Type::Text) {
        return values;
    }
    for value in &mut values {
        if let Some(folder) = text.site.lists.folder_of(&field.name, &value.code) {
            // A text with a link of its own, to the glossary, keeps that one.
            if !value.html.contains("<a ") {
                let href = text.href(&path::page(folder, 1));
                value.html = html::link(&href, &value.html);
            }
        }
    }
    values
}

fn of(declared: &Type) -> Option<&str> {
    match declared {
        Type::List(item) => match &item.ty {
            Type::Group {
                name: Some(name), ..
            } => Some(name),
            other => Some(other.name()),
        },
        Type::Group { name, .. } => name.as_deref(),
        _ => None,
    }
}

/// The values that a declared value stands for: several for terms, entries, sources and ratings.
fn one<'s>(text: &mut PageText<'s>, value: &Value, field: &'s Field) -> Vec<ValueView<'s>> {
    match value {
        Value::Text(written) => vec![of_text(text, written, field)],
        Value::Markdown(body) => vec![ValueView {
            html: text.body(body),
            ..ValueView::default()
        }],
        Value::Scalar(scalar) => vec![ValueView {
            html: scalar.html(text.site.bank.messages(), field.unit.as_deref()),
            code: scalar.code().into_owned(),
            ..ValueView::default()
        }],
        Value::Url(target, _) => vec![of_url(text, target)],
        Value::Level(_) | Value::Ratings(_) => value
            .ratings()
            .iter()
            .filter_map(|rating| rated(text, rating))
            .collect(),
        Value::Terms(_, names) => names
            .iter()
            .map(|named| of_term(text, named, field))
            .collect(),
        Value::Entries(names) => names.iter().map(|named| of_entry(text, named)).collect(),
        Value::Sources(sources) => sources
            .iter()
            .map(|source| of_source(text, source))
            .collect(),
        Value::List(items) => {
            let Type::List(item) = &field.ty else {
                return Vec::new();
            };
            items
                .iter()
                .flat_map(|value| one(text, value, item))
                .collect()
        }
        Value::Group(fields) | Value::Person(fields) | Value::Gap(fields) => {
            vec![of_group(text, fields, field)]
        }
        Value::Finding(finding) => vec![ValueView {
            finding: Some(FindingView::new(finding, stands_on(text, finding))),
            ..of_group(text, &finding.fields, field)
        }],
    }
}

/// The finding's own place, where another page has it.
fn stands_on(text: &PageText<'_>, finding: &Finding) -> Option<LinkView> {
    let bank = text.bank();
    let page = bank.find(finding.page()?)?;
    let (_, key) = finding.from.as_ref()?.name.split_once('#')?;
    let entry = &bank.entries[page];
    Some(LinkView {
        title: entry.title.clone(),
        path: format!("{}#{key}", path::entry(bank, entry)),
    })
}

fn of_text(text: &mut PageText<'_>, written: &str, field: &Field) -> ValueView<'static> {
    let option: Option<&Choice> = field.options.iter().find(|option| option.code == written);
    // The marks of a source's titles are for references.
    let is_source = text.entry.is_some_and(|entry| entry.base == CITATION);
    let words = if is_source {
        plain(written)
    } else {
        Cow::Borrowed(written)
    };
    let html = option.map_or_else(|| text.plain(&words), |option| html::escape(&option.label));
    let meaning = option.and_then(|option| option.plain.clone());
    ValueView {
        html,
        code: written.to_owned(),
        plain: meaning,
        ..ValueView::default()
    }
}

fn of_url(text: &PageText<'_>, target: &Target) -> ValueView<'static> {
    let (href, name) = text.target(target);
    let shown = html::escape(name.strip_prefix("content/").unwrap_or(&name));
    let html = href.map_or_else(|| shown.clone(), |href| html::link(&href, &shown));
    ValueView {
        html,
        code: name,
        ..ValueView::default()
    }
}

/// A rating with the sources that it rests on.
fn rated(text: &PageText<'_>, rating: &Rating) -> Option<ValueView<'static>> {
    let mut shown = super::rating::rating(&text.site.bank, rating)?;
    shown.sources = rating
        .sources
        .iter()
        .map(|source| of_source(text, source).html)
        .collect();
    Some(of_rating(shown))
}

fn of_rating(rating: RatingView) -> ValueView<'static> {
    let (html, code) = (html::escape(&rating.label), rating.code.clone());
    ValueView {
        html,
        code,
        plain: rating.plain.clone(),
        rating: Some(rating),
        ..ValueView::default()
    }
}

fn of_term(text: &PageText<'_>, named: &Named, field: &Field) -> ValueView<'static> {
    let code = named.name.clone();
    let vocabulary = match &field.ty {
        Type::Terms { vocabulary, .. } => text.site.bank.schema.vocabularies.get(vocabulary),
        _ => None,
    };
    let Some((vocabulary, term)) =
        vocabulary.and_then(|found| Some((found, found.terms.get(&code)?)))
    else {
        return ValueView {
            html: html::escape(&code),
            code,
            ..ValueView::default()
        };
    };
    let href = text.href(&format!("{}/{}/index.html", vocabulary.id, term.id));
    ValueView {
        html: html::link(&href, &html::escape(&term.label)),
        code,
        plain: term.definition.clone(),
        ..ValueView::default()
    }
}

fn of_entry(text: &PageText<'_>, named: &Named) -> ValueView<'static> {
    let bank = &text.site.bank;
    let code = named.name.clone();
    let Some(entry) = bank.find(&code).map(|id| &bank.entries[id]) else {
        return ValueView {
            html: html::escape(&code),
            code,
            ..ValueView::default()
        };
    };
    let href = text.href(&path::entry(bank, entry));
    ValueView {
        html: html::link(&href, &html::escape(&entry.title)),
        code,
        plain: entry.summary.clone(),
        ..ValueView::default()
    }
}

fn of_group<'s>(text: &mut PageText<'s>, values: &Fields, field: &'s Field) -> ValueView<'s> {
    let Type::Group {
        fields: declared, ..
    } = &field.ty
    else {
        return ValueView::default();
    };
    let shown = declared
        .iter()
        .filter_map(|field| Some((field, values.get(&field.name)?)));
    let fields: IndexMap<&str, FieldView<'_>> = shown
        .map(|(field, value)| (field.name.as_str(), view(text, value, field)))
        .collect();
    let parts: Vec<String> = fields
        .values()
        .map(|field| format!("{}: {}", html::escape(field.label), field.html))
        .collect();
    ValueView {
        html: parts.join("; "),
        fields,
        ..ValueView::default()
    }
}
