//! Every word of a site is the bank's own or comes from the catalogue: proven by a language whose catalogue is the English
//! one with every letter marked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::words::{english, texts};
use super::{Sample, banks};

/// A language that nobody speaks, by the tag that is kept for it.
const PSEUDO: &str = "en-XA";

/// A catalogue with every letter marked that a reader sees: not those of names, tags and selectors.
fn marked(catalogue: &str) -> String {
    let selector = Regex::new(r"^(\s*\*?\[[a-z-]+\]) (.*)$").unwrap();
    let entry = Regex::new(r"^([a-z][a-z0-9-]* =)(.*)$").unwrap();
    let lines = catalogue.lines().map(|line| {
        let parts = entry.captures(line).or_else(|| selector.captures(line));
        match parts {
            Some(parts) => format!("{} {}\n", &parts[1], marked_text(parts[2].trim_start())),
            None => format!("{line}\n"),
        }
    });
    lines.collect()
}

fn marked_text(text: &str) -> String {
    let mut found = String::new();
    let mut closes = None;
    for letter in text.chars() {
        closes = match (closes, letter) {
            (None, '{') => Some('}'),
            (None, '<') => Some('>'),
            (Some(close), letter) if letter == close => {
                found.push(letter);
                closes = None;
                continue;
            }
            (closes, _) => closes,
        };
        found.push(if closes.is_none() {
            mark(letter)
        } else {
            letter
        });
    }
    found
}

/// The wide form of a letter.
fn mark(letter: char) -> char {
    if !letter.is_ascii_alphabetic() {
        return letter;
    }
    char::from_u32(u32::from(letter) + 0xfee0).unwrap_or(letter)
}

/// A copy of a bank in a language, with a marked catalogue in the same one or in another.
fn marked_copy(bank: &Path, language: &str, catalogue: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for file in walkdir::WalkDir::new(bank) {
        let file = file.unwrap();
        let to = copy.path().join(file.path().strip_prefix(bank).unwrap());
        if file.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(file.path(), to).unwrap();
        }
    }
    let settings = copy.path().join("bank.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    let kept = text.lines().filter(|line| !line.starts_with("language:"));
    let mut text = kept.collect::<Vec<_>>().join("\n");
    text.push_str(&format!("\nlanguage: {language}\n"));
    let theme = text.lines().find_map(|line| line.strip_prefix("theme: "));
    let theme = theme.unwrap_or("pseudo").to_owned();
    if theme == "pseudo" {
        text.push_str("theme: pseudo\n");
    }
    fs::write(settings, text).unwrap();
    let folder = copy.path().join(format!("themes/{theme}/messages"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{catalogue}.ftl")), marked(&english())).unwrap();
    copy
}

/// What is nobody's language, what machines alone read, and references: a citation style has words of its own, in the language of the bank.
const UNSEEN: &str = concat!(
    "(?s)<!--.*?-->|<pre.*?</pre>|<code.*?</code>|<p class=\"refs\">.*?</p>",
    "|<section class=\"part\" id=\"p-reference\">.*?</section>",
    "|<script type=\"application/ld\\+json\">.*?</script>|<span class=\"Z3988\".*?</span>",
    "|<li id=\"ref\\..*?<span class=\"more-on\">|<span class=\"cite\".*?</span>",
);

static UNHEARD: LazyLock<Regex> = LazyLock::new(|| Regex::new(UNSEEN).unwrap());
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#" (?:alt|aria-label|title|placeholder)="([^"]*)""#).unwrap());
static DESCRIBED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"<meta name="description" content="([^"]*)""#).unwrap());
static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<[^>]*>").unwrap());
static ENTITY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"&[a-z]+;|&#\d+;").unwrap());
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[A-Za-z]{2,}").unwrap());
static TAG_OR_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s)<!--.*?-->|<!.*?>|<(/?)([a-zA-Z0-9]+)([^>]*)>|[^<]+").unwrap()
});
static LINKED_DATA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?s)<script type=\"application/ld\\+json\">.*?</script>").unwrap()
});
static STATED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<title>[^<]* \([^<]*</title>").unwrap());
static LANG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#" lang="([^"]*)""#).unwrap());

/// What readers see or hear of a page: its texts, and the attributes that are text.
fn seen(html: &str) -> Vec<String> {
    let html = UNHEARD.replace_all(html, "");
    let mut found: Vec<String> = Vec::new();
    for pattern in [&ATTRIBUTE, &DESCRIBED] {
        found.extend(pattern.captures_iter(&html).map(|part| part[1].to_owned()));
    }
    let texts = TAG.split(&html).map(str::to_owned);
    // The names of files and of addresses are nobody's words.
    found.extend(texts.filter(|text| !text.starts_with("https://") && !text.contains(".csv")));
    found
}

/// The unmarked words of a text.
fn words(text: &str) -> Vec<String> {
    let text = ENTITY.replace_all(text, "'").replace('\u{ad}', "'");
    let words = WORD.find_iter(&text);
    words.map(|word| word.as_str().to_lowercase()).collect()
}

#[test]
fn only_the_banks_own_words_are_unmarked() {
    let dates = Regex::new(r"<time[^>]*>[^<]*[A-Za-z][^<]*</time>").unwrap();
    let mut wrong = Vec::new();
    for (name, path) in banks("sites") {
        let copy = marked_copy(&path, PSEUDO, PSEUDO);
        let sample = Sample::read(copy.path());
        assert!(!sample.found.has_errors(), "{name}: {}", sample.short());
        let own = texts(
            &path,
            &[
                "yaml", "yml", "md", "markdown", "mdx", "qmd", "csv", "html", "txt",
            ],
        );
        // Pages without a title are called as their files are.
        let own = own
            .into_iter()
            .map(|(path, text)| format!("{} {text} ", path.display()));
        let own: String = own.collect();
        let mut own: BTreeSet<String> = words(&own).into_iter().collect();
        // Words that are written in their files with signs that nobody sees.
        own.extend(["gnihton", "hyphen"].map(str::to_owned));
        let mut foreign: BTreeMap<String, String> = BTreeMap::new();
        for (page, html) in sample.pages.iter().filter(|(page, _)| is_page(page)) {
            assert!(
                !dates.is_match(html),
                "{name}: {page} has a date in English"
            );
            for text in seen(html) {
                for word in words(&text) {
                    if !own.contains(&word) && !NAMES.contains(&word.as_str()) {
                        foreign
                            .entry(word)
                            .or_insert_with(|| format!("{page}: {text}"));
                    }
                }
            }
        }
        if !foreign.is_empty() {
            wrong.push(format!("{name} says in English:\n{foreign:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a page says in marked letters in elements that are not said to be in English.
fn misnamed(html: &str) -> Vec<String> {
    // What is there for machines says its language itself. A title holds no elements: a word of the site in brackets
    // behind the bank's own has the language of those.
    let html = LINKED_DATA.replace_all(html, "");
    let html = STATED.replace(&html, "");
    let is_marked = |text: &str| text.contains(|c| ('\u{ff21}'..='\u{ff5a}').contains(&c));
    let mut open: Vec<(String, String)> = vec![(String::new(), String::new())];
    let mut found = Vec::new();
    for part in TAG_OR_TEXT.captures_iter(&html) {
        let name = part.get(2).map_or("", |name| name.as_str()).to_owned();
        let mut language = open.last().unwrap().1.clone();
        if let Some(own) = part
            .get(3)
            .and_then(|attributes| LANG.captures(attributes.as_str()))
        {
            own[1].clone_into(&mut language);
        }
        if is_marked(&part[0]) && language != "en" {
            found.push(part[0].to_owned());
        }
        match (&part.get(1).map(|slash| slash.as_str()), name.as_str()) {
            (Some("/"), _) => {
                let at = open.iter().rposition(|(other, _)| *other == name);
                open.truncate(at.unwrap_or(open.len()).max(1));
            }
            (Some(""), "meta" | "link" | "img" | "br" | "hr" | "input" | "source") | (None, _) => {}
            _ if part[0].ends_with("/>") => {}
            _ => open.push((name, language)),
        }
    }
    found
}

#[test]
fn english_words_are_never_called_by_another_language() {
    let mut wrong = Vec::new();
    for (name, path) in banks("sites") {
        // Its labels are by language, and none is in Gaelic.
        if name == "cymraeg" {
            continue;
        }
        let copy = marked_copy(&path, "gd", "en");
        let sample = Sample::read(copy.path());
        assert!(sample.codes().iter().any(|code| code == "unknown-language"));
        let pages = sample.pages.iter().filter(|(page, _)| is_page(page));
        let found = pages.map(|(page, html)| (format!("{name}: {page}"), misnamed(html)));
        wrong.extend(found.filter(|(_, found)| !found.is_empty()));
    }
    assert!(
        wrong.is_empty(),
        "English words that are called Gaelic: {wrong:#?}"
    );
}

fn is_page(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "html")
}

/// Names of formats, which are the same in every language.
const NAMES: &[&str] = &["bibtex", "biblatex", "ris", "csl", "json", "csv", "apa"];
