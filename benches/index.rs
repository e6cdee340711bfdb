//! Times the search of banks on one thread: `cargo bench --bench index -- BANK...` (folders with a bank.yaml). Says how
//! long it takes to index a bank with tantivy and to read the index, and to write its shards; of nine runs the median
//! and the best, in milliseconds.

use std::hint::black_box;
use std::io::{Write, stdout};
use std::time::Instant;

use anyhow::{Context, Result};
use sourcebook::load::{Loaded, Options, today};
use sourcebook::timing::Timings;

const RUNS: usize = 9;

fn main() -> Result<()> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global()?;
    // Cargo adds `--bench` to what it is given.
    for root in std::env::args().skip(1).filter(|root| root != "--bench") {
        let options = Options::new(root.clone().into(), today()?);
        let loaded = Loaded::load(&options, &mut Timings::default())?;
        let runs: Result<Vec<_>> = (0..RUNS).map(|_| run(&loaded)).collect();
        let runs = runs.with_context(|| root.clone())?;
        let of = |part: fn(&(f64, f64)) -> f64| {
            let mut all: Vec<f64> = runs.iter().map(part).collect();
            all.sort_by(f64::total_cmp);
            format!("{:.0} (best {:.0})", all[RUNS / 2], all[0])
        };
        let entries = loaded.bank.entries.len();
        let (index, export) = (of(|run| run.0), of(|run| run.1));
        let both = of(|run| run.0 + run.1);
        writeln!(
            stdout(),
            "{root}: {entries} entries, index {index}, export {export}, both {both} ms"
        )?;
    }
    Ok(())
}

/// How long it takes to index a bank, and to write its shards, in milliseconds.
fn run(loaded: &Loaded) -> Result<(f64, f64)> {
    let start = Instant::now();
    let published = loaded.index_after(None)?;
    let published = published.context("this bank is not searched")?;
    let index = start.elapsed();
    let start = Instant::now();
    for path in published.paths() {
        black_box(published.file(&loaded.bank, path));
    }
    let export = start.elapsed();
    Ok((index.as_secs_f64() * 1e3, export.as_secs_f64() * 1e3))
}
