//! The pages of the guide that list all there is are made from the code: what each mistake means, and what each built-in
//! kind has. Above the first heading stand words of people, which are kept.
//!
//! `INSTA_UPDATE=always cargo test --test suite reference` writes the pages anew.

use std::collections::BTreeMap;
use std::fs;

use sourcebook::diagnostic::{Severity, explanations};
use sourcebook::schema::{Choice, Field, Kind, Schema, Type, example};

use super::theme_guide::hold;

const MISTAKES: &str = "../content/guide/reference-diagnostics.md";
const FIELDS: &str = "../content/guide/reference-fields.md";

/// A kind that says nothing: it has what every kind has.
const PLAIN: &str = "plain";
const TITLE: &str = "title";

#[test]
fn the_guide_explains_every_mistake() {
    let mut text = String::new();
    let parts = [
        (
            Severity::Error,
            "Errors",
            "With any of these no site is built.",
        ),
        (
            Severity::Warning,
            "Warnings",
            "The site is built all the same.",
        ),
    ];
    for (severity, title, about) in parts {
        let all = explanations().iter();
        let all: Vec<_> = all
            .filter(|(_, found)| found.severity == severity)
            .collect();
        let links = all.iter().map(|(code, _)| format!("[`{code}`](#{code})"));
        let links = links.collect::<Vec<_>>().join(", ");
        text.push_str(&format!("## {title}\n\n{about} They are {links}.\n\n"));
        for (code, found) in all {
            let lowered = if severity == Severity::Error && found.may_lower {
                " A bank may lower this one in `bank.yaml`."
            } else {
                ""
            };
            text.push_str(&format!(
                "### `{code}`\n\n{}{lowered}\n\n{}{}",
                found.meaning.trim(),
                fenced("Before", &found.before),
                fenced("After", &found.after),
            ));
        }
    }
    hold_below(MISTAKES, &text);
}

#[test]
fn the_guide_lists_every_field_of_every_built_in_kind() {
    let root = tempfile::tempdir().unwrap();
    let kinds = root.path().join("content/kinds");
    fs::create_dir_all(&kinds).unwrap();
    fs::write(
        root.path().join("bank.yaml"),
        "title: Bank\nbase_url: https://example.org/\n",
    )
    .unwrap();
    fs::write(kinds.join(format!("{PLAIN}.yaml")), "label: Plain\n").unwrap();
    let loaded = super::load(root.path(), false);
    let mut page = Fields {
        schema: &loaded.bank.schema,
        text: String::new(),
        shared: BTreeMap::new(),
    };
    let common = &page.schema.kinds[PLAIN];
    page.section("Every kind of entry", None, &common.fields);
    for kind in page.schema.kinds.values().filter(|kind| kind.id != PLAIN) {
        let own = kind.fields.iter().filter(|field| is_own(field, common));
        let own: Vec<Field> = own.cloned().collect();
        let about = format!("The files are in `content/{}/`.", kind.folder);
        page.section(&kind.label, Some(&about), &own);
    }
    for (name, fields) in page.shared.clone() {
        page.section(&format!("A {name}"), None, &fields);
    }
    hold_below(FIELDS, &page.text);
}

/// Holds all that stands on a page from its first heading on.
pub(super) fn hold_below(path: &str, wanted: &str) {
    let page = fs::read_to_string(super::folder(path)).unwrap();
    let head = page
        .split_once("\n## ")
        .map_or(page.as_str(), |(head, _)| head);
    hold(
        path,
        &format!("{}\n\n{}\n", head.trim_end(), wanted.trim_end()),
    );
}

/// A text as a block of code with a word above it.
fn fenced(word: &str, text: &str) -> String {
    let runs = text.split(|letter| letter != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
    format!("{word}:\n\n{fence}text\n{}\n{fence}\n\n", text.trim_end())
}

/// Whether a kind has a field that others have not, or has it otherwise.
fn is_own(field: &Field, common: &Kind) -> bool {
    let told = |field: &Field| {
        (
            field.help.clone(),
            field.required,
            field.max_words,
            field.describe(),
        )
    };
    common
        .field(&field.name)
        .is_none_or(|known| told(known) != told(field))
}

/// The page of fields, as far as it is written.
struct Fields<'s> {
    schema: &'s Schema,
    text: String,
    /// The groups that kinds share, by name.
    shared: BTreeMap<String, Vec<Field>>,
}

impl Fields<'_> {
    /// A part of the page: a table of fields, and below it what some of them take.
    fn section(&mut self, title: &str, about: Option<&str>, fields: &[Field]) {
        self.text.push_str(&format!("## {title}\n\n"));
        if let Some(about) = about {
            self.text.push_str(&format!("{about}\n\n"));
        }
        self.table(fields);
    }

    fn table(&mut self, fields: &[Field]) {
        self.text.push_str("| Field | What to write |\n|---|---|\n");
        for field in fields {
            let help = field.help.as_deref().unwrap_or(&field.label);
            let help = cell(help.trim_end_matches('.'));
            // An entry without a title is called by its first heading.
            let required = if field.required && field.name != TITLE {
                "**Required.** "
            } else {
                ""
            };
            let takes = self.takes(field);
            let row = format!(
                "| `{}` | {help}. {required}It takes {takes}. |\n",
                field.name
            );
            self.text.push_str(&row);
        }
        self.text.push('\n');
        for field in fields {
            self.below(&field.name, field);
        }
    }

    /// What a field takes, how much of it, and an example where that says more.
    fn takes(&mut self, field: &Field) -> String {
        let mut said = vec![self.shape(&field.name, field)];
        said.extend(field.max_words.map(|most| format!("{most} words at most")));
        if let Type::List(item) = &field.ty {
            said.extend(
                item.max_words
                    .map(|most| format!("{most} words at most in each")),
            );
        }
        let shown = example(field, self.schema, super::today());
        let is_telling = !matches!(field.ty, Type::Group { .. }) && !shown.contains(['…', '{']);
        if field.options.is_empty() && is_telling {
            said.push(format!("such as `{}: {shown}`", field.name));
        }
        said.join(", ")
    }

    fn shape(&mut self, name: &str, field: &Field) -> String {
        if !field.options.is_empty() {
            return format!("one of [these words](#words-for-{name})");
        }
        match &field.ty {
            Type::List(item) => {
                let one = self.shape(name, item);
                let many = one.replace("](#a-", "s](#a-");
                let many = if many == "text" { "texts" } else { &many };
                format!("a list of {many}")
            }
            Type::Group {
                name: Some(shared),
                fields,
            } => {
                self.shared.insert(shared.clone(), fields.clone());
                format!("[{shared}](#a-{shared})")
            }
            Type::Group { .. } => format!("[these keys](#keys-of-{name})"),
            _ => cell(&field.describe()),
        }
    }

    /// The words that a field takes, or the keys of its group.
    fn below(&mut self, name: &str, field: &Field) {
        if !field.options.is_empty() {
            self.words(name, &field.options);
        }
        match &field.ty {
            Type::List(item) => self.below(name, item),
            Type::Group { name: None, fields } => {
                self.text.push_str(&format!("### Keys of `{name}`\n\n"));
                self.table(fields);
            }
            _ => {}
        }
    }

    fn words(&mut self, name: &str, options: &[Choice]) {
        let are_told = options.iter().any(|option| option.plain.is_some());
        let (means, line) = if are_told {
            (" It means |", "---|")
        } else {
            ("", "")
        };
        self.text.push_str(&format!(
            "### Words for `{name}`\n\n| You write | Readers see |{means}\n|---|---|{line}\n"
        ));
        for option in options {
            let means = option
                .plain
                .iter()
                .map(|plain| format!(" {} |", cell(plain)));
            let row = format!(
                "| `{}` | {} |{}\n",
                option.code,
                option.label,
                means.collect::<String>()
            );
            self.text.push_str(&row);
        }
        self.text.push('\n');
    }
}

/// A text as it stands in a cell of a table: nothing in it is a citation.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace("[@", "[\\@")
}
