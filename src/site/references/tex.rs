//! What BibTeX and BibLaTeX have in common: entries with fields in braces, text as TeX has it. Letters beyond ASCII stay as
//! they are.

use super::item::Name;
use crate::text::{Mark, RichPart, rich};

/// A field by its name, with its value in braces; nothing where there is no value.
pub(crate) type Field = (&'static str, String);

/// Writes an entry.
pub(crate) fn entry(kind: &str, id: &str, fields: &[Field]) -> String {
    let filled = fields.iter().filter(|(_, value)| !value.is_empty());
    let mut out = format!("@{kind}{{{id},\n");
    for (name, value) in filled {
        out.push_str(&format!("  {name} = {value},\n"));
    }
    out + "}\n"
}

/// Text in braces; nothing stays nothing.
pub(crate) fn braced(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!("{{{}}}", marked(value))
}

/// Text in braces twice: it keeps its capitals.
pub(crate) fn braced_twice(value: &str) -> String {
    let value = braced(value);
    if value.is_empty() {
        return value;
    }
    format!("{{{value}}}")
}

/// Ranges of pages with the two hyphens that TeX makes a dash of; hyphens of an article's number stay one.
pub(crate) fn pages(page: &str) -> String {
    let range = |part: &str| {
        if part.matches('-').count() == 1 {
            part.replace('-', "--")
        } else {
            part.to_owned()
        }
    };
    let parts: Vec<String> = page.split(',').map(range).collect();
    braced(&parts.join(","))
}

/// An address, which is read letter by letter: only braces and backslashes would end it early.
pub(crate) fn address(url: &str) -> String {
    if url.is_empty() {
        return String::new();
    }
    let url = url
        .replace('\\', "%5C")
        .replace('{', "%7B")
        .replace('}', "%7D");
    format!("{{{url}}}")
}

/// Names with `and` between; an organisation in braces, so that it is not taken apart.
pub(crate) fn people(names: &[Name<'_>]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let shown = names.iter().map(|name| {
        if !name.literal.is_empty() {
            return format!("{{{}}}", escape(name.literal));
        }
        let parts = [name.family.as_str(), name.suffix, name.given];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(escape).collect::<Vec<_>>().join(", ")
    });
    format!("{{{}}}", shown.collect::<Vec<_>>().join(" and "))
}

/// Text with its marks as commands.
fn marked(text: &str) -> String {
    let parts = rich(text).into_iter().map(|part| match part {
        RichPart::Text(words) => escape(words),
        RichPart::Open(mark) => command(mark).to_owned(),
        RichPart::Close(_) => "}".to_owned(),
    });
    parts.collect()
}

fn command(mark: Mark) -> &'static str {
    match mark {
        Mark::Italic => "\\emph{",
        Mark::Bold => "\\textbf{",
        Mark::Below => "\\textsubscript{",
        Mark::Above => "\\textsuperscript{",
        Mark::SmallCapitals => "\\textsc{",
        Mark::AsWritten => "{",
    }
}

/// Text without anything that TeX would act on.
fn escape(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => found.push_str("\\textbackslash{}"),
            '~' => found.push_str("\\textasciitilde{}"),
            '^' => found.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                found.push('\\');
                found.push(letter);
            }
            letter if letter.is_whitespace() => found.push(' '),
            letter => found.push(letter),
        }
    }
    found
}
