//! Every folder below `tests/sites` is a bank that builds without an error. `thin` is small enough for a snapshot of
//! every page; of the others a snapshot lists the paths, and all of them are held to what holds for any site.

use std::collections::{BTreeMap, BTreeSet};

use sourcebook::diagnostic::Diagnostics;

use super::{Sample, sample, samples};

#[test]
fn every_sample_bank_builds() {
    for (name, sample) in samples("sites") {
        assert!(
            !sample.found.has_errors(),
            "{name}:\n{}",
            sample.loaded.report(&sample.found).human(false)
        );
        let files = sample.pages.iter().map(|(path, _)| path);
        let mut paths: Vec<String> = files
            .filter(|path| !is_shard(path))
            .map(|path| without_prints(path))
            .collect();
        paths.sort();
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}.paths"), paths.join("\n"));
        });
    }
}

/// A page of a sample by its path.
fn page<'s>(sample: &'s Sample, path: &str) -> &'s str {
    let mut pages = sample.pages.iter();
    let found = pages.find_map(|(known, text)| (known == path).then_some(text));
    found.unwrap_or_else(|| panic!("there is no page {path}"))
}

#[test]
fn the_words_of_the_site_are_marked_in_a_page_of_another_language() {
    let welcome = page(
        sample("sites/starlight"),
        "docs/ar/start/welcome/index.html",
    );
    assert!(welcome.contains("<div class=\"text\" lang=\"ar\" dir=\"rtl\">"));
    assert!(welcome.contains("<p class=\"label\" lang=\"en-GB\">Note</p>"));
}

#[test]
fn figures_and_formulas_are_referred_to_by_their_numbers() {
    let accounts = page(sample("sites/quarto"), "docs/holdings/accounts/index.html");
    assert!(accounts.contains("<a href=\"#fig-ledger\">Figure 1</a>"));
    assert!(accounts.contains("<a href=\"#eq-lsd\">Formula 1</a>"));
}

#[test]
fn pages_are_read_in_the_order_that_the_menu_says() {
    let register = page(
        sample("sites/mkdocs"),
        "docs/getting-started/register/index.html",
    );
    assert!(register.contains(">First steps</a>") && register.contains(">All else</a>"));
    let (_, next) = register.split_once("rel=\"next\"").unwrap();
    let label = "><small>Next<span class=\"vh\">: </span></small>";
    assert!(next.starts_with(label), "{next}");
    assert!(
        !register.contains("rel=\"prev\""),
        "another page stands before the first"
    );
}

#[test]
fn what_readers_of_a_generator_see_stands_on_the_page() {
    for (site, path, seen) in [
        (
            "hugo",
            "docs/borrow/tools",
            "<aside class=\"alert warning\" role=\"note\">",
        ),
        (
            "hugo",
            "docs/online/e-books",
            "<p class=\"label\">E-reader</p>",
        ),
        ("hugo", "docs/take-part/suggest", "How we decide</summary>"),
        (
            "hugo",
            "docs/borrow/reserve",
            "<figcaption>Reserved books stand",
        ),
        (
            "jekyll",
            "docs/money",
            "<math><mn>3</mn></math> for biscuits",
        ),
        ("mdbook", "docs/recipes/bread", "of the flour: <math>"),
        ("mdbook", "docs/recipes/bakes", "<math display=\"block\">"),
        ("mdbook", "docs/recipes/rice", "\u{2013} the inspector"),
        (
            "mkdocs",
            "docs/reference/readings",
            "<code>temp|rain|wind</code> in any mixture</td><td>all</td>",
        ),
        ("mkdocs", "docs/reference/limits", "role=\"note\">\n\n<p>"),
        (
            "mkdocs",
            "docs/science/wind-chill",
            "<ins>Since version 2</ins>",
        ),
        ("mkdocs", "docs/reference/units", "<ins>inches</ins>"),
        (
            "quarto",
            "docs/holdings/letters",
            "<figcaption>A seal</figcaption>",
        ),
        (
            "quarto",
            "docs/holdings/bells",
            "&nbsp;<em>Gabriel</em>,<br>",
        ),
        ("quarto", "docs/reading/rules", "b) Pencils.<br />"),
        ("quarto", "docs/reading/copies", "As (2) says"),
        ("quarto", "docs/methods/scanning", "<kbd>Ctrl-S</kbd>"),
    ] {
        let page = page(
            sample(&format!("sites/{site}")),
            &format!("{path}/index.html"),
        );
        assert!(page.contains(seen), "{site}: {path} has no {seen}");
    }
}

#[test]
fn the_thin_bank_has_these_pages() {
    for (path, text) in &sample("sites/thin").pages {
        if text.is_empty() {
            continue;
        }
        let name = format!("thin.{}", path.replace('/', "."));
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, without_prints(text));
        });
    }
}

/// Pages of larger banks that are read as a whole: odd content, findings of two lists, and ratings under an older version
/// of their scale; what a site says of itself.
const SHOWN: [(&str, &[&str]); 5] = [
    ("cymraeg", &["accessibility/index.html"]),
    (
        "values",
        &["accessibility/index.html", "privacy/index.html"],
    ),
    (
        "findings",
        &[
            "studies/posts/index.html",
            "studies/posts/index.md",
            "citations/pay-2007/index.html",
            "maps/known/index.html",
            "maps/known/map.json",
            "maps/known/staffing/north/index.html",
            "topics/staffing/index.html",
            "topics/staffing/llms.txt",
            "llms.txt",
            "findings.json",
        ],
    ),
    (
        "odd",
        &[
            "evidence/markdown/index.html",
            "evidence/forty-sources/index.html",
            "evidence/sentences/index.html",
            "training/everything/index.html",
            "browse/index.html",
            "compare/index.html",
            "datasets/regions/index.html",
            "datasets/regions/compare/index.html",
            "datasets/table/compare/index.html",
            "datasets/withdrawn-figures/compare/index.html",
            "browse/year/index.html",
            "browse/mode/4/index.html",
            "browse/colour/index.html",
            "browse/authors/index.html",
        ],
    ),
    (
        "scales",
        &[
            "evidence/programme-a/index.html",
            "scales/cebc/index.html",
            "scales/cebc/1/index.html",
            "scales/grade/low/index.html",
            "topics/parenting/index.html",
        ],
    ),
];

#[test]
fn some_pages_of_larger_banks_are_these() {
    for (bank, shown) in SHOWN {
        let pages = sample(&format!("sites/{bank}")).pages.iter();
        for (path, text) in pages.filter(|(path, _)| shown.contains(&path.as_str())) {
            let name = format!("{bank}.{}", path.replace('/', "."));
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, without_prints(text));
            });
        }
    }
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for (name, pages) in all_sites() {
        let ids: BTreeMap<&str, BTreeSet<&str>> = pages
            .iter()
            .map(|(path, text)| (path.as_str(), attributes(text, "id").collect()))
            .collect();
        for (path, text) in pages
            .iter()
            .filter(|(path, _)| is_page(path) && path != "404.html")
        {
            for link in attributes(text, "href").chain(attributes(text, "src")) {
                // A sample bank has other sites on its host, below this path.
                let is_elsewhere = ["/government/", "/tags/"]
                    .iter()
                    .any(|path| link.starts_with(path));
                if ["mailto:", "tel:"]
                    .iter()
                    .any(|scheme| link.starts_with(scheme))
                    || link.contains("://")
                    || is_elsewhere
                {
                    continue;
                }
                let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                let file = file.split('?').next().unwrap_or_default();
                let target = match file.strip_suffix('/') {
                    Some(folder) => resolve(path, &format!("{folder}/index.html")),
                    None if file.is_empty() => path.clone(),
                    None => resolve(path, file),
                };
                let Some(ids) = ids.get(target.as_str()) else {
                    panic!("{name}: {path} links to {link}")
                };
                let anchor = sourcebook::text::percent_decode(anchor);
                assert!(
                    anchor.is_empty() || ids.contains(&*anchor),
                    "{name}: {path} links to the anchor {link}"
                );
            }
        }
    }
}

#[test]
fn no_page_has_an_id_twice_an_inline_style_or_another_script() {
    for (name, pages) in all_sites() {
        for (path, text) in pages.iter().filter(|(path, _)| is_page(path)) {
            let mut seen = BTreeSet::new();
            for id in attributes(text, "id") {
                assert!(
                    !id.is_empty() && seen.insert(id),
                    "{name}: {path} has the id `{id}` twice"
                );
            }
            let lower = without_own_scripts(&text.to_lowercase());
            for forbidden in [
                "<script",
                " style=",
                " onclick=",
                " onerror=",
                " onload=",
                // In an attribute: the guide's list of mistakes shows such an address in its words.
                "=\"javascript:",
                "='javascript:",
                "=javascript:",
            ] {
                assert!(
                    !lower.contains(forbidden),
                    "{name}: {path} has `{forbidden}`"
                );
            }
            assert_eq!(
                text.matches("<h1").count(),
                1,
                "{name}: {path} has not one h1"
            );
        }
    }
}

#[test]
fn no_template_leaves_a_sentinel_or_a_double_escape() {
    for (name, pages) in all_sites() {
        for (path, text) in pages {
            assert!(
                !text.contains(|c| ('\u{f0000}'..='\u{ffffd}').contains(&c)),
                "{name}: {path} has a sentinel"
            );
            assert!(
                !text.contains("&amp;amp;") && !text.contains("&amp;lt;"),
                "{name}: {path} is escaped twice"
            );
        }
    }
}

#[test]
fn a_site_is_the_same_on_any_number_of_threads() {
    let root = super::folder("sites/odd");
    let build = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| Sample::read(&root).pages)
    };
    assert!(build(1) == build(7));
}

#[test]
fn the_shipped_bank_has_neither_errors_nor_warnings_that_nobody_chose() {
    let Sample { loaded, found, .. } = sample("..");
    assert!(
        found.iter().count() == 0,
        "{}",
        loaded.report(found).human(false)
    );
}

fn all_sites() -> Vec<(String, &'static [(String, String)])> {
    let mut all = samples("sites");
    all.push(("shipped".to_owned(), sample("..")));
    all.into_iter()
        .map(|(name, sample)| (name, sample.pages.as_slice()))
        .collect()
}

/// The values of an attribute in the tags of a page.
fn attributes<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
    let tags = text
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(tag, _)| tag);
    tags.filter_map(move |tag| {
        tag.split_once(&format!(" {name}=\""))
            .and_then(|(_, rest)| rest.split('"').next())
    })
}

fn is_page(path: &str) -> bool {
    sourcebook::source::has_extension(path, &["html"])
}

fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => {
                parts.pop().expect("a link that climbs out of the site");
            }
            "." | "" => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[test]
fn drafts_are_left_out_unless_they_are_asked_for() {
    let root = super::folder("sites/odd");
    let has_draft = |drafts| {
        let loaded = super::load(&root, drafts);
        assert_eq!(loaded.report(&Diagnostics::default()).summary(), "");
        loaded
            .bank
            .entries
            .iter()
            .any(|entry| entry.status.code() == "draft")
    };
    assert!(!has_draft(false) && has_draft(true));
}

#[test]
fn a_theme_lies_over_the_built_in_one_file_by_file() {
    let themed = sample("sites/theme");
    let guide = themed.page("guide/one/index.html");
    assert!(
        guide.contains("<p class=\"house\">Ours: One</p>"),
        "the block was not replaced"
    );
    assert!(
        guide.contains("assets/house.") && guide.contains("assets/site."),
        "both style sheets are linked"
    );
    assert!(
        themed.page("404.html").contains("assets/house."),
        "a page of a built-in template has the bank's base"
    );
}

/// A text in which every asset has the same fingerprint, so that a snapshot does not follow each change of a style sheet.
fn without_prints(text: &str) -> String {
    let mut parts = text.split('.');
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let print: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
        let rest = &part[print.len()..];
        let is_print = print.len() == 10 && (rest.is_empty() || rest.starts_with('/'));
        found.push('.');
        found.push_str(if is_print { "0123456789" } else { &print });
        found.push_str(rest);
    }
    found
}

/// Whether a file is a part of the index. Their number and their folder follow what the bank holds.
fn is_shard(path: &str) -> bool {
    path.starts_with("search/") && path.matches('/').count() > 1
}

/// A page without what machines read of it, which no browser runs: it is JSON, and nothing in it looks like its end.
fn without_data(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<script type=\"application/ld+json\">") else {
        return page.to_owned();
    };
    let (data, behind) = rest.split_once("</script>").unwrap();
    serde_json::from_str::<serde_json::Value>(data).unwrap();
    format!("{before}{behind}")
}

/// A page without the scripts that it may have: that of the search, that of code and tabs, on a map that of
/// its filters, and on a table that of its orders.
fn without_own_scripts(page: &str) -> String {
    // The search page waits for no style before it loads what it asks with.
    let page = without_data(page).replace("<script async src=\"", "<script defer src=\"");
    let mut parts = page.split("<script defer src=\"");
    let mut found = parts.next().unwrap().to_owned();
    for part in parts {
        let (src, rest) = part.split_once("\"></script>").unwrap();
        let (_, name) = src.rsplit_once("assets/").unwrap();
        let is_own = [
            "site.", "map.", "boxes.", "compare.", "blocks.", "reading.", "sorting.",
        ]
        .iter()
        .any(|own| name.starts_with(own));
        assert!(
            is_own && name.len() <= "compare.0123456789.js".len(),
            "{src}"
        );
        found.push_str(rest);
    }
    found
}
