//! The numbers that entries have in the shards: the shortest first, those of one length in the order of their ids.
//!
//! A reader knows how long an entry is by its number, so that no list has to say it. Within the program entries go by the
//! numbers of their documents, which are in the order of their ids and stay when an edit makes one longer.

use tantivy::DocId;
use tantivy::fieldnorm::FieldNormReader;

/// So many documents are sorted as quickly as they are counted.
const FEW: usize = 32;

/// The number of each document in the shards, and the document of each number.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// By document, tantivy's code for its length.
    norms: Vec<u8>,
    /// By document, its number.
    by_document: Vec<u32>,
    /// By number, the document.
    pub(crate) documents: Vec<DocId>,
    /// Every length, rounded as tantivy rounds it, with how many entries have it, the shortest first.
    pub(crate) lengths: Vec<(u32, u32)>,
}

impl Numbers {
    /// Numbers entries by tantivy's codes for their lengths, given by document.
    pub(crate) fn of_lengths(norms: &[u8]) -> Self {
        let count = u32::try_from(norms.len()).unwrap_or(u32::MAX);
        let mut documents: Vec<DocId> = (0..count).collect();
        documents.sort_by_key(|&document| norms[document as usize]);
        let mut by_document = vec![0; norms.len()];
        for (number, &document) in (0..).zip(&documents) {
            by_document[document as usize] = number;
        }
        let norm = |document: &u32| norms[*document as usize];
        let runs = documents.chunk_by(|a, b| norm(a) == norm(b));
        let length = |run: &[u32]| {
            let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
            (FieldNormReader::id_to_fieldnorm(norm(&run[0])), count)
        };
        Self {
            lengths: runs.map(length).collect(),
            norms: norms.to_vec(),
            by_document,
            documents,
        }
    }

    /// The number of a document.
    pub(crate) fn of(&self, document: DocId) -> u32 {
        self.by_document[document as usize]
    }

    /// The places of ascending documents in the order of their numbers. Where there are many, each is counted into its
    /// length, which keeps those of one length as they are.
    pub(crate) fn order(&self, documents: &[DocId]) -> Vec<usize> {
        if documents.len() <= FEW {
            let mut found: Vec<usize> = (0..documents.len()).collect();
            found.sort_unstable_by_key(|&at| self.of(documents[at]));
            return found;
        }
        let code = |document: DocId| usize::from(self.norms[document as usize]);
        let mut next = [0; 257];
        for &document in documents {
            next[code(document) + 1] += 1;
        }
        for code in 1..next.len() {
            next[code] += next[code - 1];
        }
        let mut found = vec![0; documents.len()];
        for (at, &document) in documents.iter().enumerate() {
            let place = &mut next[code(document)];
            found[*place] = at;
            *place += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_come_first_and_equals_in_the_order_of_their_ids() {
        let numbers = Numbers::of_lengths(&[9, 3, 9, 4]);
        assert_eq!([0, 1, 2, 3].map(|at| numbers.of(at)), [2, 0, 3, 1]);
        assert_eq!(numbers.documents, [1, 3, 0, 2]);
        assert_eq!(numbers.order(&[0, 2, 3]), [2, 0, 1]);
        let many = Numbers::of_lengths(&[7, 5].repeat(FEW));
        let documents: Vec<DocId> = (0..).take(2 * FEW).collect();
        let ordered = many.order(&documents);
        let in_order: Vec<usize> = many.documents.iter().map(|&at| at as usize).collect();
        assert_eq!(ordered, in_order);
        assert_eq!(numbers.lengths, [(3, 1), (4, 1), (9, 2)]);
    }
}
