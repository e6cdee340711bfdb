//! What a search is asked by: fields, values and orders, each held to what the bank has.

use std::collections::BTreeMap;

use anyhow::Result;
use sourcebook::diagnostic::{listed, nearest};
use sourcebook::model::Bank;
use sourcebook::search::Search;
use sourcebook::write::Refused;

/// Why there is nothing to ask.
pub(super) fn not_searched() -> anyhow::Error {
    Refused("this bank is not searched: bank.yaml has `search: false`".to_owned()).into()
}

/// Refuses a field that nothing can be filtered by.
pub(super) fn check_field(search: &Search, name: &str) -> Result<()> {
    if search.facets.contains_key(name) {
        return Ok(());
    }
    let known: Vec<&str> = search.facets.keys().map(String::as_str).collect();
    let hint = nearest(name, known.iter().copied()).map_or_else(
        || format!("there is {}", listed(&known)),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Refused(format!("there is no field `{name}` to filter by; {hint}")).into())
}

/// Refuses an order that the search does not know.
pub(super) fn check_order(search: &Search, order: &str) -> Result<()> {
    if search.orders.iter().any(|known| known == order) {
        return Ok(());
    }
    let known: Vec<&str> = search.orders.iter().map(String::as_str).collect();
    let known = listed(&known);
    Err(Refused(format!("there is no order `{order}`; there is {known}")).into())
}

/// Says so where no entry has a value of a field, with the nearest that one has, as it is `written`; nothing is found then,
/// which is no mistake.
pub(super) fn unknown_value(
    bank: &Bank,
    name: &str,
    value: &str,
    written: &dyn Fn(&str) -> String,
) -> Option<String> {
    let values = sourcebook::facets::every_value(bank);
    let known = || values.get(name).into_iter().flatten();
    if known().any(|(code, _)| code.to_lowercase() == value.trim().to_lowercase()) {
        return None;
    }
    // Meant may be what readers see.
    let names = known().flat_map(|(code, label)| [(code, code), (label, code)]);
    let codes: BTreeMap<&str, &str> = names
        .map(|(written, code)| (written.as_str(), code.as_str()))
        .collect();
    let near = nearest(value, codes.keys().copied()).and_then(|near| codes.get(near));
    let hint = near.map_or_else(String::new, |code| {
        format!("; did you mean `{}`?", written(code))
    });
    Some(format!("no entry has `{name}={value}`{hint}"))
}
