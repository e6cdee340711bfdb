//! The words of a site in templates: `message(id="entries", count=3)` for text, `markup(…)` where the message is HTML.
//!
//! `language()` is the language of the words, `page_language()` the attributes of a page in that of the bank,
//! `word_language()` the attribute of the words of the site within it, `own_language()` that of the bank's text within those.
//!
//! The built-in templates have those that take nothing in them from the start. A bank's own keep the calls, so that what
//! is wrong in them is shown where it stands.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::messages::{Messages, Value as Word};

pub(super) fn register(tera: &mut Tera, messages: &Arc<Messages>) {
    let words = Arc::clone(messages);
    tera.register_function("message", move |kwargs: Kwargs, _: &State<'_>| {
        said(&words, &kwargs, false).map(|text| Value::from(text.as_str()))
    });
    let language = messages.language().to_owned();
    tera.register_function("language", move |_: Kwargs, _: &State<'_>| language.clone());
    let page = messages.page_language();
    tera.register_function("page_language", move |_: Kwargs, _: &State<'_>| {
        Value::safe_string(&page)
    });
    let word = messages.word_language();
    tera.register_function("word_language", move |_: Kwargs, _: &State<'_>| {
        Value::safe_string(&word)
    });
    let own = messages.own_language();
    tera.register_function("own_language", move |_: Kwargs, _: &State<'_>| {
        Value::safe_string(&own)
    });
    let words = Arc::clone(messages);
    tera.register_function("markup", move |kwargs: Kwargs, _: &State<'_>| {
        said(&words, &kwargs, true).map(|html| Value::safe_string(&html))
    });
}

/// A message with what a template puts into it, escaped where the message is HTML.
fn said(messages: &Messages, kwargs: &Kwargs, is_html: bool) -> TeraResult<String> {
    let id = kwargs.must_get::<&str>("id")?;
    if !messages.has(id) {
        return Err(tera::Error::message(format!("there is no message `{id}`")));
    }
    let args: Vec<(&str, Word<'_>)> = kwargs
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, word(value, is_html))))
        .filter(|(name, _)| *name != "id")
        .collect();
    Ok(messages.with(id, &args))
}

fn word(value: &Value, is_html: bool) -> Word<'static> {
    let text = match value.as_str() {
        Some(text) if is_html && !value.is_safe() => crate::text::escape(text),
        Some(text) => text.to_owned(),
        None => return number(value),
    };
    Word::from(text)
}

fn number(value: &Value) -> Word<'static> {
    match value
        .as_i128()
        .and_then(|number| i64::try_from(number).ok())
    {
        Some(number) => Word::from(number),
        None => Word::from(value.to_string()),
    }
}
