//! What a text shows beside words: pictures, films, sounds, frames.

use crate::model::{Media, MediaKind, Slot, Target};
use crate::text::html;

use super::path;
use super::text::PageText;

/// A picture or a film as it stands in the site.
struct Shown {
    /// From the page, as HTML.
    src: String,
    /// In CSS pixels, where it is known.
    size: Option<(usize, usize)>,
}

impl PageText<'_> {
    /// A file that a text shows: one that keeps its address, else one beside the text.
    fn shown(&self, path: &str) -> Option<Shown> {
        let file = crate::link::attachment(self.bank(), path, self.file);
        let found = file.and_then(|file| self.site.attachments.get(file.as_str()));
        let is_beside = !path.starts_with('/') && found.is_some();
        let kept = crate::link::kept_address(self.bank(), path);
        if let Some(path) = kept.filter(|_| !is_beside) {
            let src = html::escape(&self.href(&path::written(path)));
            return Some(Shown { src, size: None });
        }
        let found = found?;
        let src = html::escape(&self.href(&found.path));
        let size = found.size;
        Some(Shown { src, size })
    }

    pub(super) fn picture(&self, slot: &Slot) -> String {
        let Slot::Image {
            path,
            alt,
            title,
            width,
            dark,
            ..
        } = slot
        else {
            return String::new();
        };
        let Some(Shown { src, size }) = self.shown(path) else {
            return html::escape(alt);
        };
        let size = match (size, width.map(|width| width as usize)) {
            (Some((own_width, own_height)), Some(width)) => {
                let height = own_height * width / own_width.max(1);
                format!(" width=\"{width}\" height=\"{height}\"")
            }
            (Some((width, height)), None) => format!(" width=\"{width}\" height=\"{height}\""),
            (None, Some(width)) => format!(" width=\"{width}\""),
            (None, None) => String::new(),
        };
        let title = attribute("title", title);
        let alt = html::escape(alt);
        let img = format!("<img src=\"{src}\" alt=\"{alt}\"{size}{title} loading=\"lazy\">");
        match dark.as_deref().and_then(|dark| self.shown(dark)) {
            Some(dark) => format!(
                "<picture><source srcset=\"{}\" media=\"(prefers-color-scheme: dark)\">{img}</picture>",
                dark.src
            ),
            None => img,
        }
    }

    /// A picture on another site: by itself where the bank shows those of its host, else as a link.
    pub(super) fn remote_image(&self, url: &str, alt: &str, is_within_link: bool) -> String {
        let (url, words) = (html::escape(url), html::escape(alt));
        if self.bank().config.shows_pictures_of(&url) {
            return format!(
                "<img src=\"{url}\" alt=\"{words}\" loading=\"lazy\" referrerpolicy=\"no-referrer\">"
            );
        }
        let words = if words.is_empty() { url.clone() } else { words };
        if is_within_link {
            words
        } else {
            format!("<a href=\"{url}\">{words}</a>")
        }
    }

    /// A film, a sound or a frame; a link where it lies on a site that pages may not ask.
    pub(super) fn media(&self, media: &Media) -> String {
        let config = &self.bank().config;
        let (src, is_shown) = match &media.source {
            Target::Path { path, .. } => match self.shown(path) {
                // A frame would need a policy that lets pages stand in one another.
                Some(shown) => (shown.src, media.kind != MediaKind::Frame),
                None => return html::escape(&media.title),
            },
            Target::External(url) => {
                let is_shown = match media.kind {
                    MediaKind::Frame => config.frames(url),
                    MediaKind::Film | MediaKind::Sound => config.shows_pictures_of(url),
                };
                (html::escape(url), is_shown)
            }
            Target::Entry { .. } => return String::new(),
        };
        let poster = media
            .poster
            .as_deref()
            .and_then(|poster| self.shown(poster));
        let words = match media.title.as_str() {
            "" => match &media.source {
                Target::Path { path, .. } => html::escape(path.rsplit('/').next().unwrap_or(path)),
                _ => src.clone(),
            },
            title => html::escape(title),
        };
        if !is_shown {
            let poster = poster.map_or_else(String::new, |poster| {
                format!("<img src=\"{}\" alt=\"\" loading=\"lazy\"> ", poster.src)
            });
            return format!("<a class=\"media\" href=\"{src}\">{poster}{words}</a>");
        }
        let number = |name: &str, value: Option<u32>| {
            value.map_or_else(String::new, |value| format!(" {name}=\"{value}\""))
        };
        let size = number("width", media.width) + &number("height", media.height);
        let title = attribute("title", &media.title);
        let poster =
            poster.map_or_else(String::new, |poster| format!(" poster=\"{}\"", poster.src));
        let link = format!("<a href=\"{src}\">{words}</a>");
        match media.kind {
            MediaKind::Film => format!(
                "<video src=\"{src}\"{poster}{size}{title} controls preload=\"metadata\">{link}</video>"
            ),
            MediaKind::Sound => {
                format!("<audio src=\"{src}\"{title} controls preload=\"metadata\">{link}</audio>")
            }
            MediaKind::Frame => format!(
                "<iframe src=\"{src}\"{size} title=\"{words}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"allow-scripts allow-same-origin allow-popups allow-presentation\" allowfullscreen></iframe>"
            ),
        }
    }
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() {
        String::new()
    } else {
        format!(" {name}=\"{}\"", html::escape(value))
    }
}
