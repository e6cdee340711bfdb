//! What every template receives: the bank's name, its menu, its addresses.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::attachments;
use crate::config::{Config, FootPart, Form, Link, Reviews};
use crate::model::Bank;
use crate::model::Target;
use crate::schema::{CITATION, Kind, TERM};
use crate::text::percent_encode;
use crate::theme::{ACCENT, Theme};

use super::pages::cards;
use super::path;
use super::views::card::CardView;

/// The bank as templates see it, under the name `bank`.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates ask for each by its name"
)]
pub struct BankView {
    title: String,
    description: Option<String>,
    language: String,
    base_url: String,
    licence: Option<String>,
    contact: Option<String>,
    /// The role that answers for pages that name none.
    owner: Option<String>,
    /// `planned` or `record`: what is said of pages that nobody has reviewed.
    reviews: Reviews,
    /// The line at the foot of every page.
    foot: Vec<FootView>,
    /// The day that the site was built for.
    built: String,
    navigation: Vec<MenuItem>,
    has_scales: bool,
    /// Other hosts whose pictures pages may show.
    picture_hosts: Vec<String>,
    frame_hosts: Vec<String>,
    has_glossary: bool,
    /// The lists of the kinds whose entries explain words.
    glossaries: Vec<MenuItem>,
    has_references: bool,
    has_search: bool,
    /// Questions that the search page offers.
    search_examples: Vec<ExampleView>,
    has_maps: bool,
    has_compare: bool,
    has_reviews: bool,
    /// Whether it tells of what has changed in it.
    has_changes: bool,
    /// Whether it says how accessible it is, and what it keeps of readers.
    has_statement: bool,
    has_privacy: bool,
    /// Whether the site is shown for signing off, and not published.
    is_trial: bool,
    /// Until when a site is good that is read from a disk; nothing for one of the web.
    good_until: Option<String>,
    /// What alone the site holds of the bank.
    part: Option<String>,
    /// Static files: name to path from the root of the site.
    assets: BTreeMap<String, String>,
    /// Style sheets of the bank, by their paths from the root of the site, to be loaded behind those of the theme.
    styles: Vec<String>,
    /// The picture at the head of every page, where the bank has one.
    logo: Option<LogoView>,
    /// The picture in the tab of a browser.
    icon: IconView,
    /// The picture for links that people share, to all pages that have none of their own.
    card: Option<CardView>,
}

/// A picture that stands for the title of the bank.
#[derive(Debug, Serialize)]
struct LogoView {
    /// Its path from the root of the site.
    path: String,
    /// Another for dark paper.
    dark: Option<String>,
    /// In pixels, where the file says so.
    width: Option<usize>,
    height: Option<usize>,
    /// Whether the title stands beside it.
    with_title: bool,
}

/// The picture in the tab of a browser.
#[derive(Debug, Serialize)]
struct IconView {
    /// Its path from the root of the site.
    path: String,
    /// Its media type.
    r#type: &'static str,
}

#[derive(Debug, Serialize)]
struct MenuItem {
    label: String,
    /// A path from the root of the site, or a whole address.
    path: String,
    is_external: bool,
    /// The first folder of the path, to know where the reader is.
    section: String,
}

/// Words at the foot of every page, or a link there.
#[derive(Debug, Serialize)]
struct FootView {
    text: String,
    link: Option<MenuItem>,
    /// Whether a space stands before it: not before a full stop.
    is_apart: bool,
}

/// A question that the search page offers.
#[derive(Debug, Serialize)]
struct ExampleView {
    text: String,
    /// The search page with the question, from the root of the site.
    path: String,
}

/// Gathers what every template receives.
pub fn globals(bank: &Bank, theme: &Theme) -> BankView {
    let config = &bank.config;
    let has = |base: &str| bank.based_on(base).next().is_some();
    let chosen = config.navigation.iter().map(|link| chosen(bank, link));
    let navigation = apart(chosen.collect());
    BankView {
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        base_url: config.base_url.clone(),
        licence: config.licence.as_deref().map(sentence),
        contact: config.contact.clone(),
        owner: config.owner.clone(),
        reviews: config.reviews,
        foot: config.foot.iter().map(|part| foot(bank, part)).collect(),
        built: bank.messages().date(bank.today.into()),
        navigation: if navigation.is_empty() {
            by_default(bank)
        } else {
            navigation
        },
        has_scales: !bank.schema.scales.is_empty(),
        picture_hosts: config.picture_hosts.clone(),
        frame_hosts: config.frame_hosts.clone(),
        has_glossary: has(TERM),
        glossaries: lists(bank, |kind| kind.base == TERM),
        has_references: has(CITATION),
        has_search: config.search.is_some(),
        search_examples: examples(config),
        has_maps: !config.maps.is_empty(),
        has_compare: super::plan::comparisons::is_offered(bank),
        has_reviews: super::plan::reviews::is_kept(bank),
        has_changes: super::plan::changes::is_kept(bank),
        has_statement: config.accessibility.is_some(),
        has_privacy: config.privacy,
        is_trial: config.wish.is_trial,
        good_until: good_until(bank),
        part: bank.part.as_ref().map(|part| part.label.clone()),
        assets: theme
            .assets
            .iter()
            .map(|(name, asset)| (name.clone(), asset.path.clone()))
            .collect(),
        styles: styles(config, theme),
        logo: logo(config, theme),
        icon: icon(config, theme),
        card: cards::shown_for_bank(config),
    }
}

/// The sheet with the accent of the bank, and its own.
fn styles(config: &Config, theme: &Theme) -> Vec<String> {
    let own = config.brand.styles.iter().map(|sheet| sheet.value.as_str());
    let all = std::iter::once(ACCENT).chain(own);
    all.filter_map(|name| published(theme, name)).collect()
}

/// The address of a static file, from the root of the site.
fn published(theme: &Theme, name: &str) -> Option<String> {
    let asset = theme.assets.get(name)?;
    let parts: Vec<String> = asset.path.split('/').map(percent_encode).collect();
    Some(parts.join("/"))
}

fn logo(config: &Config, theme: &Theme) -> Option<LogoView> {
    let logo = config.brand.logo.as_ref()?;
    let path = published(theme, &logo.light.value)?;
    let size = attachments::size_of(&theme.assets[&logo.light.value].bytes);
    let dark = logo.dark.as_ref();
    Some(LogoView {
        path,
        dark: dark.and_then(|dark| published(theme, &dark.value)),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        with_title: logo.with_title,
    })
}

/// The icon of the bank, or that of the theme.
fn icon(config: &Config, theme: &Theme) -> IconView {
    let own = config.brand.favicon.as_ref();
    let own = own.and_then(|own| published(theme, &own.value));
    let path = own.or_else(|| published(theme, "icon.svg"));
    let path = path.unwrap_or_default();
    let r#type = match path.rsplit('.').next() {
        Some("png") => "image/png",
        Some("ico") => "image/vnd.microsoft.icon",
        _ => "image/svg+xml",
    };
    IconView { path, r#type }
}

fn good_until(bank: &Bank) -> Option<String> {
    let wish = &bank.config.wish;
    let half_a_year = || bank.today.checked_add(jiff::Span::new().months(6)).ok();
    let until = wish.good_until.or_else(half_a_year)?;
    (wish.form == Form::Disk).then(|| bank.messages().date(until.into()))
}

fn examples(config: &Config) -> Vec<ExampleView> {
    let examples = config.search.iter().flat_map(|search| &search.examples);
    let example = |text: &String| ExampleView {
        text: text.clone(),
        path: format!("search/index.html?q={}", percent_encode(text)),
    };
    examples.map(example).collect()
}

/// A text as a sentence, since another stands behind it.
fn sentence(text: &str) -> String {
    let is_one = text.ends_with(['.', '!', '?', '。']);
    if is_one {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Items of a menu that has the list of a section and pages of it too: such a page is where the reader is on itself alone.
fn apart(mut items: Vec<MenuItem>) -> Vec<MenuItem> {
    let is_list = |item: &MenuItem| item.path == format!("{}/index.html", item.section);
    let lists: Vec<String> = items
        .iter()
        .filter(|item| is_list(item))
        .map(|item| item.section.clone())
        .collect();
    for item in items.iter_mut().filter(|item| !is_list(item)) {
        if lists.contains(&item.section) {
            item.section.clear();
        }
    }
    items
}

fn foot(bank: &Bank, part: &FootPart) -> FootView {
    match part {
        FootPart::Words(words) => FootView {
            text: words.clone(),
            link: None,
            is_apart: !words.starts_with(['.', ',', ';', ':', ')', '!', '?']),
        },
        FootPart::Link(link) => {
            let link = chosen(bank, link);
            FootView {
                text: link.label.clone(),
                link: Some(link),
                is_apart: true,
            }
        }
    }
}

fn chosen(bank: &Bank, link: &Link) -> MenuItem {
    let (path, name) =
        destination(bank, &link.to).unwrap_or_else(|| (link.to.clone(), link.to.clone()));
    item(link.label.as_ref().unwrap_or(&name), &path)
}

/// What the id of a kind, a vocabulary or an entry leads to, and what it is called.
pub(crate) fn destination(bank: &Bank, id: &str) -> Option<(String, String)> {
    let kind = bank
        .schema
        .kinds
        .get(id)
        .map(|kind| (format!("/{}/", kind.url), kind.plural.clone()));
    let of_vocabulary = || {
        bank.schema
            .vocabularies
            .get(id)
            .map(|found| (format!("/{id}/"), found.label.clone()))
    };
    let of_entry = || {
        let entry = &bank.entries[bank.find(id)?];
        Some((
            format!("/{}/{id}/", bank.kind(entry).url),
            entry.title.clone(),
        ))
    };
    kind.or_else(of_vocabulary).or_else(of_entry)
}

fn item(label: &str, to: &str) -> MenuItem {
    let is_external = matches!(Target::parse(to), Ok(Target::External(_)));
    let anchor = to.find('#').map_or("", |at| &to[at..]);
    let path = if is_external {
        to.to_owned()
    } else {
        format!("{}{anchor}", path::written(to))
    };
    let section = path.split('/').next().unwrap_or_default().to_owned();
    MenuItem {
        label: label.to_owned(),
        path,
        is_external,
        section,
    }
}

/// The lists of those kinds that have entries.
fn lists(bank: &Bank, is_wanted: impl Fn(&Kind) -> bool) -> Vec<MenuItem> {
    let kinds = bank.schema.kinds.values().filter(|kind| is_wanted(kind));
    let filled = kinds.filter(|kind| bank.of_kind(&kind.id).next().is_some());
    let lists = filled.map(|kind| item(&kind.plural, &format!("/{}/", kind.url)));
    lists.collect()
}

/// The kinds that have entries, sources under the name of what they make: a list of references.
fn by_default(bank: &Bank) -> Vec<MenuItem> {
    let mut found = lists(bank, |_| true);
    found.truncate(5);
    found.push(item(&bank.messages().text("browse"), "/browse/"));
    found
}
