//! Findings: groups that have a number on their page, and an address that their author may choose.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Fields, Finding, Named, Value};
use crate::schema::{FROM, Field, KEY};
use crate::text::{is_id, slug};
use crate::yaml::{Node, Value as Yaml};

use super::reader::Reader;

impl Reader<'_> {
    pub(super) fn finding(
        &mut self,
        node: &Node,
        field: &Field,
        declared: &[Field],
    ) -> Option<Value> {
        let id = self.next_finding;
        let mut fields = if node.get(FROM).is_some() {
            self.taken(node, field, declared)?
        } else {
            self.group(node, field, declared)?
        };
        self.next_finding = id.next();
        let key = fields.take_text(KEY);
        let from = fields.take_text(FROM);
        if let Some(from) = &from {
            self.check_from(from);
        }
        if let Some(key) = &key {
            self.check_key(key);
            self.keys.push(key.clone());
        }
        Some(Value::Finding(Box::new(Finding {
            id,
            field: field.name.clone(),
            key,
            from,
            fields,
        })))
    }

    /// The fields of a finding that stands on another page: where, and what it is called on this one. All else is said
    /// there.
    fn taken(&mut self, node: &Node, field: &Field, declared: &[Field]) -> Option<Fields> {
        let is_own = |name: &str| [FROM, KEY].contains(&name);
        let mut own = node.clone();
        if let Yaml::Map(pairs) = &mut own.value {
            let others = pairs.iter().filter(|(key, _)| !is_own(&key.name));
            for (key, _) in others {
                let message = format!(
                    "a finding that comes `from` another page has no `{}`",
                    key.name
                );
                let help = "It is written where the finding stands. Take the line away here.";
                let help = Some(help.to_owned());
                self.report(Code::UnknownField, key.span.clone(), message, help);
            }
            pairs.retain(|(key, _)| is_own(&key.name));
        }
        let declared: Vec<Field> = declared
            .iter()
            .filter(|field| is_own(&field.name))
            .cloned()
            .collect();
        self.group(&own, field, &declared)
    }

    fn check_from(&mut self, from: &Named) {
        let name = &from.name;
        let mut parts = name.split('#');
        let (page, key) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        if page.is_empty() || key.is_empty() || parts.next().is_some() {
            let shown: String = name.chars().take(60).collect();
            let message = format!("`from: {shown}` does not say which finding of which page");
            let help = "Write the id of the page, `#` and the key of the finding: `from: vacancies#empty-posts`.";
            let help = Some(help.to_owned());
            self.report(Code::UnknownFinding, from.span.clone(), message, help);
        }
    }

    fn check_key(&mut self, key: &Named) {
        let name = &key.name;
        let (message, help) = if let Some(own) = crate::text::own_anchor(name) {
            let message = format!("`{name}` cannot be a key: pages number their own parts so");
            (message, format!("Begin it with another word than `{own}`."))
        } else if !is_id(name) {
            let message = crate::text::no_id(name, "a key");
            (message, format!("Write `key: {}`.", slug(name)))
        } else {
            return;
        };
        self.report(Code::BadId, key.span.clone(), message, Some(help));
    }

    /// Reports the keys that something else of the page has: a finding before it, or a heading. Known only when every
    /// text is read, as a heading may stand behind the finding.
    pub(super) fn check_keys(&mut self) {
        for (place, key) in self.keys.iter().enumerate() {
            let earlier = self.keys[..place].iter();
            let first = earlier.clone().find(|other| other.name == key.name);
            let message = match first {
                Some(_) => format!("two findings have the key `{}`", key.name),
                None if self.anchors.has(&key.name) => {
                    format!("a heading of this page has the address `#{}` too", key.name)
                }
                None => continue,
            };
            let is_taken = |name: &str| {
                self.anchors.has(name) || self.keys.iter().any(|other| other.name == name)
            };
            let mut numbered = (2..).map(|number| format!("{}-{number}", key.name));
            let free = numbered.find(|name| !is_taken(name)).unwrap_or_default();
            let path = &self.file.path;
            let mut found = Diagnostic::new(Code::DuplicateAnchor, path, key.span.clone(), message);
            if let Some(first) = first {
                found = found.also(path, first.span.clone(), "the first finding of this key");
            }
            self.out
                .push(found.help(format!("Write `key: {free}`, or another word.")));
        }
    }
}
