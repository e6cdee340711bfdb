//! From a request to a response.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use headers::{ETag, HeaderMapExt, IfNoneMatch, IfRange, Range};
use sourcebook::diagnostic::Diagnostics;
use sourcebook::site::{Content, Site};

use super::live;
use super::preview::{Preview, Shown};

pub(super) type Answer = Response<Body>;

pub(super) async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Answer {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    if !is_own_host(host, &preview.host) {
        return plain(
            StatusCode::MISDIRECTED_REQUEST,
            "this server answers for this machine only",
        );
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
    }
    let path = request.uri().path().to_owned();
    if let Some(own) = live::answer(&preview, &path) {
        return own;
    }
    if path.contains("/search/") && preview.now().waits_for_index() {
        let mut told = preview.listen();
        let _ = told.wait_for(|shown| !shown.waits_for_index()).await;
    }
    let headers = request.headers().clone();
    let rendered = tokio::task::spawn_blocking(move || page(&preview, &path, &headers)).await;
    rendered.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "the page failed"))
}

/// Whether a request is meant for this server, and not for a name that was made to point here (DNS rebinding).
fn is_own_host(host: &str, given: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || name.eq_ignore_ascii_case(given)
        || bare.parse::<IpAddr>().is_ok()
}

fn page(preview: &Preview, path: &str, headers: &HeaderMap) -> Answer {
    let shown = preview.now();
    let Some((_, site)) = &shown.good else {
        return live::waiting();
    };
    let base = shown.base_path();
    let Some(path) = path.strip_prefix(base) else {
        return if path == base.trim_end_matches('/') {
            moved(base)
        } else {
            not_found(preview, &shown, site, headers)
        };
    };
    let path = sourcebook::parse::percent_decode(path);
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.clone()
    };
    if site.output(&file).is_some() {
        return respond(preview, &shown, (site, &file, StatusCode::OK), headers);
    }
    if site.output(&format!("{path}/index.html")).is_some() {
        return moved(&format!("{base}{path}/"));
    }
    not_found(preview, &shown, site, headers)
}

fn not_found(preview: &Preview, shown: &Shown, site: &Site, headers: &HeaderMap) -> Answer {
    let page = (site, "404.html", StatusCode::NOT_FOUND);
    respond(preview, shown, page, headers)
}

/// Renders what stands at a path, with a status.
fn respond(
    preview: &Preview,
    shown: &Shown,
    (site, path, status): (&Site, &str, StatusCode),
    headers: &HeaderMap,
) -> Answer {
    let Some(output) = site.output(path) else {
        return plain(status, "not found");
    };
    let body: Bytes = match site.render(path, output) {
        Ok(Content::Text(text)) if is_page(path) => {
            live::with_script(preview, shown, (site, output), text).into()
        }
        Ok(Content::Text(text)) => text.into(),
        Ok(Content::Bytes(bytes)) => Bytes::copy_from_slice(&bytes),
        Ok(Content::Copy(from)) => match std::fs::read(&from) {
            Ok(bytes) => bytes.into(),
            Err(_) => return plain(StatusCode::NOT_FOUND, "the file is gone"),
        },
        Err(found) => {
            let mut all = Diagnostics::default();
            all.push(*found);
            return live::broken(shown, &all);
        }
    };
    send(status, content_type(path), body, headers)
}

fn is_page(path: &str) -> bool {
    sourcebook::source::has_extension(path, &["html"])
}

/// Sends a body, or the part of it that was asked for, or word that it is the one that the browser has.
fn send(status: StatusCode, kind: &str, body: Bytes, headers: &HeaderMap) -> Answer {
    let tag = format!("\"{:016x}\"", xxhash_rust::xxh3::xxh3_64(&body));
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
    let Some(range) = range else {
        let built = built
            .status(status)
            .header(header::CONTENT_LENGTH, body.len());
        return built.body(Body::from(body)).unwrap_or_default();
    };
    let length = body.len() as u64;
    let mut parts = range.satisfiable_ranges(length);
    let (Some(part), None) = (
        parts.next().and_then(|part| bounds(part, length)),
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
        .header(header::CONTENT_LENGTH, part.len())
        .body(Body::from(body.slice(part)))
        .unwrap_or_default()
}

/// The bytes of a range within a body of this length; `None` where there are none.
fn bounds(
    (from, to): (std::ops::Bound<u64>, std::ops::Bound<u64>),
    length: u64,
) -> Option<std::ops::Range<usize>> {
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
    let is_there = start < end;
    is_there.then_some(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

pub(super) fn plain(status: StatusCode, text: &str) -> Answer {
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8");
    built
        .body(Body::from(format!("{text}\n")))
        .unwrap_or_default()
}

fn moved(to: &str) -> Answer {
    let built = Response::builder()
        .status(StatusCode::TEMPORARY_REDIRECT)
        .header(header::LOCATION, to);
    built.body(Body::empty()).unwrap_or_default()
}

fn content_type(path: &str) -> &'static str {
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
        "woff2" => "font/woff2",
        "bib" => "application/x-bibtex; charset=utf-8",
        "ris" => "application/x-research-info-systems; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_made_to_point_here_is_refused() {
        for host in [
            "localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "localhost",
            "10.0.0.5",
        ] {
            assert!(is_own_host(host, "127.0.0.1"), "{host}");
        }
        assert!(is_own_host("bank.local:4000", "bank.local"));
        for host in [
            "evil.example",
            "evil.example:4000",
            "",
            "localhost.evil.example",
        ] {
            assert!(!is_own_host(host, "127.0.0.1"), "{host}");
        }
    }

    fn asked(name: &'static str, value: &'static str) -> Answer {
        let headers = HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
        send(
            StatusCode::OK,
            "text/plain",
            Bytes::from_static(b"0123456789"),
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
