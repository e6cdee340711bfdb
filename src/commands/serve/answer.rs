//! From a request to a response.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use sourcebook::diagnostic::Diagnostics;
use sourcebook::site::{Content, Site};
use sourcebook::text::percent_decode;

use super::live;
use super::preview::{Good, Preview, Shown};
use super::send::{Answer, Whole, content_type, moved, plain, send};

pub(super) async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Answer {
    let mut answer = answered(preview, request).await;
    // Pages of other sites may not take it in, as a picture or a script, and see by that whether it is there.
    let own = HeaderValue::from_static("same-origin");
    let exact = HeaderValue::from_static("nosniff");
    let headers = answer.headers_mut();
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), own);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, exact);
    answer
}

async fn answered(preview: Arc<Preview>, request: Request) -> Answer {
    // RFC 9112, section 3.2: one line says the host, and an address that is asked for whole says it instead.
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    if second.is_some() {
        return plain(StatusCode::BAD_REQUEST, "a request has one host");
    }
    let said = first
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let host = request
        .uri()
        .authority()
        .map_or(said, |whole| whole.as_str());
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
    let Some(Good { site, .. }) = &shown.good else {
        return live::waiting();
    };
    let asked = Asked {
        preview,
        shown: &shown,
        site,
        headers,
    };
    let base = shown.base_path();
    let path = percent_decode(path);
    let decoded = percent_decode(base);
    let Some(path) = path.strip_prefix(decoded.as_str()) else {
        return if path == decoded.trim_end_matches('/') || path == "/" {
            moved(base)
        } else {
            asked.not_found()
        };
    };
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    if site.output(&file).is_some() {
        return asked.respond(&file, StatusCode::OK);
    }
    if site.output(&format!("{path}/index.html")).is_some() {
        return moved(&format!("{base}{path}/"));
    }
    asked.not_found()
}

/// A request, and what is on show for it.
struct Asked<'r> {
    preview: &'r Preview,
    shown: &'r Shown,
    site: &'r Site,
    headers: &'r HeaderMap,
}

impl Asked<'_> {
    fn not_found(&self) -> Answer {
        self.respond("404.html", StatusCode::NOT_FOUND)
    }

    /// Renders what stands at a path, with a status.
    fn respond(&self, path: &str, status: StatusCode) -> Answer {
        let Some(output) = self.site.output(path) else {
            return plain(status, "not found");
        };
        let whole = match self.site.render(path, output) {
            Ok(Content::Text(text)) if is_page(path) => {
                let text = live::with_script(self.preview, self.shown, self.site, output, text);
                Whole::Made(text.into())
            }
            Ok(Content::Text(text)) => Whole::Made(text.into()),
            Ok(Content::Bytes(bytes)) => Whole::Made(Bytes::copy_from_slice(&bytes)),
            Ok(Content::Copy(from)) => match Whole::open(&from) {
                Ok(whole) => whole,
                Err(_) => return plain(StatusCode::NOT_FOUND, "the file is gone"),
            },
            Err(found) => {
                let mut all = Diagnostics::default();
                all.push(*found);
                return live::broken(self.shown, &all);
            }
        };
        send(status, content_type(path), whole, self.headers)
    }
}

fn is_page(path: &str) -> bool {
    sourcebook::source::has_extension(path, &["html"])
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
}
