//! The alphabet: all titles under their letters, or where there are many, the letters before one is chosen.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::pager::pager;
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::letters::{letters, titles};
use crate::theme::{Context, Value};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: true,
    step: Step::Lists,
};

#[derive(Debug)]
struct Alphabet;

fn routes(_: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    vec![Route::of_site("a-z/index.html", Alphabet)]
}

impl Page for Alphabet {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let titles = titles(site);
        let mut context = Context::new();
        context.insert("letters", &letters(site, &titles));
        context.insert("letter", "");
        context.insert("rows", &Vec::<()>::new());
        context.insert("total", &site.bank.entries.len());
        context.insert("pager", &pager("a-z", 1, 0));
        context.insert_value("titles", Value::from_serializable(&titles));
        finish(
            site,
            "a-z.html",
            &page(site, path, &site.bank.messages().text("a-to-z")),
            context,
        )
    }
}
