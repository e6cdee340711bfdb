//! Reading what a bank declares, on top of what is built in.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::messages::Messages;
use crate::{source::Sources, text::File};

use super::built_in::{BUILT_IN, FINDING, built_in};
use super::declarations::Schema;
use super::kind::{self, Kind};
use super::scale;
use super::shared::Shared;
use super::vocabulary::{self, Vocabulary};

impl Schema {
    /// Reads the declarations of a bank on top of the built-in ones.
    pub fn read(
        sources: &Sources,
        config: &Config,
        messages: &Arc<Messages>,
        out: &mut Diagnostics,
    ) -> Self {
        let language = messages.bank_language();
        let mut vocabularies = by_id(&sources.vocabularies, out, |id, file, out| {
            vocabulary::read(id, file, language, out)
        });
        vocabularies.sort_by(|_, a, _, b| a.weight.cmp(&b.weight));
        let scales = by_id(&sources.scales, out, |id, file, out| {
            scale::read(id, file, language, out)
        });
        let own: Vec<(String, &File)> = sources
            .kinds
            .iter()
            .map(|file| (crate::text::stem(&file.path), file))
            .collect();
        let shared = shared(&own, &vocabularies, messages, out);
        let mut kinds = IndexMap::new();
        for (id, yaml) in BUILT_IN {
            let file = built_in(id, yaml, messages);
            let mut kind = Kind::blank(id, &shared.common);
            kind::apply(&mut kind, &file, &shared, out);
            kinds.insert(id.to_owned(), kind);
        }
        let mut kinds_of_files: Vec<_> = own.iter().filter(|(id, _)| id != "common").collect();
        // A new kind may begin as a built-in one, with all that the bank changes of that.
        kinds_of_files.sort_by_key(|(id, _)| !kinds.contains_key(id));
        for (id, file) in kinds_of_files {
            if !kinds.contains_key(id) {
                let base = kind::base(&kinds, file, &shared, out);
                let kind = base.map(|base| base.based_on(id));
                let kind = kind.unwrap_or_else(|| Kind::blank(id, &shared.common));
                kinds.insert(id.clone(), kind);
            }
            if let Some(kind) = kinds.get_mut(id) {
                kind::apply(kind, file, &shared, out);
            }
        }
        for vocabulary in vocabularies.values() {
            vocabulary.add_fields(&mut kinds);
        }
        let own_kinds = own.iter().map(|(id, _)| id.clone()).collect();
        let schema = Self {
            kinds,
            own_kinds,
            key: Self::key_of(sources, config, messages),
            addresses: config.addresses,
            field_names: config.field_names.clone(),
            variables: config.variables.clone(),
            link_schemes: config.link_schemes.clone(),
            ignored: config.ignored.clone(),
            languages: config.languages.clone(),
            vocabularies,
            scales,
            messages: Arc::clone(messages),
        };
        schema.check(&own, sources, out);
        schema
    }
}

fn shared(
    own: &[(String, &File)],
    vocabularies: &IndexMap<String, Vocabulary>,
    messages: &Messages,
    out: &mut Diagnostics,
) -> Shared {
    let mut shared = Shared {
        language: messages.bank_language().to_owned(),
        vocabularies: vocabularies.keys().cloned().collect(),
        ..Shared::default()
    };
    let common = built_in("common", include_str!("builtin/common.yaml"), messages);
    kind::apply_shared(&mut shared, &common, out);
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

fn by_id<T>(
    files: &[File],
    out: &mut Diagnostics,
    read: impl Fn(&str, &File, &mut Diagnostics) -> Option<T>,
) -> IndexMap<String, T> {
    let mut found = IndexMap::new();
    for file in files {
        let id = crate::text::stem(&file.path);
        if !crate::text::is_id(&id) {
            let message = crate::text::no_id(&id, "an id");
            let help = format!("Call the file `{}.yaml`.", crate::text::slug(&id));
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
