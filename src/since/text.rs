//! A change in lines, for a terminal.

use super::change::{
    CellChange, Change, Changed, EntryChange, FindingChange, Mistake, QuestionChange, Rated,
    SourceChange,
};

impl Change {
    /// What is another, in lines; one that says so where nothing is.
    pub fn text(&self) -> String {
        if self.is_empty() {
            return "nothing has changed that a reader would see\n".to_owned();
        }
        let mut out = String::new();
        let mut part = |name: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                out.push_str(&format!("{name} ({})\n", lines.len()));
                for line in &lines {
                    out.push_str(&format!(
                        "  {line}
"
                    ));
                }
                out.push('\n');
            }
        };
        part("pages", self.entries.iter().map(entry).collect());
        part("findings", self.findings.iter().flat_map(finding).collect());
        part("sources", self.sources.iter().map(source).collect());
        part("maps", self.cells.iter().map(cell).collect());
        part(
            "broken elsewhere",
            self.broken.iter().map(mistake).collect(),
        );
        part("new mistakes", self.new.iter().map(mistake).collect());
        let questions = self.questions.iter();
        part("questions", questions.map(question).collect());
        if self.mended > 0 {
            out.push_str(&format!("{} mended\n", counted(self.mended, "mistake")));
        }
        out.push_str(&format!(
            "{} of the site show something of it\n",
            counted(self.pages.len(), "page")
        ));
        out
    }
}

/// "1 page", "2 pages".
pub(super) fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}

/// `+` for what is new, `-` for what is gone, `~` for what is another, as `diff` has them.
fn sign(change: Changed) -> char {
    match change {
        Changed::Added => '+',
        Changed::Removed => '-',
        Changed::Changed => '~',
    }
}

fn entry(change: &EntryChange) -> String {
    let rated = change
        .ratings_before
        .as_ref()
        .map_or_else(String::new, |before| {
            format!("; rated {} → {}", rated(before), rated(&change.ratings))
        });
    let status = change.status_before.map_or_else(
        || {
            if change.status == "live" {
                String::new()
            } else {
                format!(" [{}]", change.status)
            }
        },
        |before| format!(" [{before} → {}]", change.status),
    );
    format!(
        "{} {} — {}{status}{rated}",
        sign(change.change),
        change.id,
        change.title
    )
}

fn finding(change: &FindingChange) -> Vec<String> {
    let mut lines = vec![format!(
        "{} {}: {}",
        sign(change.change),
        change.id,
        change.statement
    )];
    if let Some(before) = &change.statement_before {
        lines.push(format!("    was: {before}"));
    }
    if let Some(before) = &change.ratings_before {
        lines.push(format!(
            "    rated {} → {}",
            rated(before),
            rated(&change.ratings)
        ));
    }
    lines
}

/// "rests-on 3 (Surveyed), sure 2 (Likely)".
pub(super) fn rated(ratings: &[Rated]) -> String {
    let said = ratings
        .iter()
        .map(|rated| format!("{} {} ({})", rated.scale, rated.code, rated.label));
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        "not at all".to_owned()
    } else {
        said.join(", ")
    }
}

fn source(change: &SourceChange) -> String {
    let sign = if change.is_new { '+' } else { '~' };
    let unseen = if change.is_unseen {
        " [nobody here has read it]"
    } else {
        ""
    };
    let gone = change
        .gone
        .map_or_else(String::new, |gone| format!(" [{gone}]"));
    format!(
        "{sign} {}{unseen}{gone} in {}",
        change.id,
        change.used_in.join(", ")
    )
}

fn cell(change: &CellChange) -> String {
    let gaps = if change.gaps_before == change.gaps_after {
        String::new()
    } else {
        format!("; gaps {} → {}", change.gaps_before, change.gaps_after)
    };
    format!(
        "{}: {} × {}: {} → {}{gaps}",
        change.map, change.row, change.column, change.before, change.after
    )
}

fn mistake(found: &Mistake) -> String {
    format!(
        "{}:{}: {}[{}]: {}",
        found.path, found.line, found.severity, found.code, found.message
    )
}

fn question(change: &QuestionChange) -> String {
    let sign = if change.is_better { "better" } else { "worse" };
    format!("{sign}: {}", change.message)
}
