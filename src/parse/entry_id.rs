//! The id of an entry, which is part of its address: by its place, or as its head says.

use crate::config::{Addresses, FieldNames, Generator};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Named;
use crate::schema::{Kind, Schema};
use crate::text::{File, id_of_file, is_entry_id, slug, stem, without_numbers};
use crate::yaml::Node;

/// The id that a file has by its place; by its name alone where the bank keeps to flat addresses.
pub(super) fn place_id(file: &File, folder: &str, schema: &Schema) -> Named {
    let name = match (schema.addresses, schema.field_names.generator) {
        (Addresses::Flat, _) => slug(&stem(&file.path)),
        // Numbers before names put them in order there, and are no part of an address.
        (_, Some(Generator::Docusaurus)) => id_of_file(&without_numbers(&file.path), folder),
        _ => id_of_file(&file.path, folder),
    };
    Named { name, span: 0..0 }
}

/// The id that another generator would make of the head of a file: by `slug`, or by an `id` that is the last part alone.
pub(super) fn called(
    head: &Node,
    file: &File,
    names: &FieldNames,
    kind: &Kind,
    place: Named,
) -> Named {
    let Some(generator) = names.generator.filter(|_| kind.field("slug").is_none()) else {
        return place;
    };
    let key = if head.get("slug").is_some_and(|node| !node.is_blank()) {
        "slug"
    } else if generator == Generator::Docusaurus {
        "id"
    } else {
        return place;
    };
    let Some(node) = head.get(key) else {
        return place;
    };
    let written = node.text(&file.text).unwrap_or_default().trim();
    let parts: Vec<String> = written
        .split('/')
        .filter(|part| !part.is_empty())
        .map(slug)
        .collect();
    if parts.is_empty() {
        return place;
    }
    let is_whole = written.starts_with('/') || generator == Generator::Starlight;
    let name = match place.name.rsplit_once('/').filter(|_| !is_whole) {
        Some((folders, _)) => format!("{folders}/{}", parts.join("/")),
        None => parts.join("/"),
    };
    Named {
        name,
        span: node.span.clone(),
    }
}

/// The id that the head of a file gives it, else another; one that cannot be an id is reported.
pub(super) fn id(file: &File, node: &Node, place: Named, out: &mut Diagnostics) -> Named {
    let written = node.get("id").filter(|_| place.span.is_empty());
    let written = written.and_then(|node| Some((node.text(&file.text)?.trim(), node.span.clone())));
    let (name, span) = written.map_or((place.name, place.span), |(name, span)| {
        (name.to_owned(), span)
    });
    if !is_entry_id(&name) {
        let length = name.chars().count();
        let shown: String = name.chars().take(60).collect();
        let message = match length {
            0..=100 => format!(
                "`{shown}` cannot be an id: ids are made of small letters, digits and hyphens"
            ),
            _ => format!("`{shown}…` cannot be an id: it has {length} letters, the limit is 100"),
        };
        let mend = slug(&name);
        let help = format!(
            "Write `id: {mend}`, or take the line out: the id is then made from the file's name."
        );
        out.push(Diagnostic::new(Code::BadId, &file.path, span.clone(), message).help(help));
    }
    Named { name, span }
}
