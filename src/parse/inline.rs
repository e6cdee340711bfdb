//! What stands within a line and leads elsewhere: links, pictures, citations.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, TagEnd};

use crate::diagnostic::Code;

use super::address::address_behind;
use super::citation;
use super::foreign::foreign_marks;
use super::writer::{EventAt, Writer, past_end, text_until_end};
use crate::model::SCHEMES;
use crate::model::{Mention, MentionForm, Slot, Target};
use crate::text::{escape, is_unseen};

/// A link or a picture as its author wrote it.
pub(super) struct Written<'w> {
    pub(super) link_type: LinkType,
    pub(super) destination: &'w str,
    pub(super) title: &'w str,
}

/// Whether anything of a link can be seen or heard: blanks cannot.
fn has_words(input: &[EventAt<'_>], at: usize) -> bool {
    let within = &input[at + 1..past_end(input, at).saturating_sub(1)];
    let is_blank = |event: &Event<'_>| match event {
        Event::Text(text) => text.chars().all(|c| c.is_whitespace() || is_unseen(c)),
        Event::SoftBreak | Event::HardBreak => true,
        _ => false,
    };
    within.iter().any(|(event, _)| !is_blank(event))
}

/// A link whose words stand in brackets, where it leads, and where it ends in the text.
struct Bracketed<'a> {
    target: Target,
    title: &'a str,
    end: usize,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn link(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        &Written {
            link_type,
            destination,
            title,
        }: &Written<'_>,
    ) -> usize {
        let range = &input[at].1;
        let bracketed =
            matches!(link_type, LinkType::WikiLink { .. }).then(|| self.bracketed(range));
        if let Some(link) = bracketed.flatten() {
            return self.in_brackets(input, at, link);
        }
        if self.leads_nowhere(destination, link_type, range) {
            self.push(Event::Text(text_until_end(input, at).into()));
            return past_end(input, at);
        }
        if link_type == LinkType::ShortcutUnknown {
            self.cite(range, text_until_end(input, at));
            return past_end(input, at);
        }
        let target = self.destination(destination, link_type);
        let target = target.unwrap_or_else(|message| {
            self.report(Code::UnsafeLink, range, message, SCHEMES);
            Target::External(String::new())
        });
        // A link without words is called as what it leads to, as MyST has it.
        let has_words = has_words(input, at);
        if let Target::External(address) = &target {
            self.push(input[at].0.clone());
            if !has_words && !address.is_empty() {
                self.wordless(range);
                self.push(Event::Text(address.clone().into()));
                self.push(Event::End(TagEnd::Link));
                return past_end(input, at);
            }
            self.links.push(false);
            return at + 1;
        }
        let titled = link_type == (LinkType::WikiLink { has_pothole: false }) || !has_words;
        let span = self.origin.span(range);
        self.slot(Slot::Open {
            target,
            title: title.to_string(),
            span,
            titled,
        });
        if titled {
            self.slot(Slot::Close);
            return past_end(input, at);
        }
        self.links.push(true);
        at + 1
    }

    /// Reports a link to another site that has no words: only its address can be shown.
    fn wordless(&mut self, range: &Range<usize>) {
        if !self.dialect.is_borrowed {
            let message = "this link has no words, so that its address is shown".to_owned();
            let help = "Say between the square brackets what it leads to: `[words](address)`.";
            self.report(Code::StrayMark, range, message, help);
        }
    }

    /// Whether only the words of a link can be shown: it is still to be written, or only another generator knows where it
    /// leads.
    fn leads_nowhere(
        &mut self,
        destination: &str,
        link_type: LinkType,
        range: &Range<usize>,
    ) -> bool {
        // A chapter that is still to be written, in mdBook.
        if destination.is_empty() && link_type == LinkType::Inline {
            return true;
        }
        // A place in another project, whose inventory only the other generator has.
        let mut inventories = ["inv:", "xref:"].iter();
        if self.dialect.labels && inventories.any(|sign| destination.starts_with(sign)) {
            self.foreign.marks += 1;
            self.foreign.first.get_or_insert(range.clone());
            return true;
        }
        let is_foreign = foreign_marks(destination) > 0;
        if is_foreign {
            self.foreign.add_marks(destination, range.start);
        }
        is_foreign
    }

    /// What a destination means. Fails where it begins as no link may; the message says so.
    fn destination(&self, destination: &str, link_type: LinkType) -> Result<Target, String> {
        let target = match link_type {
            LinkType::WikiLink { .. } => return Ok(Target::wiki(destination)),
            LinkType::Email => return Ok(Target::External(format!("mailto:{destination}"))),
            _ => Target::parse(destination),
        };
        let is_allowed = self.schemes.iter().any(|scheme| {
            let behind = destination.get(scheme.len()..);
            destination.starts_with(scheme) && behind.is_some_and(|rest| rest.starts_with(':'))
        });
        target.or_else(|message| {
            if is_allowed {
                return Ok(Target::External(destination.to_owned()));
            }
            self.labelled_place(destination).ok_or(message)
        })
    }

    /// The place that a destination is the label of, where links may name such: nothing that a browser would run.
    fn labelled_place(&self, destination: &str) -> Option<Target> {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || ":-_./#".contains(c);
        let (scheme, _) = destination.split_once(':')?;
        let can_run = ["javascript", "vbscript", "data", "file", "blob"];
        let is_label = self.dialect.labels
            && destination.chars().all(is_letter)
            && !can_run.contains(&scheme.to_ascii_lowercase().as_str());
        is_label.then(|| Target::Entry {
            id: String::new(),
            heading: Some(destination.to_owned()),
        })
    }

    /// `[[words]](address "title")`, which `CommonMark` takes for a link whose words stand in brackets: where it leads, and
    /// where it ends.
    fn bracketed(&self, range: &Range<usize>) -> Option<Bracketed<'a>> {
        let behind = self.origin.text.get(range.end..)?;
        if let Some(label) = behind
            .strip_prefix('[')
            .filter(|_| !self.addresses.is_empty())
        {
            let (label, _) = label.split_once(']')?;
            let address = self.addresses.get(&label.to_lowercase())?;
            return Some(Bracketed {
                target: Target::parse(address).ok()?,
                title: "",
                end: range.end + label.len() + 2,
            });
        }
        let link = address_behind(behind)?;
        Some(Bracketed {
            target: Target::parse(link.destination).ok()?,
            title: link.title,
            end: range.end + link.length,
        })
    }

    fn in_brackets(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        Bracketed { target, title, end }: Bracketed<'a>,
    ) -> usize {
        let words = text_until_end(input, at);
        let span = self.origin.span(&(input[at].1.start..end));
        let text = Event::Text(format!("[{words}]").into());
        if let Target::External(url) = &target {
            let (href, words) = (escape(url), escape(&words));
            let title = match title {
                "" => String::new(),
                title => format!(" title=\"{}\"", escape(title)),
            };
            let html = format!("<a href=\"{href}\"{title}>[{words}]</a>");
            self.push(Event::InlineHtml(html.into()));
        } else {
            self.slot(Slot::Open {
                target,
                title: title.to_owned(),
                span,
                titled: false,
            });
            self.push(text);
            self.slot(Slot::Close);
        }
        self.written = end;
        past_end(input, at)
    }

    fn cite(&mut self, range: &Range<usize>, written: String) {
        let text = self.origin.text;
        let found = if text[range.start..].starts_with('[') {
            citation::parse(text, range.clone())
        } else {
            Ok(citation::in_sentence(text, range.clone(), written))
        };
        match found {
            Ok(mut cluster) => {
                let is_bracketed = cluster.in_sentence.is_some() && is_all_of_brackets(text, range);
                for cite in cluster.cites.iter().filter(|_| is_bracketed) {
                    self.body.mentions.push(Mention {
                        key: cite.key.clone(),
                        span: self.origin.span(&cite.span),
                        form: MentionForm::InRoundBrackets,
                    });
                }
                cluster.span = self.origin.span(range);
                cluster.place = self.anchors.place();
                for cite in &mut cluster.cites {
                    cite.span = self.origin.span(&cite.span);
                }
                self.slot(Slot::Cite(cluster));
            }
            Err(wrong) => {
                let help = "Write `[@key]`, `[@key, p. 4]` or `[@key; @other]`.";
                self.report(Code::BadLocator, &wrong.span, wrong.value, help);
            }
        }
    }
}

/// Whether round brackets hold this and no sentence: `(@key)`, `(@key, p. 4)`.
fn is_all_of_brackets(text: &str, range: &Range<usize>) -> bool {
    let is_first = text[..range.start].ends_with('(');
    is_first && text[range.end..].starts_with([')', ',', ';'])
}
