//! Asks a server over HTTP. The only file that knows how.

use std::io::Read;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};

use super::address::Address;
use super::network::is_public;
use super::reply::{Fault, Method, Reply, Request, Status};
use super::settings::Settings;

/// By which servers know who asks.
const NAME: &str = concat!("sourcebook/", env!("CARGO_PKG_VERSION"), " (link check)");

/// How much of a text is read.
const MOST_TEXT: u64 = 64 << 10;

/// Asks servers.
pub(super) struct Asker {
    agent: Agent,
    allows_private: bool,
}

impl Asker {
    pub(super) fn new(settings: &Settings) -> Self {
        let config = Agent::config_builder()
            .user_agent(NAME)
            .http_status_as_error(false)
            // What follows from a redirect is for the errand to say, which keeps to the pace of each host.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .timeout_global(Some(settings.whole))
            .timeout_resolve(Some(settings.connect))
            .timeout_connect(Some(settings.connect))
            .build();
        let allows_private = settings.allows_private;
        let resolver = Doorkeeper {
            names: DefaultResolver::default(),
            allows_private,
        };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            allows_private,
        }
    }

    /// Asks once, and follows nothing.
    pub(super) fn ask(&self, request: &Request) -> Reply {
        match self.answered(request) {
            Ok(status) => Reply::Status(status),
            Err(error) => Reply::Fault(fault(&error)),
        }
    }

    fn answered(&self, request: &Request) -> Result<Status, Error> {
        let at = &request.at;
        let is_private =
            at.is_named_privately() || at.number().is_some_and(|number| !is_public(number));
        if is_private && !self.allows_private {
            return Err(private());
        }
        let mut asked = match request.method {
            Method::Head => self.agent.head(at.as_str()),
            Method::Get => self.agent.get(at.as_str()),
        };
        if !request.cookies.is_empty() {
            asked = asked.header(header::COOKIE, &request.cookies);
        }
        let mut answer = asked.call()?;
        let mut status = head(&answer);
        if request.reads_text {
            let text = answer.body_mut().as_reader();
            text.take(MOST_TEXT).read_to_end(&mut status.text)?;
        }
        Ok(status)
    }

    /// Whether the name of a server leads to a machine: whether there is a network at all.
    pub(super) fn finds(&self, url: &str) -> bool {
        let request = Address::parse(url).map(|at| Request {
            at,
            method: Method::Head,
            cookies: String::new(),
            reads_text: false,
        });
        request.is_some_and(|request| match self.ask(&request) {
            Reply::Status(_) => true,
            Reply::Fault(fault) => !fault.is_of_the_way(),
        })
    }
}

fn head(answer: &Response<Body>) -> Status {
    let text = |name| {
        answer
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    // Addresses in other letters stand there as bytes that are no ASCII, against the rule.
    let location = answer.headers().get(header::LOCATION);
    let location = location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
    let cookie = |text: &str| text.split(';').next().map(|pair| pair.trim().to_owned());
    Status {
        code: answer.status().as_u16(),
        location,
        wait: text(header::RETRY_AFTER).and_then(wait),
        cookies: cookies
            .filter_map(|value| cookie(value.to_str().ok()?))
            .collect(),
        text: Vec::new(),
    }
}

/// How long a server wants to be left alone: in seconds, or until a time
/// (<https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>).
fn wait(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::DateTimeParser::new()
        .parse_timestamp(text.trim())
        .ok()?;
    Some(Duration::try_from(until.duration_since(Timestamp::now())).unwrap_or_default())
}

fn fault(error: &Error) -> Fault {
    use std::io::ErrorKind;
    match error {
        Error::HostNotFound => Fault::NoHost,
        Error::Timeout(_) => Fault::Slow,
        Error::ConnectionFailed | Error::ConnectProxyFailed(_) => Fault::NoConnection,
        Error::Other(other) if other.is::<Private>() => Fault::Private,
        Error::Tls(_) | Error::Rustls(_) => certificate(&error.to_string()),
        Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::Slow,
            ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::AddrNotAvailable => Fault::NoConnection,
            ErrorKind::InvalidData => certificate(&error.to_string()),
            _ => Fault::Closed,
        },
        _ => Fault::Nonsense,
    }
}

/// What is wrong with a certificate, in words; other faults of a connection that is to be safe are told as they come.
fn certificate(error: &str) -> Fault {
    let known = [
        ("UnknownIssuer", "nobody who is trusted has signed it"),
        // Whoever signs for themselves.
        ("CaUsedAsEndEntity", "nobody who is trusted has signed it"),
        ("NotValidForName", "it is for another name"),
        ("Expired", "it has expired"),
        ("NotValidYet", "it is not valid yet"),
        ("Revoked", "it was revoked"),
    ];
    let words = known.iter().find(|(name, _)| error.contains(name));
    match words {
        Some((_, words)) => Fault::Certificate((*words).to_owned()),
        None if error.contains("certificate") => Fault::Certificate("it is not valid".to_owned()),
        None => Fault::Nonsense,
    }
}

/// That a server lies in a private network.
#[derive(Debug)]
struct Private;

impl std::fmt::Display for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a private network")
    }
}

impl std::error::Error for Private {}

fn private() -> Error {
    Error::Other(Box::new(Private))
}

/// Finds servers by their names, and lets nobody through to a private network: every connection comes by here, so that
/// neither a redirect nor a name that leads inside gets around it.
#[derive(Debug)]
struct Doorkeeper {
    names: DefaultResolver,
    allows_private: bool,
}

impl Resolver for Doorkeeper {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout);
        let found = found.map_err(|error| match error {
            Error::Timeout(_) => error,
            _ => Error::HostNotFound,
        })?;
        // The machine of its owner may go out through another one, which stands in its own network.
        let is_way_out = config
            .proxy()
            .is_some_and(|proxy| Some(proxy.host()) == uri.host());
        if self.allows_private || is_way_out {
            return Ok(found);
        }
        let mut public = self.empty();
        for number in found.iter().filter(|number| is_public(number.ip())) {
            public.push(*number);
        }
        if public.is_empty() {
            Err(private())
        } else {
            Ok(public)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use ureq::Timeout;

    use super::*;

    #[test]
    fn a_name_that_leads_inside_is_not_followed() {
        let found = |allows_private| {
            let keeper = Doorkeeper {
                names: DefaultResolver::default(),
                allows_private,
            };
            let config = Agent::config_builder().proxy(None).build();
            let timeout = NextTimeout {
                after: Duration::from_secs(5).into(),
                reason: Timeout::Resolve,
                ..NextTimeout::default()
            };
            keeper.resolve(&Uri::from_static("http://localhost:80/"), &config, timeout)
        };
        assert!(matches!(found(false), Err(Error::Other(other)) if other.is::<Private>()));
        assert!(found(true).is_ok());
    }

    #[test]
    fn a_server_says_how_long_to_wait_in_seconds_or_by_a_time() {
        assert_eq!(wait(" 120 "), Some(Duration::from_mins(2)));
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        let later = SystemTime::now() + Duration::from_hours(1);
        let later = Timestamp::try_from(later).unwrap();
        let text = rfc2822::DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&later)
            .unwrap();
        assert!(
            wait(&text).is_some_and(|wait| wait > Duration::from_secs(3500)),
            "{text}"
        );
        assert_eq!(wait("soon"), None);
    }
}
