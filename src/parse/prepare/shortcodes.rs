//! Shortcodes that generators have built in and that mean no more than Markdown can say: code, figures, films.

use super::code_fence::inline_code;
use super::lines::Lines;
use crate::text::find_near;

impl Lines<'_> {
    /// Takes a line in that is a shortcode with a meaning of its own: `{{< highlight go >}}`, `{% highlight ruby %}`,
    /// `{{< figure src="a.png" >}}`, `{{< youtube id >}}`.
    pub(super) fn shortcode(&mut self, line: &str) -> bool {
        let Some((name, rest)) = mark(line.trim()) else {
            return false;
        };
        match name {
            "highlight" => self.highlighted(rest),
            "figure" => {
                let Some(figure) = figure(rest) else {
                    return false;
                };
                self.part();
                self.insert(&figure, 0);
                self.part();
                true
            }
            "youtube" | "vimeo" | "video" | "gist" | "x" | "tweet" | "instagram" => {
                let Some(address) = film(name, rest) else {
                    return false;
                };
                self.part();
                self.insert(&format!("<{address}>\n"), 0);
                self.part();
                true
            }
            _ => self.holding(line, name, rest),
        }
    }

    /// Code between two marks, as a block of code.
    fn highlighted(&mut self, rest: &str) -> bool {
        let ends = |line: &str| {
            let closing = mark(line.trim()).map(|(name, _)| name);
            matches!(closing, Some("/highlight" | "endhighlight"))
        };
        let Some(end) = self.next_line("highlight", ends) else {
            return false;
        };
        let length = end - self.number - 1;
        let behind = &self.all[self.number + 1..];
        let language = rest.split_whitespace().next().unwrap_or_default();
        let language = language.trim_matches(['"', ',']).to_owned();
        let code: String = behind[..length].concat();
        let fence = if code.contains("```") { "~~~~" } else { "```" };
        self.part();
        self.insert(&format!("{fence}{language}\n{code}{fence}\n"), 0);
        self.leave_out(length + 2);
        true
    }
}

/// The name of the shortcode that a line is, and what stands behind it.
pub(super) fn mark(line: &str) -> Option<(&str, &str)> {
    let ways = [("{{<", ">}}"), ("{{%", "%}}"), ("{%-", "-%}"), ("{%", "%}")];
    let inside = ways
        .iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close))?;
    if inside.contains("}}") || inside.contains("%}") {
        return None;
    }
    let inside = inside.trim().trim_end_matches('/').trim_end();
    Some(
        inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, "")),
    )
}

/// The parameters of a shortcode that have no name.
pub(super) fn positional(rest: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = rest.trim();
    if rest
        .split(['"', '\'', '`'])
        .next()
        .is_some_and(|head| head.contains('='))
    {
        return found;
    }
    while let Some(first) = rest.chars().next() {
        let is_quoted = matches!(first, '"' | '\'' | '`');
        let end = if is_quoted {
            rest[1..].find(first).map(|end| end + 1)
        } else {
            rest.find(char::is_whitespace)
        };
        let end = end.unwrap_or(rest.len());
        found.push(&rest[usize::from(is_quoted)..end]);
        rest = rest[end..]
            .strip_prefix(first)
            .filter(|_| is_quoted)
            .unwrap_or(&rest[end..])
            .trim_start();
    }
    found
}

/// Writes the shortcodes of a line that stand among words: keys as elements, and no icons.
pub(super) fn with_signs(line: &mut String) -> bool {
    let (mut is_changed, mut from) = (false, 0);
    while let Some(at) = line[from..].find("{{<").map(|at| from + at) {
        from = at + 3;
        let Some(end) = find_near(&line[from..], ">}}", 200).map(|end| from + end + 3) else {
            continue;
        };
        let Some((name, rest)) = mark(&line[at..end]) else {
            continue;
        };
        let instead = match name {
            "kbd" => positional(rest)
                .first()
                .map(|keys| format!("<kbd>{keys}</kbd>")),
            "fa" | "icon" | "bi" | "iconify" => Some(String::new()),
            _ => None,
        };
        let is_code = inline_code(line).iter().any(|code| code.contains(&at));
        if let Some(instead) = instead.filter(|_| !is_code) {
            line.replace_range(at..end, &instead);
            from = at + instead.len();
            is_changed = true;
        }
    }
    is_changed
}

/// The value of a parameter: `src="a.png"`.
pub(super) fn value<'r>(rest: &'r str, key: &str) -> Option<&'r str> {
    let (_, behind) = rest.split_once(&format!("{key}="))?;
    let quote = behind
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'));
    match quote {
        Some(quote) => behind[1..].split_once(quote).map(|(value, _)| value),
        None => behind.split_whitespace().next(),
    }
}

/// A figure as Markdown: the picture with its caption, and what is said of it.
fn figure(rest: &str) -> Option<String> {
    let src = value(rest, "src").filter(|src| !src.is_empty())?;
    let caption = value(rest, "caption").or_else(|| value(rest, "title"));
    let alt = value(rest, "alt").or(caption).unwrap_or_default();
    let width = value(rest, "width").map(|width| format!("width={width}"));
    // A picture with a caption and other words for it is a figure.
    let said = caption.map(|_| format!("fig-alt=\"{}\"", alt.replace('"', "'")));
    let list: Vec<String> = said.into_iter().chain(width).collect();
    let list = match list.as_slice() {
        [] => String::new(),
        list => format!("{{{}}}", list.join(" ")),
    };
    let words = caption.unwrap_or(alt);
    let picture = format!("![{words}](<{src}>){list}");
    let picture = match value(rest, "link") {
        Some(link) => format!("[{picture}](<{link}>)"),
        None => picture,
    };
    Some(format!("{picture}\n"))
}

/// The address of a film on a site of films.
fn film(name: &str, rest: &str) -> Option<String> {
    let id = value(rest, "id").or_else(|| rest.split_whitespace().next())?;
    let id = id.trim_matches(['"', '\'']);
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let user = value(rest, "user").or_else(|| positional(rest).into_iter().next());
    let file = value(rest, "id").or_else(|| positional(rest).into_iter().nth(1));
    match name {
        "gist" | "x" | "tweet" => {
            let (user, file) = (user?, file?);
            let is_plain = [user, file]
                .iter()
                .all(|name| !name.is_empty() && name.chars().all(is_letter));
            let address = match name {
                "gist" => format!("https://gist.github.com/{user}/{file}"),
                _ => format!("https://x.com/{user}/status/{file}"),
            };
            is_plain.then_some(address)
        }
        "video" => id.starts_with("http").then(|| id.to_owned()),
        _ if id.is_empty() || !id.chars().all(is_letter) => None,
        "instagram" => Some(format!("https://www.instagram.com/p/{id}/")),
        "vimeo" => Some(format!("https://vimeo.com/{id}")),
        _ => Some(format!("https://www.youtube.com/watch?v={id}")),
    }
}
