//! What is told of addresses that were asked.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Loaded;

use super::answer::{Answer, Copy};
use super::gathered::{Gathered, Place};
use super::known;
use super::question::Question;

/// What is told.
pub(super) struct Told<'t> {
    loaded: &'t Loaded,
    known: BTreeMap<&'t Question, usize>,
    /// Of each known address, whether the bank has it, and whether it still does not answer.
    uses: Vec<(bool, bool)>,
    found: Diagnostics,
    settled: usize,
}

const KNOWN: &str = "or say why it stays, under `external` in bank.yaml";

impl<'t> Told<'t> {
    pub(super) fn new(loaded: &'t Loaded, gathered: &'t Gathered) -> Self {
        let settings = &loaded.bank.config.external;
        Self {
            loaded,
            known: known::by_question(settings, gathered),
            uses: vec![(false, false); settings.known.len()],
            found: Diagnostics::default(),
            settled: 0,
        }
    }

    /// Tells of one address, at each of its places.
    pub(super) fn tell(
        &mut self,
        question: &Question,
        places: &[Place],
        answer: Option<&Answer>,
        copy: Option<&Answer>,
    ) {
        let nowhere = Answer::Dead {
            why: "no browser can read it as an address".to_owned(),
        };
        let is_nowhere = matches!(question, Question::Nowhere(_));
        let Some(answer) = answer.or(is_nowhere.then_some(&nowhere)) else {
            return;
        };
        if let Some(number) = self.known.get(question) {
            let (is_used, is_needed) = &mut self.uses[*number];
            *is_used = true;
            if !answer.is_good() {
                *is_needed = true;
                self.settled += 1;
                return;
            }
        }
        let is_dead = matches!(answer, Answer::Dead { .. });
        let open = |place: &&Place| !(is_dead && place.has_copy);
        self.settled += usize::from(!places.iter().any(|place| open(&place)));
        let told = places.iter().filter(open).filter_map(|place| match answer {
            Answer::Dead { why } => Some(dead(place, why, copy)),
            Answer::Moved { .. } => moved(place, answer),
            Answer::NoDoi => Some(no_doi(place, question)),
            Answer::Unknown { why } => Some(unchecked(place, why)),
            Answer::Good | Answer::Copy(_) => None,
        });
        self.found.extend(told);
    }

    /// All that is told, and how many addresses are dead and nobody's task.
    pub(super) fn finish(mut self) -> (Diagnostics, usize) {
        let path = "bank.yaml".into();
        let known = &self.loaded.bank.config.external.known;
        for (known, (is_used, is_needed)) in known.iter().zip(self.uses) {
            let message = match (is_used, is_needed) {
                (_, true) => continue,
                (true, false) => format!("`{}` answers again", known.url),
                (false, false) => format!("no page has the address `{}`", known.url),
            };
            let span = known.span.clone();
            let found = Diagnostic::new(Code::UnusedException, &path, span, message);
            self.found.push(found.help("Take it out, with its reason."));
        }
        (self.found, self.settled)
    }
}

fn dead(place: &Place, why: &str, copy: Option<&Answer>) -> Diagnostic {
    let message = format!("`{}` is dead: {why}", place.written);
    let found = Diagnostic::new(Code::DeadLink, &place.path, place.span.clone(), message);
    match copy {
        Some(Answer::Copy(Some(Copy { url, day }))) => {
            let found = found.help(format!(
                "Look for where it stands now. The Internet Archive has a copy of {day}: {url}"
            ));
            match place.copy_at {
                Some(end) => found.mend_at(end..end, format!("\narchived_url: {}", safe(url))),
                None => found.mend_words(&place.written, safe(url)),
            }
        }
        Some(Answer::Copy(None)) => found.help(format!(
            "Look for where it stands now, as the Internet Archive has no copy, {KNOWN}."
        )),
        _ => found.help(format!("Look for where it stands now, {KNOWN}.")),
    }
}

fn moved(place: &Place, answer: &Answer) -> Option<Diagnostic> {
    let Answer::Moved {
        to,
        is_sure,
        is_front,
    } = answer
    else {
        return None;
    };
    let part = place
        .written
        .split_once('#')
        .map(|(_, part)| format!("#{part}"));
    let new = format!("{to}{}", part.unwrap_or_default());
    let message = if *is_front {
        format!("`{}` leads to the front page `{to}` now", place.written)
    } else {
        format!("`{}` has moved to `{new}`", place.written)
    };
    let found = Diagnostic::new(Code::MovedLink, &place.path, place.span.clone(), message);
    if *is_front {
        return Some(
            found.help("Look whether the page still stands somewhere: most likely it is gone."),
        );
    }
    let right = safe(&new);
    let is_sure = *is_sure && place.is_certain && right == new;
    let found = found
        .help("Write the new address.")
        .mend_words(&place.written, right);
    Some(if is_sure { found.surely() } else { found })
}

fn no_doi(place: &Place, question: &Question) -> Diagnostic {
    let doi = match question {
        Question::Doi(doi) => doi.as_str(),
        _ => &place.written,
    };
    let message = format!("there is no DOI `{doi}`");
    let found = Diagnostic::new(Code::UnknownDoi, &place.path, place.span.clone(), message);
    found.help("Compare it letter by letter with the one that the source itself bears.")
}

fn unchecked(place: &Place, why: &str) -> Diagnostic {
    let message = format!("this address could not be checked: {why}");
    let found = Diagnostic::new(
        Code::UncheckedLink,
        &place.path,
        place.span.clone(),
        message,
    );
    found.help(format!(
        "Open it in a browser. Mend it if nothing is there, {KNOWN}."
    ))
}

/// An address that ends neither a link nor a text in YAML before its own end.
fn safe(url: &str) -> String {
    let mut found = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '(' | ')' | '\'' | '"' | '[' | ']' | '|' | '`' | '<' | '>' | '{' | '}' | ',' => {
                found.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            _ => found.push(letter),
        }
    }
    found
}
