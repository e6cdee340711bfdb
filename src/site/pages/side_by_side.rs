//! The pages that show the rows of a data set side by side.

use crate::diagnostic::Diagnostics;
use crate::model::Bank;
use crate::model::EntryId;
use crate::site::page::{finish, page};
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::plan::comparisons::{asked, page_of};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::site::views::dataset::attached;
use crate::site::views::link::LinkView;
use crate::site::views::side_by_side::show;
use crate::theme::Context;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        let asks = |bank: &Bank, at: EntryId| asked(&bank.entries[at]).is_some();
        let now = edit.now.inputs;
        let mut entries = edit.entries.iter();
        !Arc::ptr_eq(&edit.before.attachments, &now.attachments)
            || entries.any(|&at| asks(&edit.before.bank, at) || asks(&now.bank, at))
    }),
    is_listed: true,
    step: Step::Lists,
};

#[derive(Debug)]
struct SideBySide {
    entry: EntryId,
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let (bank, attachments) = (&planned.inputs.bank, &planned.inputs.attachments);
    let entries = bank.entries.numbered();
    let routes = entries.filter_map(|(id, entry)| {
        let (_, table) = attached(bank, entry, attachments)?;
        table.column(asked(entry)?)?;
        let path = page_of(bank, entry);
        Some(Route::of_file(entry.path(), path, SideBySide { entry: id }))
    });
    routes.collect()
}

/// The data sets whose rows are compared, but for those that do not stand any more.
pub(crate) fn links(site: &Site) -> Vec<LinkView> {
    let entries = site.bank.entries.numbered();
    let offered = entries.filter(|(id, entry)| asked(entry).is_some() && site.is_current(*id));
    let links = offered.map(|(_, entry)| LinkView {
        title: entry.title.clone(),
        path: page_of(&site.bank, entry),
    });
    links.collect()
}

impl Page for SideBySide {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let entry = &site.bank.entries[self.entry];
        let mut context = Context::new();
        context.insert("view", &show(site, self.entry, path));
        let title = site
            .bank
            .messages()
            .with("side-title", &[("title", entry.title.as_str().into())]);
        finish(
            site,
            "side-by-side.html",
            &page(site, path, &title),
            context,
        )
    }
}
