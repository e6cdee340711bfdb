//! Netlify, Cloudflare Pages and GitHub Pages. The first two read the same two files:
//! <https://docs.netlify.com/manage/routing/headers/>, <https://developers.cloudflare.com/pages/configuration/headers/>,
//! <https://docs.netlify.com/manage/routing/redirects/overview/>.

use super::rules::{LASTING, Rules, joined};

/// Heads by path. Both services ask for every page anew by themselves, so only what lasts is said.
pub(super) fn headers(rules: &Rules<'_>) -> String {
    let base = rules.base;
    let heads = rules.heads();
    let heads = joined(heads.map(|(name, value)| format!("  {name}: {value}\n")));
    let folder = |folder: &String| format!("{base}{folder}*\n  Cache-Control: {LASTING}\n");
    let lasting = joined(rules.lasting.iter().map(folder));
    format!("{base}*\n{heads}{lasting}")
}

/// Addresses that lead on, for good.
pub(super) fn redirects(rules: &Rules<'_>) -> String {
    let base = rules.base;
    let lines = rules.redirects.iter();
    joined(lines.map(|(from, to)| format!("{base}{from} {to} 301\n")))
}

/// GitHub Pages would leave out what Jekyll does not know, and reads no rules:
/// <https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages>.
pub(super) fn nothing(_: &Rules<'_>) -> String {
    String::new()
}
