//! Names in one declaration that must stand in another.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses, listed, nearest};
use crate::yaml;
use crate::{
    source::Sources,
    text::{File, Spanned},
};

use super::built_in::{CITATION, FINDING};
use super::declarations::Schema;
use super::field::{Field, Type};
use super::kind::Kind;

impl Schema {
    /// Names in one declaration that must stand in another.
    pub(super) fn check(&self, own: &[(String, &File)], sources: &Sources, out: &mut Diagnostics) {
        for (id, file) in own {
            if let Some(kind) = self.kinds.get(id) {
                fields(&kind.fields, file, self, out);
                one_kind(kind, file, self, out);
            }
        }
        let applied = sources
            .vocabularies
            .iter()
            .map(|file| (file, self.vocabularies.get(&crate::text::stem(&file.path))));
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
            let scale = self.scales.get(&crate::text::stem(&file.path));
            self.check_applies_to(file, scale.map(|found| found.applies_to.as_slice()), out);
            self.check_needs(file, out);
        }
    }

    /// What a level needs of its sources stands in fields of text that sources have.
    fn check_needs(&self, file: &File, out: &mut Diagnostics) {
        let Ok(node) = yaml::parse_file(&file.text) else {
            return;
        };
        let of_sources = self.kinds.values().filter(|kind| kind.base == CITATION);
        let fields = of_sources.flat_map(|kind| &kind.fields);
        let texts = fields.filter(|field| matches!(field.ty, Type::Text));
        let known: Vec<&str> = texts.map(|field| field.name.as_str()).collect();
        for list in ["levels", "off_scale"] {
            let levels = match node.get(list).map(|node| &node.value) {
                Some(yaml::Value::List(levels)) => levels.as_slice(),
                _ => &[],
            };
            let needs = levels.iter().filter_map(|level| level.get("needs"));
            for (key, _) in needs.flat_map(yaml::Node::pairs) {
                if !known.contains(&key.name.as_str()) {
                    let message = format!("a source has no field of text `{}`", key.name);
                    let span = key.span.clone();
                    let wrong = Diagnostic::new(Code::BadDeclaration, &file.path, span, message);
                    out.push(wrong.nearest(&key.name, known.iter().copied()));
                }
            }
        }
    }

    /// A vocabulary adds a field of its own name: one that kinds have already would be lost.
    fn check_name(&self, file: &File, out: &mut Diagnostics) {
        let id = crate::text::stem(&file.path);
        let is_terms = |field: &Field| matches!(&field.ty, Type::Terms { vocabulary, .. } if *vocabulary == id);
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
        names: Option<&[Spanned<String>]>,
        out: &mut Diagnostics,
    ) {
        for Spanned { value: name, span } in names.unwrap_or_default() {
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

/// The colours and icons of the built-in theme.
const COLOURS: [&str; 7] = ["teal", "plum", "ochre", "slate", "olive", "blue", "grey"];
const ICONS: [&str; 19] = [
    "entry",
    "evidence",
    "case-study",
    "citation",
    "dataset",
    "guide",
    "term",
    "topic",
    "search",
    "menu",
    "note",
    "warning",
    "stop",
    "clock",
    "next",
    "lacking",
    "silent",
    "lost",
    "pen",
];

/// A kind's colour and icon are those of the built-in theme, or such as the bank's own theme brings: it is asked by the key
/// and the name.
pub(crate) fn looks(file: &File, brings: impl Fn(&str, &str) -> bool, out: &mut Diagnostics) {
    let Ok(node) = yaml::parse_file(&file.text) else {
        return;
    };
    for (key, known) in [("colour", &COLOURS[..]), ("icon", &ICONS[..])] {
        let Some(value) = node.get(key) else { continue };
        let name = value.text(&file.text).unwrap_or_default();
        if !known.contains(&name) && !brings(key, name) {
            let message = format!("`{key}` cannot be `{name}`");
            let found =
                Diagnostic::new(Code::UnknownOption, &file.path, value.span.clone(), message);
            let help = format!("There is {}. A theme may bring others.", listed(known));
            out.push(match nearest(name, known.iter().copied()) {
                Some(near) => found.help(format!("Did you mean `{near}`? {help}")),
                None => found.help(help),
            });
        }
    }
}

/// How many folders an address of a kind may go through.
const DEEPEST: usize = 10;

/// Two kinds may not share a folder, and a folder must be one that a site can have.
fn one_kind(kind: &Kind, file: &File, schema: &Schema, out: &mut Diagnostics) {
    let twin = schema
        .kinds
        .values()
        .find(|other| other.id != kind.id && other.folder == kind.folder);
    if let Some(twin) = twin {
        let message = format!(
            "the kinds `{}` and `{}` share the folder `{}`",
            kind.id, twin.id, kind.folder
        );
        let found = Diagnostic::new(Code::BadDeclaration, &file.path, 0..0, message);
        out.push(found.help("Give one of them a `folder` of its own."));
    }
    for (key, folder) in [("folder", &kind.folder), ("url", &kind.url)] {
        let is_long = folder.split('/').count() > DEEPEST;
        if is_long || folder.split('/').any(crate::text::is_reserved) {
            let message = if is_long {
                format!("the {key} of a kind has {DEEPEST} parts at most")
            } else {
                format!("`{folder}` cannot be a {key}: Windows has no folder of such a name")
            };
            out.push(Diagnostic::new(
                Code::BadDeclaration,
                &file.path,
                0..0,
                message,
            ));
        } else if !folder.split('/').all(crate::text::is_id) {
            let message =
                format!("`{folder}` cannot be a {key}: folders are made of a-z, 0-9 and hyphens");
            out.push(Diagnostic::new(
                Code::BadDeclaration,
                &file.path,
                0..0,
                message,
            ));
        }
    }
}

/// Checks that scales and kinds that fields name are there. A vocabulary that the bank lacks is no mistake: the
/// built-in fields name some that a bank may do without.
fn fields(all: &[Field], file: &File, schema: &Schema, out: &mut Diagnostics) {
    for field in all {
        let at = find(&file.text, &field.name);
        match &field.ty {
            Type::Level { scale } if !schema.scales.contains_key(scale) => {
                let found = Diagnostic::new(
                    Code::UnknownScale,
                    &file.path,
                    at,
                    format!("there is no scale `{scale}`"),
                );
                let found = found.misses(Misses::Scale(scale.clone()));
                out.push(found.nearest(scale, schema.scales.keys().map(String::as_str)));
            }
            Type::Terms { vocabulary, .. }
                if !schema.vocabularies.contains_key(vocabulary) && !at.is_empty() =>
            {
                let message = format!("there is no vocabulary `{vocabulary}`");
                let found = Diagnostic::new(Code::UnknownVocabulary, &file.path, at, message);
                let found = found.misses(Misses::Vocabulary(vocabulary.clone()));
                out.push(found.nearest(vocabulary, schema.vocabularies.keys().map(String::as_str)));
            }
            Type::Entries { kinds, .. } => {
                for kind in kinds
                    .iter()
                    .filter(|kind| !schema.kinds.contains_key(*kind))
                {
                    let message = format!("there is no kind `{kind}`");
                    let found = Diagnostic::new(Code::UnknownKind, &file.path, at.clone(), message);
                    let found = found.misses(Misses::Kind);
                    out.push(found.nearest(kind, schema.kinds.keys().map(String::as_str)));
                }
            }
            Type::Group { fields, .. } => self::fields(fields, file, schema, out),
            Type::List(item) => fields(std::slice::from_ref(&**item), file, schema, out),
            _ => {}
        }
    }
}

/// The first key of this name in a declaration; empty where the field comes from elsewhere.
fn find(text: &str, name: &str) -> Range<usize> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '#');
    let key = format!("{name}:");
    let mut keys = text.match_indices(&key).map(|(at, _)| at);
    let found = keys.find(|&at| !text[..at].ends_with(joins));
    found.map_or(0..0, |at| at..at + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icons_and_colours_are_those_of_the_built_in_theme() {
        let pieces = include_str!("../../themes/default/templates/components.html");
        let drawn = pieces.matches("name == \"").count() + 1;
        assert_eq!(drawn, ICONS.len());
        let is_drawn =
            |icon: &&str| **icon == *"entry" || pieces.contains(&format!("name == \"{icon}\""));
        assert!(ICONS.iter().all(is_drawn));
        let sheet = include_str!("../../themes/default/static/site.css");
        let is_set =
            |colour: &&str| **colour == *"grey" || sheet.contains(&format!(".{colour} {{ --kind"));
        assert!(COLOURS.iter().all(is_set));
    }
}
