//! The evidence maps that a bank asks for.

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::{File, Spanned, is_id};
use crate::yaml::Node;

/// A map as `bank.yaml` declares it.
#[derive(Clone, Debug)]
pub struct MapConfig {
    /// Part of its address.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: Option<String>,
    /// Whether findings are placed on it, or entries.
    pub of: MapOf,
    /// The vocabulary or the scale down its side, with its place in the file.
    pub rows: Spanned<String>,
    /// The one along its top.
    pub columns: Spanned<String>,
    /// The kinds of entry that stand on it; those that hold what is known where it names none.
    pub kinds: Vec<Spanned<String>>,
    /// The scale that shades its marks.
    pub level: Option<Spanned<String>>,
    /// Whether findings without terms of their own stand where the head of their page is filed.
    pub inherits: bool,
}

/// What is placed on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapOf {
    /// Each finding by itself.
    Findings,
    /// Whole entries.
    Entries,
}

const KEYS: [&str; 9] = [
    "id",
    "title",
    "description",
    "of",
    "kinds",
    "rows",
    "columns",
    "level",
    "inherit",
];

/// Reads the maps; a second one of an id is reported.
pub(super) fn read(file: &File, nodes: &[Node], out: &mut Diagnostics) -> Vec<MapConfig> {
    let mut found: Vec<MapConfig> = Vec::new();
    for node in nodes {
        let Some(Spanned { value: map, span }) = map(file, node, out) else {
            continue;
        };
        if found.iter().any(|other| other.id == map.id) {
            let message = format!("there are two maps `{}`", map.id);
            let found =
                crate::diagnostic::Diagnostic::new(Code::BadSetting, &file.path, span, message);
            out.push(found.help("Give each map an id of its own."));
            continue;
        }
        found.push(map);
    }
    found
}

fn map(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Spanned<MapConfig>> {
    let record = Record::open(file, node, "a map", &KEYS, out)?;
    let named = |key: &str, out: &mut Diagnostics| {
        let name = record.required(key, "a map", out)?;
        Some(Spanned::new(name, record.get(key)?.span.clone()))
    };
    let id = named("id", out);
    let title = record.required("title", "a map", out);
    let description = record.text("description", out);
    let ways = [("findings", MapOf::Findings), ("entries", MapOf::Entries)];
    let of = record.choice("of", &ways, out);
    let (rows, columns) = (named("rows", out), named("columns", out));
    let level = record.spanned("level", out);
    let kinds = record.texts("kinds", out);
    let inherits = record.flag("inherit", out).unwrap_or(true);
    let Spanned { value: id, span } = id?;
    if !is_id(&id) {
        let message = crate::text::no_id(&id, "the id of a map");
        let found = record.diagnose(Code::BadSetting, span, message);
        out.push(found.help(format!("Write `id: {}`.", crate::text::slug(&id))));
        return None;
    }
    let map = MapConfig {
        id,
        title: title?,
        description,
        of: of.unwrap_or(MapOf::Findings),
        rows: rows?,
        columns: columns?,
        kinds,
        level,
        inherits,
    };
    Some(Spanned::new(map, span))
}
