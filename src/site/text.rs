//! The texts of one page: slots filled, glossary terms linked at their first mention, in reading order.

use crate::link::{LinkedTerms, Resolved, change, resolve};
use crate::model::Bank;
use crate::model::EntryId;
use crate::model::{Body, Cluster, Entry, Piece, Slot, Target};

use super::path;
use super::planned::Site;
use crate::site::charts::draw;
use crate::site::references::page_cites::PageCites;
use crate::text::html;

/// What the texts of one page share.
pub(crate) struct PageText<'s> {
    pub(crate) site: &'s Site,
    /// The way from the page to the root of the site.
    pub(crate) root: String,
    /// The file that the text stands in.
    pub(crate) file: &'s str,
    /// The entry that the page is of.
    pub(crate) entry: Option<&'s Entry>,
    pub(crate) cites: PageCites,
    linked_terms: LinkedTerms,
    /// While a field is shown that no page prints: it must not use up the first mention of a term.
    pub(crate) is_quiet: bool,
}

impl<'s> PageText<'s> {
    pub(crate) fn of_entry(site: &'s Site, id: EntryId, page: &str) -> Self {
        let entry = &site.bank.entries[id];
        Self {
            site,
            root: path::root(page),
            file: entry.path(),
            entry: Some(entry),
            cites: site.references.of_entry(&site.bank, entry),
            linked_terms: LinkedTerms::on_page_of(id),
            is_quiet: false,
        }
    }

    pub(crate) fn of_body(site: &'s Site, body: &Body, file: &'s str, page: &str) -> Self {
        let cites = site.references.of_body(&site.bank, body);
        Self {
            site,
            root: path::root(page),
            file,
            entry: None,
            cites,
            linked_terms: LinkedTerms::default(),
            is_quiet: false,
        }
    }

    pub(super) fn bank(&self) -> &'s Bank {
        &self.site.bank
    }

    /// The link to another page.
    pub(crate) fn href(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// Plain text as HTML, with its first mentions linked.
    pub(crate) fn plain(&mut self, text: &str) -> String {
        let escaped = html::escape(text);
        if self.is_quiet {
            return escaped;
        }
        self.link_terms(&escaped)
    }

    fn link_terms(&mut self, escaped: &str) -> String {
        let mut found = String::with_capacity(escaped.len());
        for (text, term) in self
            .site
            .links
            .glossary
            .split(escaped, &mut self.linked_terms)
        {
            match term {
                Some(id) => {
                    let href = self.href(&path::entry(self.bank(), &self.bank().entries[id]));
                    found.push_str(&format!(
                        "<a class=\"term\" href=\"{}\">{text}</a>",
                        html::escape(&href)
                    ));
                }
                None => found.push_str(text),
            }
        }
        found
    }

    /// A text in the dialect as HTML.
    pub(crate) fn body(&mut self, body: &Body) -> String {
        let mut found = String::with_capacity(body.html.len() * 5 / 4);
        let mut quiet = 0_usize;
        let mut open_links = Vec::new();
        let mut heading: Option<String> = None;
        let mut pieces = body.pieces();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Tag(tag) => {
                    quiet = match change(tag) {
                        1 => quiet + 1,
                        -1 => quiet.saturating_sub(1),
                        _ => quiet,
                    };
                    if let Some(close) = heading.take_if(|_| is_heading(tag, "</h")) {
                        found.push_str(&close);
                    }
                    found.push_str(tag);
                    if let Some(id) = is_heading(tag, "<h").then(|| id_of(tag)).flatten() {
                        let (open, close) = self.link_to(id, pieces.clone());
                        found.push_str(&open);
                        heading = Some(close);
                    }
                }
                Piece::Text(text) if quiet == 0 => found.push_str(&self.link_terms(text)),
                Piece::Text(text) => found.push_str(text),
                Piece::Slot(number) => {
                    let Some(slot) = body.slots.get(number) else {
                        continue;
                    };
                    match slot {
                        Slot::Open { .. } => quiet += 1,
                        Slot::Close => quiet = quiet.saturating_sub(1),
                        _ => {}
                    }
                    self.fill(slot, &mut open_links, &mut found);
                }
            }
        }
        found
    }

    /// What opens and closes the link of a heading to itself, for readers to copy: it needs no script. The words of the
    /// heading are the link, so that who listens to headings hears nothing else; where one leads elsewhere, since no link
    /// stands within another, it is a link of its own behind them.
    fn link_to<'a>(&self, id: &str, behind: impl Iterator<Item = Piece<'a>>) -> (String, String) {
        let open = format!("<a class=\"here\" href=\"#{id}\"");
        let mut inside =
            behind.take_while(|piece| !matches!(piece, Piece::Tag(tag) if is_heading(tag, "</h")));
        let leads_on = inside.any(|piece| match piece {
            Piece::Tag(tag) => tag.starts_with("<a"),
            Piece::Slot(_) => true,
            Piece::Text(_) => false,
        });
        if !leads_on {
            return (format!("{open}>"), "</a>".to_owned());
        }
        let messages = self.bank().messages();
        let (words, language) = (messages.text("section-link"), messages.word_language());
        let words = html::escape(&words);
        let behind = format!(" {open}{language} aria-label=\"{words}\"></a>");
        (String::new(), behind)
    }

    fn fill(&mut self, slot: &Slot, open: &mut Vec<bool>, found: &mut String) {
        match slot {
            Slot::Open {
                target,
                title,
                titled,
                ..
            } => {
                let (href, name) = self.target(target);
                open.push(href.is_some());
                if let Some(href) = href {
                    let title = if title.is_empty() {
                        String::new()
                    } else {
                        format!(" title=\"{}\"", html::escape(title))
                    };
                    found.push_str(&format!("<a href=\"{}\"{title}>", html::escape(&href)));
                }
                if *titled {
                    let numbered = self.numbered(target);
                    found.push_str(&numbered.unwrap_or_else(|| html::escape(&name)));
                }
            }
            Slot::Close => {
                if open.pop() == Some(true) {
                    found.push_str("</a>");
                }
            }
            Slot::Cite(cluster) => self.cite(cluster, found),
            Slot::Chart(chart) => {
                found.push_str(&draw::figure(self.site, chart, self.file, &self.root));
            }
            Slot::Card { id, .. } => {
                if let Some(entry_id) = crate::link::named(self.bank(), id) {
                    found.push_str(&self.card(entry_id));
                }
            }
            Slot::Ready { html, .. } => found.push_str(html),
            Slot::Image { .. } => found.push_str(&self.picture(slot)),
            Slot::Media(media) => found.push_str(&self.media(media)),
            Slot::RemoteImage {
                url,
                alt,
                is_within_link,
                ..
            } => found.push_str(&self.remote_image(url, alt, *is_within_link)),
        }
    }

    fn cite(&mut self, cluster: &Cluster, found: &mut String) {
        let known = cluster.cites.iter().filter_map(|cite| {
            let entry_id = self.bank().source(&cite.key)?;
            Some((
                cite.prefix.as_str(),
                self.href(&path::entry(self.bank(), &self.bank().entries[entry_id])),
            ))
        });
        let (prefixes, hrefs): (Vec<&str>, Vec<String>) = known.unzip();
        if hrefs.is_empty() {
            // None of them is there, which is allowed where the bank says so: what was written is left.
            if let Some(written) = &cluster.in_sentence {
                found.push_str(&html::escape(written));
                return;
            }
            let written = cluster.cites.iter().map(|cite| {
                let sign = if cite.locator.is_empty() { "" } else { ", " };
                format!("@{}{sign}{}", cite.key, cite.locator)
            });
            let written = written.collect::<Vec<_>>().join("; ");
            found.push_str(&html::escape(&format!("[{written}]")));
            return;
        }
        let key = cluster.place;
        let mark = self.cites.mark(key, &prefixes, &hrefs);
        let anchor = self.cites.anchor(key).unwrap_or_default();
        found.push_str(&format!(
            "<span class=\"cite\" id=\"{anchor}\">{mark}</span>"
        ));
    }

    /// The address that a target leads to from this page, and the name of what it leads to.
    pub(crate) fn target(&self, target: &Target) -> (Option<String>, String) {
        let of_entry = |id: EntryId| {
            (
                path::entry(self.bank(), &self.bank().entries[id]),
                &self.bank().entries[id].title,
            )
        };
        let resolved = resolve(self.bank(), self.entry, target, self.file);
        if let Some(found) = self.left_out(&resolved, target) {
            return found;
        }
        match resolved {
            Resolved::Entry { id, heading } => {
                let (path, title) = of_entry(id);
                let anchor = heading.as_ref();
                let anchor = anchor.map_or_else(String::new, |heading| fragment_of(heading));
                // The heading itself, since two links to parts of one page are not to read alike.
                let mut headings = self.bank().entries[id].body.headings.iter();
                let named = headings.find(|found| Some(&*found.id) == heading.as_deref());
                let name =
                    named.map_or_else(|| title.clone(), |heading| self.spoken(&heading.text));
                (Some(format!("{}{anchor}", self.href(&path))), name)
            }
            Resolved::Here(heading) => {
                // The heading itself, since the reader is on the page.
                let headings = self.entry.iter().flat_map(|entry| &entry.body.headings);
                let mut named = headings.filter(|found| found.id == heading);
                let title = || self.entry.map(|entry| entry.title.clone());
                let text = named.next().map(|heading| self.spoken(&heading.text));
                (
                    Some(fragment_of(&heading)),
                    text.or_else(title).unwrap_or_default(),
                )
            }
            Resolved::File(file) => {
                let published = self.site.attachments.get(file.as_str());
                let name = file.rsplit('/').next().unwrap_or(&file).to_owned();
                (published.map(|found| self.href(&found.path)), name)
            }
            Resolved::Page {
                path: page,
                fragment,
            } => {
                let anchor = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
                let href = format!("{}{anchor}", self.href(&path::written(page)));
                (Some(href), page.to_owned())
            }
            Resolved::List(path) => (Some(self.href(&path)), path),
            Resolved::External(url) => (Some(url.to_owned()), url.to_owned()),
            Resolved::Elsewhere { path, fragment } => {
                let anchor = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
                (Some(format!("{path}{anchor}")), path.to_owned())
            }
            Resolved::NoHeading { id, .. } => {
                let (path, title) = of_entry(id);
                (Some(self.href(&path)), title.clone())
            }
            Resolved::NoEntry(id) => (None, id.to_owned()),
            Resolved::NoFile(file) | Resolved::Outside(file) => (None, file),
        }
    }

    /// Where a part of a bank names what it leaves out: the page of that in the whole.
    fn left_out(
        &self,
        resolved: &Resolved<'_>,
        target: &Target,
    ) -> Option<(Option<String>, String)> {
        let whole = &*self.bank().part.as_ref()?.whole;
        if !matches!(resolved, Resolved::NoEntry(_) | Resolved::NoFile(_)) {
            return None;
        }
        let Resolved::Entry { id, heading } = resolve(whole, self.entry, target, self.file) else {
            return None;
        };
        let entry = &whole.entries[id];
        let anchor = heading.map_or_else(String::new, |heading| fragment_of(&heading));
        let href = format!("{}{anchor}", self.href(&path::entry(whole, entry)));
        Some((Some(href), entry.title.clone()))
    }

    /// What a figure, a table or the like is called by the anchor that Quarto has for it: `fig-ledger`, the second, is
    /// "Figure 2".
    fn numbered(&self, target: &Target) -> Option<String> {
        let Target::Entry { id, heading } = target else {
            return None;
        };
        let anchor = heading.as_deref().filter(|_| id.is_empty())?;
        let (prefix, _) = anchor.split_once('-')?;
        let word = REFERRED.iter().find(|(known, _)| *known == prefix)?.1;
        let alike = |name: &&str| {
            name.split_once('-')
                .is_some_and(|(known, _)| known == prefix)
        };
        let mut anchors = self.entry?.anchors().filter(alike);
        let number = anchors.position(|name| name == anchor)? + 1;
        let messages = self.bank().messages();
        let words = html::escape(&messages.with(word, &[("number", number.into())]));
        Some(match messages.word_language() {
            language if language.is_empty() => words,
            language => format!("<span{language}>{words}</span>"),
        })
    }

    fn spoken(&self, heading: &str) -> String {
        self.site.references.spoken(self.bank(), heading)
    }

    fn card(&self, id: EntryId) -> String {
        let entry = &self.bank().entries[id];
        let kind = self.bank().kind(entry);
        let href = html::escape(&self.href(&path::entry(self.bank(), entry)));
        let summary = entry
            .summary
            .as_ref()
            .map_or_else(String::new, |text| format!("<p>{}</p>", html::escape(text)));
        let messages = self.bank().messages();
        // A kind of the bank's own has a label of its own, unless it only adds to one that is built in.
        let is_built_in = messages.text(&format!("kind-{}", kind.id)) == kind.label;
        let language = is_built_in.then(|| messages.word_language());
        let language = language.unwrap_or_default();
        format!(
            "<div class=\"card\"><p class=\"name\"><a href=\"{href}\">{}</a></p>{summary}<p class=\"meta {}\"><span class=\"kind\"{language}>{}</span></p></div>",
            html::escape(&entry.title),
            html::escape(&kind.colour),
            html::escape(&kind.label),
        )
    }
}

/// The end of an address that leads to an anchor. Vaults begin those of blocks with a sign that no address may have.
fn fragment_of(anchor: &str) -> String {
    format!("#{}", anchor.replace('^', "%5E"))
}

/// How the anchors of figures and the like begin, and the messages that name them.
const REFERRED: [(&str, &str); 4] = [
    ("fig", "numbered-figure"),
    ("tbl", "numbered-table"),
    ("eq", "numbered-formula"),
    ("lst", "numbered-listing"),
];

/// Whether a tag opens or closes a heading: `<h2`, `</h2`.
fn is_heading(tag: &str, start: &str) -> bool {
    let level = tag.strip_prefix(start).unwrap_or_default();
    level.starts_with(|c: char| ('2'..='6').contains(&c))
}

/// The anchor of a tag, escaped as it stands there.
fn id_of(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once(" id=\"")?;
    rest.split_once('"').map(|(id, _)| id)
}
