//! What the picture shows that stands beside a link to a page where people share it: the page's title and answer, and how sure.

use serde::Serialize;

use crate::config::{Accent, Config};
use crate::messages::Messages;
use crate::model::{Bank, EntryId};
use crate::schema::Shape;

use super::rating::{LevelView, levels};
use super::sure::{SureView, sure};

/// All that a card shows: two that show the same are one picture.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Card {
    /// Above the title: what kind of page it is.
    pub(crate) kind: Option<String>,
    /// The title of the page, or that of the bank.
    pub(crate) title: String,
    /// The answer of the page, or what the bank is.
    pub(crate) answer: Option<String>,
    /// How sure the page is.
    pub(crate) sure: Option<Sure>,
    /// At the foot: the bank, where the title is that of a page.
    pub(crate) bank: Option<String>,
    /// At the foot: where the site stands.
    pub(crate) host: Option<String>,
    /// The colour of the bank on light paper.
    pub(crate) accent: String,
}

/// How sure a page is, on one scale.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sure {
    /// As a bar.
    pub(crate) bar: Bar,
    /// The same in words, the fullest first: for as many as there is room.
    pub(crate) words: Vec<String>,
}

/// A bar of levels.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum Bar {
    /// Findings, strongest first.
    Findings(Vec<Stack>),
    /// Of the page as a whole: how many steps up, of how many.
    Steps { step: usize, steps: usize },
    /// Words alone.
    None,
}

/// The findings of one level.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stack {
    /// How dark the level is drawn, from 1 to 5; 0 off the scale.
    pub(crate) shade: usize,
    pub(crate) count: usize,
}

/// A card as templates see it.
#[derive(Debug, Serialize)]
pub(crate) struct CardView {
    /// Its absolute address.
    pub(crate) url: String,
    /// What it says, for those who do not see it.
    pub(crate) alt: String,
    /// In pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The colour of links in the program's own theme, on light paper.
const ACCENT: &str = "#17467a";

/// The card of the bank as a whole.
pub(crate) fn of_bank(config: &Config) -> Card {
    Card {
        kind: None,
        title: config.title.clone(),
        answer: config.description.clone(),
        sure: None,
        bank: None,
        host: host(&config.base_url),
        accent: accent(&config.brand.accent),
    }
}

/// The card of an entry.
pub(crate) fn of_entry(bank: &Bank, id: EntryId) -> Card {
    let entry = &bank.entries[id];
    let scales = sure(&levels(bank, entry));
    Card {
        kind: Some(bank.kind(entry).label.clone()),
        title: entry.title.clone(),
        answer: entry.summary.clone(),
        sure: scales.first().map(|scale| of_scale(bank.messages(), scale)),
        bank: Some(bank.config.title.clone()),
        ..of_bank(&bank.config)
    }
}

fn accent(accent: &Accent) -> String {
    let own = accent.light.as_ref();
    own.map_or_else(|| ACCENT.to_owned(), |own| own.value.to_string())
}

/// The name of the host that a site stands on; nothing for one that is only tried.
fn host(base_url: &str) -> Option<String> {
    let (_, behind) = base_url.split_once("://")?;
    let host = behind.split(['/', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.')).then(|| host.to_owned())
}

fn of_scale(messages: &Messages, scale: &SureView) -> Sure {
    let all = || scale.on.iter().chain(&scale.off);
    if scale.of_findings {
        let stacks = all().map(|level| Stack {
            shade: level.shade,
            count: level.count,
        });
        return Sure {
            bar: Bar::Findings(stacks.collect()),
            words: in_words(messages, scale),
        };
    }
    let first = all().next().map(|level| &level.rating);
    let bar = first.and_then(|rating| {
        let step = rating.step.filter(|_| rating.shape == Shape::Steps)?;
        let steps = rating.steps;
        Some(Bar::Steps { step, steps })
    });
    Sure {
        bar: bar.unwrap_or(Bar::None),
        words: first
            .map(|rating| rating.label.clone())
            .into_iter()
            .collect(),
    }
}

/// What the bar of findings says, as the page says it beside its own; then without what is off the scale; then how many alone.
fn in_words(messages: &Messages, scale: &SureView) -> Vec<String> {
    let counts = |levels: &[LevelView]| {
        let counts = levels.iter().map(|level| {
            let name = [("name", level.rating.label.as_str().into())];
            format!("{} {}", level.count, messages.with("in-sentence", &name))
        });
        counts.collect::<Vec<String>>().join(", ")
    };
    let count = [("count", scale.total.into())];
    let all = messages.with("sure-findings", &count);
    let off = format!("{} {}", messages.text("sure-off"), counts(&scale.off));
    let mut found = match (scale.on.is_empty(), scale.off.is_empty()) {
        (true, _) => vec![format!("{all} {off}")],
        (false, true) => vec![format!("{all} {}", counts(&scale.on))],
        (false, false) => {
            let on = format!("{all} {}", counts(&scale.on));
            vec![format!("{on}; {off}"), format!("{on}…")]
        }
    };
    found.push(messages.with("findings-count", &count));
    found
}
