//! Tables: alignment as classes, since the content security policy forbids inline style, in a box that scrolls.

use pulldown_cmark::{Alignment, TagEnd};

/// The state of the table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_body: bool,
}

impl Table {
    pub(super) fn open(&mut self, alignments: &[Alignment]) -> &'static str {
        *self = Self { alignments: alignments.to_vec(), cell: 0, in_body: false };
        "<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>"
    }

    pub(super) fn row(&mut self) -> &'static str {
        self.cell = 0;
        "<tr>"
    }

    pub(super) fn cell(&mut self) -> String {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"centre\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.cell += 1;
        if self.in_body { format!("<td{class}>") } else { format!("<th scope=\"col\"{class}>") }
    }

    pub(super) fn close(&mut self, tag: TagEnd) -> &'static str {
        match tag {
            TagEnd::TableCell if self.in_body => "</td>",
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
