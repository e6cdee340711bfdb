//! What the findings and entries of a map are filtered by.

use serde_json::{Map, Value as Json, json};

use super::map_cell::{place, scale_of};
use super::rating::level;
use crate::scalar::Scalar;
use crate::site::plan::grid::Item;
use crate::site::plan::maps::EvidenceMap;
use crate::site::plan::terms::terms_by_vocabulary;
use crate::site::planned::Site;

/// A value that an item has for a facet.
pub(crate) struct FacetValue {
    /// The facet: `level`, `kind`, `year`, or the id of a vocabulary.
    pub(crate) facet: String,
    /// Where the value stands among all of its facet, as the bank declares them.
    pub(crate) order: usize,
    pub(crate) code: String,
    pub(crate) label: String,
}

/// The values that an item can be filtered by: level, kind, year and terms, its own before its page's; those of the map's
/// own sides are in its cells.
pub(crate) fn facet_values(site: &Site, map: &EvidenceMap, item: &Item) -> Vec<FacetValue> {
    let mut found = level_value(site, map, item);
    let (entry, schema) = (&site.bank.entries[item.entry], &site.bank.schema);
    let kind = site.bank.kind(entry);
    found.push(FacetValue {
        facet: "kind".to_owned(),
        order: schema.kinds.get_index_of(&kind.id).unwrap_or(0),
        code: kind.id.clone(),
        label: kind.label.clone(),
    });
    let finding = item.finding.and_then(|id| entry.finding(id));
    let year = finding
        .and_then(|finding| finding.fields.period("as_of"))
        .or_else(|| entry.fields.period("as_of"));
    for year in year
        .iter()
        .flat_map(|year| year.choices(site.bank.messages()))
    {
        found.push(FacetValue {
            facet: "year".to_owned(),
            order: usize::MAX - year.code.parse().unwrap_or(0),
            code: year.code,
            label: year.label,
        });
    }
    let sides = [&map.rows.id, &map.columns.id];
    let terms = terms_by_vocabulary(entry, finding.map(|finding| &finding.fields));
    for (id, vocabulary) in schema
        .vocabularies
        .iter()
        .filter(|(id, _)| !sides.contains(id))
    {
        for code in terms.get(id.as_str()).into_iter().flatten() {
            let Some((order, _, term)) = vocabulary.terms.get_full(*code) else {
                continue;
            };
            found.push(FacetValue {
                facet: id.clone(),
                order,
                label: term.label.clone(),
                code: (*code).to_owned(),
            });
        }
    }
    found
}

fn level_value(site: &Site, map: &EvidenceMap, item: &Item) -> Vec<FacetValue> {
    let rated = scale_of(site, map).zip(item.level.as_deref());
    let shown = rated.and_then(|(scale, code)| {
        let rating = level(site.bank.messages(), scale, code)?;
        let (order, is_whole) = place(scale, code);
        Some(FacetValue {
            facet: "level".to_owned(),
            order: order.unwrap_or(usize::MAX / 2) * 2 + usize::from(is_whole),
            code: rating.code,
            label: rating.label,
        })
    });
    shown.into_iter().collect()
}

/// The facets of an item with its values, as the scripts of maps and their cells read them.
pub(crate) fn by_facet(values: &[FacetValue]) -> Json {
    let mut found: Map<String, Json> = Map::new();
    for value in values {
        let codes = found
            .entry(value.facet.clone())
            .or_insert_with(|| json!([]));
        if let Some(codes) = codes.as_array_mut() {
            codes.push(json!(value.code));
        }
    }
    Json::Object(found)
}

/// What a facet is called.
pub(crate) fn facet_label(site: &Site, map: &EvidenceMap, name: &str) -> String {
    let schema = &site.bank.schema;
    match name {
        "kind" => site.bank.messages().text("field-kind"),
        "year" => site.bank.messages().text("facet-year"),
        "level" => scale_of(site, map).map_or_else(String::new, |scale| scale.label.clone()),
        name => schema
            .vocabularies
            .get(name)
            .map_or_else(|| name.to_owned(), |found| found.label.clone()),
    }
}
