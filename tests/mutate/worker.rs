//! Makes mutations one after the other and says of each what came of it, a line of JSON each. It may die of one: whoever
//! started it goes on behind that.

use std::collections::BTreeMap;
use std::io::{Write, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::bench::Bench;
use crate::change::{Draw, Mutation, mutation};
use crate::corpus::Corpus;
use crate::imported::Desk;
use crate::random::Random;
use crate::{proof, site};

/// What came of one mutation.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) number: u64,
    /// Whether it is over; what begins is said too.
    pub(crate) is_done: bool,
    /// The bank, and what was done to which file of it.
    pub(crate) told: String,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// Milliseconds until everything was said, and until all pages were made.
    pub(crate) checked: u64,
    pub(crate) built: u64,
    pub(crate) is_rendered: bool,
    pub(crate) is_written: bool,
    pub(crate) faults: Vec<String>,
}

/// What is mutated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// Files of banks.
    Banks,
    /// Files of reference managers, and notices of retraction.
    Imports,
}

impl Of {
    pub(crate) fn named(name: &str) -> Result<Self> {
        let mut all = [Self::Banks, Self::Imports].into_iter();
        let found = all.find(|of| of.name() == name);
        found.with_context(|| format!("--of {name}"))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Banks => "banks",
            Self::Imports => "import",
        }
    }
}

/// Which mutations are made.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) of: Of,
    pub(crate) seed: u64,
    pub(crate) from: u64,
    pub(crate) end: u64,
    /// Where a bank is left as it was mutated.
    pub(crate) keep: Option<PathBuf>,
}

/// The banks that were taken so far.
struct Workshop {
    corpus: Corpus,
    benches: BTreeMap<PathBuf, Bench>,
}

/// Where the last panic was, with its words.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// No answer may take longer.
const MOST_SECONDS: u64 = 5;

/// Makes mutations.
pub(crate) fn work(plan: &Plan) -> Result<()> {
    // One thread beside this one, with the stack that the threads of the program have.
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build_global()?;
    std::panic::set_hook(Box::new(|panic| {
        let backtrace = std::backtrace::Backtrace::capture();
        if let Ok(mut told) = PANIC.lock() {
            *told = format!("{panic} {backtrace}");
        }
    }));
    let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut workshop = Workshop {
        corpus: Corpus::read(&repository)?,
        benches: BTreeMap::new(),
    };
    let mut desk = match plan.of {
        Of::Banks => None,
        Of::Imports => Some(Desk::new(&repository)?),
    };
    for number in plan.from..plan.end {
        let outcome = match &mut desk {
            None => workshop.try_one(plan, number)?,
            Some(desk) => workshop.import_one(plan, number, desk)?,
        };
        say(&outcome)?;
    }
    Ok(())
}

fn say(outcome: &Outcome) -> Result<()> {
    let line = serde_json::to_string(outcome)?;
    writeln!(stdout(), "{line}")?;
    Ok(stdout().flush()?)
}

impl Workshop {
    fn try_one(&mut self, plan: &Plan, number: u64) -> Result<Outcome> {
        let mut draw = Draw {
            random: Random::of(plan.seed, number),
            corpus: &self.corpus,
        };
        let bank = draw.random.pick(&self.corpus.banks).clone();
        if !self.benches.contains_key(&bank) {
            self.benches.insert(bank.clone(), Bench::new(&bank)?);
        }
        let Some(bench) = self.benches.get_mut(&bank) else {
            anyhow::bail!("no bank lies on the bench");
        };
        let Mutation { changes, told } = mutation(&mut draw, &bench.files);
        let mut outcome = Outcome {
            number,
            told: format!("{}: {}", bank.display(), told.join("; ")),
            ..Outcome::default()
        };
        say(&outcome)?;
        outcome.is_done = true;
        bench.change(&changes)?;
        let has_panicked = outlived(&mut outcome, |outcome| {
            prove(bench, &mut draw.random, outcome)
        });
        if has_panicked {
            bench.forget();
        }
        if let Some(keep) = &plan.keep {
            for file in crate::corpus::all_files(&bench.root())? {
                let to = keep.join(&file.path);
                fs_err::create_dir_all(to.parent().unwrap_or(keep))?;
                fs_err::write(to, &file.bytes)?;
            }
        }
        bench.mend(&changes)?;
        Ok(outcome)
    }
}

impl Workshop {
    /// Mutates a file that is imported, and imports it.
    fn import_one(&self, plan: &Plan, number: u64, desk: &mut Desk) -> Result<Outcome> {
        let mut draw = Draw {
            random: Random::of(plan.seed, number),
            corpus: &self.corpus,
        };
        let given = desk.mutated(&mut draw);
        let mut outcome = Outcome {
            number,
            told: given.told.clone(),
            ..Outcome::default()
        };
        if let Some(keep) = &plan.keep {
            fs_err::create_dir_all(keep)?;
            fs_err::write(keep.join(&given.name), &given.bytes)?;
        }
        say(&outcome)?;
        outcome.is_done = true;
        let start = Instant::now();
        outlived(&mut outcome, |outcome| {
            desk.prove(&given, &mut draw.random, outcome)
        });
        outcome.checked = milliseconds(start);
        if outcome.checked > MOST_SECONDS * 1_000 {
            let slow = format!("slow: {} ms", outcome.checked);
            outcome.faults.push(slow);
        }
        Ok(outcome)
    }
}

/// Does something that may panic, and says so; whether it did.
fn outlived(outcome: &mut Outcome, work: impl FnOnce(&mut Outcome) -> Result<()>) -> bool {
    match catch_unwind(AssertUnwindSafe(|| work(outcome))) {
        Ok(Ok(())) => false,
        Ok(Err(error)) => {
            outcome.faults.push(format!("machine: {error:#}"));
            false
        }
        Err(_) => {
            let told = PANIC.lock().map(|told| told.clone()).unwrap_or_default();
            outcome.faults.push(format!("panic: {told}"));
            true
        }
    }
}

/// Holds a bank to everything, as it lies there.
fn prove(bench: &mut Bench, random: &mut Random, outcome: &mut Outcome) -> Result<()> {
    let start = Instant::now();
    let loaded = bench.load()?;
    let has_questions = loaded.judgements().is_some() && loaded.bank.config.search.is_some();
    let found = loaded.check(has_questions && random.is_one_in(4))?.mistakes;
    let shown = proof::Shown::of(&loaded, &found);
    outcome.checked = milliseconds(start);
    let root = bench.root();
    outcome.faults = proof::faults(&shown, &found, &root);
    outcome.errors = found.count(sourcebook::diagnostic::Severity::Error);
    outcome.warnings = found.count(sourcebook::diagnostic::Severity::Warning);
    let has_errors = found.has_errors();
    let start = Instant::now();
    if !has_errors && random.is_one_in(3) {
        outcome.is_rendered = true;
        let with_search = random.is_one_in(3);
        outcome.faults.extend(site::rendered(&loaded, with_search)?);
    }
    let share = if has_errors { 120 } else { 40 };
    if random.is_one_in(share) {
        outcome.is_written = true;
        outcome
            .faults
            .extend(site::written(&root, &bench.out(), has_errors)?);
    }
    outcome.built = milliseconds(start);
    if outcome.checked.max(outcome.built) > MOST_SECONDS * 1_000 {
        outcome.faults.push(format!(
            "slow: {} ms and {} ms",
            outcome.checked, outcome.built
        ));
    }
    Ok(())
}

fn milliseconds(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)
}
