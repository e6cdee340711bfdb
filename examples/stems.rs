//! Stems words as the index does: a word a line in, its stem a line out. The tests hold the browser's stemmer to it.

use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut stems = sourcebook::search::Stems::english();
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", stems.of(&line?))?;
    }
    out.flush()
}
