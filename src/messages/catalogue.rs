//! Reading catalogues: those of the program, and those of the bank's theme.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use anyhow::Result;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::numbers::Numbers;
use super::order::Order;
use super::words::Messages;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source;
use crate::text::{File, tags};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/messages");

/// The language that every message is there in.
pub const ENGLISH: &str = "en";

/// A catalogue as it was read.
struct Catalogue {
    /// Its file, where it is the bank's own.
    file: Option<File>,
    resource: Arc<FluentResource>,
}

/// By language; where the bank's theme has one too, its own stands first.
type Catalogues = BTreeMap<String, Vec<Catalogue>>;

static ENGLISH_IDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let own = built_in().remove(ENGLISH).unwrap_or_default();
    own.iter().flat_map(|own| ids(&own.resource)).collect()
});

impl Messages {
    /// Loads the words in a bank's language. What is wrong with the bank's own catalogues is reported.
    ///
    /// # Errors
    ///
    /// Where a catalogue of the bank cannot be read.
    pub fn load(root: &Path, config: &Config, out: &mut Diagnostics) -> Result<Self> {
        let mut catalogues = built_in();
        let known: BTreeSet<String> = catalogues.keys().cloned().collect();
        own(root, config, &mut catalogues, out)?;
        let (language, span) = (&config.language, &config.language_at);
        let tags: Vec<String> = tags(language)
            .filter(|tag| catalogues.contains_key(*tag))
            .map(str::to_owned)
            .collect();
        if tags.is_empty() {
            out.push(unknown(language, span.clone(), catalogues.keys()));
        } else if !tags.iter().any(|tag| known.contains(tag)) {
            missing(&tags, &catalogues, out);
        }
        let found = tags.first().cloned();
        let english = (!tags.iter().any(|tag| tag == ENGLISH)).then(|| ENGLISH.to_owned());
        let used: Vec<&String> = tags.iter().chain(&english).collect();
        let said = used.iter().flat_map(|tag| &catalogues[*tag]);
        let said: Vec<&str> = said.map(|own| own.resource.source()).collect();
        let key = crate::memo::key((language, said));
        let bundles = used.iter().map(|tag| bundle(tag, &catalogues[*tag]));
        Ok(Self {
            key,
            // `en-GB` in the words of `en` is `en-GB` still.
            language: found.as_ref().map_or(ENGLISH, |_| language).to_owned(),
            foreign: found.is_none().then(|| language.clone()),
            bundles: bundles.collect(),
            order: Order::of(language),
            numbers: Numbers::of(found.as_ref().map_or(ENGLISH, |_| language)),
        })
    }
}

fn built_in() -> Catalogues {
    let read = |file: &include_dir::File<'_>| {
        let text = file.contents_utf8()?.replace("\r\n", "\n");
        let resource =
            FluentResource::try_new(text).expect("a test reads every built-in catalogue");
        let catalogue = Catalogue {
            file: None,
            resource: Arc::new(resource),
        };
        Some((
            file.path().file_stem()?.to_str()?.to_owned(),
            vec![catalogue],
        ))
    };
    BUILT_IN.files().filter_map(read).collect()
}

/// Puts the catalogues of the bank's theme before those that are built in.
fn own(root: &Path, config: &Config, all: &mut Catalogues, out: &mut Diagnostics) -> Result<()> {
    let is_name = |name: &str| !name.contains(['/', '\\']) && !name.starts_with('.');
    let theme = config.theme.as_ref().map(|theme| theme.value.as_str());
    let Some(name) = theme.filter(|name| is_name(name)) else {
        return Ok(());
    };
    let folder = format!("themes/{name}/messages");
    for path in source::walk(root, Path::new(&folder), out)? {
        if !source::has_extension(&path, &["ftl"]) {
            continue;
        }
        let Some(file) = source::read_text(root, &path, out)? else {
            continue;
        };
        let resource = match FluentResource::try_new(file.text.to_string()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                out.retain_source(file.clone());
                out.extend(errors.iter().map(|error| {
                    let message = format!("this is no message: {}", lowered(&error.to_string()));
                    let place = crate::text::within(&file.text, &error.pos);
                    let found = Diagnostic::new(Code::BadMessages, &file.path, place, message);
                    found.help("A message is a name, `=` and a text: `search = Search`.")
                }));
                resource
            }
        };
        let tag = crate::text::stem(&path);
        let catalogue = Catalogue {
            file: Some(file),
            resource: Arc::new(resource),
        };
        all.entry(tag).or_default().insert(0, catalogue);
    }
    Ok(())
}

fn lowered(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn unknown<'a>(
    language: &str,
    span: std::ops::Range<usize>,
    known: impl Iterator<Item = &'a String>,
) -> Diagnostic {
    let path: Arc<str> = "bank.yaml".into();
    let known: Vec<String> = known.map(|tag| format!("`{tag}`")).collect();
    let message = format!(
        "there are no words in `{language}` for the site, only in {}",
        known.join(", ")
    );
    let found = Diagnostic::new(Code::UnknownLanguage, &path, span, message);
    found.help(format!(
        "The site's own words are English. Add `messages/{language}.ftl` to the bank's theme to have them in `{language}`."
    ))
}

/// What a language that the bank adds has no words for, which is English then.
fn missing(tags: &[String], catalogues: &Catalogues, out: &mut Diagnostics) {
    let all = || tags.iter().flat_map(|tag| &catalogues[tag]);
    let known: BTreeSet<String> = all().flat_map(|own| ids(&own.resource)).collect();
    let mut lacking = ENGLISH_IDS.difference(&known);
    let count = lacking.clone().count();
    let (Some(first), Some(file)) = (lacking.next(), all().find_map(|own| own.file.as_ref()))
    else {
        return;
    };
    let message = match count {
        1 => format!("the message `{first}` is missing"),
        _ => format!("messages are missing, such as `{first}`"),
    };
    out.retain_source(file.clone());
    let found = Diagnostic::new(Code::MissingMessage, &file.path, 0..0, message);
    out.push(found.help(
        "What is missing is English on the site. `themes/default/messages/en.ftl` has all of them.",
    ));
}

fn ids(resource: &FluentResource) -> impl Iterator<Item = String> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    })
}

fn bundle(tag: &str, catalogues: &[Catalogue]) -> FluentBundle<Arc<FluentResource>> {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle
        .add_function("LOWER", lower)
        .expect("no function was added before");
    // The last one stays.
    for catalogue in catalogues.iter().rev() {
        bundle.add_resource_overriding(Arc::clone(&catalogue.resource));
    }
    bundle
}

/// A name as it stands within a sentence, in languages that write it small there.
fn lower<'a>(values: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match values.first() {
        Some(FluentValue::String(text)) => FluentValue::String(text.to_lowercase().into()),
        Some(other) => other.clone(),
        None => FluentValue::None,
    }
}
