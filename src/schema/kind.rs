//! A kind of entry: how its entries are called, where they lie, what fields they have.

use crate::diagnostic::{Code, Diagnostics};
use crate::text::{File, Spanned};

use super::declare;
use super::field::{Field, sentence};
use super::shared::Shared;
use crate::record::{Record, languages::read_in};

/// A declared kind.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id: the name of its file.
    pub id: String,
    /// One entry of it.
    pub label: String,
    /// Many of them.
    pub plural: String,
    /// What it is, in a sentence, for the head of its list.
    pub description: Option<String>,
    /// The folder below `content/` whose files are of this kind.
    pub folder: String,
    /// The folder of the site that its pages stand in.
    pub url: String,
    /// The template of its pages.
    pub template: String,
    /// The template of its list.
    pub list_template: String,
    /// The name of an icon of the theme.
    pub icon: String,
    /// The name of a hue of the theme.
    pub colour: String,
    /// Whether its pages are read one after the other, as chapters are.
    pub ordered: bool,
    /// The fields that its entries are compared by, side by side; empty where they are not.
    pub compare: Vec<String>,
    /// The common fields, then its own, in the order of declaration.
    pub fields: Vec<Field>,
}

const KEYS: [&str; 12] = [
    "label",
    "plural",
    "description",
    "folder",
    "url",
    "template",
    "list_template",
    "icon",
    "colour",
    "ordered",
    "compare",
    "fields",
];

impl Kind {
    pub(super) fn blank(id: &str, common: &[Field]) -> Self {
        Self {
            id: id.to_owned(),
            label: sentence(id),
            plural: sentence(id),
            description: None,
            folder: id.to_owned(),
            url: id.to_owned(),
            template: "entry.html".to_owned(),
            list_template: "list.html".to_owned(),
            icon: "entry".to_owned(),
            colour: "grey".to_owned(),
            ordered: false,
            compare: Vec::new(),
            fields: common.to_vec(),
        }
    }

    /// Its fields, and those of the groups in them.
    pub fn every_field(&self) -> Vec<&Field> {
        let mut found = Vec::new();
        self.fields
            .iter()
            .for_each(|field| field.gather(&mut found));
        found
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Applies a kind's file to a kind: keys that it names are changed, fields added or changed.
pub(super) fn apply(kind: &mut Kind, file: &File, shared: &Shared, out: &mut Diagnostics) {
    let url_follows_folder = kind.url == kind.folder;
    let is_own = !file.path.starts_with("built-in");
    let Some(node) = read_in(file, &shared.language, out) else {
        return;
    };
    let Some(record) = Record::open(file, &node, "a kind", &KEYS, out) else {
        return;
    };
    let mut set = |key: &str, value: &mut String| {
        if let Some(text) = record.text(key, out) {
            *value = text;
        }
    };
    set("label", &mut kind.label);
    set("plural", &mut kind.plural);
    set("folder", &mut kind.folder);
    set("template", &mut kind.template);
    set("list_template", &mut kind.list_template);
    set("icon", &mut kind.icon);
    set("colour", &mut kind.colour);
    if url_follows_folder {
        kind.url.clone_from(&kind.folder);
    }
    set("url", &mut kind.url);
    kind.description = record.text("description", out).or(kind.description.take());
    kind.ordered = record.flag("ordered", out).unwrap_or(kind.ordered);
    let compare = record.texts("compare", out);
    if let Some(fields) = record.get("fields") {
        let known = kind.fields.len();
        declare::apply_all(&mut kind.fields, fields, file, shared, out);
        if is_own {
            // Built-in fields without a place are shown by the built-in templates; no template knows a bank's own.
            for field in kind.fields[known..]
                .iter_mut()
                .filter(|field| field.place.is_none())
            {
                field.place = Some(field.ty.usual_place());
            }
        }
    }
    if record.get("compare").is_some() {
        kind.compare = compared(kind, compare, &record, out);
    }
}

/// The fields that are compared, as far as the kind has them.
fn compared(
    kind: &Kind,
    names: Vec<Spanned<String>>,
    record: &Record<'_>,
    out: &mut Diagnostics,
) -> Vec<String> {
    let mut found = Vec::new();
    for Spanned { value: name, span } in names {
        if kind.field(&name).is_some() {
            found.push(name);
        } else {
            let message = format!("`{}` has no field `{name}` to compare", kind.id);
            let known = kind.fields.iter().map(|field| field.name.as_str());
            let wrong = record.diagnose(Code::BadDeclaration, span, message);
            out.push(wrong.nearest(&name, known));
        }
    }
    found
}

/// Applies a file of common fields and groups.
pub(super) fn apply_shared(shared: &mut Shared, file: &File, out: &mut Diagnostics) {
    let Some(node) = read_in(file, &shared.language, out) else {
        return;
    };
    let Some(record) = Record::open(file, &node, "the common fields", &["fields", "groups"], out)
    else {
        return;
    };
    for (key, node) in record
        .get("groups")
        .map_or(&[][..], |groups| groups.pairs())
    {
        let mut fields = shared.groups.get(&key.name).cloned().unwrap_or_default();
        declare::apply_all(&mut fields, node, file, shared, out);
        shared.groups.insert(key.name.clone(), fields);
    }
    if let Some(node) = record.get("fields") {
        let mut fields = std::mem::take(&mut shared.common);
        declare::apply_all(&mut fields, node, file, shared, out);
        shared.common = fields;
    }
}
