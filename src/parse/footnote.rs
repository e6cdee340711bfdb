//! Footnotes: numbered as they are first mentioned, gathered at the foot, with a link back to each mention.

use std::collections::HashMap;

use pulldown_cmark::Event;

use crate::messages::Spoken;
use crate::text::escape;

/// The footnotes of one text.
#[derive(Debug)]
pub(super) struct Footnotes<'a> {
    /// The number of the text among those of its page.
    text: usize,
    notes: Vec<Note<'a>>,
    /// By label, without regard to case, as the parser compares them.
    by_label: HashMap<String, usize>,
    open: Option<usize>,
}

#[derive(Debug)]
struct Note<'a> {
    mentions: usize,
    events: Vec<Event<'a>>,
}

/// A label as the parser compares labels, without regard to case; twice, as `ß` and `SS` are one.
pub(super) fn label(name: &str) -> String {
    name.to_uppercase().to_lowercase()
}

impl<'a> Footnotes<'a> {
    pub(super) fn new(text: usize) -> Self {
        Self {
            text,
            notes: Vec::new(),
            by_label: HashMap::new(),
            open: None,
        }
    }

    /// The event list of the definition that is being written.
    pub(super) fn open(&mut self) -> Option<&mut Vec<Event<'a>>> {
        self.open.map(|at| &mut self.notes[at].events)
    }

    /// Begins a definition.
    pub(super) fn define(&mut self, name: &str) {
        self.open = Some(self.number(name));
    }

    /// Ends it.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// The mark of a mention.
    pub(super) fn reference(&mut self, name: &str, messages: Spoken<'_>) -> String {
        let at = self.number(name);
        self.notes[at].mentions += 1;
        let (number, mention) = (at + 1, self.notes[at].mentions);
        let id = self.id(number);
        let label = escape(&messages.with("note", &[("number", number.into())]));
        let language = messages.word_language();
        format!(
            "<sup class=\"note-mark\"><a href=\"#{id}\" id=\"{id}-{mention}\"{language} aria-label=\"{label}\">{number}</a></sup>"
        )
    }

    fn number(&mut self, name: &str) -> usize {
        *self.by_label.entry(label(name)).or_insert_with(|| {
            self.notes.push(Note {
                mentions: 0,
                events: Vec::new(),
            });
            self.notes.len() - 1
        })
    }

    /// With a stop, which no anchor of a heading has.
    fn id(&self, number: usize) -> String {
        match self.text {
            0 => format!("note.{number}"),
            text => format!("note.{text}.{number}"),
        }
    }

    /// Writes the notes behind the text.
    pub(super) fn finish(&mut self, events: &mut Vec<Event<'a>>, messages: Spoken<'_>) {
        if self.notes.is_empty() {
            return;
        }
        let label = escape(&messages.text("notes"));
        let language = messages.word_language();
        let own = messages.own_language();
        let html =
            format!("<section class=\"footnotes\"{language} aria-label=\"{label}\">\n<ol{own}>\n");
        events.push(Event::Html(html.into()));
        for (at, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let id = self.id(at + 1);
            events.push(Event::Html(format!("<li id=\"{id}\">").into()));
            events.extend(note.events);
            let backs = (1..=note.mentions).map(|mention| {
                let label = escape(&messages.with("note-back", &[("number", mention.into())]));
                format!(" <a class=\"back\" href=\"#{id}-{mention}\"{language} aria-label=\"{label}\">↑</a>")
            });
            events.push(Event::Html(
                format!("{}</li>\n", backs.collect::<String>()).into(),
            ));
        }
        events.push(Event::Html("</ol>\n</section>\n".into()));
    }
}
