//! What stands in a text for the program of another generator: the marks of its templates, components, diagrams.

use std::ops::Range;

/// What stands in a text for another generator, which would have worked it out.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Marks of templates.
    pub(super) marks: usize,
    /// Elements that are components of a site's own program: `<Tabs>`.
    pub(super) components: usize,
    /// Blocks of code that a script would draw.
    pub(super) diagrams: usize,
    /// Where the first of them stands.
    pub(super) first: Option<Range<usize>>,
}

const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];

/// The languages of diagrams.
pub(super) const DIAGRAMS: [&str; 9] = [
    "mermaid",
    "plantuml",
    "graphviz",
    "dot",
    "d2",
    "kroki",
    "dataview",
    "dataviewjs",
    "query",
];

impl Foreign {
    /// Counts the marks in a text that begins at a place.
    pub(super) fn add_marks(&mut self, text: &str, place: usize) {
        let count = foreign_marks(text);
        if count == 0 {
            return;
        }
        self.marks += count;
        let places = MARKS.iter().filter_map(|(open, _)| text.find(open));
        let at = place + places.min().unwrap_or_default();
        self.first.get_or_insert(at..at + 2);
    }

    /// Counts a component.
    pub(super) fn add_component(&mut self, range: &Range<usize>) {
        self.components += 1;
        self.first.get_or_insert(range.clone());
    }

    /// What is said of them; `None` where there are none.
    pub(super) fn message(&self) -> Option<String> {
        let counts = [
            (
                self.marks,
                "a mark of another generator's templates",
                "marks of another generator's templates",
            ),
            (self.components, "a component", "components"),
            (
                self.diagrams,
                "a diagram or a query that is not drawn",
                "diagrams and queries that are not drawn",
            ),
        ];
        let said = counts.into_iter().filter(|(count, _, _)| *count > 0);
        let words: Vec<String> = said
            .map(|(count, one, more)| match count {
                1 => one.to_owned(),
                count => format!("{count} {more}"),
            })
            .collect();
        let verb = if self.marks + self.components + self.diagrams == 1 {
            "stands"
        } else {
            "stand"
        };
        (!words.is_empty()).then(|| format!("{} {verb} in this text", words.join(" and ")))
    }

    /// What can be done about them.
    pub(super) fn help(&self) -> &'static str {
        if self.marks > 0 {
            "Readers see marks such as `{{ … }}` and `{% … %}` as they stand: write what is meant, name it under `variables` in bank.yaml, or put it into code."
        } else if self.components > 0 {
            "Readers see what stands in a component, and nothing of the component itself: write what is meant in Markdown."
        } else {
            "Readers see the code of it: put a picture, or what it finds, in its place."
        }
    }
}

/// How many marks of other generators' templates a text holds: Liquid's and Hugo's `{{ x }}` and `{% x %}`, ERB's `<% x %>`.
pub(super) fn foreign_marks(text: &str) -> usize {
    let counts = MARKS.iter().map(|(open, close)| {
        let mut pieces = text.split(open);
        pieces.next();
        pieces.filter(|piece| piece.contains(close)).count()
    });
    counts.sum()
}
