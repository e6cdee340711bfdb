//! `sourcebook inspect`.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::json;
use sourcebook::Loaded;
use sourcebook::diagnostic::{Diagnostics, nearest};
use sourcebook::link::{Edge, EdgeKind};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{Inspect, InspectFormat};

use super::{options, print};

pub(super) fn run(args: &Inspect) -> Result<ExitCode> {
    let options = options(&args.root, true, None)?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let Some(at) = loaded.bank.find(&args.id) else {
        let known = loaded
            .bank
            .entries
            .iter()
            .map(|entry| entry.id.name.as_str());
        let hint = nearest(&args.id, known)
            .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        return Err(Refused(format!("there is no entry `{}`{hint}", args.id)).into());
    };
    match args.format {
        InspectFormat::Json => {
            let published = loaded.publish(&mut Diagnostics::default())?;
            let site = loaded.site(published, None, &mut Diagnostics::default());
            let (outgoing, incoming) =
                (loaded.links.outgoing(at).iter(), loaded.links.incoming(at));
            let found = json!({
                "entry": site.inspect(at),
                "links_out": edges(&loaded, outgoing, |edge| edge.to),
                "links_in": edges(&loaded, incoming, |edge| edge.from),
            });
            print(&(serde_json::to_string_pretty(&found)? + "\n"));
        }
        InspectFormat::Human => print(&human(&loaded, at)),
    }
    Ok(ExitCode::SUCCESS)
}

fn edges<'a>(
    loaded: &Loaded,
    edges: impl Iterator<Item = &'a Edge>,
    other: impl Fn(&Edge) -> usize,
) -> serde_json::Value {
    let shown = edges.map(|edge| {
        json!({
            "entry": loaded.bank.entries[other(edge)].id.name,
            "link": label(&edge.kind),
            "locator": edge.locator,
            "finding": edge.finding.map(|number| number + 1),
        })
    });
    shown.collect()
}

fn label(kind: &EdgeKind) -> String {
    match kind {
        EdgeKind::RestsOn => "rests on".to_owned(),
        EdgeKind::ReadIn => "read in".to_owned(),
        EdgeKind::Cites => "cites".to_owned(),
        EdgeKind::Mentions => "mentions".to_owned(),
        EdgeKind::SupersededBy => "superseded by".to_owned(),
        EdgeKind::SeeInstead => "see instead".to_owned(),
        EdgeKind::Names(label) => label.to_lowercase(),
    }
}

fn human(loaded: &Loaded, at: usize) -> String {
    let entry = &loaded.bank.entries[at];
    let kind = loaded.bank.kind(entry);
    let mut out = format!(
        "{}\n{} · {} · {}\n",
        entry.title,
        kind.label,
        entry.status.code(),
        entry.path()
    );
    out.push_str(&format!(
        "template {} · {} words · {} findings\n",
        kind.template,
        sourcebook::parse::words(&entry.file.text[entry.markdown.clone()]),
        findings(loaded, at)
    ));
    out.push_str("\nFields\n");
    for (name, _) in entry.fields.iter() {
        out.push_str(&format!("  {name}\n"));
    }
    let outgoing: Vec<&Edge> = loaded.links.outgoing(at).iter().collect();
    let incoming: Vec<&Edge> = loaded.links.incoming(at).collect();
    let both = [
        ("Links out", outgoing, true),
        ("Links in: what a change here would touch", incoming, false),
    ];
    for (title, edges, is_out) in both {
        out.push_str(&format!("\n{title} ({})\n", edges.len()));
        for edge in edges {
            let other = &loaded.bank.entries[if is_out { edge.to } else { edge.from }];
            let locator = if edge.locator.is_empty() {
                String::new()
            } else {
                format!(", {}", edge.locator)
            };
            let finding = edge
                .finding
                .map_or_else(String::new, |number| format!(" (finding {})", number + 1));
            out.push_str(&format!(
                "  {:<14} {}{locator}{finding}\n",
                label(&edge.kind),
                other.id.name
            ));
        }
    }
    out.push_str("\n`--format json` prints what the template receives.\n");
    out
}

fn findings(loaded: &Loaded, at: usize) -> usize {
    match loaded.bank.entries[at].fields.get("findings") {
        Some(sourcebook::parse::Value::List(items)) => items.len(),
        _ => 0,
    }
}
