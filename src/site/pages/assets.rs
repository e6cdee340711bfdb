//! Files that pages load: those of the theme, and those beside the text.

use crate::diagnostic::Diagnostics;
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| {
        let now = edit.now.inputs;
        !Arc::ptr_eq(&edit.before.theme, &now.theme)
            || !Arc::ptr_eq(&edit.before.attachments, &now.attachments)
    }),
    is_listed: false,
    step: Step::Assets,
};

/// A file of the theme, by its name.
#[derive(Debug)]
struct Asset(String);

/// A file beside the text, by its path in the bank.
#[derive(Debug)]
struct AttachedFile(String);

/// Files of one content share a path: the first of them stands there.
fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let assets = planned.inputs.theme.assets.iter();
    let assets = assets.map(|(name, asset)| Route::of_site(&asset.path, Asset(name.clone())));
    let attached = planned.inputs.attachments.iter();
    let attached = attached.map(|(file, attachment)| {
        Route::of_file(file, &attachment.path, AttachedFile(file.clone()))
    });
    let mut taken = BTreeSet::new();
    let all = assets.chain(attached);
    all.filter(|route| taken.insert(route.path.clone()))
        .collect()
}

impl Page for Asset {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Bytes(site.theme.assets[&self.0].bytes.clone()))
    }
}

impl Page for AttachedFile {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Copy(site.attachments[&self.0].from.clone()))
    }
}
