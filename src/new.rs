//! What is written for those who begin: a bank, an entry, a declaration, and what services ask for that banks live on.

use jiff::civil;

use crate::schema::{Field, Kind, Schema, Type, example};
use crate::text::slug;

mod cms;
mod declaration;
mod eject;
mod file;
mod forms;
mod offered;
mod scaffold;
mod site;
mod written;

pub use crate::new::declaration::{DECLARATIONS, Declared, declaration};
pub use crate::new::eject::{Ejected, NO_THEME, eject, ejectable};
pub use crate::new::scaffold::{Service, scaffold};
pub use crate::new::site::site;

use self::offered::is_offered;

/// The path and the text of a new entry: what must be there filled in, all else as comments that explain it.
pub fn entry(schema: &Schema, kind: &Kind, title: &str, today: civil::Date) -> (String, String) {
    let quoted = serde_json::Value::from(title).to_string();
    let filled = [Filled {
        name: "title".to_owned(),
        yaml: quoted,
    }];
    let path = format!("content/{}/{}.md", kind.folder, slug(title));
    (path, draft(schema, kind, &filled, today))
}

/// The text of a new entry with these values, by the names of their fields, ahead of all others.
pub fn draft(schema: &Schema, kind: &Kind, filled: &[Filled], today: civil::Date) -> String {
    let mut text = "---\n".to_owned();
    text.extend(filled.iter().map(Filled::lines));
    let skipped = ["id", "title", "kind", "status", "published"];
    let is_open = |field: &&Field| {
        let name = field.name.as_str();
        !skipped.contains(&name) && filled.iter().all(|filled| filled.name != name)
    };
    let open = kind.fields.iter().filter(is_open);
    let (required, optional): (Vec<&Field>, Vec<&Field>) = open.partition(|field| field.required);
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
    text
}

/// A field with its value as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// As the kind declares it.
    pub name: String,
    /// Behind the colon; lists begin in the next line.
    pub yaml: String,
}

impl Filled {
    /// The lines of the field.
    pub fn lines(&self) -> String {
        let blank = if self.yaml.starts_with('\n') { "" } else { " " };
        format!("{}:{blank}{}\n", self.name, self.yaml)
    }
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
