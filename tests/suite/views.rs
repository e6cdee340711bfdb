//! What templates receive, as the code that makes it says: its structs, with the comments on their fields.

use std::collections::BTreeMap;
use std::fs;

/// A struct that templates see.
pub(super) struct View {
    pub(super) name: String,
    about: String,
    pub(super) fields: Vec<Field>,
}

/// A field of one.
pub(super) struct Field {
    pub(super) name: String,
    about: String,
    /// As Rust writes it.
    ty: String,
}

/// Where such structs stand.
const FOLDERS: [&str; 3] = ["../src/site", "../src/model", "../src/schema"];

/// All of them by their names in Rust.
pub(super) fn views() -> BTreeMap<String, View> {
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        let files = walkdir::WalkDir::new(super::folder(folder)).sort_by_file_name();
        let files = files.into_iter().map(Result::unwrap);
        for file in
            files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"))
        {
            let text = fs::read_to_string(file.path()).unwrap();
            found.extend(
                read(&text)
                    .into_iter()
                    .map(|view| (view.name.clone(), view)),
            );
        }
    }
    found
}

/// The structs of a file that are serialised.
fn read(text: &str) -> Vec<View> {
    let mut found = Vec::new();
    let mut about = Vec::new();
    let mut is_shown = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if let Some(comment) = line.strip_prefix("/// ") {
            about.push(comment);
        } else if line.starts_with("#[derive(") {
            is_shown = line.contains("Serialize");
        } else if let Some((_, behind)) = line.split_once("struct ")
            && line.ends_with('{')
            && is_shown
        {
            let name = behind.split(['<', ' ', '{']).next().unwrap_or_default();
            found.push(View {
                name: name.to_owned(),
                about: about.join(" "),
                fields: fields(&mut lines),
            });
        }
        let is_between = line.starts_with(['#', '/', ')'])
            || line.starts_with("reason")
            || line.starts_with("clippy");
        if !is_between {
            about.clear();
            is_shown = false;
        }
    }
    found
}

/// The fields up to the end of a struct.
fn fields<'t>(lines: &mut impl Iterator<Item = &'t str>) -> Vec<Field> {
    let mut found = Vec::new();
    let mut about = Vec::new();
    let mut is_kept = true;
    for line in lines.map(str::trim).take_while(|line| *line != "}") {
        if let Some(comment) = line.strip_prefix("/// ") {
            about.push(comment);
        } else if line.starts_with("#[serde(skip") {
            is_kept = line.contains("skip_serializing_if");
        } else if let Some((name, ty)) = line.trim_end_matches(',').split_once(": ")
            && !line.starts_with(['#', '/'])
        {
            let name = name.rsplit(' ').next().unwrap_or(name);
            if is_kept {
                found.push(Field {
                    name: name.trim_start_matches("r#").to_owned(),
                    about: about.join(" "),
                    ty: ty.to_owned(),
                });
            }
            about.clear();
            is_kept = true;
        }
    }
    found
}

impl View {
    /// What it is called in the guide: `LinkView` is a link.
    fn title(&self) -> String {
        let bare = self.name.strip_suffix("View").unwrap_or(&self.name);
        let mut title = String::new();
        for letter in bare.chars() {
            if letter.is_uppercase() && !title.is_empty() {
                title.push(' ');
                title.extend(letter.to_lowercase());
            } else {
                title.push(letter);
            }
        }
        title
    }

    /// Where it stands on its page.
    pub(super) fn anchor(&self) -> String {
        self.title().to_lowercase().replace(' ', "-")
    }

    /// Its part of the page: what it is, and its fields.
    pub(super) fn section(&self, views: &BTreeMap<String, View>, named: &[String]) -> String {
        let mut text = format!(
            "\n### {}\n\n{}\n\n| Name | Value | What it is |\n|---|---|---|\n",
            self.title(),
            plain(&self.about)
        );
        for field in &self.fields {
            let value = value(&field.ty, views, named);
            text.push_str(&format!(
                "| `{}` | {value} | {} |\n",
                field.name,
                plain(&field.about)
            ));
        }
        text
    }
}

impl Field {
    /// The structs that its type names.
    pub(super) fn parts(&self, views: &BTreeMap<String, View>) -> Vec<String> {
        let words = self.ty.split(|letter: char| !letter.is_alphanumeric());
        let parts = words.filter(|word| views.contains_key(*word));
        parts.map(str::to_owned).collect()
    }
}

/// A comment of the code in words for people who read none.
fn plain(comment: &str) -> String {
    comment
        .replace("`None`", "nothing")
        .replace("[`", "`")
        .replace("`]", "`")
        .replace('|', "\\|")
}

/// A type in words.
fn value(ty: &str, views: &BTreeMap<String, View>, named: &[String]) -> String {
    let inside = |start: &str| {
        ty.strip_prefix(start)
            .and_then(|rest| rest.strip_suffix('>'))
    };
    if let Some(inside) = inside("Option<") {
        return format!("{}, or nothing", value(inside, views, named));
    }
    if let Some(inside) = inside("Vec<") {
        return format!("list: {}", value(inside, views, named));
    }
    if let Some((_, inside)) = ty.strip_suffix('>').and_then(|ty| ty.split_once("Map<"))
        && let Some((_, inside)) = inside.split_once(", ")
    {
        return format!("by name: {}", value(inside, views, named));
    }
    let bare = ty
        .trim_start_matches('&')
        .trim_start_matches("'static ")
        .trim_start_matches("'s ");
    let name = bare.split('<').next().unwrap_or(bare);
    match name.rsplit("::").next().unwrap_or(name) {
        "String" | "str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u8" | "u32" | "u64" | "i64" | "f64" | "FindingId" => "number".to_owned(),
        name => match views
            .get(name)
            .filter(|_| named.iter().any(|known| known == name))
        {
            Some(view) => format!("[{}](#{})", view.title().to_lowercase(), view.anchor()),
            None => "see there".to_owned(),
        },
    }
}
