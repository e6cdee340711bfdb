//! Whose rules for addresses, heads and caches are written beside the pages.

use crate::diagnostic::{Code, Diagnostics, listed};
use crate::record::Record;

/// A server, or a service that sites are put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Host {
    /// The web server of the Apache Software Foundation, 2.4.
    Apache,
    /// Cloudflare Pages.
    Cloudflare,
    /// GitHub Pages.
    GithubPages,
    /// Microsoft's Internet Information Services, 7 and later.
    Iis,
    /// Netlify.
    Netlify,
    /// nginx.
    Nginx,
    /// Amazon's S3, as a website.
    S3,
}

const NAMES: [(&str, Host); 7] = [
    ("apache", Host::Apache),
    ("cloudflare", Host::Cloudflare),
    ("github-pages", Host::GithubPages),
    ("iis", Host::Iis),
    ("netlify", Host::Netlify),
    ("nginx", Host::Nginx),
    ("s3", Host::S3),
];

/// Those whose rules are nothing to all others.
pub(super) const DEFAULT: [Host; 2] = [Host::Cloudflare, Host::Netlify];

/// The hosts that a bank names, each once.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> Vec<Host> {
    if record.get("hosts").is_none() {
        return DEFAULT.to_vec();
    }
    let mut found = Vec::new();
    for name in record.texts("hosts", out) {
        let known = NAMES.iter().find(|(known, _)| *known == name.value);
        if let Some((_, host)) = known {
            found.push(*host);
            continue;
        }
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        let message = format!("no rules are known for the host `{}`", name.value);
        let wrong = record.diagnose(Code::BadSetting, name.span, message);
        out.push(wrong.help(format!("It is one of {}.", listed(&names))));
    }
    found.sort_unstable();
    found.dedup();
    found
}
