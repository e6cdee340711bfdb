//! Files that keep their address: whatever lies in `static/`, such as `favicon.ico` or `.well-known/security.txt`.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::site::page_set::{PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(|edit| !Arc::ptr_eq(&edit.now.inputs.bank.statics, &edit.before.bank.statics)),
    is_listed: false,
    step: Step::Assets,
};

/// A file, by its path below `static/`.
#[derive(Debug)]
struct StaticFile(String);

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let paths = planned.inputs.bank.statics.paths();
    let route =
        |path: &str| Route::of_file(&format!("static/{path}"), path, StaticFile(path.to_owned()));
    paths.map(route).collect()
}

impl Page for StaticFile {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Copy(site.bank.statics.file(&self.0)))
    }
}
