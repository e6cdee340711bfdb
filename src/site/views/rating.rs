//! Ratings in words and shape, and the scales that they are on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::messages::Messages;
use crate::model::Bank;
use crate::model::{Entry, Fields, Finding, Rating};
use crate::schema::{Direction, Level, Scale, Shape};
use crate::site::path;

/// A rating as a page shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RatingView {
    pub(crate) scale: String,
    pub(crate) scale_label: String,
    pub(crate) code: String,
    /// The level in words: what a reader sees first.
    pub(crate) label: String,
    pub(crate) plain: Option<String>,
    pub(crate) not: Option<String>,
    /// How many steps up; `None` off the scale.
    pub(crate) step: Option<usize>,
    pub(crate) steps: usize,
    pub(crate) shape: Shape,
    /// The level on the scale's own page.
    pub(crate) path: String,
    pub(crate) assessed: Option<String>,
    pub(crate) by: Option<String>,
    pub(crate) because: Option<String>,
    pub(crate) version: Option<String>,
    /// Whether the scale has another version now than the rating was made under.
    pub(crate) outdated: bool,
    /// What the judgement rests on, as HTML.
    pub(crate) sources: Vec<String>,
}

/// How many findings, or entries, a level has.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LevelView {
    pub(crate) rating: RatingView,
    pub(crate) count: usize,
    /// How many of them were judged under an older version of the scale.
    pub(crate) outdated: usize,
    /// Whether findings were rated, and not the entry as a whole.
    pub(crate) of_findings: bool,
    /// How many entries were rated as a whole, beside findings.
    pub(crate) entries: usize,
    /// The page that lists them.
    pub(crate) list: String,
    /// How dark it is drawn, from 1 to 5; 0 off the scale.
    pub(crate) shade: usize,
}

/// A scale as its page shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ScaleView {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) path: String,
    pub(crate) description: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) direction: Direction,
    /// What it rates, in the bank's words.
    pub(crate) rates: Vec<String>,
    /// Strongest first.
    pub(crate) levels: Vec<LevelView>,
    pub(crate) off_scale: Vec<LevelView>,
    pub(crate) modifiers: Vec<ModifierView>,
    pub(crate) review_every: Option<String>,
    pub(crate) source: Option<(String, Option<String>)>,
}

/// A modifier of a scale.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ModifierView {
    suffix: String,
    label: String,
    plain: Option<String>,
}

/// Shows a rating. Its code was found on the scale when it was read.
pub(crate) fn rating(bank: &Bank, rating: &Rating) -> Option<RatingView> {
    let scale = bank.schema.scales.get(&rating.scale)?;
    let shown = of_code(bank.messages(), scale, &rating.code)?;
    Some(RatingView {
        assessed: rating.assessed.map(|date| bank.messages().date(date)),
        by: rating.by.clone(),
        because: rating.because.clone(),
        outdated: is_outdated(scale, rating),
        version: rating.version.clone(),
        ..shown
    })
}

/// How dark a level is drawn: from 1 for the weakest to 5 for the strongest, 0 off the scale.
pub(crate) fn shade(step: Option<usize>, steps: usize) -> usize {
    (step.unwrap_or(0) * 5).div_ceil(steps.max(1))
}

/// Whether a scale has another version now than a rating was made under.
fn is_outdated(scale: &Scale, rating: &Rating) -> bool {
    rating.version.is_some() && rating.version != scale.version
}

/// A level of a scale, as it stands on its own.
pub(crate) fn level(messages: &Messages, scale: &Scale, code: &str) -> Option<RatingView> {
    of_code(messages, scale, code)
}

fn of_code(messages: &Messages, scale: &Scale, code: &str) -> Option<RatingView> {
    let rated = scale.find(code)?;
    let joined = |of: fn(&Level) -> Option<&String>, with: &str| {
        let parts: Vec<&str> = std::iter::once(rated.level)
            .chain(rated.modifier)
            .filter_map(|level| of(level).map(String::as_str))
            .collect();
        (!parts.is_empty()).then(|| parts.join(with))
    };
    let label = match rated.modifier {
        Some(modifier) => {
            let args = [
                ("level", rated.level.label.as_str().into()),
                ("modifier", modifier.label.as_str().into()),
            ];
            messages.with("level-modified", &args)
        }
        None => rated.level.label.clone(),
    };
    Some(RatingView {
        scale: scale.id.clone(),
        scale_label: scale.label.clone(),
        code: code.to_owned(),
        label,
        plain: joined(|level| level.plain.as_ref(), " "),
        not: joined(|level| level.not.as_ref(), " "),
        step: rated.step,
        steps: scale.levels.len(),
        shape: scale.shape,
        path: path::level(scale, code),
        assessed: None,
        by: None,
        because: None,
        version: None,
        outdated: false,
        sources: Vec::new(),
    })
}

/// What an entry and its findings are rated: each code with its count, strongest first, off-scale codes last.
pub(crate) fn levels(bank: &Bank, entry: &Entry) -> Vec<LevelView> {
    let mut counts = Counts::new();
    count(bank, &entry.fields, Counted::Shown, &mut counts);
    let mut found: Vec<((String, bool), LevelView)> = Vec::new();
    for ((scale_id, code, of_findings), (count, outdated)) in counts {
        let Some(scale) = bank.schema.scales.get(&scale_id) else {
            continue;
        };
        let own = || (!of_findings).then(|| own(bank, entry, &scale_id, &code))?;
        let Some(rating) = own().or_else(|| of_code(bank.messages(), scale, &code)) else {
            continue;
        };
        found.push((
            (scale_id, of_findings),
            LevelView {
                list: path::level_list(scale, &rating.code),
                shade: shade(rating.step, rating.steps),
                rating,
                count,
                outdated,
                of_findings,
                entries: 0,
            },
        ));
    }
    found.sort_by_key(|((scale, of_findings), level)| {
        let rank = bank
            .schema
            .scales
            .get(scale)
            .and_then(|scale| scale.rank(&level.rating.code));
        (
            *of_findings,
            scale.clone(),
            rank.is_none(),
            std::cmp::Reverse(rank),
            level.rating.code.clone(),
        )
    });
    found.into_iter().map(|(_, level)| level).collect()
}

/// The rating that an entry has as a whole, with who made it and why.
fn own(bank: &Bank, entry: &Entry, scale: &str, code: &str) -> Option<RatingView> {
    let mut found = None;
    entry.fields.each(&mut |value, finding| {
        let ratings = value.ratings().iter().filter(|_| finding.is_none());
        let mut own = ratings.filter(|rating| rating.scale == scale && rating.code == code);
        found = found.take().or_else(|| rating(bank, own.next()?));
    });
    found
}

/// Which findings are counted where pages take some from others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// All that a page shows.
    Shown,
    /// Each in one place only, where it stands.
    Once,
}

/// Counts the codes that an entry, or its findings, are given. A rating in a group is that of a finding.
fn count(bank: &Bank, fields: &Fields, counted: Counted, counts: &mut Counts) {
    fields.each(&mut |value, finding| {
        if counted == Counted::Once && finding.is_some_and(Finding::is_taken) {
            return;
        }
        for rating in value.ratings() {
            let key = (rating.scale.clone(), rating.code.clone(), finding.is_some());
            let scale = bank.schema.scales.get(&rating.scale);
            let (all, outdated) = counts.entry(key).or_default();
            *all += 1;
            *outdated += usize::from(scale.is_some_and(|scale| is_outdated(scale, rating)));
        }
    });
}

/// By scale, code and whether findings were rated: how many, and how many of them under an older version of the scale.
type Counts = BTreeMap<(String, String, bool), (usize, usize)>;

/// Shows a scale, with how often each of its codes was given in the bank.
pub(crate) fn scale(
    bank: &Bank,
    scale: &Scale,
    given: &BTreeMap<(String, String), Given>,
) -> ScaleView {
    let shown = |level: &Level| {
        let rating = of_code(bank.messages(), scale, &level.code)?;
        let plain_code = |code: &str| {
            code == level.code
                || scale
                    .modifiers
                    .iter()
                    .any(|modifier| code.strip_suffix(&modifier.code) == Some(&level.code))
        };
        let count = given
            .iter()
            .filter(|((id, code), _)| *id == scale.id && plain_code(code))
            .fold(Given::default(), |all, (_, given)| all.and(*given));
        let of_findings =
            count.findings > 0 || (scale.rates(crate::schema::FINDING) && count.entries == 0);
        Some(LevelView {
            list: path::level_list(scale, &level.code),
            shade: shade(rating.step, rating.steps),
            rating,
            count: if of_findings {
                count.findings
            } else {
                count.entries
            },
            outdated: 0,
            of_findings,
            entries: if of_findings { count.entries } else { 0 },
        })
    };
    let messages = bank.messages();
    let name = |what: &str| {
        bank.schema.kinds.get(what).map_or_else(
            || messages.text("rated-findings"),
            |kind| messages.with("in-sentence", &[("name", kind.plural.as_str().into())]),
        )
    };
    ScaleView {
        id: scale.id.clone(),
        label: scale.label.clone(),
        path: path::scale(&scale.id),
        description: scale.description.clone(),
        version: scale.version.clone(),
        direction: scale.direction,
        rates: scale
            .applies_to
            .iter()
            .map(|rated| name(&rated.value))
            .collect(),
        levels: scale.levels.iter().rev().filter_map(shown).collect(),
        off_scale: scale.off_scale.iter().filter_map(shown).collect(),
        modifiers: scale.modifiers.iter().map(modifier).collect(),
        review_every: scale
            .review_every
            .as_deref()
            .map(|every| messages.length(every)),
        source: scale.source.clone(),
    }
}

fn modifier(level: &Level) -> ModifierView {
    ModifierView {
        suffix: level.code.clone(),
        label: level.label.clone(),
        plain: level.plain.clone(),
    }
}

/// How often each code of each scale was given in the whole bank.
pub(crate) fn given(bank: &Bank) -> BTreeMap<(String, String), Given> {
    let mut counts = Counts::new();
    for entry in &bank.entries {
        count(bank, &entry.fields, Counted::Once, &mut counts);
    }
    let mut found: BTreeMap<(String, String), Given> = BTreeMap::new();
    for ((scale, code, of_findings), (count, _)) in counts {
        let given = found.entry((scale, code)).or_default();
        if of_findings {
            given.findings += count;
        } else {
            given.entries += count;
        }
    }
    found
}

/// How often a code was given.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given {
    /// To findings.
    findings: usize,
    /// To entries as a whole.
    entries: usize,
}

impl Given {
    fn and(self, other: Self) -> Self {
        Self {
            findings: self.findings + other.findings,
            entries: self.entries + other.entries,
        }
    }
}
