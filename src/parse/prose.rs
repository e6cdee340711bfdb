//! The words of an entry as its author wrote them, without marks, each run with the bytes that it stands in: what is looked
//! at by those who judge how a text is written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::Events;
use super::markdown::Title;
use super::origin::Origin;
use super::prepare::{TextMap, prepare, restored};
use super::reading::Reading;
use crate::model::{Entry, Value};
use crate::schema::{Field, Kind, Type};

/// A run of words that are read together: a paragraph, an item of a list, a field.
#[derive(Debug)]
pub struct Passage {
    /// What it is.
    pub form: PassageForm,
    /// The field of the entry that it stands in; `None` for the body.
    pub field: Option<String>,
    /// The words.
    pub text: String,
    map: TextMap,
}

/// What a run of words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageForm {
    /// Sentences.
    Sentences,
    /// A title, a heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// Words of somebody else, in a block of their own.
    Quotation,
    /// The address of a link that is no web address: a mail address, a telephone number.
    Address,
}

/// Stands for what is no word and is read as one: code, a source that is named in a sentence.
const NO_WORD: char = '\u{fffc}';

/// Fields that every kind has and that hold no words of a text.
const LEFT_OUT: [&str; 12] = [
    "id",
    "kind",
    "aliases",
    "licence",
    "searched",
    "owner",
    "authors",
    "lang",
    "keywords",
    "nav_title",
    "forms",
    "acronym",
];

impl Passage {
    fn new(form: PassageForm, field: Option<&str>) -> Self {
        Self {
            form,
            field: field.map(str::to_owned),
            text: String::new(),
            map: TextMap::default(),
        }
    }

    /// The bytes of the file that a piece of it stands in.
    pub fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.map.range(range)
    }

    fn copy(&mut self, text: &str, from: usize) {
        self.map.copy(self.text.len(), from);
        self.text.push_str(text);
    }

    fn insert(&mut self, text: &str, from: Range<usize>) {
        self.map.insert(self.text.len(), from);
        self.text.push_str(text);
    }
}

/// The words of an entry, in the order of its fields and then of its text. What it takes from other pages is theirs.
pub fn prose(entry: &Entry, kind: &Kind, reading: Reading<'_>) -> Vec<Passage> {
    let mut reader = ProseReader {
        entry,
        reading,
        found: Vec::new(),
        from: 0,
    };
    for (name, placed) in &entry.fields.0 {
        let declared = kind.field(name);
        let field = declared.filter(|_| !LEFT_OUT.contains(&name.as_str()));
        if let Some(field) = field {
            reader.from = placed.span.start;
            reader.value(name, field, &placed.value, &placed.span);
        }
    }
    let origin = Origin::body(&entry.file, entry.markdown.clone());
    reader.markdown(None, &origin);
    reader.found
}

struct ProseReader<'e> {
    entry: &'e Entry,
    reading: Reading<'e>,
    found: Vec<Passage>,
    /// Behind the value that was met last, so that of two alike each has its own place.
    from: usize,
}

impl ProseReader<'_> {
    fn value(&mut self, name: &str, field: &Field, value: &Value, span: &Range<usize>) {
        let inner = match &field.ty {
            Type::Group { fields, .. } => fields.as_slice(),
            _ => &[],
        };
        match value {
            Value::Text(text) if field.options.is_empty() => self.plain(name, text, span),
            Value::Markdown(body) => {
                let origin = Origin::value(&self.entry.file, &body.markdown, span.clone());
                self.markdown(Some(name), &origin);
            }
            Value::List(items) => {
                if let Type::List(item) = &field.ty {
                    for value in items {
                        self.value(name, item, value, span);
                    }
                }
            }
            Value::Group(fields) | Value::Gap(fields) => self.group(name, inner, &fields.0),
            Value::Finding(finding) if !finding.is_taken() => {
                self.group(name, inner, &finding.fields.0);
            }
            _ => {}
        }
    }

    fn group(
        &mut self,
        name: &str,
        declared: &[Field],
        fields: &[(String, crate::text::Spanned<Value>)],
    ) {
        for (inner, placed) in fields {
            if let Some(field) = declared.iter().find(|field| field.name == *inner) {
                self.from = placed.span.start;
                self.value(name, field, &placed.value, &placed.span);
            }
        }
    }

    /// A text without marks. Where YAML folds or escapes it, its place is that of the whole value.
    fn plain(&mut self, name: &str, text: &str, span: &Range<usize>) {
        let form = if name == "title" {
            PassageForm::Heading
        } else {
            PassageForm::Sentences
        };
        let mut passage = Passage::new(form, Some(name));
        let from = self.from.clamp(span.start, span.end);
        let within = self.entry.file.text.get(from..span.end);
        match within.and_then(|raw| raw.find(text)) {
            Some(at) => {
                passage.copy(text, from + at);
                self.from = from + at + text.len();
            }
            None => passage.insert(text, span.clone()),
        }
        self.found.push(passage);
    }

    fn markdown(&mut self, field: Option<&str>, origin: &Origin<'_>) {
        let markup = self.reading.markup(Title::None, None);
        let path = &origin.file.path;
        let prepared = prepare(origin.text, path, markup.insertions, markup.dialect);
        let origin = &origin.prepared(&prepared.text, &prepared.maps);
        let mut writer = Writer {
            origin,
            field,
            open: Passage::new(PassageForm::Sentences, field),
            quotations: 0,
            passed_over: 0,
            found: &mut self.found,
        };
        for (event, range) in &Events::of(&prepared.text, markup.dialect).input {
            writer.event(event, range);
        }
        writer.end(PassageForm::Sentences);
    }
}

/// Writes the events of a text as passages.
struct Writer<'w> {
    origin: &'w Origin<'w>,
    field: Option<&'w str>,
    open: Passage,
    /// How many quotations are open.
    quotations: usize,
    /// How many elements are open whose words are no part of the text.
    passed_over: usize,
    found: &'w mut Vec<Passage>,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if self.passed_over > 0 {
            match event {
                Event::Start(_) => self.passed_over += 1,
                Event::End(_) => self.passed_over -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.close(*tag),
            Event::Text(text) => self.words(text, range),
            Event::SoftBreak | Event::HardBreak => self.open.insert(" ", self.origin.span(range)),
            Event::Code(_) | Event::InlineMath(_) => self.no_word(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.end(PassageForm::Sentences);
                self.passed_over = 1;
            }
            Tag::Image { .. } => self.passed_over = 1,
            Tag::Link {
                link_type: LinkType::ShortcutUnknown,
                ..
            } => {
                if !self.origin.text[range.clone()].starts_with('[') {
                    self.no_word(range);
                }
                self.passed_over = 1;
            }
            Tag::Link { dest_url: to, .. } => {
                let is_address = to.starts_with("mailto:") || to.starts_with("tel:");
                if let Some((_, address)) = to.split_once(':').filter(|_| is_address) {
                    let mut passage = Passage::new(PassageForm::Address, self.field);
                    passage.insert(address, self.origin.span(range));
                    self.found.push(passage);
                }
            }
            Tag::BlockQuote(kind) => {
                self.end(PassageForm::Sentences);
                // A callout is the author's own.
                self.quotations += usize::from(kind.is_none());
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            _ => self.end(PassageForm::Sentences),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end(PassageForm::Heading),
            TagEnd::TableCell => self.end(PassageForm::Cell),
            TagEnd::BlockQuote(kind) => {
                self.end(PassageForm::Sentences);
                self.quotations -= usize::from(kind.is_none());
            }
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => self.end(PassageForm::Sentences),
        }
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        let is_copy =
            self.origin.text.get(range.clone()) == Some(text) && self.origin.is_verbatim(range);
        let span = self.origin.span(range);
        if is_copy {
            self.open.copy(text, span.start);
        } else {
            self.open.insert(&restored(text), span);
        }
    }

    fn no_word(&mut self, range: &Range<usize>) {
        let mut letter = [0; 4];
        let sign = NO_WORD.encode_utf8(&mut letter);
        self.open.insert(sign, self.origin.span(range));
    }

    /// Ends the passage that is open, where it has words.
    fn end(&mut self, form: PassageForm) {
        let next = Passage::new(PassageForm::Sentences, self.field);
        let mut done = std::mem::replace(&mut self.open, next);
        if done.text.trim().is_empty() {
            return;
        }
        done.form = if self.quotations > 0 {
            PassageForm::Quotation
        } else {
            form
        };
        self.found.push(done);
    }
}
