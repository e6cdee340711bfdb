//! Tells apart sources that an author-date style cites by the same words: by more names, by initials, by what the style
//! prints only of such, and at last by letters (<https://docs.citationstyles.org/en/stable/specification.html#disambiguation>).

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::distinction::Apart;
use super::means::{Initials, Letters, MOST_NAMES};
use super::processor::{Cited, Processor};
use super::render::Piece;
use super::source::Source;

/// Groups of more sources than this are put in order by the words of their references, which costs less.
const LARGE: usize = 200;

/// What tells the sources of a list apart.
#[derive(Debug, Default)]
pub struct ToldApart {
    /// By the ids of the sources; those that need nothing are left out.
    pub by_id: BTreeMap<String, Apart>,
    /// The ids of those that only letters tell apart, each group in the order of its letters, which is that of the list.
    pub lettered: Vec<Vec<String>>,
}

/// Sources by their places among all.
type Group = Vec<usize>;

/// Sources while they are told apart.
struct Telling<'a> {
    processor: &'a Processor,
    sources: &'a [(&'a Source, String)],
    apart: Vec<Apart>,
    lettered: Vec<Group>,
}

impl Processor {
    /// Returns the source as it is cited and listed with what tells it apart from others.
    pub fn told_apart(&self, source: &Source, apart: Apart) -> Source {
        source.told_apart(apart, self.means.letters == Letters::BehindYear)
    }

    /// Finds what tells sources apart that the style would cite by the same words, of all that stand together in one list
    /// of references. Each comes with what cites it alone ([`Piece::words`]).
    pub fn tell_apart(&self, sources: &[(&Source, String)]) -> ToldApart {
        if self.class() != Class::AuthorDate {
            return ToldApart::default();
        }
        let mut telling = Telling {
            processor: self,
            sources,
            apart: vec![Apart::default(); sources.len()],
            lettered: Vec::new(),
        };
        telling.run();
        let id = |at: usize| sources[at].0.id().to_owned();
        let lettered = telling.lettered.into_iter();
        let found = telling.apart.into_iter().enumerate();
        ToldApart {
            lettered: lettered
                .map(|group| group.into_iter().map(id).collect())
                .collect(),
            by_id: found
                .filter(|(_, apart)| *apart != Apart::default())
                .map(|(at, apart)| (id(at), apart))
                .collect(),
        }
    }
}

impl Telling<'_> {
    fn run(&mut self) {
        let means = &self.processor.means;
        if means.initials == Initials::Everywhere {
            self.add_initials_everywhere();
        }
        let all: Group = (0..self.sources.len()).collect();
        for group in self.alike(&all, |_, _| {}) {
            let mut groups = vec![group];
            if means.adds_names {
                groups = self.each(groups, Self::add_names);
            }
            if means.initials == Initials::WhereAlike {
                groups = self.each(groups, |telling, group| telling.add_initials(&group));
            }
            if means.has_conditions {
                groups = self.each(groups, Self::print_in_full);
            }
            if means.letters != Letters::Never {
                for group in &groups {
                    self.add_letters(group);
                }
            }
        }
    }

    fn each(
        &mut self,
        groups: Vec<Group>,
        mut tell: impl FnMut(&mut Self, Group) -> Vec<Group>,
    ) -> Vec<Group> {
        let told = groups.into_iter().flat_map(|group| tell(self, group));
        told.filter(|group| group.len() > 1).collect()
    }

    /// The groups of those that are cited by the same words after such a change.
    fn alike(&self, group: &[usize], change: impl Fn(usize, &mut Apart)) -> Vec<Group> {
        let parts = self.parts(group, change);
        parts.into_iter().filter(|part| part.len() > 1).collect()
    }

    /// Parts a group by the words that it would be cited by after such a change.
    fn parts(&self, group: &[usize], change: impl Fn(usize, &mut Apart)) -> Vec<Group> {
        let mut parts: BTreeMap<String, Group> = BTreeMap::new();
        for &at in group {
            let mut apart = self.apart[at].clone();
            change(at, &mut apart);
            let (source, words) = &self.sources[at];
            let words = if apart == Apart::default() {
                words.clone()
            } else {
                let source = self.processor.told_apart(source, apart);
                let cited = Cited::new(&source, "");
                Piece::words(&self.processor.in_text(&[cited]))
            };
            parts.entry(words).or_default().push(at);
        }
        parts.into_values().collect()
    }

    /// Adds names one by one as long as that tells any of a group apart.
    fn add_names(&mut self, group: Group) -> Vec<Group> {
        let most = group.iter().map(|&at| self.sources[at].0.authors()).max();
        let most = most.unwrap_or_default().min(MOST_NAMES);
        let (mut open, mut done) = (vec![group], Vec::new());
        for names in 2..=most {
            let mut next = Vec::new();
            for group in open {
                let parts = self.parts(&group, |_, apart| apart.names = names);
                if parts.len() == 1 {
                    next.push(group);
                    continue;
                }
                for &at in &group {
                    // "And others" cannot stand for one author only.
                    let is_last_but_one = self.sources[at].0.authors() == names + 1;
                    self.apart[at].names = names + usize::from(is_last_but_one);
                }
                let (alike, told): (Vec<_>, Vec<_>) =
                    parts.into_iter().partition(|part| part.len() > 1);
                next.extend(alike);
                done.extend(told);
            }
            open = next;
        }
        open.extend(done);
        open
    }

    /// Adds initials where people of one name have written what is cited alike.
    fn add_initials(&mut self, group: &[usize]) -> Vec<Group> {
        let mut people: BTreeMap<Option<String>, Group> = BTreeMap::new();
        for &at in group {
            let initials = self.sources[at].0.initials();
            people.entry(initials).or_default().push(at);
        }
        if people.len() > 1 {
            let named = people.iter().filter(|(initials, _)| initials.is_some());
            for &at in named.flat_map(|(_, group)| group) {
                self.apart[at].has_initials = true;
            }
        }
        people.into_values().collect()
    }

    fn add_initials_everywhere(&mut self) {
        let mut people: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (source, _) in self.sources {
            if let (Some(name), Some(initials)) = (source.first_author(), source.initials()) {
                people.entry(name).or_default().insert(initials);
            }
        }
        for (at, (source, _)) in self.sources.iter().enumerate() {
            let namesakes = source.first_author().and_then(|name| people.get(name));
            let is_shared = namesakes.is_some_and(|initials| initials.len() > 1);
            self.apart[at].has_initials = is_shared && source.initials().is_some();
        }
    }

    fn print_in_full(&mut self, group: Group) -> Vec<Group> {
        let parts = self.parts(&group, |_, apart| apart.in_full = true);
        if parts.len() == 1 {
            return vec![group];
        }
        for at in group {
            self.apart[at].in_full = true;
        }
        parts
    }

    fn add_letters(&mut self, group: &[usize]) {
        let mut group = group.to_vec();
        let processor = self.processor;
        if group.len() > LARGE {
            group.sort_by_cached_key(|&at| processor.reference(self.sources[at].0).sort);
        } else {
            let listed: Vec<&Source> = group.iter().map(|&at| self.sources[at].0).collect();
            let listed = processor.list(&listed);
            let places: BTreeMap<&str, usize> =
                listed.iter().map(|(id, _)| id.as_str()).zip(0..).collect();
            group.sort_by_key(|&at| places.get(self.sources[at].0.id()).copied());
        }
        for (number, &at) in group.iter().enumerate() {
            self.apart[at].letter = letter(number);
        }
        self.lettered.push(group);
    }
}

/// `a` to `z`, `aa` to `zz` and on.
fn letter(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => last.to_string(),
        rest => letter(rest - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letter),
            ["a", "z", "aa", "zz", "aaa"]
        );
    }
}
