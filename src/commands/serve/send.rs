//! Responses: a body with its type and its tag, a part of it, a word that it has moved or is not there.

use std::fs::{File, Metadata};
use std::io::{Seek, SeekFrom};
use std::ops::Range as Part;
use std::path::Path;
use std::time::UNIX_EPOCH;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Response, StatusCode, header};
use headers::{ETag, HeaderMapExt, IfNoneMatch, IfRange, Range};
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;
use xxhash_rust::xxh3::xxh3_64;

pub(super) type Answer = Response<Body>;

/// What may be sent.
pub(super) enum Whole {
    /// What was made for this request.
    Made(Bytes),
    /// A file, of which no more is held than is on its way.
    Copied(File, Metadata),
}

impl Whole {
    /// The whole of a file.
    pub(super) fn open(path: &Path) -> std::io::Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        Ok(Self::Copied(file, metadata))
    }

    fn length(&self) -> u64 {
        match self {
            Self::Made(bytes) => bytes.len() as u64,
            Self::Copied(_, metadata) => metadata.len(),
        }
    }

    /// A name for what it holds (RFC 9110, 8.8.3): of a file, its length and when it was written.
    fn tag(&self) -> String {
        match self {
            Self::Made(bytes) => format!("\"{:016x}\"", xxh3_64(bytes)),
            Self::Copied(_, metadata) => {
                let written = metadata.modified().unwrap_or(UNIX_EPOCH);
                let since = written.duration_since(UNIX_EPOCH).unwrap_or_default();
                format!("\"{:x}-{:x}\"", metadata.len(), since.as_nanos())
            }
        }
    }

    /// A part of it.
    fn part(self, part: Part<u64>) -> Body {
        match self {
            Self::Made(bytes) => {
                let [start, end] =
                    [part.start, part.end].map(|at| usize::try_from(at).unwrap_or(0));
                Body::from(bytes.slice(start..end))
            }
            Self::Copied(mut file, _) => match file.seek(SeekFrom::Start(part.start)) {
                Ok(_) => {
                    let rest = tokio::fs::File::from_std(file).take(part.end - part.start);
                    Body::from_stream(ReaderStream::new(rest))
                }
                // Fewer bytes than were promised break the connection off, as they should.
                Err(_) => Body::empty(),
            },
        }
    }
}

/// Sends a whole, or the part of it that was asked for, or word that it is the one that the browser has.
pub(super) fn send(status: StatusCode, kind: &str, whole: Whole, headers: &HeaderMap) -> Answer {
    let tag = whole.tag();
    let built = Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "no-cache")
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::ETAG, &tag);
    let etag: Option<ETag> = tag.parse().ok();
    let is_known = |known: IfNoneMatch| {
        etag.as_ref()
            .is_some_and(|etag| !known.precondition_passes(etag))
    };
    if status == StatusCode::OK && headers.typed_get().is_some_and(is_known) {
        return built
            .status(StatusCode::NOT_MODIFIED)
            .body(Body::empty())
            .unwrap_or_default();
    }
    let may_range = status == StatusCode::OK
        && headers
            .typed_get::<IfRange>()
            .is_none_or(|known| !known.is_modified(etag.as_ref(), None));
    let range = headers.typed_get::<Range>().filter(|_| may_range);
    let length = whole.length();
    let Some(range) = range else {
        let built = built.status(status).header(header::CONTENT_LENGTH, length);
        return built.body(whole.part(0..length)).unwrap_or_default();
    };
    let mut parts = range.satisfiable_ranges(length);
    let (Some(part), None) = (
        parts.next().and_then(|(from, to)| bounds(from, to, length)),
        parts.next(),
    ) else {
        let built = built.status(StatusCode::RANGE_NOT_SATISFIABLE);
        let built = built.header(header::CONTENT_RANGE, format!("bytes */{length}"));
        return built.body(Body::empty()).unwrap_or_default();
    };
    let place = format!("bytes {}-{}/{length}", part.start, part.end - 1);
    built
        .status(StatusCode::PARTIAL_CONTENT)
        .header(header::CONTENT_RANGE, place)
        .header(header::CONTENT_LENGTH, part.end - part.start)
        .body(whole.part(part))
        .unwrap_or_default()
}

/// The bytes of a range within a body of this length; `None` where there are none.
fn bounds(from: std::ops::Bound<u64>, to: std::ops::Bound<u64>, length: u64) -> Option<Part<u64>> {
    use std::ops::Bound::{Excluded, Included, Unbounded};
    let start = match from {
        Included(at) => at,
        Excluded(at) => at + 1,
        Unbounded => 0,
    };
    let end = match to {
        Included(at) => at + 1,
        Excluded(at) => at,
        Unbounded => length,
    };
    let (start, end) = (start, end.min(length));
    (start < end).then_some(start..end)
}

pub(super) fn plain(status: StatusCode, text: &str) -> Answer {
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8");
    built
        .body(Body::from(format!("{text}\n")))
        .unwrap_or_default()
}

pub(super) fn moved(to: &str) -> Answer {
    let built = Response::builder()
        .status(StatusCode::TEMPORARY_REDIRECT)
        .header(header::LOCATION, to);
    built.body(Body::empty()).unwrap_or_default()
}

pub(super) fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "wav" => "audio/wav",
        "vtt" => "text/vtt; charset=utf-8",
        "woff2" => "font/woff2",
        "bib" => "application/x-bibtex; charset=utf-8",
        "ris" => "application/x-research-info-systems; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &'static str, value: &'static str) -> Answer {
        let headers = HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
        send(
            StatusCode::OK,
            "text/plain",
            Whole::Made(Bytes::from_static(b"0123456789")),
            &headers,
        )
    }

    #[test]
    fn a_part_of_a_file_can_be_asked_for() {
        for (range, place) in [
            ("bytes=2-4", "bytes 2-4/10"),
            ("bytes=7-", "bytes 7-9/10"),
            ("bytes=-3", "bytes 7-9/10"),
            ("bytes=5-99", "bytes 5-9/10"),
        ] {
            let answer = asked("range", range);
            assert_eq!(answer.status(), StatusCode::PARTIAL_CONTENT, "{range}");
            assert_eq!(answer.headers()[header::CONTENT_RANGE], place);
        }
        let answer = asked("range", "bytes=10-");
        assert_eq!(answer.status(), StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(asked("range", "pages=1-2").status(), StatusCode::OK);
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let answer = asked("accept", "text/plain");
        let tag = answer.headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = asked("if-none-match", Box::leak(tag.into_boxed_str()));
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(asked("if-none-match", "\"other\"").status(), StatusCode::OK);
    }
}
