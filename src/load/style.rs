//! The citation style that a bank asks for.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use crate::cite::Processor;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source;
use crate::text::{File, Spanned};

/// Where the text of a style comes from.
#[derive(Hash)]
pub(super) enum StyleText {
    /// The name of one that is built in, or meant to be.
    Named,
    /// A file that is not there.
    Missing,
    /// A file that could not be read, which is reported.
    Unreadable,
    /// A file of the bank.
    Own(File),
}

/// The text of the style that a bank brings. Nothing but a file of that ending within the bank is opened.
pub(super) fn text(root: &Path, name: &str, out: &mut Diagnostics) -> Result<StyleText> {
    if !source::has_extension(name, &["csl"]) {
        return Ok(StyleText::Named);
    }
    let is_inside =
        !Path::new(name).is_absolute() && !name.split(['/', '\\']).any(|part| part == "..");
    if !is_inside || !root.join(name).exists() {
        return Ok(StyleText::Missing);
    }
    if !source::is_own(root, name, out) {
        return Ok(StyleText::Unreadable);
    }
    let read = source::read_text(root, name, out)?;
    Ok(read.map_or(StyleText::Unreadable, StyleText::Own))
}

/// Loads the citation style; a wrong one is reported and the default one taken.
pub(super) fn processor(
    text: StyleText,
    config: &Config,
    out: &mut Diagnostics,
) -> Result<Processor> {
    let Spanned { value: name, span } = &config.citation_style;
    let path: Arc<str> = "bank.yaml".into();
    let language = config.language.as_str();
    let diagnose = |code, message: String| Diagnostic::new(code, &path, span.clone(), message);
    let default = Config::default().citation_style.value;
    let by_default = || {
        Processor::from_archive(&default, language)
            .map_err(|_| anyhow::anyhow!("the default style is built in"))
    };
    let file = match text {
        StyleText::Named => None,
        StyleText::Unreadable => return by_default(),
        StyleText::Missing => {
            let found = diagnose(Code::BadCsl, format!("there is no file `{name}`"));
            out.push(found.help("Put the style beside bank.yaml, or name one that is built in."));
            return by_default();
        }
        StyleText::Own(file) => Some(file),
    };
    if let Some(file) = file {
        return match Processor::from_csl(&file.text, language) {
            Ok(processor) => Ok(processor),
            Err(message) => {
                let found = diagnose(
                    Code::BadCsl,
                    format!("`{name}` is no usable CSL style: {message}"),
                );
                out.push(found.help("Take an independent style from citationstyles.org."));
                by_default()
            }
        };
    }
    if let Ok(processor) = Processor::from_archive(name, language) {
        return Ok(processor);
    }
    let found = diagnose(
        Code::UnknownStyle,
        format!("there is no citation style `{name}`"),
    );
    let names = Processor::style_names();
    let near = crate::diagnostic::nearest(name, names.iter().copied());
    let help =
        "Name one of CSL's styles, such as `harvard-cite-them-right` or `apa`, or a .csl file.";
    out.push(
        found.help(near.map_or_else(|| help.to_owned(), |near| format!("Did you mean `{near}`?"))),
    );
    by_default()
}
