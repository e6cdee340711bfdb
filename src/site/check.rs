//! Links that only the whole site can check: from its root, in texts, in fields and in the menu.

use std::sync::Arc;

use crate::config::{Branch, FootPart, Link};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::link::Links;
use crate::model::Target;
use crate::model::{Bank, Entry};
use crate::text::Spanned;

use super::planned::Outputs;
use super::{globals, path};

/// Reports links from the root of the site that lead to no page.
pub(crate) fn links(bank: &Bank, links: &Links, outputs: &Outputs, out: &mut Diagnostics) {
    for (file, uses) in links.uses(bank) {
        for Spanned { value: page, span } in &uses.pages {
            if !outputs.contains(&path::written(page)) {
                let message = format!("the site has no page `{page}`");
                let found = Diagnostic::new(Code::BrokenFile, file, span.clone(), message);
                let help = "Link an entry by `[[id]]`, and a file by its path from this file.";
                let id = page.trim_matches('/').to_owned();
                out.push(found.help(help).misses(Misses::Entry(id)));
            }
        }
    }
    named(bank, out);
    for part in &bank.config.foot {
        if let FootPart::Link(link) = part {
            of_menu(bank, link, outputs, out);
        }
    }
    for link in &bank.config.navigation {
        of_menu(bank, link, outputs, out);
        for branch in &link.items {
            of_branch(bank, branch, out);
        }
    }
}

/// Reports kinds and vocabularies that the settings name and the bank does not have.
fn named(bank: &Bank, out: &mut Diagnostics) {
    let (home, schema) = (&bank.config.home, &bank.schema);
    let mut check = |named: &Spanned<String>, what: &str, known: &[&str]| {
        if !known.contains(&named.value.as_str()) {
            let message = format!("there is no {what} `{}`", named.value);
            let file: Arc<str> = "bank.yaml".into();
            let found = Diagnostic::new(Code::BadSetting, &file, named.span.clone(), message);
            out.push(found.nearest(&named.value, known.iter().copied()));
        }
    };
    let vocabularies: Vec<&str> = schema.vocabularies.keys().map(String::as_str).collect();
    for named in home.roles.iter().chain(&home.subjects) {
        check(named, "vocabulary", &vocabularies);
    }
    let kinds: Vec<&str> = schema.kinds.keys().map(String::as_str).collect();
    for named in home.doors.iter().chain(&bank.config.cards) {
        check(named, "kind", &kinds);
    }
}

/// Reports branches of the menu that no page stands in.
fn of_branch(bank: &Bank, branch: &Branch, out: &mut Diagnostics) {
    if let Some(pages) = &branch.pages {
        let fits = |entry: &Arc<Entry>| {
            let address = path::entry_folder(bank, entry);
            pages.value.matches(&entry.id.name) || pages.value.matches(&address)
        };
        if !bank.entries.iter().any(fits) {
            let message = "no page stands here".to_owned();
            let file: Arc<str> = "bank.yaml".into();
            let found = Diagnostic::new(Code::BadSetting, &file, pages.span.clone(), message);
            let help =
                "Write the id of a page, or a pattern of ids or addresses: `deploy/*`, `guide/**`.";
            out.push(found.help(help));
        }
    }
    for inner in &branch.items {
        of_branch(bank, inner, out);
    }
}

/// The id of the kind or vocabulary that is called so.
fn called<'b>(bank: &'b Bank, label: &str) -> Option<&'b str> {
    let fits = |name: &str| name.eq_ignore_ascii_case(label);
    let mut kinds = bank.schema.kinds.values();
    let kind = kinds.find(|kind| fits(&kind.label) || fits(&kind.plural));
    let mut vocabularies = bank.schema.vocabularies.values();
    let mut vocabulary = || vocabularies.find(|vocabulary| fits(&vocabulary.label));
    kind.map(|kind| kind.id.as_str())
        .or_else(|| vocabulary().map(|vocabulary| vocabulary.id.as_str()))
}

fn of_menu(bank: &Bank, link: &Link, outputs: &Outputs, out: &mut Diagnostics) {
    let file: Arc<str> = "bank.yaml".into();
    let diagnose = |code, message| Diagnostic::new(code, &file, link.span.clone(), message);
    let target = match Target::parse(&link.to) {
        Ok(Target::External(_)) => return,
        Ok(_) => {
            globals::destination(bank, &link.to).map_or_else(|| link.to.clone(), |(path, _)| path)
        }
        Err(message) => {
            let help =
                "Write a path from the root of the site, or an address with `https:` or `mailto:`.";
            out.push(diagnose(Code::UnsafeLink, message).help(help));
            return;
        }
    };
    if outputs.contains(&path::written(&target)) {
        return;
    }
    let found = diagnose(
        Code::BadSetting,
        format!("the site has no page `{}`", link.to),
    );
    let name = link.to.trim_matches('/');
    let found = found.misses(Misses::Vocabulary(name.to_owned()));
    if let Some(id) = called(bank, name) {
        let found = found.help(format!("Write `{id}`."));
        out.push(found.mend_words(&*link.to, id).surely());
        return;
    }
    let known: Vec<_> = outputs.paths().map(path::public).collect();
    let known = known.iter().map(|path| &**path);
    out.push(
        match crate::diagnostic::nearest(link.to.trim_start_matches('/'), known) {
            Some(near) => found.help(format!("Did you mean `/{near}`?")),
            None => found.help("Write a path from the root of the site, or a whole address."),
        },
    );
}
