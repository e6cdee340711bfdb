//! What somebody is told of a name, as Markdown.

use crate::model::EntryId;
use crate::schema::{CITATION, Field, Type};

use super::known::Known;
use super::offers::{about_field, about_level};
use super::subject::Subject;

/// What there is to tell; nothing of a name that is gone by now.
pub(super) fn told(known: &Known<'_>, subject: &Subject) -> Option<String> {
    let schema = &known.bank().schema;
    match subject {
        Subject::Page(id) => Some(of_page(known, *id)),
        Subject::Part(id, part) => of_part(known, *id, part),
        Subject::Term { vocabulary, id } => {
            let vocabulary = schema.vocabularies.get(vocabulary)?;
            let term = vocabulary.terms.get(id)?;
            let filed = (vocabulary.id.clone(), id.clone());
            let count = known.links().filed.get(&filed).map_or(0, Vec::len);
            Some(card(
                &term.label,
                &format!("{} · {}", vocabulary.label, counted(count, "page")),
                term.definition.as_deref(),
            ))
        }
        Subject::Level { scale, code } => {
            let scale = schema.scales.get(scale)?;
            let level = scale.find(code)?.level;
            Some(card(
                &level.label,
                &format!("{} · {code}", scale.label),
                about_level(level).as_deref(),
            ))
        }
        Subject::Scale(id) => {
            let scale = schema.scales.get(id)?;
            let levels = scale.levels.iter().chain(&scale.off_scale);
            let levels: Vec<String> = levels
                .map(|level| format!("- `{}` {}", level.code, level.label))
                .collect();
            let about = scale.description.as_deref().unwrap_or_default();
            Some(card(
                &scale.label,
                id,
                Some(&format!("{about}\n\n{}", levels.join("\n"))),
            ))
        }
        Subject::Vocabulary(id) => {
            let vocabulary = schema.vocabularies.get(id)?;
            let terms = counted(vocabulary.terms.len(), "term");
            Some(card(
                &vocabulary.label,
                &format!("{id} · {terms}"),
                vocabulary.description.as_deref(),
            ))
        }
        Subject::Kind(id) => {
            let kind = schema.kinds.get(id)?;
            let folder = format!("content/{}/", kind.folder);
            Some(card(&kind.label, &folder, kind.description.as_deref()))
        }
        Subject::Field { kind, keys } => {
            let field = field(&schema.kinds.get(kind)?.fields, keys)?;
            Some(card(&field.label, &field.name, Some(&about_field(field))))
        }
        Subject::File(path) => Some(format!("`{path}`")),
    }
}

/// The field that keys lead to.
fn field<'f>(fields: &'f [Field], keys: &[String]) -> Option<&'f Field> {
    let (first, rest) = keys.split_first()?;
    let found = fields.iter().find(|field| field.name == *first)?;
    if rest.is_empty() {
        return Some(found);
    }
    let mut inner = found;
    while let Type::List(item) = &inner.ty {
        inner = item;
    }
    match &inner.ty {
        Type::Group { fields, .. } => field(fields, rest),
        _ => None,
    }
}

fn of_page(known: &Known<'_>, id: EntryId) -> String {
    let bank = known.bank();
    let entry = &bank.entries[id];
    let kind = bank.kind(entry);
    let status = known.status(entry.status);
    let what = format!("{} · {status} · `{}`", kind.label, entry.id.name);
    let reference = known.reference(id).filter(|_| entry.base == CITATION);
    let said = reference.or_else(|| entry.summary.clone());
    card(&entry.title, &what, said.as_deref())
}

fn of_part(known: &Known<'_>, id: EntryId, part: &str) -> Option<String> {
    let bank = known.bank();
    let entry = &bank.entries[id];
    let findings = entry.findings();
    if let Some(finding) = findings.iter().find(|finding| finding.anchor() == part) {
        let statement = finding.fields.text("statement");
        return Some(card(
            &entry.title,
            &format!("`{}#{part}`", entry.id.name),
            statement,
        ));
    }
    let headings = entry.bodies().into_iter().flat_map(|body| &body.headings);
    let heading = headings.into_iter().find(|heading| heading.id == part)?;
    Some(card(
        &heading.text,
        &format!("{} · `{}`", entry.title, entry.id.name),
        None,
    ))
}

/// A name, what it is, and what is said of it.
fn card(name: &str, what: &str, said: Option<&str>) -> String {
    let said = said.map_or_else(String::new, |said| format!("\n\n{}", said.trim()));
    format!("**{name}**\n\n{what}{said}")
}

fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
