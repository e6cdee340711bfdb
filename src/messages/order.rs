//! The order of names as readers of a language expect it: the only module that knows icu's collation.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

use crate::text::tags;

/// Two letters that are one, by language.
const PAIRS: [(&str, &str); 1] = [("cy", "ch dd ff ng ll ph rh th")];
/// The letters that all alphabets of the Latin script have here: names of elsewhere begin with any.
const LATIN: &str = "a b c d e f g h i j k l m n o p q r s t u v w x y z";

/// The order of names in a language.
#[derive(Debug)]
pub struct Order {
    collator: CollatorBorrowed<'static>,
    /// The letters of its alphabet, in order.
    letters: Vec<&'static str>,
}

impl Order {
    /// The order of a language; that of no language in particular where its tag is none that Unicode knows.
    pub(crate) fn of(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let made = Collator::try_new(locale.into(), CollatorOptions::default());
        let mut found = Self {
            collator: made.expect("the data of all languages are compiled in"),
            letters: LATIN.split(' ').collect(),
        };
        let pairs = tags(language).find_map(|tag| PAIRS.iter().find(|(known, _)| *known == tag));
        if let Some((_, pairs)) = pairs {
            let mut letters = std::mem::take(&mut found.letters);
            letters.extend(pairs.split(' '));
            letters.sort_by_cached_key(|letter| found.key(letter));
            found.letters = letters;
        }
        found
    }

    /// The letters of the alphabet, small and in order.
    pub(crate) fn letters(&self) -> &[&'static str] {
        &self.letters
    }

    /// The letter that two small ones are together; `None` where they are two.
    pub(crate) fn pair(&self, first: char, second: char) -> Option<&'static str> {
        let pairs = self.letters.iter().filter(|letter| letter.len() > 1);
        let mut pairs = pairs.filter(|pair| pair.chars().eq([first, second]));
        pairs.next().copied()
    }

    /// What a name is put in order by, among many.
    pub fn key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.collator.write_sort_key_to(name, &mut key);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_that_are_one_have_their_place_in_the_alphabet() {
        let order = Order::of("cy-GB");
        let letters = "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z";
        assert_eq!(order.letters().join(" "), letters);
        assert_eq!(order.pair('l', 'l'), Some("ll"));
        assert_eq!(
            order.pair('l', 'a').or(Order::of("en").pair('l', 'l')),
            None
        );
    }

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
