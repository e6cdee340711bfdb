//! As much of a list as an answer has room for.

use serde_json::{Map, Value as Json, json};

use super::arguments::Window;
use super::desk::Desk;

/// The most bytes of the records of an answer, with the references of their sources, unless the first alone has more.
pub(super) const MOST: usize = 60_000;

/// Some records of a list, with the references of the sources that they rest on.
#[derive(Debug, Default)]
pub(super) struct Portion {
    pub(super) records: Vec<Json>,
    /// By their ids.
    pub(super) sources: Map<String, Json>,
    bytes: usize,
}

impl Portion {
    /// The records of what a window shows, as far as `most` bytes hold them.
    pub(super) fn of<T>(
        desk: &Desk,
        window: Window,
        all: &[T],
        most: usize,
        record: &mut dyn FnMut(&T) -> Json,
    ) -> Self {
        let mut found = Self::default();
        for item in all.iter().skip(window.offset).take(window.limit) {
            if !found.add(desk, record(item), most) {
                break;
            }
        }
        found
    }

    /// Adds a record, unless there is no room for it.
    fn add(&mut self, desk: &Desk, record: Json, most: usize) -> bool {
        let mut new: Map<String, Json> = Map::new();
        for id in cited(&record).chain(cited(&record["finding"])) {
            let is_known = self.sources.contains_key(id) || new.contains_key(id);
            if let Some(source) = desk.bank.find(id).filter(|_| !is_known) {
                new.insert(id.to_owned(), desk.site.source_record(source));
            }
        }
        let beside = new.values().map(|source| source.to_string().len());
        let bytes = record.to_string().len() + beside.sum::<usize>();
        if !self.records.is_empty() && self.bytes + bytes > most {
            return false;
        }
        self.bytes += bytes;
        self.records.push(record);
        self.sources.extend(new);
        true
    }

    /// How many records of a list are left behind these.
    pub(super) fn left(&self, window: Window, total: usize) -> usize {
        total.saturating_sub(window.offset.saturating_add(self.records.len()))
    }

    /// The answer: which records these are of how many, and under `name` the records.
    pub(super) fn answer(self, name: &str, window: Window, total: usize) -> Json {
        let mut found = json!({"total": total, "offset": window.offset});
        if self.left(window, total) > 0 {
            found["next_offset"] = json!(window.offset + self.records.len());
        }
        found[name] = Json::Array(self.records);
        if !self.sources.is_empty() {
            found["sources"] = Json::Object(self.sources);
        }
        found
    }
}

/// The ids of the sources that a record rests on, and of those in which they were read.
fn cited(record: &Json) -> impl Iterator<Item = &str> {
    let sources = record["sources"].as_array().into_iter().flatten();
    sources.flat_map(|source| {
        [&source["id"], &source["read_in"]["id"]]
            .into_iter()
            .filter_map(Json::as_str)
    })
}
