//! The pages of lists: fifty rows each, and what stands above them.

use crate::diagnostic::Diagnostics;
use crate::facets::KIND;
use crate::model::{Bank, EntryId, Introduced};
use crate::schema::Direction;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::pager::{pager, pages, slice};
use crate::site::path;
use crate::site::plan::lists::{Head, ListId, Lists};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::references::page_cites::RefView;
use crate::site::views::beside::beside;
use crate::site::views::cite::offered;
use crate::site::views::facets::{FacetView, kinds, rows};
use crate::site::views::kind::KindView;
use crate::site::views::letters::letters;
use crate::site::views::link::LinkView;
use crate::site::views::page::PageView;
use crate::site::views::vocabulary::introduce;
use crate::text::percent_encode;
use crate::theme::{Context, Value};
use serde::Serialize;
use std::sync::Arc;

use super::tables::table_path;
use super::vocabularies::of_term;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.before.lists, edit.now.lists)),
    is_listed: true,
    step: Step::Lists,
};

/// A page of a list, by the list's number.
#[derive(Debug)]
struct ListPage {
    list: ListId,
    number: usize,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let mut found = Vec::new();
    for (id, list) in planned.lists.numbered() {
        let file = declared_in(&planned.inputs.bank, planned.lists, &list.head);
        let route = |page| {
            let path = path::page(&list.folder, page);
            let page = ListPage {
                list: id,
                number: page,
            };
            Route::of_file(&file, path, page)
        };
        found.extend((1..=pages(list.entries.len())).map(route));
    }
    found
}

/// The file that declares what is listed, as far as the bank declares it itself.
fn declared_in(bank: &Bank, lists: &Lists, head: &Head) -> String {
    match head {
        Head::Term(vocabulary, _) => format!("content/vocabularies/{vocabulary}.yaml"),
        Head::Value(facet, _) => lists.facets[*facet].file.clone(),
        Head::Kind(id) if bank.schema.own_kinds.contains(id) => {
            format!("content/kinds/{id}.yaml")
        }
        _ => "bank.yaml".to_owned(),
    }
}

impl Page for ListPage {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let list = site.lists.get(self.list);
        let shown = slice(&list.entries, self.number);
        let mut context = Context::new();
        context.insert(
            "pager",
            &pager(&list.folder, self.number, list.entries.len()),
        );
        match &list.head {
            Head::References => {
                let rows: Vec<RefView> = shown
                    .iter()
                    .filter_map(|&at| site.references.row(&site.bank, at))
                    .collect();
                context.insert("references", &rows);
                let page = PageView {
                    coins: offered(site, shown),
                    ..page(site, path, &site.bank.messages().text("references"))
                };
                finish(site, "references.html", &page, context)
            }
            head => {
                context.insert_value("rows", Value::from_serializable(&rows(site, shown)));
                context.insert("order", &order(site, head));
                context.insert("filter", &filter(site, head));
                context.insert("orders", &orders(site, head));
                context.insert("compares", &compares(site, shown));
                if is_narrowed(head) {
                    context.insert_value("beside", beside(site, self.list));
                }
                of_rows(site, path, head, self.number, context)
            }
        }
    }

    fn file<'s>(&self, site: &'s Site) -> Option<&'s str> {
        let of = introduced(&site.lists.get(self.list).head)?;
        let introduction = site.bank.introductions.get(&of)?;
        (self.number == 1).then_some(&*introduction.file.path)
    }
}

/// The order of a list, in words.
fn order(site: &Site, head: &Head) -> String {
    let kind = match head {
        Head::Kind(id) => Some(&site.bank.schema.kinds[id]),
        _ => None,
    };
    let sort = kind.and_then(|kind| kind.sort.as_ref());
    site.bank.messages().text(match (kind, sort) {
        (Some(kind), _) if kind.ordered => "order-reading",
        (_, Some(sort)) if sort.is_newest_first => "order-newest",
        (_, Some(_)) => "order-oldest",
        _ => "order-title",
    })
}

/// By what the search finds what a list holds: there it can be sorted and narrowed.
#[derive(Serialize)]
struct Filter<'s> {
    /// The facet and the value; the list of everything has neither.
    name: &'s str,
    code: &'s str,
}

fn filter<'s>(site: &'s Site, head: &'s Head) -> Option<Filter<'s>> {
    let (name, code) = match head {
        Head::Browse => ("", ""),
        Head::Kind(id) => (KIND, id.as_str()),
        Head::Term(vocabulary, term) => (vocabulary.as_str(), term.as_str()),
        Head::Value(facet, value) => {
            let facet = &site.lists.facets[*facet];
            (facet.name.as_str(), facet.values[*value].code.as_str())
        }
        Head::Letter(_) | Head::References => return None,
    };
    site.bank.config.search.as_ref()?;
    Some(Filter { name, code })
}

/// How many scales a list offers as its order.
const SCALES: usize = 2;

/// The search for what a list holds, by the orders that it has beside the list's own.
fn orders(site: &Site, head: &Head) -> Vec<LinkView> {
    let filter = filter(site, head).filter(|filter| !filter.name.is_empty());
    let Some(Filter { name, code }) = filter else {
        return Vec::new();
    };
    let (name, code) = (percent_encode(name), percent_encode(code));
    let search = format!("search/index.html?{name}={code}");
    let messages = site.bank.messages();
    let scales = site.bank.schema.scales.values();
    let ordered = scales.filter(|scale| scale.direction != Direction::None);
    let by_scale = ordered.take(SCALES).map(|scale| LinkView {
        title: messages.with("sort-scale", &[("name", scale.label.as_str().into())]),
        path: format!("{search}&sort={}", percent_encode(&scale.id)),
    });
    let newest = LinkView {
        title: messages.text("sort-date"),
        path: format!("{search}&sort=date"),
    };
    std::iter::once(newest).chain(by_scale).collect()
}

/// Whether there are two to be compared among these.
fn compares(site: &Site, shown: &[EntryId]) -> bool {
    let is_compared = |id: &&EntryId| !site.bank.kind(&site.bank.entries[**id]).compare.is_empty();
    shown.iter().filter(is_compared).count() > 1
}

/// Whether facets stand beside the list. The page of everything has its own.
fn is_narrowed(head: &Head) -> bool {
    matches!(head, Head::Kind(_) | Head::Term(..) | Head::Value(..))
}

/// What an introduction would stand above, of a list.
fn introduced(head: &Head) -> Option<Introduced> {
    match head {
        Head::Kind(id) => Some(Introduced::Kind(id.clone())),
        Head::Term(vocabulary, term) => Some(Introduced::term(vocabulary, term)),
        _ => None,
    }
}

fn of_rows(site: &Site, path: &str, head: &Head, number: usize, mut context: Context) -> Rendered {
    let of = introduced(head).filter(|_| number == 1);
    introduce(site, of, path, &mut context);
    match head {
        Head::Kind(id) => {
            let kind = &site.bank.schema.kinds[id];
            let introduction = site.bank.introductions.get(&Introduced::Kind(id.clone()));
            let title = introduction.and_then(|found| found.title.as_ref());
            let title = title.unwrap_or(&kind.plural);
            context.insert("kind", &KindView::from(kind));
            context.insert("table", &table_path(site, id));
            context.insert("heading", title);
            let page = PageView {
                colour: kind.colour.clone(),
                description: kind.description.clone(),
                ..page(site, path, title)
            };
            finish(site, &kind.list_template, &page, context)
        }
        Head::Term(vocabulary, term) => {
            let vocabulary = &site.bank.schema.vocabularies[vocabulary];
            of_term(site, path, vocabulary, &vocabulary.terms[term], context)
        }
        Head::Letter(letter) => {
            context.insert("letters", &letters(site, &[]));
            context.insert("letter", letter);
            let shown = [&letter[..1].to_uppercase(), &letter[1..]].concat();
            let args = [("letter", shown.into())];
            let title = site.bank.messages().with("a-to-z-letter", &args);
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
            finish(
                site,
                "browse.html",
                &page(site, path, &site.bank.messages().text("browse")),
                context,
            )
        }
    }
}
