//! `sourcebook inspect`.

use sourcebook::config::Wish;
use sourcebook::model::{EntryId, FindingId};
use std::process::ExitCode;

use anyhow::Result;
use serde_json::json;
use sourcebook::link::Edge;
use sourcebook::load::Loaded;
use sourcebook::site::{AffectedPage, Impact};
use sourcebook::timing::Timings;

use crate::cli::{Inspect, InspectFormat};

use super::bank::{entry, options};
use super::terminal::{print, print_words};

pub(super) fn run(args: &Inspect) -> Result<ExitCode> {
    let options = options(&args.root, true, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let entry_id = entry(&loaded.bank, &args.id)?;
    match args.format {
        InspectFormat::Json => {
            let site = loaded.edition(&mut Timings::default())?.site;
            let impact = site.impact(entry_id);
            let (outgoing, incoming) = (
                loaded.links.outgoing(entry_id).iter(),
                loaded.links.incoming(entry_id),
            );
            let found = json!({
                "entry": site.inspect(entry_id),
                "links_out": edges(&loaded, outgoing, |edge| edge.to),
                "links_in": edges(&loaded, incoming, |edge| edge.from),
                "affects": impact,
            });
            print(&(serde_json::to_string_pretty(&found)? + "\n"));
        }
        InspectFormat::Human => {
            let site = loaded.edition_after(None).site;
            print_words(&human(&loaded, entry_id, &site.impact(entry_id)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn edges<'a>(
    loaded: &Loaded,
    edges: impl Iterator<Item = &'a Edge>,
    other: impl Fn(&Edge) -> EntryId,
) -> serde_json::Value {
    let shown = edges.map(|edge| {
        let mut shown = json!({
            "entry": loaded.bank.entries[other(edge)].id.name,
            "link": edge.kind.says(),
            "locator": edge.locator,
            "finding": edge.finding,
        });
        if let Some(key) = key(loaded, edge) {
            shown["key"] = key.into();
        }
        shown
    });
    shown.collect()
}

/// The key of the finding that an edge belongs to.
fn key<'a>(loaded: &'a Loaded, edge: &Edge) -> Option<&'a str> {
    let finding = loaded.bank.entries[edge.from].finding(edge.finding?)?;
    finding.key.as_ref().map(|key| key.name.as_str())
}

fn human(loaded: &Loaded, id: EntryId, impact: &Impact) -> String {
    let entry = &loaded.bank.entries[id];
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
        sourcebook::text::words(&entry.file.text[entry.markdown.clone()]),
        entry.findings().len()
    ));
    out.push_str("\nFields\n");
    for (name, _) in entry.fields.iter() {
        out.push_str(&format!("  {name}\n"));
    }
    let outgoing: Vec<&Edge> = loaded.links.outgoing(id).iter().collect();
    let incoming: Vec<&Edge> = loaded.links.incoming(id).collect();
    let both = [("Links out", outgoing, true), ("Links in", incoming, false)];
    for (title, edges, is_out) in both {
        out.push_str(&format!("\n{title} ({})\n", edges.len()));
        for edge in edges {
            let other = &loaded.bank.entries[if is_out { edge.to } else { edge.from }];
            let locator = if edge.locator.is_empty() {
                String::new()
            } else {
                format!(", {}", edge.locator)
            };
            let finding = edge.finding.map_or_else(String::new, |id| {
                let key = key(loaded, edge).map_or_else(String::new, |key| format!(" #{key}"));
                format!(" (finding {}{key})", id.number())
            });
            out.push_str(&format!(
                "  {:<14} {}{locator}{finding}\n",
                edge.kind.says(),
                other.id.name
            ));
        }
    }
    out.push_str(&affected(impact));
    out.push_str("\n`--format json` prints what the template receives.\n");
    out
}

/// What a change or a withdrawal would affect, in words.
fn affected(impact: &Impact) -> String {
    let mut out = "\nWhat a change or a withdrawal would affect\n".to_owned();
    let count = |of: fn(&AffectedPage) -> &[FindingId]| -> usize {
        impact.pages.iter().map(|page| of(page).len()).sum()
    };
    let (all, alone) = (count(|page| &page.findings), count(|page| &page.alone));
    if all > 0 {
        out.push_str(&format!(
            "  Findings that rest on it: {all}, on it alone: {alone}\n"
        ));
    }
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("  {title} ({})\n", lines.len()));
            for line in lines {
                out.push_str(&format!("    {line}\n"));
            }
        }
    };
    section(
        "Pages that lead here",
        impact.pages.iter().map(affected_page).collect(),
    );
    let parts = [
        ("Introductions to terms", &impact.introductions),
        ("Would say that a source was withdrawn", &impact.banners),
        ("Lists", &impact.lists),
        ("Cells of maps", &impact.cells),
        ("Levels of scales", &impact.levels),
        ("Comparisons", &impact.comparisons),
        ("Pages with charts of its file", &impact.charts),
        ("Earlier addresses that lead here", &impact.redirects),
    ];
    for (title, paths) in parts {
        let shown = paths.iter().map(|path| path.trim_end_matches("index.html"));
        section(title, shown.map(str::to_owned).collect());
    }
    out
}

fn affected_page(page: &AffectedPage) -> String {
    let numbers = |all: &[FindingId]| {
        let name = |id: &FindingId| match page.keys.get(id) {
            Some(key) => format!("{} #{key}", id.number()),
            None => id.number().to_string(),
        };
        all.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let mut found = format!("{}: {}", page.entry, page.links.join(", "));
    if !page.findings.is_empty() {
        let count = page.findings.len();
        let word = if count == 1 { "finding" } else { "findings" };
        found.push_str(&format!("; {count} {word} ({})", numbers(&page.findings)));
    }
    if !page.alone.is_empty() {
        found.push_str(&format!(", on it alone: {}", numbers(&page.alone)));
    }
    found
}
