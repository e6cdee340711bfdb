//! Writes tantivy's segment of a bank from the lists of its words, with tantivy's own serializers: to the byte what its
//! writer makes of the same entries, without looking up every word of every text a second time.
//!
//! tantivy promises nothing about these serializers from one minor version to the next, so a test holds what is written to
//! what its writer makes.

use std::collections::BTreeMap;
use std::path::Path;

use tantivy::columnar::ColumnarWriter;
use tantivy::directory::{RamDirectory, TerminatingWrite};
use tantivy::fieldnorm::{FieldNormReader, FieldNormReaders, FieldNormsSerializer};
use tantivy::index::SegmentComponent;
use tantivy::postings::{FieldSerializer, InvertedIndexSerializer};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::store::StoreWriter;
use tantivy::{Directory, Index, IndexMeta, IndexSettings, Result, Segment, TantivyDocument};

use super::inverted::{Inverted, Text};

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    pub(crate) text: Field,
    pub(crate) title: Field,
    pub(crate) facet: Field,
}

/// Writes an index in memory; one without a segment where there are no entries.
pub(crate) fn write(inverted: &Inverted) -> Result<(Index, Columns)> {
    let (schema, fields) = schema();
    let index = Index::create(RamDirectory::create(), schema, IndexSettings::default())?;
    let entries = count(inverted.text.lengths.len());
    if entries == 0 {
        return Ok((index, fields));
    }
    let segment = index.new_segment();
    write_lengths(&segment, fields, inverted)?;
    write_postings(&segment, fields, inverted)?;
    write_documents(&segment, entries)?;
    let meta = IndexMeta {
        segments: vec![segment.with_max_doc(entries).meta().clone()],
        ..index.load_metas()?
    };
    let meta = serde_json::to_vec(&meta)?;
    index
        .directory()
        .atomic_write(Path::new("meta.json"), &meta)?;
    Ok((index, fields))
}

fn schema() -> (Schema, Columns) {
    let mut builder = Schema::builder();
    // Only the text is scored, and only its entries have lengths that count.
    let indexed = |record: IndexRecordOption, has_lengths: bool| {
        let indexing = TextFieldIndexing::default().set_index_option(record);
        TextOptions::default().set_indexing_options(indexing.set_fieldnorms(has_lengths))
    };
    let text = indexed(IndexRecordOption::WithFreqsAndPositions, true);
    let term = indexed(IndexRecordOption::Basic, false);
    let fields = Columns {
        text: builder.add_text_field("text", text),
        title: builder.add_text_field("title", term.clone()),
        facet: builder.add_text_field("facet", term),
    };
    (builder.build(), fields)
}

/// How long entries are, as it counts for scores.
fn write_lengths(segment: &Segment, fields: Columns, inverted: &Inverted) -> Result<()> {
    let lengths = inverted.text.lengths.iter();
    let codes = lengths.map(|&length| FieldNormReader::fieldnorm_to_id(length));
    let codes: Vec<u8> = codes.collect();
    let file = segment.open_write(SegmentComponent::FieldNorms)?;
    let mut serializer = FieldNormsSerializer::from_write(file)?;
    serializer.serialize_field(fields.text, &codes)?;
    Ok(serializer.close()?)
}

/// The words with their entries.
fn write_postings(segment: &Segment, fields: Columns, inverted: &Inverted) -> Result<()> {
    let lengths = FieldNormReaders::open(segment.open_read(SegmentComponent::FieldNorms)?)?;
    let mut serializer = InvertedIndexSerializer::open(segment)?;
    let tokens = inverted.text.lengths.iter().copied().map(u64::from).sum();
    let text = serializer.new_field(fields.text, tokens, lengths.get_field(fields.text)?)?;
    write_text(text, &inverted.text)?;
    for (field, terms) in [
        (fields.title, &inverted.titles),
        (fields.facet, &inverted.values),
    ] {
        let tokens = terms.values().map(|entries| entries.len() as u64).sum();
        write_terms(serializer.new_field(field, tokens, None)?, terms)?;
    }
    Ok(serializer.close()?)
}

/// Words with their entries, and their places in each.
fn write_text(mut postings: FieldSerializer<'_>, text: &Text) -> Result<()> {
    let mut steps = Vec::new();
    for (stem, places) in text.stems() {
        let entries = || places.chunk_by(|a, b| a.0 == b.0);
        postings.new_term(stem.as_bytes(), count(entries().count()), true)?;
        for here in entries() {
            steps.clear();
            steps.extend(steps_of(here));
            postings.write_doc(here[0].0, count(here.len()), &steps);
        }
        postings.close_term()?;
    }
    Ok(postings.close()?)
}

/// Terms with their entries and no more.
fn write_terms(
    mut postings: FieldSerializer<'_>,
    terms: &BTreeMap<String, Vec<u32>>,
) -> Result<()> {
    for (term, entries) in terms {
        postings.new_term_without_freq(term.as_bytes())?;
        for &entry in entries {
            postings.write_doc(entry, 0, &[]);
        }
        postings.close_term()?;
    }
    Ok(postings.close()?)
}

/// From each place in an entry to the next; the first from the start.
fn steps_of(places: &[(u32, u32)]) -> impl Iterator<Item = u32> {
    let before = std::iter::once(0).chain(places.iter().map(|(_, place)| *place));
    let places = places.iter().zip(before);
    places.map(|((_, place), before)| place - before)
}

/// What tantivy keeps of documents beside their words: nothing, but there must be files of it.
fn write_documents(segment: &Segment, entries: u32) -> Result<()> {
    let (document, schema) = (TantivyDocument::default(), segment.schema());
    let settings = segment.index().settings();
    let (compression, block) = (settings.docstore_compression, settings.docstore_blocksize);
    let file = segment.open_write(SegmentComponent::Store)?;
    let mut store = StoreWriter::new(file, compression, block, false)?;
    for _ in 0..entries {
        store.store(&document, &schema)?;
    }
    store.close()?;
    let mut file = segment.open_write(SegmentComponent::FastFields)?;
    ColumnarWriter::default().serialize(entries, None, &mut file)?;
    Ok(file.terminate()?)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use tantivy::IndexBuilder;
    use tantivy::tokenizer::{PreTokenizedString, Token};

    use super::*;
    use crate::search::tests::shipped;
    use crate::search::text::tongue::Tongue;

    /// Texts that are words already, with their places.
    fn words<'a>(found: impl Iterator<Item = (u32, &'a str)>) -> PreTokenizedString {
        let token = |(place, text): (u32, &str)| Token {
            position: place as usize,
            text: text.to_owned(),
            ..Token::default()
        };
        PreTokenizedString {
            text: String::new(),
            tokens: found.map(token).collect(),
        }
    }

    /// The same index as tantivy's own writer makes it.
    fn written_by_tantivy(inverted: &Inverted) -> Index {
        let (schema, fields) = schema();
        let entries = inverted.text.lengths.len();
        let mut texts: Vec<Vec<(u32, &str)>> = vec![Vec::new(); entries];
        for (stem, places) in inverted.text.stems() {
            for &(entry, place) in places {
                texts[entry as usize].push((place, stem));
            }
        }
        for text in &mut texts {
            text.sort_unstable();
        }
        let builder = IndexBuilder::new().schema(schema);
        let writer = builder.single_segment_index_writer(RamDirectory::create(), 15 << 20);
        let mut writer = writer.unwrap();
        for (entry, text) in (0..).zip(texts) {
            let mut document = TantivyDocument::default();
            document.add_pre_tokenized_text(fields.text, words(text.into_iter()));
            for (field, terms) in [
                (fields.title, &inverted.titles),
                (fields.facet, &inverted.values),
            ] {
                let here = terms.iter().filter(|(_, entries)| entries.contains(&entry));
                for (term, _) in here {
                    let term = std::iter::once((0, term.as_str()));
                    document.add_pre_tokenized_text(field, words(term));
                }
            }
            writer.add_document(document).unwrap();
        }
        writer.finalize().unwrap()
    }

    fn file(index: &Index, component: SegmentComponent) -> Vec<u8> {
        let segments = index.searchable_segments().unwrap();
        let [segment] = segments.as_slice() else {
            panic!("{} segments", segments.len());
        };
        let file = segment.open_read(component).unwrap();
        file.read_bytes().unwrap().to_vec()
    }

    #[test]
    fn a_segment_is_to_the_byte_what_tantivys_writer_makes_of_the_same_entries() {
        let bank = shipped().bank;
        let places: Vec<crate::model::EntryId> = bank.entries.ids().collect();
        let mut inverted = Inverted::of(&bank, &places, Tongue::English);
        // tantivy's writer counts two words as one too, which we do not.
        let mut lengths = vec![0; places.len()];
        for (_, places) in inverted.text.stems() {
            for &(entry, _) in places {
                lengths[entry as usize] += 1;
            }
        }
        inverted.text.lengths = lengths;
        let (own, _) = write(&inverted).unwrap();
        let tantivys = written_by_tantivy(&inverted);
        for component in [
            SegmentComponent::FieldNorms,
            SegmentComponent::Terms,
            SegmentComponent::Postings,
            SegmentComponent::Positions,
            SegmentComponent::FastFields,
            SegmentComponent::Store,
        ] {
            let is_equal = file(&own, component.clone()) == file(&tantivys, component.clone());
            assert!(is_equal, "{component:?}");
        }
        let found = own.reader().unwrap().searcher().num_docs();
        assert_eq!(found, places.len() as u64);
    }
}
