//! Code in colours: which words of a line are keywords, names, texts, numbers. The only place that knows syntect.
//!
//! The grammars are Sublime Text's and bat's. Of their hundreds of scopes (<https://www.sublimetext.com/docs/scope_naming.html>)
//! readers see ten classes; how these look is the theme's affair.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::memo::key;
use crate::text::escape;

/// A block over this is shown without colours, in bytes: nobody reads it word by word.
const MOST_BYTES: usize = 200_000;

/// As is one with a line over this, in bytes: expressions that look far ahead are slow on such.
const LONGEST_LINE: usize = 4_000;

/// How many blocks are kept for the next build of a preview.
const MOST_KEPT: usize = 20_000;

/// The HTML of the lines of a block.
pub(super) type Coloured = Arc<Vec<String>>;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// What was coloured before, by a hash of the language and the code: in a preview most blocks of a page that is edited are
/// as they were, and colouring is the dearest part of reading it.
static KEPT: LazyLock<Mutex<HashMap<u64, Coloured, BuildHasherDefault<DefaultHasher>>>> =
    LazyLock::new(Mutex::default);

/// What a scope is shown as; the first that begins it counts. `""` is shown as nothing, whatever stands around it.
const CLASSES: [(&str, &str); 26] = [
    ("punctuation.definition.comment", "comment"),
    ("comment", "comment"),
    ("constant.character.escape", "constant"),
    ("constant.other.placeholder", "constant"),
    ("punctuation.section.interpolation", ""),
    ("meta.interpolation", ""),
    ("string", "string"),
    ("constant.numeric", "number"),
    ("constant", "constant"),
    ("keyword.operator", ""),
    ("keyword", "keyword"),
    ("storage.type.numeric", "type"),
    ("storage", "keyword"),
    ("variable.language", "constant"),
    ("variable.function", "function"),
    ("variable.annotation", "attribute"),
    ("entity.name.function", "function"),
    ("support.function", "function"),
    ("support.macro", "function"),
    ("entity.other.attribute-name", "attribute"),
    ("entity.name", "type"),
    ("support", "type"),
    ("markup.heading", "keyword"),
    ("markup.inserted", "inserted"),
    ("markup.deleted", "deleted"),
    ("markup.raw", "string"),
];

/// The same as scopes, which are compared without looking at a letter.
static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let scope = |(name, class): (&str, &'static str)| Some((Scope::new(name).ok()?, class));
    CLASSES.into_iter().filter_map(scope).collect()
});

/// What other generators call languages, beside the names and endings that the grammars know.
const NAMES: [(&str, &str); 17] = [
    ("golang", "go"),
    ("shell-session", "sh"),
    ("console", "sh"),
    ("terminal", "sh"),
    ("shellscript", "sh"),
    ("jsonc", "json"),
    ("json5", "json"),
    ("mjs", "js"),
    ("cjs", "js"),
    ("ipython3", "python"),
    ("pycon", "python"),
    ("qmd", "markdown"),
    ("mdx", "markdown"),
    ("hcl", "terraform"),
    ("jinja", "jinja2"),
    ("docker", "dockerfile"),
    ("ojs", "js"),
];

/// The lines of a block in colours; `None` where its language is not known or it is too large.
pub(super) fn coloured(language: &str, lines: &[&str]) -> Option<Coloured> {
    let bytes: usize = lines.iter().map(|line| line.len() + 1).sum();
    let is_long = |line: &&str| line.len() > LONGEST_LINE;
    if language.is_empty() || bytes > MOST_BYTES || lines.iter().any(is_long) {
        return None;
    }
    let grammar = grammar(language)?;
    let key = key((language, lines));
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = kept().get(&key) {
        return Some(Arc::clone(found));
    }
    let found = Arc::new(colour(grammar, lines)?);
    let mut kept = kept();
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&found));
    Some(found)
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let named = NAMES.iter().find(|(name, _)| *name == language);
    let token = named.map_or(language, |(_, token)| token);
    let found = GRAMMARS.find_syntax_by_token(token)?;
    (found.name != "Plain Text").then_some(found)
}

fn colour(grammar: &SyntaxReference, lines: &[&str]) -> Option<Vec<String>> {
    let mut state = ParseState::new(grammar);
    let mut scopes = ScopeStack::new();
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        let line = format!("{line}\n");
        let mut runs = Runs::default();
        let mut at = 0;
        for (place, change) in state.parse_line(&line, &GRAMMARS).ok()? {
            runs.push(class(scopes.as_slice()), &line[at..place]);
            at = place;
            scopes.apply(&change).ok()?;
        }
        runs.push(class(scopes.as_slice()), &line[at..]);
        found.push(runs.finish());
    }
    Some(found)
}

/// What text within these scopes is shown as: the innermost that says something counts.
fn class(scopes: &[Scope]) -> &'static str {
    let said = |scope: &Scope| {
        let mut known = SCOPES.iter();
        known.find(|(prefix, _)| prefix.is_prefix_of(*scope))
    };
    let found = scopes.iter().rev().find_map(said);
    found.map_or("", |(_, class)| class)
}

/// A line on its way to HTML: what stands together in one class makes one element.
#[derive(Default)]
struct Runs<'l> {
    html: String,
    class: &'static str,
    text: Vec<&'l str>,
}

impl<'l> Runs<'l> {
    fn push(&mut self, class: &'static str, text: &'l str) {
        let text = text.trim_end_matches('\n');
        // A space has no colour: it stays with what stands before it.
        if class != self.class && !text.trim().is_empty() {
            self.close();
            self.class = class;
        }
        self.text.push(text);
    }

    fn close(&mut self) {
        let text = escape(&self.text.concat());
        self.text.clear();
        match self.class {
            "" => self.html.push_str(&text),
            class => {
                let words = text.trim_end();
                let space = &text[words.len()..];
                self.html
                    .push_str(&format!("<span class=\"{class}\">{words}</span>{space}"));
            }
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(language: &str, line: &str) -> Option<String> {
        coloured(language, &[line]).map(|lines| lines.join("\n"))
    }

    #[test]
    fn words_have_the_class_of_what_they_are() {
        assert_eq!(
            html("rust", "fn a() -> u8 { 1 } // <b>").unwrap(),
            "<span class=\"keyword\">fn</span> <span class=\"function\">a</span>() -&gt; \
             <span class=\"keyword\">u8</span> { <span class=\"number\">1</span> } \
             <span class=\"comment\">// &lt;b&gt;</span>"
        );
        assert_eq!(
            html("yaml", "a: \"b\"").unwrap(),
            "<span class=\"type\">a</span>: <span class=\"string\">&quot;b&quot;</span>"
        );
    }

    #[test]
    fn what_is_not_known_or_too_large_has_no_colours() {
        assert_eq!(html("no-such-language", "a"), None);
        assert_eq!(html("text", "a"), None);
        assert_eq!(html("rust", &"a".repeat(LONGEST_LINE + 1)), None);
    }
}
