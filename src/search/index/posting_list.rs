//! The entries that one word stands in: read from tantivy, changed by an edit, written as digits.

use tantivy::TERMINATED;
use tantivy::postings::Postings;

use super::bits::{self, Bits};
use super::doc_order::Numbers;

/// Entries by their documents, ascending; how often the word stands in each, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PostingList {
    pub(crate) entries: Vec<u32>,
    pub(crate) counts: Vec<u32>,
    /// The places in each entry, one entry after the other.
    places: Vec<u32>,
}

/// How far a list has been copied.
#[derive(Clone, Copy, Default)]
struct Copied {
    entries: usize,
    places: usize,
}

impl PostingList {
    /// Reads what tantivy has of a word that stands in so many entries.
    pub(crate) fn read(postings: &mut impl Postings, entries: usize) -> Self {
        let mut found = Self {
            entries: Vec::with_capacity(entries),
            counts: Vec::with_capacity(entries),
            places: Vec::new(),
        };
        while postings.doc() != TERMINATED {
            found.entries.push(postings.doc());
            found.counts.push(postings.term_freq());
            postings.append_positions_with_offset(0, &mut found.places);
            postings.advance();
        }
        // Lists are held as long as the bank is.
        found.places.shrink_to_fit();
        found
    }

    /// The same with other places in some entries, which come in ascending order; none take an entry out.
    pub(crate) fn with(&self, changes: &[(u32, &[u32])]) -> Self {
        let more: usize = changes.iter().map(|(_, places)| places.len()).sum();
        let mut found = Self {
            entries: Vec::with_capacity(self.entries.len() + changes.len()),
            counts: Vec::with_capacity(self.entries.len() + changes.len()),
            places: Vec::with_capacity(self.places.len() + more),
        };
        let mut rest = Copied::default();
        for &(document, places) in changes {
            let at = self.entries.partition_point(|&other| other < document);
            rest = self.copy(rest, at, &mut found);
            if self.entries.get(at) == Some(&document) {
                rest = Copied {
                    entries: at + 1,
                    places: rest.places + self.counts[at] as usize,
                };
            }
            if !places.is_empty() {
                found.entries.push(document);
                found
                    .counts
                    .push(u32::try_from(places.len()).unwrap_or(u32::MAX));
                found.places.extend_from_slice(places);
            }
        }
        self.copy(rest, self.entries.len(), &mut found);
        found
    }

    /// Copies what stands behind what has been copied, up to an entry.
    fn copy(&self, from: Copied, to: usize, found: &mut Self) -> Copied {
        let counts = &self.counts[from.entries..to];
        let end = from.places + counts.iter().map(|&count| count as usize).sum::<usize>();
        found
            .entries
            .extend_from_slice(&self.entries[from.entries..to]);
        found.counts.extend_from_slice(counts);
        found
            .places
            .extend_from_slice(&self.places[from.places..end]);
        Copied {
            entries: to,
            places: end,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// About how many digits [`PostingList::postings`] has, without writing them: the code of a gap is a bit or two longer than
    /// its parameter, and that of a count is as long as the count.
    pub(crate) fn size(&self) -> usize {
        let halves = 2 * gap_parameter(&self.entries) as usize + 3;
        (self.entries.len() * halves / 2 + self.places.len()) / 6 + 2
    }

    /// The entries; then of each how often less one.
    pub(crate) fn postings(&self, numbers: &Numbers) -> String {
        let mut bits = Bits::with_room(self.size());
        let order = numbers.order(&self.entries);
        let entries = order.iter().map(|&at| numbers.of(self.entries[at]));
        write(&entries.collect::<Vec<u32>>(), &mut bits);
        for at in order {
            bits.code(self.counts[at] - 1, 0);
        }
        bits.finish()
    }

    /// The places in each entry. The longer it is, and the fewer they are, the further apart they lie.
    pub(crate) fn places(&self, numbers: &Numbers, length: impl Fn(u32) -> u32) -> String {
        // A place in a text of the usual length takes nine bits or so.
        let mut bits = Bits::with_room(self.places.len() * 3 / 2 + 1);
        let mut rest = self.places.as_slice();
        let places = self.counts.iter().map(|&count| {
            let (here, behind) = rest.split_at(count as usize);
            rest = behind;
            here
        });
        let places: Vec<&[u32]> = places.collect();
        for at in numbers.order(&self.entries) {
            let apart = 2 * length(self.entries[at]) / (self.counts[at] + 1);
            bits.ascending(places[at].iter().copied(), bits::parameter(apart));
        }
        bits.finish()
    }
}

/// Entries as digits.
pub(crate) fn entries(entries: &[u32], numbers: &Numbers) -> String {
    let mut bits = Bits::default();
    let order = numbers.order(entries).into_iter();
    let entries: Vec<u32> = order.map(|at| numbers.of(entries[at])).collect();
    write(&entries, &mut bits);
    bits.finish()
}

/// How many entries, the parameter of their gaps, the gaps.
fn write(entries: &[u32], bits: &mut Bits) {
    let parameter = gap_parameter(entries);
    bits.any(u32::try_from(entries.len()).unwrap_or(u32::MAX));
    bits.push(u64::from(parameter), 4);
    bits.ascending(entries.iter().copied(), parameter);
}

fn gap_parameter(entries: &[u32]) -> u32 {
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    bits::parameter(entries.last().map_or(0, |last| (last + 1) / count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_changes_the_places_of_its_entries_and_of_no_others() {
        let list = PostingList::default().with(&[(1, &[4]), (3, &[0, 9]), (8, &[2])]);
        let edited = list.with(&[(0, &[5]), (3, &[]), (8, &[1, 7])]);
        assert_eq!(
            edited,
            PostingList::default().with(&[(0, &[5]), (1, &[4]), (8, &[1, 7])])
        );
        assert_eq!(edited.with(&[(0, &[]), (3, &[0, 9]), (8, &[2])]), list);
    }
}
