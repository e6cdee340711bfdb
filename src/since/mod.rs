//! What a change brings: a bank as it is beside the bank as it was.
//!
//! For whoever reviews a change and cannot read every line of it: which pages came, went and lost their ground, which
//! findings say something else or are rated otherwise, which sources are new and whether anybody here has seen them, what
//! changes on the maps, and which mistakes are new, here and in pages that nobody edited.

mod cells;
mod change;
mod entries;
mod findings;
mod markdown;
mod mistakes;
mod sources;
mod text;
mod unexplained;
mod version;

pub use change::{
    CellChange, Change, Changed, EntryChange, FindingChange, Mistake, QuestionChange, Rated,
    SourceChange,
};
pub use version::Version;

/// What is another in the second version of a bank than in the first.
pub fn compare(before: &Version<'_>, after: &Version<'_>) -> Change {
    let entries = entries::changes(before, after);
    let findings = findings::changes(before, after);
    let unexplained = unexplained::report(before, after, &entries, &findings);
    let (mut new, broken) = mistakes::new(before, after, &entries);
    new.extend(mistakes::of_change(after, &unexplained));
    Change {
        findings,
        sources: sources::changes(before, after),
        cells: cells::changes(before, after),
        mended: mistakes::mended(before, after),
        pages: entries::pages(after, &entries),
        entries,
        new,
        broken,
        questions: Vec::new(),
    }
}
