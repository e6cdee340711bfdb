//! A copy of what one term or one kind holds.

use std::sync::Arc;

use regex::Regex;
use sourcebook::config::Form;
use sourcebook::load::{Loaded, Options};
use sourcebook::site::{Content, Site};
use sourcebook::timing::Timings;

use super::{folder, today};

fn load(options: &Options) -> Loaded {
    Loaded::load(options, &mut Timings::default()).unwrap()
}

fn on_disk(bank: &str) -> Options {
    let mut options = Options::new(folder("sites").join(bank), today());
    options.wish.form = Form::Disk;
    options
}

fn pages(site: &Site) -> Vec<(String, String)> {
    let outputs = site.outputs().into_iter();
    let text = outputs.filter_map(|(path, output)| match site.render(path, output) {
        Ok(Content::Text(text)) if text.starts_with("<!doctype html>") => {
            Some((path.to_owned(), text))
        }
        Ok(_) => None,
        Err(broken) => panic!("{path}: {}", broken.message),
    });
    text.collect()
}

/// Where a link leads from a page, by its path in the site.
fn target(page: &str, link: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[test]
fn links_of_a_part_lead_to_its_pages_or_to_the_web() {
    let link = Regex::new(" (?:href|src)=\"([^\"#?:]+)[\"#?]").unwrap();
    for (bank, name) in [
        ("findings", "topics/staffing"),
        ("thin", "topics/staffing"),
        ("odd", "evidence"),
        ("odd", "term"),
        ("jekyll", "docs"),
    ] {
        let mut options = on_disk(bank);
        let whole = load(&options);
        let kinds: Vec<_> = whole.bank.schema.kinds.keys().collect();
        let part = match whole.part(name) {
            Ok(part) => part,
            Err(why) => panic!("{bank}: {why} {kinds:?}"),
        };
        options.part = Some(Arc::new(part));
        let part = load(&options);
        assert!(!part.bank.entries.is_empty(), "{bank}");
        let base = &whole.bank.config.base_url;
        let site = part.edition_after(None).site;
        let mut led_out = 0;
        for (path, text) in pages(&site) {
            led_out += text.matches(&format!("href=\"{base}")).count();
            for found in link
                .captures_iter(&text)
                .filter(|found| !found[1].starts_with('/'))
            {
                let to = target(&path, &found[1]);
                assert!(site.output(&to).is_some(), "{bank}: {path} leads to {to}");
            }
        }
        let is_whole = part.bank.entries.len() == whole.bank.entries.len();
        assert!(is_whole || led_out > 0, "{bank}");
    }
}

#[test]
fn a_part_holds_what_it_rests_on_and_nothing_beside() {
    let whole = load(&on_disk("thin"));
    let part = whole.part("topics/staffing").unwrap();
    let files: Vec<&str> = part.files.iter().map(|file| &**file).collect();
    let expected = [
        "content/citations/survey-2006.md",
        "content/evidence/vacancies.md",
        "content/glossary/nqsw.md",
    ];
    assert_eq!(
        (files.as_slice(), &*part.label),
        (&expected[..], "Staffing")
    );
    let near = whole.part("topics/stafing").unwrap_err();
    assert!(near.contains("did you mean `topics/staffing`?"), "{near}");
    assert!(whole.part("workshop").is_err());
}
