//! What a public body has to say beside what its bank says: how accessible the site is, and what it does with readers.

use serde::Serialize;

use crate::config::{Accessibility, Conformance, Contact, Nation, Shortfall};
use crate::diagnostic::Diagnostics;
use crate::messages::Messages;
use crate::site::page::{finish, page};
use crate::site::page_set::{NEVER_STALE, PageSet, Planned, Route};
use crate::site::path::{ACCESSIBILITY, PRIVACY};
use crate::site::planned::{Page, Rendered, Site, Step};
use crate::theme::Context;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: NEVER_STALE,
    is_listed: true,
    step: Step::Lists,
};

#[derive(Debug)]
struct Statement;

#[derive(Debug)]
struct Privacy;

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let config = &planned.inputs.bank.config;
    let statement = config.accessibility.as_ref();
    let statement = statement.map(|_| Route::of_site(ACCESSIBILITY, Statement));
    let privacy = config.privacy.then(|| Route::of_site(PRIVACY, Privacy));
    statement.into_iter().chain(privacy).collect()
}

/// A statement as its template sees it.
#[derive(Serialize)]
struct StatementView<'s> {
    organisation: &'s str,
    /// What it applies to.
    covers: &'s str,
    meets: Conformance,
    /// What it does not meet the standard for: `failing`, `exempt`, `both`, `none`.
    due_to: &'static str,
    failing: Vec<ShortfallView<'s>>,
    burden: Vec<ShortfallView<'s>>,
    outside: Vec<ShortfallView<'s>>,
    prepared: Option<String>,
    reviewed: Option<String>,
    method: &'s str,
    contact: &'s Contact,
    reply_days: Option<usize>,
    nation: Nation,
}

#[derive(Serialize)]
struct ShortfallView<'s> {
    what: &'s str,
    criteria: String,
    count: usize,
    fix_by: Option<String>,
    why: Option<&'s str>,
}

impl<'s> StatementView<'s> {
    fn of(found: &'s Accessibility, base_url: &'s str, messages: &Messages) -> Self {
        let shown = |all: &'s [Shortfall]| -> Vec<ShortfallView<'s>> {
            let view = |one: &'s Shortfall| ShortfallView {
                what: &one.what,
                criteria: one.criteria.join("; "),
                count: one.criteria.len(),
                fix_by: one.fix_by.as_ref().map(|date| messages.date(date.value)),
                why: one.why.as_deref(),
            };
            all.iter().map(view).collect()
        };
        let reviewed = found.reviewed.as_ref();
        Self {
            organisation: &found.organisation,
            covers: found.covers.as_deref().unwrap_or(base_url),
            meets: found.meets,
            due_to: due_to(found),
            failing: shown(&found.failing),
            burden: shown(&found.burden),
            outside: shown(&found.outside),
            prepared: found.prepared.map(|date| messages.date(date)),
            reviewed: reviewed.map(|date| messages.date(date.value)),
            method: &found.method,
            contact: &found.contact,
            reply_days: found.reply_days,
            nation: found.nation,
        }
    }
}

fn due_to(found: &Accessibility) -> &'static str {
    let is_exempt = !found.burden.is_empty() || !found.outside.is_empty();
    match (found.failing.is_empty(), is_exempt) {
        (false, true) => "both",
        (false, false) => "failing",
        (true, true) => "exempt",
        (true, false) => "none",
    }
}

impl Page for Statement {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let (config, messages) = (&site.bank.config, site.bank.messages());
        let mut context = Context::new();
        if let Some(found) = &config.accessibility {
            context.insert(
                "statement",
                &StatementView::of(found, &config.base_url, messages),
            );
        }
        let title = messages.with("statement-title", &[("bank", config.title.as_str().into())]);
        finish(site, "statement.html", &page(site, path, &title), context)
    }
}

impl Page for Privacy {
    fn render(&self, site: &Site, path: &str) -> Rendered {
        let config = &site.bank.config;
        let mut hosts: Vec<&String> = config.picture_hosts.iter().collect();
        hosts.extend(&config.frame_hosts);
        hosts.sort_unstable();
        hosts.dedup();
        let mut context = Context::new();
        context.insert("hosts", &hosts);
        let title = site.bank.messages().text("privacy");
        finish(site, "privacy.html", &page(site, path, &title), context)
    }
}
