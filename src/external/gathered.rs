//! Every outside address of a bank, with the places that it stands at.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::config::{Config, FootPart};
use crate::load::Loaded;
use crate::model::{Body, Entry, Finding, Slot, Target, Value};
use crate::schema::CITATION;
use crate::text::{Date, File};

use super::question::Question;
use super::written;

/// A place that an address stands at.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The file, from the root of the bank.
    pub(super) path: Arc<str>,
    /// The bytes of the address, or of the link that it stands in.
    pub(super) span: Range<usize>,
    /// As it is written.
    pub(super) written: String,
    /// Whether a copy is named beside it, so that nobody misses the page itself.
    pub(super) has_copy: bool,
    /// Where a line could come in that names one.
    pub(super) copy_at: Option<usize>,
    /// Whether nothing else can be meant by these bytes, so that they may be written anew.
    pub(super) is_certain: bool,
    /// When the page was read.
    pub(super) read: Option<Date>,
}

/// The places of each address, in the order of the bank.
pub(super) type Gathered = BTreeMap<Question, Vec<Place>>;

/// Gathers the addresses of all files that are wanted: links, pictures and frames of texts, fields that are addresses, DOIs
/// of sources, and what `bank.yaml` and scales name. Drafts are nobody's to follow yet.
pub(super) fn gather(loaded: &Loaded, is_wanted: &dyn Fn(&str) -> bool) -> Gathered {
    let bank = &loaded.bank;
    let mut found = Gathered::new();
    for entry in bank.entries.iter().filter(|entry| is_wanted(entry.path())) {
        entry_links(entry, &mut found);
    }
    for introduction in bank.introductions.values() {
        if is_wanted(&introduction.file.path) {
            let file = &introduction.file;
            let whole = 0..file.text.len();
            body(file, &introduction.body, &whole, &mut found);
        }
    }
    for file in loaded
        .sources
        .declarations()
        .filter(|file| is_wanted(&file.path))
    {
        for scale in bank.schema.scales.values() {
            let url = scale.source.as_ref().and_then(|(_, url)| url.as_deref());
            if let Some(url) = url {
                somewhere(file, url, &mut found);
            }
        }
    }
    if let Some(file) = loaded
        .sources
        .config
        .as_ref()
        .filter(|file| is_wanted(&file.path))
    {
        settings(file, &bank.config, &mut found);
    }
    found
}

fn add(question: Option<Question>, place: Place, found: &mut Gathered) {
    let Some(question) = question else {
        return;
    };
    let places = found.entry(question).or_default();
    let is_same = |known: &Place| known.path == place.path && known.span == place.span;
    if !places.iter().any(is_same) {
        places.push(place);
    }
}

fn link(file: &File, url: &str, span: &Range<usize>, found: &mut Gathered) {
    add(Question::of_link(url), Place::new(file, span, url), found);
}

/// An address of which the place is not kept: it is looked for.
fn somewhere(file: &File, url: &str, found: &mut Gathered) {
    if let Some(at) = file.text.find(url) {
        link(file, url, &(at..at + url.len()), found);
    }
}

impl Place {
    /// As narrow as the address can be found in its link.
    fn new(file: &File, span: &Range<usize>, written: &str) -> Self {
        let text = file.text.get(span.clone()).unwrap_or_default();
        let mut places = text.match_indices(written);
        let span = match (places.next(), places.next()) {
            (Some((at, _)), None) => span.start + at..span.start + at + written.len(),
            _ => span.clone(),
        };
        Self {
            path: Arc::clone(&file.path),
            span,
            written: written.to_owned(),
            has_copy: false,
            copy_at: None,
            is_certain: true,
            read: None,
        }
    }
}

fn entry_links(entry: &Entry, found: &mut Gathered) {
    body(&entry.file, &entry.body, &entry.markdown, found);
    let is_source = entry.base == CITATION;
    let own = is_source.then(|| entry.fields.span("URL"));
    entry.fields.each(&mut |value, finding| {
        // What is taken from another page is told there.
        if finding.is_some_and(Finding::is_taken) {
            return;
        }
        match value {
            Value::Url(Target::External(url), span) => {
                let mut place = Place::new(&entry.file, span, url);
                if own.as_ref() == Some(span) {
                    place = of_source(entry, place);
                }
                add(Question::of_link(url), place, found);
            }
            Value::Markdown(text) => body(&entry.file, text, &(0..entry.markdown.start), found),
            _ => {}
        }
    });
    let doi = entry.fields.text("DOI").filter(|_| is_source);
    if let Some(doi) = doi {
        let place = Place::new(&entry.file, &entry.fields.span("DOI"), doi);
        add(Question::of_doi(doi), place, found);
    }
}

/// The address of a source: with a copy beside it, or the place of one.
fn of_source(entry: &Entry, mut place: Place) -> Place {
    let text = &entry.file.text;
    place.has_copy = entry.fields.get("archived_url").is_some();
    place.read = entry.fields.date("accessed");
    let is_plain = text.starts_with("---")
        && text[..place.span.start]
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.starts_with("URL"));
    let end = text[place.span.end..]
        .find('\n')
        .map(|at| place.span.end + at);
    place.copy_at = end.filter(|_| is_plain);
    place
}

/// The links of a text, which stands in a part of its file, with its pictures and frames.
fn body(file: &File, body: &Body, part: &Range<usize>, found: &mut Gathered) {
    for link in written::links(body, &file.text, part) {
        let place = Place {
            is_certain: link.is_certain,
            ..Place::new(file, &link.span.unwrap_or(0..0), &link.written)
        };
        add(Question::of_link(&link.url), place, found);
    }
    for slot in &body.slots {
        match slot {
            Slot::RemoteImage { url, span, .. } => link(file, url, span, found),
            Slot::Media(media) => {
                if let Target::External(url) = &media.source {
                    link(file, url, &media.span, found);
                }
            }
            _ => {}
        }
    }
}

fn settings(file: &File, config: &Config, found: &mut Gathered) {
    let foot = config.foot.iter().filter_map(|part| match part {
        FootPart::Link(link) => Some(link),
        FootPart::Words(_) => None,
    });
    for item in config.navigation.iter().chain(foot) {
        link(file, &item.to, &item.span, found);
    }
    let form = config
        .accessibility
        .as_ref()
        .and_then(|statement| statement.contact.form.as_deref());
    for url in config.contact.as_deref().into_iter().chain(form) {
        somewhere(file, url, found);
    }
}
