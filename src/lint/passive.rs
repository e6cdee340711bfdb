//! Texts in which too much is done and nobody does it.

use crate::config::LintSettings;
use crate::diagnostic::{Code, Diagnostics};

use super::page::Page;
use super::rules::Passive;
use super::words::Read;

/// Of fewer sentences a share says nothing.
const FEWEST: usize = 10;
/// How many places are shown.
const SHOWN: usize = 3;
/// How many words may stand between a verb and its participle.
const BETWEEN: usize = 2;

pub(super) fn check(page: &Page<'_>, settings: &LintSettings, out: &mut Diagnostics) {
    let Some(speech) = page.speech else {
        return;
    };
    let (Some(passive), Some(most)) = (&speech.passive, page.limit(&settings.passive, None)) else {
        return;
    };
    let (mut all, mut found) = (0, Vec::new());
    for read in page.reads.iter().filter(|read| read.is_prose) {
        for sentence in &read.sentences {
            all += 1;
            if let Some(at) = first(read, sentence.clone(), passive) {
                found.push(read.passage.span(&at));
            }
        }
    }
    if all < FEWEST || found.len() * 100 <= most * all {
        return;
    }
    let share = found.len() * 100 / all;
    let message = format!(
        "{} of {all} sentences are passive: {share} of 100, more than {most}",
        found.len()
    );
    let mut wrong = page.diagnose(Code::PassiveVoice, page.at_title(), message);
    for place in found.into_iter().take(SHOWN) {
        wrong = wrong.also(page.entry.path(), place, "passive");
    }
    out.push(wrong.help("Say who does it, where that is known and matters."));
}

/// The first passive verb of a sentence, in the words of its author.
fn first(
    read: &Read,
    sentence: std::ops::Range<usize>,
    passive: &Passive,
) -> Option<std::ops::Range<usize>> {
    let end = sentence.end;
    sentence.into_iter().find_map(|word| {
        if !passive.is_helper(read.word(word)) || read.is_quoted(&read.words[word]) {
            return None;
        }
        for next in (word + 1..end).take(BETWEEN + 1) {
            if passive.is_participle(read.word(next)) {
                return Some(read.words[word].start..read.words[next].end);
            }
            if !passive.may_be_between(read.word(next)) {
                break;
            }
        }
        None
    })
}
