//! `sourcebook check --external` of a program that was made without it.

use std::convert::Infallible;

use anyhow::Result;
use sourcebook::diagnostic::Diagnostics;
use sourcebook::load::Loaded;
use sourcebook::write::Refused;

use crate::cli::Check;

/// Other sites, which this program asks nothing.
pub(super) struct Outside(Infallible);

impl Outside {
    /// Refuses where other sites are to be asked.
    pub(super) fn open(args: &Check) -> Result<Option<Self>> {
        if args.external.is_asked {
            let message = "--external: this program was made without it (the feature `external`)";
            return Err(Refused(message.to_owned()).into());
        }
        Ok(None)
    }

    /// Never comes about.
    pub(super) fn check(&mut self, _: &Loaded, _: &dyn Fn(&str) -> bool) -> Result<Diagnostics> {
        match self.0 {}
    }

    /// Never comes about.
    pub(super) fn summary(&self) -> String {
        match self.0 {}
    }
}
