//! Words in order as one text, each as what it does not share with the one before: front coding (Witten, Moffat and Bell,
//! *Managing Gigabytes*, 1999, section 4.1).

/// The most characters that are taken over: there is a capital for each number, and folded words hold no other capitals.
const MOST_SHARED: usize = 25;

/// Of each word, a capital for how many characters it shares with the one before (`A` for none), then the others.
pub(crate) fn coded<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut found = String::new();
    let mut last = "";
    for word in words {
        let pairs = word.chars().zip(last.chars());
        let shared = pairs.take(MOST_SHARED).take_while(|(a, b)| a == b);
        let (count, bytes) = shared.fold((0, 0), |(count, bytes), (c, _)| {
            (count + 1, bytes + c.len_utf8())
        });
        found.push(char::from(b'A' + count));
        found.push_str(&word[bytes..]);
        last = word;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_it_does_not_share() {
        let words = ["social", "society", "worker", "works", "éa", "éb"];
        assert_eq!(coded(words.into_iter()), "AsocialEetyAworkerEsAéaBb");
        let long = ["a".repeat(30), "a".repeat(31)];
        let coded = coded(long.iter().map(String::as_str));
        assert_eq!(coded, format!("A{}Z{}", long[0], "a".repeat(6)));
    }
}
