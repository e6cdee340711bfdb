//! The id of an entry, which is part of its address: by its place, or as its head says.

use crate::config::{Addresses, FieldNames, Generator};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Named;
use crate::schema::{Kind, Schema};
use crate::text::{
    File, id_of_file, is_entry_id, is_folder_page, no_id, slug, stem, without_numbers,
};
use crate::yaml::Node;

/// The id that a file has by its place; by its name alone where the bank keeps to flat addresses.
pub(super) fn place_id(file: &File, folder: &str, schema: &Schema) -> Named {
    if let Some((language, path)) = of_language(&file.path, &schema.languages)
        && schema.addresses == Addresses::Folders
    {
        // `start.cy.md` stands where `cy/start.md` would.
        let is_first = is_folder_page(&path) && is_top(&path, folder);
        let name = if is_first {
            language.to_owned()
        } else {
            format!("{language}/{}", id_of_file(&path, folder))
        };
        return Named { name, span: 0..0 };
    }
    let generator = schema.field_names.generator;
    let path = match generator {
        Some(Generator::Docusaurus | Generator::MdBook) => as_folder_page(&file.path),
        _ => file.path.to_string(),
    };
    let name = match (schema.addresses, generator) {
        (Addresses::Flat, _) => slug(&stem(&file.path)),
        // Numbers before names put them in order there, and are no part of an address.
        (_, Some(Generator::Docusaurus)) => id_of_file(&without_numbers(&path), folder),
        _ => id_of_file(&path, folder),
    };
    Named { name, span: 0..0 }
}

/// The path of a file that is called as its folder is, which some generators take for the page of that: `editors/editors.md`.
fn as_folder_page(path: &str) -> String {
    let mut parts = path.rsplit('/');
    let (file, folder) = (parts.next(), parts.next());
    let is_page = folder.is_some_and(|folder| folder == stem(path));
    match (file, folder) {
        (Some(file), Some(_)) if is_page => {
            format!("{}index.md", path.trim_end_matches(file))
        }
        _ => path.to_owned(),
    }
}

/// The language that the ending of a file names, and its path without it: `start.cy.md`.
pub(super) fn of_language<'l>(path: &str, languages: &'l [String]) -> Option<(&'l str, String)> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (stem, tag) = stem.rsplit_once('.')?;
    let mut known = languages.iter();
    let language = known.find(|known| known.eq_ignore_ascii_case(tag))?;
    Some((language, format!("{stem}.{ending}")))
}

/// Whether a file lies in the folder of its kind itself.
fn is_top(path: &str, folder: &str) -> bool {
    let above = path.rsplit_once('/').map_or("", |(above, _)| above);
    above.strip_prefix("content/") == Some(folder)
}

/// The language of a page: as its head says, by the ending of its file, or by the folder below that of its kind.
pub(super) fn language(file: &File, head: &Node, folder: &str, schema: &Schema) -> Option<String> {
    if let Some(written) = head.get("lang").and_then(|node| node.text(&file.text)) {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_tag = written.len() <= 35 && written.chars().all(is_letter);
        return Some(written.to_owned()).filter(|_| is_tag && !written.is_empty());
    }
    if let Some((language, _)) = of_language(&file.path, &schema.languages) {
        return Some(language.to_owned());
    }
    let below = file.path.strip_prefix("content/")?;
    let inside = below
        .strip_prefix(folder)
        .map_or(below, |inside| inside.trim_start_matches('/'));
    let mut folders = [below, inside].into_iter();
    folders.find_map(|path| {
        let (first, _) = path.split_once('/')?;
        let mut known = schema.languages.iter();
        known
            .find(|known| known.eq_ignore_ascii_case(first))
            .cloned()
    })
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
        let message = no_id(&name, "an id");
        let mend = slug(&name);
        let help = format!(
            "Write `id: {mend}`, or take the line out: the id is then made from the file's name."
        );
        out.push(Diagnostic::new(Code::BadId, &file.path, span.clone(), message).help(help));
    }
    Named { name, span }
}
