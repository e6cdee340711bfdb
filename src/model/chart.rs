//! A chart: which figures of which table are to be drawn, and how.

use crate::text::Spanned;

/// A chart as its author asks for it.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The table, by its path from the file.
    pub data: Spanned<String>,
    /// How it is drawn.
    pub kind: ChartKind,
    /// The column that names what is compared.
    pub x: Spanned<String>,
    /// The columns of figures.
    pub y: Vec<Spanned<String>>,
    /// What it shows.
    pub title: String,
    /// What one is to see in it.
    pub description: Option<String>,
    /// The unit of its figures.
    pub unit: Option<String>,
    /// What to beware of.
    pub note: Option<String>,
    /// Where its figures come from.
    pub source: Option<String>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those that authors write")]
pub enum ChartKind {
    Bar,
    GroupedBar,
    Line,
    Dot,
    Share,
}
