//! How long the stages took, for `--timings`.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// A stopwatch with a lap for each stage. Unless it is started it notes nothing: reading the clocks costs an edit's time.
#[derive(Debug, Default)]
pub struct Timings {
    last: Option<(Instant, Duration)>,
    laps: Vec<Lap>,
}

/// How long a stage took.
#[derive(Debug)]
struct Lap {
    stage: &'static str,
    wall: Duration,
    cpu: Duration,
}

impl Timings {
    /// Starts the first lap.
    pub fn start() -> Self {
        Self {
            last: Some((Instant::now(), cpu_time())),
            laps: Vec::new(),
        }
    }

    /// Ends the lap of a stage.
    pub fn lap(&mut self, stage: &'static str) {
        if let Some(last) = &mut self.last {
            let now = (Instant::now(), cpu_time());
            self.laps.push(Lap {
                stage,
                wall: now.0 - last.0,
                cpu: now.1.saturating_sub(last.1),
            });
            *last = now;
        }
    }

    /// Wall and processor time of every stage, their sum, and the most memory that was held. Processor time and memory
    /// are known on Linux only.
    pub fn table(&self) -> String {
        let mut found = "stage            wall ms    cpu ms\n".to_owned();
        let total = Lap {
            stage: "total",
            wall: self.laps.iter().map(|lap| lap.wall).sum(),
            cpu: self.laps.iter().map(|lap| lap.cpu).sum(),
        };
        for Lap { stage, wall, cpu } in self.laps.iter().chain([&total]) {
            let (wall, cpu) = (wall.as_secs_f64() * 1000.0, cpu.as_secs_f64() * 1000.0);
            let _ = writeln!(found, "{stage:<14} {wall:>9.1} {cpu:>9.1}");
        }
        if let Some(peak) = peak_memory() {
            let _ = writeln!(
                found,
                "peak memory    {:>9.1} MiB",
                f64::from(peak) / 1024.0
            );
        }
        found
    }
}

/// The processor time of all threads, from Linux's scheduler statistics, to the nanosecond.
fn cpu_time() -> Duration {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        return Duration::ZERO;
    };
    let of_task = |task: std::fs::DirEntry| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    };
    Duration::from_nanos(tasks.flatten().filter_map(of_task).sum())
}

/// The most memory that the process held at once, in KiB.
fn peak_memory() -> Option<u32> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
