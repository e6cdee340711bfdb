//! DOIs, as the foundation that gives them out knows them: <https://www.doi.org/doi-handbook/HTML/resolution.html>.
//!
//! A publisher may refuse programs; that there is a DOI is told by the register itself, to anybody.

use crate::text::percent_decode;

use super::address::Address;

/// The hosts that lead from a DOI to a publisher.
const HOSTS: [&str; 3] = ["doi.org", "dx.doi.org", "www.doi.org"];

/// The DOI that a text names: alone, behind `doi:`, or in an address.
pub(super) fn of_text(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    if text.starts_with("http") {
        return Address::parse(&text).and_then(|address| of_address(&address));
    }
    let doi = text.strip_prefix("doi:").map_or(text.as_str(), str::trim);
    is_doi(doi).then(|| doi.to_owned())
}

/// The DOI that an address leads to.
pub(super) fn of_address(address: &Address) -> Option<String> {
    let doi = percent_decode(address.path().strip_prefix('/')?).to_lowercase();
    (HOSTS.contains(&address.host()) && is_doi(&doi)).then_some(doi)
}

/// A prefix, a slash, and whatever its owner calls it: <https://www.doi.org/doi-handbook/HTML/doi-syntax.html>.
fn is_doi(text: &str) -> bool {
    let Some((prefix, name)) = text.split_once('/') else {
        return false;
    };
    let number = prefix.strip_prefix("10.").unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number && !name.is_empty() && !name.contains(char::is_whitespace)
}

/// Where the register is asked for a DOI: <https://www.doi.org/doi-handbook/HTML/rest-api.html>.
pub(super) fn question(base: &str, doi: &str) -> Option<Address> {
    let path = format!("/api/handles/{}", doi.replace('%', "%25"));
    Some(Address::parse(base)?.with(&path, &[]))
}

/// Whether there is the DOI, by what the register answers; nothing where it does not say.
pub(super) fn answer(code: u16, text: &[u8]) -> Option<bool> {
    let answer: serde_json::Value = serde_json::from_slice(text).ok()?;
    match (code, answer.get("responseCode")?.as_u64()?) {
        // 200: there is one, and nothing is said of where it leads.
        (200..=299, 1 | 200) => Some(true),
        (200..=299 | 404, 100) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dois_are_known_however_they_are_written() {
        for text in [
            "10.1000/ABC",
            "doi: 10.1000/abc",
            "https://doi.org/10.1000/abc",
            "http://dx.doi.org/10.1000%2Fabc",
        ] {
            assert_eq!(of_text(text).as_deref(), Some("10.1000/abc"), "{text}");
        }
        for text in [
            "10.x/abc",
            "abc",
            "10.1000/",
            "https://example.org/10.1000/abc",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
        let asked = question("https://doi.org/", "10.1002/(sici)1<1:a>2.0;2-%#?x").unwrap();
        assert_eq!(
            asked.as_str(),
            "https://doi.org/api/handles/10.1002/(sici)1%3C1:a%3E2.0;2-%25%23%3Fx"
        );
    }

    #[test]
    fn only_the_register_says_that_there_is_no_doi() {
        assert_eq!(
            answer(200, br#"{"responseCode":1,"handle":"10.1000/1"}"#),
            Some(true)
        );
        assert_eq!(answer(404, br#"{"responseCode":100}"#), Some(false));
        assert_eq!(answer(404, b"<html>"), None);
        assert_eq!(answer(500, br#"{"responseCode":2}"#), None);
    }
}
