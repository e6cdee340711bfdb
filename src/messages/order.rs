//! The order of names as readers of a language expect it: the only module that knows icu's collation.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

/// The order of names in a language.
#[derive(Debug)]
pub struct Order(CollatorBorrowed<'static>);

impl Order {
    /// The order of a language; that of no language in particular where its tag is none that Unicode knows.
    pub(crate) fn of(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let made = Collator::try_new(locale.into(), CollatorOptions::default());
        Self(made.expect("the data of all languages are compiled in"))
    }

    /// What a name is put in order by, among many.
    pub fn key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.0.write_sort_key_to(name, &mut key);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_their_language_has_them() {
        let sorted = |language: &str, names: &[&'static str]| {
            let (order, mut names) = (Order::of(language), names.to_vec());
            names.sort_by_key(|name| order.key(name));
            names
        };
        assert_eq!(
            sorted("en-GB", &["zeal", "Élan", "east"]),
            ["east", "Élan", "zeal"]
        );
        assert_eq!(
            sorted("sv", &["Ärla", "Zeta", "Ask"]),
            ["Ask", "Zeta", "Ärla"]
        );
        assert_eq!(
            sorted("de", &["Ärla", "Zeta", "Ask"]),
            ["Ärla", "Ask", "Zeta"]
        );
    }
}
