//! What kinds ask of a theme.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::{Schema, looks};
use crate::source::Sources;
use crate::theme::Theme;

/// A kind must name templates, an icon and a colour that the theme has.
pub(super) fn check(schema: &Schema, theme: &Theme, sources: &Sources, out: &mut Diagnostics) {
    for file in &sources.kinds {
        let Some(kind) = schema.kinds.get(&crate::text::stem(&file.path)) else {
            continue;
        };
        looks(file, |key, name| theme.brings(key, name), out);
        for template in [&kind.template, &kind.list_template] {
            if !theme.has(template) {
                let at = file
                    .text
                    .find(template.as_str())
                    .map_or(0..0, |at| at..at + template.len());
                let message = format!("the theme has no template `{template}`");
                let found = Diagnostic::new(Code::TemplateError, &file.path, at, message);
                out.push(found.help("Add it to the theme, or use `entry.html`."));
            }
        }
    }
}
