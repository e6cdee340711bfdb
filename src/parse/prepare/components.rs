//! Components of JSX on lines of their own, as Docusaurus and Starlight have them: `<Tabs>`, `<Aside type="tip">`. What they
//! hold is Markdown.

use super::containers::Container;

/// A tag of a component.
#[derive(Debug, PartialEq)]
pub(super) struct Component<'t> {
    /// As it is written: `TabItem`.
    pub(super) name: &'t str,
    pub(super) place: Place,
    /// What is said in quotation marks or in braces.
    attributes: Vec<(&'t str, &'t str)>,
    /// How long the tag is, in bytes.
    pub(super) length: usize,
}

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    Opens,
    Closes,
    /// Nothing stands in its element.
    Alone,
}

/// Components that stand within a sentence.
const INLINE: [&str; 8] = [
    "Link",
    "LinkButton",
    "Button",
    "Image",
    "Badge",
    "Icon",
    "Code",
    "Highlight",
];

/// How long a tag may be, in bytes.
const LONGEST: usize = 4000;

impl<'t> Component<'t> {
    /// The tag that a text begins with, if its name begins with a capital and goes on in small letters.
    pub(super) fn at_head(text: &'t str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let (inside, is_close) = match inside.strip_prefix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let end = inside.find(|c| !is_letter(c))?;
        let (name, behind) = inside.split_at(end);
        let is_component = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.contains(|c: char| c.is_ascii_lowercase());
        if !is_component {
            return None;
        }
        let Inside {
            attributes,
            is_alone,
            rest,
        } = self::inside(behind)?;
        let length = text.len() - rest.len();
        let place = match (is_close, is_alone) {
            (true, _) => Place::Closes,
            (_, true) => Place::Alone,
            _ => Place::Opens,
        };
        (length <= LONGEST).then_some(Self {
            name,
            place,
            attributes,
            length,
        })
    }

    /// What an attribute says.
    pub(super) fn value(&self, names: &[&str]) -> Option<&'t str> {
        let found = |name: &&str| {
            let mut attributes = self.attributes.iter();
            attributes.find_map(|(key, value)| (key == name).then_some(*value))
        };
        names.iter().find_map(found)
    }

    /// Whether it may stand within a sentence.
    pub(super) fn is_inline(&self) -> bool {
        let is_unknown = self.container().name == "component";
        is_unknown && self.place != Place::Closes
    }

    /// Whether it is a link or a picture, which is read where raw HTML is.
    pub(super) fn is_html(&self) -> bool {
        INLINE.contains(&self.name)
    }

    /// The block that it begins.
    pub(super) fn container(&self) -> Container {
        let title = self.value(&["title", "label", "name", "summary", "header", "value"]);
        let kind = match self.name {
            "Aside" | "Admonition" | "Callout" => {
                self.value(&["type", "kind", "variant"]).unwrap_or("note")
            }
            "Tabs" | "CodeGroup" | "CodeTabs" => return Container::named("tabs", ""),
            "TabItem" | "Tab" | "TabPanel" => "tab",
            "Note" | "Tip" | "Warning" | "Info" | "Caution" | "Danger" | "Important"
            | "Details" | "Accordion" | "Expandable" | "Card" => self.name,
            "Steps" | "CardGrid" | "FileTree" | "Columns" | "Column" | "Grid" | "Row" | "Col"
            | "Cards" | "Step" | "Frame" => {
                return Container::named("div", title.unwrap_or_default());
            }
            _ => return Container::named("component", ""),
        };
        Container::named(kind, title.unwrap_or_default())
    }

    /// The Markdown that stands for a component which holds nothing: a link, or a picture.
    pub(super) fn markdown(&self) -> Option<String> {
        let href = self.value(&["href", "to", "link"]);
        let words = self.value(&["title", "label", "text"]);
        match (self.name, href, words) {
            ("LinkCard" | "LinkButton" | "Link" | "Card", Some(href), Some(words)) => {
                let more = self.value(&["description"]);
                let more = more.map_or(String::new(), |more| format!("  \n{more}"));
                Some(format!("[{words}](<{href}>){more}\n"))
            }
            _ => None,
        }
    }
}

/// What stands in a tag behind its name.
struct Inside<'t> {
    attributes: Vec<(&'t str, &'t str)>,
    /// Whether the tag closes itself.
    is_alone: bool,
    /// What stands behind the tag.
    rest: &'t str,
}

fn inside(text: &str) -> Option<Inside<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let is_alone = rest.starts_with("/>");
        let end = if is_alone { "/>" } else { ">" };
        if let Some(rest) = rest.strip_prefix(end) {
            return Some(Inside {
                attributes: found,
                is_alone,
                rest,
            });
        }
        if rest.starts_with('{') {
            rest = &rest[braces(rest)?..];
            continue;
        }
        let is_end = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '<' | '{');
        let end = rest.find(is_end).filter(|end| *end > 0)?;
        let (key, behind) = rest.split_at(end);
        let Some(behind) = behind.strip_prefix('=') else {
            found.push((key, ""));
            rest = behind;
            continue;
        };
        let quote = behind.chars().next()?;
        if matches!(quote, '"' | '\'') {
            let (value, left) = behind[1..].split_once(quote)?;
            found.push((key, value));
            rest = left;
        } else {
            let end = braces(behind)?;
            let value = behind[1..end - 1].trim();
            found.extend(quoted(value).map(|value| (key, value)));
            rest = &behind[end..];
        }
    }
}

/// The length of what stands in braces at the head of a text, with them.
fn braces(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices().take(LONGEST) {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (letter == '}').then_some(at + 1);
        }
    }
    None
}

/// A text in quotation marks, without them.
fn quoted(text: &str) -> Option<&str> {
    let quotes = ['"', '\'', '`'].into_iter();
    let mut inside = quotes.filter_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
    inside.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_with_its_attributes() {
        let text = "<TabItem value=\"a\" label={'Linux > BSD'} style={{color: 'red'}} default>more";
        let found = Component::at_head(text).unwrap();
        assert_eq!(&text[found.length..], "more");
        assert_eq!((found.name, found.place), ("TabItem", Place::Opens));
        assert_eq!(found.container(), Container::named("tab", "Linux > BSD"));
        let close = Component::at_head("</TabItem>").unwrap();
        assert_eq!(close.place, Place::Closes);
        let card =
            Component::at_head("<LinkCard\n  title=\"Where\"\n  href=\"/a/#b\"\n/>").unwrap();
        assert_eq!(card.place, Place::Alone);
        assert_eq!(card.markdown().unwrap(), "[Where](</a/#b>)\n");
        for text in ["<div>", "<DIV>", "<T", "<T a", "< Tabs>", "<Tabs a={>"] {
            assert_eq!(Component::at_head(text), None, "{text}");
        }
    }
}
