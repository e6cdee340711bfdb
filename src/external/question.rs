//! What is asked.

use crate::text::Date;

use super::address::Address;
use super::settings::Settings;
use super::{archive, doi};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Question {
    /// Whether an address answers.
    Page(Address),
    /// Whether there is a DOI.
    Doi(String),
    /// Whether there is a copy of a page, as near as can be to a day: `20130919`.
    Copy(Address, String),
    /// Nothing: what stands there begins as an address of the web, and is none that a browser could follow.
    Nowhere(String),
}

impl Question {
    /// What to ask of a link: of one to doi.org, whether there is the DOI, as what it leads to is for its publisher to say.
    pub(super) fn of_link(written: &str) -> Option<Self> {
        let Some(address) = Address::parse(written) else {
            let is_meant = written.starts_with("https:") || written.starts_with("http:");
            return is_meant.then(|| Self::Nowhere(written.to_owned()));
        };
        Some(doi::of_address(&address).map_or(Self::Page(address), Self::Doi))
    }

    /// What to ask of a field that names a DOI.
    pub(super) fn of_doi(written: &str) -> Option<Self> {
        doi::of_text(written).map(Self::Doi)
    }

    /// Whether there is a copy of a page that was read on some day.
    pub(super) fn copy(&self, read: Option<Date>) -> Option<Self> {
        let day = read.map_or_else(String::new, |day| {
            day.last_day().strftime("%Y%m%d").to_string()
        });
        match self {
            Self::Page(address) => Some(Self::Copy(address.clone(), day)),
            Self::Doi(_) | Self::Copy(..) | Self::Nowhere(_) => None,
        }
    }

    /// Where that is asked.
    pub(super) fn address(&self, settings: &Settings) -> Option<Address> {
        match self {
            Self::Page(address) => Some(address.clone()),
            Self::Doi(doi) => doi::question(&settings.doi, doi),
            Self::Copy(address, day) => archive::question(&settings.archive, address, day),
            Self::Nowhere(_) => None,
        }
    }

    /// Whether the answer stands in the text that comes, and not in its head.
    pub(super) fn reads_text(&self) -> bool {
        !matches!(self, Self::Page(_))
    }

    /// What it is kept under.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Page(address) => address.as_str().to_owned(),
            Self::Doi(doi) => format!("doi:{doi}"),
            Self::Copy(address, _) => format!("copy:{}", address.as_str()),
            Self::Nowhere(written) => format!("nowhere:{written}"),
        }
    }
}
