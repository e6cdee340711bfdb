//! The heads of a map, and what is not known in its cells.

use serde::Serialize;

use crate::model::{Entry, Fields};
use crate::schema::GAP;
use crate::site::path;
use crate::site::plan::axis::AxisValue;
use crate::site::plan::grid::GapAt;
use crate::site::planned::Site;

/// A row or a column by name, with the page that says what it means.
#[derive(Debug, Serialize)]
pub(crate) struct HeadView<'m> {
    pub(crate) label: &'m str,
    pub(crate) path: &'m str,
    /// In how many wholes it stands, whose cells count its own.
    pub(crate) depth: usize,
}

/// Names a row or a column.
pub(crate) fn head(value: &AxisValue) -> HeadView<'_> {
    HeadView {
        label: &value.label,
        path: &value.path,
        depth: value.depth,
    }
}

/// What is not known, and which page says so.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct GapView {
    statement: String,
    pub(crate) label: String,
    pub(crate) plain: Option<String>,
    code: String,
    path: String,
    title: String,
}

/// What entries say is not known; those of one entry stand together.
pub(crate) fn gap_views(site: &Site, places: &[GapAt]) -> Vec<GapView> {
    let of_entry = places.chunk_by(|one, next| one.entry == next.entry);
    let shown = of_entry.flat_map(|places| {
        let entry = &site.bank.entries[places[0].entry];
        let gaps = entry.gaps();
        let gaps = places.iter().filter_map(|at| gaps.get(at.place).copied());
        let shown = gaps.filter_map(|gap| gap_view(site, entry, gap));
        shown.collect::<Vec<_>>()
    });
    shown.collect()
}

fn gap_view(site: &Site, entry: &Entry, gap: &Fields) -> Option<GapView> {
    let code = gap.text("gap").unwrap_or_default();
    let mut declared = site.bank.kind(entry).fields.iter();
    let option = declared.find_map(|field| field.option_of(GAP, "gap", code));
    Some(GapView {
        statement: gap.text("statement")?.to_owned(),
        label: option.map_or(code, |option| &option.label).to_owned(),
        plain: option.and_then(|option| option.plain.clone()),
        code: code.to_owned(),
        path: path::entry(&site.bank, entry),
        title: entry.title.clone(),
    })
}
