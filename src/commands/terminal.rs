//! What is said on the terminal, and with which code a command ends.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::OnceLock;
use std::time::Duration;

use sourcebook::diagnostic::{Diagnostics, visible_lines};
use sourcebook::load::Loaded;
use sourcebook::write::Refused;

use crate::cli::Colour;

/// The bank has errors.
pub(crate) const ERRORS: u8 = 1;
/// It was used wrongly.
pub(crate) const USAGE: u8 = 2;
/// The machine failed.
pub(crate) const MACHINE: u8 = 3;

static CHOSEN: OnceLock<Colour> = OnceLock::new();

/// Takes over what was asked for about colours.
pub(crate) fn choose(colour: Colour) {
    let _ = CHOSEN.set(colour);
}

/// Whether what goes to a stream has colours: as was asked for, else where a terminal shows it and nobody asks for none
/// (<https://no-color.org>; `TERM=dumb` is a terminal without).
pub(crate) fn has_colour(stream: &impl IsTerminal) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match CHOSEN.get().copied().unwrap_or_default() {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            stream.is_terminal() && !is_dumb && !is_set("NO_COLOR")
        }
    }
}

/// Says why a command could not do its work.
pub(crate) fn failed(error: &anyhow::Error) -> ExitCode {
    say(&format!("error: {error:#}"));
    ExitCode::from(if error.is::<Refused>() {
        USAGE
    } else {
        MACHINE
    })
}

/// A line for people.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", visible_lines(text));
}

/// A time in milliseconds, as exactly as it is worth.
pub(crate) fn taken(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 {
        format!("{ms:.1} ms")
    } else {
        format!("{ms:.0} ms")
    }
}

/// What was asked for, for people and machines. A reader that goes away early is no failure.
pub(crate) fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// What was asked for, for people: words of the bank tell the terminal nothing.
pub(crate) fn print_words(text: &str) {
    print(&visible_lines(text));
}

/// Shows everything found, for people, with the way to the bank before its paths; says whether there are errors.
pub(crate) fn show(loaded: &Loaded, found: &Diagnostics, way: &str) -> bool {
    let report = loaded.report(found).seen_from(way.to_owned());
    if !report.is_empty() {
        let _ = write!(
            std::io::stderr().lock(),
            "{}",
            report.human(has_colour(&std::io::stderr()))
        );
        say(&report.summary());
    }
    found.has_errors()
}
