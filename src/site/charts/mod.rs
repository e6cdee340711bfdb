//! Charts, drawn as SVG when a page is rendered.

pub(crate) mod bars;
pub(crate) mod draw;
pub(crate) mod figures;
pub(crate) mod line;
pub(crate) mod share;
