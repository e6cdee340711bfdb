//! Reading an entry: its head by what its kind declares, its text by the dialect.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::memo::key;
use crate::record::cut_texts;
use crate::scalar::Scalar;
use crate::schema::{CITATION, Kind, Schema};
use crate::text::{File, plain};
use crate::yaml::Node;

use super::borrowed;
use super::entry_id::{called, id, language, place_id};
use super::front_matter::{self, Split};
use super::label::words_of;
use super::markdown::{self, Title};
use super::origin::Origin;
use super::reader::Reader;
use super::reading::Reading;
use crate::model::{Body, Entry, Fields, Parsed, Status};
use crate::text::title_of_name;

/// Reads one entry. What is wrong with it is reported.
pub fn entry(file: &File, reading: Reading<'_>, out: &mut Diagnostics) -> Parsed {
    let schema = reading.schema;
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.strip_prefix("content/").unwrap_or_default();
    let kind = schema.kind_of_folder(folder);
    let id = place_id(file, kind.map_or(folder, |kind| &kind.folder), schema);
    let entry = match front_matter::split(file) {
        Ok(split) => whole(file, split, reading, out),
        Err(broken) => {
            out.push(broken);
            None
        }
    };
    let id = entry
        .as_ref()
        .map_or(id.name, |entry| entry.id.name.clone());
    Parsed {
        entry: entry.map(Arc::new),
        id,
    }
}

fn whole(
    file: &File,
    mut split: Split,
    reading: Reading<'_>,
    out: &mut Diagnostics,
) -> Option<Entry> {
    let schema = reading.schema;
    let kind = kind(file, &split.node, schema, out)?;
    if is_empty(file, kind, out) {
        return None;
    }
    if file.text.starts_with("---") {
        cut_texts(file, &split.node, out);
    }
    let place = place_id(file, &kind.folder, schema);
    let place = called(&split.node, file, &schema.field_names, kind, place);
    split.node = borrowed::head(split.node, file, &schema.field_names, kind);
    let mut reader = Reader::new(file, reading, &kind.id);
    let spoken = language(file, &split.node, &kind.folder, schema);
    reader.language.clone_from(&spoken);
    let origin = Origin::body(file, split.body.clone());
    let title = split.node.get("title").filter(|node| !node.is_blank());
    let title = title.and_then(|node| node.text(&file.text)).map(str::trim);
    let body = markdown::render(
        &origin,
        reading.markup(title.map_or(Title::Wanted, Title::Given), spoken.as_deref()),
        &mut reader.anchors,
        &mut reader.out,
    );
    let fields = reader.fields(&split.node, &kind.fields, &with_article(&kind.label));
    reader.check_keys();
    let id = id(file, &split.node, place, &mut reader.out);
    out.merge(reader.out);
    let open = reader.open;
    let date = |name| fields.date(name);
    let mut entry = Entry {
        file: file.clone(),
        kind: kind.id.clone(),
        base: kind.base.clone(),
        title: title_of(&fields, &body, file),
        summary: fields.text("summary").map(words_of),
        published: date("published"),
        reviewed: date("reviewed"),
        review_by: date("review_by"),
        status: Status::named(fields.text("status").unwrap_or_default()),
        status_date: date("status_date"),
        language: spoken,
        weight: fields.scalar("weight").and_then(Scalar::number),
        id,
        terms: fields.terms(),
        open,
        fields,
        body,
        markdown: split.body.clone(),
        link_key: 0,
    };
    if kind.base == CITATION {
        // The marks of a title are for references; everywhere else it is words.
        entry.title = plain(&entry.title).into_owned();
    }
    let anchors: Vec<&str> = entry.anchors().collect();
    let aliases: Vec<&str> = crate::model::names::aliases(&entry).collect();
    let names = (&entry.id.name, &entry.title, aliases);
    entry.link_key = key((names, entry.path(), &entry.kind, anchors));
    Some(entry)
}

/// Whether a file of a kind that needs more than a title holds nothing, which is reported.
fn is_empty(file: &File, kind: &Kind, out: &mut Diagnostics) -> bool {
    let mut fields = kind.fields.iter();
    let needs_more = fields.any(|field| field.required && field.name != "title");
    let is_empty = needs_more && file.text.trim().is_empty();
    if is_empty {
        let message = "this file is empty".to_owned();
        let found = Diagnostic::new(Code::NoFrontMatter, &file.path, 0..0, message);
        let help = format!(
            "`sourcebook new {}` writes one with every field, or take the file away.",
            kind.id
        );
        out.push(found.help(help));
    }
    is_empty
}

/// What an entry is called: what its author says, else its first heading, else the name of its file.
fn title_of(fields: &Fields, body: &Body, file: &File) -> String {
    let written = fields.text("title").or(body.title.as_deref());
    written.map_or_else(|| title_of_name(&file.path), str::to_owned)
}

/// "an evidence summary", "a guide page".
fn with_article(label: &str) -> String {
    let label = label.to_lowercase();
    let article = if label.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {label}")
}

fn kind<'a>(
    file: &File,
    node: &Node,
    schema: &'a Schema,
    out: &mut Diagnostics,
) -> Option<&'a Kind> {
    let known = || schema.kinds.keys().map(String::as_str);
    if let Some(node) = node.get("kind") {
        let name = node.text(&file.text).unwrap_or_default();
        if let Some(kind) = schema.kinds.get(name) {
            return Some(kind);
        }
        let message = format!("there is no kind `{name}`");
        out.push(
            Diagnostic::new(Code::UnknownKind, &file.path, node.span.clone(), message)
                .misses(Misses::Kind)
                .nearest(name, known()),
        );
        return None;
    }
    let folder = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    let kind = schema.kind_of_folder(folder);
    if kind.is_none() {
        let folders: Vec<&str> = schema
            .kinds
            .values()
            .map(|kind| kind.folder.as_str())
            .collect();
        let top = folder.split('/').next().unwrap_or_default();
        let message = if folder.is_empty() {
            "an entry directly in content/ needs `kind`".to_owned()
        } else {
            format!("no kind has the folder `{folder}`")
        };
        let found = Diagnostic::new(
            Code::UnknownKind,
            &file.path,
            node.span.start..node.span.start,
            message,
        );
        let found = found.misses(Misses::Kind);
        out.push(match crate::diagnostic::nearest(top, folders) {
            Some(near) => found.help(format!(
                "Did you mean the folder `{near}`? Or add `kind: …`."
            )),
            None => found.help("Move the file into the folder of its kind, or add `kind: …`."),
        });
    }
    kind
}
