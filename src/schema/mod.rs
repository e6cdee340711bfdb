//! What a bank declares: kinds of entry, vocabularies and rating scales, all of them data.
//!
//! Read before any entry is, because one declaration drives how entries are parsed, checked, listed and shown. The
//! built-in kinds in `builtin/` are written in the very YAML that a bank writes and take the same way through this
//! module; nothing in Rust knows their fields but the few common ones that [`crate::parse::Entry`] names.

mod declare;
mod field;
mod kind;
mod record;
mod scale;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{File, Sources};

pub use field::{Choice, Field, Place, Type};
pub use kind::Kind;
pub use record::{Record, bad_yaml, read_file};
pub use scale::{Direction, Level, Rated, Scale, Shape};
pub use vocabulary::{Term, Vocabulary};

/// The kind whose entries are sources in CSL's sense.
pub const CITATION: &str = "citation";
/// The kind whose entries explain words.
pub const TERM: &str = "term";
/// The group whose ratings a scale may apply to instead of a kind's.
pub const FINDING: &str = "finding";
/// The kind whose entries are tables of figures.
pub const DATASET: &str = "dataset";
/// The group of fields that says what is not known.
pub const GAP: &str = "gap";

/// The built-in kinds in the order in which menus show them, each with its YAML.
const BUILT_IN: [(&str, &str); 6] = [
    ("evidence", include_str!("builtin/evidence.yaml")),
    ("case-study", include_str!("builtin/case-study.yaml")),
    ("dataset", include_str!("builtin/dataset.yaml")),
    (CITATION, include_str!("builtin/citation.yaml")),
    (TERM, include_str!("builtin/term.yaml")),
    ("guide", include_str!("builtin/guide.yaml")),
];

/// Everything that a bank declares.
#[derive(Debug)]
pub struct Schema {
    /// By id: the built-in kinds, then the bank's own in the order of their files.
    pub kinds: IndexMap<String, Kind>,
    /// The kinds that the bank has a file for.
    pub own_kinds: BTreeSet<String>,
    /// By id: by weight, then in the order of their files.
    pub vocabularies: IndexMap<String, Vocabulary>,
    /// By id, in the order of their files.
    pub scales: IndexMap<String, Scale>,
}

/// Fields that kinds share: those that every kind has, and groups to build on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    pub(crate) common: Vec<Field>,
    pub(crate) groups: BTreeMap<String, Vec<Field>>,
}

impl Schema {
    /// Reads the declarations of a bank on top of the built-in ones.
    pub fn read(sources: &Sources, out: &mut Diagnostics) -> Self {
        let mut vocabularies = by_id(&sources.vocabularies, out, vocabulary::read);
        vocabularies.sort_by(|_, a, _, b| a.weight.cmp(&b.weight));
        let scales = by_id(&sources.scales, out, scale::read);
        let own: Vec<(String, &File)> = sources
            .kinds
            .iter()
            .map(|file| (stem(&file.path), file))
            .collect();
        let shared = shared(&own, &vocabularies, out);
        let mut kinds = IndexMap::new();
        for (id, yaml) in BUILT_IN {
            let file = built_in(id, yaml);
            let mut kind = Kind::blank(id, &shared.common);
            kind::apply(&mut kind, &file, &shared, out);
            kinds.insert(id.to_owned(), kind);
        }
        for (id, file) in own.iter().filter(|(id, _)| id != "common") {
            let kind = kinds
                .entry(id.clone())
                .or_insert_with(|| Kind::blank(id, &shared.common));
            kind::apply(kind, file, &shared, out);
        }
        for vocabulary in vocabularies.values() {
            vocabulary.add_fields(&mut kinds);
        }
        let own_kinds = own.iter().map(|(id, _)| id.clone()).collect();
        let schema = Self {
            kinds,
            own_kinds,
            vocabularies,
            scales,
        };
        schema.check(&own, sources, out);
        schema
    }

    /// The kind of the entries in a folder: the kind with the longest folder that holds it.
    pub fn kind_of_folder(&self, folder: &str) -> Option<&Kind> {
        let holds = |kind: &&Kind| {
            folder == kind.folder || folder.starts_with(&format!("{}/", kind.folder))
        };
        self.kinds
            .values()
            .filter(holds)
            .max_by_key(|kind| kind.folder.len())
    }

    /// Names in one declaration that must stand in another.
    fn check(&self, own: &[(String, &File)], sources: &Sources, out: &mut Diagnostics) {
        for (id, file) in own {
            if let Some(kind) = self.kinds.get(id) {
                field::check(&kind.fields, file, self, out);
                kind.check(file, self, out);
            }
        }
        let applied = sources
            .vocabularies
            .iter()
            .map(|file| (file, self.vocabularies.get(&stem(&file.path))));
        for (file, vocabulary) in applied {
            self.check_applies_to(
                file,
                vocabulary.map(|found| found.applies_to.as_slice()),
                out,
            );
        }
        for file in &sources.vocabularies {
            self.check_name(file, out);
        }
        for file in &sources.scales {
            let scale = self.scales.get(&stem(&file.path));
            self.check_applies_to(file, scale.map(|found| found.applies_to.as_slice()), out);
        }
    }

    /// A vocabulary adds a field of its own name: one that kinds have already would be lost.
    fn check_name(&self, file: &File, out: &mut Diagnostics) {
        let id = stem(&file.path);
        let is_terms = |field: &Field| matches!(&field.shape, Type::Terms { vocabulary, .. } if *vocabulary == id);
        let taken = self
            .kinds
            .values()
            .find(|kind| kind.field(&id).is_some_and(|field| !is_terms(field)));
        if let Some(kind) = taken {
            let message = format!("the kind `{}` has a field `{id}` already", kind.id);
            let found = Diagnostic::new(Code::BadDeclaration, &file.path, 0..0, message);
            out.push(found.help("Give the vocabulary's file another name."));
        }
    }

    fn check_applies_to(
        &self,
        file: &File,
        names: Option<&[(String, std::ops::Range<usize>)]>,
        out: &mut Diagnostics,
    ) {
        for (name, span) in names.unwrap_or_default() {
            if !self.kinds.contains_key(name) && name != FINDING {
                let message = format!("`{name}` is no kind of entry");
                let known = self.kinds.keys().map(String::as_str).chain([FINDING]);
                out.push(
                    Diagnostic::new(Code::UnknownKind, &file.path, span.clone(), message)
                        .nearest(name, known),
                );
            }
        }
    }
}

fn shared(
    own: &[(String, &File)],
    vocabularies: &IndexMap<String, Vocabulary>,
    out: &mut Diagnostics,
) -> Shared {
    let mut shared = Shared::default();
    kind::apply_shared(
        &mut shared,
        &built_in("common", include_str!("builtin/common.yaml")),
        out,
    );
    for (_, file) in own.iter().filter(|(id, _)| id == "common") {
        kind::apply_shared(&mut shared, file, out);
    }
    for vocabulary in vocabularies.values() {
        if let (true, Some(finding)) = (vocabulary.names(FINDING), shared.groups.get_mut(FINDING)) {
            vocabulary.add_field(finding);
        }
    }
    shared
}

fn built_in(id: &str, yaml: &str) -> File {
    File {
        path: format!("built-in {id}.yaml").into(),
        text: yaml.into(),
    }
}

fn by_id<T>(
    files: &[File],
    out: &mut Diagnostics,
    read: impl Fn(&str, &File, &mut Diagnostics) -> Option<T>,
) -> IndexMap<String, T> {
    let mut found = IndexMap::new();
    for file in files {
        let id = stem(&file.path);
        if !crate::parse::is_id(&id) {
            let message = format!("`{id}` cannot be an id");
            let help = format!("Call the file `{}.yaml`.", crate::parse::slug(&id));
            out.push(Diagnostic::new(Code::BadId, &file.path, 0..0, message).help(help));
        }
        if let Some(declared) = read(&id, file, out) {
            if found.contains_key(&id) {
                let message = format!("`{id}` is declared twice, as .yaml and as .yml");
                let twice = Diagnostic::new(Code::DuplicateId, &file.path, 0..0, message);
                out.push(twice.help("Keep one of the two files."));
                continue;
            }
            found.insert(id, declared);
        }
    }
    found
}

/// The file's name without folders and extension.
pub(crate) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned()
}
