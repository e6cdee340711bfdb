//! What a tool was given, each value held to what the tool takes.

use std::ops::RangeInclusive;

use anyhow::Result;
use serde_json::{Map, Value as Json};
use sourcebook::diagnostic::{listed, nearest};
use sourcebook::write::Refused;

/// How many records an answer has at most, as `tools.json` says.
const LIMITS: RangeInclusive<u64> = 1..=50;
const LIMIT: usize = 10;

/// What a tool was given.
pub(super) struct Arguments(Map<String, Json>);

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// How many records to pass over.
    pub(super) offset: usize,
    /// How many to give at most.
    pub(super) limit: usize,
}

impl Window {
    /// How far into the list it looks.
    pub(super) fn end(self) -> usize {
        self.offset.saturating_add(self.limit)
    }
}

impl Arguments {
    /// Refuses what the tool does not take.
    pub(super) fn new(given: Map<String, Json>, schema: &Map<String, Json>) -> Result<Self> {
        let known = schema.get("properties").and_then(Json::as_object);
        let known: Vec<&str> = known
            .into_iter()
            .flat_map(Map::keys)
            .map(String::as_str)
            .collect();
        let unknown = given.keys().find(|name| !known.contains(&name.as_str()));
        if let Some(name) = unknown {
            let hint = nearest(name, known.iter().copied()).map_or_else(
                || format!("there is {}", listed(&known)),
                |near| format!("did you mean `{near}`?"),
            );
            return refuse(format!("there is no argument `{name}`; {hint}"));
        }
        Ok(Self(given))
    }

    /// A text; `None` where there is none, or an empty one.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>> {
        match self.0.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Some(_) => refuse(format!("`{name}` must be a text")),
        }
    }

    /// A text that the tool cannot do without.
    pub(super) fn required(&self, name: &str) -> Result<&str> {
        match self.text(name)? {
            Some(text) => Ok(text),
            None => refuse(format!("`{name}` is missing")),
        }
    }

    /// Which part of a list is asked for.
    pub(super) fn window(&self) -> Result<Window> {
        let limit = self.number("limit", &LIMITS)?;
        Ok(Window {
            offset: self.offset()?,
            limit: limit.unwrap_or(LIMIT),
        })
    }

    /// Where to go on.
    pub(super) fn offset(&self) -> Result<usize> {
        Ok(self.number("offset", &(0..=u64::MAX))?.unwrap_or_default())
    }

    fn number(&self, name: &str, range: &RangeInclusive<u64>) -> Result<Option<usize>> {
        let Some(value) = self.0.get(name).filter(|value| !value.is_null()) else {
            return Ok(None);
        };
        let number = value.as_u64().filter(|number| range.contains(number));
        match number {
            Some(number) => Ok(Some(usize::try_from(number).unwrap_or(usize::MAX))),
            None if *range.end() == u64::MAX => refuse(format!(
                "`{name}` must be a whole number, from {}",
                range.start()
            )),
            None => refuse(format!(
                "`{name}` must be a whole number from {} to {}",
                range.start(),
                range.end()
            )),
        }
    }

    /// Names of fields with values, a pair for each.
    pub(super) fn pairs(&self, name: &str) -> Result<Vec<(String, String)>> {
        let wrong = || {
            refuse(format!(
                "`{name}` must give each field a text, or a list of texts"
            ))
        };
        let fields = match self.0.get(name) {
            None | Some(Json::Null) => return Ok(Vec::new()),
            Some(Json::Object(fields)) => fields,
            Some(_) => return wrong(),
        };
        let mut found = Vec::new();
        for (field, values) in fields {
            let values = match values {
                Json::Array(values) => values.as_slice(),
                value => std::slice::from_ref(value),
            };
            for value in values {
                match value {
                    Json::String(value) => found.push((field.clone(), value.clone())),
                    _ => return wrong(),
                }
            }
        }
        Ok(found)
    }
}

/// What was asked wrongly.
pub(super) fn refuse<T>(message: String) -> Result<T> {
    Err(Refused(message).into())
}
