//! Every path that a site has.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::bank::Bank;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parse::{Entry, Value};

use super::lists::{Head, List};
use super::view::{count_backlinks, pages};
use super::{Material, feeds, path};

/// What stands at a path.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names are those of the pages")]
pub enum Output {
    Home,
    Entry { at: usize, page: usize },
    Twin { at: usize },
    List { list: usize, page: usize },
    Vocabulary { id: String },
    Alphabet,
    Scales,
    Scale { id: String },
    Alias { at: usize },
    NotFound,
    BankJson,
    Sitemap { part: Option<usize> },
    Robots,
    Feed,
    Search,
    Icons,
    Shard { path: String },
    Redirects,
    Asset { name: String },
    Attachment { file: String },
}

/// Every output of a site, in path order.
#[derive(Debug, Default)]
pub struct Outputs {
    by_path: BTreeMap<String, Output>,
    /// The file that asks for a path, for two that ask for one.
    owners: BTreeMap<String, (Arc<str>, Range<usize>)>,
    /// Aliases with the path that they lead to.
    pub(super) aliases: Vec<(String, String)>,
}

impl Outputs {
    pub(super) fn plan(material: &Material<'_>, lists: &[List], out: &mut Diagnostics) -> Self {
        let Material { bank, links, .. } = *material;
        let mut found = Self::default();
        found.fixed(material, out);
        for (at, entry) in bank.entries.iter().enumerate() {
            let owner = (Arc::clone(entry.path()), entry.id.span.clone());
            let folder = format!("{}/{}", bank.kind(entry).url, entry.id.name);
            for page in 1..=pages(count_backlinks(links, at)) {
                found.claim(
                    path::page(&folder, page),
                    Output::Entry { at, page },
                    &owner,
                    out,
                );
            }
            if bank.config.twins {
                found.claim(
                    format!("{folder}/index.md"),
                    Output::Twin { at },
                    &owner,
                    out,
                );
            }
        }
        for (number, list) in lists.iter().enumerate() {
            let owner = (declared_in(bank, &list.head), 0..0);
            for page in 1..=pages(list.entries.len()) {
                found.claim(
                    path::page(&list.folder, page),
                    Output::List { list: number, page },
                    &owner,
                    out,
                );
            }
        }
        found.aliases(bank, out);
        found
    }

    fn fixed(&mut self, material: &Material<'_>, out: &mut Diagnostics) {
        let Material {
            bank,
            theme,
            attachments,
            ..
        } = *material;
        let owner = (Arc::from("bank.yaml"), 0..0);
        let mut add = |path: &str, output: Output| self.claim(path.to_owned(), output, &owner, out);
        add("index.html", Output::Home);
        add("a-z/index.html", Output::Alphabet);
        add("404.html", Output::NotFound);
        add("bank.json", Output::BankJson);
        add("robots.txt", Output::Robots);
        add("feed.xml", Output::Feed);
        add("sitemap.xml", Output::Sitemap { part: None });
        if let Some(published) = material.published {
            add("search/index.html", Output::Search);
            add("search/icons.svg", Output::Icons);
            for path in published.shards.keys() {
                add(path, Output::Shard { path: path.clone() });
            }
        }
        if has_aliases(bank) {
            add("_redirects", Output::Redirects);
        }
        if !bank.schema.scales.is_empty() {
            add("scales/index.html", Output::Scales);
        }
        for scale in bank.schema.scales.keys() {
            add(
                &format!("scales/{scale}/index.html"),
                Output::Scale { id: scale.clone() },
            );
        }
        for (name, asset) in &theme.assets {
            add(&asset.path, Output::Asset { name: name.clone() });
        }
        for vocabulary in bank.schema.vocabularies.keys() {
            let owner = (
                format!("content/vocabularies/{vocabulary}.yaml").into(),
                0..0,
            );
            self.claim(
                format!("{vocabulary}/index.html"),
                Output::Vocabulary {
                    id: vocabulary.clone(),
                },
                &owner,
                out,
            );
        }
        for (file, attachment) in attachments {
            if !self.by_path.contains_key(&attachment.path) {
                self.by_path.insert(
                    attachment.path.clone(),
                    Output::Attachment { file: file.clone() },
                );
            }
        }
    }

    /// The outputs that list all others come last, when all others are known.
    pub(super) fn with_sitemaps(mut self, addresses: usize) -> Self {
        let parts = addresses.div_ceil(feeds::SITEMAP_LIMIT);
        for part in (1..=parts).filter(|_| parts > 1) {
            self.by_path.insert(
                format!("sitemap-{part}.xml"),
                Output::Sitemap { part: Some(part) },
            );
        }
        self
    }

    fn claim(
        &mut self,
        path: String,
        output: Output,
        owner: &(Arc<str>, Range<usize>),
        out: &mut Diagnostics,
    ) {
        if let Some((first, span)) = self.owners.get(&path) {
            let message = format!("two pages would stand at `{}`", path::public(&path));
            let (own, other) = if &*owner.0 == "bank.yaml" {
                ((first, span), &owner.0)
            } else {
                ((&owner.0, &owner.1), first)
            };
            let found = Diagnostic::new(Code::PathCollision, own.0, own.1.clone(), message);
            let help = format!(
                "The other is that of {}. Rename the file, or change the `url` of its kind.",
                name(other)
            );
            out.push(found.help(help));
            return;
        }
        self.owners.insert(path.clone(), owner.clone());
        self.by_path.insert(path, output);
    }

    fn aliases(&mut self, bank: &Bank, out: &mut Diagnostics) {
        for (at, entry) in bank.entries.iter().enumerate() {
            let Some(Value::List(aliases)) = entry.fields.get("aliases") else {
                continue;
            };
            let to = path::entry(bank, entry);
            for alias in aliases {
                let Value::Text(alias) = alias else { continue };
                let whole = entry.fields.span("aliases");
                let within = entry
                    .file
                    .text
                    .get(whole.clone())
                    .and_then(|text| text.find(alias.as_str()));
                let span = within.map_or(whole.clone(), |at| {
                    whole.start + at..whole.start + at + alias.len()
                });
                let diagnose = |code, message: String| {
                    Diagnostic::new(code, entry.path(), span.clone(), message)
                };
                if let Some(wrong) = bad_alias(alias) {
                    let help = "An alias is an earlier address from the root of the site: `old/page/` or `old.html`.";
                    out.push(
                        diagnose(Code::BadAlias, format!("the alias `{alias}` {wrong}")).help(help),
                    );
                    continue;
                }
                let path = path::written(alias);
                if let Some((first, _)) = self.owners.get(&path).or_else(|| self.in_the_way(&path))
                {
                    let message = format!("the alias `{alias}` is the address of another page");
                    if first == entry.path() && self.aliases.iter().any(|(other, _)| *other == path)
                    {
                        continue;
                    }
                    let help = format!(
                        "{} has that address. Take the alias out, or rename the other.",
                        name(first)
                    );
                    out.push(diagnose(Code::AliasCollision, message).help(help));
                    continue;
                }
                self.owners
                    .insert(path.clone(), (Arc::clone(entry.path()), span));
                self.by_path.insert(path.clone(), Output::Alias { at });
                self.aliases.push((path, to.clone()));
            }
        }
    }

    /// What would be a file where this path needs a folder, or a folder where it needs a file.
    fn in_the_way(&self, path: &str) -> Option<&(Arc<str>, Range<usize>)> {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let above = folders.find_map(|folder| self.owners.get(folder));
        let below = format!("{path}/");
        let inside = || {
            let mut behind = self.owners.range(below.clone()..);
            behind
                .next()
                .filter(|(other, _)| other.starts_with(&below))
                .map(|(_, owner)| owner)
        };
        above.or_else(inside)
    }

    /// Every path.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// Whether something stands at this path.
    pub fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// What stands at a path.
    pub fn get(&self, path: &str) -> Option<&Output> {
        self.by_path.get(path)
    }

    /// All outputs in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Output)> {
        self.by_path.iter()
    }
}

/// What a path belongs to, for messages.
fn name(owner: &str) -> String {
    if owner == "bank.yaml" {
        "a page of the site itself".to_owned()
    } else {
        format!("`{owner}`")
    }
}

/// The file that declares what is listed, as far as the bank declares it itself.
fn declared_in(bank: &Bank, head: &Head) -> Arc<str> {
    match head {
        Head::Term(vocabulary, _) => format!("content/vocabularies/{vocabulary}.yaml").into(),
        Head::Kind(id) if bank.schema.own_kinds.contains(id) => {
            format!("content/kinds/{id}.yaml").into()
        }
        _ => "bank.yaml".into(),
    }
}

fn has_aliases(bank: &Bank) -> bool {
    let has = |entry: &Entry| matches!(entry.fields.get("aliases"), Some(Value::List(found)) if !found.is_empty());
    bank.entries.iter().any(has)
}

/// What is wrong with an alias.
fn bad_alias(alias: &str) -> Option<&'static str> {
    let path = alias.trim_matches('/');
    if path.is_empty() {
        Some("is empty")
    } else if path.split('/').any(|part| part == ".." || part == ".") {
        Some("climbs out of the site")
    } else if path.contains("//") || path.contains(':') {
        Some("is a whole address")
    } else if path.contains(['\\', '?', '#', '<', '>', '"', '|', '*', '%'])
        || path.contains(char::is_control)
    {
        Some("has a character that no address has")
    } else if path.contains(char::is_whitespace) {
        Some("has a space")
    } else if path
        .split('/')
        .any(|part| part.starts_with('.') || part.len() > 200)
    {
        Some("has a part that no folder can have")
    } else {
        None
    }
}
