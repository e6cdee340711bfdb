//! `sourcebook scaffold`.

use std::process::ExitCode;

use anyhow::Result;
use sourcebook::config::Wish;
use sourcebook::load::Loaded;
use sourcebook::new::{self, Service};
use sourcebook::timing::Timings;

use crate::cli::{Scaffold, ScaffoldFor};

use super::bank::{options, way_to};
use super::terminal::{print, say};

pub(super) fn run(args: &Scaffold) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let (service, next) = match args.service {
        ScaffoldFor::Github => (
            Service::Github,
            "what to do once stands at the head of bank.yml",
        ),
        ScaffoldFor::Gitlab => (
            Service::Gitlab,
            "what to do once stands at the head of .gitlab-ci.yml",
        ),
        ScaffoldFor::Azure => (
            Service::Azure,
            "what to do once stands at the head of azure-pipelines.yml",
        ),
        ScaffoldFor::Cms => (Service::Cms, "cd admin && npm install && npm start"),
    };
    let way = way_to(&options.root);
    for path in new::scaffold(&options.root, &loaded.bank, service, args.force)? {
        print(&format!("{way}{path}\n"));
    }
    say(&format!("Next: {next}"));
    Ok(ExitCode::SUCCESS)
}
