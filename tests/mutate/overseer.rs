//! Starts the worker, starts it again behind a mutation that it died of or hangs at, and counts.

use std::io::{BufRead, BufReader, Write, stdout};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::worker::{Outcome, Plan};

/// A mutation that takes longer hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// After so many it is said how far it is.
const SOME: u64 = 5_000;

/// What came of all.
#[derive(Debug)]
struct Figures {
    started: Instant,
    mutations: u64,
    with_errors: u64,
    findings: usize,
    rendered: u64,
    written: u64,
    written_with_errors: u64,
    slowest: (u64, u64),
    faults: Vec<String>,
}

/// Makes the mutations of a plan; says whether there was nothing wrong.
pub(crate) fn oversee(plan: &Plan) -> Result<bool> {
    let mut figures = Figures::new();
    let mut from = plan.from;
    while from < plan.end {
        let (mut child, lines) = start(plan, from)?;
        let last = figures.follow(plan, &lines)?;
        let _ = child.kill();
        let status = child.wait()?;
        match last {
            // It was at this one when it ended.
            Some((at, why)) if !at.is_done => {
                let told = format!("{why}: {status}");
                figures.fault(plan, &at, &told)?;
                figures.mutations += 1;
                from = at.number + 1;
            }
            Some((at, _)) if at.number + 1 < plan.end => {
                anyhow::bail!("the worker stopped behind {}: {status}", at.number)
            }
            Some((at, _)) => from = at.number + 1,
            None => anyhow::bail!("the worker did not begin: {status}"),
        }
    }
    figures.tell()?;
    Ok(figures.faults.is_empty())
}

fn start(plan: &Plan, from: u64) -> Result<(Child, Receiver<Outcome>)> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(["--worker", "--seed"])
        .arg(plan.seed.to_string());
    command.args(["--of", plan.of.name()]);
    command.arg("--from").arg(from.to_string());
    command.arg("--count").arg((plan.end - from).to_string());
    if let Some(keep) = &plan.keep {
        command.arg("--keep").arg(keep);
    }
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let pipe = child.stdout.take().context("the worker has no output")?;
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let outcome = serde_json::from_str::<Outcome>(&line);
            if outcome.is_ok_and(|outcome| sender.send(outcome).is_err()) {
                break;
            }
        }
    });
    Ok((child, lines))
}

impl Figures {
    fn new() -> Self {
        Self {
            started: Instant::now(),
            mutations: 0,
            with_errors: 0,
            findings: 0,
            rendered: 0,
            written: 0,
            written_with_errors: 0,
            slowest: (0, 0),
            faults: Vec::new(),
        }
    }

    /// Counts what a worker says until it ends; the last that it said, and how it ended.
    fn follow(
        &mut self,
        plan: &Plan,
        lines: &Receiver<Outcome>,
    ) -> Result<Option<(Outcome, &'static str)>> {
        let mut last = None;
        loop {
            let outcome = match lines.recv_timeout(PATIENCE) {
                Ok(outcome) => outcome,
                Err(RecvTimeoutError::Timeout) => return Ok(last.map(|last| (last, "hang"))),
                Err(RecvTimeoutError::Disconnected) => {
                    return Ok(last.map(|last| (last, "panic: death")));
                }
            };
            if outcome.is_done {
                self.add(&outcome);
                if self.mutations.is_multiple_of(SOME) {
                    self.tell()?;
                }
                for fault in &outcome.faults {
                    self.fault(plan, &outcome, fault)?;
                }
            }
            last = Some(outcome);
        }
    }

    fn add(&mut self, outcome: &Outcome) {
        self.mutations += 1;
        self.with_errors += u64::from(outcome.errors > 0);
        self.findings += outcome.errors + outcome.warnings;
        self.rendered += u64::from(outcome.is_rendered);
        self.written += u64::from(outcome.is_written);
        self.written_with_errors += u64::from(outcome.is_written && outcome.errors > 0);
        self.slowest = self
            .slowest
            .max((outcome.checked.max(outcome.built), outcome.number));
    }

    fn fault(&mut self, plan: &Plan, at: &Outcome, fault: &str) -> Result<()> {
        let seed = plan.seed;
        let of = plan.of.name();
        let again = format!("--of {of} --seed {seed} --from {} --count 1", at.number);
        writeln!(stdout(), "{again}\n  {}\n  {fault}", at.told)?;
        self.faults.push(fault.to_owned());
        Ok(())
    }

    fn tell(&self) -> Result<()> {
        let mut out = stdout();
        let clean = self.mutations - self.with_errors;
        writeln!(
            out,
            "{} mutations in {} s: {} with errors, {clean} without, {} findings",
            self.mutations,
            self.started.elapsed().as_secs(),
            self.with_errors,
            self.findings
        )?;
        writeln!(
            out,
            "{} of those without errors rendered in memory; {} written onto the disk, {} of them with errors",
            self.rendered, self.written, self.written_with_errors
        )?;
        let kind = |name: &str| {
            self.faults
                .iter()
                .filter(|fault| fault.starts_with(name))
                .count()
        };
        writeln!(
            out,
            "slowest: {} ms (number {}); panics: {}; other faults: {}",
            self.slowest.0,
            self.slowest.1,
            kind("panic"),
            self.faults.len() - kind("panic")
        )?;
        Ok(())
    }
}
