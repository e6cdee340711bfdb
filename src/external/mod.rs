//! Whether the addresses of other sites that a bank links to still answer.
//!
//! This is the one part of the program that asks a network, and only `check --external` asks it. An address that a person
//! wrote is asked as a reader would who follows the link: once, with a name, one at a time of a host and with a pause between.
//! What was answered is kept, so that the next run asks only what may have changed.

pub(crate) mod address;
pub(crate) mod answer;
pub(crate) mod archive;
pub(crate) mod asker;
pub(crate) mod doi;
pub(crate) mod errand;
pub(crate) mod gathered;
pub(crate) mod known;
pub(crate) mod network;
pub(crate) mod question;
pub(crate) mod queue;
pub(crate) mod reply;
pub(crate) mod settings;
pub(crate) mod store;
pub(crate) mod told;
pub(crate) mod written;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use crate::diagnostic::Diagnostics;
use crate::load::Loaded;

use answer::Answer;
use asker::Asker;
use errand::Errand;
use gathered::{Gathered, gather};
use question::Question;

pub use settings::{Progress, Settings};
pub use store::Store;

/// What came of asking.
#[derive(Debug)]
pub struct Outcome {
    /// What is wrong, weighed as the bank asks for.
    pub found: Diagnostics,
    /// How many addresses were asked.
    pub asked: usize,
    /// Of how many hosts.
    pub hosts: usize,
    /// How many had answered before.
    pub kept: usize,
    /// How many that are dead are nobody's task: the bank says why, or names a copy.
    pub settled: usize,
}

/// Asks whether the addresses still answer that stand in files of a bank.
///
/// # Errors
///
/// Where no host at all can be reached.
pub fn check(
    loaded: &Loaded,
    settings: &Settings,
    store: &mut Store,
    is_wanted: &dyn Fn(&str) -> bool,
    progress: Progress<'_>,
) -> Result<Outcome> {
    let gathered = gather(loaded, is_wanted);
    let server = Asker::new(settings);
    let asked = ask(gathered.keys(), &server, settings, store, progress)?;
    let copies = wanted_copies(loaded, &gathered, store, settings);
    // That nobody knows of a copy is no failure of this run.
    let _ = ask(copies.iter(), &server, settings, store, &|_, _| {});
    let mut told = told::Told::new(loaded, &gathered);
    for (question, places) in &gathered {
        let answer = store.answer(question, settings);
        told.tell(question, places, answer, store.copy_of(question));
    }
    let (mut found, settled) = told.finish();
    loaded.bank.config.severities.weigh_alone(&mut found);
    let hosts: BTreeSet<String> = asked
        .iter()
        .map(|question| host(question, settings))
        .collect();
    let can_ask = gathered
        .keys()
        .filter(|question| question.address(settings).is_some());
    Ok(Outcome {
        found,
        hosts: hosts.len(),
        kept: can_ask.count() - asked.len(),
        asked: asked.len(),
        settled,
    })
}

fn host(question: &Question, settings: &Settings) -> String {
    let address = question.address(settings);
    address.map_or_else(String::new, |address| address.host().to_owned())
}

/// Asks whatever is not known yet, keeps the answers, and says what was asked.
fn ask<'q>(
    questions: impl Iterator<Item = &'q Question>,
    server: &Asker,
    settings: &Settings,
    store: &mut Store,
    progress: Progress<'_>,
) -> Result<Vec<Question>> {
    let open = questions.filter(|question| store.answer(question, settings).is_none());
    let errands = open.filter_map(|question| Errand::new(question.clone(), settings));
    let errands: Vec<Errand> = errands.collect();
    let asked: Vec<Question> = errands
        .iter()
        .map(|errand| errand.question.clone())
        .collect();
    if errands.is_empty() {
        return Ok(asked);
    }
    let done = queue::run(errands, settings, &|request| server.ask(request), progress);
    if !done.has_reached && !server.finds(&settings.doi) {
        bail!(
            "no other site can be reached: this machine has no network, or may not ask. Nothing was checked outside the bank"
        );
    }
    for (question, answer) in done.answers {
        store.keep(&question, answer, settings);
    }
    Ok(asked)
}

/// For which dead pages a copy is looked for: not for those that the bank has settled.
fn wanted_copies(
    loaded: &Loaded,
    gathered: &Gathered,
    store: &Store,
    settings: &Settings,
) -> BTreeSet<Question> {
    let known = known::by_question(&loaded.bank.config.external, gathered);
    let is_open =
        |(question, _): &(&Question, &Vec<gathered::Place>)| !known.contains_key(*question);
    let found: BTreeMap<&Question, &Vec<gathered::Place>> =
        gathered.iter().filter(is_open).collect();
    let dead = found.into_iter().filter(|(question, places)| {
        matches!(store.answer(question, settings), Some(Answer::Dead { .. }))
            && places.iter().any(|place| !place.has_copy)
    });
    dead.filter_map(|(question, places)| question.copy(places.iter().find_map(|place| place.read)))
        .collect()
}
