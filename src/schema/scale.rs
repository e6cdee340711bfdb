//! A rating scale: levels, what each means and what it does not.

use std::collections::BTreeSet;

use jiff::fmt::friendly::{Designator, Spacing, SpanPrinter};

use crate::diagnostic::{Code, Diagnostics};
use crate::text::{File, Spanned, sentence};
use crate::yaml::{Node, Value};

use crate::record::{Record, languages::read_in};

/// A declared scale.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Its id: the name of its file.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// What it judges, in a sentence or two.
    pub description: Option<String>,
    /// The edition that ratings are made under.
    pub version: Option<String>,
    /// Kinds of entry, or `finding`, each with its place in the file; anything where empty.
    pub applies_to: Vec<Spanned<String>>,
    /// Whether a later level is the stronger one.
    pub direction: Direction,
    /// How a rating is drawn beside its words.
    pub shape: Shape,
    /// Weakest first, whatever their codes.
    pub levels: Vec<Level>,
    /// Suffixes to a code that sort just above it.
    pub modifiers: Vec<Level>,
    /// Codes beside the ladder: never the worst, never the best.
    pub off_scale: Vec<Level>,
    /// What a rating must say beside its code: `assessed`, `by`, `because`, `sources`.
    pub requires: Vec<String>,
    /// How long a rating holds, in words: `2 years`.
    pub review_every: Option<String>,
    /// Where the scale comes from.
    pub source: Option<(String, Option<String>)>,
}

/// Which codes are strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// A higher code is stronger.
    HigherIsStronger,
    /// A lower code is stronger: 1 is best.
    LowerIsStronger,
    /// Levels are names without an order of worth.
    None,
}

/// How a rating is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A bar with as many steps as there are levels.
    Steps,
    /// Words alone.
    None,
}

/// A level, a modifier or an off-scale code.
#[derive(Clone, Debug)]
pub struct Level {
    /// As written in `ratings`; for a modifier the suffix.
    pub code: String,
    /// As readers see it.
    pub label: String,
    /// What it means, in a sentence.
    pub plain: Option<String>,
    /// What it does not mean.
    pub not: Option<String>,
    /// Of what sort a source must be that carries it: for each field of the source, which values it may have.
    pub needs: Vec<(String, Vec<String>)>,
}

/// A code found on a scale.
#[derive(Clone, Copy, Debug)]
pub struct Rated<'a> {
    /// The level or off-scale code.
    pub level: &'a Level,
    /// The modifier behind it.
    pub modifier: Option<&'a Level>,
    /// How many levels up, from 1; `None` off the scale.
    pub step: Option<usize>,
}

const KEYS: [&str; 12] = [
    "label",
    "description",
    "version",
    "applies_to",
    "direction",
    "shape",
    "levels",
    "modifiers",
    "off_scale",
    "requires",
    "review_every",
    "source",
];

pub(super) fn read(id: &str, file: &File, language: &str, out: &mut Diagnostics) -> Option<Scale> {
    let node = read_in(file, language, out)?;
    let record = Record::open(file, &node, "a scale", &KEYS, out)?;
    let directions = [
        ("higher-is-stronger", Direction::HigherIsStronger),
        ("lower-is-stronger", Direction::LowerIsStronger),
        ("none", Direction::None),
    ];
    let direction = record
        .choice("direction", &directions, out)
        .unwrap_or(Direction::HigherIsStronger);
    let by_default = if direction == Direction::None {
        Shape::None
    } else {
        Shape::Steps
    };
    let scale = Scale {
        id: id.to_owned(),
        label: record.text("label", out).unwrap_or_else(|| sentence(id)),
        description: record.text("description", out),
        version: record.text("version", out),
        applies_to: record.texts("applies_to", out),
        direction,
        shape: record
            .choice(
                "shape",
                &[("steps", Shape::Steps), ("none", Shape::None)],
                out,
            )
            .unwrap_or(by_default),
        levels: levels(&record, "levels", "code", out),
        modifiers: levels(&record, "modifiers", "suffix", out),
        off_scale: levels(&record, "off_scale", "code", out),
        requires: requires(&record, out),
        review_every: duration(&record, out),
        source: record
            .get("source")
            .and_then(|node| source(file, node, out)),
    };
    check_codes(&record, &scale, out);
    Some(scale)
}

/// How many levels a scale may have. Nobody tells more apart.
const MOST_LEVELS: usize = 100;

fn levels(record: &Record<'_>, key: &str, code: &'static str, out: &mut Diagnostics) -> Vec<Level> {
    let nodes = record.list(key, out);
    if let Some(node) = nodes.get(MOST_LEVELS) {
        let message = format!("a scale has {MOST_LEVELS} levels at most");
        out.push(record.diagnose(Code::BadDeclaration, node.span.clone(), message));
    }
    nodes
        .iter()
        .take(MOST_LEVELS)
        .filter_map(|node| level(record.file, node, code, out))
        .collect()
}

fn level(file: &File, node: &Node, code_key: &'static str, out: &mut Diagnostics) -> Option<Level> {
    // A modifier takes the needs of its level.
    let keys = [code_key, "label", "plain", "not", "needs"];
    let known = if code_key == "code" {
        &keys[..]
    } else {
        &keys[..4]
    };
    let record = Record::open(file, node, "a level", known, out)?;
    let code = record.required(code_key, "a level", out)?;
    let label = record.text("label", out).unwrap_or_else(|| code.clone());
    Some(Level {
        code,
        label,
        plain: record.text("plain", out),
        not: record.text("not", out),
        needs: needs(&record, out),
    })
}

/// Reads what a level needs: `{method: [Census, Return]}`.
fn needs(record: &Record<'_>, out: &mut Diagnostics) -> Vec<(String, Vec<String>)> {
    let Some(node) = record.get("needs") else {
        return Vec::new();
    };
    let pairs = node.pairs();
    let names: Vec<&str> = pairs.iter().map(|(key, _)| key.name.as_str()).collect();
    let Some(own) = Record::open(record.file, node, "what a level needs", &names, out) else {
        return Vec::new();
    };
    let values = |name: &str, out: &mut Diagnostics| {
        let values = own.texts(name, out).into_iter();
        values.map(|value| value.value).collect()
    };
    let found = names
        .iter()
        .map(|name| ((*name).to_owned(), values(name, out)));
    found.collect()
}

fn requires(record: &Record<'_>, out: &mut Diagnostics) -> Vec<String> {
    let known = ["assessed", "by", "because", "sources"];
    let mut found = Vec::new();
    for Spanned { value: name, span } in record.texts("requires", out) {
        if known.contains(&name.as_str()) {
            found.push(name);
        } else {
            let message = format!("a rating has no `{name}`");
            out.push(
                record
                    .diagnose(Code::BadDeclaration, span, message)
                    .nearest(&name, known),
            );
        }
    }
    found
}

/// A length of time, in words whichever way it was written.
fn duration(record: &Record<'_>, out: &mut Diagnostics) -> Option<String> {
    let text = record.text("review_every", out)?;
    let every = text.parse::<jiff::Span>().ok();
    let Some(every) = every.filter(|every| every.is_positive()) else {
        let span = record
            .get("review_every")
            .map_or(0..0, |node| node.span.clone());
        let message = format!("`{text}` is no length of time");
        out.push(
            record
                .diagnose(Code::BadDeclaration, span, message)
                .help("Write `2 years`, `18 months` or `P2Y`."),
        );
        return None;
    };
    let words = SpanPrinter::new()
        .designator(Designator::Verbose)
        .spacing(Spacing::BetweenUnitsAndDesignators);
    Some(words.span_to_string(&every))
}

fn source(file: &File, node: &Node, out: &mut Diagnostics) -> Option<(String, Option<String>)> {
    let record = Record::open(file, node, "the source of a scale", &["title", "url"], out)?;
    let url = record
        .text("url", out)
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    Some((record.required("title", "the source of a scale", out)?, url))
}

/// The codes of a list of levels, where they are written.
fn code_nodes<'a>(record: &Record<'a>, key: &str) -> Vec<&'a Node> {
    let levels = match record.get(key).map(|node| &node.value) {
        Some(Value::List(levels)) => levels.as_slice(),
        _ => &[],
    };
    levels
        .iter()
        .filter_map(|level| level.get("code"))
        .collect()
}

fn check_codes(record: &Record<'_>, scale: &Scale, out: &mut Diagnostics) {
    let at = record.node.span.start..record.node.span.start;
    if scale.levels.is_empty() {
        let found = record.diagnose(Code::BadDeclaration, at, "a scale needs `levels`");
        out.push(
            found.help("List them weakest first: `levels: [{code: \"1\", label: …, plain: …}]`."),
        );
    }
    let places = ["levels", "off_scale"]
        .into_iter()
        .flat_map(|key| code_nodes(record, key));
    let mut seen = BTreeSet::new();
    for node in places {
        let code = node.text(&record.file.text).unwrap_or_default();
        if !seen.insert(code) {
            let message = format!("the code `{code}` stands twice on this scale");
            let found = record.diagnose(Code::BadDeclaration, node.span.clone(), message);
            out.push(found.help("Every code has one meaning."));
        }
    }
}

impl Scale {
    /// Every plain code, levels first.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.levels
            .iter()
            .chain(&self.off_scale)
            .map(|level| level.code.as_str())
    }

    /// Finds what a code means: a level, an off-scale code, or a level with a modifier behind it.
    pub fn find(&self, code: &str) -> Option<Rated<'_>> {
        if let Some(at) = self.levels.iter().position(|level| level.code == code) {
            return Some(Rated {
                level: &self.levels[at],
                modifier: None,
                step: Some(at + 1),
            });
        }
        if let Some(level) = self.off_scale.iter().find(|level| level.code == code) {
            return Some(Rated {
                level,
                modifier: None,
                step: None,
            });
        }
        self.modifiers.iter().find_map(|modifier| {
            let base = code.strip_suffix(&modifier.code)?;
            let at = self.levels.iter().position(|level| level.code == base)?;
            Some(Rated {
                level: &self.levels[at],
                modifier: Some(modifier),
                step: Some(at + 1),
            })
        })
    }

    /// Whether it rates this kind of entry, or findings.
    pub fn rates(&self, what: &str) -> bool {
        self.applies_to.is_empty() || self.applies_to.iter().any(|kind| kind.value == what)
    }

    /// Where a code stands when ratings are put in order, strongest last; off-scale codes have no place.
    pub fn rank(&self, code: &str) -> Option<usize> {
        let rated = self.find(code)?;
        let above = rated.modifier.and_then(|found| {
            self.modifiers
                .iter()
                .position(|other| other.code == found.code)
        });
        Some(rated.step? * (self.modifiers.len() + 1) + above.map_or(0, |at| at + 1))
    }
}
