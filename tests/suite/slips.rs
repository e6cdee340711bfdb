//! What editors get wrong, one slip at a time, in a small bank: each is told in its place, in words that say how to mend it,
//! and by no more messages than it takes.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use sourcebook::yaml::{self, Node, Value};

/// A slip as `tests/slips/slips.yaml` has it.
struct Slip<'t> {
    node: &'t Node,
    text: &'t str,
}

impl<'t> Slip<'t> {
    fn get(&self, key: &str) -> Option<&'t str> {
        self.node.get(key)?.text(self.text)
    }

    fn says(&self) -> Vec<&'t str> {
        match self.node.get("says").map(|node| &node.value) {
            Some(Value::List(words)) => words
                .iter()
                .filter_map(|word| word.text(self.text))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Makes the slip in a copy of the bank.
    fn make(&self, root: &Path) {
        let path = root.join(self.get("file").unwrap());
        let mut text = fs::read_to_string(&path).unwrap_or_default();
        if let Some(from) = self.get("from") {
            assert_eq!(text.matches(from).count(), 1, "`{from}` stands once");
            text = text.replacen(from, self.get("to").unwrap_or_default(), 1);
        }
        if let Some(whole) = self.get("write") {
            whole.clone_into(&mut text);
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, stored(&text, self.get("as"))).unwrap();
    }

    /// What is wrong with what is said of it.
    fn fault(&self, bank: &Path) -> Option<String> {
        let root = tempfile::tempdir().unwrap();
        super::copy(bank, root.path());
        self.make(root.path());
        let loaded = super::load(root.path(), false);
        let found = loaded.check(false).unwrap().mistakes;
        let report = loaded.report(&found);
        let (short, human) = (report.short(), report.human(false));
        let most: usize = self.get("most").unwrap().parse().unwrap();
        let count = short.lines().count();
        let first = human
            .split("\n\n")
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let missing: Vec<&str> = self
            .says()
            .into_iter()
            .filter(|word| !first.contains(&word.to_lowercase()))
            .collect();
        let at = self.get("at").unwrap_or_default();
        let is_there =
            short.starts_with(at) && (at.is_empty() || short[at.len()..].starts_with(':'));
        let is_silent = most > 0 && count == 0;
        let why = match () {
            () if is_silent => "nothing is said".to_owned(),
            () if count > most => format!("{count} messages, {most} is the most"),
            () if !is_there => format!("the first message does not stand at {at}"),
            () if !missing.is_empty() => format!("the first message does not say {missing:?}"),
            () => return None,
        };
        Some(format!("{}: {why}\n{human}", self.get("slip").unwrap()))
    }
}

fn stored(text: &str, form: Option<&str>) -> Vec<u8> {
    match form {
        Some("utf-16") => {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        Some("windows-1252") => text.chars().map(windows).collect(),
        Some("utf-8-bom") => format!("\u{feff}{text}").into_bytes(),
        Some("crlf") => text.replace('\n', "\r\n").into_bytes(),
        _ => text.as_bytes().to_vec(),
    }
}

/// A letter as Windows' own code page has it; most are those of Latin-1.
fn windows(c: char) -> u8 {
    match c {
        '–' => 0x96,
        '—' => 0x97,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '…' => 0x85,
        '€' => 0x80,
        c => u8::try_from(c).unwrap_or(b'?'),
    }
}

#[test]
fn every_slip_is_told_once_in_its_place_with_its_mend() {
    let folder = super::folder("slips");
    let text = fs::read_to_string(folder.join("slips.yaml")).unwrap();
    let slips = yaml::parse_file(&text).unwrap();
    let Value::List(slips) = &slips.value else {
        panic!("slips are a list");
    };
    let faults: Vec<String> = slips
        .par_iter()
        .filter_map(|node| Slip { node, text: &text }.fault(&folder.join("bank")))
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {} slips:\n\n{}",
        faults.len(),
        slips.len(),
        faults.join("\n")
    );
}
