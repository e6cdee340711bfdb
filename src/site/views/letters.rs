//! The alphabet, with the letters that some title begins with.

use serde::Serialize;

use crate::site::plan::lists::LETTERS;
use crate::site::planned::Site;

#[derive(Debug, Serialize)]
pub(crate) struct Letter<'a> {
    letter: &'a str,
    path: Option<String>,
}

/// The letters as a menu.
pub(crate) fn letters(site: &Site) -> Vec<Letter<'static>> {
    let path = |letter: &str| {
        let path = format!("a-z/{letter}/index.html");
        site.outputs.contains(&path).then_some(path)
    };
    LETTERS
        .split(' ')
        .map(|letter| Letter {
            letter,
            path: path(letter),
        })
        .collect()
}
