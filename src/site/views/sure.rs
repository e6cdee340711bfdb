//! How sure a page is: on each scale, how many of its findings stand on which level. Never an average: two levels have
//! no middle, and what is off the scale has no place on it.

use serde::Serialize;

use super::rating::LevelView;

/// The ratings of one page on one scale.
#[derive(Debug, Serialize)]
pub(crate) struct SureView {
    /// What the scale is called.
    label: String,
    /// Whether findings were rated, and not the page as a whole.
    pub(crate) of_findings: bool,
    /// How many findings were.
    pub(crate) total: usize,
    /// The levels on the scale, strongest first.
    pub(crate) on: Vec<LevelView>,
    /// Those off it.
    pub(crate) off: Vec<LevelView>,
}

/// Gathers the levels of a page by their scales, in the order that they have.
pub(crate) fn sure(levels: &[LevelView]) -> Vec<SureView> {
    let alike = |a: &LevelView, b: &LevelView| {
        (&a.rating.scale, a.of_findings) == (&b.rating.scale, b.of_findings)
    };
    let by_scale = levels.chunk_by(alike);
    by_scale
        .map(|levels| {
            let (on, off) = levels
                .iter()
                .cloned()
                .partition(|level| level.rating.step.is_some());
            SureView {
                label: levels[0].rating.scale_label.clone(),
                of_findings: levels[0].of_findings,
                total: levels.iter().map(|level| level.count).sum(),
                on,
                off,
            }
        })
        .collect()
}
