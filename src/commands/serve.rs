//! `sourcebook serve`: build in memory and show the site on this machine.
//!
//! Nothing is written: each page is rendered when it is asked for, by the code that `build` uses.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response, StatusCode, header};
use sourcebook::Loaded;
use sourcebook::diagnostic::Diagnostics;
use sourcebook::site::{Content, Site};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;
use tokio::net::TcpListener;

use crate::cli::Serve;

use super::{ERRORS, options, say, show};

/// How many ports are tried behind the one that was asked for.
const PORTS: u16 = 20;

/// What every request sees.
struct Preview {
    loaded: Loaded,
    site: Site,
    host: String,
}

pub(super) fn run(args: &Serve) -> Result<ExitCode> {
    let options = options(&args.root, args.drafts, None)?;
    let mut loaded = Loaded::load(&options, &mut Timings::default())?;
    let mut found = std::mem::take(&mut loaded.found);
    let published = loaded.publish(&mut found)?;
    let site = loaded.site(published, None, &mut found);
    found.weigh(&loaded.bank.config.severities);
    if show(&loaded, &found) {
        return Ok(ExitCode::from(ERRORS));
    }
    let preview = Arc::new(Preview {
        loaded,
        site,
        host: args.host.clone(),
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .context("cannot start the server")?;
    runtime.block_on(listen(preview, args))?;
    Ok(ExitCode::SUCCESS)
}

async fn listen(preview: Arc<Preview>, args: &Serve) -> Result<()> {
    let listener = bind(&args.host, args.port).await?;
    let address = listener.local_addr()?;
    let host = if address.ip().is_loopback() {
        "localhost".to_owned()
    } else {
        address.ip().to_string()
    };
    let url = format!(
        "http://{host}:{}{}",
        address.port(),
        preview.loaded.bank.config.base_path()
    );
    if args.port != 0 && address.port() != args.port {
        say(&format!("port {} is in use", args.port));
    }
    say(&format!(
        "{} entries at {url} (Ctrl C ends)",
        preview.loaded.bank.entries.len()
    ));
    if args.open {
        open(&url);
    }
    let app = Router::new().fallback(answer).with_state(preview);
    let ended = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    tokio::select! {
        served = axum::serve(listener, app) => served.context("the server failed"),
        () = ended => Ok(()),
    }
}

async fn bind(host: &str, port: u16) -> Result<TcpListener> {
    let resolved = (host, port)
        .to_socket_addrs()
        .ok()
        .and_then(|mut found| found.next());
    let Some(address) = resolved else {
        return Err(Refused(format!("`{host}` is no address of this machine")).into());
    };
    let last = port.saturating_add(PORTS);
    for port in port..=last {
        match TcpListener::bind(SocketAddr::new(address.ip(), port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse && port < last => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen on {host}:{port}"));
            }
        }
    }
    anyhow::bail!("cannot listen on {host}:{port}")
}

fn open(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if std::process::Command::new(program)
        .arg(url)
        .spawn()
        .is_err()
    {
        say(&format!("cannot open a browser; the site is at {url}"));
    }
}

type Answer = Response<Body>;

async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Answer {
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
    page(&preview, request.uri().path())
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

fn page(preview: &Preview, path: &str) -> Answer {
    let base = preview.loaded.bank.config.base_path();
    let Some(path) = path.strip_prefix(base) else {
        return if path == base.trim_end_matches('/') {
            moved(base)
        } else {
            not_found(preview)
        };
    };
    let path = sourcebook::parse::percent_decode(path);
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.clone()
    };
    if let Some(output) = preview.site.output(&file) {
        return respond(
            preview,
            StatusCode::OK,
            &file,
            preview.site.render(&file, output),
        );
    }
    if preview.site.output(&format!("{path}/index.html")).is_some() {
        return moved(&format!("{base}{path}/"));
    }
    not_found(preview)
}

fn not_found(preview: &Preview) -> Answer {
    match preview.site.output("404.html") {
        Some(output) => respond(
            preview,
            StatusCode::NOT_FOUND,
            "404.html",
            preview.site.render("404.html", output),
        ),
        None => plain(StatusCode::NOT_FOUND, "not found"),
    }
}

fn respond(
    preview: &Preview,
    status: StatusCode,
    path: &str,
    content: Result<Content, Box<sourcebook::diagnostic::Diagnostic>>,
) -> Answer {
    let body = match content {
        Ok(Content::Text(text)) => Body::from(text),
        Ok(Content::Bytes(bytes)) => Body::from(bytes.to_vec()),
        Ok(Content::Copy(from)) => match std::fs::read(&from) {
            Ok(bytes) => Body::from(bytes),
            Err(_) => return plain(StatusCode::NOT_FOUND, "the file is gone"),
        },
        Err(found) => {
            let mut all = Diagnostics::default();
            all.push(*found);
            return plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                &preview.loaded.report(&all).short(),
            );
        }
    };
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, content_type(path));
    built
        .header(header::CACHE_CONTROL, "no-cache")
        .body(body)
        .unwrap_or_default()
}

fn plain(status: StatusCode, text: &str) -> Answer {
    let built = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8");
    built
        .body(Body::from(format!("{text}\n")))
        .unwrap_or_default()
}

fn moved(to: &str) -> Answer {
    let built = Response::builder()
        .status(StatusCode::MOVED_PERMANENTLY)
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
}
