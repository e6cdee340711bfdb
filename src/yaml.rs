//! YAML with the place of every value kept: the only module that knows serde-saphyr.
//!
//! Everything that an author writes in YAML (front matter, kinds, vocabularies, scales, `bank.yaml`) comes through
//! here as a tree of [`Node`]s, so that whatever reads it can point at the exact characters it disagrees with.
//! Scalars keep their own source text: where a field is declared text, `code: 4`, `version: 1.10` and `area: NO`
//! mean `4`, `1.10` and `NO`, whatever YAML thinks their types are.

pub(crate) mod loose;
pub(crate) mod slips;
pub(crate) mod toml;

use std::ops::Range;

use serde_yaml::Spanned;

use crate::yaml::loose::Loose;

/// The largest block of YAML that is read. A bank's entries need a hundredth of it.
pub const MAX_BYTES: usize = 64 * 1024;

/// A value and the bytes of the file that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Byte range in the whole file, from the first to behind the last character of the value.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Value,
    /// Where a scalar is spelt out: elsewhere than its span where it is an alias.
    spelt: Range<usize>,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `key:` or `key: null`.
    Null,
    /// `true` or `false` and YAML's other words for them.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// Any other scalar.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the author's order.
    Map(Vec<(Key, Node)>),
}

/// The key of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key as text.
    pub name: String,
    /// Its bytes in the whole file.
    pub span: Range<usize>,
}

/// Why a block is not YAML.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Where in the whole file.
    pub span: Range<usize>,
    /// What is wrong, without the place.
    pub message: String,
    /// How to mend it, where it is a usual slip.
    pub help: Option<String>,
    /// The bytes of the whole file to be written otherwise, and how, where nothing else can be meant.
    pub mend: Option<(Range<usize>, String)>,
    /// Whether a key stands twice in one mapping.
    pub duplicate_key: bool,
}

/// Reads `text[block]` as one YAML document. Spans count from the start of `text`.
///
/// # Errors
///
/// Where it is no YAML, or larger than [`MAX_BYTES`].
pub fn parse(text: &str, block: Range<usize>) -> Result<Node, Broken> {
    let yaml = &text[block.clone()];
    if yaml.len() > MAX_BYTES {
        let message = format!(
            "the YAML is {} KB long, the limit is {} KB",
            yaml.len() / 1024,
            MAX_BYTES / 1024
        );
        return Err(Broken {
            span: block.start..block.start,
            message,
            help: None,
            mend: None,
            duplicate_key: false,
        });
    }
    parse_unlimited(text, block)
}

/// Reads YAML of any length, for files that hold nothing else (a vocabulary of a thousand terms is fine).
///
/// # Errors
///
/// Where it is no YAML.
pub fn parse_file(text: &str) -> Result<Node, Broken> {
    parse_unlimited(text, 0..text.len())
}

fn parse_unlimited(text: &str, block: Range<usize>) -> Result<Node, Broken> {
    let yaml = &text[block.clone()];
    if yaml
        .lines()
        .all(|line| line.trim_start().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Node {
            span: block.start..block.start,
            value: Value::Null,
            spelt: 0..0,
        });
    }
    match serde_yaml::from_str_with_options::<Spanned<Loose>>(yaml, options(yaml.len())) {
        Ok(tree) => Ok(place(tree, text, block.start)),
        Err(error) => Err(broken(&error, yaml, block.start)),
    }
}

/// Reads a table that is built into the program.
pub(crate) fn built_in<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_yaml::from_str(text).expect("the tests read every built-in table")
}

/// An alias bomb is refused after as many nodes as the text has bytes, not after a fixed quarter of a million.
fn options(bytes: usize) -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! { max_nodes: bytes + 64, max_documents: 1, max_depth: 32 },
        with_snippet: false,
        legacy_octal_numbers: false,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::PassThrough,
    }
}

fn broken(error: &serde_yaml::Error, yaml: &str, offset: usize) -> Broken {
    let start = error
        .location()
        .map_or(0, |location| start_of(&location, yaml));
    let start = (0..=start)
        .rev()
        .find(|&at| yaml.is_char_boundary(at))
        .unwrap_or(0);
    let end = yaml[start..]
        .find(['\n', ':'])
        .map_or(yaml.len(), |length| start + length);
    let said = |span: Range<usize>, message: String, help: Option<String>| Broken {
        span: offset + span.start..offset + span.end,
        message,
        help,
        mend: None,
        duplicate_key: false,
    };
    if let serde_yaml::Error::DuplicateMappingKey { .. } = error.without_snippet() {
        let message = format!("the key `{}` stands twice", yaml[start..end].trim());
        return Broken {
            duplicate_key: true,
            ..said(start..end, message, None)
        };
    }
    let is_large = matches!(error.without_snippet(), serde_yaml::Error::Budget { .. })
        || error.render().contains("budget breached");
    let found = if is_large {
        slips::second_document(yaml)
    } else {
        slips::slip(yaml, start)
    };
    if let Some(slip) = found {
        let within = |(place, right): (Range<usize>, String)| {
            (offset + place.start..offset + place.end, right)
        };
        return Broken {
            mend: slip.mend.map(within),
            ..said(slip.span, slip.message, Some(slip.help))
        };
    }
    if is_large {
        let message = "this YAML is nested too deeply, or its aliases make it many times as large as it looks";
        return said(start..end, message.to_owned(), None);
    }
    let rendered = error.render();
    let message = rendered.lines().next().unwrap_or_default();
    let message = message
        .split(" at line ")
        .next()
        .unwrap_or(message)
        .trim_start_matches("error: ");
    let message = message.trim_start_matches(|c: char| c.is_ascii_digit() || " :".contains(c));
    said(start..end, message.to_owned(), None)
}

/// The byte that an error points at: by its offset where it has one, else by line and column.
fn start_of(location: &serde_yaml::Location, yaml: &str) -> usize {
    if let Some(at) = location.span().byte_offset() {
        return as_usize(at).min(yaml.len());
    }
    let line = as_usize(location.line()).saturating_sub(1);
    let column = as_usize(location.column()).saturating_sub(1);
    let before: usize = yaml.split_inclusive('\n').take(line).map(str::len).sum();
    let within: usize = yaml[before..]
        .chars()
        .take(column)
        .map(char::len_utf8)
        .sum();
    before + within
}

/// Gives every value its bytes in the file.
fn place(tree: Spanned<Loose>, text: &str, offset: usize) -> Node {
    let range = |location: serde_yaml::Location| {
        let span = location.span();
        let start = offset + span.byte_offset().map_or(0, as_usize);
        start
            ..(start + span.byte_len().map_or(0, as_usize))
                .min(text.len())
                .max(start)
    };
    let (span, spelt) = (range(tree.referenced), range(tree.defined));
    let (mut span, spelt) = (span, spelt);
    let value = match tree.value {
        Loose::Null => Value::Null,
        Loose::Bool(value) => Value::Bool(value),
        Loose::Number(value) => Value::Number(value),
        Loose::Text(value) => Value::Text(value),
        Loose::List(items) => Value::List(
            items
                .into_iter()
                .map(|item| place(item, text, offset))
                .collect(),
        ),
        Loose::Map(pairs) => Value::Map(
            pairs
                .into_iter()
                .map(|(key, value)| pair(key, value, text, offset))
                .collect(),
        ),
    };
    // The parser gives lists and mappings the place of their first character only.
    let last = match &value {
        Value::List(items) => items.last().map(|item| item.span.end),
        Value::Map(pairs) => pairs.last().map(|(_, value)| value.span.end),
        _ => None,
    };
    span.end = span.end.max(last.unwrap_or(span.end));
    Node { span, value, spelt }
}

fn pair(key: Spanned<Loose>, value: Spanned<Loose>, text: &str, offset: usize) -> (Key, Node) {
    let key = place(key, text, offset);
    let name = key.text(text).unwrap_or_default().to_owned();
    let mut value = place(value, text, offset);
    if value.value == Value::Null && value.span.is_empty() {
        value.span = key.span.clone();
    }
    (
        Key {
            name,
            span: key.span,
        },
        value,
    )
}

fn as_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl Node {
    /// A value with its bytes, and with those that a scalar is spelt out in.
    pub(crate) fn new(span: Range<usize>, value: Value, spelt: Range<usize>) -> Self {
        Self { span, value, spelt }
    }

    /// A mapping with nothing in it.
    pub(crate) fn empty(span: Range<usize>) -> Self {
        Self::new(span.clone(), Value::Map(Vec::new()), span)
    }

    /// Whether nothing is said: no value, a blank text, a list or a mapping of nothing.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.iter().all(Self::is_blank),
            Value::Map(pairs) => pairs.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// Returns a scalar as text, in the author's own spelling: `1.10` stays `1.10`. `None` for lists, maps and null.
    pub fn text<'a>(&'a self, file: &'a str) -> Option<&'a str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Bool(_) | Value::Number(_) => {
                Some(file.get(self.spelt.clone()).unwrap_or_default().trim())
            }
            _ => None,
        }
    }

    /// Returns the value of a key, `None` where this is no mapping or lacks it.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.pairs()
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(_, value)| value)
    }

    /// Returns the pairs of a mapping; none where this is something else.
    pub fn pairs(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// Names what stands here, for messages: "a list", "the number 4".
    pub fn describe(&self, file: &str) -> String {
        match &self.value {
            Value::Null => "nothing".to_owned(),
            Value::Bool(_) => format!("`{}`", self.text(file).unwrap_or_default()),
            Value::Number(_) => format!("the number {}", self.text(file).unwrap_or_default()),
            Value::Text(_) => "text".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a group of keys".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice<'a>(text: &'a str, node: &Node) -> &'a str {
        &text[node.span.clone()]
    }

    #[test]
    fn every_value_knows_its_own_bytes() {
        let text = "---\ntitle: \"É: a\"\nlist: [a, {b: 1.10}]\nblock:\n  - x: NO\n    y: 2008-12\n  - |\n    two\n    lines\n---\n";
        let node = parse(text, 4..text.len() - 4).unwrap();
        assert_eq!(slice(text, node.get("title").unwrap()), "\"É: a\"");
        let Value::List(list) = &node.get("list").unwrap().value else {
            panic!()
        };
        assert_eq!(slice(text, &list[0]), "a");
        let b = list[1].get("b").unwrap();
        assert_eq!((b.text(text), slice(text, b)), (Some("1.10"), "1.10"));
        let Value::List(block) = &node.get("block").unwrap().value else {
            panic!()
        };
        assert_eq!(block[0].get("x").unwrap().text(text), Some("NO"));
        assert_eq!(block[0].get("y").unwrap().text(text), Some("2008-12"));
        assert_eq!(block[1].text(text), Some("two\nlines\n"));
        let (key, _) = &node.pairs()[1];
        assert_eq!(&text[key.span.clone()], "list");
    }

    #[test]
    fn an_alias_is_spelt_as_its_anchor_is() {
        let text = "a: &when 2008\nb: *when\n";
        let node = parse_file(text).unwrap();
        let b = node.get("b").unwrap();
        assert_eq!((b.text(text), slice(text, b)), (Some("2008"), "*when"));
    }

    #[test]
    fn an_empty_value_points_at_its_key() {
        let text = "a:\nb: 1\n";
        let node = parse_file(text).unwrap();
        assert_eq!(slice(text, node.get("a").unwrap()), "a");
    }

    #[test]
    fn a_duplicate_key_is_told_with_its_place() {
        let text = "a: 1\nb: 2\na: 3\n";
        let broken = parse_file(text).unwrap_err();
        assert!(broken.duplicate_key, "{broken:?}");
        assert_eq!(broken.span, 10..11);
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut text = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, last) in ('b'..='i').zip('a'..) {
            text.push_str(&format!("{name}: &{name} [*{last},*{last},*{last},*{last},*{last},*{last},*{last},*{last}]\n"));
        }
        assert!(parse_file(&text).is_err());
    }

    #[test]
    fn nothing_but_comments_is_null() {
        assert_eq!(parse_file("# nothing\n\n").unwrap().value, Value::Null);
    }

    #[test]
    fn the_usual_slips_are_told_by_what_they_are() {
        for (text, says, marked) in [
            ("a: 1\nb: x: y\n", "colon", ": y"),
            ("a: \"x\nb: 1\n", "quotation mark that opens", "\"x"),
            ("a: “x: y”\n", "curly", "“x"),
            ("a: 'it's so'\n", "apostrophe", "'s so"),
            ("a: @x\n", "begin with `@`", "@x"),
            ("a: [1, 2\nb: 3\n", "bracket", "[1"),
            ("a:\n  - b: 1\n\tc: 2\n", "tab", "\tc"),
            ("a: 1\n<<<<<<< HEAD\nb: 1\n", "merged", "<<<"),
            ("a: 1\n---\n", "second document", "---"),
            ("a:x\nb: 1\n", "no space", ":x"),
        ] {
            let error = parse_file(text).unwrap_err();
            assert!(error.message.contains(says), "{text}: {error:?}");
            assert!(
                text[error.span.start..].starts_with(marked),
                "{text}: {error:?}"
            );
        }
    }
}
