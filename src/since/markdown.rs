//! A change as Markdown, for a comment on a pull request.

use super::change::{Change, Changed, Mistake};
use super::text::{counted, rated};

/// How many lines of a part are shown; the rest is counted, as hosts cut long comments.
const MOST: usize = 40;

impl Change {
    /// What is another, as Markdown. Pages are links into a preview, where its address is given.
    pub fn markdown(&self, preview: Option<&str>) -> String {
        let mut out = String::from("## What this change brings\n\n");
        if self.is_empty() {
            out.push_str("Nothing has changed that a reader would see.\n");
            return out;
        }
        self.summary(&mut out);
        self.entries_part(preview, &mut out);
        self.findings_part(&mut out);
        self.sources_part(&mut out);
        self.cells_part(&mut out);
        mistakes(&mut out, "Broken in pages that nobody edited", &self.broken);
        mistakes(&mut out, "New mistakes", &self.new);
        let questions = self.questions.iter().map(|change| {
            let how = if change.is_better {
                "better"
            } else {
                "**worse**"
            };
            format!("- {how}: {}", escape(&change.message))
        });
        let questions: Vec<String> = questions.collect();
        part(&mut out, "Questions", "", &questions);
        let pages = self.pages.iter();
        let pages = pages.map(|page| format!("- {}", link(preview, Some(page), page)));
        let pages: Vec<String> = pages.collect();
        part(
            &mut out,
            "Pages of the site that show something of it",
            "",
            &pages,
        );
        out
    }

    fn entries_part(&self, preview: Option<&str>, out: &mut String) {
        let entries = self.entries.iter().map(|change| {
            let status = match change.status_before {
                Some(before) => format!("**{before} → {}**", change.status),
                None => change.status.to_owned(),
            };
            let rated = change
                .ratings_before
                .as_ref()
                .map_or_else(String::new, |before| {
                    let (before, now) = (rated(before), rated(&change.ratings));
                    format!("~~{}~~<br>**{}**", escape(&before), escape(&now))
                });
            let what = word(change.change);
            let title = link(preview, change.page.as_deref(), &change.title);
            format!(
                "| {what} | {title} | {} | {status} | {rated} |",
                escape(&change.kind)
            )
        });
        let head = "| | Page | Kind | Status | Rated otherwise |\n|---|---|---|---|---|";
        part(out, "Pages", head, &entries.collect::<Vec<_>>());
    }

    fn sources_part(&self, out: &mut String) {
        let sources = self.sources.iter().map(|change| {
            let marks = [
                change.is_new.then_some("new"),
                change.is_unseen.then_some("**nobody here has read it**"),
                change.gone,
            ];
            let marks: Vec<&str> = marks.into_iter().flatten().collect();
            let (marks, pages) = (marks.join(", "), change.used_in.join(", "));
            let reference = escape(&change.reference);
            format!("| {reference} | {marks} | {} |", escape(&pages))
        });
        let head = "| Source | | Used in |\n|---|---|---|";
        part(out, "Sources", head, &sources.collect::<Vec<_>>());
    }

    fn cells_part(&self, out: &mut String) {
        let cells = self.cells.iter().map(|change| {
            let (row, column) = (escape(&change.row), escape(&change.column));
            let counts = format!("{} → {}", change.before, change.after);
            let gaps = if change.gaps_before == change.gaps_after {
                String::new()
            } else {
                format!("{} → {}", change.gaps_before, change.gaps_after)
            };
            let map = escape(&change.map);
            format!("| {map} | {row} × {column} | {counts} | {gaps} |")
        });
        let head = "| Map | Cell | Stand there | Gaps told |\n|---|---|---|---|";
        part(out, "Maps", head, &cells.collect::<Vec<_>>());
    }

    /// The change in a sentence.
    fn summary(&self, out: &mut String) {
        let of = |change: Changed| {
            self.entries
                .iter()
                .filter(|entry| entry.change == change)
                .count()
        };
        let counts = [
            (of(Changed::Added), "page", "new"),
            (of(Changed::Changed), "page", "changed"),
            (of(Changed::Removed), "page", "gone"),
            (self.findings.len(), "finding", "another"),
            (self.broken.len() + self.new.len(), "mistake", "new"),
            (self.mended, "mistake", "mended"),
        ];
        let said = counts.iter().filter(|(count, _, _)| *count > 0);
        let said = said.map(|(count, word, how)| format!("{} {how}", counted(*count, word)));
        out.push_str(&format!("{}.\n\n", said.collect::<Vec<_>>().join(", ")));
    }

    fn findings_part(&self, out: &mut String) {
        let findings = self.findings.iter().map(|change| {
            let said = match &change.statement_before {
                Some(before) => format!("~~{}~~<br>{}", escape(before), escape(&change.statement)),
                None => escape(&change.statement),
            };
            let rating = match &change.ratings_before {
                Some(before) => format!(
                    "~~{}~~<br>**{}**",
                    escape(&rated(before)),
                    escape(&rated(&change.ratings))
                ),
                None => escape(&rated(&change.ratings)),
            };
            format!(
                "| {} | `{}` | {said} | {rating} |",
                word(change.change),
                change.id
            )
        });
        let head = "| | Finding | Says | Rated |\n|---|---|---|---|";
        part(out, "Findings", head, &findings.collect::<Vec<_>>());
    }
}

/// Words that lead to a page of the preview, where there is one.
fn link(preview: Option<&str>, page: Option<&str>, words: &str) -> String {
    let words = escape(words);
    match page.zip(preview) {
        Some((page, preview)) => format!("[{words}]({}/{page})", preview.trim_end_matches('/')),
        None => words,
    }
}

fn word(change: Changed) -> &'static str {
    match change {
        Changed::Added => "new",
        Changed::Removed => "gone",
        Changed::Changed => "changed",
    }
}

fn mistakes(out: &mut String, name: &str, found: &[Mistake]) {
    let lines = found.iter().map(|found| {
        let help = found
            .help
            .as_deref()
            .map_or_else(String::new, |help| format!(" {}", escape(help)));
        let place = format!("`{}:{}`", found.path, found.line);
        format!(
            "- {} `{}` {place}: {}.{help}",
            found.severity,
            found.code,
            escape(&found.message)
        )
    });
    part(out, name, "", &lines.collect::<Vec<_>>());
}

/// A part with its first lines; long ones are folded.
fn part(out: &mut String, name: &str, head: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let is_long = lines.len() > 10;
    let heading = format!("{name} ({})", lines.len());
    if is_long {
        out.push_str(&format!("<details><summary>{heading}</summary>\n\n"));
    } else {
        out.push_str(&format!("### {heading}\n\n"));
    }
    if !head.is_empty() {
        out.push_str(&format!("{head}\n"));
    }
    for line in lines.iter().take(MOST) {
        out.push_str(&format!("{line}\n"));
    }
    if lines.len() > MOST {
        out.push_str(&format!("\nand {} more\n", lines.len() - MOST));
    }
    out.push_str(if is_long { "\n</details>\n\n" } else { "\n" });
}

/// Words as Markdown shows them: no mark, no cell and no tag begins in them, and nobody is called by an `@`.
fn escape(words: &str) -> String {
    let mut found = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\r' => found.push(' '),
            '@' => found.push_str("&#64;"),
            '<' => found.push_str("&lt;"),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '~' | '#' => {
                found.push('\\');
                found.push(c);
            }
            _ => found.push(c),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_words_of_a_bank_marks_a_comment() {
        assert_eq!(
            escape("a|b *c* @d <e>\n[f](g)"),
            "a\\|b \\*c\\* &#64;d &lt;e> \\[f\\](g)"
        );
    }

    #[test]
    fn no_change_says_so() {
        assert!(
            Change::default()
                .markdown(None)
                .contains("Nothing has changed")
        );
        assert!(Change::default().text().contains("nothing has changed"));
    }
}
