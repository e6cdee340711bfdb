//! Values that are one word or one line: text, addresses, and the types of [`crate::scalar`].

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::scalar::{DATE, Reading, Scalar, ScalarType, Written};
use crate::schema::Field;
use crate::yaml::Node;

use super::mend::mend_scalar;
use super::reader::Reader;
use crate::{
    model::{SCHEMES, Target, Value},
    text::{Date, words},
};

/// Whether a text begins as the name of a host does, and has no scheme: `urban.org/files/a.pdf`.
fn is_host(text: &str) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((name, top)) = first.rsplit_once('.') else {
        return false;
    };
    let tops = [
        "org", "com", "net", "edu", "gov", "int", "uk", "eu", "io", "ca", "au", "nz", "ie",
    ];
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    !name.is_empty() && tops.contains(&top) && name.chars().all(is_letter) && !name.starts_with('.')
}

impl Reader<'_> {
    pub(super) fn text(&mut self, node: &Node, field: &Field) -> Option<String> {
        let Some(text) = node.text(&self.file.text) else {
            return self.wrong(node, field);
        };
        let text = text.trim();
        if text.is_empty() && field.required {
            let help = format!("Write {} behind it.", field.describe());
            let message = format!("`{}` is blank", field.name);
            self.report(Code::MissingField, node.span.clone(), message, Some(help));
            return None;
        }
        if !field.options.is_empty() && field.options.iter().all(|option| option.code != text) {
            let codes: Vec<&str> = field
                .options
                .iter()
                .map(|option| option.code.as_str())
                .collect();
            let message = format!("`{}` cannot be `{text}`", field.name);
            let found = Diagnostic::new(
                Code::UnknownOption,
                &self.file.path,
                node.span.clone(),
                message,
            );
            let is_usual =
                field.name == "status" && matches!(text, "published" | "public" | "final");
            self.out.push(if is_usual {
                found.help("Leave the line out: a page is live unless it says otherwise.")
            } else {
                found.nearest(text, codes)
            });
            return None;
        }
        self.limit(node, field, words(text));
        Some(text.to_owned())
    }

    /// Reads a value by its type; `name` is that of its field, for messages.
    pub(super) fn scalar(
        &mut self,
        node: &Node,
        name: &str,
        ty: &ScalarType,
    ) -> Option<Arc<dyn Scalar>> {
        let file = &*self.file.text;
        let text = node.text(file).map(str::trim);
        let Reading { value, mistake } = (ty.read)(&Written { node, file, text });
        match mistake {
            Some(mistake) => {
                let help = Some(mistake.help);
                self.report(mistake.code, node.span.clone(), mistake.message, help);
            }
            None if value.is_none() => {
                let found = node.describe(file);
                let message = format!("`{name}` is {}, this is {found}", ty.description);
                let help = Some(mend_scalar(name, text, ty));
                self.report(Code::WrongType, node.span.clone(), message, help);
                return None;
            }
            None => {}
        }
        value
    }

    /// The day on which something was judged.
    pub(super) fn date(&mut self, node: &Node, name: &str) -> Option<Date> {
        Some(self.scalar(node, name, &DATE)?.period()?.last)
    }

    pub(super) fn url(&mut self, node: &Node, field: &Field) -> Option<Value> {
        let Some(text) = node.text(&self.file.text) else {
            return self.wrong(node, field);
        };
        let text = text.trim();
        let wrong = if text.is_empty() || text.contains(char::is_whitespace) {
            Some(format!("`{text}` is no address"))
        } else if text.starts_with("www.") || is_host(text) {
            Some(format!("`{text}` lacks its `https://`"))
        } else {
            None
        };
        if let Some(message) = wrong {
            let help = "Write a whole web address, or the path of a file beside this one.";
            self.report(
                Code::BadUrl,
                node.span.clone(),
                message,
                Some(help.to_owned()),
            );
            return None;
        }
        match Target::parse(text) {
            Ok(target) => Some(Value::Url(target, node.span.clone())),
            Err(message) => {
                self.report(
                    Code::UnsafeLink,
                    node.span.clone(),
                    message,
                    Some(SCHEMES.to_owned()),
                );
                None
            }
        }
    }

    /// Reports a text of more words than its field takes.
    pub(super) fn limit(&mut self, node: &Node, field: &Field, found: usize) {
        if let Some(limit) = field.max_words.filter(|limit| found > *limit) {
            let message = format!("`{}` has {found} words, the limit is {limit}", field.name);
            let over = found - limit;
            let words = if over == 1 { "word" } else { "words" };
            let help = format!("Take out {over} {words}, or move the detail into the body.");
            self.report(Code::TooLong, node.span.clone(), message, Some(help));
        }
    }
}
