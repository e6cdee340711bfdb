//! What a bank's own templates may cost.
//!
//! A theme may come from anyone, and tera runs loops for as long as they say. So its templates call [`STEP`] in every
//! turn of a loop and [`GROWN`] behind every `set`, put there when they are read: both count, and stop a page that goes
//! on and on with a message at its place.

use std::cell::Cell;

use tera::{Kwargs, State, Tera, TeraResult};

/// How many turns all loops of a page may take.
const MOST_TURNS: u64 = 5_000_000;
/// How long a text may be that a template makes, in bytes.
const LONGEST: usize = 32 << 20;
/// How many tags a template may have: `elif`s stand in one another, however they are written.
const MOST_TAGS: usize = 5_000;

const STEP: &str = "counted_turn";
const GROWN: &str = "held_text";

thread_local! {
    /// The turns that loops have taken in the page that this thread renders.
    static TURNS: Cell<u64> = const { Cell::new(0) };
}

/// Begins a page.
pub(super) fn begin() {
    TURNS.set(0);
}

/// Whether the last page of this thread took more turns than it may.
pub(super) fn is_spent() -> bool {
    TURNS.get() > MOST_TURNS
}

pub(super) fn register(tera: &mut Tera) {
    tera.register_function(
        STEP,
        |_: Kwargs, _: &State<'_>| -> TeraResult<&'static str> {
            TURNS.set(TURNS.get() + 1);
            if TURNS.get() > MOST_TURNS {
                let message = format!("the loops of this page take more than {MOST_TURNS} turns");
                return Err(tera::Error::message(message));
            }
            Ok("")
        },
    );
    tera.register_function(
        GROWN,
        |kwargs: Kwargs, _: &State<'_>| -> TeraResult<&'static str> {
            let length = kwargs.get::<&str>("of").ok().flatten().map_or(0, str::len);
            held(length).map(|()| "")
        },
    );
    tera.register_filter(
        "replace",
        |text: &str, kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let from = kwargs.must_get::<&str>("from")?;
            let to = kwargs.must_get::<&str>("to")?;
            let count = text.matches(from).count();
            held(text.len().saturating_add(count.saturating_mul(to.len())))?;
            Ok(text.replace(from, to))
        },
    );
}

fn held(length: usize) -> TeraResult<()> {
    if length <= LONGEST {
        return Ok(());
    }
    let most = LONGEST >> 20;
    Err(tera::Error::message(format!(
        "a text of this page has more than {most} MB"
    )))
}

/// Whether a template has more tags than may stand in one another.
pub(super) fn has_too_many_tags(text: &str) -> bool {
    text.matches("{%").count() > MOST_TAGS
}

/// A template with its counters, and where they were put.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) text: String,
    /// For each counter, where it stands in this text, and its length.
    put: Vec<(usize, usize)>,
}

impl Counted {
    /// A template without counters.
    pub(super) fn bare(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            put: Vec::new(),
        }
    }

    /// Puts counters into a template.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self {
            text: String::with_capacity(text.len() + 64),
            put: Vec::new(),
        };
        // What stands beside the blocks of a template that extends another is nowhere rendered.
        let extends = text.contains("extends");
        let (mut blocks, mut rest) = (0_usize, text);
        let mut is_raw = false;
        while let Some((start, end)) = next_tag(rest) {
            let tag = rest[start + 2..end - 2].trim_matches('-').trim();
            found.text.push_str(&rest[..end]);
            let word = tag.split(|c: char| c.is_whitespace() || c == '(').next();
            match word.unwrap_or_default() {
                "raw" => is_raw = true,
                "endraw" => is_raw = false,
                "block" | "component" | "macro" if !is_raw => blocks += 1,
                "endblock" | "endcomponent" | "endmacro" if !is_raw => {
                    blocks = blocks.saturating_sub(1);
                }
                _ => {}
            }
            if !is_raw && (blocks > 0 || !extends) {
                let trims = rest[..end].ends_with("-%}");
                found.count(tag, trims);
            }
            rest = &rest[end..];
        }
        found.text.push_str(rest);
        found
    }

    fn count(&mut self, tag: &str, trims: bool) {
        let mut words = tag.split_whitespace();
        let call = match (words.next(), words.next()) {
            (Some("for"), Some(_)) => format!("{STEP}()"),
            (Some("set" | "set_global"), Some(name)) if tag.contains('=') => {
                let name = name.split('=').next().unwrap_or_default();
                format!("{GROWN}(of={name})")
            }
            _ => return,
        };
        let counter = format!("{{{{ {call} {}}}}}", if trims { "-" } else { "" });
        self.put.push((self.text.len(), counter.len()));
        self.text.push_str(&counter);
    }

    /// The place in the template as it was written, of one in this text.
    pub(super) fn written(&self, at: usize) -> usize {
        let before = self.put.iter().take_while(|(place, _)| *place < at);
        before.fold(at, |left, (place, length)| left - (*length).min(at - place))
    }
}

/// The bytes of the next tag, which comments do not have.
fn next_tag(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        let start = at + text[at..].find("{%")?;
        if let Some(comment) = text[at..start].rfind("{#")
            && !text[at + comment + 2..start].contains("#}")
        {
            at = start + text[start..].find("#}")? + 2;
            continue;
        }
        // Behind the two signs that open it: they do not close it as well.
        let inside = start + 2;
        let end = inside + text[inside..].find("%}")? + 2;
        return Some((start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_stand_behind_loops_and_sets_and_places_are_as_they_were_written() {
        let text = "{% for x in y -%} {{ x }}{% set a = x %}!{# {% for #}{% endfor %}";
        let counted = Counted::of(text);
        assert!(
            counted
                .text
                .starts_with("{% for x in y -%}{{ counted_turn() -}} {{ x }}")
        );
        assert!(
            counted
                .text
                .contains("{% set a = x %}{{ held_text(of=a) }}!{# {% for #}")
        );
        let mark = counted.text.find('!').unwrap();
        assert_eq!(counted.written(mark), text.find('!').unwrap());
        assert_eq!(counted.written(3), 3);
    }

    #[test]
    fn a_sign_is_not_the_end_of_a_tag_that_it_begins() {
        assert_eq!(next_tag("{%} a {% b %}"), Some((0, 13)));
        assert_eq!(next_tag("{%}"), None);
        assert_eq!(next_tag("{#} {% a %} #}{% b %}"), Some((14, 21)));
        assert_eq!(Counted::of("a{%}").text, "a{%}");
    }

    #[test]
    fn beside_the_blocks_of_a_template_that_extends_another_nothing_is_put() {
        let text = "{% extends \"a\" %}{% set a = 1 %}{% block b %}{% for x in y %}{% endfor %}{% endblock b %}";
        let counted = Counted::of(text);
        assert_eq!(counted.put.len(), 1);
    }
}
