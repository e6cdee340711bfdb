//! What mistakes weigh in a bank: by their codes, and in some files otherwise, for a reason.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, explain};
use crate::record::Record;
use crate::text::Pattern;
use crate::yaml::{Node, Value};

/// What mistakes weigh.
#[derive(Clone, Debug, Default)]
pub struct Severities {
    /// By code.
    pub by_code: BTreeMap<Code, Weight>,
    /// What weighs otherwise in some files.
    pub exceptions: Vec<Exception>,
}

/// What a mistake weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As much as this.
    As(Severity),
    /// Nothing: it is to be ignored.
    Nothing,
}

impl Weight {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::As(severity) => Some(severity),
            Self::Nothing => None,
        }
    }
}

/// What a mistake weighs in some files.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Which mistake.
    pub code: Code,
    /// In which files, by their paths from the root of the bank.
    pub paths: Pattern,
    /// What it weighs there.
    pub weight: Weight,
    /// Its bytes in `bank.yaml`.
    pub span: Range<usize>,
}

/// Codes that only some runs can find, so that no run says that nothing has them.
const ASKED_FOR: [Code; 8] = [
    Code::UnexplainedChange,
    Code::MissedAnswer,
    Code::RetractedSource,
    Code::DoubtedSource,
    Code::DeadLink,
    Code::MovedLink,
    Code::UncheckedLink,
    Code::UnknownDoi,
];

impl Severities {
    /// Weighs what was found beside all else.
    pub fn weigh_alone(&self, found: &mut Diagnostics) {
        self.used_by(found);
    }

    /// Weighs all that was found. An exception that nothing comes under is reported, as what it was for is gone.
    pub fn weigh(&self, found: &mut Diagnostics) {
        let used = self.used_by(found);
        self.report_unused(&used, found);
    }

    /// Weighs what was found, and says which exceptions something came under.
    fn used_by(&self, found: &mut Diagnostics) -> Vec<bool> {
        let mut used = vec![false; self.exceptions.len()];
        found.weigh(|mistake| {
            let mut exceptions = self.exceptions.iter();
            let fits = |exception: &Exception| {
                exception.code == mistake.code && exception.paths.matches(&mistake.path)
            };
            if let Some(place) = exceptions.position(fits) {
                used[place] = true;
                return self.exceptions[place].weight.severity();
            }
            let own = self.by_code.get(&mistake.code);
            own.map_or(Some(mistake.severity), |weight| weight.severity())
        });
        used
    }

    fn report_unused(&self, used: &[bool], found: &mut Diagnostics) {
        let unused = self.exceptions.iter().zip(used);
        for (exception, _) in
            unused.filter(|(exception, used)| !**used && !ASKED_FOR.contains(&exception.code))
        {
            let message = format!(
                "nothing that is wrong comes under this exception for `{}`",
                exception.code
            );
            let path = "bank.yaml".into();
            let unused = Diagnostic::new(
                Code::UnusedException,
                &path,
                exception.span.clone(),
                message,
            );
            let own = self.by_code.get(&Code::UnusedException).copied();
            if own != Some(Weight::Nothing) {
                found.push(unused.help("Take it out: what it was for is mended."));
            }
        }
    }
}

/// Reads what mistakes weigh.
pub(super) fn read(record: &Record<'_>, node: &Node, out: &mut Diagnostics) -> Severities {
    let mut found = Severities::default();
    if node.pairs().is_empty() {
        let message = format!(
            "`diagnostics` is a severity for each code, this is {}",
            node.describe(&record.file.text)
        );
        out.push(
            record
                .diagnose(Code::WrongType, node.span.clone(), message)
                .help("Write `diagnostics: {orphan: ignore}`."),
        );
    }
    let all: Vec<String> = crate::diagnostic::explanations()
        .keys()
        .map(ToString::to_string)
        .collect();
    for (key, node) in node.pairs() {
        let Ok(code) = key.name.parse::<Code>() else {
            let wrong = record.diagnose(
                Code::BadSetting,
                key.span.clone(),
                format!("there is no code `{}`", key.name),
            );
            out.push(wrong.nearest(&key.name, all.iter().map(String::as_str)));
            continue;
        };
        if let Value::List(items) = &node.value {
            let exceptions = items
                .iter()
                .filter_map(|item| exception(record, code, item, out));
            found.exceptions.extend(exceptions.collect::<Vec<_>>());
        } else if let Some(wanted) = weight(record, code, node, out) {
            found.by_code.insert(code, wanted);
        }
    }
    found
}

/// An exception: which files, what the mistake weighs there, and why, for whoever reads the settings.
fn exception(
    record: &Record<'_>,
    code: Code,
    node: &Node,
    out: &mut Diagnostics,
) -> Option<Exception> {
    let keys = ["path", "severity", "reason"];
    let own = Record::open(record.file, node, "an exception", &keys, out)?;
    let path = own.required("path", "an exception", out);
    let reason = own.required("reason", "an exception", out);
    let weight = match own.get("severity") {
        Some(node) => weight(record, code, node, out)?,
        None => weight_of(record, code, "ignore", node, out)?,
    };
    // For whoever reads the settings: nothing else needs it.
    reason?;
    match Pattern::parse(&path?) {
        Ok(paths) => Some(Exception {
            code,
            paths,
            weight,
            span: node.span.clone(),
        }),
        Err(message) => {
            let span = own
                .get("path")
                .map_or(node.span.clone(), |node| node.span.clone());
            out.push(
                record
                    .diagnose(Code::BadSetting, span, message)
                    .help(PATTERNS),
            );
            None
        }
    }
}

const PATTERNS: &str = "`content/guide/` is all that lies there, `content/guide/*.md` its texts.";

fn weight(record: &Record<'_>, code: Code, node: &Node, out: &mut Diagnostics) -> Option<Weight> {
    let written = node.text(&record.file.text).unwrap_or_default();
    weight_of(record, code, written, node, out)
}

/// What a word means; one that a code may not have is reported.
fn weight_of(
    record: &Record<'_>,
    code: Code,
    written: &str,
    node: &Node,
    out: &mut Diagnostics,
) -> Option<Weight> {
    let wanted = match written {
        "error" => Weight::As(Severity::Error),
        "warning" => Weight::As(Severity::Warning),
        "ignore" => Weight::Nothing,
        other => {
            let message = format!("`{other}` is no severity");
            let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
            out.push(wrong.help("It is `error`, `warning` or `ignore`."));
            return None;
        }
    };
    let is_lower = wanted != Weight::As(Severity::Error);
    if is_lower && explain(code).severity == Severity::Error && !explain(code).may_lower {
        let message = format!("`{code}` cannot be less than an error: the site would not be right");
        let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
        out.push(wrong.help("Take the line out."));
        return None;
    }
    Some(wanted)
}
