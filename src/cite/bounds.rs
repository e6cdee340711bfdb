//! What a citation style may cost.
//!
//! A style is a program: macros call macros, and what a bank brings may come from anyone. So before it is used, it is
//! held to be read once from end to end, and to print each reference in a bounded number of steps
//! (<https://docs.citationstyles.org/en/stable/specification.html#macro>).

use std::collections::HashMap;

use crate::text::xml::{self, Node};

/// How many elements a citation or a reference may go through, with every macro in the place of its calls. The longest
/// style of the archive takes a fiftieth.
const MOST_STEPS: u64 = 1_000_000;

/// Says why a style is not used.
pub(super) fn hold(text: &str) -> Result<(), String> {
    let prepared = xml::prepared(text).map_err(|wrong| wrong.message)?;
    let document = xml::read(&prepared).map_err(|wrong| wrong.message)?;
    let mut macros = HashMap::new();
    let mut layouts = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "macro" => {
                let name = node.attribute("name").unwrap_or_default();
                macros.insert(name, Body::of(node));
            }
            "layout" | "sort" => layouts.push(Body::of(node)),
            _ => {}
        }
    }
    let mut steps = Steps {
        macros,
        known: HashMap::new(),
    };
    for layout in &layouts {
        if steps.of(layout, 0)? > MOST_STEPS {
            return Err(format!(
                "a reference would take more than {MOST_STEPS} steps"
            ));
        }
    }
    Ok(())
}

/// What a macro or a layout goes through itself, and which macros it calls.
struct Body<'a> {
    own: u64,
    calls: Vec<&'a str>,
}

impl<'a> Body<'a> {
    fn of(node: Node<'a, '_>) -> Self {
        let elements = node.descendants().filter(Node::is_element);
        let calls = elements.filter_map(|element| element.attribute("macro"));
        Self {
            own: node.descendants().count() as u64,
            calls: calls.collect(),
        }
    }
}

/// The steps of macros, each worked out once.
struct Steps<'a> {
    macros: HashMap<&'a str, Body<'a>>,
    /// `None` while it is being worked out.
    known: HashMap<&'a str, Option<u64>>,
}

/// How many macros may call one another in a row.
const DEEPEST: usize = 100;

impl<'a> Steps<'a> {
    fn of(&mut self, body: &Body<'a>, depth: usize) -> Result<u64, String> {
        let mut all = body.own;
        for name in &body.calls {
            all = all.saturating_add(self.of_macro(name, depth + 1)?);
        }
        Ok(all)
    }

    fn of_macro(&mut self, name: &'a str, depth: usize) -> Result<u64, String> {
        match self.known.get(name) {
            Some(Some(steps)) => return Ok(*steps),
            Some(None) => return Err(format!("the macro `{name}` calls itself")),
            None if depth > DEEPEST => {
                return Err(format!("more than {DEEPEST} macros call one another"));
            }
            None => {}
        }
        // One that is not there is the reader's to report.
        let Some(body) = self.macros.remove(name) else {
            return Ok(0);
        };
        self.known.insert(name, None);
        let steps = self.of(&body, depth)?;
        self.known.insert(name, Some(steps));
        Ok(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(inside: &str) -> Result<(), String> {
        hold(&format!(
            "<style xmlns=\"http://purl.org/net/xbiblio/csl\">{inside}</style>"
        ))
    }

    #[test]
    fn macros_that_call_themselves_are_refused() {
        let circle =
            r#"<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>"#;
        let layout = r#"<citation><layout><text macro="a"/></layout></citation>"#;
        assert!(
            held(&format!("{circle}{layout}"))
                .unwrap_err()
                .contains("calls itself")
        );
        assert!(held(layout).is_ok());
    }

    #[test]
    fn few_macros_that_call_each_other_often_are_refused() {
        let name = |level: usize| format!("m{level}");
        let one = |level: usize| {
            let call = format!(r#"<text macro="{}"/>"#, name(level + 1));
            format!(
                r#"<macro name="{}">{}</macro>"#,
                name(level),
                call.repeat(10)
            )
        };
        let macros: String = (0..9).map(one).collect();
        let layout = r#"<citation><layout><text macro="m0"/></layout></citation>"#;
        let last = r#"<macro name="m9"><text value="x"/></macro>"#;
        assert!(
            held(&format!("{macros}{last}{layout}"))
                .unwrap_err()
                .contains("steps")
        );
    }

    #[test]
    fn what_stands_deep_or_has_a_thousand_attributes_is_refused() {
        let deep = "<group>".repeat(5_000) + &"</group>".repeat(5_000);
        assert!(held(&deep).is_err());
        assert!(held(&"<a>".repeat(100_000)).is_err());
        let wide = " a=\"x\"".repeat(1_000);
        assert!(held(&format!("<group{wide}/>")).is_err());
    }
}
