//! `sourcebook import`.

use std::io::{IsTerminal, Read};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use fs_err as fs;
use sourcebook::config::Wish;
use sourcebook::import::{self, Format, Imported, Plan, Wanted, Weight};
use sourcebook::load::Loaded;
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Import, ImportFormat, ImportKeys};

use super::bank::{options, way_to};
use super::terminal::{ERRORS, print, say};

/// How many of the records that a bank has already are named.
const MOST_NAMED: usize = 20;

pub(super) fn run(args: &Import) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let imported = read(&args.file, args.format)?;
    if imported.records.is_empty() && imported.bad.is_empty() {
        let message = format!("there is no record in {}", shown(&args.file));
        return Err(Refused(message).into());
    }
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let wanted = Wanted {
        update: args.update,
        keys: match args.keys {
            ImportKeys::AuthorYear => import::Keys::AuthorYear,
            ImportKeys::Given => import::Keys::Given,
        },
        today: options.today,
    };
    let plan = import::plan(&loaded, imported, wanted);
    if !args.dry_run {
        import::place(&options.root, &plan)?;
    }
    let way = way_to(&options.root);
    let updated = plan.updated.iter().map(|(_, file)| file);
    let new = plan.new.iter().map(|source| &source.file);
    for file in new.chain(updated) {
        print(&format!("{way}{}\n", file.path));
    }
    tell(&plan, &args.file);
    say(&summary(&plan, args.dry_run));
    Ok(if plan.bad() > 0 {
        ExitCode::from(ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

/// Reads a file, or what comes in.
pub(super) fn read(file: &Path, format: Option<ImportFormat>) -> Result<Imported> {
    let refuse = |why: &str| Refused(format!("{}: {why}", shown(file)));
    let bytes = bytes(file)?;
    let text = import::text_of(&bytes).map_err(|why| refuse(&why))?;
    let asked = format.map(ImportFormat::format);
    let by_name = || Format::of_name(&file.to_string_lossy());
    let found = asked.or_else(by_name).or_else(|| Format::of_text(&text));
    let format = found.ok_or_else(|| {
        refuse("it is neither RIS, BibTeX, CSL-JSON, .nbib nor EndNote XML; `--format` says which")
    })?;
    Ok(format.read(&text))
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    let too_large = || {
        let most = import::LARGEST >> 20;
        Refused(format!(
            "{}: it is larger than {most} MB; export it in parts",
            shown(file)
        ))
    };
    let mut bytes = Vec::new();
    if is_input(file) {
        let input = std::io::stdin();
        if input.is_terminal() {
            say("Paste the records, and end with Ctrl-D.");
        }
        let mut bounded = input.lock().take(import::LARGEST + 1);
        bounded
            .read_to_end(&mut bytes)
            .context("cannot read what comes in")?;
    } else {
        // Before it is opened: to open a pipe waits for whoever writes into it.
        let there = std::fs::metadata(file);
        match there {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(Refused(format!("{} is no file", shown(file))).into()),
            Err(_) => return Err(Refused(format!("there is no file {}", shown(file))).into()),
        }
        fs::File::open(file)?
            .take(import::LARGEST + 1)
            .read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > import::LARGEST {
        return Err(too_large().into());
    }
    Ok(bytes)
}

fn is_input(file: &Path) -> bool {
    file == Path::new("-")
}

/// The file as messages name it.
pub(super) fn shown(file: &Path) -> String {
    if is_input(file) {
        "input".to_owned()
    } else {
        file.display().to_string()
    }
}

/// A line for each remark, as compilers have it, so that editors can go there.
fn tell(plan: &Plan, file: &Path) {
    let mut named = 0;
    for remark in &plan.remarks {
        let weight = match remark.weight {
            Weight::Error => "error",
            Weight::Warning => "warning",
            Weight::There => "note",
        };
        named += usize::from(remark.weight == Weight::There);
        if remark.weight != Weight::There || named <= MOST_NAMED {
            say(&format!(
                "{}:{}: {weight}: {}",
                shown(file),
                remark.line,
                remark.message
            ));
        }
    }
    if named > MOST_NAMED {
        say(&format!(
            "… and {} more that are there already",
            named - MOST_NAMED
        ));
    }
}

/// "12 new, 3 are there already, 1 could not be read".
fn summary(plan: &Plan, is_dry: bool) -> String {
    let mut parts = vec![format!("{} new", plan.new.len())];
    match plan.updated.len() {
        0 => {}
        updated => parts.push(format!("{updated} updated")),
    }
    match plan.there {
        0 => {}
        1 => parts.push("1 is there already".to_owned()),
        there => parts.push(format!("{there} are there already")),
    }
    match plan.bad() {
        0 => {}
        bad => parts.push(format!("{bad} could not be taken over")),
    }
    let counts = parts.join(", ");
    if is_dry {
        format!("{counts}; nothing was written")
    } else {
        counts
    }
}
