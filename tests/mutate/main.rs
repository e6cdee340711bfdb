//! Random mutations of real files of banks: whatever stands in a file, nothing panics, nothing hangs, every finding lies in
//! its file, and no site is written from a bank with an error. `tests/README.md` says how to run many.
//!
//! ```sh
//! cargo test --test mutate -- --seed 7 --count 100000
//! cargo test --test mutate -- --seed 7 --from 123 --count 1 --keep FOLDER   # one again, and its bank
//! cargo test --test mutate -- --of import --seed 7 --count 200000             # files of reference managers
//! ```

mod bench;
mod change;
mod corpus;
mod imported;
mod odd;
mod overseer;
mod proof;
mod random;
mod site;
mod worker;

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::worker::{Of, Plan};

/// The allocator of the program: half the time would else go into that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// As many as take a few seconds, always the same.
const FEW: u64 = 300;
const FEW_IMPORTS: u64 = 2_000;

fn main() -> Result<ExitCode> {
    let mut plan = Plan {
        seed: 1,
        from: 0,
        end: 0,
        keep: None,
        of: Of::Banks,
    };
    let (mut count, mut is_worker) = (FEW, false);
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let mut number = || -> Result<u64> {
            let value = given
                .next()
                .with_context(|| format!("{name} wants a number"))?;
            value.parse().with_context(|| format!("{name} {value}"))
        };
        match name.as_str() {
            "--seed" => plan.seed = number()?,
            "--from" => plan.from = number()?,
            "--count" => count = number()?,
            "--of" => plan.of = Of::named(&given.next().unwrap_or_default())?,
            "--keep" => plan.keep = given.next().map(Into::into),
            "--worker" => is_worker = true,
            // A filter of tests by name: this is one test.
            filter if !filter.starts_with('-') && !"mutate".contains(filter) => {
                return Ok(ExitCode::SUCCESS);
            }
            _ => {}
        }
    }
    plan.end = plan.from.saturating_add(count);
    if is_worker {
        worker::work(&plan)?;
        return Ok(ExitCode::SUCCESS);
    }
    let is_well = overseer::oversee(&plan)?;
    // Without anything that is asked for, a few of all.
    if std::env::args().len() > 1 {
        return Ok(ExitCode::from(u8::from(!is_well)));
    }
    plan.of = Of::Imports;
    plan.end = FEW_IMPORTS;
    let is_well = overseer::oversee(&plan)? && is_well;
    Ok(ExitCode::from(u8::from(!is_well)))
}
