//! A bank's own templates, and what is wrong with them.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use super::built_in::parent;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::text::{File, within};

use crate::source::has_extension;

use super::assets::{joined, loaded_by};
use super::bounds::{self, Counted};

/// A template of the bank.
#[derive(Clone, Debug)]
pub(super) struct Own {
    pub(super) file: File,
    /// As tera is given it.
    pub(super) counted: Counted,
}

impl Own {
    pub(super) fn new(file: File) -> Self {
        let counted = Counted::of(&file.text);
        Self { file, counted }
    }

    /// As it was written, for what is read once.
    fn uncounted(file: File) -> Self {
        let counted = Counted::bare(&file.text);
        Self { file, counted }
    }
}

/// What is wrong with a template by itself; what it extends or includes is looked at with all others.
pub(super) fn syntax_error(name: &str, file: &File) -> Option<Diagnostic> {
    if bounds::has_too_many_tags(&file.text) {
        let message = "this template has more tags than any page needs".to_owned();
        let found = Diagnostic::new(Code::TemplateError, &file.path, 0..0, message);
        return Some(found.help("Cut it into several, and include them."));
    }
    let error = Tera::new().add_raw_template(name, &file.text).err()?;
    let is_syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
    let alone = || BTreeMap::from([(name.to_owned(), Own::uncounted(file.clone()))]);
    is_syntax.then(|| diagnose(&error, name, &alone()))
}

/// What tera says of filters, functions, components and templates that nobody has: it comes as text alone, a
/// compiler's picture for each, with template, line and column in its second line.
pub(super) fn reported(text: &str, own: &BTreeMap<String, Own>) -> Vec<Diagnostic> {
    let lines: Vec<&str> = text.lines().collect();
    let found = lines.windows(2).filter_map(|pair| {
        let message = pair[0].strip_prefix("error: ")?;
        let mut place = pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = place.next()?.parse().ok()?;
        let line: usize = place.next()?.parse().ok()?;
        let own = own.get(place.next()?)?;
        let counted = &own.counted.text;
        let start: usize = counted
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let place = counted[start..]
            .char_indices()
            .nth(column.saturating_sub(1));
        let at = own.counted.written(start + place.map_or(0, |(at, _)| at));
        let found = Diagnostic::new(
            Code::TemplateError,
            &own.file.path,
            within(&own.file.text, &(at..at + 1)),
            lowered(message),
        );
        Some(found.help(HELP))
    });
    found.collect()
}

/// Messages begin in lower case and end without a full stop.
fn lowered(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

const HELP: &str = "`sourcebook inspect ID --format json` prints what a template receives.";

pub(super) fn diagnose(
    error: &tera::Error,
    template: &str,
    own: &BTreeMap<String, Own>,
) -> Diagnostic {
    let (name, span, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = if report.filename().is_empty() {
                template
            } else {
                report.filename()
            };
            (
                name.to_owned(),
                report.span().range.clone(),
                report.message().to_owned(),
            )
        }
        ErrorKind::MissingParent { current, .. } => (current.clone(), 0..0, error.to_string()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.clone(), 0..0, error.to_string())
        }
        _ => (template.to_owned(), 0..0, error.to_string()),
    };
    if let Some(own) = own.get(&name) {
        let span = own.counted.written(span.start)..own.counted.written(span.end);
        return Diagnostic::new(Code::TemplateError, &own.file.path, span, lowered(&message))
            .help(HELP);
    }
    let Some(giver) = giver(template, &message, own) else {
        let path = format!("built-in theme: {name}").into();
        return Diagnostic::new(Code::TemplateError, &path, span, lowered(&message)).help(HELP);
    };
    // A built-in template that one of the bank's own begins with, or takes in: what it lacks is for that one to give.
    let message = format!("{} in the built-in `{name}`", lowered(&message));
    Diagnostic::new(Code::TemplateError, &giver.file.path, 0..0, message).help(HELP)
}

/// The template of the bank's own that a page is made with: that of the page, or the nearest that it begins with; else that
/// which the template begins with that a message shows; else any of them.
fn giver<'o>(template: &str, message: &str, own: &'o BTreeMap<String, Own>) -> Option<&'o Own> {
    let shown = message.split_once("--> ").map_or("", |(_, behind)| behind);
    let shown = shown.split(':').next().unwrap_or_default();
    let shown = shown.trim_start_matches("default/");
    let by_parents = |name: &str| {
        let mut name = name.to_owned();
        while !own.contains_key(&name) {
            name = parent(&name)?;
        }
        own.get(&name)
    };
    by_parents(template)
        .or_else(|| by_parents(shown))
        .or_else(|| own.values().next())
}

/// Reports the static files that a template names and the theme does not have.
pub(super) fn lacking_assets(
    file: &File,
    statics: &BTreeMap<String, Vec<u8>>,
    out: &mut Diagnostics,
) {
    for (at, sign) in file.text.match_indices("assets[") {
        let behind = &file.text[at + sign.len()..];
        let Some(quote) = behind.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        let name = behind[1..].split(quote).next().unwrap_or_default();
        if statics.contains_key(name) {
            continue;
        }
        let start = at + sign.len() + 1;
        let span = start..start + name.len();
        let message = format!("the theme has no file `{name}`");
        let found = Diagnostic::new(Code::TemplateError, &file.path, span, message);
        out.push(match nearest(name, statics.keys().map(String::as_str)) {
            Some(near) => found.help(format!("Did you mean `{near}`?")),
            None => found.help("Put it into `static/` of the theme."),
        });
        out.retain_source(file.clone());
    }
}

/// Reports the files that style sheets of a theme load and the theme does not have.
pub(super) fn lost_urls(
    folder: &str,
    sheets: &[String],
    statics: &BTreeMap<String, Vec<u8>>,
    out: &mut Diagnostics,
) {
    for sheet in sheets.iter().filter(|name| has_extension(name, &["css"])) {
        let bytes = statics.get(sheet).map(Vec::as_slice).unwrap_or_default();
        let Ok(css) = std::str::from_utf8(bytes) else {
            continue;
        };
        let file = File::new(format!("{folder}/{sheet}"), css);
        let own = sheet.rsplit_once('/').map_or("", |(own, _)| own);
        let mut has_lost = false;
        for (span, name) in loaded_by(css) {
            if statics.contains_key(&joined(own, name)) {
                continue;
            }
            let message = format!("the theme has no file `{name}`");
            let found = Diagnostic::new(Code::BrokenFile, &file.path, span, message);
            let known = statics.keys().map(String::as_str);
            out.push(found.nearest(name, known));
            has_lost = true;
        }
        if has_lost {
            out.retain_source(file);
        }
    }
}
