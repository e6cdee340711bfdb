//! What every stage builds on: letters, ids, dates, files of text and places in them. Knows nothing of banks.
pub(crate) mod anchors;
pub(crate) mod date;
pub(crate) mod edit;
pub(crate) mod expression;
pub(crate) mod file;
pub(crate) mod fold;
pub(crate) mod html;
pub(crate) mod ids;
pub(crate) mod include;
pub(crate) mod language;
pub(crate) mod pattern;
pub(crate) mod period;
pub(crate) mod position;
pub(crate) mod rich;
pub(crate) mod script;
pub(crate) mod season;
pub(crate) mod spanned;
pub(crate) mod unseen;
pub(crate) mod xml;

pub(crate) use crate::text::anchors::{Anchors, own_anchor};
pub use crate::text::date::Date;
pub use crate::text::edit::Edit;
pub use crate::text::expression::Expression;
pub use crate::text::file::File;
pub(crate) use crate::text::fold::{composed, fold, is_accent, is_unseen};
pub(crate) use crate::text::html::escape;
pub(crate) use crate::text::ids::heading_anchor;
pub use crate::text::ids::{
    FOLDER_PAGES, id_of_file, is_entry_id, is_folder_page, is_id, is_reserved, percent_decode,
    percent_encode, sentence, slug, stem, words,
};
pub(crate) use crate::text::ids::{
    dated_name, no_id, number_before, title_of_name, without_numbers,
};
pub(crate) use crate::text::include::{
    Include, candidates, find_near, includes, may_include, part_of,
};
pub use crate::text::pattern::Pattern;
pub use crate::text::period::{Period, PeriodForm};
pub use crate::text::position::Position;
pub(crate) use crate::text::position::{Lines, floor, within};
pub use crate::text::rich::{Mark, RichPart, plain, rich};
pub use crate::text::season::Season;
pub use crate::text::spanned::Spanned;
pub(crate) use crate::text::unseen::unseen;
pub(crate) use language::{is_right_to_left, tags};
