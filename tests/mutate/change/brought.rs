//! What few of the banks have, brought into any: a citation style, templates and messages of a theme, words for the search.

use super::{Draw, Mutation};
use crate::corpus::{Real, Role};

/// Puts a real file into a bank that then uses it; the file by its path there, to be mutated.
pub(super) fn brought(
    draw: &mut Draw<'_>,
    files: &[Real],
    mutation: &mut Mutation,
) -> (String, String) {
    let role = *draw.random.pick(&[
        Role::Style,
        Role::Style,
        Role::Template,
        Role::Template,
        Role::Messages,
        Role::Search,
    ]);
    let real = draw.real(Some(role));
    let name = real.path.rsplit('/').next().unwrap_or_default();
    let (path, setting) = match role {
        Role::Style => ("house.csl".to_owned(), "citation_style: house.csl"),
        Role::Template => (format!("themes/brought/templates/{name}"), "theme: brought"),
        Role::Messages => (format!("themes/brought/messages/{name}"), "theme: brought"),
        _ => (real.path.clone(), "search: true"),
    };
    if role == Role::Template && draw.random.is_one_in(2) {
        let other = draw.real(Some(role));
        let name = other.path.rsplit('/').next().unwrap_or_default();
        let there = format!("themes/brought/templates/{name}");
        mutation.put(&there, Some(other.bytes.clone()));
    }
    if let Some(config) = files.iter().find(|file| file.role == Role::Config) {
        let key = setting.split(':').next().unwrap_or_default();
        let lines = config.text.lines().filter(|line| !line.starts_with(key));
        let lines: Vec<&str> = lines.chain([setting, ""]).collect();
        mutation.put(&config.path, Some(lines.join("\n").into_bytes()));
    }
    mutation.told.push(format!("{path}: brought in"));
    (path, real.text.clone())
}
