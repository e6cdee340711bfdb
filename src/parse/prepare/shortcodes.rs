//! Shortcodes that generators have built in and that mean no more than Markdown can say: code, figures, films.

use super::lines::Lines;

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
            "youtube" | "vimeo" | "video" => {
                let Some(address) = film(name, rest) else {
                    return false;
                };
                self.part();
                self.insert(&format!("<{address}>\n"), 0);
                self.part();
                true
            }
            _ => false,
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
fn mark(line: &str) -> Option<(&str, &str)> {
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

/// The value of a parameter: `src="a.png"`.
fn value<'r>(rest: &'r str, key: &str) -> Option<&'r str> {
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

/// A figure as Markdown: the picture, and its caption below it.
fn figure(rest: &str) -> Option<String> {
    let src = value(rest, "src").filter(|src| !src.is_empty())?;
    let caption = value(rest, "caption").or_else(|| value(rest, "title"));
    let alt = value(rest, "alt").or(caption).unwrap_or_default();
    let width = value(rest, "width").map_or(String::new(), |width| format!("{{width={width}}}"));
    let picture = format!("![{alt}](<{src}>){width}");
    let picture = match value(rest, "link") {
        Some(link) => format!("[{picture}](<{link}>)"),
        None => picture,
    };
    let caption = caption.map_or(String::new(), |caption| format!("\n\n*{caption}*"));
    Some(format!("{picture}{caption}\n"))
}

/// The address of a film on a site of films.
fn film(name: &str, rest: &str) -> Option<String> {
    let id = value(rest, "id").or_else(|| rest.split_whitespace().next())?;
    let id = id.trim_matches(['"', '\'']);
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match name {
        "video" => id.starts_with("http").then(|| id.to_owned()),
        _ if id.is_empty() || !id.chars().all(is_letter) => None,
        "vimeo" => Some(format!("https://vimeo.com/{id}")),
        _ => Some(format!("https://www.youtube.com/watch?v={id}")),
    }
}
