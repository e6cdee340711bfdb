//! Blocks of HTML whose text is Markdown: where an attribute says so, as in Python-Markdown and kramdown, and in MDX always:
//! <https://python-markdown.github.io/extensions/md_in_html/>.

use super::lines::{DEEPEST, Lines};

/// Elements that hold blocks.
const BLOCKS: &str = " div section article aside figure details summary center main header footer nav blockquote figcaption ";

impl Lines<'_> {
    /// Parts a tag of such a block from the text around it, so that pulldown-cmark reads that as Markdown.
    pub(super) fn html_block(&mut self, line: &str) -> bool {
        let words = line.trim();
        if let Some(name) = words
            .strip_prefix("</")
            .and_then(|rest| rest.strip_suffix('>'))
        {
            if self.html.last().is_none_or(|open| open != name.trim()) {
                return false;
            }
            self.html.pop();
            self.alone(words);
            return true;
        }
        let Some(inside) = words
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
        else {
            return false;
        };
        let name = inside
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let is_tag = !inside.contains(['<', '>']) && BLOCKS.contains(&format!(" {name} "));
        let tag = without_markdown(words);
        if !is_tag || name.is_empty() || inside.ends_with('/') || tag.is_none() && !self.is_mdx {
            return false;
        }
        // Of more than anybody nests the text is left as it stands.
        if self.html.len() >= DEEPEST {
            return false;
        }
        self.html.push(name.to_owned());
        self.alone(tag.as_deref().unwrap_or(words));
        true
    }

    /// A tag with blank lines around it.
    fn alone(&mut self, tag: &str) {
        self.part();
        self.insert(&format!("{tag}\n"), 0);
        self.part();
    }
}

/// A tag without the attribute that its text is Markdown by; `None` where it has none.
fn without_markdown(tag: &str) -> Option<String> {
    let at = tag.find(" markdown")?;
    let behind = &tag[at + " markdown".len()..];
    let value = ["=\"1\"", "=\"span\"", "=\"block\"", "='1'", "=1", ""];
    let rest = value.iter().find_map(|value| behind.strip_prefix(value))?;
    rest.starts_with(['>', ' '])
        .then(|| format!("{}{rest}", &tag[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_attribute_goes_in_all_its_forms() {
        for tag in [
            "<div markdown>",
            "<div markdown=\"1\">",
            "<div markdown=\"span\">",
        ] {
            assert_eq!(without_markdown(tag).as_deref(), Some("<div>"), "{tag}");
        }
        let found = without_markdown("<div class=\"a\" markdown id=\"b\">");
        assert_eq!(found.as_deref(), Some("<div class=\"a\" id=\"b\">"));
        assert_eq!(without_markdown("<div class=\"markdown\">"), None);
    }
}
