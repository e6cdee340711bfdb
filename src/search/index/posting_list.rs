//! The entries that one word stands in: read from tantivy, changed by an edit, written as digits.

use tantivy::postings::Postings;
use tantivy::{DocId, TERMINATED};

use super::bits::{self, Bits};
use super::doc_order::Numbers;

/// Entries by their documents, ascending; how often the word stands in each, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PostingList {
    pub(crate) documents: Vec<DocId>,
    pub(crate) term_freqs: Vec<u32>,
    /// The places in each entry, one entry after the other.
    positions: Vec<u32>,
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
            documents: Vec::with_capacity(entries),
            term_freqs: Vec::with_capacity(entries),
            positions: Vec::new(),
        };
        while postings.doc() != TERMINATED {
            found.documents.push(postings.doc());
            found.term_freqs.push(postings.term_freq());
            postings.append_positions_with_offset(0, &mut found.positions);
            postings.advance();
        }
        // Lists are held as long as the bank is.
        found.positions.shrink_to_fit();
        found
    }

    /// The same with other places in some entries, which come in ascending order; none take an entry out.
    pub(crate) fn with(&self, changes: &[(DocId, &[u32])]) -> Self {
        let more: usize = changes.iter().map(|(_, places)| places.len()).sum();
        let mut found = Self {
            documents: Vec::with_capacity(self.documents.len() + changes.len()),
            term_freqs: Vec::with_capacity(self.documents.len() + changes.len()),
            positions: Vec::with_capacity(self.positions.len() + more),
        };
        let mut rest = Copied::default();
        for &(document, places) in changes {
            let at = self.documents.partition_point(|&other| other < document);
            rest = self.copy(rest, at, &mut found);
            if self.documents.get(at) == Some(&document) {
                rest = Copied {
                    entries: at + 1,
                    places: rest.places + self.term_freqs[at] as usize,
                };
            }
            if !places.is_empty() {
                found.documents.push(document);
                found
                    .term_freqs
                    .push(u32::try_from(places.len()).unwrap_or(u32::MAX));
                found.positions.extend_from_slice(places);
            }
        }
        self.copy(rest, self.documents.len(), &mut found);
        found
    }

    /// Copies what stands behind what has been copied, up to an entry.
    fn copy(&self, from: Copied, to: usize, found: &mut Self) -> Copied {
        let counts = &self.term_freqs[from.entries..to];
        let end = from.places + counts.iter().map(|&count| count as usize).sum::<usize>();
        found
            .documents
            .extend_from_slice(&self.documents[from.entries..to]);
        found.term_freqs.extend_from_slice(counts);
        found
            .positions
            .extend_from_slice(&self.positions[from.places..end]);
        Copied {
            entries: to,
            places: end,
        }
    }

    /// The entries in which this word stands so many places before another, with those places.
    pub(crate) fn before(
        &self,
        next: &Self,
        apart: u32,
    ) -> impl Iterator<Item = (DocId, Vec<u32>)> {
        let mut behind = next.entries().peekable();
        self.entries().filter_map(move |(document, places)| {
            while behind.next_if(|(other, _)| *other < document).is_some() {}
            let (_, next) = behind.peek().filter(|(other, _)| *other == document)?;
            let is_before = |place: &&u32| next.binary_search(&(*place + apart)).is_ok();
            let places: Vec<u32> = places.iter().filter(is_before).copied().collect();
            (!places.is_empty()).then_some((document, places))
        })
    }

    /// Where this word and another are neighbours, as a list of its own, without the entries that a third one stands in.
    pub(crate) fn with_neighbour(&self, next: &Self, but: &Self) -> Self {
        let met = self.before(next, 1);
        let met = met.filter(|(document, _)| but.documents.binary_search(document).is_err());
        let met: Vec<(DocId, Vec<u32>)> = met.collect();
        let rows: Vec<(DocId, &[u32])> = met.iter().map(|(at, places)| (*at, &**places)).collect();
        Self::default().with(&rows)
    }

    /// Each entry with its places.
    fn entries(&self) -> impl Iterator<Item = (DocId, &[u32])> {
        let mut rest = self.positions.as_slice();
        let entries = self.documents.iter().zip(&self.term_freqs);
        entries.map(move |(&document, &count)| {
            let (here, behind) = rest.split_at(count as usize);
            rest = behind;
            (document, here)
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// About how many digits [`PostingList::postings`] has, without writing them: the code of a gap is a bit or two longer than
    /// its parameter, and that of a count is as long as the count.
    pub(crate) fn size(&self) -> usize {
        let halves = 2 * gap_parameter(&self.documents) as usize + 3;
        (self.documents.len() * halves / 2 + self.positions.len()) / 6 + 2
    }

    /// The entries; then of each how often less one.
    pub(crate) fn postings(&self, numbers: &Numbers) -> String {
        let mut bits = Bits::with_room(self.size());
        let order = numbers.order(&self.documents);
        let entries = order.iter().map(|&at| numbers.of(self.documents[at]));
        write(&entries.collect::<Vec<u32>>(), &mut bits);
        for at in order {
            bits.code(self.term_freqs[at] - 1, 0);
        }
        bits.finish()
    }

    /// The places in each entry. The longer it is, and the fewer they are, the further apart they lie.
    pub(crate) fn places(&self, numbers: &Numbers, length: impl Fn(u32) -> u32) -> String {
        // A place in a text of the usual length takes nine bits or so.
        let mut bits = Bits::with_room(self.positions.len() * 3 / 2 + 1);
        let mut rest = self.positions.as_slice();
        let places = self.term_freqs.iter().map(|&count| {
            let (here, behind) = rest.split_at(count as usize);
            rest = behind;
            here
        });
        let places: Vec<&[u32]> = places.collect();
        for at in numbers.order(&self.documents) {
            let apart = 2 * length(self.documents[at]) / (self.term_freqs[at] + 1);
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
    fn words_meet_in_the_entries_where_one_is_before_the_other() {
        let list = |rows: &[(DocId, &[u32])]| PostingList::default().with(rows);
        let first = list(&[(1, &[4, 9]), (3, &[0]), (8, &[2])]);
        let second = list(&[(0, &[5]), (1, &[5, 10]), (3, &[2]), (8, &[1])]);
        let third = list(&[(1, &[0])]);
        assert_eq!(
            first.with_neighbour(&second, &PostingList::default()),
            list(&[(1, &[4, 9])])
        );
        assert!(first.with_neighbour(&second, &third).is_empty());
        let met: Vec<DocId> = first.before(&second, 2).map(|(at, _)| at).collect();
        assert_eq!(met, [3]);
    }

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
