//! What a bank says of how accessible its site is, for the statement that the law asks of public bodies in the United
//! Kingdom: the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation
//! 8. Its headings and set words are messages of the site; here stands what only the body knows. The points are those by
//! which the Government Digital Service checks statements (<https://github.com/alphagov/accessibility-monitoring-platform>).

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostics};
use crate::record::Record;
use crate::text::{Date, File, Spanned};
use crate::yaml::Node;

use super::setting::setting;

/// What a statement says.
#[derive(Clone, Debug)]
pub struct Accessibility {
    /// The body that answers for the site.
    pub organisation: String,
    /// What the statement applies to, where that is not the whole site.
    pub covers: Option<String>,
    /// How far the site meets WCAG 2.2 AA.
    pub meets: Conformance,
    /// What fails, and is to be mended.
    pub failing: Vec<Shortfall>,
    /// What fails, and would be too much to mend.
    pub burden: Vec<Shortfall>,
    /// What the regulations do not ask for.
    pub outside: Vec<Shortfall>,
    /// When it was first written.
    pub prepared: Option<Date>,
    /// When it was last looked at.
    pub reviewed: Option<Spanned<Date>>,
    /// How it was found out.
    pub method: String,
    /// Where to write, call, or send a form.
    pub contact: Contact,
    /// In how many working days somebody answers.
    pub reply_days: Option<usize>,
    /// Whose law is asked for.
    pub nation: Nation,
}

/// How far a site meets the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conformance {
    /// In all.
    Full,
    /// But for what is listed.
    Partly,
    /// Hardly.
    Not,
}

/// The nation whose body enforces the regulations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England, Scotland and Wales.
    #[default]
    Gb,
    /// Northern Ireland.
    Ni,
}

/// Content that somebody cannot use.
#[derive(Clone, Debug)]
pub struct Shortfall {
    /// What it is, and who is kept out.
    pub what: String,
    /// The success criteria of WCAG that it fails, with their numbers.
    pub criteria: Vec<String>,
    /// When it is to be mended.
    pub fix_by: Option<Spanned<Date>>,
    /// Why it is not: the assessment of the burden, or what the regulations leave out.
    pub why: Option<String>,
}

/// Ways to reach the body.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Contact {
    /// A mail address.
    pub email: Option<String>,
    /// A number to call.
    pub phone: Option<String>,
    /// The address of a form on the web.
    pub form: Option<String>,
    /// A postal address.
    pub post: Option<String>,
}

const WHAT: &str = "the accessibility statement";
const KEYS: [&str; 15] = [
    "organisation",
    "covers",
    "meets",
    "failing",
    "burden",
    "outside",
    "prepared",
    "reviewed",
    "method",
    "email",
    "phone",
    "form",
    "post",
    "reply_days",
    "nation",
];
const MEETS: [(&str, Conformance); 3] = [
    ("full", Conformance::Full),
    ("partly", Conformance::Partly),
    ("not", Conformance::Not),
];
const NATIONS: [(&str, Nation); 2] = [("gb", Nation::Gb), ("ni", Nation::Ni)];
/// The fewest words that say how a site was tested.
const FEWEST_WORDS: usize = 8;

/// Reads a statement; `None` where what must be there is not.
pub(super) fn read(file: &File, node: &Node, out: &mut Diagnostics) -> Option<Accessibility> {
    let record = Record::open(file, node, WHAT, &KEYS, out)?;
    let organisation = record.required("organisation", WHAT, out);
    let written = record.required("meets", WHAT, out);
    let meets = written.and_then(|_| record.choice("meets", &MEETS, out));
    let method = record.required("method", WHAT, out);
    let prepared = date(&record, "prepared", true, out);
    let reviewed = date(&record, "reviewed", true, out);
    let shortfalls = |key: &str, out: &mut Diagnostics| -> Vec<Shortfall> {
        let nodes = record.list(key, out).iter();
        nodes
            .filter_map(|node| shortfall(file, node, key, out))
            .collect()
    };
    let found = Accessibility {
        covers: record.text("covers", out),
        failing: shortfalls("failing", out),
        burden: shortfalls("burden", out),
        outside: shortfalls("outside", out),
        contact: contact(&record, out),
        reply_days: record.number("reply_days", out),
        nation: record.choice("nation", &NATIONS, out).unwrap_or_default(),
        organisation: organisation?,
        meets: meets?,
        method: method?,
        prepared: prepared.map(|date| date.value),
        reviewed,
    };
    agree(&record, &found, out);
    Some(found)
}

fn date(
    record: &Record<'_>,
    key: &str,
    is_needed: bool,
    out: &mut Diagnostics,
) -> Option<Spanned<Date>> {
    let text = if is_needed {
        record.required(key, WHAT, out)
    } else {
        record.text(key, out)
    }?;
    let span: Range<usize> = record.get(key).map_or(0..0, |node| node.span.clone());
    match Date::parse(&text) {
        Ok(date) => Some(Spanned::new(date, span)),
        Err(message) => {
            let wrong = record.diagnose(Code::BadDate, span, message);
            out.push(wrong.help("Write a day as `2026-11-29`."));
            None
        }
    }
}

fn shortfall(file: &File, node: &Node, list: &str, out: &mut Diagnostics) -> Option<Shortfall> {
    const NAME: &str = "content that is not accessible";
    let (keys, reason): (&[&str], Option<&str>) = match list {
        "failing" => (&["what", "criteria", "fix_by"], None),
        "burden" => (&["what", "criteria", "assessment"], Some("assessment")),
        _ => (&["what", "why"], Some("why")),
    };
    let record = Record::open(file, node, NAME, keys, out)?;
    let what = record.required("what", NAME, out);
    let why = reason.and_then(|key| record.required(key, NAME, out));
    let mut criteria = Vec::new();
    if keys.contains(&"criteria") {
        for Spanned { value, span } in record.texts("criteria", out) {
            if !is_criterion(&value) {
                let message = format!("`{value}` names no success criterion");
                let wrong = record.diagnose(Code::BadSetting, span, message);
                out.push(wrong.help("Write its number first: `1.4.12 Text Spacing`."));
            }
            criteria.push(value);
        }
        if criteria.is_empty() {
            let _ = record.required("criteria", NAME, out);
        }
    }
    Some(Shortfall {
        what: what?,
        criteria,
        fix_by: date(&record, "fix_by", false, out),
        why,
    })
}

/// Whether a text begins with a number as WCAG has them: `1.4.12`.
fn is_criterion(text: &str) -> bool {
    let number = text.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = number.trim_end_matches([',', ':']).split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| part.parse::<u8>().is_ok())
}

fn contact(record: &Record<'_>, out: &mut Diagnostics) -> Contact {
    let found = Contact {
        email: record.text("email", out),
        phone: record.text("phone", out),
        form: record.text("form", out),
        post: record.text("post", out),
    };
    if found.email.is_none() && found.form.is_none() {
        let _ = record.required("email", WHAT, out);
    }
    let is_mail = |text: &String| text.contains('@') && !text.contains(char::is_whitespace);
    if found.email.as_ref().is_some_and(|email| !is_mail(email)) {
        let message = "`email` is no mail address".to_owned();
        let help = "Write it alone: `access@example.org`.";
        out.push(setting(record, "email", message, help));
    }
    let is_web = |text: &String| text.starts_with("https://") || text.starts_with("http://");
    if found.form.as_ref().is_some_and(|form| !is_web(form)) {
        let message = "`form` is no address on the web".to_owned();
        let help = "Write `https://…`.";
        out.push(setting(record, "form", message, help));
    }
    found
}

/// Holds the parts of a statement to one another.
fn agree(record: &Record<'_>, found: &Accessibility, out: &mut Diagnostics) {
    let lists_some = !found.failing.is_empty() || !found.burden.is_empty();
    let lists_any = lists_some || !found.outside.is_empty();
    let contradicts = match found.meets {
        Conformance::Full => lists_some.then_some((
            "the site is said to be fully compliant, and content that fails is listed",
            "Write `meets: partly`, or take out what is mended.",
        )),
        Conformance::Partly | Conformance::Not => (!lists_any).then_some((
            "the site is said to fail, and nothing that fails is listed",
            "List it under `failing`, each with `what` and `criteria`.",
        )),
    };
    if let Some((message, help)) = contradicts {
        out.push(setting(record, "meets", message.to_owned(), help));
    }
    if found.method.split_whitespace().count() < FEWEST_WORDS {
        let message = "`method` does not say how the site was tested".to_owned();
        let help = "Say who tested which pages, when and how.";
        out.push(setting(record, "method", message, help));
    }
    if let (Some(prepared), Some(reviewed)) = (found.prepared, &found.reviewed)
        && reviewed.value < prepared
    {
        let message = "the statement was reviewed before it was prepared".to_owned();
        let help =
            "Set `reviewed` to the day of the last review; at first that is the day of `prepared`.";
        out.push(setting(record, "reviewed", message, help));
    }
}
