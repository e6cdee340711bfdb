//! What servers and services are told of a site: which addresses lead on to others, what no browser may do with its pages,
//! and how long each file may be kept. A file for each form that they read it in.

mod apache;
mod iis;
mod nginx;
mod rules;
mod s3;
mod services;

use std::collections::BTreeMap;

use crate::config::Host;
use crate::diagnostic::Diagnostics;
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::planned::{Content, Page, Rendered, Site, Step};

use rules::Rules;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: false,
    step: Step::Lists,
};

/// Writes rules in the form of a host.
type Write = fn(&Rules<'_>) -> String;

/// Rules in the form of one host, or of two that read the same.
#[derive(Debug)]
struct Form {
    write: Write,
}

/// The files of each host. What stands below `hosting/` is for those who run the host, not for readers.
const FILES: [(Host, &str, Write); 9] = [
    (Host::Apache, ".htaccess", apache::htaccess),
    (Host::Cloudflare, "_headers", services::headers),
    (Host::Cloudflare, "_redirects", services::redirects),
    (Host::GithubPages, ".nojekyll", services::nothing),
    (Host::Iis, "web.config", iis::web_config),
    (Host::Netlify, "_headers", services::headers),
    (Host::Netlify, "_redirects", services::redirects),
    (Host::Nginx, "hosting/nginx.conf", nginx::server),
    (Host::S3, "hosting/s3.sh", s3::script),
];

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let hosts = &planned.inputs.bank.config.hosts;
    let wanted = FILES.iter().filter(|(host, _, _)| hosts.contains(host));
    let wanted: BTreeMap<_, _> = wanted.map(|(_, path, write)| (*path, *write)).collect();
    let route = |(path, write)| Route::of_site(path, Form { write });
    wanted.into_iter().map(route).collect()
}

impl Page for Form {
    fn render(&self, site: &Site, _: &str) -> Rendered {
        Ok(Content::Text((self.write)(&Rules::of(site))))
    }
}
