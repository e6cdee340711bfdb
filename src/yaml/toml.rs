//! TOML as a tree of [`Node`]s, for front matter that other generators wrote: the only module that knows `toml_edit`.

use std::ops::Range;

use toml_edit::{Document, Item, TableLike, Value as Toml};

use super::{Broken, Key, Node, Value};

/// Reads `text[block]` as TOML. Spans count from the start of `text`.
///
/// # Errors
///
/// Where it is no TOML.
pub(crate) fn parse(text: &str, block: Range<usize>) -> Result<Node, Broken> {
    let toml = &text[block.clone()];
    match Document::parse(toml) {
        Ok(document) => Ok(table(document.as_table(), block.clone(), block.start)),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let message = error.message();
            Err(Broken {
                span: block.start + span.start..block.start + span.end,
                message: message.lines().next().unwrap_or_default().to_owned(),
                help: None,
                mend: None,
                duplicate_key: message.starts_with("duplicate key"),
            })
        }
    }
}

fn table(table: &dyn TableLike, span: Range<usize>, offset: usize) -> Node {
    let pairs = table.iter().map(|(name, item)| {
        let key = table.key(name).and_then(toml_edit::Key::span);
        let key_span = placed(key, &span, offset);
        let key = Key {
            name: name.to_owned(),
            span: key_span.clone(),
        };
        (key, node(item, &key_span, offset))
    });
    let value = Value::Map(pairs.collect());
    Node::new(span.clone(), value, span)
}

/// The bytes of something in the file; those of what it stands in where they are not known.
fn placed(span: Option<Range<usize>>, around: &Range<usize>, offset: usize) -> Range<usize> {
    span.map_or_else(
        || around.clone(),
        |span| offset + span.start..offset + span.end,
    )
}

fn node(item: &Item, around: &Range<usize>, offset: usize) -> Node {
    let span = placed(item.span(), around, offset);
    match item {
        Item::Table(inner) => table(inner, span, offset),
        Item::ArrayOfTables(tables) => {
            let items = tables.iter().map(|inner| {
                let span = placed(inner.span(), &span, offset);
                table(inner, span, offset)
            });
            let value = Value::List(items.collect());
            Node::new(span.clone(), value, span)
        }
        Item::Value(value) => scalar(value, &span, offset),
        Item::None => Node::new(span.clone(), Value::Null, span),
    }
}

fn scalar(value: &Toml, around: &Range<usize>, offset: usize) -> Node {
    let span = placed(value.span(), around, offset);
    let found = match value {
        Toml::String(text) => Value::Text(text.value().clone()),
        Toml::Boolean(truth) => Value::Bool(*truth.value()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "its own spelling is kept beside it"
        )]
        Toml::Integer(number) => Value::Number(*number.value() as f64),
        Toml::Float(number) => Value::Number(*number.value()),
        Toml::Datetime(date) => Value::Text(date.value().to_string()),
        Toml::Array(items) => {
            let items = items.iter().map(|item| scalar(item, &span, offset));
            Value::List(items.collect())
        }
        Toml::InlineTable(inner) => return table(inner, span, offset),
    };
    Node::new(span.clone(), found, span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_bytes_and_their_spelling() {
        let text = "+++\ntitle = \"A\"\nweight = 1_0\ndate = 2024-11-05T09:00:00Z\n[params]\ntags = ['x', 'y']\n+++\n";
        let node = parse(text, 4..text.len() - 4).unwrap();
        let get = |name: &str| node.get(name).unwrap();
        assert_eq!(get("title").text(text), Some("A"));
        assert_eq!(&text[get("title").span.clone()], "\"A\"");
        assert_eq!(get("date").text(text), Some("2024-11-05T09:00:00Z"));
        let tags = get("params").get("tags").unwrap();
        assert_eq!(&text[tags.span.clone()], "['x', 'y']");
    }

    #[test]
    fn what_is_no_toml_says_where() {
        let text = "+++\ntitle = A\n+++\n";
        let broken = parse(text, 4..14).unwrap_err();
        assert_eq!(&text[broken.span], "A");
    }
}
