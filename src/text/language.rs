//! Language tags, as BCP 47 has them.

/// A tag and what it is a kind of: `en-GB`, `en`.
pub(crate) fn tags(language: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(language), |tag| Some(tag.rsplit_once('-')?.0))
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
