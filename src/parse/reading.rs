//! What files are read by.

use crate::config::Dialect;
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
    pub(super) fn markup(self, title: Title<'a>) -> Markup<'a> {
        Markup {
            dialect: self.dialect,
            insertions: Insertions {
                included: self.included,
                variables: &self.schema.variables,
            },
            messages: &self.schema.messages,
            schemes: &self.schema.link_schemes,
            title,
        }
    }
}
