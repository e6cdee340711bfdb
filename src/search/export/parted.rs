//! Words of a bank that it writes as two as well: `childcare` here and `child care` there. A reader of the index need not
//! cut every word that it looks for to find them, nor load the places of both to see where they meet.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::search::index::doc_order::Numbers;
use crate::search::index::posting_list::PostingList;
use crate::search::index::postings::Postings;
use crate::search::query::compounds::cuts;
use crate::search::text::analyse::Analyser;
use crate::search::text::tongue::Tongue;

/// By the stem of the word, what it is written as.
pub(crate) type Parted = BTreeMap<String, Vec<Two>>;

/// Two stems, and the entries in which they stand next to each other and the word does not.
#[derive(Debug)]
pub(crate) struct Two {
    stems: [String; 2],
    list: PostingList,
}

impl Two {
    /// The stems with a space between, the entries, and in how many entries each stem stands.
    pub(crate) fn row(&self, postings: &Postings, numbers: &Numbers) -> Json {
        let [first, second] = &self.stems;
        let counts = [first, second].map(|stem| postings.count(stem));
        json!([
            self.stems.join(" "),
            self.list.postings(numbers),
            counts[0],
            counts[1]
        ])
    }
}

/// All such words, in each language of the bank, its own first.
pub(crate) fn all(postings: &Postings, tongues: &[Tongue]) -> Parted {
    let mut found = Parted::new();
    for tongue in tongues {
        let mut analyser = Analyser::speaking(tongues[0], *tongue);
        add_all(postings, &mut analyser, &mut found);
    }
    found.retain(|_, twos| !twos.is_empty());
    found
}

/// Those of the language that an analyser speaks.
fn add_all(postings: &Postings, analyser: &mut Analyser, found: &mut Parted) {
    // Every word stands in the group of its first letter, and in another.
    let groups = postings.forms.iter();
    let groups = groups.filter(|(group, _)| !group.starts_with('?'));
    let forms = groups.flat_map(|(_, forms)| forms.iter().map(|(form, _)| form));
    let mut forms: Vec<&Arc<str>> = forms.collect();
    forms.sort_unstable();
    let written: HashSet<&str> = forms.iter().map(|form| &***form).collect();
    for form in forms {
        for cut in cuts(form, false) {
            let (first, second) = form.split_at(cut);
            if !written.contains(first) {
                continue;
            }
            let mut stem = |form: &str| analyser.stem(form).filter(|stem| postings.count(stem) > 0);
            let (Some(first), Some(second)) = (stem(first), stem(second)) else {
                continue;
            };
            if let Some(stem) = stem(form) {
                let two = Two::of(postings, &stem, [first, second]);
                add(two, found.entry(stem).or_default());
            }
        }
    }
}

impl Two {
    /// `None` where no entry has the two and not the word.
    fn of(postings: &Postings, stem: &str, stems: [String; 2]) -> Option<Self> {
        let list = |stem: &str| postings.stems.get(stem).map(|word| &*word.list);
        let (first, second, word) = (list(&stems[0])?, list(&stems[1])?, list(stem)?);
        let list = first.with_neighbour(second, word);
        (!list.is_empty()).then_some(Self { stems, list })
    }
}

/// Adds what is written in another way than those before.
fn add(two: Option<Two>, found: &mut Vec<Two>) {
    found.extend(two.filter(|two| found.iter().all(|other| other.stems != two.stems)));
}
