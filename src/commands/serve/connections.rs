//! Connections, each with a limit to how long its client may take: slow and silent ones would keep all others out, as
//! soon as there are as many as the system lets a program have files open.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio_io_timeout::TimeoutStream;

/// How long a client may take to send the head of a request, the next one on its connection too.
const HEAD: Duration = Duration::from_secs(10);
/// How long a client may take none of what is sent.
const TAKEN: Duration = Duration::from_secs(30);
/// How long to wait where the system has no connection to give: some end meanwhile.
const PAUSE: Duration = Duration::from_millis(100);

/// Takes connections and answers them, until the program ends.
pub(super) async fn accept(listener: &TcpListener, app: &Router) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(converse(stream, app.clone()));
            }
            // One that broke off before it was taken, or no file left: neither ends the preview.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection.
async fn converse(stream: TcpStream, app: Router) {
    // Small answers go at once: a page waits for its last packet else.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(TAKEN));
    let answered = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(
            TokioIo::new(Box::pin(stream)),
            TowerToHyperService::new(app),
        );
    // What goes wrong in a connection ends it, and is nobody else's matter.
    drop(answered.await);
}
