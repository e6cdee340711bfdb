//! Films, sounds, frames and pictures with several sources in raw HTML.

use std::ops::Range;

use super::clean::HtmlTag;
use super::writer::Writer;
use crate::model::{Media, MediaKind, Slot, Target};

impl Writer<'_, '_> {
    /// What stands for a tag of a film, a sound, a frame or a picture's sources; `None` for other tags.
    pub(super) fn media(&mut self, tag: &HtmlTag, range: &Range<usize>) -> Option<String> {
        match (tag.name.as_str(), tag.is_close) {
            ("picture", is_close) => {
                if !is_close {
                    self.media.dark = None;
                }
                Some(String::new())
            }
            ("source" | "track", _) => Some(self.source(tag)),
            ("video" | "audio", true) => {
                self.media.depth = self.media.depth.saturating_sub(1);
                self.media.media = None;
                Some(String::new())
            }
            ("video" | "audio", false) => {
                self.media.depth += 1;
                let kind = if tag.name == "video" {
                    MediaKind::Film
                } else {
                    MediaKind::Sound
                };
                let media = self.read(tag, kind, range);
                if tag.value("src").is_some() {
                    return Some(self.played(media));
                }
                self.media.media = Some(media);
                Some(String::new())
            }
            ("iframe" | "embed", false) => {
                let frame = self.read(tag, MediaKind::Frame, range);
                Some(self.played(frame))
            }
            ("iframe" | "embed", true) => Some(String::new()),
            _ => None,
        }
    }

    /// A source of what is open: the first of a film counts, and of a picture that for dark pages.
    fn source(&mut self, tag: &HtmlTag) -> String {
        let first = |sources: &str| {
            let first = sources.split(',').next().unwrap_or_default().trim();
            first
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let is_dark = tag
            .value("media")
            .is_some_and(|media| media.contains("dark"));
        if let Some(sources) = tag.value("srcset").filter(|_| is_dark) {
            self.media.dark = Some(first(sources));
        }
        let Some(mut media) = tag.value("src").and_then(|_| self.media.media.take()) else {
            return String::new();
        };
        if let Some(Ok(source)) = tag.value("src").map(Target::parse) {
            media.source = source;
        }
        self.played(media)
    }

    fn read(&self, tag: &HtmlTag, kind: MediaKind, range: &Range<usize>) -> Media {
        let number = |name| {
            tag.value(name)
                .and_then(|text| text.trim_end_matches("px").parse().ok())
        };
        let source = tag.value("src").map(Target::parse);
        let text = |name| {
            tag.value(name)
                .map(str::trim)
                .filter(|text| !text.is_empty())
        };
        Media {
            kind,
            source: source
                .and_then(Result::ok)
                .unwrap_or_else(|| Target::External(String::new())),
            title: text("title")
                .or(text("aria-label"))
                .unwrap_or_default()
                .to_owned(),
            poster: text("poster").map(str::to_owned),
            width: number("width"),
            height: number("height"),
            span: self.origin.span(range),
        }
    }

    fn played(&mut self, media: Media) -> String {
        match &media.source {
            Target::External(url) if url.is_empty() => String::new(),
            _ => self.marker(Slot::Media(Box::new(media))),
        }
    }
}
