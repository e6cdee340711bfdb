//! New banks and new entries, written from what the kinds declare.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use jiff::civil;

use crate::schema::{Field, Kind, Schema, Type, example};
use crate::text::slug;
use crate::write::Refused;

mod eject;

pub use crate::new::eject::{Ejected, NO_THEME, eject, ejectable};

/// The files of a new bank: small, whole, without a warning.
const SITE: [(&str, &str); 7] = [
    (".gitignore", "/public\n"),
    ("bank.yaml", include_str!("new/bank.yaml")),
    (
        "content/vocabularies/topics.yaml",
        include_str!("new/topics.yaml"),
    ),
    (
        "content/scales/strength.yaml",
        include_str!("new/strength.yaml"),
    ),
    (
        "content/evidence/reading-aloud.md",
        include_str!("new/reading-aloud.md"),
    ),
    (
        "content/citations/smith-2020.md",
        include_str!("new/smith-2020.md"),
    ),
    (
        "content/glossary/dialogic-reading.md",
        include_str!("new/dialogic-reading.md"),
    ),
];

/// Starts a bank in a folder that is new or empty. Returns the files that it wrote.
///
/// # Errors
///
/// Where the folder is not empty, or cannot be written.
pub fn site(folder: &Path, today: civil::Date) -> Result<Vec<&'static str>> {
    if folder.as_os_str().is_empty() {
        return Err(Refused("name a folder for the new bank".to_owned()).into());
    }
    if folder.exists() && (folder.is_file() || fs::read_dir(folder)?.next().is_some()) {
        return Err(Refused(format!("{} is not empty", folder.display())).into());
    }
    for (path, text) in SITE {
        let to = folder.join(path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(to, text.replace("{today}", &today.to_string()))?;
    }
    Ok(SITE.iter().map(|(path, _)| *path).collect())
}

/// The path and the text of a new entry: what must be there filled in, all else as comments that explain it.
pub fn entry(schema: &Schema, kind: &Kind, title: &str, today: civil::Date) -> (String, String) {
    let path = format!("content/{}/{}.md", kind.folder, slug(title));
    let mut text = "---\n".to_owned();
    let quoted = serde_json::Value::from(title).to_string();
    text.push_str(&format!("title: {quoted}\n"));
    let skipped = ["id", "title", "kind", "status", "published"];
    let (required, optional): (Vec<&Field>, Vec<&Field>) = kind
        .fields
        .iter()
        .filter(|field| !skipped.contains(&field.name.as_str()))
        .partition(|field| field.required);
    for field in required {
        text.push_str(&format!(
            "{}: {}{}\n",
            field.name,
            example_of(schema, field, today),
            comment(field)
        ));
    }
    text.push_str(&format!(
        "status: draft            # take this line out to publish\npublished: {today}\n"
    ));
    for field in optional
        .into_iter()
        .filter(|field| is_offered(schema, kind, field))
    {
        text.push_str(&format!(
            "# {}: {}{}\n",
            field.name,
            example_of(schema, field, today),
            comment(field)
        ));
    }
    text.push_str("---\nThe text, in Markdown. Link other entries as `[[id]]` and cite sources as `[@key, p. 4]`.\n");
    (path, text)
}

/// The life cycle's fields are left for the day that they are needed.
fn is_offered(schema: &Schema, kind: &Kind, field: &Field) -> bool {
    let later = [
        "status_date",
        "status_reason",
        "superseded_by",
        "see_instead",
        "aliases",
        "keywords",
        "searched",
    ];
    let is_order = field.name == "weight";
    let rates_nothing = matches!(field.ty, Type::Ratings)
        && !schema.scales.values().any(|scale| scale.rates(&kind.id));
    !later.contains(&field.name.as_str()) && (!is_order || kind.ordered) && !rates_nothing
}

fn comment(field: &Field) -> String {
    field.help.as_ref().map_or_else(String::new, |help| {
        format!("   # {}", help.replace('\n', " "))
    })
}

fn example_of(schema: &Schema, field: &Field, today: civil::Date) -> String {
    match (&field.ty, field.name.as_str()) {
        (Type::Text, "summary") => "\"Say the answer here, in a sentence or two.\"".to_owned(),
        _ => example(field, schema, today),
    }
}
