//! `bank.yaml`: what a bank is called, where it will be published and how it is built.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::record::{Record, languages as words, read_file};
use crate::text::Pattern;
use crate::text::{File, Spanned};

use setting::setting;

pub(crate) mod accessibility;
pub(crate) mod brand;
pub(crate) mod colour;
pub(crate) mod dialect;
pub(crate) mod external;
pub(crate) mod fields;
pub(crate) mod foot;
pub(crate) mod home;
mod hosts;
pub(crate) mod languages;
pub(crate) mod links;
pub(crate) mod lints;
pub(crate) mod maps;
pub(crate) mod navigation;
pub(crate) mod reviews;
pub(crate) mod search;
pub(crate) mod setting;
pub(crate) mod severities;
pub(crate) mod short_names;
pub(crate) mod variables;
pub(crate) mod wish;

pub use crate::config::accessibility::{Accessibility, Conformance, Contact, Nation, Shortfall};
pub use crate::config::brand::{Accent, Brand, Logo};
pub use crate::config::colour::{Colour, READABLE};
pub use crate::config::dialect::{Addresses, Dialect, Mathematics, RawHtml};
pub use crate::config::external::{External, Known};
pub(crate) use crate::config::fields::Fate;
pub use crate::config::fields::{FieldNames, Generator};
pub use crate::config::foot::FootPart;
pub use crate::config::home::HomeSettings;
pub use crate::config::hosts::Host;
pub use crate::config::lints::{LintSettings, Wanted};
pub use crate::config::maps::{MapConfig, MapOf};
pub use crate::config::navigation::{Branch, Link};
pub use crate::config::reviews::Reviews;
pub use crate::config::search::SearchSettings;
pub use crate::config::severities::{Exception, Severities, Weight};
pub use crate::config::wish::{Form, Wish};

/// The settings of a bank.
#[derive(Clone, Debug)]
pub struct Config {
    /// The bank's name.
    pub title: String,
    /// What it is, in a sentence, for its home page and its feed.
    pub description: Option<String>,
    /// Where it will stand, with a slash at the end.
    pub base_url: String,
    /// The language of its text, as BCP 47 has it.
    pub language: String,
    /// Its place in the file.
    pub language_at: Range<usize>,
    /// The other languages that pages are in, by folders and endings of that name: `cy/`, `start.cy.md`.
    pub languages: Vec<String>,
    /// The name of a folder below `themes/`; the built-in theme alone where there is none.
    pub theme: Option<Spanned<String>>,
    /// What makes its site its own without a theme.
    pub brand: Brand,
    /// The name of a citation style, or the path of a `.csl` file.
    pub citation_style: Spanned<String>,
    /// The menu; the theme's own where it is empty.
    pub navigation: Vec<Link>,
    /// The licence of the text, for the foot of every page.
    pub licence: Option<String>,
    /// Where readers may write to.
    pub contact: Option<String>,
    /// What stands before the path of a file to edit it on the web, with a slash at the end.
    pub edit_url: Option<String>,
    /// Whether every entry gets an `index.md` beside its page.
    pub twins: bool,
    /// What the addresses of entries are made from.
    pub addresses: Addresses,
    /// What fields are called in heads that come from another generator.
    pub field_names: FieldNames,
    /// The orders of pages that files of the bank say, beside its menu.
    pub books: Vec<Vec<Branch>>,
    /// Hosts whose pages may stand in frames.
    pub frame_hosts: Vec<String>,
    /// Which files are none of the bank's, by their paths from `content/`.
    pub ignored: Vec<Pattern>,
    /// What links may begin with beside what all may: `obsidian`.
    pub link_schemes: Vec<String>,
    /// What stands for the variables of texts: `version`, `product.name`.
    pub variables: BTreeMap<String, String>,
    /// What texts call bodies by once they have named them, by their names as authors of sources.
    pub short_names: BTreeMap<String, String>,
    /// How bodies are read.
    pub dialect: Dialect,
    /// How the index is cut; `None` where the bank is not to be searched.
    pub search: Option<SearchSettings>,
    /// Paths of the host that other sites stand at, which links may lead to: `/government/`.
    pub outside_paths: Vec<String>,
    /// Other hosts whose pictures pages may show.
    pub picture_hosts: Vec<String>,
    /// Endings of files that are published though browsers may run them: `html`.
    pub file_types: Vec<String>,
    /// The role that answers for pages that name none.
    pub owner: Option<String>,
    /// What is said of pages that nobody has reviewed.
    pub reviews: Reviews,
    /// The line at the foot of every page.
    pub foot: Vec<FootPart>,
    /// What its home page shows.
    pub home: HomeSettings,
    /// Where it asks that pages say what Git knows of them.
    pub git: Option<Range<usize>>,
    /// The folders whose pages two people review, by their paths from `content/`.
    pub two_reviewers: Vec<Pattern>,
    /// The kinds whose entries have a picture each for links that people share, by their ids.
    pub cards: Vec<Spanned<String>>,
    /// What it says of how accessible its site is, where it says so.
    pub accessibility: Option<Accessibility>,
    /// Whether a page says that the site keeps nothing of its readers.
    pub privacy: bool,
    /// Whether files are written for programs that answer questions.
    pub assistants: bool,
    /// What this build wants of the site.
    pub wish: Wish,
    /// Whose rules for addresses and caches are written.
    pub hosts: Vec<Host>,
    /// Evidence maps.
    pub maps: Vec<MapConfig>,
    /// What is looked for in its texts.
    pub lints: LintSettings,
    /// What it says of other sites that do not answer.
    pub external: External,
    /// What mistakes weigh in it.
    pub severities: Severities,
}

const KEYS: [&str; 44] = [
    "title",
    "description",
    "base_url",
    "language",
    "languages",
    "theme",
    "styles",
    "logo",
    "favicon",
    "accent",
    "citation_style",
    "navigation",
    "licence",
    "contact",
    "owner",
    "reviews",
    "foot",
    "home",
    "cards",
    "git",
    "two_reviewers",
    "accessibility",
    "privacy",
    "assistants",
    "edit_url",
    "twins",
    "raw_html",
    "markdown",
    "search",
    "maps",
    "picture_hosts",
    "frame_hosts",
    "hosts",
    "addresses",
    "fields",
    "outside_paths",
    "file_types",
    "ignore",
    "link_schemes",
    "variables",
    "short_names",
    "lints",
    "external",
    "diagnostics",
];

const DEFAULT_STYLE: &str = "harvard-cite-them-right";

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Knowledge bank".to_owned(),
            description: None,
            base_url: "http://localhost/".to_owned(),
            language: "en-GB".to_owned(),
            language_at: 0..0,
            languages: Vec::new(),
            theme: None,
            brand: Brand::default(),
            citation_style: Spanned::new(DEFAULT_STYLE.to_owned(), 0..0),
            navigation: Vec::new(),
            licence: None,
            contact: None,
            owner: None,
            reviews: Reviews::default(),
            foot: Vec::new(),
            home: HomeSettings::default(),
            git: None,
            two_reviewers: Vec::new(),
            cards: Vec::new(),
            accessibility: None,
            privacy: false,
            assistants: false,
            wish: Wish::default(),
            hosts: hosts::DEFAULT.to_vec(),
            edit_url: None,
            twins: true,
            addresses: Addresses::default(),
            field_names: FieldNames::default(),
            variables: BTreeMap::new(),
            short_names: BTreeMap::new(),
            ignored: Vec::new(),
            books: Vec::new(),
            frame_hosts: Vec::new(),
            link_schemes: Vec::new(),
            outside_paths: Vec::new(),
            file_types: Vec::new(),
            dialect: Dialect::default(),
            search: Some(SearchSettings::default()),
            maps: Vec::new(),
            picture_hosts: Vec::new(),
            lints: LintSettings::default(),
            external: External::default(),
            severities: Severities::default(),
        }
    }
}

/// Reads `bank.yaml`. What is wrong is reported and its default taken.
pub fn read(file: &File, out: &mut Diagnostics) -> Config {
    let mut config = Config::default();
    let Some(mut node) = read_file(file, out) else {
        return config;
    };
    let tag = node.get("language").and_then(|node| node.text(&file.text));
    let tag = tag.map_or_else(|| config.language.clone(), str::to_owned);
    words::choose(&mut node, file, &tag, out);
    let Some(record) = Record::open(file, &node, "bank.yaml", &KEYS, out) else {
        return config;
    };
    if let Some(title) = record.required("title", "bank.yaml", out) {
        config.title = title;
    }
    config.description = record.text("description", out);
    if let Some(url) = base_url(&record, out) {
        config.base_url = url;
    }
    if let Some(language) = languages::language(&record, out) {
        config.language = language;
        config.language_at = record
            .get("language")
            .map_or(0..0, |node| node.span.clone());
    }
    config.languages = languages::others(&record, out);
    config.theme = record.spanned("theme", out);
    config.brand = brand::read(&record, out);
    config.citation_style = record
        .spanned("citation_style", out)
        .unwrap_or(config.citation_style);
    config.navigation = navigation::read(&record, out);
    config.licence = record.text("licence", out);
    config.contact = links::contact(&record, out);
    read_care(&mut config, &record, out);
    config.foot = foot::read(&record, out);
    if let Some(node) = record.get("home") {
        config.home = home::read(file, node, out);
    }
    let statement = record.get("accessibility");
    config.accessibility = statement.and_then(|node| accessibility::read(file, node, out));
    config.edit_url = links::edit_url(&record, out);
    read_published(&mut config, &record, out);
    config.maps = maps::read(file, record.list("maps", out), out);
    let ways = [("folders", Addresses::Folders), ("flat", Addresses::Flat)];
    config.addresses = record.choice("addresses", &ways, out).unwrap_or_default();
    config.field_names = fields::read(&record, out);
    config.dialect = dialect::read(&record, config.field_names.generator, out);
    config.variables = variables::read(&record, out);
    config.short_names = short_names::read(&record, out);
    config.ignored = navigation::patterns(&record, "ignore", out);
    config.picture_hosts = links::hosts(&record, "picture_hosts", out);
    config.frame_hosts = links::hosts(&record, "frame_hosts", out);
    config.link_schemes = links::link_schemes(&record, out);
    if let Some(node) = record.get("search") {
        config.search = search::read(file, node, out);
    }
    read_checks(&mut config, &record, out);
    config
}

/// Reads who keeps the pages right, and what is told of their past.
fn read_care(config: &mut Config, record: &Record<'_>, out: &mut Diagnostics) {
    config.owner = record.text("owner", out);
    config.reviews = record
        .choice("reviews", &reviews::CODES, out)
        .unwrap_or_default();
    config.two_reviewers = navigation::patterns(record, "two_reviewers", out);
    let asks = record.flag("git", out).unwrap_or(false);
    let at = record.get("git").map(|node| node.span.clone());
    config.git = at.filter(|_| asks);
}

/// Reads what is looked for, and what mistakes weigh.
fn read_checks(config: &mut Config, record: &Record<'_>, out: &mut Diagnostics) {
    if let Some(node) = record.get("lints") {
        config.lints = lints::read(record.file, node, out);
    }
    if let Some(node) = record.get("diagnostics") {
        config.severities = severities::read(record, node, out);
    }
}

/// Reads what is published beside the pages of entries, and where.
fn read_published(config: &mut Config, record: &Record<'_>, out: &mut Diagnostics) {
    config.twins = record.flag("twins", out).unwrap_or(true);
    config.cards = record.texts("cards", out);
    config.hosts = hosts::read(record, out);
    config.assistants = record.flag("assistants", out).unwrap_or(false);
    config.privacy = record.flag("privacy", out).unwrap_or(false);
    let outside = record.texts("outside_paths", out).into_iter();
    config.outside_paths = outside.map(|path| path.value).collect();
    config.file_types = links::file_types(record, out);
    config.external = external::read(record, out);
}

impl Config {
    /// Whether pages may show the pictures, films and sounds of an address.
    pub fn shows_pictures_of(&self, url: &str) -> bool {
        links::is_of_host(url, &self.picture_hosts)
    }

    /// Whether pages may hold the page of an address in a frame.
    pub fn frames(&self, url: &str) -> bool {
        links::is_of_host(url, &self.frame_hosts)
    }

    /// The path that the site is mounted at, with slashes at both ends.
    pub fn base_path(&self) -> &str {
        let behind_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[behind_scheme..]
            .find('/')
            .map_or("/", |at| &self.base_url[behind_scheme + at..])
    }

    /// Takes in what is wanted of the site beside what the file says.
    ///
    /// # Errors
    ///
    /// Where the address is none of the web; the message says why.
    pub fn with(mut self, wish: &Wish) -> Result<Self, String> {
        if let Some(url) = &wish.base_url {
            self.base_url = links::site_address(url)?;
        }
        self.wish = wish.clone();
        if wish.form == Form::Disk {
            // A disk has no server to be told of anything, and nobody copies its pages from it.
            self.hosts.clear();
            self.twins = false;
        }
        Ok(self)
    }
}

fn base_url(record: &Record<'_>, out: &mut Diagnostics) -> Option<String> {
    let url = record.required("base_url", "bank.yaml", out)?;
    let help = "Write `https://bank.example.org/`.";
    match links::site_address(&url) {
        Ok(url) => Some(url),
        Err(message) => {
            out.push(setting(record, "base_url", message, help));
            None
        }
    }
}
