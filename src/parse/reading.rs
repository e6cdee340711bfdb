//! What files are read by.

use crate::config::Dialect;
use crate::messages::Spoken;
use crate::schema::Schema;
use crate::source::Included;

use super::markdown::{Markup, Title};
use super::prepare::Insertions;

/// What files are read by, beside themselves.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What the bank declares.
    pub schema: &'a Schema,
    /// What texts may have.
    pub dialect: Dialect,
    /// What they may ask for.
    pub included: &'a Included,
}

impl<'a> Reading<'a> {
    /// What a text is turned into HTML by, whose first heading is this.
    ///
    /// The language is that of the text, where it is another than the bank's.
    pub(super) fn markup(self, title: Title<'a>, language: Option<&'a str>) -> Markup<'a> {
        Markup {
            dialect: self.dialect,
            insertions: Insertions {
                included: self.included,
                variables: &self.schema.variables,
            },
            messages: Spoken {
                messages: &self.schema.messages,
                language,
            },
            schemes: &self.schema.link_schemes,
            title,
        }
    }
}
