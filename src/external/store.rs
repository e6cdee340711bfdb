//! What sites answered before, in a file of the user's: whole at any moment, and of no account where it is damaged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::question::Question;
use super::settings::Settings;

const DAY: i64 = 24 * 60 * 60;
/// How long it holds that an address answers.
const GOOD: i64 = 7 * DAY;
/// How long it holds that it does not.
const BAD: i64 = DAY;
/// When an answer is forgotten that nobody asks for.
const FORGOTTEN: i64 = 30 * DAY;
/// The version of the file.
const FORMAT: u32 = 1;
/// The largest file that is read: some hundred thousand answers.
const LARGEST: u64 = 64 << 20;

/// Answers, by what was asked.
#[derive(Debug, Default)]
pub struct Store {
    answers: BTreeMap<String, Kept>,
    path: Option<PathBuf>,
    /// What was answered in this run.
    new: BTreeSet<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// Seconds since 1970.
    at: i64,
    answer: Answer,
}

#[derive(Serialize, Deserialize)]
struct Written<A> {
    format: u32,
    answers: A,
}

impl Store {
    /// What was kept in a file, where there is one; and whether it was damaged, and counts for nothing.
    pub fn open(path: Option<PathBuf>) -> (Self, bool) {
        let (answers, is_damaged) = match path.as_deref().map(read) {
            None | Some(Ok(None)) => (BTreeMap::new(), false),
            Some(Ok(Some(answers))) => (answers, false),
            Some(Err(())) => (BTreeMap::new(), true),
        };
        let new = BTreeSet::new();
        (Self { answers, path, new }, is_damaged)
    }

    /// What is known, if it was answered not too long ago.
    pub(super) fn answer(&self, question: &Question, settings: &Settings) -> Option<&Answer> {
        let key = question.key();
        let kept = self.answers.get(&key)?;
        let lasts = if kept.answer.is_good() { GOOD } else { BAD };
        let age = settings.now - kept.at;
        let is_young = if settings.is_fresh {
            self.new.contains(&key)
        } else {
            (0..lasts).contains(&age)
        };
        is_young.then_some(&kept.answer)
    }

    /// What the archive answered when it was asked for a copy of a page.
    pub(super) fn copy_of(&self, question: &Question) -> Option<&Answer> {
        let key = question.copy(None)?.key();
        Some(&self.answers.get(&key)?.answer)
    }

    pub(super) fn keep(&mut self, question: &Question, answer: Answer, settings: &Settings) {
        let at = settings.now;
        if let Answer::Moved { to, .. } = &answer
            && let Some(there) = Question::of_link(to)
        {
            let answer = Answer::Good;
            self.new.insert(there.key());
            self.answers.insert(there.key(), Kept { at, answer });
        }
        self.new.insert(question.key());
        self.answers.insert(question.key(), Kept { at, answer });
    }

    /// Writes all of it.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written; the error names it.
    pub fn save(&mut self, settings: &Settings) -> Result<()> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let is_known = |kept: &Kept| (0..FORGOTTEN).contains(&(settings.now - kept.at));
        self.answers.retain(|_, kept| is_known(kept));
        let written = Written {
            format: FORMAT,
            answers: &self.answers,
        };
        let text = serde_json::to_vec(&written).context("cannot write down what was answered")?;
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            fs::create_dir_all(folder)?;
        }
        // Another run may end at the same moment.
        let mut name = path.clone().into_os_string();
        name.push(format!(".{}", std::process::id()));
        let new = PathBuf::from(name);
        fs::write(&new, text)?;
        fs::rename(&new, path).inspect_err(|_| {
            let _ = fs::remove_file(&new);
        })?;
        Ok(())
    }
}

fn read(path: &Path) -> Result<Option<BTreeMap<String, Kept>>, ()> {
    let Ok(file) = fs::metadata(path) else {
        return Ok(None);
    };
    if !file.is_file() || file.len() > LARGEST {
        return Err(());
    }
    let text = fs::read(path).map_err(|_| ())?;
    let written: Written<BTreeMap<String, Kept>> = serde_json::from_slice(&text).map_err(|_| ())?;
    (written.format == FORMAT)
        .then_some(Some(written.answers))
        .ok_or(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_good_is_believed_for_a_week_and_what_is_bad_for_a_day() {
        let mut store = Store::default();
        let [good, bad] =
            ["https://a.org/", "https://b.org/"].map(|url| Question::of_link(url).unwrap());
        let at = |days: i64| Settings::new(1_000_000_000 + days * DAY);
        store.keep(&good, Answer::Good, &at(0));
        store.keep(&bad, Answer::unknown("b.org has a fault (500)"), &at(0));
        assert!(store.answer(&good, &at(6)).is_some() && store.answer(&good, &at(7)).is_none());
        assert!(store.answer(&bad, &at(0)).is_some() && store.answer(&bad, &at(1)).is_none());
        // A clock that was wrong, and who wants to know it anew.
        assert!(store.answer(&good, &at(-1)).is_none());
        let fresh = Settings {
            is_fresh: true,
            ..at(2)
        };
        store.new.clear();
        assert!(store.answer(&good, &fresh).is_none());
        store.keep(&good, Answer::Good, &fresh);
        assert!(store.answer(&good, &fresh).is_some());
    }

    #[test]
    fn a_file_is_read_as_it_was_written_and_forgets_what_is_old() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/links.json");
        let settings = Settings::new(1_000_000_000);
        let question = Question::of_link("https://a.org/").unwrap();
        let (mut store, is_damaged) = Store::open(Some(path.clone()));
        assert!(!is_damaged);
        store.keep(&question, Answer::Good, &settings);
        store.save(&settings).unwrap();
        let (mut again, _) = Store::open(Some(path.clone()));
        assert_eq!(again.answer(&question, &settings), Some(&Answer::Good));
        again.save(&Settings::new(settings.now + 31 * DAY)).unwrap();
        assert!(Store::open(Some(path.clone())).0.answers.is_empty());
        std::fs::write(&path, "{\"format\":1,\"answers\":{\"https").unwrap();
        assert!(Store::open(Some(path)).1);
        assert_eq!(
            std::fs::read_dir(folder.path().join("deep"))
                .unwrap()
                .count(),
            1
        );
    }
}
