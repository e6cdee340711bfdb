//! Tables: alignment as classes, since the content security policy forbids inline style, in a box that scrolls.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use crate::messages::Spoken;
use crate::text::{Anchors, escape};

/// The state of the table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_body: bool,
    /// Whether the open cell is the head of nothing: an empty corner.
    is_corner: bool,
}

impl Table {
    /// What stands for the beginning of a table or a part of it, which may have nothing in it.
    pub(super) fn start(
        &mut self,
        tag: &Tag<'_>,
        is_empty: bool,
        anchors: &mut Anchors,
        messages: Spoken<'_>,
    ) -> String {
        match tag {
            Tag::Table(alignments) => {
                *self = Self {
                    alignments: alignments.clone(),
                    ..Self::default()
                };
                let label = messages.with("table", &[("number", anchors.table().into())]);
                format!(
                    "<div class=\"scroll\" role=\"region\" aria-label=\"{}\"{} tabindex=\"0\"><table{}>",
                    escape(&label),
                    messages.word_language(),
                    messages.own_language()
                )
            }
            Tag::TableHead => "<thead><tr>".to_owned(),
            Tag::TableRow => {
                self.cell = 0;
                "<tr>".to_owned()
            }
            _ => self.cell(is_empty),
        }
    }

    fn cell(&mut self, is_empty: bool) -> String {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"centre\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.cell += 1;
        self.is_corner = is_empty && !self.in_body;
        if self.in_body || self.is_corner {
            format!("<td{class}>")
        } else {
            format!("<th scope=\"col\"{class}>")
        }
    }

    /// How many cells a row of the body has that no column is for, by the row as it is written: they would be lost.
    pub(super) fn surplus(&self, row: &str) -> usize {
        let row = row.trim().trim_start_matches('|');
        let row = row
            .strip_suffix('|')
            .filter(|row| !row.ends_with('\\'))
            .unwrap_or(row);
        let bars = row
            .match_indices('|')
            .filter(|(at, _)| !row[..*at].ends_with('\\'));
        let count = bars.count() + 1;
        if self.in_body {
            count.saturating_sub(self.alignments.len())
        } else {
            0
        }
    }

    /// The HTML for the end of a part of a table.
    pub(super) fn close(&mut self, tag: TagEnd) -> &'static str {
        match tag {
            TagEnd::TableCell if self.in_body || self.is_corner => "</td>",
            TagEnd::TableCell => "</th>",
            TagEnd::TableHead => {
                self.in_body = true;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            _ => "</tbody></table></div>\n",
        }
    }
}
