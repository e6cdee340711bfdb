//! Lines of tags, as RIS and `PubMed` have them: `AU  - Smith, Jane`, and further lines of the value below.

/// A tag with its value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tagged<'t> {
    /// The line of the file, from 1.
    pub(super) line: usize,
    pub(super) tag: &'t str,
    /// The lines of its value.
    pub(super) lines: Vec<&'t str>,
}

impl Tagged<'_> {
    /// The value, its lines kept apart.
    pub(super) fn value(&self) -> String {
        self.lines.join("\n")
    }
}

/// The tags of a text. `longest` is the length that tags may have; what stands before the first is passed over.
pub(super) fn tags(text: &str, longest: usize) -> Vec<Tagged<'_>> {
    let mut found: Vec<Tagged<'_>> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match tag(line, longest) {
            Some((tag, value)) => found.push(Tagged {
                line: at + 1,
                tag,
                lines: vec![value],
            }),
            None if line.trim().is_empty() => {}
            None => {
                if let Some(last) = found.last_mut() {
                    last.lines.push(line.trim());
                }
            }
        }
    }
    found
}

/// A tag at the head of a line: capitals and digits, blanks, a hyphen, and a blank or nothing.
fn tag(line: &str, longest: usize) -> Option<(&str, &str)> {
    let (head, value) = line.split_once('-')?;
    let name = head.trim_end();
    let is_tag = (2..=longest).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        // Four letters have no room for a blank before the hyphen.
        && (head.len() > name.len() || name.len() == 4)
        && head.len() <= name.len() + 4;
    let is_parted = value.is_empty() || value.starts_with([' ', '\t']);
    (is_tag && is_parted).then(|| (name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_told_from_a_line_of_text() {
        let text = "junk\nTY  - JOUR\nAB  - One\nA - B of it\n\nCO-OP\nER  -\nPMID- 12\n";
        let found = tags(text, 4);
        let shown: Vec<_> = found
            .iter()
            .map(|found| (found.tag, found.value()))
            .collect();
        assert_eq!(shown[1], ("AB", "One\nA - B of it\nCO-OP".to_owned()));
        assert_eq!((shown[2].0, shown[3].0, found[3].line), ("ER", "PMID", 8));
    }
}
