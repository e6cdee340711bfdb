//! Keys by which references sort.

use crate::messages::Order;

/// What a reference is put in order by: its words without signs and without a leading article, in the order of a language.
pub(super) fn sort_key(text: &str, order: &Order) -> Vec<u8> {
    let is_quote = |c: &char| matches!(c, '\'' | '’');
    let letters = text.chars().filter(|c| !is_quote(c));
    let spaced: String = letters
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    order.key(&match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_article(first) => rest.join(" "),
        _ => words.join(" "),
    })
}

/// The sources of a bank are mostly in English, whatever its own language.
fn is_article(word: &str) -> bool {
    ["the", "a", "an"].contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_signs_and_articles_do_not_count() {
        let order = Order::of("en-GB");
        let key = |text: &str| sort_key(text, &order);
        assert_eq!(
            key("‘The Élan of Children’s Services’ (2008)"),
            key("Élan of Childrens Services 2008")
        );
        assert!(key("Elan") < key("Élan") && key("Élan") < key("Elands"));
        assert!(key("An apple") < key("A bee"));
        assert_ne!(key("A"), key(""));
    }
}
