//! The pages of lists: fifty rows each, and what stands above them.

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::Bank;
use crate::site::levels::{self, Levels};
use crate::site::page_cites::RefView;
use crate::site::pages::{Rendered, finish, page};
use crate::site::view::{
    self, PageView,
    list::{pager, slice},
};
use crate::site::{Site, path, terms};
use crate::text::percent_encode;
use crate::theme::{Context, Value};

use super::facets::{Facet, FacetValue};
use crate::site::lists::{Head, LETTERS, List, Lists};

#[derive(Debug, Serialize)]
struct Letter<'a> {
    letter: &'a str,
    path: Option<String>,
}

/// A facet as pages name it.
#[derive(Debug, Serialize)]
pub(in crate::site) struct FacetView<'s> {
    pub(in crate::site) label: &'s str,
    pub(in crate::site) path: String,
    /// How many values it has; `values` may be some of them.
    pub(in crate::site) total: usize,
    pub(in crate::site) values: Vec<ValueView<'s>>,
}

/// A value with how many have it.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ValueView<'s> {
    pub(in crate::site) label: &'s str,
    pub(in crate::site) path: String,
    pub(in crate::site) count: usize,
}

impl<'s> FacetView<'s> {
    fn shallow(facet: &'s Facet) -> Self {
        Self {
            label: &facet.label,
            path: path::page(&facet.folder, 1),
            total: facet.values.len(),
            values: Vec::new(),
        }
    }
}

impl<'s> From<&'s FacetValue> for ValueView<'s> {
    fn from(value: &'s FacetValue) -> Self {
        Self {
            label: &value.label,
            path: path::page(&value.folder, 1),
            count: value.entries.len(),
        }
    }
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
            context.insert("order", order(site, head));
            context.insert("sort", &search(site, head));
            of_rows(site, path, head, number, context)
        }
    }
}

/// The order of a list, in words.
fn order(site: &Site, head: &Head) -> &'static str {
    match head {
        Head::Kind(id) if site.bank.schema.kinds[id].ordered => "in reading order",
        _ => "by title",
    }
}

/// The search for what a list holds: there it can be sorted and narrowed.
fn search(site: &Site, head: &Head) -> Option<String> {
    let (name, value) = match head {
        Head::Kind(id) => ("kind", id.as_str()),
        Head::Term(vocabulary, term) => (vocabulary.as_str(), term.as_str()),
        Head::Value(facet, value) => {
            let facet = &site.lists.facets[*facet];
            (facet.name.as_str(), facet.values[*value].code.as_str())
        }
        Head::Browse | Head::Letter(_) | Head::References => return None,
    };
    site.bank.config.search.as_ref()?;
    let (name, value) = (percent_encode(name), percent_encode(value));
    Some(format!("search/index.html?{name}={value}"))
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
        Head::Value(facet, value) => {
            let facet = &site.lists.facets[*facet];
            let value = &facet.values[*value];
            let title = format!("{}: {}", facet.label, value.label);
            context.insert("facet", &FacetView::shallow(facet));
            context.insert("value", &value.label);
            finish(site, "facet-value.html", &page(site, path, &title), context)
        }
        _ => {
            context.insert_value("vocabularies", site.vocabularies.clone());
            context.insert("kinds", &kinds(site));
            context.insert_value("facets", site.facets.clone());
            finish(site, "browse.html", &page(site, path, "Browse"), context)
        }
    }
}

/// Page `number` of the values of a facet.
pub(in crate::site) fn values(site: &Site, path: &str, facet: usize, number: usize) -> Rendered {
    let facet = &site.lists.facets[facet];
    let shown = FacetView {
        values: slice(&facet.values, number)
            .iter()
            .map(ValueView::from)
            .collect(),
        ..FacetView::shallow(facet)
    };
    let mut context = Context::new();
    context.insert("facet", &shown);
    context.insert("pager", &pager(&facet.folder, number, facet.values.len()));
    let page = page(site, path, &facet.label);
    finish(site, "facet.html", &page, context)
}

/// Every kind that has a list, with how many entries it has.
pub(in crate::site) fn kinds(site: &Site) -> Vec<(view::KindView, usize)> {
    let kinds = site.lists.all.iter().filter_map(|list| match &list.head {
        Head::Kind(id) => {
            let kind = view::KindView::from(&site.bank.schema.kinds[id]);
            Some((kind, list.entries.len()))
        }
        _ => None,
    });
    kinds.collect()
}

/// How many values of a facet stand beside the list of everything.
const BESIDE: usize = 12;

/// Every scale with its levels and every facet with the values that most entries have, for the page that has a door to each.
pub(in crate::site) fn facets(bank: &Bank, levels: &Levels, lists: &Lists) -> Value {
    let most = |facet: &'_ Facet| {
        let mut numbers: Vec<usize> = (0..facet.values.len()).collect();
        numbers.sort_by_key(|&at| Reverse(facet.values[at].entries.len()));
        numbers.truncate(BESIDE);
        numbers.sort_unstable();
        numbers
    };
    let shown = lists.facets.iter().map(|facet| FacetView {
        values: most(facet)
            .into_iter()
            .map(|at| ValueView::from(&facet.values[at]))
            .collect(),
        ..FacetView::shallow(facet)
    });
    let scales = levels::facets(bank, levels).into_iter();
    Value::from_serializable(&scales.chain(shown).collect::<Vec<_>>())
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
