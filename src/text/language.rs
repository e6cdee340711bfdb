//! Language tags, as BCP 47 has them.

/// A tag and what it is a kind of: `en-GB`, `en`.
pub(crate) fn tags(language: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(language), |tag| Some(tag.rsplit_once('-')?.0))
}

/// The languages that are written from right to left, as CLDR has them.
const RIGHT_TO_LEFT: [&str; 12] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur",
];

/// Whether a language is written from right to left: `ar`, `fa-IR`, `az-Arab`.
pub(crate) fn is_right_to_left(language: &str) -> bool {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts
        .find(|part| part.len() == 4)
        .map(str::to_ascii_lowercase);
    match script.as_deref() {
        Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo"].contains(&script),
        None => RIGHT_TO_LEFT.contains(&first.as_str()) || ["yi", "ks"].contains(&first.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_kind_of_what_stands_before_its_hyphens() {
        let found: Vec<&str> = tags("zh-Hant-TW").collect();
        assert_eq!(found, ["zh-Hant-TW", "zh-Hant", "zh"]);
    }
}
