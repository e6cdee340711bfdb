//! Pictures: their words, their size, and which of them is for a light or a dark page.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::attribute_list::AttributeList;
use super::inline::Written;
use super::writer::{EventAt, Writer, past_end, text_until_end};
use crate::diagnostic::Code;
use crate::model::{Slot, Target};
use crate::source::has_extension;
use crate::text::{escape, sentence, stem};

/// The files that are shown as pictures.
pub(super) const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"];

/// What is said of a picture: the words for it, and how wide it is, in CSS pixels.
struct Sized {
    alt: String,
    width: Option<u32>,
}

impl Sized {
    /// Reads the words of a picture and what stands behind it: `A cable|150` of Obsidian, `{width=150 fig-alt="…"}`.
    fn read(words: &str, behind: &str) -> Self {
        let list = AttributeList::at_head(behind).filter(|(list, _)| list.is_plain());
        let pixels = |text: &str| text.trim().trim_end_matches("px").parse().ok();
        let mut width = list
            .as_ref()
            .and_then(|(list, _)| pixels(list.value("width")?));
        let mut parts: Vec<&str> = words.split('|').map(str::trim).collect();
        let size = |part: &str| pixels(part.split('x').next().unwrap_or_default());
        while let Some(last) = parts.last().copied().filter(|_| parts.len() > 1) {
            let sides = ["left", "right", "center", "centre", "inline"];
            if let Some(size) = size(last) {
                width = Some(size);
            } else if !sides.contains(&last) {
                break;
            }
            parts.pop();
        }
        let given = list
            .as_ref()
            .and_then(|(list, _)| list.value("fig-alt").or(list.value("alt")));
        let alt = given.map_or_else(|| parts.join("|"), str::to_owned);
        let alt = alt.trim_start_matches('|').to_owned();
        Self { alt, width }
    }
}

/// The class of a picture that is for a light or a dark page: <https://squidfunk.github.io/mkdocs-material/reference/images/>.
fn scheme(fragment: &str) -> Option<&'static str> {
    match fragment {
        "only-light" | "gh-light-mode-only" => Some("only-light"),
        "only-dark" | "gh-dark-mode-only" => Some("only-dark"),
        _ => None,
    }
}

/// Whether a file is of a kind that no browser shows as a picture, a film or a sound.
pub(super) fn is_no_picture(path: &str) -> bool {
    has_extension(
        path,
        &[
            "csv", "tsv", "xlsx", "xls", "ods", "docx", "doc", "odt", "txt", "json", "zip",
        ],
    )
}

impl<'a> Writer<'a, '_> {
    pub(super) fn image(
        &mut self,
        input: &[EventAt<'a>],
        at: usize,
        &Written {
            link_type,
            destination,
            title,
        }: &Written<'_>,
    ) -> usize {
        let next = past_end(input, at);
        let range = &input[at].1;
        let span = self.origin.span(range);
        if matches!(link_type, LinkType::WikiLink { .. }) {
            self.embedded(destination, &text_until_end(input, at), span);
            return next;
        }
        let sized = Sized::read(&text_until_end(input, at), &self.origin.text[range.end..]);
        let Sized { alt, width } = sized;
        match Target::parse(destination) {
            Ok(Target::Path { path, .. }) if is_no_picture(&path) => {
                let message = format!("`{path}` is no picture");
                let help =
                    "Link it: `[words](path)`; a table is drawn by a block that is called `chart`.";
                self.report(Code::BrokenFile, range, message, help);
            }
            Ok(Target::Path { path, fragment }) => {
                let scheme = fragment.and_then(|fragment| scheme(&fragment));
                if let Some(class) = scheme {
                    self.push(Event::InlineHtml(
                        format!("<span class=\"{class}\">").into(),
                    ));
                }
                self.slot(Slot::Image {
                    path,
                    alt,
                    title: title.to_string(),
                    span,
                    width,
                    dark: None,
                });
                if scheme.is_some() {
                    self.push(Event::InlineHtml("</span>".into()));
                }
            }
            Ok(Target::External(url)) => {
                let marker = self.remote(url, alt, span);
                self.push(Event::InlineHtml(marker.into()));
            }
            _ => {
                let message = "a picture from outside the bank".to_owned();
                let help = "Put the picture beside the text and name its path.";
                self.report(Code::UnsafeLink, range, message, help);
            }
        }
        next
    }

    /// A paragraph of nothing but a picture that is named or described by a list of attributes is a figure, and in Quarto's
    /// own files any that has words is:
    /// <https://quarto.org/docs/authoring/figures.html>. Returns the event behind it.
    pub(super) fn figure(&mut self, input: &[EventAt<'a>], at: usize) -> Option<usize> {
        let (
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            }),
            range,
        ) = input.get(at + 1)?
        else {
            return None;
        };
        let list = AttributeList::at_head(&self.origin.text[range.end..]);
        let (list, length) = list.or(self.dialect.is_pandoc.then(Default::default))?;
        let is_figure = self.dialect.is_pandoc
            || list.value("fig-alt").is_some()
            || list.id.as_ref().is_some_and(|id| id.starts_with("fig-"));
        let mut next = past_end(input, at + 1);
        while let Some((Event::Text(_), behind)) = input.get(next) {
            if behind.end > range.end + length {
                return None;
            }
            next += 1;
        }
        let is_alone = matches!(input.get(next), Some((Event::End(TagEnd::Paragraph), _)));
        let words = text_until_end(input, at + 1);
        if !is_figure || !list.is_plain() || !is_alone || words.trim().is_empty() {
            return None;
        }
        self.push(Event::Html("<figure>\n".into()));
        self.anchor(list.id);
        let written = Written {
            link_type: *link_type,
            destination: dest_url,
            title,
        };
        self.image(input, at + 1, &written);
        let caption = format!(
            "\n<figcaption>{}</figcaption>\n</figure>\n",
            escape(words.trim())
        );
        self.push(Event::Html(caption.into()));
        Some(next + 1)
    }

    /// What `![[…]]` puts into a line: a picture, its width behind a bar, or a link to an entry.
    fn embedded(&mut self, name: &str, words: &str, span: Range<usize>) {
        if has_extension(name, &PICTURES) {
            // What has no words of its own is known by the name of its file.
            let words = if words == name { "" } else { words };
            let Sized { mut alt, width } = Sized::read(&format!("|{words}"), "");
            if alt.is_empty() {
                alt = sentence(&stem(name));
            }
            self.slot(Slot::Image {
                path: name.to_owned(),
                alt,
                title: String::new(),
                span,
                width,
                dark: None,
            });
            return;
        }
        let words = words.trim();
        let titled = words.is_empty() || words == name.trim();
        self.slot(Slot::Open {
            target: Target::wiki(name),
            title: String::new(),
            span,
            titled,
        });
        if !titled {
            self.push(Event::Text(words.to_owned().into()));
        }
        self.slot(Slot::Close);
    }
}
