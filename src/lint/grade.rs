//! Texts that ask for more years at school than their readers may have had.

use std::ops::Range;

use crate::config::LintSettings;
use crate::diagnostic::{Code, Diagnostics};

use super::page::Page;
use super::rules::Grade;
use super::words::Read;

/// Of fewer words the grade of a page says nothing.
const FEWEST: u32 = 100;
/// And of a field, for which it is asked by name.
const FEWEST_OF_FIELD: u32 = 30;

pub(super) fn check(page: &Page<'_>, settings: &LintSettings, out: &mut Diagnostics) {
    let wanted = &settings.reading_grade;
    let Some(speech) = page.speech else {
        return;
    };
    let Some(grade) = &speech.grade else {
        return;
    };
    let mut report = |what: &str, span: Range<usize>, years: f64, most: usize| {
        if years > u32::try_from(most).map_or(f64::MAX, f64::from) {
            let message = format!("{what} asks for {years:.1} years at school, more than {most}");
            let wrong = page.diagnose(Code::HardToRead, span, message);
            let by = &grade.name;
            out.push(wrong.help(format!(
                "Cut the longest sentences and choose shorter words. Worked out by {by}."
            )));
        }
    };
    if let Some(most) = page.limit(wanted, None)
        && let Some(years) = years(page.reads.iter(), grade, FEWEST)
    {
        report("this page", page.at_title(), years, most);
    }
    for (field, most) in &wanted.named {
        let name = field.value.as_str();
        let is_of_field = |read: &&Read| read.passage.field.as_deref() == Some(name);
        let reads = page.reads.iter().filter(is_of_field);
        if let Some(years) = years(reads, grade, FEWEST_OF_FIELD) {
            let span = page.entry.fields.span(name);
            report(&format!("`{name}`"), span, years, *most);
        }
    }
}

/// The years that a text asks for; none of a text that is too short.
fn years<'r>(reads: impl Iterator<Item = &'r Read>, grade: &Grade, fewest: u32) -> Option<f64> {
    let (mut sentences, mut words, mut syllables) = (0_u32, 0_u32, 0_u32);
    for read in reads.filter(|read| read.is_prose) {
        sentences += u32::try_from(read.sentences.len()).unwrap_or(u32::MAX);
        for number in 0..read.words.len() {
            words += 1;
            let count = grade.by.count(read.word(number));
            syllables += u32::try_from(count).unwrap_or(1);
        }
    }
    if words < fewest || sentences == 0 {
        return None;
    }
    let (sentences, words, syllables) =
        (f64::from(sentences), f64::from(words), f64::from(syllables));
    Some(grade.words * words / sentences + grade.syllables * syllables / words + grade.constant)
}
