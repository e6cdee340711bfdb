//! Rendering: from an output to its content.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::parse;
use crate::theme::{Context, Value};

use super::compare::Comparison;
use super::lists::{Head, LETTERS, List};
use super::maps::{self, EvidenceMap};
use super::references::RefView;
use super::view::{self, LinkView, PageView, given, pager, slice};
use super::{Cited, Content, Format, Output, Site, feeds, path, review, terms, twin};

pub(super) type Rendered = Result<Content, Box<Diagnostic>>;

pub(super) fn render(site: &Site, path: &str, output: &Output) -> Rendered {
    match output {
        Output::Home => home(site, path),
        Output::Entry { at, page } => entry(site, path, *at, *page),
        Output::Twin { at } => twin::render(site, *at).map(Content::Text),
        Output::List { list, page } => self::list(site, path, &site.lists.all[*list], *page),
        Output::Vocabulary { id } => {
            terms::vocabulary(site, path, &site.bank.schema.vocabularies[id])
        }
        Output::Alphabet => alphabet(site, path),
        Output::Scales => scales(site, path),
        Output::Scale { id } => scale(site, path, id),
        Output::Alias { at } => alias(site, path, *at),
        Output::NotFound => not_found(site, path),
        Output::BankJson => Ok(Content::Text(feeds::bank_json(site))),
        Output::Sitemap { part } => Ok(Content::Text(feeds::sitemap(site, *part))),
        Output::Robots => Ok(Content::Text(feeds::robots(site))),
        Output::Feed => Ok(Content::Text(feeds::feed(site))),
        Output::Maps => maps(site, path),
        Output::Map { map } => self::map(site, path, &site.maps[*map]),
        Output::MapCell { map, place, page } => cell(site, path, (&site.maps[*map], *place, *page)),
        Output::MapGaps { map } => gaps(site, path, &site.maps[*map]),
        Output::MapTable { map } => Ok(Content::Text(maps::csv(site, &site.maps[*map]))),
        Output::MapFilters { map } => Ok(Content::Text(maps::filters(site, &site.maps[*map]))),
        Output::Level { scale, code, page } => level(site, path, (scale, code), *page),
        Output::Compare => compare(site, path),
        Output::Comparison { number } => comparison(site, path, &site.compared[*number]),
        Output::Export { of, format } => Ok(Content::Text(export(site, *of, *format))),
        Output::ReviewDue { page } => review_due(site, path, *page),
        Output::ReviewFeed => Ok(Content::Text(feeds::review(site))),
        Output::Search => search(site, path),
        Output::Icons => icons(site),
        Output::Shard => Ok(Content::Bytes(shard(site, path).into_bytes().into())),
        Output::Redirects => Ok(Content::Text(feeds::redirects(site))),
        Output::Asset { name } => Ok(Content::Bytes(site.theme.assets[name].bytes.clone())),
        Output::Attachment { file } => Ok(Content::Copy(site.attachments[file].from.clone())),
    }
}

fn shard(site: &Site, path: &str) -> String {
    let published = site.published();
    published.map_or_else(String::new, |found| found.file(path))
}

fn export(site: &Site, of: Cited, format: Format) -> String {
    let places = match of {
        Cited::All => site.bank.of_kind(crate::schema::CITATION).collect(),
        Cited::Map(map) => maps::sources(site, &site.maps[map]),
        Cited::List(list) => {
            let entries = site.lists.all[list].entries.iter();
            let cited = entries.flat_map(|&at| {
                let is_source = site.bank.entries[at].kind == crate::schema::CITATION;
                let own = is_source.then_some(at);
                site.links.sources(at).into_iter().chain(own)
            });
            let cited: BTreeSet<usize> = cited.collect();
            cited.into_iter().collect()
        }
    };
    let at = Format::ALL.iter().position(|other| *other == format);
    let known = places
        .iter()
        .filter_map(|&place| site.references.get(place));
    let written = known.map(|found| found.written[at.unwrap_or_default()].as_str());
    format.join(&written.collect::<Vec<_>>())
}

fn maps(site: &Site, path: &str) -> Rendered {
    let shown: Vec<_> = site.maps.iter().map(|map| maps::map(site, map)).collect();
    let mut context = Context::new();
    context.insert("maps", &shown);
    finish(
        site,
        "maps.html",
        &page(site, path, "Evidence maps"),
        context,
    )
}

fn map(site: &Site, path: &str, map: &EvidenceMap) -> Rendered {
    let mut context = Context::new();
    context.insert("map", &maps::map(site, map));
    let page = PageView {
        description: map.description.clone(),
        ..page(site, path, &map.title)
    };
    finish(site, "map.html", &page, context)
}

fn cell(
    site: &Site,
    path: &str,
    (map, place, number): (&EvidenceMap, maps::Place, usize),
) -> Rendered {
    let mut context = Context::new();
    context.insert("cell", &maps::cell(site, map, place, number));
    let (row, column) = (&map.rows.values[place.0], &map.columns.values[place.1]);
    let page = PageView {
        noindex: number > 1,
        ..page(site, path, &format!("{}: {}", row.label, column.label))
    };
    finish(site, "map-cell.html", &page, context)
}

fn gaps(site: &Site, path: &str, map: &EvidenceMap) -> Rendered {
    let mut context = Context::new();
    context.insert(
        "map",
        &LinkView {
            title: map.title.clone(),
            path: format!("{}/index.html", map.folder()),
        },
    );
    context.insert("rows", &maps::gaps(site, map));
    let title = format!("{}: gaps", map.title);
    finish(site, "map-gaps.html", &page(site, path, &title), context)
}

fn review_due(site: &Site, path: &str, number: usize) -> Rendered {
    let due = review::due(&site.bank);
    let row = |(at, day): &(usize, jiff::civil::Date)| {
        let day = crate::parse::Date::from(*day).words();
        Value::from_serializable(&(site.row(*at), day))
    };
    let mut context = Context::new();
    let shown: Vec<Value> = slice(&due, number).iter().map(row).collect();
    context.insert_value("due", Value::from_serializable(&shown));
    context.insert("pager", &pager(review::FOLDER, number, due.len()));
    finish(
        site,
        "review-due.html",
        &page(site, path, "Review due"),
        context,
    )
}

fn search(site: &Site, path: &str) -> Rendered {
    let page = PageView {
        noindex: true,
        ..page(site, path, "Search")
    };
    finish(site, "search.html", &page, Context::new())
}

/// The icons of the kinds in one picture, for the results of a search.
fn icons(site: &Site) -> Rendered {
    let names: BTreeSet<&str> = site
        .bank
        .schema
        .kinds
        .values()
        .map(|kind| kind.icon.as_str())
        .collect();
    let mut context = Context::new();
    context.insert("icons", &names);
    site.theme.render("icons.svg", &context).map(Content::Text)
}

#[derive(Debug, Serialize)]
struct Letter<'a> {
    letter: &'a str,
    path: Option<String>,
}

pub(super) fn page(site: &Site, path: &str, title: &str) -> PageView {
    PageView {
        path: path.to_owned(),
        root: path::root(path),
        title: title.to_owned(),
        description: None,
        canonical: Some(format!(
            "{}{}",
            site.bank.config.base_url,
            path::public(path)
        )),
        section: path.split('/').next().unwrap_or_default().to_owned(),
        colour: String::new(),
        noindex: false,
        edit: None,
    }
}

pub(super) fn finish(
    site: &Site,
    template: &str,
    page: &PageView,
    mut context: Context,
) -> Rendered {
    context.insert("page", page);
    site.theme.render(template, &context).map(Content::Text)
}

fn entry(site: &Site, path: &str, at: usize, number: usize) -> Rendered {
    let entry = &site.bank.entries[at];
    let kind = site.bank.kind(entry);
    let shown = view::entry(site, at, path, number);
    let page = PageView {
        description: entry.summary.clone(),
        colour: kind.colour.clone(),
        noindex: entry.status.is_gone() || number > 1,
        edit: edit(site, entry.path()),
        ..page(site, path, &entry.title)
    };
    let mut context = Context::new();
    context.insert("entry", &shown);
    let template = if number == 1 {
        kind.template.as_str()
    } else {
        "backlinks.html"
    };
    finish(site, template, &page, context)
}

/// Where a file can be edited on the web.
pub(super) fn edit(site: &Site, file: &str) -> Option<String> {
    let before = site.bank.config.edit_url.as_ref()?;
    let parts: Vec<String> = file.split('/').map(parse::percent_encode).collect();
    Some(format!("{before}{}", parts.join("/")))
}

fn rows(site: &Site, entries: &[usize]) -> Vec<Value> {
    entries.iter().map(|&at| site.row(at)).collect()
}

fn list(site: &Site, path: &str, list: &List, number: usize) -> Rendered {
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

fn alphabet(site: &Site, path: &str) -> Rendered {
    let mut context = Context::new();
    context.insert("letters", &letters(site));
    context.insert("letter", "");
    context.insert("rows", &Vec::<()>::new());
    context.insert("pager", &pager("a-z", 1, 0));
    finish(site, "a-z.html", &page(site, path, "A to Z"), context)
}

fn scales(site: &Site, path: &str) -> Rendered {
    let given = given(&site.bank);
    let scales: Vec<_> = site
        .bank
        .schema
        .scales
        .values()
        .map(|scale| view::scale(&site.bank, scale, &given))
        .collect();
    let mut context = Context::new();
    context.insert("scales", &scales);
    finish(site, "scales.html", &page(site, path, "Scales"), context)
}

fn scale(site: &Site, path: &str, id: &str) -> Rendered {
    let scale = &site.bank.schema.scales[id];
    let mut context = Context::new();
    context.insert("scale", &view::scale(&site.bank, scale, &given(&site.bank)));
    let page = PageView {
        description: scale.description.clone(),
        ..page(site, path, &scale.label)
    };
    finish(site, "scale.html", &page, context)
}

/// How many entries the home page calls new.
const NEW: usize = 6;

fn compare(site: &Site, path: &str) -> Rendered {
    let kinds = site.bank.schema.kinds.values().map(|kind| {
        let own = site.compared.iter().filter(|found| found.kind == kind.id);
        let links = own.map(|found| LinkView {
            title: found.title(&site.bank),
            path: format!("{}/index.html", found.folder()),
        });
        (view::KindView::from(kind), links.collect::<Vec<_>>())
    });
    let kinds: Vec<_> = kinds.filter(|(_, links)| !links.is_empty()).collect();
    let mut context = Context::new();
    context.insert("kinds", &kinds);
    let fields = site.bank.schema.kinds.values().map(|kind| {
        let fields = kind.compare.iter().filter_map(|name| kind.field(name));
        let named = fields.map(|field| (field.name.as_str(), field.label.as_str()));
        (kind.id.as_str(), named.collect::<Vec<_>>())
    });
    let fields: Vec<_> = fields.filter(|(_, fields)| !fields.is_empty()).collect();
    context.insert("fields", &fields);
    finish(site, "compare.html", &page(site, path, "Compare"), context)
}

fn comparison(site: &Site, path: &str, compared: &Comparison) -> Rendered {
    let mut context = Context::new();
    context.insert("view", &super::compare::show(site, compared, path));
    let title = compared.title(&site.bank);
    finish(site, "comparison.html", &page(site, path, &title), context)
}

fn level(site: &Site, path: &str, (scale, code): (&String, &String), number: usize) -> Rendered {
    let declared = &site.bank.schema.scales[scale];
    let items = site.levels.get(&(scale.clone(), code.clone()));
    let items = items.map_or(&[][..], Vec::as_slice);
    let shown: Vec<maps::ItemView> = slice(items, number)
        .iter()
        .map(|item| maps::item_view(site, Some(scale), item))
        .collect();
    let rating = view::level(declared, code);
    let folder = super::levels::folder(scale, code);
    let link = LinkView {
        title: declared.label.clone(),
        path: format!("scales/{scale}/index.html"),
    };
    let label = rating.as_ref().map_or(code, |rating| &rating.label);
    let title = format!("{}: {label}", declared.label);
    let mut context = Context::new();
    context.insert("items", &shown);
    context.insert("pager", &pager(&folder, number, items.len()));
    context.insert("scale", &link);
    context.insert("rating", &rating);
    finish(site, "scale-level.html", &page(site, path, &title), context)
}

fn home(site: &Site, path: &str) -> Rendered {
    let mut new: Vec<usize> = (0..site.bank.entries.len())
        .filter(|&at| is_news(site, at))
        .collect();
    let date = |at: usize| {
        site.bank.entries[at]
            .reviewed
            .max(site.bank.entries[at].published)
    };
    let rank = |at: usize| {
        site.bank
            .schema
            .kinds
            .get_index_of(&site.bank.entries[at].kind)
    };
    new.sort_by_key(|&at| (std::cmp::Reverse(date(at)), rank(at), at));
    new.truncate(NEW);
    let kinds = site.lists.all.iter().filter_map(|list| match &list.head {
        Head::Kind(id) => Some((
            view::KindView::from(&site.bank.schema.kinds[id]),
            list.entries.len(),
        )),
        _ => None,
    });
    let mut context = Context::new();
    context.insert_value("new", Value::from_serializable(&rows(site, &new)));
    context.insert("kinds", &kinds.collect::<Vec<_>>());
    let maps: Vec<_> = site.maps.iter().map(|map| maps::map(site, map)).collect();
    context.insert("maps", &maps);
    context.insert_value("vocabularies", site.vocabularies.clone());
    let page = PageView {
        description: site.bank.config.description.clone(),
        ..page(site, path, "")
    };
    finish(site, "home.html", &page, context)
}

fn is_news(site: &Site, at: usize) -> bool {
    let entry = &site.bank.entries[at];
    let kind = site.bank.kind(entry);
    let is_content = ![crate::schema::CITATION, crate::schema::TERM].contains(&kind.id.as_str())
        && !kind.ordered;
    is_content && site.is_current(at)
}

fn alias(site: &Site, path: &str, at: usize) -> Rendered {
    let entry = &site.bank.entries[at];
    let to = path::entry(&site.bank, entry);
    let canonical = format!("{}{}", site.bank.config.base_url, path::public(&to));
    let page = PageView {
        canonical: Some(canonical),
        noindex: true,
        ..page(site, path, "This page has moved")
    };
    let mut context = Context::new();
    context.insert(
        "to",
        &LinkView {
            title: entry.title.clone(),
            path: to,
        },
    );
    finish(site, "moved.html", &page, context)
}

/// The page for addresses that lead nowhere: it is served at any depth, so its links begin at the base path.
fn not_found(site: &Site, path: &str) -> Rendered {
    let root = site.bank.config.base_path().to_owned();
    let page = PageView {
        root,
        canonical: None,
        noindex: true,
        ..page(site, path, "Page not found")
    };
    finish(site, "404.html", &page, Context::new())
}
