//! Files of reference managers and notices of retraction: whatever stands in them, every remark has a line of the file, what
//! becomes a source is read by `check` without an error, and is there when the same file comes again.

use std::path::Path;

use anyhow::{Context, Result};
use sourcebook::import::{self, Format, Keys, Plan, Wanted};
use sourcebook::load::{Loaded, Options};
use sourcebook::timing::Timings;

use crate::change::{Draw, outside};
use crate::corpus::{Real, Role, all_files};
use crate::random::Random;
use crate::worker::Outcome;

/// What lies there to be mutated, and the bank that takes it in.
pub(crate) struct Desk {
    files: Vec<Real>,
    bank: Vec<Real>,
    loaded: Loaded,
}

/// A file as it is brought.
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) told: String,
}

impl Desk {
    pub(crate) fn new(repository: &Path) -> Result<Self> {
        let tests = repository.join("tests");
        let root = tests.join("import/bank");
        let mut files = all_files(&tests.join("import"))?;
        files.retain(|file| Format::of_name(&file.path).is_some());
        let notices = all_files(&tests.join("cli/retractions.in"))?;
        files.extend(notices.into_iter().filter(|file| file.role == Role::Table));
        Ok(Self {
            files,
            bank: all_files(&root)?,
            loaded: loaded(&root)?,
        })
    }

    /// The next file: one of them with something done to it, now and then with one of another format behind it.
    pub(crate) fn mutated(&self, draw: &mut Draw<'_>) -> Given {
        let file = draw.random.pick(&self.files).clone();
        let mut text = file.text;
        // A field alone means as much as a file of it.
        if text.len() > 3_000 && !draw.random.is_one_in(4) {
            let start = draw.random.place(&text);
            let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let end = text.floor_char_boundary(text.len().min(start + 2_500));
            text = text[start..end].to_owned();
        }
        if draw.random.is_one_in(12) {
            text.push_str(&draw.random.pick(&self.files).text);
        }
        let role = match file.path.rsplit('.').next() {
            Some("xml") => Role::Drawing,
            Some("csv") => Role::Table,
            _ => Role::Other,
        };
        let (bytes, told) = outside(draw, role, &text);
        Given {
            told: format!("{}: {told}", file.path),
            name: file.path,
            bytes,
        }
    }

    /// Holds what becomes of a file to everything.
    pub(crate) fn prove(
        &self,
        given: &Given,
        random: &mut Random,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let Some(named) = Format::of_name(&given.name) else {
            // What is no CSV, or has not its columns, is said in words.
            let _ = self.loaded.retractions(&*given.bytes);
            return Ok(());
        };
        let Ok(text) = import::text_of(&given.bytes) else {
            outcome.errors = 1;
            return Ok(());
        };
        let by_text = Format::of_text(&text).filter(|_| random.is_one_in(4));
        let format = by_text.unwrap_or(named);
        let wanted = Wanted {
            update: random.is_one_in(2),
            keys: *random.pick(&[Keys::AuthorYear, Keys::Given]),
            today: jiff::civil::date(2026, 11, 22),
        };
        let plan = import::plan(&self.loaded, format.read(&text), wanted);
        let lines = text.matches('\n').count() + 1;
        let outside = plan.remarks.iter();
        let outside = outside.filter(|remark| !(1..=lines).contains(&remark.line));
        outcome.faults = outside
            .map(|remark| format!("place: line {} of {lines}: {}", remark.line, remark.message))
            .collect();
        outcome.errors = plan.bad();
        outcome.warnings = plan.remarks.len() - plan.bad();
        if random.is_one_in(20) && !(plan.new.is_empty() && plan.updated.is_empty()) {
            outcome.is_written = true;
            outcome.faults.extend(self.taken_over(&plan, &|loaded| {
                import::plan(loaded, format.read(&text), wanted)
            })?);
        }
        Ok(())
    }

    /// Puts sources into a copy of the bank, checks it, and brings the same file again.
    fn taken_over(&self, plan: &Plan, again: &dyn Fn(&Loaded) -> Plan) -> Result<Vec<String>> {
        let folder = tempfile::tempdir()?;
        for file in &self.bank {
            let to = folder.path().join(&file.path);
            fs_err::create_dir_all(to.parent().context("a file lies in a folder")?)?;
            fs_err::write(to, &file.bytes)?;
        }
        import::place(folder.path(), plan)?;
        let loaded = loaded(folder.path())?;
        let found = loaded.check(false)?.mistakes;
        if found.has_errors() {
            let said = loaded.report(&found).short();
            return Ok(vec![format!("check: what was imported has errors: {said}")]);
        }
        let again = again(&loaded);
        let new: Vec<&str> = again.new.iter().map(|new| &*new.file.path).collect();
        let fault = format!("again: {} is new a second time", new.join(", "));
        Ok(if new.is_empty() {
            Vec::new()
        } else {
            vec![fault]
        })
    }
}

fn loaded(root: &Path) -> Result<Loaded> {
    let options = Options {
        drafts: true,
        ..Options::new(root.to_path_buf(), jiff::civil::date(2026, 11, 22))
    };
    Loaded::load(&options, &mut Timings::default())
}
