//! The page of the search, and the files that it loads.

use crate::config::Form;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::views::page::PageView;
use crate::text::script::classic;
use crate::theme::Context;
use std::collections::BTreeSet;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

#[derive(Debug)]
struct Search;

/// What browsers add to their own search: <https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch>.
#[derive(Debug)]
struct Description;

const DESCRIPTION: &str = "search/opensearch.xml";

/// The icons of the kinds in one picture, for the results.
#[derive(Debug)]
struct Icons;

/// A file of the index.
#[derive(Debug)]
pub(crate) struct Shard;

/// The dialog and the search page of the theme as a script that browsers load from a disk.
#[derive(Debug)]
struct Scripts;

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    if planned.inputs.bank.config.search.is_none() {
        return Vec::new();
    }
    let mut found = vec![
        Route::of_site("search/index.html", Search),
        Route::of_site("search/icons.svg", Icons),
        Route::of_site("search/client.classic.js", Shard),
    ];
    found.extend(match planned.inputs.bank.config.wish.form {
        Form::Web => vec![
            Route::of_site(DESCRIPTION, Description),
            Route::of_site("search/manifest.json", Shard),
            Route::of_site("search/client.js", Shard),
            Route::of_site("search/languages.js", Shard),
            Route::of_site("search/spelling.js", Shard),
            Route::of_site("search/stem.de.js", Shard),
            Route::of_site("search/stem.es.js", Shard),
            Route::of_site("search/stem.fr.js", Shard),
        ],
        Form::Disk => vec![
            Route::of_site("search/manifest.json.js", Shard),
            Route::of_site("search/pages.classic.js", Scripts),
        ],
    });
    found
}

impl Page for Search {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let page = PageView {
            noindex: true,
            ..page(site, path, &site.bank.messages().text("search"))
        };
        let mut context = Context::new();
        context.insert_value("vocabularies", site.vocabularies.clone());
        finish(site, "search.html", &page, context)
    }
}

impl Page for Description {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let mut context = Context::new();
        // Browsers show sixteen letters of a name.
        let name: String = site.bank.config.title.chars().take(16).collect();
        context.insert("name", name.trim_end());
        site.theme
            .render("opensearch.xml", &context)
            .map(Content::Text)
    }
}

impl Page for Icons {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let kinds = site.bank.schema.kinds.values();
        // A bank may let a name pass that no theme draws, and XML takes no control characters.
        let names: BTreeSet<&str> = kinds
            .map(|kind| kind.icon.as_str())
            .filter(|name| !name.contains(char::is_control))
            .collect();
        let mut context = Context::new();
        context.insert("icons", &names);
        site.theme.render("icons.svg", &context).map(Content::Text)
    }
}

impl Page for Scripts {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        let theme = site.bank.config.theme.as_ref();
        let theme = theme.map_or(0..0, |theme| theme.span.clone());
        let assets = site.theme.assets.iter();
        let files = assets.filter_map(|(name, asset)| {
            let file = name.strip_prefix("search/")?;
            Some((file, std::str::from_utf8(&asset.bytes).ok()?))
        });
        let script = classic(
            &files.collect(),
            &["dialog.js", "page.js"],
            "sourcebookPages",
        );
        script.map(Content::Text).map_err(|error| {
            let message = format!("the search of this theme cannot be read from a disk: {error}");
            let help = "Write its scripts in `static/search/` as the built-in ones are: imports and exports by name.";
            Box::new(
                Diagnostic::new(Code::TemplateError, &"bank.yaml".into(), theme, message).help(help),
            )
        })
    }
}

impl Page for Shard {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let index = site.published();
        let text = index.map_or_else(String::new, |index| index.file(&site.bank, path));
        Ok(Content::Bytes(text.into_bytes().into()))
    }
}
