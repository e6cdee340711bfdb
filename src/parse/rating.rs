//! Sources and ratings: the values that say how sure a statement is and where it comes from.

use crate::diagnostic::{Code, Diagnostic, Misses, listed};
use crate::yaml::{Key, Node, Value as Yaml};
use crate::{
    record::Record,
    schema::{FINDING, Field, Scale},
};

use super::mend::level_of;
use super::reader::Reader;
use crate::model::{Named, Rating, SourceRef, Value};

/// "`2` Preliminary, `3` Efficacy".
fn levels(scale: &Scale) -> String {
    let all = scale.levels.iter().chain(&scale.off_scale);
    let said = all.map(|level| format!("`{}` {}", level.code, level.label));
    said.collect::<Vec<_>>().join(", ")
}

impl Reader<'_> {
    pub(super) fn sources(&mut self, node: &Node) -> Vec<SourceRef> {
        let items = match &node.value {
            Yaml::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        items.iter().filter_map(|item| self.source(item)).collect()
    }

    fn source(&mut self, node: &Node) -> Option<SourceRef> {
        if let Some(text) = node.text(&self.file.text) {
            let id = Named {
                name: text.trim().to_owned(),
                span: node.span.clone(),
            };
            return Some(SourceRef {
                id,
                via: None,
                locator: String::new(),
                place: self.anchors.place(),
            });
        }
        let record = Record::open(
            self.file,
            node,
            "a source",
            &["id", "via", "locator"],
            &mut self.out,
        )?;
        let id = record.required("id", "a source", &mut self.out)?;
        let named = |key: &str, name: String| Named {
            name,
            span: record.get(key).map_or(0..0, |node| node.span.clone()),
        };
        // Forms on the web write keys with nothing behind them.
        let via = record.text("via", &mut self.out);
        let via = via
            .filter(|name| !name.is_empty())
            .map(|name| named("via", name));
        let locator = record.text("locator", &mut self.out).unwrap_or_default();
        let place = self.anchors.place();
        if via.is_some() {
            self.anchors.place();
        }
        Some(SourceRef {
            id: named("id", id),
            via,
            locator,
            place,
        })
    }

    pub(super) fn ratings(&mut self, node: &Node, field: &Field) -> Option<Value> {
        if !matches!(node.value, Yaml::Map(_)) {
            return self.wrong(node, field);
        }
        let mut found = Vec::new();
        let given = node.pairs().iter().filter(|(_, node)| !node.is_blank());
        for (key, node) in given {
            let schema = self.schema;
            let Some(scale) = schema.scales.get(&key.name) else {
                let message = format!("there is no scale `{}`", key.name);
                let wrong = Diagnostic::new(
                    Code::UnknownScale,
                    &self.file.path,
                    key.span.clone(),
                    message,
                );
                let wrong = wrong.misses(Misses::Scale(key.name.clone()));
                self.out
                    .push(wrong.nearest(&key.name, schema.scales.keys().map(String::as_str)));
                continue;
            };
            self.check_rates(key, scale);
            found.extend(self.level(node, &key.name));
        }
        Some(Value::Ratings(found))
    }

    fn check_rates(&mut self, key: &Key, scale: &Scale) {
        let rated = if self.depth > 0 { FINDING } else { self.kind };
        if !scale.rates(rated) {
            let names: Vec<&str> = scale
                .applies_to
                .iter()
                .map(|named| named.value.as_str())
                .collect();
            let message = format!("the scale `{}` does not rate `{rated}`", key.name);
            let help = format!("It rates {}.", listed(&names));
            self.report(Code::WrongScale, key.span.clone(), message, Some(help));
        }
    }

    /// A code, or a group with a code and what the judgement rests on.
    pub(super) fn level(&mut self, node: &Node, scale: &str) -> Option<Rating> {
        let scale = self.schema.scales.get(scale)?;
        let blank = |code: String| Rating {
            scale: scale.id.clone(),
            code,
            assessed: None,
            by: None,
            because: None,
            version: None,
            sources: Vec::new(),
        };
        let (rating, code_node) = if let Some(code) = node.text(&self.file.text) {
            (blank(code.trim().to_owned()), node)
        } else {
            let keys = ["code", "assessed", "by", "because", "version", "sources"];
            let record = Record::open(self.file, node, "a rating", &keys, &mut self.out)?;
            let mut rating = blank(record.required("code", "a rating", &mut self.out)?);
            rating.by = record.text("by", &mut self.out);
            rating.because = record.text("because", &mut self.out);
            rating.version = record.text("version", &mut self.out);
            let assessed = record.get("assessed").filter(|node| !node.is_blank());
            rating.assessed = assessed.and_then(|node| self.date(node, "assessed"));
            rating.sources = record
                .get("sources")
                .map_or_else(Vec::new, |node| self.sources(node));
            (rating, record.get("code").unwrap_or(node))
        };
        self.check_complete(&rating, scale, code_node);
        if scale.find(&rating.code).is_some() {
            return Some(rating);
        }
        let message = format!("the scale `{}` has no level `{}`", scale.id, rating.code);
        let wrong = Diagnostic::new(
            Code::UnknownLevel,
            &self.file.path,
            code_node.span.clone(),
            message,
        );
        let wrong = wrong.misses(Misses::Scale(scale.id.clone()));
        self.out.push(match level_of(scale, &rating.code) {
            Some(code) => wrong
                .help(format!(
                    "`{}` is the label of level {code}: write `\"{code}\"`.",
                    rating.code
                ))
                .mend(format!("\"{code}\""))
                .surely(),
            None => wrong.help(format!("Its levels are {}.", levels(scale))),
        });
        None
    }

    fn check_complete(&mut self, rating: &Rating, scale: &Scale, node: &Node) {
        let has = |name: &str| match name {
            "assessed" => rating.assessed.is_some(),
            "by" => rating.by.is_some(),
            "because" => rating.because.is_some(),
            _ => !rating.sources.is_empty(),
        };
        let missing: Vec<&str> = scale
            .requires
            .iter()
            .map(String::as_str)
            .filter(|name| !has(name))
            .collect();
        if !missing.is_empty() {
            let message = format!(
                "a rating on the scale `{}` needs {}",
                scale.id,
                listed(&missing)
            );
            let help = format!(
                "Write it out: `{}: {{code: \"{}\", {}: …}}`.",
                scale.id, rating.code, missing[0]
            );
            self.report(
                Code::IncompleteRating,
                node.span.clone(),
                message,
                Some(help),
            );
        }
    }
}
