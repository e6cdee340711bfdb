//! Sentences that are too long to be read at once.

use crate::config::LintSettings;
use crate::diagnostic::{Code, Diagnostics};

use super::page::Page;
use super::words::Read;

pub(super) fn check(page: &Page<'_>, settings: &LintSettings, out: &mut Diagnostics) {
    for read in page.reads.iter().filter(|read| read.is_prose) {
        let field = read.passage.field.as_deref();
        let Some(most) = page.limit(&settings.sentence_length, field) else {
            continue;
        };
        // A sentence has as many words at least as those that it is counted by.
        for sentence in read
            .sentences
            .iter()
            .filter(|sentence| sentence.len() > most)
        {
            let count = count(read, sentence.clone());
            if count > most {
                let message = format!("this sentence has {count} words, more than {most}");
                let found = page.diagnose(Code::LongSentence, read.span(sentence), message);
                out.push(found.help(
                    "Cut it in two: one thought in each. Words in quotation marks count as one.",
                ));
            }
        }
    }
}

/// How many words a sentence has: those of a quotation are somebody else's and count as one.
fn count(read: &Read, mut sentence: std::ops::Range<usize>) -> usize {
    let (from, to) = (
        read.words[sentence.start].start,
        read.words[sentence.end - 1].end,
    );
    let quotations = read.quoted.iter();
    let quotations = quotations
        .filter(|quoted| quoted.start < to && quoted.end > from)
        .count();
    let own = sentence
        .by_ref()
        .filter(|word| !read.is_quoted(&read.words[*word]));
    own.count() + quotations
}
