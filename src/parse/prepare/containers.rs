//! Blocks that other generators begin with a line of their own, as that line says what they are.

use crate::parse::attribute_list::AttributeList;

/// A line that begins or ends a block.
#[derive(Debug, PartialEq)]
pub(crate) struct Marker {
    /// Where its line begins in the text that is read as Markdown.
    pub(crate) at: usize,
    /// Whether its block stands at the left edge, and so in no list or quotation.
    pub(crate) is_outermost: bool,
    /// The block that begins here; `None` where one ends.
    pub(crate) opens: Option<Container>,
}

/// What is said of a block where it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Container {
    /// What it is called, in small letters: `note`, `callout-tip`, `tabs`.
    pub(crate) name: String,
    /// The title that its author gave it.
    pub(crate) title: Option<String>,
    /// Whether it folds, and then whether it is open.
    pub(crate) fold: Option<bool>,
    /// Whether it is for readers of something else than a site.
    pub(super) is_hidden: bool,
    /// Whether lines of options may follow.
    pub(super) takes_options: bool,
}

impl Container {
    /// A block of this name and title; one that other generators call something else is given the name that it has here.
    pub(super) fn named(name: &str, title: &str) -> Self {
        let name = match name.to_ascii_lowercase().as_str() {
            "dropdown" | "accordion" | "expandable" | "collapse" => "details".to_owned(),
            "tab-set" | "panel-tabset" | "tabset" | "code-group" => "tabs".to_owned(),
            "tab-item" | "tabitem" | "tabpanel" => "tab".to_owned(),
            other => other.to_owned(),
        };
        let title = title.trim();
        Self {
            name,
            title: (!title.is_empty()).then(|| title.to_owned()),
            ..Self::default()
        }
    }
}

/// What stands behind colons: `note Title`, `{tip} Title`, `{.callout-tip title="Title"}`, `note[Title]`.
pub(super) fn colons(line: &str) -> Option<Container> {
    let line = line.trim().trim_end_matches(':').trim();
    if line.starts_with('{') {
        return in_braces(line);
    }
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let line = line.strip_prefix('.').unwrap_or(line);
    let end = line.find(|c| !is_letter(c)).unwrap_or(line.len());
    let (name, behind) = line.split_at(end);
    let bracketed = behind
        .strip_prefix('[')
        .and_then(|rest| rest.rsplit_once(']'));
    let title = bracketed.map_or(behind, |(title, _)| title);
    let title = title.split_once('{').map_or(title, |(title, _)| title);
    (!name.is_empty()).then(|| Container::named(name, title))
}

/// `{tip} Title`, `{.callout-tip title="Title" collapse="true"}`.
fn in_braces(line: &str) -> Option<Container> {
    let (list, length) = AttributeList::at_head(line)?;
    let directive = list.words.first();
    let is_special = |class: &&String| {
        let specials = [
            "panel-tabset",
            "content-hidden",
            "content-visible",
            "hidden",
        ];
        class.starts_with("callout") || specials.contains(&class.as_str())
    };
    let class = list.classes.iter().find(is_special);
    let name = directive.or(class).or(list.classes.first());
    let name = name.or(list.id.as_ref()).map_or("div", String::as_str);
    let title = list.value("title").unwrap_or(&line[length..]);
    let mut found = Container::named(name, title);
    found.fold = list.value("collapse").map(|folded| folded != "true");
    found.is_hidden = is_hidden(&list);
    found.takes_options = directive.is_some();
    Some(found)
}

/// Whether a block is not for a site: <https://quarto.org/docs/authoring/conditional.html>.
fn is_hidden(list: &AttributeList) -> bool {
    let is_site = |format: &str| format.starts_with("html");
    let when = list.value("when-format").map(is_site);
    let unless = list.value("unless-format").map(|format| !is_site(format));
    let applies = when.or(unless);
    list.classes.iter().any(|class| match class.as_str() {
        "hidden" => true,
        "content-hidden" => applies.unwrap_or(true),
        "content-visible" => !applies.unwrap_or(true),
        _ => false,
    })
}

/// `!!! note "Title"`, `??? tip`, `???+ tip "Title"` and `=== "Title"` of `MkDocs`, which hold what is further in:
/// <https://squidfunk.github.io/mkdocs-material/reference/admonitions/>.
pub(super) fn indented(line: &str) -> Option<Container> {
    let line = line.trim();
    if let Some(behind) = line.strip_prefix("===") {
        let behind = behind.trim_start_matches(['!', '+']);
        let title = behind.strip_prefix(' ')?.trim();
        let title = title.strip_prefix('"')?.strip_suffix('"')?;
        return Some(Container::named("tab", title));
    }
    let (behind, fold) = if let Some(behind) = line.strip_prefix("!!!") {
        (behind, None)
    } else if let Some(behind) = line.strip_prefix("???+") {
        (behind, Some(true))
    } else {
        (line.strip_prefix("???")?, Some(false))
    };
    let behind = behind.strip_prefix(' ')?.trim();
    let (names, title) = behind.split_once('"').unwrap_or((behind, ""));
    let name = names.split_whitespace().next()?;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut found = Container::named(name, title.trim_end_matches('"'));
    found.fold = fold;
    if title == "\"" && fold.is_none() {
        // Nothing in quotation marks: no title, not even the word for its type.
        found.title = Some(String::new());
    }
    name.chars().all(is_letter).then_some(found)
}

/// The directives of `MyST` that hold text and no code.
const DIRECTIVES: &str = " admonition note tip hint important warning caution attention danger error seealso topic sidebar \
    margin dropdown card grid grid-item-card tab-set tab-item div epigraph pull-quote figure image exercise solution \
    aside versionadded versionchanged deprecated proof theorem ";

/// A fence with a directive behind it, ```` ```{note} Title ````, with the sign and the length of the fence.
pub(super) fn directive(line: &str) -> Option<(Container, char, usize)> {
    let line = line.trim();
    let sign = line.chars().next()?;
    let length = line.chars().take_while(|c| *c == sign).count();
    if !matches!(sign, '`' | '~') || length < 3 {
        return None;
    }
    let (name, title) = line[length..]
        .trim_start()
        .strip_prefix('{')?
        .split_once('}')?;
    let mut found = Container::named(name, title);
    found.takes_options = true;
    let is_known = DIRECTIVES.contains(&format!(" {name} "));
    is_known.then_some((found, sign, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_named_in_the_ways_of_its_generators() {
        for line in [
            "note A title",
            " note A title",
            "note[A title]",
            "note[A title]{.wide}",
            "{note} A title",
            " {.note title=\"A title\"}",
            "{.wide .note title='A title'}",
        ] {
            let found = colons(line).unwrap();
            assert_eq!(found.title.as_deref(), Some("A title"), "{line}");
        }
        assert_eq!(colons("tip"), Some(Container::named("tip", "")));
        assert_eq!(colons("{.x .callout-tip}").unwrap().name, "callout-tip");
        assert_eq!(colons(""), None);
        let folded = colons("{.callout-note collapse=\"true\"}").unwrap();
        assert_eq!(folded.fold, Some(false));
        let note = Container::named("note", "A title");
        assert_eq!(indented("!!! note \"A title\""), Some(note));
        assert_eq!(indented("??? tip").unwrap().fold, Some(false));
        let tab = Container::named("tab", "Linux");
        assert_eq!(indented("=== \"Linux\""), Some(tab));
        assert_eq!(directive("```{note} A title").unwrap().0.name, "note");
        for line in ["!!!", "???", "=====", "!!! ", "=== x", "??? \"x\""] {
            assert_eq!(indented(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_for_paper_alone_is_hidden() {
        for (line, is_hidden) in [
            ("{.content-hidden when-format=\"html\"}", true),
            ("{.content-hidden unless-format=\"html\"}", false),
            ("{.content-visible when-format=\"pdf\"}", true),
            ("{.content-visible when-format=\"html:js\"}", false),
            ("{.content-visible unless-format=\"html\"}", true),
            ("{.callout-note}", false),
        ] {
            assert_eq!(colons(line).unwrap().is_hidden, is_hidden, "{line}");
        }
    }
}
