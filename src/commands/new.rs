//! `sourcebook new`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use fs_err as fs;
use sourcebook::config::Wish;
use sourcebook::diagnostic::{listed, nearest};
use sourcebook::load::{Loaded, Options};
use sourcebook::new::{self, DECLARATIONS};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::New;

use super::bank::{options, way_to};
use super::terminal::{print, say};

pub(super) fn run(args: &New) -> Result<ExitCode> {
    if args.what == "site" {
        let folder = Path::new(&args.name);
        for path in new::site(folder, sourcebook::load::today()?)? {
            print(&format!("{}\n", folder.join(path).display()));
        }
        say(&format!(
            "Next: cd {} && sourcebook serve",
            folder.display()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    // A bank may have a kind of entry that is called so.
    let is_kind = loaded.bank.schema.kinds.contains_key(&args.what);
    if DECLARATIONS.contains(&args.what.as_str()) && !is_kind {
        return declaration(args, &loaded, &options);
    }
    entry(args, &loaded, &options)
}

fn declaration(args: &New, loaded: &Loaded, options: &Options) -> Result<ExitCode> {
    let declared = new::declaration(&options.root, &loaded.bank, &args.what, &args.name)?;
    let way = way_to(&options.root);
    for path in declared.files {
        print(&format!("{way}{path}\n"));
    }
    let Some(lines) = declared.lines else {
        return Ok(ExitCode::SUCCESS);
    };
    if lines.lines().count() == 1 {
        say(&format!(
            "Next: put `{}` into {way}bank.yaml.",
            lines.trim()
        ));
        return Ok(ExitCode::SUCCESS);
    }
    print(&lines);
    let place = if lines.starts_with("  - ") {
        ", below `maps:`"
    } else {
        ""
    };
    say(&format!(
        "Next: put these lines into {way}bank.yaml{place}."
    ));
    Ok(ExitCode::SUCCESS)
}

fn entry(args: &New, loaded: &Loaded, options: &Options) -> Result<ExitCode> {
    if args.name.trim().is_empty() {
        return Err(Refused("name the new entry".to_owned()).into());
    }
    if !args.name.chars().any(char::is_alphanumeric) {
        let message = format!("`{}` has no letter and no number; give a title", args.name);
        return Err(Refused(message).into());
    }
    let schema = &loaded.bank.schema;
    let Some(kind) = schema.kinds.get(&args.what) else {
        let kinds = schema.kinds.keys().map(String::as_str);
        let known: Vec<&str> = kinds.chain(DECLARATIONS).collect();
        let hint = match nearest(&args.what, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is {}", listed(&known)),
        };
        return Err(Refused(format!("there is no kind `{}`; {hint}", args.what)).into());
    };
    if !kind.folder.split('/').all(sourcebook::text::is_id) {
        return Err(Refused(format!(
            "the kind `{}` has no folder that a bank can have",
            kind.id
        ))
        .into());
    }
    let (path, text) = new::entry(schema, kind, &args.name, options.today);
    let id = sourcebook::text::slug(&args.name);
    let to = options.root.join(&path);
    if to.exists() || loaded.bank.find(&id).is_some() {
        return Err(Refused(format!(
            "there is an entry `{id}` already; choose another title"
        ))
        .into());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&to, text)?;
    print(&format!("{path}\n"));
    Ok(ExitCode::SUCCESS)
}
