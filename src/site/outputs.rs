//! Every path that a site has.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::Links;
use crate::model::Bank;

use super::aliases::{self, Alias};
use super::compare::{self, Comparison};
use super::export;
use super::levels::{self, Levels};
use super::lists::{self, Lists};
use super::maps::{self, EvidenceMap};
use super::output::Output;
use super::{feeds, path, review, terms};
use crate::site::Material;
use crate::site::view::list::pages;

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
        let rooms = [
            lists::outputs(bank, lists),
            terms::outputs(bank),
            maps::outputs(maps),
            levels::outputs(bank, levels),
            compare::outputs(bank, compared),
            compare::rows::outputs(bank, &material.attachments),
            export::outputs(bank, lists, maps),
            review::outputs(bank),
        ];
        for claim in rooms.into_iter().flatten() {
            let owner = (claim.file, 0..0);
            found.claim(claim.path, claim.output, &owner, &mut out);
        }
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
        if aliases::any(bank) {
            add("_redirects", Output::Redirects);
        }
        for (name, asset) in theme.assets.iter() {
            add(&asset.path, Output::Asset { name: name.clone() });
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
            for alias in aliases::of(entry, out) {
                self.alias(bank, at, alias, out);
            }
        }
    }

    fn alias(&mut self, bank: &Bank, at: usize, alias: Alias<'_>, out: &mut Diagnostics) {
        let entry = &bank.entries[at];
        let Alias {
            written,
            span,
            path,
        } = alias;
        if let Some((first, _)) = self.owners.get(&path).or_else(|| self.in_the_way(&path)) {
            let is_twice =
                first == entry.path() && self.aliases.iter().any(|(other, _)| *other == path);
            if !is_twice {
                let message = format!("the alias `{written}` is the address of another page");
                let help = format!(
                    "{} has that address. Take the alias out, or rename the other.",
                    name(first)
                );
                let found = Diagnostic::new(Code::AliasCollision, entry.path(), span, message);
                out.push(found.help(help));
            }
            return;
        }
        let owner = (Arc::clone(entry.path()), span);
        self.owners.insert(path.clone(), owner);
        self.by_path.insert(path.clone(), Output::Alias { at });
        self.aliases.push((path, path::entry(bank, entry)));
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
    pages(crate::site::view::backlinks::count(links, at))
}

/// What a path belongs to, for messages.
fn name(owner: &str) -> String {
    if owner == "bank.yaml" {
        "a page of the site itself".to_owned()
    } else {
        format!("`{owner}`")
    }
}
