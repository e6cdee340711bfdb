//! `sourcebook new`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use fs_err as fs;
use sourcebook::config::Wish;
use sourcebook::diagnostic::{listed, nearest};
use sourcebook::import::{self, Keys, Remark, Wanted, Weight};
use sourcebook::load::{Loaded, Options};
use sourcebook::new::{self, DECLARATIONS};
use sourcebook::schema::{CITATION, Kind};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::New;

use super::bank::{options, way_to};
use super::import::{read, shown};
use super::terminal::{print, say};

pub(super) fn run(args: &New) -> Result<ExitCode> {
    match (args.what.as_str(), &args.from, &args.name) {
        ("site", Some(_), _) => {
            let message = "`--from` fills in a citation: `sourcebook new citation --from FILE`";
            Err(Refused(message.to_owned()).into())
        }
        ("site", None, name) => site(name.as_deref().unwrap_or_default()),
        (_, Some(file), _) => from(args, file),
        (_, None, name) => named(args, name.as_deref().unwrap_or_default()),
    }
}

/// An entry, or a declaration.
fn named(args: &New, name: &str) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    // A bank may have a kind of entry that is called so.
    let is_kind = loaded.bank.schema.kinds.contains_key(&args.what);
    if DECLARATIONS.contains(&args.what.as_str()) && !is_kind {
        return declaration(&args.what, name, &loaded, &options);
    }
    entry(&args.what, name, &loaded, &options)
}

fn site(name: &str) -> Result<ExitCode> {
    let folder = Path::new(name);
    for path in new::site(folder, sourcebook::load::today()?)? {
        print(&format!("{}\n", folder.join(path).display()));
    }
    say(&format!(
        "Next: cd {} && sourcebook serve",
        folder.display()
    ));
    Ok(ExitCode::SUCCESS)
}

fn declaration(what: &str, name: &str, loaded: &Loaded, options: &Options) -> Result<ExitCode> {
    let declared = new::declaration(&options.root, &loaded.bank, what, name)?;
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

fn entry(what: &str, name: &str, loaded: &Loaded, options: &Options) -> Result<ExitCode> {
    if name.trim().is_empty() {
        return Err(Refused("name the new entry".to_owned()).into());
    }
    if !name.chars().any(char::is_alphanumeric) {
        let message = format!("`{name}` has no letter and no number; give a title");
        return Err(Refused(message).into());
    }
    let kind = kind(loaded, what)?;
    let (path, text) = new::entry(&loaded.bank.schema, kind, name, options.today);
    let id = sourcebook::text::slug(name);
    let to = options.root.join(&path);
    if to.exists() || loaded.bank.find(&id).is_some() {
        return Err(Refused(format!(
            "there is an entry `{id}` already; choose another title"
        ))
        .into());
    }
    write(&to, &text)?;
    print(&format!("{path}\n"));
    Ok(ExitCode::SUCCESS)
}

/// A source, its fields filled in from the one record of a file.
fn from(args: &New, file: &Path) -> Result<ExitCode> {
    let refuse = |why: String| Err(Refused(format!("{}: {why}", shown(file))).into());
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let kind = kind(&loaded, &args.what)?;
    if kind.id != CITATION {
        let message = format!(
            "`--from` fills in a `{CITATION}`, and `{}` is another kind",
            kind.id
        );
        return Err(Refused(message).into());
    }
    let imported = read(file, None)?;
    match (imported.records.as_slice(), imported.bad.as_slice()) {
        ([_], []) => {}
        ([], [bad, ..]) => return refuse(format!("line {}: {}", bad.line, bad.message)),
        ([], []) => return refuse("there is no record in it".to_owned()),
        (all, bad) => {
            let count = all.len() + bad.len();
            return refuse(format!(
                "it has {count} records; `sourcebook import` takes them all"
            ));
        }
    }
    let wanted = Wanted {
        update: false,
        keys: Keys::default(),
        today: options.today,
    };
    let plan = import::plan(&loaded, imported, wanted);
    let weigh = |remark: &&Remark| remark.weight != Weight::Warning;
    if let Some(remark) = plan.remarks.iter().find(weigh) {
        return refuse(remark.message.clone());
    }
    for remark in &plan.remarks {
        say(&format!(
            "{}:{}: warning: {}",
            shown(file),
            remark.line,
            remark.message
        ));
    }
    for source in &plan.new {
        let text = new::draft(&loaded.bank.schema, kind, &source.values, options.today);
        let (path, to) = (&source.file.path, options.root.join(&*source.file.path));
        if to.exists() {
            return refuse(format!("{path} is there already"));
        }
        write(&to, &text)?;
        print(&format!("{path}\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn write(to: &Path, text: &str) -> Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(to, text)?)
}

/// The kind that is called so, whose entries have a folder.
fn kind<'l>(loaded: &'l Loaded, what: &str) -> Result<&'l Kind> {
    let schema = &loaded.bank.schema;
    let Some(kind) = schema.kinds.get(what) else {
        let kinds = schema.kinds.keys().map(String::as_str);
        let known: Vec<&str> = kinds.chain(DECLARATIONS).collect();
        let hint = match nearest(what, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is {}", listed(&known)),
        };
        return Err(Refused(format!("there is no kind `{what}`; {hint}")).into());
    };
    if !kind.folder.split('/').all(sourcebook::text::is_id) {
        return Err(Refused(format!(
            "the kind `{}` has no folder that a bank can have",
            kind.id
        ))
        .into());
    }
    Ok(kind)
}
