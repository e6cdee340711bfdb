//! Stems words as the index does: a word a line in, its stem a line out; English ones, or those of the language whose tag
//! is given. The tests hold the browser's stemmers to it.

use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let tag = std::env::args().nth(1).unwrap_or_else(|| "en".to_owned());
    let mut stems = sourcebook::search::Stems::of_language(&tag);
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", stems.of(&line?))?;
    }
    out.flush()
}
