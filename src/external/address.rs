//! A web address as browsers read it: names in other letters, signs that must be encoded, what is relative to another.

use url::{Host, Url};

/// The address of something on the web, without the part of a page that it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Address(Url);

impl Address {
    /// Reads an address; nothing where it is none of the web.
    pub(super) fn parse(written: &str) -> Option<Self> {
        Self::of(Url::parse(written).ok()?)
    }

    fn of(mut url: Url) -> Option<Self> {
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        url.set_fragment(None);
        // What a link says of a name and a password is for nobody to send.
        let is_bare = url.set_username("").is_ok() && url.set_password(None).is_ok();
        (is_web && is_bare).then_some(Self(url))
    }

    /// Where a server leads that says `location`.
    pub(super) fn join(&self, location: &str) -> Option<Self> {
        Self::of(self.0.join(location).ok()?)
    }

    /// The same server with another path and question.
    pub(super) fn with(&self, path: &str, questions: &[(&str, &str)]) -> Self {
        let mut url = self.0.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}{path}"));
        if !questions.is_empty() {
            url.query_pairs_mut().clear().extend_pairs(questions);
        }
        Self(url)
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The name or the number of its server.
    pub(super) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    pub(super) fn path(&self) -> &str {
        self.0.path()
    }

    /// The number of its server, where it has that in place of a name.
    pub(super) fn number(&self) -> Option<std::net::IpAddr> {
        match self.0.host()? {
            Host::Ipv4(number) => Some(number.into()),
            Host::Ipv6(number) => Some(number.into()),
            Host::Domain(_) => None,
        }
    }

    /// Whether its name can only be one of a private network: it has no full stop, or one of the endings that are kept for
    /// such (<https://www.rfc-editor.org/rfc/rfc6761>, <https://www.rfc-editor.org/rfc/rfc6762>).
    pub(super) fn is_named_privately(&self) -> bool {
        let Some(Host::Domain(name)) = self.0.host() else {
            return false;
        };
        let name = name.trim_end_matches('.');
        let last = name.rsplit('.').next().unwrap_or_default();
        !name.contains('.') || ["localhost", "local", "internal"].contains(&last)
    }

    /// Whether this stands on the same server as another, or on the same with a certificate.
    pub(super) fn is_at_home_of(&self, other: &Self) -> bool {
        let is_safe = self.0.scheme() == "https" || self.0.scheme() == other.0.scheme();
        let is_usual = self.0.port().is_none() && other.0.port().is_none();
        let same_port = is_usual || self.0.port() == other.0.port();
        self.0.host() == other.0.host() && is_safe && same_port
    }

    /// Whether this is the front page of a site, though the other was a page within one.
    pub(super) fn is_front_for(&self, other: &Self) -> bool {
        let is_front = |url: &Url| url.path() == "/" && url.query().is_none();
        is_front(&self.0) && !is_front(&other.0)
    }

    /// Whether this asks the server something that the other does not.
    pub(super) fn asks_other_than(&self, other: &Self) -> bool {
        self.0.query() != other.0.query()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        let read = |text: &str| Address::parse(text).map(|address| address.as_str().to_owned());
        for (written, address) in [
            ("https://Example.org", "https://example.org/"),
            ("https://a.org/x y?q=1#part", "https://a.org/x%20y?q=1"),
            ("https://bücher.example/", "https://xn--bcher-kva.example/"),
            ("http://me:secret@a.org/", "http://a.org/"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
        ] {
            assert_eq!(read(written).as_deref(), Some(address));
        }
        for none in [
            "mailto:a@b.org",
            "ftp://a.org/",
            "https://",
            "?a=b",
            "https://a b/",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn names_of_private_networks_are_known() {
        let is_private = |text: &str| Address::parse(text).unwrap().is_named_privately();
        assert!(is_private("http://localhost:8000/") && is_private("http://intranet/"));
        assert!(is_private("http://printer.local/") && is_private("http://a.b.internal./"));
        assert!(!is_private("https://local.example.org/") && !is_private("http://10.0.0.1/"));
    }
}
