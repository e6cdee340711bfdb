//! Copies of pages that the Internet Archive keeps: <https://archive.org/help/wayback_api.php>.

use serde_json::Value;

use crate::text::Date;

use super::address::Address;
use super::answer::{Answer, Copy};

/// Where the archive is asked for a copy, as near as can be to a day.
pub(super) fn question(base: &str, page: &Address, day: &str) -> Option<Address> {
    let mut questions = vec![("url", page.as_str())];
    if !day.is_empty() {
        questions.push(("timestamp", day));
    }
    Some(Address::parse(base)?.with("/wayback/available", &questions))
}

/// The copy that the archive names, where it has one of the page itself; nothing where it does not say.
pub(super) fn answer(text: &[u8]) -> Option<Answer> {
    let answer: Value = serde_json::from_slice(text).ok()?;
    let copies = answer.get("archived_snapshots")?;
    Some(Answer::Copy(copies.get("closest").and_then(copy)))
}

fn copy(closest: &Value) -> Option<Copy> {
    let text = |name: &str| closest.get(name).and_then(Value::as_str);
    let is_page = closest.get("available")?.as_bool()? && text("status") == Some("200");
    let url = text("url")?;
    let url = url
        .strip_prefix("http://")
        .map_or(url.to_owned(), |rest| format!("https://{rest}"));
    Address::parse(&url)?;
    let stamp = text("timestamp")?;
    let (year, month, day) = (stamp.get(..4)?, stamp.get(4..6)?, stamp.get(6..8)?);
    let day = Date::parse(&format!("{year}-{month}-{day}")).ok()?;
    is_page.then(|| Copy {
        url,
        day: day.in_english(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_copy_is_read() {
        let asked = question(
            "https://archive.org/",
            &Address::parse("https://a.org/x?y=1&z").unwrap(),
            "20130919",
        );
        assert_eq!(
            asked.unwrap().as_str(),
            "https://archive.org/wayback/available?url=https%3A%2F%2Fa.org%2Fx%3Fy%3D1%26z&timestamp=20130919"
        );
        let text = br#"{"archived_snapshots": {"closest": {"available": true, "status": "200",
            "url": "http://web.archive.org/web/20130919044612/http://a.org/", "timestamp": "20130919044612"}}}"#;
        let Some(Answer::Copy(Some(copy))) = answer(text) else {
            panic!("there is one")
        };
        assert_eq!(
            copy.url,
            "https://web.archive.org/web/20130919044612/http://a.org/"
        );
        assert_eq!(copy.day, "19 September 2013");
        assert_eq!(
            answer(br#"{"archived_snapshots": {}}"#),
            Some(Answer::Copy(None))
        );
        assert_eq!(answer(b"<html>"), None);
    }
}
