//! Declared values as templates see them.

use indexmap::IndexMap;

use crate::schema::{Choice, Field, Type};
use crate::site::text::PageText;
use crate::{
    model::{Fields, Named, Rating, Target, Value},
    text::Date,
};
use crate::{site::path, text::html};

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
    let values = match (value, &field.shape) {
        (Value::List(items), Type::List(item)) => items
            .iter()
            .flat_map(|value| one(text, value, item))
            .collect(),
        _ => one(text, value, field),
    };
    let html: Vec<&str> = values.iter().map(|value| value.html.as_str()).collect();
    FieldView {
        name: &field.name,
        label: &field.label,
        shape: shape(&field.shape),
        of: of(&field.shape),
        place: field.place,
        unit: field.unit.as_deref(),
        html: html.join(", "),
        values,
    }
}

fn shape(shape: &Type) -> &'static str {
    match shape {
        Type::Text => "text",
        Type::Markdown => "markdown",
        Type::Number => "number",
        Type::Bool => "bool",
        Type::Date => "date",
        Type::Url => "url",
        Type::Level { .. } => "level",
        Type::Terms { .. } => "terms",
        Type::Entries { .. } => "entries",
        Type::Sources => "sources",
        Type::Ratings => "ratings",
        Type::List(_) => "list",
        Type::Group { .. } => "group",
    }
}

fn of(declared: &Type) -> Option<&str> {
    match declared {
        Type::List(item) => match &item.shape {
            Type::Group {
                name: Some(name), ..
            } => Some(name),
            other => Some(shape(other)),
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
        Value::Number(number) => vec![of_number(number, field)],
        Value::Bool(value) => {
            let word = if *value { "yes" } else { "no" };
            let word = text.site.bank.messages().text(word);
            vec![ValueView {
                html: html::escape(&word),
                code: value.to_string(),
                ..ValueView::default()
            }]
        }
        Value::Date(date) => vec![of_date(text, *date)],
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
            let Type::List(item) = &field.shape else {
                return Vec::new();
            };
            items
                .iter()
                .flat_map(|value| one(text, value, item))
                .collect()
        }
        Value::Group(fields) | Value::Gap(fields) => vec![of_group(text, fields, field)],
        Value::Finding(finding) => vec![ValueView {
            finding: Some(FindingView::new(finding)),
            ..of_group(text, &finding.fields, field)
        }],
    }
}

fn of_text(text: &mut PageText<'_>, written: &str, field: &Field) -> ValueView<'static> {
    let option: Option<&Choice> = field.options.iter().find(|option| option.code == written);
    let html = option.map_or_else(|| text.plain(written), |option| html::escape(&option.label));
    let plain = option.and_then(|option| option.plain.clone());
    ValueView {
        html,
        code: written.to_owned(),
        plain,
        ..ValueView::default()
    }
}

fn of_number(number: &str, field: &Field) -> ValueView<'static> {
    let unit = field
        .unit
        .as_ref()
        .map_or_else(String::new, |unit| format!("\u{a0}{unit}"));
    ValueView {
        html: html::escape(&format!("{number}{unit}")),
        code: number.to_owned(),
        ..ValueView::default()
    }
}

fn of_date(text: &PageText<'_>, date: Date) -> ValueView<'static> {
    let words = html::escape(&text.site.bank.messages().date(date));
    let html = format!("<time datetime=\"{date}\">{words}</time>");
    ValueView {
        html,
        code: date.to_string(),
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
    let vocabulary = match &field.shape {
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
    } = &field.shape
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
