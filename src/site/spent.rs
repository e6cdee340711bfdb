//! Templates whose loops took more turns than a page may: one page finds that out, and the others are spared.
//!
//! Pages are rendered in any order, and which of two fails first is chance. So a page is passed over only for one that
//! stands before it in the order of the paths, and what is told of a template is what the first of its pages says.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diagnostic::Diagnostic;

/// By the path of the page, what each says that failed so.
type Failures = BTreeMap<String, Diagnostic>;

/// What was found out, by template.
#[derive(Debug, Default)]
pub(crate) struct Spent(Mutex<BTreeMap<String, Failures>>);

impl Spent {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Failures>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a page before this one said of the template, if it failed so.
    pub(crate) fn before(&self, template: &str, path: &str) -> Option<Box<Diagnostic>> {
        let all = self.all();
        let (first, said) = all.get(template)?.first_key_value()?;
        (first.as_str() < path).then(|| Box::new(said.clone()))
    }

    /// Takes in that a page failed so.
    pub(crate) fn add(&self, template: &str, path: &str, said: &Diagnostic) {
        let mut all = self.all();
        let failures = all.entry(template.to_owned()).or_default();
        failures.insert(path.to_owned(), said.clone());
    }

    /// Takes out of what was found what only chance lets later pages of such a template say.
    pub(crate) fn settle(&self, found: &mut Vec<Diagnostic>) {
        let all = self.all();
        let by_chance: Vec<&Diagnostic> = all
            .values()
            .flat_map(|said| said.values().skip(1))
            .collect();
        let firsts: Vec<&Diagnostic> = all
            .values()
            .filter_map(|said| said.values().next())
            .collect();
        found.retain(|one| {
            let is_same = |other: &&Diagnostic| {
                (&other.path, &other.span, &other.message) == (&one.path, &one.span, &one.message)
            };
            firsts.iter().any(is_same) || !by_chance.iter().any(is_same)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn said(line: &str) -> Diagnostic {
        Diagnostic::new(
            Code::TemplateError,
            &"themes/t.html".into(),
            0..0,
            line.to_owned(),
        )
    }

    #[test]
    fn a_page_is_spared_by_those_before_it_and_the_first_one_tells() {
        let spent = Spent::default();
        spent.add("t.html", "m/index.html", &said("by chance"));
        assert!(spent.before("t.html", "a/index.html").is_none());
        assert!(spent.before("u.html", "z/index.html").is_none());
        assert!(spent.before("t.html", "z/index.html").is_some());
        spent.add("t.html", "a/index.html", &said("the first"));
        let mut found = vec![said("by chance"), said("the first"), said("another")];
        spent.settle(&mut found);
        let left: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(left, ["the first", "another"]);
    }
}
