//! The alphabet, before a letter is chosen.

use crate::diagnostic::Diagnostics;
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::pager::pager;
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::letters::letters;
use crate::theme::Context;

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
        let mut context = Context::new();
        context.insert("letters", &letters(site));
        context.insert("letter", "");
        context.insert("rows", &Vec::<()>::new());
        context.insert("pager", &pager("a-z", 1, 0));
        finish(
            site,
            "a-z.html",
            &page(site, path, &site.bank.messages().text("a-to-z")),
            context,
        )
    }
}
