//! The entries that one word stands in: read from tantivy, changed by an edit, written as digits.

use tantivy::TERMINATED;
use tantivy::postings::Postings;

use super::bits::{self, Bits};

/// Entries by their numbers, ascending; how often the word stands in each, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct List {
    pub(super) entries: Vec<u32>,
    pub(super) counts: Vec<u32>,
    /// The places in each entry, one entry after the other.
    places: Vec<u32>,
}

/// The lengths of entries, as they are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths<'a> {
    /// By entry, tantivy's code for its length.
    pub(super) norms: &'a [u8],
    /// By that code, the number of the length.
    pub(super) numbering: &'a [u32],
    /// By that number, the length.
    pub(super) rounded: &'a [u32],
    /// The parameter of the codes for the numbers.
    pub(super) parameter: u32,
}

impl Lengths<'_> {
    fn number(&self, entry: u32) -> u32 {
        self.numbering[usize::from(self.norms[entry as usize])]
    }
}

impl List {
    /// Reads what tantivy has of a word.
    pub(super) fn read(postings: &mut impl Postings) -> Self {
        let mut found = Self::default();
        while postings.doc() != TERMINATED {
            found.entries.push(postings.doc());
            found.counts.push(postings.term_freq());
            postings.append_positions_with_offset(0, &mut found.places);
            postings.advance();
        }
        // Lists are held as long as the bank is.
        found.entries.shrink_to_fit();
        found.counts.shrink_to_fit();
        found.places.shrink_to_fit();
        found
    }

    /// The same with other places in some entries, which come in ascending order; none take an entry out.
    pub(super) fn with(&self, changes: &[(u32, &[u32])]) -> Self {
        let more: usize = changes.iter().map(|(_, places)| places.len()).sum();
        let mut found = Self {
            entries: Vec::with_capacity(self.entries.len() + changes.len()),
            counts: Vec::with_capacity(self.entries.len() + changes.len()),
            places: Vec::with_capacity(self.places.len() + more),
        };
        let mut rest = (0, 0);
        for &(number, places) in changes {
            let at = self.entries.partition_point(|&other| other < number);
            rest = self.copy(rest, at, &mut found);
            if self.entries.get(at) == Some(&number) {
                rest = (at + 1, rest.1 + self.counts[at] as usize);
            }
            if !places.is_empty() {
                found.entries.push(number);
                found
                    .counts
                    .push(u32::try_from(places.len()).unwrap_or(u32::MAX));
                found.places.extend_from_slice(places);
            }
        }
        self.copy(rest, self.entries.len(), &mut found);
        found
    }

    /// Copies what stands from one place of the entries, and of the places, up to an entry; returns where that is.
    fn copy(&self, from: (usize, usize), to: usize, found: &mut Self) -> (usize, usize) {
        let counts = &self.counts[from.0..to];
        let end = from.1 + counts.iter().map(|&count| count as usize).sum::<usize>();
        found.entries.extend_from_slice(&self.entries[from.0..to]);
        found.counts.extend_from_slice(counts);
        found.places.extend_from_slice(&self.places[from.1..end]);
        (to, end)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// About how many digits [`List::postings`] has, without writing them: a code is a bit or two longer than its
    /// parameter, and that of lengths is seldom above 2.
    pub(super) fn size(&self) -> usize {
        let each = gap_parameter(&self.entries) as usize + 6;
        (self.entries.len() * each + self.places.len()) / 6 + 2
    }

    /// The entries; then of each how often less one, and the number of its length.
    pub(super) fn postings(&self, lengths: Lengths<'_>) -> String {
        let mut bits = Bits::default();
        write(&self.entries, &mut bits);
        for (&entry, count) in self.entries.iter().zip(&self.counts) {
            bits.code(count - 1, 0);
            bits.code(lengths.number(entry), lengths.parameter);
        }
        bits.finish()
    }

    /// The places in each entry. The longer it is, and the fewer they are, the further apart they lie.
    pub(super) fn places(&self, lengths: Lengths<'_>) -> String {
        let mut bits = Bits::default();
        let mut rest = self.places.as_slice();
        for (&entry, &count) in self.entries.iter().zip(&self.counts) {
            let (here, behind) = rest.split_at(count as usize);
            let length = lengths.rounded[lengths.number(entry) as usize];
            let apart = bits::parameter(2 * length / (count + 1));
            bits.ascending(here.iter().copied(), apart);
            rest = behind;
        }
        bits.finish()
    }
}

/// Entries as digits.
pub(super) fn entries(numbers: &[u32]) -> String {
    let mut bits = Bits::default();
    write(numbers, &mut bits);
    bits.finish()
}

/// How many entries, the parameter of their gaps, the gaps.
fn write(entries: &[u32], bits: &mut Bits) {
    let parameter = gap_parameter(entries);
    bits.any(u32::try_from(entries.len()).unwrap_or(u32::MAX));
    bits.push(parameter, 4);
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
        let list = List::default().with(&[(1, &[4]), (3, &[0, 9]), (8, &[2])]);
        let edited = list.with(&[(0, &[5]), (3, &[]), (8, &[1, 7])]);
        assert_eq!(
            edited,
            List::default().with(&[(0, &[5]), (1, &[4]), (8, &[1, 7])])
        );
        assert_eq!(edited.with(&[(0, &[]), (3, &[0, 9]), (8, &[2])]), list);
    }
}
