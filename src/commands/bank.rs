//! Which bank a command is for, and how it is to be loaded.

use std::path::{Path, PathBuf};

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::diagnostic::nearest;
use sourcebook::load::Options;
use sourcebook::model::{Bank, EntryId};
use sourcebook::write::Refused;

use crate::cli::Root;

/// The folder of the bank.
pub(crate) fn root(args: &Root) -> Result<PathBuf> {
    let refuse = |message: String| Err(Refused(message).into());
    match &args.root {
        Some(root) if root.join("bank.yaml").is_file() => Ok(root.clone()),
        Some(root) if root.is_file() => refuse(format!(
            "{} is a file; name the folder that it stands in",
            root.display()
        )),
        Some(root) if root.join("bank.yml").is_file() => refuse(misnamed(root)),
        Some(root) => refuse(format!("there is no bank.yaml in {}", root.display())),
        None => match sourcebook::source::find_root(&std::env::current_dir()?) {
            Some(root) => Ok(root),
            None if Path::new("bank.yml").is_file() => refuse(misnamed(Path::new("."))),
            None => refuse(
                "there is no bank.yaml here or above; `sourcebook new site DIR` starts a bank"
                    .to_owned(),
            ),
        },
    }
}

/// The way to the folder of a bank from the current one, as it stands before a path: nothing where that is the same, else
/// what was typed, or the steps up to the folder that was found.
pub(super) fn way_to(root: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = here
        .strip_prefix(root)
        .map(|rest| rest.components().count());
    match below {
        Ok(steps) => "../".repeat(steps),
        Err(_) if root == Path::new(".") => String::new(),
        Err(_) => {
            let shown = root.display().to_string();
            format!("{}/", shown.trim_end_matches(['/', '\\']))
        }
    }
}

fn misnamed(root: &Path) -> String {
    let folder = root.display();
    format!("there is a bank.yml in {folder}; call it bank.yaml")
}

pub(crate) fn options(args: &Root, drafts: bool, wish: Wish) -> Result<Options> {
    let today = sourcebook::load::today()?;
    Ok(Options {
        part: None,
        drafts,
        wish,
        ..Options::new(root(args)?, today)
    })
}

/// The entry of an id, or in the file of a path: from the root of the bank, or from where one stands.
pub(crate) fn entry(bank: &Bank, id: &str) -> Result<EntryId> {
    let path = id.trim_start_matches("./").replace('\\', "/");
    let from = path.find("content/").map(|at| &path[at..]);
    let by_path = || bank.find_path(from?);
    let found = bank.find(id).or_else(by_path);
    found.ok_or_else(|| {
        let known = bank.entries.iter().map(|entry| entry.id.name.as_str());
        let hint =
            nearest(id, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Refused(format!("there is no entry `{id}`{hint}")).into()
    })
}
