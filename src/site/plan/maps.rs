//! Evidence maps: what is known, by two ways of filing it, and where nothing is.
//!
//! A finding stands in the cells of its own terms; where it has none of a vocabulary, in those of its entry's. An empty
//! cell is a gap, and says of which kind, as far as entries filed there say so.

use crate::config::{MapConfig, MapOf};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Misses};
use crate::model::Bank;
use crate::site::path::{self, part};
use crate::text::Spanned;

use crate::schema::{Term, Vocabulary};

use super::axis::{Axis, AxisValue};
use super::grid::{CellPosition, Grid, Sides};

/// The folder of the site that holds the maps.
pub(crate) const FOLDER: &str = "maps";

/// How many cells a map may have. Each that is not empty has a page, and nobody reads a larger map.
const MOST_CELLS: usize = 5_000;

/// A map with what stands on it.
#[derive(Debug, PartialEq)]
pub(crate) struct EvidenceMap {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) of_findings: bool,
    /// The scale that shades its marks.
    pub(crate) level: Option<String>,
    pub(crate) rows: Axis,
    pub(crate) columns: Axis,
    pub(crate) grid: Grid,
}

impl EvidenceMap {
    /// The folder of its pages.
    pub(crate) fn folder(&self) -> String {
        format!("{FOLDER}/{}", self.id)
    }

    /// The folder of a cell.
    pub(crate) fn cell_folder(&self, (row, column): CellPosition) -> String {
        let (row, column) = (&self.rows.values[row], &self.columns.values[column]);
        format!(
            "{}/{}/{}",
            self.folder(),
            part(&row.code),
            part(&column.code)
        )
    }
}

/// Every map that the bank asks for. What names no vocabulary and no scale is reported, and its map left out.
pub(crate) fn plan(bank: &Bank, out: &mut Diagnostics) -> Vec<EvidenceMap> {
    let maps = bank.config.maps.iter();
    maps.filter_map(|config| one(bank, config, out)).collect()
}

fn one(bank: &Bank, config: &MapConfig, out: &mut Diagnostics) -> Option<EvidenceMap> {
    let mut side = |Spanned { value: name, span }: &Spanned<String>| {
        let found = axis(bank, name);
        if found.is_none() {
            let message = format!("there is no vocabulary or scale `{name}`");
            let known = bank
                .schema
                .vocabularies
                .keys()
                .chain(bank.schema.scales.keys());
            let path = "bank.yaml".into();
            let found = Diagnostic::new(Code::BadSetting, &path, span.clone(), message);
            let found = found.misses(Misses::Vocabulary(name.clone()));
            out.push(found.nearest(name, known.map(String::as_str)));
        }
        found
    };
    let (rows, columns) = (side(&config.rows), side(&config.columns));
    let level = config.level.as_ref();
    let is_unknown = |level: &&Spanned<String>| !bank.schema.scales.contains_key(&level.value);
    if let Some(Spanned { value: name, span }) = level.filter(is_unknown) {
        let message = format!("there is no scale `{name}`");
        let found = Diagnostic::new(Code::BadSetting, &"bank.yaml".into(), span.clone(), message);
        let found = found.misses(Misses::Scale(name.clone()));
        out.push(found.nearest(name, bank.schema.scales.keys().map(String::as_str)));
        return None;
    }
    for kind in &config.kinds {
        let mut known = bank.schema.kinds.values();
        if !known.any(|known| known.id == kind.value || known.base == kind.value) {
            let message = format!("there is no kind `{}`", kind.value);
            let span = kind.span.clone();
            let found = Diagnostic::new(Code::BadSetting, &"bank.yaml".into(), span, message);
            out.push(found.nearest(&kind.value, bank.schema.kinds.keys().map(String::as_str)));
            return None;
        }
    }
    let (rows, columns) = (rows?, columns?);
    if let Some(found) = too_large(&rows, &columns, config) {
        out.push(found);
        return None;
    }
    let level = level.map(|level| level.value.clone());
    let of_findings = config.of == MapOf::Findings;
    let sides = Sides {
        rows: &rows,
        columns: &columns,
    };
    Some(EvidenceMap {
        id: config.id.clone(),
        title: config.title.clone(),
        description: config.description.clone(),
        of_findings,
        grid: Grid::fill(bank, sides, level.as_deref(), config),
        level,
        rows,
        columns,
    })
}

fn too_large(rows: &Axis, columns: &Axis, config: &MapConfig) -> Option<Diagnostic> {
    let (down, along) = (rows.values.len(), columns.values.len());
    (down * along > MOST_CELLS).then(|| {
        let message =
            format!("this map has {down} rows and {along} columns, {MOST_CELLS} cells is the most");
        let span = config.rows.span.clone();
        let found = Diagnostic::new(Code::BadSetting, &"bank.yaml".into(), span, message);
        found.help("Map a vocabulary of fewer terms, or cut the map into several.")
    })
}

/// Adds a term and below it its parts.
fn add_term(
    vocabulary: &Vocabulary,
    term: &Term,
    whole: Option<usize>,
    values: &mut Vec<AxisValue>,
) {
    let number = values.len();
    values.push(AxisValue {
        code: term.id.clone(),
        label: term.label.clone(),
        path: format!("{}/{}/index.html", vocabulary.id, term.id),
        whole,
        depth: whole.map_or(0, |whole| values[whole].depth + 1),
    });
    for part in vocabulary.narrower(&term.id) {
        add_term(vocabulary, part, Some(number), values);
    }
}

/// A vocabulary or a scale as the side of a map.
fn axis(bank: &Bank, name: &str) -> Option<Axis> {
    if let Some(vocabulary) = bank.schema.vocabularies.get(name) {
        let mut values = Vec::new();
        let tops = vocabulary
            .terms
            .values()
            .filter(|term| term.broader.is_none());
        for term in tops {
            add_term(vocabulary, term, None, &mut values);
        }
        return Some(Axis {
            id: name.to_owned(),
            label: vocabulary.label.clone(),
            values,
            suffixes: Vec::new(),
        });
    }
    let scale = bank.schema.scales.get(name)?;
    let levels = scale.levels.iter().rev().chain(&scale.off_scale);
    let values = levels.map(|level| AxisValue {
        code: level.code.clone(),
        label: level.label.clone(),
        path: path::level(scale, &level.code),
        whole: None,
        depth: 0,
    });
    Some(Axis {
        id: name.to_owned(),
        label: scale.label.clone(),
        values: values.collect(),
        suffixes: scale
            .modifiers
            .iter()
            .map(|found| found.code.clone())
            .collect(),
    })
}
