//! Findings: groups that have a number on their page, and an address that their author may choose.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Finding, Named, Value};
use crate::schema::{Field, KEY};
use crate::text::{is_id, slug};
use crate::yaml::Node;

use super::reader::Reader;

impl Reader<'_> {
    pub(super) fn finding(
        &mut self,
        node: &Node,
        field: &Field,
        declared: &[Field],
    ) -> Option<Value> {
        let id = self.next_finding;
        let mut fields = self.group(node, field, declared)?;
        self.next_finding = id.next();
        let key = fields.take_text(KEY);
        if let Some(key) = &key {
            self.check_key(key);
            self.keys.push(key.clone());
        }
        Some(Value::Finding(Box::new(Finding {
            id,
            field: field.name.clone(),
            key,
            fields,
        })))
    }

    fn check_key(&mut self, key: &Named) {
        let name = &key.name;
        let (message, help) = if let Some(own) = crate::text::own_anchor(name) {
            let message = format!("`{name}` cannot be a key: pages number their own parts so");
            (message, format!("Begin it with another word than `{own}`."))
        } else if !is_id(name) {
            let shown: String = name.chars().take(60).collect();
            let message = format!(
                "`{shown}` cannot be a key: keys are made of a-z, 0-9 and hyphens, 100 at most"
            );
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
