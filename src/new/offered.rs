//! Which of the many fields that an entry may have those who begin one are shown.

use crate::schema::{Field, Kind, Schema, Type};

/// The life cycle's fields are left for the day that they are needed.
pub(super) fn is_offered(schema: &Schema, kind: &Kind, field: &Field) -> bool {
    let later = [
        "status_date",
        "status_reason",
        "superseded_by",
        "see_instead",
        "aliases",
        "keywords",
        "searched",
        "changes",
        "reviewed_by",
    ];
    let is_order = field.name == "weight";
    let rates_nothing = matches!(field.ty, Type::Ratings)
        && !schema.scales.values().any(|scale| scale.rates(&kind.id));
    !later.contains(&field.name.as_str()) && (!is_order || kind.ordered) && !rates_nothing
}
