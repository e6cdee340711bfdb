//! Words as they are written, cut into shards by their groups, for mending: asked for only where a word is unknown, and
//! then few of them are, however many words a bank has.

use serde_json::{Map, Value as Json, json};

use super::front_coding;
use crate::search::index::bits;
use crate::search::index::lexicon::Lexicon;
use crate::search::index::postings::Groups;
use crate::search::text::spelling::magnitude;

/// How many words a shard has, where no group has more and there are not too many: some 1 KB as they are sent.
const WORDS: usize = 400;
/// About the most shards: the manifest names the first group of each.
const MOST_SHARDS: usize = 200;

/// By shard, the first of its groups.
#[derive(Debug)]
pub(crate) struct FormShards(pub(crate) Vec<String>);

impl FormShards {
    /// Cuts the words of a bank. A group is never cut.
    pub(crate) fn cut(groups: &Groups) -> Self {
        let sizes = groups
            .values()
            .map(|forms| forms.leaves().map(<[_]>::len).sum());
        let sizes: Vec<usize> = sizes.collect();
        let enough = WORDS.max(sizes.iter().sum::<usize>() / MOST_SHARDS);
        let (mut found, mut filled) = (Vec::new(), enough);
        for (group, words) in groups.keys().zip(sizes) {
            if filled + words > enough {
                found.push(group.clone());
                filled = 0;
            }
            filled += words;
        }
        Self(found)
    }

    /// A shard: by group the words, and of each how common it is.
    pub(crate) fn shard(&self, groups: &Groups, number: usize) -> String {
        let Some(first) = self.0.get(number) else {
            return String::new();
        };
        let end = self.0.get(number + 1);
        let here = groups.range::<String, _>(first..);
        let here = here.take_while(|(group, _)| end.is_none_or(|end| *group < end));
        let rows: Map<String, Json> = here
            .map(|(group, forms)| (group.clone(), row(forms)))
            .collect();
        Json::Object(rows).to_string()
    }
}

fn row(forms: &Lexicon<u32>) -> Json {
    let words = front_coding::coded(forms.iter().map(|(form, _)| &**form));
    let counts = forms
        .iter()
        .map(|(_, &count)| bits::digit(magnitude(count)));
    json!([words, counts.collect::<String>()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stay_whole_and_fill_shards() {
        let group = |count: usize| {
            let words = (0..count).map(|number| (format!("{number:05}").into(), 1));
            Lexicon::of(words)
        };
        let sizes = [
            ("?a03", 300),
            ("?b03", 100),
            ("a03", 1),
            ("b03", 5000),
            ("c03", 1),
        ];
        let groups: Groups = sizes
            .map(|(key, count)| (key.to_owned(), group(count)))
            .into();
        let shards = FormShards::cut(&groups);
        assert_eq!(shards.0, ["?a03", "a03", "b03", "c03"]);
        assert_eq!(shards.shard(&groups, 3), r#"{"c03":["A00000","A"]}"#);
        assert!(FormShards::cut(&Groups::new()).0.is_empty());
    }
}
