//! A kind of entry: how its entries are called, where they lie, what fields they have.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{File, Spanned, sentence};

use crate::yaml::Node;

use super::built_in::BUILT_IN;
use super::declare;
use super::field::{Field, FieldPlacement, Type};
use super::shared::Shared;
use crate::record::{Record, languages::read_in};

/// A declared kind.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in a kind's file"
)]
pub struct Kind {
    /// Its id: the name of its file.
    pub id: String,
    /// The kind whose fields, templates and treatment it has: `citation` for all kinds of source. Its own id where it has
    /// those of no other.
    pub base: String,
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
    /// Whether its pages say how to cite them.
    pub is_cited: bool,
    /// Whether its entries are the stories of people, who are not to be known by them.
    pub people: bool,
    /// What its entries are worth in a search beside those of other kinds: 1, or less.
    pub search_weight: f32,
    /// What its list is put in order by; by title where there is none.
    pub sort: Option<Sort>,
    /// The fields that its entries are compared by, side by side; empty where they are not.
    pub compare: Vec<String>,
    /// Whether its entries may have fields that nobody declares.
    pub is_open: bool,
    /// The common fields, then its own, in the order of declaration.
    pub fields: Vec<Field>,
}

const KEYS: [&str; 17] = [
    "base",
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
    "cite",
    "people",
    "search_weight",
    "sort",
    "compare",
    "fields",
];

/// What a list is put in order by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// A field of dates or periods.
    pub field: String,
    /// Whether the newest stand first.
    pub is_newest_first: bool,
}

impl Kind {
    pub(super) fn blank(id: &str, common: &[Field]) -> Self {
        Self {
            id: id.to_owned(),
            base: id.to_owned(),
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
            is_cited: true,
            people: false,
            search_weight: 1.0,
            sort: None,
            compare: Vec::new(),
            is_open: false,
            fields: common.to_vec(),
        }
    }

    /// A kind of a bank's own that begins as another: with its own name, folder and addresses.
    pub(super) fn based_on(&self, id: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: sentence(id),
            plural: sentence(id),
            description: None,
            folder: id.to_owned(),
            url: id.to_owned(),
            ..self.clone()
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

/// The kind that the file of a new kind begins as, by its key `base`; `None` where it names none that is built in.
pub(super) fn base<'k>(
    kinds: &'k IndexMap<String, Kind>,
    file: &File,
    shared: &Shared,
    out: &mut Diagnostics,
) -> Option<&'k Kind> {
    // What else is wrong with the file is reported when it is applied.
    let node = read_in(file, &shared.language, &mut Diagnostics::default())?;
    let (name, span) = (
        node.get("base")?.text(&file.text)?,
        node.get("base")?.span.clone(),
    );
    let built_in = |id: &&str| BUILT_IN.iter().any(|(known, _)| known == id);
    let known = Some(name).filter(built_in).and_then(|name| kinds.get(name));
    if known.is_none() {
        let message = format!("no kind `{name}` is built in");
        let wrong = Diagnostic::new(Code::BadDeclaration, &file.path, span, message);
        out.push(wrong.nearest(name, BUILT_IN.iter().map(|(id, _)| *id)));
    }
    known
}

/// Applies a kind's file to a kind: keys that it names are changed, fields added or changed.
pub(super) fn apply(kind: &mut Kind, file: &File, shared: &Shared, out: &mut Diagnostics) {
    let url_follows_folder = kind.url == kind.folder;
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
    kind.is_cited = record.flag("cite", out).unwrap_or(kind.is_cited);
    kind.people = record.flag("people", out).unwrap_or(kind.people);
    kind.search_weight = search_weight(&record, out).unwrap_or(kind.search_weight);
    // Pages that are read in order have the menu for it, unless the bank has a template of its own for them.
    if kind.ordered && record.get("template").is_none() && kind.template == "entry.html" {
        "guide.html".clone_into(&mut kind.template);
    }
    let compare = record.texts("compare", out);
    let is_open = |node: &Node| node.text(&file.text) == Some("open");
    kind.is_open |= record.get("fields").is_some_and(is_open);
    if let Some(fields) = record.get("fields").filter(|node| !is_open(node)) {
        declare::apply_all(&mut kind.fields, fields, file, shared, out);
        // A field without a place shows nowhere, but what is found is not hidden, since pages lead to it, nor what entries
        // can be browsed by.
        let is_own = !file.path.starts_with("built-in");
        let fields = kind.fields.iter_mut();
        for field in fields.filter(|field| is_own && field.place.is_none()) {
            if field.holds_findings() {
                field.place = Some(FieldPlacement::Body);
            } else if field.facet {
                field.place = Some(FieldPlacement::Glance);
            }
        }
    }
    kind.sort = sorted(kind, &record, out).or(kind.sort.take());
    if record.get("compare").is_some() {
        kind.compare = compared(kind, shared, compare, &record, out);
    }
}

/// Reads `sort: -published`: a field of dates, with a hyphen for the newest first.
fn sorted(kind: &Kind, record: &Record<'_>, out: &mut Diagnostics) -> Option<Sort> {
    let Spanned { value, span } = record.spanned("sort", out)?;
    let name = value.trim_start_matches('-');
    let is_dated = |field: &&Field| matches!(field.ty, Type::Scalar(ty) if ["date", "period"].contains(&ty.name));
    let mut dated = kind.fields.iter().filter(is_dated);
    if dated.clone().any(|field| field.name == name) {
        return Some(Sort {
            field: name.to_owned(),
            is_newest_first: value.starts_with('-'),
        });
    }
    let message = format!("`{}` has no field `{name}` of dates to sort by", kind.id);
    let known = dated.by_ref().map(|field| field.name.as_str());
    let wrong = record.diagnose(Code::BadDeclaration, span, message);
    out.push(wrong.nearest(name, known));
    None
}

/// The fields that are compared, as far as the kind has them.
fn compared(
    kind: &Kind,
    shared: &Shared,
    names: Vec<Spanned<String>>,
    record: &Record<'_>,
    out: &mut Diagnostics,
) -> Vec<String> {
    let mut found = Vec::new();
    for Spanned { value: name, span } in names {
        // A vocabulary adds its field when all kinds are read.
        let is_vocabulary = shared.vocabularies.contains(&name);
        if is_vocabulary || kind.field(&name).is_some() {
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

/// Weights are shares: what answers less well may stand further down, and nothing is lifted above what it is worth.
fn search_weight(record: &Record<'_>, out: &mut Diagnostics) -> Option<f32> {
    let node = record.get("search_weight")?;
    let text = node.text(&record.file.text).unwrap_or_default();
    let weight = text
        .parse()
        .ok()
        .filter(|weight| (0.1..=1.0).contains(weight));
    if weight.is_none() {
        let message = "`search_weight` is a number from 0.1 to 1".to_owned();
        let wrong = record.diagnose(Code::BadDeclaration, node.span.clone(), message);
        out.push(wrong.help("Write `search_weight: 0.5` for pages that come behind others."));
    }
    weight
}
