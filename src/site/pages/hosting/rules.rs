//! What all hosts are told, before it is written in the form of each.

use crate::site::pages::aliases;
use crate::site::planned::Site;
use crate::text::percent_decode;

/// Pages in frames are looked at as what they are not (clickjacking); a page cannot forbid it itself, for browsers do not
/// read `frame-ancestors` in one: <https://www.w3.org/TR/CSP3/#directive-frame-ancestors>.
const FRAMES: (&str, &str) = ("Content-Security-Policy", "frame-ancestors 'self'");
/// A file is what its type says, whatever it looks like: <https://fetch.spec.whatwg.org/#x-content-type-options-header>.
const SNIFFING: (&str, &str) = ("X-Content-Type-Options", "nosniff");
/// Other sites learn that a reader came from here, and not from which page.
const REFERRER: (&str, &str) = ("Referrer-Policy", "strict-origin-when-cross-origin");
const TRIAL: (&str, &str) = ("X-Robots-Tag", "noindex");

/// For files whose names change with what they hold: a year, which is what HTTP knows as for ever.
pub(super) const LASTING: &str = "public, max-age=31536000, immutable";
/// For all others: kept, and asked for whether they are still the same.
pub(super) const ASKED: &str = "no-cache";

/// What a host is told of a site.
pub(super) struct Rules<'s> {
    /// The path that the site is mounted at, with slashes at both ends.
    pub(super) base: &'s str,
    /// Paths that lead on, from the root of the site, each with where to: a path from the root of the host, or another site.
    pub(super) redirects: Vec<(String, String)>,
    /// Folders whose files never change under their names, from the root of the site, with a slash at the end.
    pub(super) lasting: Vec<String>,
    pub(super) is_trial: bool,
}

impl<'s> Rules<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let config = &site.bank.config;
        let index = site.published.as_ref().map(|index| index.folder());
        let folders = ["assets"].into_iter().chain(index);
        Self {
            base: config.base_path(),
            redirects: redirects(site),
            lasting: folders.map(|folder| format!("{folder}/")).collect(),
            is_trial: config.wish.is_trial,
        }
    }

    /// Heads that every answer has.
    pub(super) fn heads(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let trial = self.is_trial.then_some(TRIAL);
        [FRAMES, SNIFFING, REFERRER].into_iter().chain(trial)
    }
}

/// Many lines as one text.
pub(super) fn joined(lines: impl Iterator<Item = String>) -> String {
    let mut found = String::new();
    for line in lines {
        found.push_str(&line);
    }
    found
}

/// What leads on, in letters that no form of the rules takes for its own.
fn redirects(site: &Site) -> Vec<(String, String)> {
    let is_one_line = |path: &str| !percent_decode(path).contains(char::is_control);
    let found = aliases::redirects(site).into_iter();
    found
        .filter(|(from, _)| is_one_line(from))
        .map(|(from, to)| (plain(&from), plain(&to)))
        .collect()
}

/// An address whose letters are only those of RFC 3986, without `$`, which rules know as the mark of a variable.
fn plain(address: &str) -> String {
    let is_of_addresses =
        |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!&'()*+,;=%".contains(c);
    let mut found = String::new();
    for letter in address.chars() {
        if is_of_addresses(letter) {
            found.push(letter);
        } else {
            let bytes = letter.to_string();
            found.extend(bytes.bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    found
}

/// The types of files that servers may not know, by their endings.
pub(super) const TYPES: [(&str, &str); 6] = [
    ("bib", "application/x-bibtex"),
    ("ftl", "text/plain"),
    ("geojson", "application/geo+json"),
    ("md", "text/markdown"),
    ("ris", "application/x-research-info-systems"),
    ("vtt", "text/vtt"),
];
