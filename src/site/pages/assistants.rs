//! What programs that answer questions are given: every page by its title and answer, with the address of its Markdown
//! (<https://llmstxt.org>), of the whole bank and of each term; the same with the whole texts; and every finding as a record
//! with its sources. Pages that were taken back are in none of them.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::{Bank, EntryId};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::path;
use crate::site::plan::lists::{Head, List, ListId};
use crate::site::planned::{Content, Page, Rendered, Site, Step};

use super::finding_records;
use super::markdown_copies::copy;
use super::records::stands;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.before.lists, edit.now.lists)),
    is_listed: false,
    step: Step::Lists,
};

/// Whose pages a file has.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// Of the whole bank.
    All,
    /// Of the entries of a term.
    Term(ListId),
}

/// Titles and answers.
#[derive(Debug)]
struct Overview(Told);

/// Whole texts.
#[derive(Debug)]
struct Texts(Told);

#[derive(Debug)]
struct Findings;

/// Nothing in a bank that does not ask for it, or that writes no Markdown to lead to.
fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let config = &planned.inputs.bank.config;
    if !config.assistants || !config.twins {
        return Vec::new();
    }
    let is_term = |list: &List| matches!(list.head, Head::Term(..)) && !list.entries.is_empty();
    let terms = planned.lists.numbered();
    let terms = terms.filter(|(_, list)| is_term(list));
    let terms = terms.map(|(id, list)| (format!("{}/", list.folder), Told::Term(id)));
    let all = std::iter::once((String::new(), Told::All)).chain(terms);
    let files = all.flat_map(|(folder, of)| {
        [
            Route::of_site(format!("{folder}llms.txt"), Overview(of)),
            Route::of_site(format!("{folder}llms-full.txt"), Texts(of)),
        ]
    });
    let findings = Route::of_site("findings.json", Findings);
    files.chain([findings]).collect()
}

impl Told {
    /// The title, and the entries that stand.
    fn read(self, site: &Site) -> (String, Vec<EntryId>) {
        let bank = &site.bank;
        let stands = |id: &EntryId| stands(bank.entries[*id].status);
        match self {
            Self::All => {
                let entries = bank.entries.ids().filter(stands);
                (bank.config.title.clone(), entries.collect())
            }
            Self::Term(list) => {
                let list = site.lists.get(list);
                let entries = list.entries.iter().copied().filter(stands);
                (label(bank, &list.head), entries.collect())
            }
        }
    }
}

/// What a term is called.
fn label(bank: &Bank, head: &Head) -> String {
    let Head::Term(vocabulary, term) = head else {
        return String::new();
    };
    let vocabulary = bank.schema.vocabularies.get(vocabulary);
    let known = vocabulary.and_then(|vocabulary| vocabulary.terms.get(term));
    known.map_or_else(|| term.clone(), |known| known.label.clone())
}

/// The name of what is told, and in the whole bank what it is.
fn head(site: &Site, told: Told, title: &str) -> String {
    let config = &site.bank.config;
    let about = match told {
        Told::All => config.description.clone(),
        Told::Term(_) => Some(config.title.clone()),
    };
    let about = about.map_or_else(String::new, |about| format!("\n> {about}\n"));
    format!("# {title}\n{about}")
}

impl Page for Overview {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let (title, entries) = self.0.read(site);
        let bank = &site.bank;
        let mut out = head(site, self.0, &title);
        for kind in bank.schema.kinds.values() {
            let mut of_kind = entries
                .iter()
                .map(|id| &bank.entries[*id])
                .filter(|entry| entry.kind == kind.id)
                .peekable();
            if of_kind.peek().is_none() {
                continue;
            }
            out.push_str(&format!("\n## {}\n\n", kind.plural));
            for entry in of_kind {
                let file = format!("{}/index.md", path::entry_folder(bank, entry));
                let answer = entry.summary.as_deref().unwrap_or_default();
                let colon = if answer.is_empty() { "" } else { ": " };
                let address = path::address(bank, &file);
                out.push_str(&format!("- [{}]({address}){colon}{answer}\n", entry.title));
            }
        }
        Ok(Content::Text(out))
    }
}

impl Page for Texts {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let (title, entries) = self.0.read(site);
        let mut out = head(site, self.0, &title);
        for id in entries {
            out.push_str("\n---\n\n");
            out.push_str(&copy(site, id)?);
        }
        Ok(Content::Text(out))
    }
}

impl Page for Findings {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Text(finding_records::write(site)))
    }
}
