//! `sourcebook schema`.

use std::process::ExitCode;

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::diagnostic::{listed, nearest};
use sourcebook::load::Loaded;
use sourcebook::schema::json_schema::{DECLARED, declared, of_bank, of_kind};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::Schema;

use super::bank::options;
use super::terminal::print;

pub(super) fn run(args: &Schema) -> Result<ExitCode> {
    let what = args.what.as_deref();
    // What is the same in every bank needs none.
    if let Some(found) = what.and_then(declared) {
        return show(&found);
    }
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let schema = &loaded.bank.schema;
    let Some(what) = what else {
        return show(&of_bank(schema, options.today));
    };
    if let Some(kind) = schema.kinds.get(what) {
        return show(&of_kind(schema, kind, options.today));
    }
    let kinds = schema.kinds.keys().map(String::as_str);
    let known: Vec<&str> = kinds
        .chain(DECLARED.iter().map(|(name, _)| *name))
        .collect();
    let hint = match nearest(what, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is {}", listed(&known)),
    };
    Err(Refused(format!("there is no schema of `{what}`; {hint}")).into())
}

fn show(schema: &serde_json::Value) -> Result<ExitCode> {
    print(&format!("{}\n", serde_json::to_string_pretty(schema)?));
    Ok(ExitCode::SUCCESS)
}
