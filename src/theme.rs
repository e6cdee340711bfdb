//! Themes: the built-in one, and a bank's own laid over it file by file. The only module that knows tera.
//!
//! A theme is a folder with `templates/` and `static/`. A file of the bank's theme stands in for the built-in one of
//! the same name; a template can also extend it: `{% extends "default/entry.html" %}`. Static files are published
//! under names that carry a hash of their content.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;
use tera::{Kwargs, Map, State, Tera, TeraResult};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::messages::Messages;
use crate::source;
use crate::text::File;

pub use tera::{Context, Value};

use files::{of_bank, of_program};
use own::{Own, diagnose, lacking_assets, lost_urls, reported, syntax_error};

mod accent;
pub(crate) mod assets;
mod bounds;
mod built_in;
mod files;
mod headings;
mod icons;
mod own;
pub(crate) mod words;

pub use crate::theme::assets::{Asset, hashed};
pub(crate) use crate::theme::assets::{Hash, hash_of, joined, loaded_by};
pub use crate::theme::built_in::{files as files_of, names};

/// The prefix under which built-in templates can be extended.
const DEFAULT: &str = "default/";

/// The style sheet that every page loads.
const SHEET: &str = "site.css";
/// That with the accent of the bank, where it has one.
pub(crate) const ACCENT: &str = "accent.css";

/// Templates and static files.
#[derive(Clone, Debug)]
pub struct Theme {
    tera: Tera,
    /// By the name that templates use: `site.css`.
    pub assets: Arc<BTreeMap<String, Asset>>,
    /// The bank's own templates: by name, their files.
    own: Arc<BTreeMap<String, Own>>,
}

impl Theme {
    /// Loads the built-in theme and the bank's own over it, with the files of its brand, by their paths in the bank. A broken
    /// template is reported and left out.
    ///
    /// # Errors
    ///
    /// Where a file of the bank's theme cannot be read; the error names it.
    pub fn load(
        root: &Path,
        config: &Config,
        messages: &Arc<Messages>,
        brand: &BTreeMap<String, Vec<u8>>,
        out: &mut Diagnostics,
    ) -> Result<Self> {
        let mut files = of_program(built_in::DEFAULT);
        let mut own = BTreeMap::new();
        if let Some(found) = of_bank(root, config, out)? {
            own = found
                .templates
                .into_iter()
                .map(|(name, file)| (name, Own::new(file)))
                .collect();
            let sheets: Vec<String> = found.statics.keys().cloned().collect();
            files.statics.extend(found.statics);
            if let Some(theme) = &config.theme {
                let folder = format!("themes/{}/static", theme.value);
                lost_urls(&folder, &sheets, &files.statics, out);
            }
        }
        files.statics.extend(brand.clone());
        put_accent(&mut files.statics, config, out);
        for (name, bytes) in &mut files.statics {
            if source::has_extension(name, &["js"]) {
                let script = String::from_utf8_lossy(bytes);
                *bytes = messages.put_into_strings(&script).into_bytes();
            }
        }
        for own in own.values() {
            lacking_assets(&own.file, &files.statics, out);
        }
        icons::check(&own, out);
        let tera = templates(&files.templates, &mut own, messages, out);
        Ok(Self {
            tera,
            assets: Arc::new(assets::publish(files.statics)),
            own: Arc::new(own),
        })
    }

    /// Whether the bank brings templates of its own: those of the program are tried with it.
    pub fn has_own_templates(&self) -> bool {
        self.files().any(|file| file.path.starts_with("themes/"))
    }

    /// Whether the bank's theme draws an icon of this name, or has a colour of it.
    pub fn brings(&self, key: &str, name: &str) -> bool {
        if key == "icon" {
            return icons::draws(&self.own, name);
        }
        let sheets = self.assets.iter();
        let mut sheets = sheets.filter(|(name, _)| source::has_extension(name, &["css"]));
        sheets.any(|(_, sheet)| icons::has_colour(&String::from_utf8_lossy(&sheet.bytes), name))
    }

    /// The files of the bank's own templates.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.own.values().map(|own| &own.file)
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// The same theme for a bank: what its templates receive under the name `bank`.
    #[must_use]
    pub fn for_bank<T: Serialize>(&self, bank: &T) -> Self {
        let mut theme = self.clone();
        theme.tera.global_context().insert("bank", bank);
        theme
    }

    /// Renders a template. What goes wrong is the template's fault, hence a diagnostic.
    ///
    /// # Errors
    ///
    /// Where the template fails, with the line of it.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        bounds::begin();
        self.tera
            .render(template, context)
            .map_err(|error| Box::new(diagnose(&error, template, &self.own)))
    }
}

/// Whether the page that this thread rendered last was stopped for the turns that its loops take.
pub fn is_spent() -> bool {
    bounds::is_spent()
}

/// Puts the accent of the bank into a style sheet of its own, which stands behind those of the theme.
fn put_accent(statics: &mut BTreeMap<String, Vec<u8>>, config: &Config, out: &mut Diagnostics) {
    let styles = config.brand.styles.iter().map(|sheet| sheet.value.as_str());
    let of_theme = statics.keys().map(String::as_str);
    let of_theme = of_theme.filter(|name| source::has_extension(name, &["css"]) && *name != SHEET);
    let sheets = std::iter::once(SHEET).chain(of_theme).chain(styles);
    let sheets: Vec<_> = sheets
        .filter_map(|name| statics.get(name))
        .map(|bytes| String::from_utf8_lossy(bytes))
        .collect();
    let lines = accent::lines(&config.brand.accent, &sheets.concat(), out);
    if !lines.is_empty() {
        statics.insert(ACCENT.to_owned(), lines.into_bytes());
    }
}

fn templates(
    built_in: &BTreeMap<String, File>,
    own: &mut BTreeMap<String, Own>,
    messages: &Arc<Messages>,
    out: &mut Diagnostics,
) -> Tera {
    own.retain(|name, own| match syntax_error(name, &own.file) {
        Some(found) => {
            out.retain_source(own.file.clone());
            out.push(found);
            false
        }
        None => true,
    });
    let mut tera = Tera::new();
    // Pictures are opened as pages too.
    tera.autoescape_on([".html", ".htm", ".xml", ".svg"]);
    tera.register_filter("group_by", group_by);
    headings::register(&mut tera);
    words::register(&mut tera, messages);
    bounds::register(&mut tera);
    tera.set_fallback_prefixes([DEFAULT])
        .expect("no template was added before");
    let named = built_in.iter().map(|(name, file)| {
        (
            format!("{DEFAULT}{name}"),
            messages.put_into_template(&file.text),
        )
    });
    tera.add_raw_templates(named.collect::<Vec<_>>())
        .expect("the tests render every built-in template");
    let named = own
        .iter()
        .map(|(name, own)| (name.as_str(), &*own.counted.text));
    if let Err(error) = tera.add_raw_templates(named.collect::<Vec<_>>()) {
        let named = reported(&error.to_string(), own);
        if named.is_empty() {
            out.push(diagnose(&error, "", own));
        }
        out.extend(named);
    }
    tera
}

/// Groups in the order of their first values. Tera's own filter of this name hands groups on in the order of a hash
/// map, and order is part of the output.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that tera asks of a filter"
)]
fn group_by(values: &[Value], kwargs: Kwargs, _: &State<'_>) -> TeraResult<Map> {
    let attribute = kwargs.must_get::<&str>("attribute")?;
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for value in values {
        let Some(found) = value.get_from_path(attribute) else {
            return Err(tera::Error::message(format!(
                "a value has no `{attribute}` to group by"
            )));
        };
        let key = found
            .as_str()
            .map_or_else(|| found.to_string(), str::to_owned);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(value.clone()),
            None => groups.push((key, vec![value.clone()])),
        }
    }
    Ok(groups
        .into_iter()
        .map(|(key, group)| (key.into(), group.into()))
        .collect())
}
