//! Putting messages into templates and scripts once, when a theme is read: what takes nothing costs nothing then.

use fluent_bundle::FluentArgs;

use super::words::{Messages, Value};

/// The categories by which CLDR tells plurals apart.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Messages {
    /// A template with its messages in it: `{{ message(id="search") }}`, and `{{ markup(id="…") }}` where the message
    /// itself is HTML. Calls with anything to put in stay.
    pub(crate) fn put_into_template(&self, template: &str) -> String {
        let put = |source: &str, call: &str, is_html: bool| {
            replaced(source, &format!("{{{{ {call}(id=\""), "\") }}", |id| {
                let text = self.find(id, None)?;
                let is_code = ["{{", "{%", "{#"].iter().any(|code| text.contains(code));
                // An apostrophe stays one, as where a template escapes.
                let escaped = || crate::text::escape(&text).replace("&#39;", "'");
                let text = if is_html { text.clone() } else { escaped() };
                (!is_code).then_some(text)
            })
        };
        put(&put(template, "message", false), "markup", true)
            .replace("{{ language() }}", &self.language)
            .replace("{{ own_language() }}", &self.own_language())
            .replace("{{ word_language() }}", &self.word_language())
    }

    /// A script or a declaration with its messages in it: `"message:search"` is a text, in which `{name}` stands for what
    /// a script has to put in; `"plural:results"` is JSON with a text for each plural of the language.
    pub(crate) fn put_into_strings(&self, source: &str) -> String {
        let text = |id: &str| self.has(id).then(|| json(&self.open(id, "other")));
        let script = replaced(source, "\"message:", "\"", text);
        let plural = |id: &str| self.has(id).then(|| json(&self.plurals(id)));
        replaced(&script, "\"plural:", "\"", plural)
    }

    /// A message of a script: what it takes stays open, as `{name}`.
    fn open(&self, id: &str, plural: &str) -> String {
        let mut args: FluentArgs<'_> = OPEN
            .iter()
            .map(|name| (*name, Value::from(format!("{{{name}}}"))))
            .collect();
        args.set("count", Value::from(plural));
        self.find(id, Some(&args)).unwrap_or_default()
    }

    /// A text for each plural that the language tells apart.
    fn plurals(&self, id: &str) -> String {
        let other = self.open(id, "other");
        let forms = PLURALS
            .iter()
            .map(|&plural| (plural, self.open(id, plural)));
        let differing = forms.filter(|(plural, text)| *plural == "other" || *text != other);
        let forms: serde_json::Map<String, serde_json::Value> = differing
            .map(|(plural, text)| (plural.to_owned(), text.into()))
            .collect();
        serde_json::Value::from(forms).to_string()
    }
}

/// What scripts put into messages.
const OPEN: [&str; 6] = ["shown", "total", "name", "query", "browse", "letters"];

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Replaces what stands between two marks, marks included, where there is something to replace it by.
fn replaced(
    source: &str,
    before: &str,
    after: &str,
    by: impl Fn(&str) -> Option<String>,
) -> String {
    let mut parts = source.split(before);
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once(after).unwrap_or((part, ""));
        if let Some(text) = by(id) {
            found.push_str(&text);
            found.push_str(rest);
        } else {
            found.push_str(before);
            found.push_str(part);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Config;
    use crate::diagnostic::Diagnostics;

    fn english() -> Messages {
        spoken("en-GB")
    }

    fn spoken(language: &str) -> Messages {
        let config = Config {
            language: language.to_owned(),
            ..Config::default()
        };
        let mut found = Diagnostics::default();
        let read = Messages::load(Path::new("nowhere"), &config, &mut found).unwrap();
        assert!(found.is_empty());
        read
    }

    #[test]
    fn a_template_has_what_takes_nothing_and_keeps_the_other_calls() {
        let put = |template: &str| english().put_into_template(template);
        assert_eq!(put("<b>{{ message(id=\"search\") }}</b>"), "<b>Search</b>");
        let kept = "{{ message(id=\"entries-count\", count=2) }} {{ message(id=\"nobody\") }}";
        assert_eq!(put(kept), kept);
        assert_eq!(put("<p{{ own_language() }}>"), "<p>");
    }

    #[test]
    fn a_script_has_a_text_for_each_plural() {
        let put = |script: &str| english().put_into_strings(script);
        assert_eq!(put("say(\"message:search\")"), "say(\"Search\")");
        assert_eq!(
            put("say(\"plural:results-count\")"),
            r#"say("{\"one\":\"{shown} result\",\"other\":\"{shown} results\"}")"#
        );
        assert_eq!(put("say(\"message:nobody\")"), "say(\"message:nobody\")");
    }

    #[test]
    fn counts_and_dates_are_said_in_words() {
        let messages = english();
        let count = |count: usize| messages.with("entries-count", &[("count", count.into())]);
        assert_eq!([count(1), count(2)], ["1 entry", "2 entries"]);
        assert_eq!(messages.length("P1Y6M"), "1 year 6 months");
        for (date, said) in [
            ("2008", "in 2008"),
            ("2008-12", "in December 2008"),
            ("2026-11-22", "on 22 November 2026"),
        ] {
            assert_eq!(messages.when(crate::text::Date::parse(date).unwrap()), said);
        }
    }

    #[test]
    fn a_number_in_welsh_mutates_the_noun_behind_it() {
        let messages = spoken("cy");
        let count = |count: usize| messages.with("findings-count", &[("count", count.into())]);
        for (number, said) in [
            (0, "0 canfyddiad"),
            (1, "1 canfyddiad"),
            (2, "2 ganfyddiad"),
            (3, "3 chanfyddiad"),
            (4, "4 canfyddiad"),
            (6, "6 chanfyddiad"),
            (12, "12 canfyddiad"),
        ] {
            assert_eq!(count(number), said);
        }
        assert_eq!(messages.length("P2Y6M"), "2 flynedd 6 mis");
        let date = crate::text::Date::parse("2008-12").unwrap();
        assert_eq!(messages.when(date), "ym mis Rhagfyr 2008");
    }
}
