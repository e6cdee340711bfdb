//! Notes, tips and warnings: GitHub's alerts, Obsidian's callouts with titles and folds, and blocks between colons.

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::label::label;
use super::prepare::{Container, Marker};
use super::writer::{BlockEnd, EventAt, OpenBlock, Writer};
use crate::text::{escape, sentence};

/// The classes of notes, each with the types that other generators have of it; the first is GitHub's.
const TYPES: [(&str, &[&str]); 5] = [
    (
        "note",
        &[
            "note",
            "info",
            "abstract",
            "summary",
            "tldr",
            "todo",
            "question",
            "help",
            "faq",
            "example",
            "quote",
            "cite",
            "seealso",
            "admonition",
        ],
    ),
    ("tip", &["tip", "hint", "success", "check", "done"]),
    ("important", &["important"]),
    ("warning", &["warning", "attention"]),
    (
        "caution",
        &[
            "caution", "danger", "error", "failure", "fail", "missing", "bug",
        ],
    ),
];

/// The class of a type of note.
fn class(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("callout-").unwrap_or(name);
    let found = TYPES.iter().find(|(_, names)| names.contains(&name));
    found.map(|(class, _)| *class)
}

/// `[!tip]- Save often`: its type, whether it folds and is open, its title.
struct Callout {
    name: String,
    fold: Option<char>,
    title: String,
}

impl Callout {
    fn read(line: &str) -> Option<Self> {
        let (name, behind) = line.trim_start().strip_prefix("[!")?.split_once(']')?;
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
        if name.trim().is_empty() || !name.chars().all(is_letter) {
            return None;
        }
        let fold = behind
            .chars()
            .next()
            .filter(|sign| matches!(sign, '+' | '-'));
        let title = behind.trim_start_matches(['+', '-']).trim();
        Some(Self {
            name: name.trim().to_lowercase(),
            fold,
            title: title.to_owned(),
        })
    }
}

impl<'a> Writer<'a, '_> {
    pub(super) fn alert(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        self.open_note(name, None);
    }

    /// A quotation, or the callout that its first line makes of it.
    pub(super) fn quotation(&mut self, input: &[EventAt<'a>], at: usize) -> usize {
        let is_paragraph = matches!(input.get(at + 1), Some((Event::Start(Tag::Paragraph), _)));
        let line = |end: usize| -> String {
            let parts = input[at + 2..end].iter().map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => text.as_ref(),
                _ => "",
            });
            parts.collect()
        };
        let ends = |(event, _): &EventAt<'_>| {
            matches!(
                event,
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)
            )
        };
        let end = input
            .iter()
            .skip(at + 2)
            .position(ends)
            .map(|length| at + 2 + length);
        let callout = end
            .filter(|_| is_paragraph)
            .and_then(|end| Some((Callout::read(&line(end))?, end)));
        let Some((callout, end)) = callout else {
            self.open_block(BlockEnd::Quote);
            self.push(input[at].0.clone());
            return at + 1;
        };
        let title = (!callout.title.is_empty()).then_some(callout.title.as_str());
        match callout.fold {
            Some(sign) => self.open_fold(&callout.name, title, sign == '+'),
            None => self.open_note(&callout.name, title),
        }
        if matches!(input[end].0, Event::End(_)) {
            return end + 1;
        }
        self.push(Event::Start(Tag::Paragraph));
        end + 1
    }

    pub(super) fn close_block(&mut self) {
        let tag = match self.blocks.pop().map(|block| block.end) {
            Some(BlockEnd::Aside) => "</aside>\n",
            Some(BlockEnd::Details) => "</details>\n",
            Some(BlockEnd::Division | BlockEnd::Tabs) => "</div>\n",
            Some(BlockEnd::Quote) | None => {
                self.push(Event::End(TagEnd::BlockQuote(None)));
                return;
            }
        };
        self.push(Event::Html(tag.into()));
    }

    /// Writes what begins and ends at lines of their own up to a place in the text, which stands in so many elements.
    pub(super) fn containers_until(&mut self, place: usize, depth: usize) {
        self.depth = depth;
        loop {
            let inner = self.blocks.last().map_or(0, |block| block.depth);
            let is_due = |marker: &Marker| {
                let is_within = match marker.opens {
                    Some(_) => depth == 0 || !marker.is_outermost,
                    None => depth <= inner,
                };
                marker.at < place && is_within
            };
            let Some(marker) = self.markers.pop_front_if(|marker| is_due(marker)) else {
                return;
            };
            match marker.opens {
                Some(container) => {
                    if container.name == "component" {
                        self.foreign.add_component(&(marker.at + 1..marker.at + 1));
                    }
                    self.open_container(&container);
                }
                None => self.close_block(),
            }
        }
    }

    fn open_container(&mut self, container: &Container) {
        let title = container.title.as_deref();
        let name = container.name.as_str();
        match (class(name), name, container.fold) {
            (Some(_), _, None) => self.open_note(name, title),
            (Some(_), _, Some(is_open)) => self.open_fold(name, title, is_open),
            (None, "details", fold) => self.open_fold(name, title, fold.unwrap_or_default()),
            (None, "tabs", _) => {
                self.body.has_blocks = true;
                self.open_division(BlockEnd::Tabs, "tabs", None);
            }
            (None, "tab", _) => self.open_division(BlockEnd::Division, "tab", title),
            (None, "card" | "grid-item-card", _) => {
                self.open_division(BlockEnd::Division, "card", title);
            }
            // Columns and the like: what stands in them is shown one below the other.
            (None, _, _) => self.open_division(BlockEnd::Division, "", title),
        }
    }

    fn open_division(&mut self, end: BlockEnd, class: &str, title: Option<&str>) {
        self.open_block(end);
        let html = match class {
            "" => "<div>\n".to_owned(),
            class => format!("<div class=\"{class}\">\n"),
        };
        let title = title.map(|title| format!("<p class=\"label\">{}</p>\n", label(title)));
        self.push(Event::Html((html + &title.unwrap_or_default()).into()));
    }

    pub(super) fn open_block(&mut self, end: BlockEnd) {
        let depth = self.depth;
        self.blocks.push(OpenBlock { end, depth });
    }

    fn open_note(&mut self, name: &str, title: Option<&str>) {
        let class = class(name).unwrap_or("note");
        let label = self.label(name, title, "p");
        self.open_block(BlockEnd::Aside);
        let html = format!("<aside class=\"alert {class}\" role=\"note\">\n{label}\n");
        self.push(Event::Html(html.into()));
    }

    fn open_fold(&mut self, name: &str, title: Option<&str>, is_open: bool) {
        let class = class(name).unwrap_or("note");
        let label = self.label(name, title, "summary");
        let open = if is_open { " open" } else { "" };
        self.open_block(BlockEnd::Details);
        let html = format!("<details class=\"alert {class}\"{open}>\n{label}\n");
        self.push(Event::Html(html.into()));
    }

    /// The head of a note: its title, else the word for its type.
    fn label(&self, name: &str, title: Option<&str>, tag: &str) -> String {
        let name = name.strip_prefix("callout-").unwrap_or(name);
        let message = format!("alert-{name}");
        let (words, language) = match title {
            Some("") => return String::new(),
            Some(title) => (label(title), String::new()),
            None if self.messages.has(&message) => {
                (self.word(&message, &[]), self.messages.word_language())
            }
            None => (escape(&sentence(name)), String::new()),
        };
        format!("<{tag} class=\"label\"{language}>{words}</{tag}>")
    }
}
