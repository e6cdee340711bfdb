//! The pages of the guide that list settings and declarations are made from their schemas, as editors get them.
//!
//! `INSTA_UPDATE=always cargo test --test suite reference` writes the pages anew.

use serde_json::{Map, Value};
use sourcebook::schema::json_schema::{DECLARED, declared};

use super::reference::{cell, hold_below};

const SETTINGS: &str = "../content/guide/reference-configuration.md";
const DECLARATIONS: &str = "../content/guide/reference-declarations.md";

/// What shapes that schemas share are called in a sentence. Those with a heading are told apart, below it.
const SHARED: [(&str, &str); 9] = [
    ("text", "text"),
    ("words", "text, or a text for each language"),
    ("texts", "text, or a list of texts"),
    ("number", "a whole number"),
    ("date", "a year, a month or a day"),
    ("item", "[an item of the menu](#an-item-of-the-menu)"),
    ("branch", "[a branch of the menu](#a-branch-of-the-menu)"),
    ("field", "[a field](#a-field)"),
    (
        "variables",
        "names of your own, each with a text or with further names",
    ),
];

/// More words than this have a table of their own.
const FEW: usize = 4;
/// Examples longer than this are written on several lines.
const WIDE: usize = 80;

/// What a pattern of the schemas stands for.
const PATTERNS: [(&str, &str); 7] = [
    ("mailto:", "a web or mail address"),
    ("^https?://", "a web address"),
    ("^#(", "a colour"),
    ("[sS]", "the path of a file"),
    ("{1,8})*$", "the tag of a language"),
    ("@", "a mail address"),
    ("\\*\\.", "the name of a host"),
];

#[test]
fn the_guide_lists_every_setting_of_a_bank() {
    let bank = declared("bank").unwrap();
    let mut page = Page::of(&bank);
    page.keys(&bank, 2, "");
    page.shape("item", "An item of the menu", 2);
    page.shape("branch", "A branch of the menu", 2);
    hold_below(SETTINGS, &page.text);
}

#[test]
fn the_guide_lists_every_key_of_a_declaration() {
    let mut text = String::new();
    for (name, _) in DECLARED.iter().filter(|(name, _)| *name != "bank") {
        let schema = declared(name).unwrap();
        let mut page = Page::of(&schema);
        let path = schema["title"].as_str().unwrap();
        let title = path.rsplit('/').next().unwrap_or(path);
        let said = schema["description"].as_str().unwrap();
        let (path, said) = said.split_once(": ").unwrap_or((path, said));
        page.text = format!("## {title}\n\n`{path}`: {said}\n\n");
        let record = if schema["items"].is_object() {
            &schema["items"]
        } else {
            &schema
        };
        match record["properties"].as_object() {
            Some(_) => page.keys(record, 3, &format!("{name}-")),
            None => page.example(None, &schema),
        }
        if *name == "kind" {
            page.shape("field", "A field", 2);
        }
        text.push_str(&page.text);
    }
    hold_below(DECLARATIONS, &text);
}

/// A page, as far as it is written, with the shapes that its schema shares.
struct Page<'s> {
    shared: &'s Map<String, Value>,
    text: String,
}

impl<'s> Page<'s> {
    fn of(schema: &'s Value) -> Self {
        Self {
            shared: schema["$defs"].as_object().unwrap(),
            text: String::new(),
        }
    }

    /// Every key of a record with a heading of its own, which `of` tells from those of other records.
    fn keys(&mut self, record: &'s Value, level: usize, of: &str) {
        for (name, schema) in record["properties"].as_object().unwrap() {
            let said = schema["description"].as_str().unwrap();
            let marks = "#".repeat(level);
            let anchor = if of.is_empty() {
                String::new()
            } else {
                format!(" {{#{of}{name}}}")
            };
            self.text.push_str(&format!("{marks} `{name}`{anchor}\n\n"));
            let required = if is_required(record, name) {
                " **Required.**"
            } else {
                ""
            };
            let takes = match words(schema) {
                Some(_) => "one of these words".to_owned(),
                None => self.takes(schema),
            };
            let default = schema.get("default");
            let default = default.map(|value| format!(" Unless given: `{}`.", flow(value)));
            let default = default.unwrap_or_default();
            self.text
                .push_str(&format!("{said}{required} It takes {takes}.{default}\n\n"));
            if let Some(words) = words(schema) {
                self.words(words);
            }
            self.groups(name, schema);
            self.example(Some(name), schema);
        }
    }

    /// A shape that several keys share.
    fn shape(&mut self, name: &str, title: &str, level: usize) {
        let schema = &self.shared[name];
        let said = schema["description"].as_str().unwrap();
        self.text
            .push_str(&format!("{} {title}\n\n{said}\n\n", "#".repeat(level)));
        self.groups("", schema);
    }

    /// A table of the keys of each group that stands in a value, and of those within.
    fn groups(&mut self, name: &str, schema: &'s Value) {
        let Some(group) = group(schema) else { return };
        if !name.is_empty() {
            self.text.push_str(&format!("Keys of `{name}`:\n\n"));
        }
        self.text.push_str("| Key | What it is |\n|---|---|\n");
        let keys = group["properties"].as_object().unwrap();
        for (key, schema) in keys {
            let said = cell(self.said(schema));
            let required = if is_required(group, key) {
                " **Required.**"
            } else {
                ""
            };
            let takes = cell(&self.takes(schema));
            let row = format!("| `{key}` | {said}{required} It takes {takes}. |\n");
            self.text.push_str(&row);
        }
        self.text.push('\n');
        for (key, schema) in keys {
            if let Some(words) = words(schema).filter(|words| words.len() > FEW) {
                self.text.push_str(&format!("Words for `{key}`:\n\n"));
                self.words(words);
            }
            self.groups(key, schema);
        }
    }

    /// What a value is for: by itself, or by the shape that it shares.
    fn said(&self, schema: &'s Value) -> &'s str {
        let shared = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next());
        let shared = shared.map(|name| &self.shared[name]["description"]);
        let said = schema.get("description").or(shared).and_then(Value::as_str);
        said.unwrap_or_else(|| panic!("nothing is said of {schema}"))
    }

    /// Words that may be written, with what each means.
    fn words(&mut self, words: &[Value]) {
        self.text.push_str("| You write | It means |\n|---|---|\n");
        for word in words {
            let means = cell(word["description"].as_str().unwrap());
            let row = format!("| `{}` | {means} |\n", flow(&word["const"]));
            self.text.push_str(&row);
        }
        self.text.push('\n');
    }

    /// A value as it may be written; every key of the first row has one.
    fn example(&mut self, name: Option<&str>, schema: &Value) {
        let example = schema["examples"].get(0);
        let example = example.unwrap_or_else(|| panic!("no example of {name:?}"));
        let text = match name {
            Some(name) => lines(name, example),
            None => format!("- {}", flow(&example[0])),
        };
        self.text.push_str(&format!("```yaml\n{text}\n```\n\n"));
    }

    /// What a value is, in words.
    fn takes(&self, schema: &'s Value) -> String {
        if let Some(name) = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
            let known = SHARED.iter().find(|(shared, _)| *shared == name);
            return known.map_or_else(
                || self.takes(&self.shared[name]),
                |(_, words)| (*words).to_owned(),
            );
        }
        let choices = schema.get("anyOf").or_else(|| schema.get("oneOf"));
        // Of a record, they say which of its keys belong together.
        if let Some(choices) = choices
            .and_then(Value::as_array)
            .filter(|_| schema["type"].is_null())
        {
            return self.one_of(choices);
        }
        if let Some(words) = schema["enum"].as_array() {
            let words: Vec<String> = words
                .iter()
                .map(|word| format!("`{}`", flow(word)))
                .collect();
            return format!("one of {}", words.join(", "));
        }
        if let Some(word) = schema.get("const") {
            return format!("`{}`", flow(word));
        }
        match kind_of(schema) {
            "array" => match self.takes(&schema["items"]).as_str() {
                "text" => "a list of texts".to_owned(),
                item => format!("a list, each {item}"),
            },
            "object" => self.group_of(schema),
            "boolean" => "`true` or `false`".to_owned(),
            "integer" | "number" => number(schema),
            _ => text(schema).to_owned(),
        }
    }

    fn group_of(&self, schema: &'s Value) -> String {
        let others = &schema["additionalProperties"];
        match (schema["properties"].is_object(), others.is_object()) {
            (true, false) => "a group of keys".to_owned(),
            (true, true) => format!(
                "a group of keys, and names of your own, each with {}",
                self.takes(others)
            ),
            _ => format!("a group of names, each with {}", self.takes(others)),
        }
    }

    /// Words with what each means, or shapes of which any will do.
    fn one_of(&self, choices: &'s [Value]) -> String {
        if let Some(words) = told(choices) {
            if words.len() > FEW {
                return "one of the words below".to_owned();
            }
            let words = words.iter().map(|word| {
                let means = word["description"].as_str().unwrap();
                format!(
                    "`{}` ({})",
                    flow(&word["const"]),
                    means.trim_end_matches('.')
                )
            });
            return format!("one of {}", words.collect::<Vec<_>>().join(", "));
        }
        let mut shapes: Vec<String> = choices.iter().map(|choice| self.takes(choice)).collect();
        if let [one, many] = &shapes[..]
            && choices[1]["items"] == choices[0]
        {
            let one = one.clone();
            shapes = vec![
                one,
                if many.starts_with("a list of") {
                    many.clone()
                } else {
                    "a list of such".to_owned()
                },
            ];
        }
        shapes.join(", or ")
    }
}

/// Choices of which each is a word with what it means.
fn told(choices: &[Value]) -> Option<&[Value]> {
    let is_told =
        |choice: &Value| choice.get("const").is_some() && choice["description"].is_string();
    choices.iter().all(is_told).then_some(choices)
}

/// The words that a value is one of, where each says what it means.
fn words(schema: &Value) -> Option<&[Value]> {
    if let Some(choices) = schema["oneOf"].as_array() {
        return told(choices);
    }
    schema["anyOf"].as_array()?.iter().find_map(words)
}

/// The group of keys in a value that is one, or that is made of such.
fn group(schema: &Value) -> Option<&Value> {
    if schema["properties"].is_object() {
        return Some(schema);
    }
    let choices = ["anyOf", "oneOf"]
        .into_iter()
        .filter_map(|key| schema[key].as_array())
        .flatten();
    schema
        .get("items")
        .into_iter()
        .chain(schema.get("additionalProperties"))
        .chain(choices)
        .find_map(group)
}

fn is_required(record: &Value, name: &str) -> bool {
    record["required"]
        .as_array()
        .is_some_and(|all| all.iter().any(|one| one == name))
}

/// The first of the types that a schema takes: a number may be written as text too.
fn kind_of(schema: &Value) -> &str {
    let ty = &schema["type"];
    ty.as_str().or_else(|| ty[0].as_str()).unwrap_or("string")
}

fn number(schema: &Value) -> String {
    let name = if kind_of(schema) == "integer" {
        "a whole number"
    } else {
        "a number"
    };
    match (&schema["minimum"], &schema["maximum"]) {
        (Value::Number(least), Value::Number(most)) => format!("{name} from {least} to {most}"),
        _ => name.to_owned(),
    }
}

fn text(schema: &Value) -> &'static str {
    let pattern = schema["pattern"].as_str().unwrap_or_default();
    let known = PATTERNS.iter().find(|(part, _)| pattern.contains(part));
    known.map_or("text", |(_, words)| words)
}

/// A key with its value as YAML: on one line, or on one for each part where that is too long.
fn lines(name: &str, value: &Value) -> String {
    let line = format!("{name}: {}", flow(value));
    let parts: Vec<String> = match value {
        Value::Array(items) => items
            .iter()
            .map(|item| format!("  - {}", flow(item)))
            .collect(),
        Value::Object(keys) => keys
            .iter()
            .map(|(key, value)| format!("  {key}: {}", flow(value)))
            .collect(),
        _ => Vec::new(),
    };
    if line.len() <= WIDE || parts.is_empty() {
        return line;
    }
    format!("{name}:\n{}", parts.join("\n"))
}

/// A value as YAML on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(flow).collect::<Vec<_>>().join(", ")
        ),
        Value::Object(keys) => {
            let keys = keys
                .iter()
                .map(|(key, value)| format!("{}: {}", flow(&key.as_str().into()), flow(value)));
            format!("{{{}}}", keys.collect::<Vec<_>>().join(", "))
        }
        _ => value.to_string(),
    }
}

/// Whether YAML reads a text as itself without quotation marks, wherever it stands.
fn is_plain(text: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || " -_./:'’£".contains(letter);
    let is_other = text.parse::<f64>().is_ok() || ["true", "false", "null"].contains(&text);
    text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '/')
        && text.chars().all(is_word)
        && !text.contains(": ")
        && !is_other
}
