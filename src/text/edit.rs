//! A change of a text.

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Where it begins, in bytes of the text as it is.
    pub start: usize,
    /// Where what it takes away ends.
    pub end: usize,
    /// What stands there then.
    pub text: String,
}

impl Edit {
    /// Changes in the order of their places, each once; of two that take away the same the first.
    pub fn in_order(edits: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut edits: Vec<Self> = edits.into_iter().collect();
        edits.sort();
        edits.dedup();
        let mut end = 0;
        edits.retain(|edit| {
            let is_free = edit.start >= end && edit.start <= edit.end;
            if is_free {
                end = edit.end;
            }
            is_free
        });
        edits
    }

    /// A text after changes that are in order.
    pub fn apply(text: &str, edits: &[Self]) -> String {
        let mut found = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for edit in edits {
            found.push_str(&text[at..edit.start]);
            found.push_str(&edit.text);
            at = edit.end;
        }
        found.push_str(&text[at..]);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_made_in_order_and_none_within_another() {
        let edit = |start, end, text: &str| Edit {
            start,
            end,
            text: text.to_owned(),
        };
        let edits = [
            edit(4, 5, "x"),
            edit(0, 1, "Ab"),
            edit(0, 1, "Ab"),
            edit(0, 3, "lost"),
        ];
        let edits = Edit::in_order(edits);
        assert_eq!(Edit::apply("a b c", &edits), "Ab b x");
    }
}
