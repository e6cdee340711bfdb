//! What a site holds, before anybody says where it stands: lists, maps, levels, comparisons, reviews.

pub(crate) mod aliases;
pub(crate) mod axis;
pub(crate) mod changes;
pub(crate) mod comparisons;
pub(crate) mod facets;
pub(crate) mod grid;
pub(crate) mod levels;
pub(crate) mod lists;
pub(crate) mod maps;
pub(crate) mod reviews;
pub(crate) mod terms;
pub(crate) mod tree;
pub(crate) mod uses;
