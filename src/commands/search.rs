//! `sourcebook search`: what the site's own search finds, ranked by tantivy itself.

use std::io::BufRead;
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::{Value as Json, json};
use sourcebook::config::Wish;
use sourcebook::load::{Loaded, Searched};
use sourcebook::search::{Found, Search, SearchOptions};
use sourcebook::timing::Timings;
use sourcebook::write::Refused;

use crate::cli::{self, SearchFormat};

use super::asked::{check_field, check_order, not_searched, unknown_value};
use super::bank::{options, way_to};
use super::terminal::{ERRORS, print, print_words, say, show};

pub(super) fn run(args: &cli::Search) -> Result<ExitCode> {
    let options = options(&args.root, false, Wish::default())?;
    let loaded = Loaded::load(&options, &mut Timings::default())?;
    let Searched { search, mistakes } = loaded.search()?;
    if mistakes.has_errors() {
        show(&loaded, &mistakes, &way_to(&options.root));
        return Ok(ExitCode::from(ERRORS));
    }
    let Some(search) = search else {
        return Err(not_searched());
    };
    let filters = args
        .filter
        .iter()
        .map(|filter| self::filter(&search, filter));
    let filters = filters.collect::<Result<Vec<_>>>()?;
    if let Some(order) = &args.sort {
        check_order(&search, order)?;
    }
    for (name, value) in &filters {
        let written = |code: &str| format!("--filter {name}={code}");
        if let Some(unknown) = unknown_value(&loaded.bank, name, value, &written) {
            say(&unknown);
        }
    }
    let wanted = SearchOptions {
        filters: &filters,
        order: args.sort.as_deref(),
        language: args.lang.as_deref(),
        limit: args.limit,
    };
    let find = |query: &str| search.find(query, &wanted);
    if args.query == "-" {
        for line in std::io::stdin().lock().lines() {
            let line = line.context("cannot read standard input")?;
            print(&format!(
                "{}\n",
                machine(&loaded, &line, &find(&line)?, args.limit)
            ));
        }
    } else {
        let found = find(&args.query)?;
        match args.format {
            SearchFormat::Json => print(&format!(
                "{}\n",
                machine(&loaded, &args.query, &found, args.limit)
            )),
            SearchFormat::Human => human(&loaded, &search, &found),
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn filter(search: &Search, filter: &str) -> Result<(String, String)> {
    let Some((name, value)) = filter.split_once('=') else {
        return Err(Refused(format!(
            "`{filter}` is no filter: write `--filter kind=evidence`"
        ))
        .into());
    };
    check_field(search, name)?;
    Ok((name.to_owned(), value.to_owned()))
}

fn machine(loaded: &Loaded, query: &str, found: &Found, limit: usize) -> Json {
    let pages = found.pages.iter().map(|page| {
        json!({"id": page.name(), "url": page.url, "title": page.title, "kind": "", "score": 0.0})
    });
    let entries = found.hits.iter().map(|hit| {
        let entry = &loaded.bank.entries[hit.entry];
        let url = format!("{}/{}/", loaded.bank.kind(entry).url, entry.id.name);
        json!({"id": entry.id.name, "url": url, "title": entry.title, "kind": entry.kind, "score": hit.score})
    });
    json!({
        "query": query,
        "total": found.total + found.pages.len(),
        "hits": pages.chain(entries).take(limit).collect::<Vec<_>>(),
        "suggestion": found.suggestion,
        "unheld": found.unheld,
        "loosened": found.loosened,
    })
}

fn human(loaded: &Loaded, search: &Search, found: &Found) {
    for page in &found.pages {
        print(&format!(
            "{}\n  {} · {}\n",
            page.title, page.label, page.url
        ));
        if !page.excerpt.is_empty() {
            print(&format!("  {}\n", page.excerpt));
        }
        print("\n");
    }
    for hit in &found.hits {
        let entry = &loaded.bank.entries[hit.entry];
        let kind = loaded.bank.kind(entry);
        print_words(&format!(
            "{}\n  {} · {} · {:.2}\n",
            entry.title,
            kind.label,
            entry.path(),
            hit.score
        ));
        let excerpt = search.excerpt(&loaded.bank, hit.entry);
        if !excerpt.is_empty() {
            print_words(&format!("  {excerpt}\n"));
        }
        print("\n");
    }
    let shown = found.hits.len();
    say(&match found.total {
        0 if found.pages.is_empty() => "nothing found".to_owned(),
        0 => "no entry".to_owned(),
        1 => "1 entry".to_owned(),
        total if total == shown => format!("{total} entries"),
        total => format!("{total} entries, the first {shown} shown"),
    });
    for phrase in &found.unheld {
        say(&format!("no entry has the phrase “{phrase}”"));
    }
    if let Some(loosened) = &found.loosened {
        say(&format!("for its words, without the quotes: {loosened}"));
    }
    if let Some(suggestion) = &found.suggestion {
        say(&format!("did you mean: {suggestion}"));
    }
}
