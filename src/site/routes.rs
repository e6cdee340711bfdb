//! Which page stands where: the routes of all sets, joined. Two pages that want one path are a mistake.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

use super::page_set::{Edit, PageSet, Planned, Route};
use super::pages::{SETS, search, sitemap};
use super::path;
use super::planned::{Output, Outputs, Owner, Step};

/// Whether the outputs of a site are still those of it after an edit.
pub(crate) fn still_hold(edit: &Edit<'_>) -> bool {
    let holds = |set: &&PageSet| set.stale.is_some_and(|is_stale| !is_stale(edit));
    SETS.iter().all(holds)
}

/// Joins the routes of all sets.
pub(crate) fn join(planned: &Planned<'_>) -> Outputs {
    let mut outputs = Outputs {
        by_path: BTreeMap::new(),
        owners: BTreeMap::new(),
        by_letters: BTreeMap::new(),
        aliases: Vec::new(),
        shard: Output {
            page: Arc::new(search::Shard),
            is_listed: false,
            step: Step::Lists,
        },
        found: Diagnostics::default(),
    };
    let mut out = Diagnostics::default();
    for set in SETS {
        for route in (set.routes)(planned, &mut out) {
            if route.alias.is_some() {
                outputs.add_alias(planned, set, route, &mut out);
            } else {
                outputs.add(set, route, &mut out);
            }
        }
    }
    for route in sitemap::parts(&outputs) {
        outputs.add(&sitemap::SET, route, &mut out);
    }
    outputs.found = out;
    outputs
}

impl Outputs {
    fn add(&mut self, set: &PageSet, route: Route, out: &mut Diagnostics) {
        if let Some(first) = self.owners.get(&route.path) {
            let message = format!("two pages would stand at `{}`", path::public(&route.path));
            let second = Owner {
                file: route.file,
                span: route.span,
            };
            let (own, other) = if &*second.file == "bank.yaml" {
                (first, &second)
            } else {
                (&second, first)
            };
            let span = own.span.clone();
            let found = Diagnostic::new(Code::PathCollision, &own.file, span, message);
            let help = format!(
                "The other is that of {}. Rename the file, or change the `url` of its kind.",
                name(&other.file)
            );
            out.push(found.help(help));
            return;
        }
        self.put(set, route);
    }

    fn put(&mut self, set: &PageSet, route: Route) {
        let output = Output {
            page: route.page,
            is_listed: set.is_listed && route.is_listed,
            step: set.step,
        };
        let owner = Owner {
            file: route.file,
            span: route.span,
        };
        self.by_letters
            .entry(route.path.to_lowercase())
            .or_insert_with(|| route.path.clone());
        self.owners.insert(route.path.clone(), owner);
        self.by_path.insert(route.path, output);
    }

    fn add_alias(
        &mut self,
        planned: &Planned<'_>,
        set: &PageSet,
        route: Route,
        out: &mut Diagnostics,
    ) {
        let in_the_way = self
            .owners
            .get(&route.path)
            .or_else(|| self.in_the_way(&route.path));
        if let Some(first) = in_the_way {
            // An alias that stands twice, or that is where the page stands anyway.
            if first.file != route.file {
                let written = route.alias.as_deref().unwrap_or_default();
                let message = format!("the alias `{written}` is the address of another page");
                let help = format!(
                    "{} has that address. Take the alias out, or rename the other.",
                    name(&first.file)
                );
                let found = Diagnostic::new(Code::AliasCollision, &route.file, route.span, message);
                out.push(found.help(help));
            }
            return;
        }
        let bank = &planned.inputs.bank;
        if let Some(entry) = bank.find_path(&route.file) {
            let to = path::entry(bank, &bank.entries[entry]);
            self.aliases.push((route.path.clone(), to));
        }
        // On a disk that takes no account of case the page would stand in the place of the other: hosts have the rule.
        if !self.folded_differs(&route.path) {
            self.put(set, route);
        }
    }

    /// Whether another path, or a folder of one, is the same but for capitals.
    fn folded_differs(&self, path: &str) -> bool {
        if path
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || !byte.is_ascii_alphabetic())
        {
            return self
                .by_letters
                .get(&path.to_lowercase())
                .is_some_and(|other| other != path);
        }
        let folded = path.to_lowercase();
        let same = self
            .by_letters
            .get(&folded)
            .is_some_and(|other| other != path);
        let mut folders = folded
            .match_indices('/')
            .map(|(at, _)| (&folded[..=at], &path[..=at]));
        same || folders.any(|(folded, written)| {
            let mut behind = self.by_letters.range(folded.to_owned()..);
            let next = behind.next().filter(|(other, _)| other.starts_with(folded));
            next.is_some_and(|(_, other)| !other.starts_with(written))
        })
    }

    /// What would be a file where this path needs a folder, or a folder where it needs a file.
    fn in_the_way(&self, path: &str) -> Option<&Owner> {
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
}

/// What a path belongs to, for messages.
fn name(owner: &str) -> String {
    if owner == "bank.yaml" {
        "a page of the site itself".to_owned()
    } else {
        format!("`{owner}`")
    }
}
