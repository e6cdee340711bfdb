//! The terms that findings and entries are about: a finding's own, else those of its page.

use std::collections::BTreeMap;

use crate::model::{Entry, Fields, Value};

/// The terms of a vocabulary that a finding, or an entry as a whole, is about: a finding's own, else those of its page.
pub(crate) fn terms_of(entry: &Entry, finding: Option<&Fields>, vocabulary: &str) -> Vec<String> {
    let Some(fields) = finding else {
        let filed = entry.terms.iter().filter(|(of, _)| of == vocabulary);
        return filed.map(|(_, term)| term.clone()).collect();
    };
    let mut own = Vec::new();
    fields.each(&mut |value, _| match value {
        Value::Terms(of, names) if of == vocabulary => {
            own.extend(names.iter().map(|named| named.name.clone()));
        }
        _ => {}
    });
    if own.is_empty() {
        head_terms(entry, vocabulary)
    } else {
        own
    }
}

/// The same by vocabulary: the values of an entry are walked over once for all of them.
pub(crate) fn terms_by_vocabulary<'e>(
    entry: &'e Entry,
    finding: Option<&'e Fields>,
) -> BTreeMap<&'e str, Vec<&'e str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let Some(fields) = finding else {
        for (of, term) in &entry.terms {
            found.entry(of).or_default().push(term);
        }
        return found;
    };
    fields.each(&mut |value, _| {
        if let Value::Terms(of, names) = value {
            let names = names.iter().map(|named| named.name.as_str());
            found.entry(of).or_default().extend(names);
        }
    });
    let mut of_head: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    entry.fields.each(&mut |value, finding| match value {
        Value::Terms(of, names) if finding.is_none() => {
            let names = names.iter().map(|named| named.name.as_str());
            of_head.entry(of).or_default().extend(names);
        }
        _ => {}
    });
    found.retain(|_, terms| !terms.is_empty());
    for (of, terms) in of_head {
        found.entry(of).or_insert(terms);
    }
    found
}

/// The terms of a vocabulary that are written at the head of an entry's page, and not in its findings.
pub(super) fn head_terms(entry: &Entry, vocabulary: &str) -> Vec<String> {
    let mut found = Vec::new();
    entry.fields.each(&mut |value, finding| match value {
        Value::Terms(of, names) if of == vocabulary && finding.is_none() => {
            found.extend(names.iter().map(|named| named.name.clone()));
        }
        _ => {}
    });
    found
}
