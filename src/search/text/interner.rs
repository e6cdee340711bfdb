//! Words as they are written, by numbers: in the order in which they were first seen.

use rustc_hash::FxHashMap;

/// Gives each word a number, and the word of a number.
#[derive(Default)]
pub(crate) struct Interner {
    /// By their bytes: nearly all words are short enough to be compared so, and finding one is one look into memory.
    short: FxHashMap<(u64, u64), u32>,
    long: FxHashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

impl Interner {
    /// The number of a word that was seen before.
    pub(crate) fn number(&self, form: &str) -> Option<u32> {
        match packed(form) {
            Some(short) => self.short.get(&short).copied(),
            None => self.long.get(form).copied(),
        }
    }

    /// Gives the next number to a word that was not seen before.
    pub(crate) fn add(&mut self, form: &str) -> u32 {
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(form.into());
        match packed(form) {
            Some(short) => self.short.insert(short, number),
            None => self.long.insert(form.into(), number),
        };
        number
    }

    /// The words, by their numbers.
    pub(crate) fn texts(&self) -> &[Box<str>] {
        &self.texts
    }
}

/// A word of up to sixteen bytes as two numbers of eight bytes each, zeros behind: no word has any of its own.
fn packed(form: &str) -> Option<(u64, u64)> {
    let bytes = form.as_bytes();
    let (start, end) = bytes.split_at(bytes.len().min(8));
    let number = |bytes: &[u8]| {
        let last_first = bytes.iter().rev();
        last_first.fold(0, |number, &byte| number << 8 | u64::from(byte))
    };
    (end.len() <= 8).then(|| (number(start), number(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_have_numbers_of_their_own() {
        let words = ["a", "aa", "sixteen-letters!", "seventeen letters", "é"];
        let mut forms = Interner::default();
        for (number, word) in (0..).zip(words) {
            assert_eq!(forms.number(word), None);
            assert_eq!(forms.add(word), number);
        }
        let numbers = words.map(|word| forms.number(word));
        assert_eq!(numbers, [0, 1, 2, 3, 4].map(Some));
        assert_eq!(&*forms.texts()[3], "seventeen letters");
    }
}
