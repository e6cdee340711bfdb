//! Words that the rules want avoided, with what to write instead.

use crate::config::LintSettings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

use super::page::Page;
use super::rules::Avoid;
use super::words::Read;

pub(super) fn check(page: &Page<'_>, settings: &LintSettings, out: &mut Diagnostics) {
    for read in &page.reads {
        let field = read.passage.field.as_deref();
        if page.limit(&settings.words_to_avoid, field).is_none() {
            continue;
        }
        let rules = page.rules.iter();
        for rules in rules.filter(|rules| !rules.avoided.is_empty()) {
            let mut word = 0;
            while word < read.words.len() {
                let Some(found) = rules.avoided.at(read, word) else {
                    word += 1;
                    continue;
                };
                let last = word + found.length - 1;
                let at = read.words[word].start..read.words[last].end;
                word = last + 1;
                if !read.is_quoted(&at) {
                    out.push(wrong(page, read, &at, &rules.avoid[found.number]));
                }
            }
        }
    }
}

fn wrong(page: &Page<'_>, read: &Read, at: &std::ops::Range<usize>, avoid: &Avoid) -> Diagnostic {
    let written = &read.passage.text[at.clone()];
    let message = format!("`{written}` is a word to avoid");
    let span = read.passage.span(at);
    let found = page.diagnose(Code::WordToAvoid, span, message);
    let instead = avoid
        .instead
        .as_ref()
        .map(|instead| format!("Write “{instead}”."));
    let because = avoid.because.clone();
    let help: Vec<String> = instead.into_iter().chain(because).collect();
    if help.is_empty() {
        return found;
    }
    found.help(help.join(" "))
}
