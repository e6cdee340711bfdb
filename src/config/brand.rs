//! What makes a site a bank's own without a theme: its picture, its icon, its colour, style sheets.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, listed};
use crate::record::Record;
use crate::source::has_extension;
use crate::text::Spanned;
use crate::yaml::Value;

use super::colour::Colour;

/// What a bank says of its looks. Paths are from the folder of `bank.yaml`; whether the files are there is seen when they
/// are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Brand {
    /// Style sheets, in the order in which pages load them behind those of the theme.
    pub styles: Vec<Spanned<String>>,
    /// What stands at the head of every page for the title.
    pub logo: Option<Logo>,
    /// The picture in the tab of a browser.
    pub favicon: Option<Spanned<String>>,
    /// The colour of links and of what has the focus.
    pub accent: Accent,
}

/// A picture at the head of every page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Logo {
    /// On light paper, and on dark where there is no other.
    pub light: Spanned<String>,
    /// On dark paper.
    pub dark: Option<Spanned<String>>,
    /// Whether the title of the bank stands beside it.
    pub with_title: bool,
}

/// A colour for each scheme. Where only that for light paper is given, the other is made from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Accent {
    /// On light paper.
    pub light: Option<Spanned<Colour>>,
    /// On dark paper.
    pub dark: Option<Spanned<Colour>>,
}

/// Pictures that browsers show at the head of a page.
const PICTURES: [&str; 7] = ["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];
/// Pictures that browsers show in a tab.
const ICONS: [&str; 3] = ["svg", "png", "ico"];
/// The folders where such files may lie: those that `serve` watches.
const FOLDERS: [&str; 3] = ["static", "content", "themes"];

const SHEET: Wanted = Wanted {
    endings: &["css"],
    what: "a style sheet",
};
const LOGO: Wanted = Wanted {
    endings: &PICTURES,
    what: "a picture for the head of a page",
};
const FAVICON: Wanted = Wanted {
    endings: &ICONS,
    what: "a picture for the tab of a browser",
};

/// What a file is to be.
struct Wanted {
    endings: &'static [&'static str],
    what: &'static str,
}

/// Reads `styles`, `logo`, `favicon` and `accent`.
pub(super) fn read(record: &Record<'_>, out: &mut Diagnostics) -> Brand {
    let mut styles: Vec<Spanned<String>> = Vec::new();
    for sheet in record.texts("styles", out) {
        let sheet = path(record, sheet, &SHEET, out);
        let is_new = |new: &Spanned<String>| styles.iter().all(|old| old.value != new.value);
        let sheet = sheet.filter(is_new);
        styles.extend(sheet);
    }
    let favicon = record.spanned("favicon", out);
    let favicon = favicon.and_then(|favicon| path(record, favicon, &FAVICON, out));
    Brand {
        styles,
        logo: logo(record, out),
        favicon,
        accent: accent(record, out),
    }
}

/// `logo: static/logo.svg`, or one for each scheme.
fn logo(record: &Record<'_>, out: &mut Diagnostics) -> Option<Logo> {
    let node = record.get("logo")?;
    if !matches!(node.value, Value::Map(_)) {
        let light = record.spanned("logo", out)?;
        return Some(Logo {
            light: path(record, light, &LOGO, out)?,
            dark: None,
            with_title: false,
        });
    }
    let keys = ["light", "dark", "with_title"];
    let record = Record::open(record.file, node, "`logo`", &keys, out)?;
    let with_title = record.flag("with_title", out).unwrap_or(false);
    let dark = record.spanned("dark", out);
    let dark = dark.and_then(|dark| path(&record, dark, &LOGO, out));
    record.required("light", "`logo`", out)?;
    let light = record.spanned("light", out)?;
    Some(Logo {
        light: path(&record, light, &LOGO, out)?,
        dark,
        with_title,
    })
}

/// `accent: "#17467a"`, or one for each scheme.
fn accent(record: &Record<'_>, out: &mut Diagnostics) -> Accent {
    match record.node.get("accent") {
        Some(node) if matches!(node.value, Value::Map(_)) => {
            let keys = ["light", "dark"];
            let Some(both) = Record::open(record.file, node, "`accent`", &keys, out) else {
                return Accent::default();
            };
            Accent {
                light: colour(&both, "light", out),
                dark: colour(&both, "dark", out),
            }
        }
        _ => Accent {
            light: colour(record, "accent", out),
            dark: None,
        },
    }
}

/// A colour. Without quotation marks its number sign begins a comment, and nothing is left of it.
fn colour(record: &Record<'_>, key: &str, out: &mut Diagnostics) -> Option<Spanned<Colour>> {
    let node = record.node.get(key)?;
    if node.value == Value::Null {
        out.extend(cut(record, key));
        return None;
    }
    let text = node.text(&record.file.text);
    if let Some(colour) = text.and_then(Colour::parse) {
        return Some(Spanned::new(colour, node.span.clone()));
    }
    let shown = text.map_or_else(
        || node.describe(&record.file.text),
        |text| format!("`{text}`"),
    );
    let message = format!("{shown} is no colour");
    let wrong = record.diagnose(Code::BadSetting, node.span.clone(), message);
    let with_sign = Colour::parse(&format!("#{}", text.unwrap_or_default()));
    out.push(wrong.help(match with_sign {
        Some(meant) => format!("Did you mean `{key}: \"{meant}\"`?"),
        None => format!("Write a number sign and six digits, such as `{key}: \"#17467a\"`."),
    }));
    None
}

/// What is said of a colour that a comment took away.
fn cut(record: &Record<'_>, key: &str) -> Option<Diagnostic> {
    let mut keys = record.node.pairs().iter().map(|(key, _)| key);
    let end = keys.find(|found| found.name == key)?.span.end;
    let line = record.file.text.get(end..)?.lines().next()?;
    let at = line.find('#')?;
    let digits = line[at..].find(char::is_whitespace);
    let span = end + at..end + digits.map_or(line.len(), |digits| at + digits);
    let meant = Colour::parse(&record.file.text[span.clone()])?;
    let message = "to YAML a number sign begins a comment: no colour is left".to_owned();
    let wrong = record.diagnose(Code::CutText, span, message);
    Some(wrong.help(format!(
        "Put it into quotation marks: `{key}: \"{meant}\"`."
    )))
}

/// The path of a file of the bank, from the folder of `bank.yaml`.
fn path(
    record: &Record<'_>,
    found: Spanned<String>,
    wanted: &Wanted,
    out: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let written = found.value.as_str();
    let path = written.strip_prefix("./").unwrap_or(written);
    let mut parts = path.split('/');
    let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains('\\');
    let (help, message) = if !has_extension(path, wanted.endings) {
        let endings: Vec<String> = wanted.endings.iter().map(|one| format!(".{one}")).collect();
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        let help = if has_extension(path, &["scss", "sass", "less", "styl"]) {
            "Browsers read CSS alone: let the program that you write it for make a `.css` file of it.".to_owned()
        } else {
            format!(
                "Name a file that ends in {}.",
                listed(&endings).replace(" and ", " or ")
            )
        };
        (help, format!("`{written}` is not {}", wanted.what))
    } else if !parts.all(is_plain) || (path.contains('/') && !is_in_folder(path)) {
        let example = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let help =
            format!("Put it into one of them, and write its path from there: `static/{example}`.");
        let message =
            format!("`{written}` is not in `static/`, `content/` or `themes/` of the bank");
        (help, message)
    } else {
        return Some(Spanned::new(path.to_owned(), found.span));
    };
    let wrong = record.diagnose(Code::BadSetting, found.span, message);
    out.push(wrong.help(help));
    None
}

fn is_in_folder(path: &str) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    FOLDERS.contains(&top)
}
