//! A collection for each kind: its folder, and a form with its fields.

use serde_json::{Value, json};

use crate::model::Bank;
use crate::schema::{Field, Kind, Type};

use super::super::offered::is_offered;
use super::widget::Widgets;

/// The form of a kind: what must be there, what is offered to those who begin, the text, and all the rest.
pub(super) fn collection(bank: &Bank, kind: &Kind) -> Value {
    let widgets = Widgets {
        schema: &bank.schema,
    };
    // The folder says the kind, and the name of the file the id.
    let fields = kind.fields.iter();
    let fields = fields.filter(|field| !["kind", "id"].contains(&field.name.as_str()));
    let (needed, others): (Vec<&Field>, Vec<&Field>) = fields.partition(|field| field.required);
    let (offered, later): (Vec<&Field>, Vec<&Field>) = others
        .into_iter()
        .partition(|field| is_offered(&bank.schema, kind, field));
    // What every kind has stands behind what this one is about.
    let is_shared = |field: &&Field| {
        let mut kinds = bank.schema.kinds.values();
        !matches!(field.ty, Type::Terms { .. })
            && kinds.all(|kind| kind.field(&field.name).is_some())
    };
    let (shared, own): (Vec<&Field>, Vec<&Field>) = offered.into_iter().partition(is_shared);
    let form = |fields: Vec<&Field>| -> Vec<Value> {
        let made = fields.into_iter();
        made.map(|field| widgets.field(field, &kind.id)).collect()
    };
    let mut all = form(needed);
    all.extend(form(own));
    all.push(super::widget::ready(include_str!("body.json")));
    all.extend(form(shared));
    all.extend(form(later));
    let mut found = json!({
        "name": kind.id,
        "label": kind.plural,
        "label_singular": kind.label,
    });
    if let Some(description) = &kind.description {
        found["description"] = description.as_str().into();
    }
    found["folder"] = format!("content/{}", kind.folder).into();
    found["create"] = true.into();
    found["extension"] = "md".into();
    found["format"] = "yaml-frontmatter".into();
    found["fields"] = all.into();
    found
}
