//! `sourcebook serve`: the bank as it is being written, on this machine.
//!
//! Three threads share one [`Preview`]: this one answers requests and renders each page when it is asked for, by the code
//! that `build` uses; `builder` loads the bank again when `watch` says that files have changed; `indexer` brings the search
//! up to date behind it. Nothing is written.

mod answer;
mod builder;
mod connections;
mod gather;
mod indexer;
mod live;
mod preview;
mod send;
mod watch;

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use sourcebook::config::Wish;
use sourcebook::source::Changes;
use sourcebook::write::Refused;
use tokio::net::TcpListener;

use crate::cli::Serve;

use super::bank::options;
use super::terminal::say;
use crate::commands::serve::builder::Builder;
use crate::commands::serve::indexer::IndexRequests;
use crate::commands::serve::preview::Preview;
use crate::commands::serve::watch::Watch;

/// How many ports are tried behind the one that was asked for.
const PORTS: u16 = 20;

pub(super) fn run(args: &Serve) -> Result<ExitCode> {
    let mut options = options(&args.root, args.drafts, Wish::default())?;
    // The folder by its name, which another may have one day; `.` would stay the one that this program was started in.
    options.root = std::path::absolute(&options.root).unwrap_or(options.root);
    let preview = Arc::new(Preview::new(&options.root, &args.host));
    // Watching begins before reading, so that no change falls between the two.
    let watch = Watch::new(&options.root, args.poll)?;
    let requests = Arc::new(IndexRequests::default());
    let mut builder = Builder::new(options, Arc::clone(&preview), Arc::clone(&requests));
    builder.first()?;
    let indexed = Arc::clone(&preview);
    std::thread::spawn(move || indexer::run(&indexed, &requests));
    std::thread::spawn(move || watch.run(&mut |changes: &Changes| builder.build(changes)));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the server")?;
    let served = runtime.block_on(listen(preview, args));
    // A page that is being rendered must not keep the program from ending.
    runtime.shutdown_background();
    served?;
    Ok(ExitCode::SUCCESS)
}

async fn listen(preview: Arc<Preview>, args: &Serve) -> Result<()> {
    let listener = bind(&args.host, args.port).await?;
    let address = listener.local_addr()?;
    if args.port != 0 && address.port() != args.port {
        say(&format!("port {} is in use", args.port));
    }
    let host = shown_host(address.ip());
    let url = format!(
        "http://{host}:{}{}",
        address.port(),
        preview.now().base_path()
    );
    say(&format!(
        "{} entries at {url} (Ctrl C ends)",
        preview.now().entries()
    ));
    if args.open {
        open(&url);
    }
    let app = Router::new().fallback(answer::answer).with_state(preview);
    let ended = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    tokio::select! {
        () = connections::accept(&listener, &app) => {}
        () = ended => {}
    }
    Ok(())
}

fn shown_host(address: IpAddr) -> String {
    match address {
        address if address.is_loopback() => "localhost".to_owned(),
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
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
