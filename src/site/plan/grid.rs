//! What stands in the cells of a map.

use crate::model::EntryId;
use std::collections::BTreeMap;

use crate::config::{MapConfig, MapOf};
use crate::model::Bank;
use crate::model::{Entry, Fields, FindingId, Status, Value};
use crate::schema::{CITATION, TERM};
use crate::text::Spanned;

use super::axis::Axis;
use super::terms::head_terms;

/// A row and a column, by their numbers.
pub(crate) type CellPosition = (usize, usize);

/// What a map is laid out by.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub(crate) rows: &'a Axis,
    pub(crate) columns: &'a Axis,
}

/// The cells of a map.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// Those with something in them.
    pub(crate) cells: BTreeMap<CellPosition, Cell>,
    /// How many findings or entries stand on the map, each counted once.
    pub(crate) total: usize,
    /// How many stand in the fullest cell: what the lengths of bars are measured by.
    pub(crate) most: usize,
}

/// A cell with content.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// The findings or entries: those of a page together, the page with the strongest first.
    pub(crate) items: Vec<Item>,
    /// What the entries filed here say is not known.
    pub(crate) gaps: Vec<GapAt>,
}

/// A finding, or an entry as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) entry: EntryId,
    /// `None` for an entry.
    pub(crate) finding: Option<FindingId>,
    /// Its code on the scale of the map.
    pub(crate) level: Option<String>,
    /// Whether it stands in its cell by the terms at the head of its page, having none of its own.
    pub(crate) is_lent: bool,
}

/// Something that is not known.
#[derive(Debug, PartialEq)]
pub(crate) struct GapAt {
    /// The entry that says so.
    pub(crate) entry: EntryId,
    /// Its place among all that the entry says is not known, from 0.
    pub(crate) place: usize,
}

impl Grid {
    pub(crate) fn fill(
        bank: &Bank,
        sides: Sides<'_>,
        level: Option<&str>,
        config: &MapConfig,
    ) -> Self {
        let mut grid = Self::default();
        for (id, entry) in bank.entries.numbered() {
            if !is_placed(bank, entry, &config.kinds) {
                continue;
            }
            if config.of == MapOf::Findings {
                grid.findings(id, entry, sides, config);
            } else {
                let item = Item {
                    entry: id,
                    finding: None,
                    level: level.and_then(|scale| code(&entry.fields, scale)),
                    is_lent: false,
                };
                grid.put(item, Subject::Entry(entry), sides, true);
            }
            grid.gaps(bank, id, sides);
        }
        grid.sort(bank, level);
        grid
    }

    fn findings(&mut self, id: EntryId, entry: &Entry, sides: Sides<'_>, config: &MapConfig) {
        let level = config.level.as_ref().map(|level| level.value.as_str());
        let own = entry.findings().into_iter();
        for finding in own.filter(|finding| !finding.is_taken()) {
            let item = Item {
                entry: id,
                finding: Some(finding.id),
                level: level.and_then(|scale| code(&finding.fields, scale)),
                is_lent: false,
            };
            let subject = Subject::Finding(entry, &finding.fields);
            self.put(item, subject, sides, config.inherits);
        }
    }

    /// Puts a finding, or an entry as a whole, into every cell that it belongs to.
    fn put(&mut self, item: Item, subject: Subject<'_>, sides: Sides<'_>, inherits: bool) {
        let (columns, rows) = (places(sides.columns, subject), places(sides.rows, subject));
        let item = Item {
            is_lent: columns.are_lent || rows.are_lent,
            ..item
        };
        if item.is_lent && !inherits {
            return;
        }
        let columns = sides.columns.with_wholes(columns.numbers);
        let rows = sides.rows.with_wholes(rows.numbers);
        self.total += usize::from(!rows.is_empty() && !columns.is_empty());
        for &row in &rows {
            for &column in &columns {
                let cell = self.cells.entry((row, column)).or_default();
                cell.items.push(item.clone());
            }
        }
    }

    /// Puts what an entry says is not known into every cell that the entry belongs to.
    fn gaps(&mut self, bank: &Bank, id: EntryId, sides: Sides<'_>) {
        let entry = &bank.entries[id];
        let count = entry.gaps().len();
        if count == 0 {
            return;
        }
        let subject = Subject::Entry(entry);
        let (rows, columns) = (places(sides.rows, subject), places(sides.columns, subject));
        for &row in &rows.numbers {
            for &column in &columns.numbers {
                let cell = self.cells.entry((row, column)).or_default();
                let gaps = (0..count).map(|place| GapAt { entry: id, place });
                cell.gaps.extend(gaps);
            }
        }
    }

    fn sort(&mut self, bank: &Bank, level: Option<&str>) {
        let scale = level.and_then(|scale| bank.schema.scales.get(scale));
        let rank = |item: &Item| {
            let code = item.level.as_deref();
            let rank = scale.zip(code).and_then(|(scale, code)| scale.rank(code));
            std::cmp::Reverse(rank.map(|rank| rank + 1))
        };
        for cell in self.cells.values_mut() {
            cell.items.sort_by_key(rank);
            cell.gather();
        }
        let sizes = self.cells.values().map(|cell| cell.items.len());
        self.most = sizes.max().unwrap_or(0);
    }
}

impl Cell {
    /// Brings the items of an entry together, where its first stands.
    fn gather(&mut self) {
        let mut firsts: BTreeMap<EntryId, usize> = BTreeMap::new();
        for (place, item) in self.items.iter().enumerate() {
            firsts.entry(item.entry).or_insert(place);
        }
        self.items.sort_by_key(|item| firsts[&item.entry]);
    }
}

/// Whether an entry stands on a map: it is of a kind that the map names, or else part of what is known, which sources, words
/// and pages about the bank are not.
fn is_placed(bank: &Bank, entry: &Entry, kinds: &[Spanned<String>]) -> bool {
    let kind = bank.kind(entry);
    let is_named = |named: &Spanned<String>| named.value == kind.id || named.value == kind.base;
    let is_content = if kinds.is_empty() {
        ![CITATION, TERM].contains(&kind.base.as_str()) && !kind.ordered
    } else {
        kinds.iter().any(is_named)
    };
    let is_current =
        !entry.status.is_gone() && !matches!(entry.status, Status::Superseded | Status::Draft);
    is_content && is_current
}

/// What stands on a map.
#[derive(Clone, Copy)]
enum Subject<'a> {
    /// An entry as a whole.
    Entry(&'a Entry),
    /// A finding of an entry.
    Finding(&'a Entry, &'a Fields),
}

/// The numbers of the values of a side that something is filed under.
struct Places {
    numbers: Vec<usize>,
    /// Whether a finding has them from the head of its page.
    are_lent: bool,
}

/// Where something stands along a side. A finding stands where its own terms put it; where it has none of a vocabulary,
/// where the head of its page is filed. What its neighbours are filed under says nothing of it. An entry as a whole is
/// filed under the terms of its findings too.
fn places(side: &Axis, subject: Subject<'_>) -> Places {
    let mut codes: Vec<String> = Vec::new();
    let mut see = |value: &Value, takes_terms: bool| match value {
        Value::Terms(vocabulary, names) if *vocabulary == side.id && takes_terms => {
            codes.extend(names.iter().map(|named| named.name.clone()));
        }
        value => {
            let ratings = value.ratings().iter();
            let fit = ratings.filter(|rating| rating.scale == side.id);
            codes.extend(fit.map(|rating| rating.code.clone()));
        }
    };
    let mut are_lent = false;
    match subject {
        Subject::Entry(entry) => {
            entry.fields.each(&mut |value, finding| {
                if finding.is_none() {
                    see(value, false);
                }
            });
            let filed = entry.terms.iter();
            let filed = filed.filter(|(vocabulary, _)| *vocabulary == side.id);
            codes.extend(filed.map(|(_, term)| term.clone()));
        }
        Subject::Finding(entry, fields) => {
            fields.each(&mut |value, _| see(value, true));
            if codes.is_empty() {
                let of_head = head_terms(entry, &side.id);
                are_lent = !of_head.is_empty();
                codes = of_head;
            }
        }
    }
    let mut numbers: Vec<usize> = codes.iter().filter_map(|code| side.place(code)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    Places { numbers, are_lent }
}

/// The first code that fields have on a scale.
fn code(fields: &Fields, scale: &str) -> Option<String> {
    let mut found = None;
    fields.each(&mut |value, finding| {
        let fit = value.ratings().iter().find(|rating| rating.scale == scale);
        if found.is_none() && finding.is_none() {
            found = fit.map(|rating| rating.code.clone());
        }
    });
    found
}
