//! Blocks of code.

pub(crate) mod highlight;
pub(crate) mod info;
pub(crate) mod lines;

use crate::text::escape;

use highlight::coloured;
use info::CodeInfo;
use lines::{CodeLine, Mark, lines};

/// A block of code as HTML, and its code as readers see it.
pub(super) struct CodeBlock {
    /// The block without its title.
    pre: String,
    title: Option<String>,
    pub(super) text: String,
    /// What its fence calls its language, in small letters.
    pub(super) language: String,
    /// What links may call it.
    pub(super) label: Option<String>,
    /// Whether its author shows what it makes, and not itself.
    pub(super) is_hidden: bool,
}

impl CodeBlock {
    /// The block with its title, as one of several tabs or by itself.
    pub(super) fn html(&self, is_tab: bool) -> String {
        let pre = &self.pre;
        let title = self.title.as_deref().map(escape);
        match (title, is_tab) {
            (Some(title), true) => {
                format!("<div class=\"tab\"><p class=\"label\">{title}</p>{pre}</div>\n")
            }
            (Some(title), false) => {
                format!("<figure class=\"code\"><figcaption>{title}</figcaption>{pre}</figure>\n")
            }
            (None, _) => format!("{pre}\n"),
        }
    }
}

/// Writes a block of code by what stands behind its fence.
pub(super) fn code_block(info: &str, code: &str, has_colours: bool) -> CodeBlock {
    let mut info = CodeInfo::read(info);
    let lines = lines(code, &mut info);
    let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
    let found = has_colours
        .then(|| coloured(&info.language, &texts))
        .flatten();
    let html = |number: usize| match &found {
        Some(lines) => lines[number].clone(),
        None => escape(texts[number]),
    };
    let is_plain = info.first_number.is_none() && lines.iter().all(|line| line.mark == Mark::None);
    let mut body = String::new();
    for (number, line) in lines.iter().enumerate() {
        let html = html(number);
        if is_plain {
            body.push_str(&html);
            body.push('\n');
        } else {
            body.push_str(&element(
                line,
                &html,
                info.first_number.map(|first| first + number),
            ));
        }
    }
    CodeBlock {
        pre: framed(&info.language, &body),
        text: texts.join("\n"),
        title: info.title,
        label: info.label,
        is_hidden: info.is_hidden,
        language: info.language,
    }
}

/// A line that something is said of. What is added or removed is so for listeners too.
fn element(line: &CodeLine<'_>, html: &str, number: Option<usize>) -> String {
    let tag = match line.mark {
        Mark::None => "span",
        Mark::Marked => "mark",
        Mark::Added => "ins",
        Mark::Removed => "del",
    };
    let number = number.map_or_else(String::new, |number| format!(" data-n=\"{number}\""));
    format!("<{tag} class=\"line\"{number}>{html}\n</{tag}>")
}

/// A block can be wider than the page: it takes the focus, so that a keyboard can scroll it.
fn framed(language: &str, body: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#');
    let class = match language {
        "" => String::new(),
        name => format!(
            " class=\"language-{}\"",
            name.replace(|c| !is_plain(c), "-")
        ),
    };
    format!("<pre tabindex=\"0\"><code{class}>{body}</code></pre>")
}
