//! The pages of lists: fifty rows each, and what stands above them.

use serde::Serialize;

use crate::site::pages::{Rendered, finish, page};
use crate::site::references::RefView;
use crate::site::view::{self, PageView, pager, slice};
use crate::site::{Site, terms};
use crate::theme::{Context, Value};

use super::{Head, LETTERS, List};

#[derive(Debug, Serialize)]
struct Letter<'a> {
    letter: &'a str,
    path: Option<String>,
}

/// Page `number` of a list.
pub(in crate::site) fn list(site: &Site, path: &str, list: &List, number: usize) -> Rendered {
    let shown = slice(&list.entries, number);
    let mut context = Context::new();
    context.insert("pager", &pager(&list.folder, number, list.entries.len()));
    match &list.head {
        Head::References => {
            let rows: Vec<RefView> = shown
                .iter()
                .filter_map(|&at| site.references.row(&site.bank, at))
                .collect();
            context.insert("references", &rows);
            finish(
                site,
                "references.html",
                &page(site, path, "References"),
                context,
            )
        }
        head => {
            context.insert_value("rows", Value::from_serializable(&rows(site, shown)));
            of_rows(site, path, head, number, context)
        }
    }
}

fn of_rows(site: &Site, path: &str, head: &Head, number: usize, mut context: Context) -> Rendered {
    match head {
        Head::Kind(id) => {
            let kind = &site.bank.schema.kinds[id];
            context.insert("kind", &view::KindView::from(kind));
            let page = PageView {
                colour: kind.colour.clone(),
                description: kind.description.clone(),
                ..page(site, path, &kind.plural)
            };
            finish(site, &kind.list_template, &page, context)
        }
        Head::Term(vocabulary, term) => {
            let vocabulary = &site.bank.schema.vocabularies[vocabulary];
            let introduction = (number == 1).then(|| (vocabulary.id.clone(), term.clone()));
            let introduction = introduction.and_then(|key| site.bank.introductions.get(&key));
            if let Some(found) = introduction {
                let (html, references) =
                    terms::introduction(site, &found.body, &found.file.path, path);
                context.insert("introduction", &html);
                context.insert("references", &references);
            }
            terms::of_term(site, path, vocabulary, &vocabulary.terms[term], context)
        }
        Head::Letter(letter) => {
            context.insert("letters", &letters(site));
            context.insert("letter", letter);
            let title = format!("A to Z: {}", letter.to_uppercase());
            finish(site, "a-z.html", &page(site, path, &title), context)
        }
        _ => {
            context.insert_value("vocabularies", site.vocabularies.clone());
            finish(site, "browse.html", &page(site, path, "Browse"), context)
        }
    }
}

/// The alphabet, before a letter is chosen.
pub(in crate::site) fn alphabet(site: &Site, path: &str) -> Rendered {
    let mut context = Context::new();
    context.insert("letters", &letters(site));
    context.insert("letter", "");
    context.insert("rows", &Vec::<()>::new());
    context.insert("pager", &pager("a-z", 1, 0));
    finish(site, "a-z.html", &page(site, path, "A to Z"), context)
}

fn letters(site: &Site) -> Vec<Letter<'static>> {
    let path = |letter: &str| {
        let path = format!("a-z/{letter}/index.html");
        site.outputs.contains(&path).then_some(path)
    };
    LETTERS
        .split(' ')
        .map(|letter| Letter {
            letter,
            path: path(letter),
        })
        .collect()
}

/// Entries as rows.
pub(in crate::site) fn rows(site: &Site, entries: &[usize]) -> Vec<Value> {
    entries.iter().map(|&at| site.row(at)).collect()
}
