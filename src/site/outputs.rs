//! Every path that a site has.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::bank::Bank;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::Links;
use crate::parse::{Entry, Value};

use super::compare::{self, Comparison};
use super::export::Format;
use super::levels::{self, Levels};
use super::lists::{Head, Lists};
use super::maps::{self, EvidenceMap, Place};
use super::review;
use super::view::{count_backlinks, pages};
use super::{Material, feeds, path};

/// What stands at a path.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names are those of the pages")]
pub enum Output {
    Home,
    Entry {
        at: usize,
        page: usize,
    },
    Twin {
        at: usize,
    },
    List {
        list: usize,
        page: usize,
    },
    Vocabulary {
        id: String,
    },
    Alphabet,
    Scales,
    Scale {
        id: String,
    },
    Alias {
        at: usize,
    },
    NotFound,
    BankJson,
    Sitemap {
        part: Option<usize>,
    },
    Robots,
    Feed,
    Map {
        map: usize,
    },
    MapCell {
        map: usize,
        place: Place,
        page: usize,
    },
    MapGaps {
        map: usize,
    },
    MapTable {
        map: usize,
    },
    MapFilters {
        map: usize,
    },
    Maps,
    Compare,
    Comparison {
        number: usize,
    },
    Level {
        scale: String,
        code: String,
        page: usize,
    },
    Export {
        of: Cited,
        format: Format,
    },
    ReviewDue {
        page: usize,
    },
    ReviewFeed,
    Search,
    Icons,
    Shard,
    Redirects,
    Asset {
        name: String,
    },
    Attachment {
        file: String,
    },
}

/// The sources of what are exported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cited {
    /// Of the whole bank.
    All,
    /// Of the entries of a list.
    List(usize),
    /// Of what stands on a map.
    Map(usize),
}

/// Every output of a site but the shards of its index, in path order.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    by_path: BTreeMap<String, Output>,
    /// The file that asks for a path, for two that ask for one.
    owners: BTreeMap<String, (Arc<str>, Range<usize>)>,
    /// Aliases with the path that they lead to.
    pub(super) aliases: Vec<(String, String)>,
    /// Paths that two ask for, and aliases that are none.
    found: Diagnostics,
}

impl Outputs {
    pub(super) fn plan(
        material: &Material,
        lists: &Lists,
        (maps, levels, compared): (&[EvidenceMap], &Levels, &[Comparison]),
    ) -> Self {
        let Material { bank, links, .. } = material;
        let mut found = Self::default();
        let mut out = Diagnostics::default();
        found.fixed(material, &mut out);
        for (at, entry) in bank.entries.iter().enumerate() {
            let owner = (Arc::clone(entry.path()), entry.id.span.clone());
            let folder = format!("{}/{}", bank.kind(entry).url, entry.id.name);
            for page in 1..=backlink_pages(links, at) {
                let output = Output::Entry { at, page };
                found.claim(path::page(&folder, page), output, &owner, &mut out);
            }
            if bank.config.twins {
                let path = format!("{folder}/index.md");
                found.claim(path, Output::Twin { at }, &owner, &mut out);
            }
        }
        for (number, list) in lists.all.iter().enumerate() {
            let owner = (declared_in(bank, &list.head), 0..0);
            for page in 1..=pages(list.entries.len()) {
                let output = Output::List { list: number, page };
                found.claim(path::page(&list.folder, page), output, &owner, &mut out);
            }
        }
        found.maps(maps, &mut out);
        found.levels(levels, &mut out);
        found.comparisons(bank, compared, &mut out);
        found.exports(bank, lists, maps, &mut out);
        found.review(bank, &mut out);
        found.aliases(bank, &mut out);
        found.sitemaps();
        found.found = out;
        found
    }

    /// Says what is wrong with the paths.
    pub(super) fn report(&self, out: &mut Diagnostics) {
        out.repeat(&self.found);
    }

    fn fixed(&mut self, material: &Material, out: &mut Diagnostics) {
        let Material {
            bank,
            theme,
            attachments,
            ..
        } = material;
        let owner = (Arc::from("bank.yaml"), 0..0);
        let mut add = |path: &str, output: Output| self.claim(path.to_owned(), output, &owner, out);
        add("index.html", Output::Home);
        add("a-z/index.html", Output::Alphabet);
        add("404.html", Output::NotFound);
        add("bank.json", Output::BankJson);
        add("robots.txt", Output::Robots);
        add("feed.xml", Output::Feed);
        add("sitemap.xml", Output::Sitemap { part: None });
        if bank.config.search.is_some() {
            add("search/index.html", Output::Search);
            add("search/icons.svg", Output::Icons);
            add("search/manifest.json", Output::Shard);
            add("search/client.js", Output::Shard);
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
        for (name, asset) in theme.assets.iter() {
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
        for (file, attachment) in attachments.iter() {
            if !self.by_path.contains_key(&attachment.path) {
                self.by_path.insert(
                    attachment.path.clone(),
                    Output::Attachment { file: file.clone() },
                );
            }
        }
    }

    fn maps(&mut self, maps: &[EvidenceMap], out: &mut Diagnostics) {
        let owner = (Arc::from("bank.yaml"), 0..0);
        if !maps.is_empty() {
            self.claim(path::page(maps::FOLDER, 1), Output::Maps, &owner, out);
        }
        for (number, map) in maps.iter().enumerate() {
            let (folder, own) = (map.folder(), number);
            let fixed = [
                ("index.html", Output::Map { map: own }),
                ("gaps/index.html", Output::MapGaps { map: own }),
                ("map.csv", Output::MapTable { map: own }),
                ("map.json", Output::MapFilters { map: own }),
            ];
            for (name, output) in fixed {
                self.claim(format!("{folder}/{name}"), output, &owner, out);
            }
            let filled = map
                .grid
                .cells
                .iter()
                .filter(|(_, cell)| !cell.items.is_empty());
            for (&place, cell) in filled {
                for page in 1..=pages(cell.items.len()) {
                    let output = Output::MapCell {
                        map: own,
                        place,
                        page,
                    };
                    self.claim(
                        path::page(&map.cell_folder(place), page),
                        output,
                        &owner,
                        out,
                    );
                }
            }
        }
    }

    /// What stands at each level of each scale.
    fn levels(&mut self, levels: &Levels, out: &mut Diagnostics) {
        for ((scale, code), items) in levels {
            let owner = (format!("content/scales/{scale}.yaml").into(), 0..0);
            let folder = levels::folder(scale, code);
            for page in 1..=pages(items.len()) {
                let output = Output::Level {
                    scale: scale.clone(),
                    code: code.clone(),
                    page,
                };
                self.claim(path::page(&folder, page), output, &owner, out);
            }
        }
    }

    fn comparisons(&mut self, bank: &Bank, compared: &[Comparison], out: &mut Diagnostics) {
        let owner = (Arc::from("bank.yaml"), 0..0);
        if compare::is_offered(bank) {
            self.claim(path::page(compare::FOLDER, 1), Output::Compare, &owner, out);
        }
        for (number, comparison) in compared.iter().enumerate() {
            let path = path::page(&comparison.folder(), 1);
            self.claim(path, Output::Comparison { number }, &owner, out);
        }
    }

    /// The references of the bank, of each term and of each map, for reference managers.
    fn exports(&mut self, bank: &Bank, lists: &Lists, maps: &[EvidenceMap], out: &mut Diagnostics) {
        let owner = (Arc::from("bank.yaml"), 0..0);
        let mut add = |folder: &str, of: Cited| {
            for format in Format::ALL {
                let path = format!("{folder}references.{}", format.ending());
                self.claim(path, Output::Export { of, format }, &owner, out);
            }
        };
        if bank.of_kind(crate::schema::CITATION).next().is_some() {
            add("", Cited::All);
            for (number, list) in lists.all.iter().enumerate() {
                if matches!(list.head, Head::Term(..)) && !list.entries.is_empty() {
                    add(&format!("{}/", list.folder), Cited::List(number));
                }
            }
            for (number, map) in maps.iter().enumerate() {
                add(&format!("{}/", map.folder()), Cited::Map(number));
            }
        }
    }

    /// What is to be reviewed, where anything ever is.
    fn review(&mut self, bank: &Bank, out: &mut Diagnostics) {
        if !review::is_kept(bank) {
            return;
        }
        let owner = (Arc::from("bank.yaml"), 0..0);
        for page in 1..=pages(review::due(bank).len()) {
            let output = Output::ReviewDue { page };
            self.claim(path::page(review::FOLDER, page), output, &owner, out);
        }
        let path = format!("{}/feed.xml", review::FOLDER);
        self.claim(path, Output::ReviewFeed, &owner, out);
    }

    /// The outputs that list all others come last, when all others are known.
    fn sitemaps(&mut self) {
        let parts = feeds::count(self).div_ceil(feeds::SITEMAP_LIMIT);
        for part in (1..=parts).filter(|_| parts > 1) {
            self.by_path.insert(
                format!("sitemap-{part}.xml"),
                Output::Sitemap { part: Some(part) },
            );
        }
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
    pub(super) fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// What stands at a path.
    pub(super) fn get(&self, path: &str) -> Option<&Output> {
        self.by_path.get(path)
    }

    /// All outputs in path order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Output)> {
        let all = self.by_path.iter();
        all.map(|(path, output)| (path.as_str(), output))
    }
}

/// How many pages an entry needs for its backlinks; most have too few for more than one, which is told by counting edges.
fn backlink_pages(links: &Links, at: usize) -> usize {
    let edges = pages(links.count_incoming(at));
    if edges == 1 {
        return edges;
    }
    pages(count_backlinks(links, at))
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
    bank.entries.iter().any(|entry| has(entry))
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
