//! Names of people and bodies, as reference managers write them in one line.
//!
//! Zotero, `EndNote` and Mendeley write people as `Family, Given` and bodies without a comma; `EndNote` may leave the comma
//! behind a body that keeps the name whole in its library. So a name without a comma is a body, but for a family name with
//! one or two initials behind it (`Smith JA`), as libraries of medicine write people.

use super::clean;

/// A name in the parts that our front matter has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) literal: String,
    pub(super) family: String,
    pub(super) given: String,
    pub(super) suffix: String,
    pub(super) dropping: String,
    pub(super) particle: String,
}

/// What stands behind bodies and is no initial of a person.
const PLACES: [&str; 8] = ["UK", "US", "EU", "UN", "NI", "NZ", "GB", "UAE"];

const SUFFIXES: [&str; 8] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"];

impl Name {
    /// A body, or a name that nobody takes apart.
    pub(super) fn literal(written: &str) -> Option<Self> {
        let literal = clean::line(written);
        (!literal.is_empty()).then(|| Self {
            literal,
            ..Self::default()
        })
    }

    /// A person in parts; nothing where all are empty.
    pub(super) fn person(family: &str, given: &str, suffix: &str) -> Option<Self> {
        let (family, given) = (clean::line(family), clean::line(given));
        if family.is_empty() {
            return Self::literal(&given);
        }
        let (particle, family) = split_particle(&family);
        Some(Self {
            family: family.to_owned(),
            given,
            suffix: clean::line(suffix),
            particle: particle.to_owned(),
            ..Self::default()
        })
    }

    /// A name in one line, the family name first.
    pub(super) fn inverted(written: &str) -> Option<Self> {
        let text = clean::line(written);
        let text = text.trim_end_matches(';').trim();
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        match parts.as_slice() {
            [one] => initialled(one).or_else(|| Self::literal(one)),
            [one, ""] => Self::literal(one),
            [family, given] => Self::person(family, given, ""),
            [family, second, third] if is_suffix(second) => Self::person(family, third, second),
            [family, given, suffix] => Self::person(family, given, suffix),
            // More commas than a person has: a body with its parts.
            _ => Self::literal(text),
        }
    }

    /// A person without a comma, the family name first, where it can be one: two or three words with capitals.
    pub(super) fn unmarked(written: &str) -> Option<Self> {
        let text = clean::line(written);
        let words: Vec<&str> = text.split(' ').collect();
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        if text.contains(',') || !(2..=3).contains(&words.len()) || !words.iter().all(is_capital) {
            return Self::inverted(&text);
        }
        Self::person(words[0], &words[1..].join(" "), "")
    }

    /// What is compared, and what a key is made of.
    pub(super) fn main(&self) -> &str {
        if self.literal.is_empty() {
            &self.family
        } else {
            &self.literal
        }
    }

    /// Whether it is another with no more of its given names than their beginnings.
    pub(super) fn is_short_for(&self, other: &Self) -> bool {
        let words = |name: &Self| {
            let given = name.given.replace('.', " ").to_lowercase();
            given
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (own, long) = (words(self), words(other));
        self.main() == other.main()
            && own.len() <= long.len()
            && own
                .iter()
                .zip(&long)
                .all(|(own, long)| long.starts_with(own))
    }

    /// In one line, for notes.
    pub(super) fn in_line(&self) -> String {
        let family = [&*self.dropping, &*self.particle, self.main()];
        let family: Vec<&str> = family.into_iter().filter(|part| !part.is_empty()).collect();
        let parts = [&family.join(" "), &self.given, &self.suffix];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        let filled = parts.into_iter().filter(|part| !part.is_empty());
        filled.collect::<Vec<_>>().join(", ")
    }

    /// Its parts by the names of our fields.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("literal", &*self.literal),
            ("family", &*self.family),
            ("given", &*self.given),
            ("suffix", &*self.suffix),
            ("dropping-particle", &*self.dropping),
            ("non-dropping-particle", &*self.particle),
        ];
        all.into_iter().filter(|(_, part)| !part.is_empty())
    }
}

fn is_suffix(part: &str) -> bool {
    SUFFIXES.contains(&part.to_lowercase().as_str())
}

/// `Smith JA`: a word with small letters, and one or two capitals behind it.
fn initialled(text: &str) -> Option<Name> {
    let (family, initials) = text.split_once(' ')?;
    let is_family =
        family.starts_with(char::is_uppercase) && family.chars().any(char::is_lowercase);
    let is_initials = (1..=2).contains(&initials.chars().count())
        && initials.chars().all(char::is_uppercase)
        && !PLACES.contains(&initials);
    if !is_family || !is_initials {
        return None;
    }
    let initials: Vec<String> = initials
        .chars()
        .map(|letter| format!("{letter}."))
        .collect();
    Name::person(family, &initials.join(" "), "")
}

/// The small words before a family name, and the name: `van der` and `Berg`.
fn split_particle(family: &str) -> (&str, &str) {
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let mut at = 0;
    while let Some((word, _)) = family[at..]
        .split_once(' ')
        .filter(|(word, _)| is_small(word))
    {
        at += word.len() + 1;
    }
    let rest = family[at..].trim_start();
    if at == 0 || !rest.starts_with(char::is_uppercase) {
        return ("", family);
    }
    (family[..at].trim_end(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> String {
        let name = Name::inverted(written).unwrap();
        let parts = name.parts().map(|(part, text)| format!("{part}={text}"));
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn people_have_a_comma_and_bodies_have_none() {
        for (written, parts) in [
            ("Smith, Jane", "family=Smith given=Jane"),
            ("King, Martin, Jr.", "family=King given=Martin suffix=Jr."),
            ("King, Jr., Martin", "family=King given=Martin suffix=Jr."),
            (
                "van der Berg, Anna",
                "family=Berg given=Anna non-dropping-particle=van der",
            ),
            ("Smith JA", "family=Smith given=J. A."),
            ("Sport UK", "literal=Sport UK"),
            ("Sure Start", "literal=Sure Start"),
            (
                "World Health Organization,",
                "literal=World Health Organization",
            ),
            (
                "Home Office, Research, Unit, Nine",
                "literal=Home Office, Research, Unit, Nine",
            ),
            ("hooks, bell", "family=hooks given=bell"),
        ] {
            assert_eq!(read(written), parts, "{written}");
        }
        let [long, short] =
            ["Smith, Jane Ann", "Smith, J."].map(|text| Name::inverted(text).unwrap());
        assert!(short.is_short_for(&long) && !long.is_short_for(&short));
        assert_eq!(Name::inverted(" , "), None);
        assert_eq!(Name::unmarked("Smith Jane A").unwrap().given, "Jane A");
        let body = Name::unmarked("Department for Education").unwrap();
        assert_eq!(body.literal, "Department for Education");
    }
}
