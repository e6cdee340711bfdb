//! Names in the words of messages: the one that was meant, and those that there are.

/// The name that a mistyped one most likely means: at most a third of its letters may differ.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    let limit = wanted.chars().count().div_ceil(3).min(5);
    let distance = |other: &str| strsim::osa_distance(&wanted, &other.to_lowercase());
    let close_in_length = |other: &&str| other.len().abs_diff(wanted.len()) <= limit;
    let found = names
        .into_iter()
        .filter(close_in_length)
        .map(|other| (distance(other), other));
    found
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, other)| other)
}

/// "`a`, `b` and `c`".
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
