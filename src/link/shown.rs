//! What a text shows beside words: pictures, films, sounds, frames.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Media, MediaKind, Target};

use super::edges::LinkCollector;
use super::resolve::{self, Resolved};

impl LinkCollector<'_> {
    /// A picture by its path.
    pub(super) fn picture(&mut self, path: &str, span: &Range<usize>) {
        let resolved = resolve::file(self.bank, path, &self.file.path);
        self.check(&resolved, span);
        if let Resolved::File(file) = resolved {
            self.uses.files.push(file);
        }
    }

    pub(super) fn media(&mut self, media: &Media) {
        match &media.source {
            Target::Path { path, .. } => self.picture(path, &media.span),
            Target::External(url) => self.remote_media(media, url),
            Target::Entry { .. } => {}
        }
        if let Some(Ok(Target::Path { path, .. })) = media.poster.as_deref().map(Target::parse) {
            self.picture(&path, &media.span);
        }
    }

    fn remote_media(&mut self, media: &Media, url: &str) {
        let config = &self.bank.config;
        let (what, is_shown, setting) = match media.kind {
            MediaKind::Frame => (
                "a page in a frame",
                config.frames(url),
                "frame_hosts: [video.example.org]",
            ),
            MediaKind::Film => (
                "a film",
                config.shows_pictures_of(url),
                "picture_hosts: [media.example.org]",
            ),
            MediaKind::Sound => (
                "a sound",
                config.shows_pictures_of(url),
                "picture_hosts: [media.example.org]",
            ),
        };
        if is_shown {
            return;
        }
        let message = format!("{what} of another site is shown as a link");
        let found = Diagnostic::new(
            Code::RemotePicture,
            &self.file.path,
            media.span.clone(),
            message,
        );
        let help =
            format!("Leave the link to its readers, or name its host in bank.yaml: `{setting}`.");
        self.report(found.help(help));
    }

    pub(super) fn remote_picture(&mut self, url: &str, span: &Range<usize>) {
        if self.bank.config.shows_pictures_of(url) {
            return;
        }
        let message = "a picture on another site is shown as a link".to_owned();
        let path = &self.file.path;
        let found = Diagnostic::new(Code::RemotePicture, path, span.clone(), message);
        let help = "Put the picture beside the text, or name its host in bank.yaml: `picture_hosts: [img.example.org]`.";
        self.report(found.help(help));
    }
}
