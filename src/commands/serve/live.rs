//! What the preview adds to a site: a script in every page, which asks here what has changed, and the list of mistakes.
//!
//! A page carries two hashes: of all of it, and of all but the names of its style sheets and of the picture for shared links,
//! which nobody sees on it. If the first is what it was, the
//! page stays; if only the second is, the style sheets are changed under it; else it is loaded again.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{Response, StatusCode, header};
use futures_util::stream;
use sourcebook::diagnostic::Diagnostics;
use sourcebook::site::{Output, Site};
use tokio::sync::watch;
use xxhash_rust::xxh3::xxh3_64;

use super::preview::{Preview, Shown};
use super::send::{Answer, plain};

/// The folder of what is not the site's own.
const FOLDER: &str = "_sourcebook/";
const SCRIPT: &str = include_str!("preview.js");
const WORKER: &str = include_str!("worker.js");
/// How long a browser waits before it looks whether the server is back, in milliseconds.
const RETRY: u32 = 300;

/// Answers for the preview's own paths; `None` for those of the site.
pub(super) fn answer(preview: &Preview, path: &str) -> Option<Answer> {
    let shown = preview.now();
    let name = path
        .strip_prefix(shown.base_path())
        .unwrap_or(path.trim_start_matches('/'))
        .strip_prefix(FOLDER)?;
    Some(match name {
        "preview.js" => text("text/javascript; charset=utf-8", SCRIPT.to_owned()),
        "worker.js" => text("text/javascript; charset=utf-8", WORKER.to_owned()),
        "mistakes.json" => text("application/json", shown.mistakes.to_string()),
        "events" => events(preview),
        _ => plain(StatusCode::NOT_FOUND, "not found"),
    })
}

fn text(kind: &str, body: String) -> Answer {
    let built = Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "no-cache");
    built.body(Body::from(body)).unwrap_or_default()
}

/// The states of the preview as server-sent events (WHATWG HTML, 9.2): the one that is, then each that comes.
fn events(preview: &Preview) -> Answer {
    let mut told = preview.listen();
    told.mark_changed();
    let next = |mut told: watch::Receiver<Arc<Shown>>| async move {
        told.changed().await.ok()?;
        let event = event(&told.borrow_and_update().clone());
        Some((Ok::<_, Infallible>(Bytes::from(event)), told))
    };
    let built = Response::builder()
        .header(header::CONTENT_TYPE, "text/event-stream")
        .header(header::CACHE_CONTROL, "no-store");
    let body = Body::from_stream(stream::unfold(told, next));
    built.body(body).unwrap_or_default()
}

fn event(shown: &Shown) -> String {
    let mistakes = match &*shown.mistakes {
        "" => String::new(),
        some => format!("{:x}", xxh3_64(some.as_bytes())),
    };
    let state = serde_json::json!({
        "pages": shown.pages,
        "index": shown.index,
        "mistakes": mistakes,
    });
    format!("retry: {RETRY}\ndata: {state}\n\n")
}

/// A page without the name of its picture for shared links.
fn without_card(html: &str) -> String {
    const NAME: &str = "property=\"og:image\" content=\"";
    let Some((before, behind)) = html.split_once(NAME) else {
        return html.to_owned();
    };
    let rest = behind.find('"').map_or("", |end| &behind[end..]);
    format!("{before}{NAME}{rest}")
}

/// A page with the preview's script before the end of its head.
pub(super) fn with_script(
    preview: &Preview,
    shown: &Shown,
    site: &Site,
    output: &Output,
    mut html: String,
) -> String {
    let Some(at) = html.find("</head>") else {
        return html;
    };
    let page = xxh3_64(html.as_bytes());
    let mut bare = html.clone();
    for (name, path) in site.style_sheets() {
        bare = bare.replace(path, name);
    }
    let frame = xxh3_64(without_card(&bare).as_bytes());
    let source = site.source(output).unwrap_or_default();
    let file = preview.root.join(source);
    let file = if source.is_empty() {
        String::new()
    } else {
        file.display().to_string()
    };
    let script = format!(
        "<script defer src=\"{}{FOLDER}preview.js\" data-page=\"{page:x}\" data-frame=\"{frame:x}\" \
         data-index=\"{}\" data-source=\"{}\" data-file=\"{}\"></script>\n",
        shown.base_path(),
        shown.index,
        escape(source),
        escape(&file),
    );
    html.insert_str(at, &script);
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

/// The page that stands in for a site as long as there is none: the overlay says what is wrong.
pub(super) fn waiting() -> Answer {
    page(
        StatusCode::SERVICE_UNAVAILABLE,
        "/",
        "<h1>Nothing to show yet</h1><p>The bank has mistakes. This page shows it as soon as they are mended.</p>",
    )
}

/// A page whose template does not render: what is wrong with it.
pub(super) fn broken(shown: &Shown, found: &Diagnostics) -> Answer {
    let report = shown
        .good
        .as_ref()
        .map(|good| good.loaded.report(found).human(false));
    let text = format!(
        "<h1>This page cannot be shown</h1><pre>{}</pre>",
        escape(&report.unwrap_or_default())
    );
    page(StatusCode::INTERNAL_SERVER_ERROR, shown.base_path(), &text)
}

fn page(status: StatusCode, base: &str, text: &str) -> Answer {
    let id = xxh3_64(text.as_bytes());
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <script defer src=\"{base}{FOLDER}preview.js\" data-page=\"{id:x}\" data-frame=\"{id:x}\"></script>\
         </head><body>{text}</body></html>\n"
    );
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store");
    built.body(Body::from(html)).unwrap_or_default()
}
