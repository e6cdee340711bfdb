//! Small banks made on the spot, each for one thing that once went wrong or easily could.

use std::fs;
use std::path::Path;

use sourcebook::timing::Timings;
use sourcebook::write::{check_folder, clean_path};

use super::Sample;

/// A bank with these files below `content/`, two sources among them.
fn bank(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(
        root,
        "bank.yaml",
        "title: Bank\nbase_url: https://example.org/\n",
    );
    for (key, name) in [("a", "Alder"), ("b", "Birch")] {
        let source = format!(
            "---\ntype: report\ntitle: On {name}\nauthor: [{{literal: {name}}}]\nissued: 2008\n---\n"
        );
        put(root, &format!("content/citations/{key}.md"), &source);
    }
    for (path, text) in files {
        put(root, &format!("content/{path}"), text);
    }
    folder
}

fn put(root: &Path, path: &str, text: &str) {
    let to = root.join(path);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, text).unwrap();
}

fn page(root: &Path, wanted: &str) -> String {
    Sample::read(root).page(wanted).to_owned()
}

fn short(root: &Path) -> String {
    Sample::read(root).short()
}

#[test]
fn citations_in_a_block_of_yaml_keep_their_own_sources() {
    let text = "---\ntitle: E\nsummary: S.\nin_practice: |\n  First [@a].\n\n  Second [@b, p. 2].\n---\n[@a]\n";
    let bank = bank(&[("evidence/e.md", text)]);
    let page = page(bank.path(), "evidence/e/index.html");
    assert!(page.contains("First <span class=\"cite\"") && page.contains(">Alder, 2008</a>"));
    assert!(page.contains(">Birch, 2008, p. 2</a>"));
}

#[test]
fn sources_by_a_yaml_alias_keep_their_names() {
    let findings = "findings:\n  - {statement: One., sources: &s [a, b]}\n  - {statement: Two., sources: *s}\n";
    let bank = bank(&[(
        "evidence/e.md",
        &format!("---\ntitle: E\nsummary: S.\n{findings}---\n"),
    )]);
    let page = page(bank.path(), "evidence/e/index.html");
    assert_eq!(page.matches(">Alder, 2008</a>").count(), 2, "{page}");
}

#[test]
fn headings_named_like_parts_of_the_page_do_not_collide_with_them() {
    let body = "## Sources\n\n## Related\n\n## Main\n\n## Finding 1\n\n## Cite 1\n\nText[^1] [@a].\n\n[^1]: Note.\n";
    let text = format!(
        "---\ntitle: E\nsummary: S.\nfindings: [{{statement: One., sources: [a]}}]\n---\n{body}"
    );
    let bank = bank(&[("evidence/e.md", &text)]);
    let page = page(bank.path(), "evidence/e/index.html");
    let mut ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(ids.contains(&"sources") && ids.contains(&"finding-1"));
}

#[test]
fn terms_files_and_links_within_groups_and_lists_count() {
    let kind = "label: Course\nfields:\n  parts: {type: list, place: body, of: {type: group, fields: {area: {type: terms, vocabulary: topics}, file: {type: url}}}}\n";
    let course = "---\ntitle: C\nparts: [{area: one, file: f.csv}, {file: /nope/}]\n---\n";
    let topics = "label: Topics\napplies_to: [evidence]\nterms: [{id: one, label: One}]\n";
    let files = [
        ("kinds/course.yaml", kind),
        ("course/c.md", course),
        ("course/f.csv", "a\n1\n"),
        ("vocabularies/topics.yaml", topics),
    ];
    let bank = bank(&files);
    let found = short(bank.path());
    assert!(
        found.contains("content/course/c.md") && found.contains("broken-file"),
        "{found}"
    );
    put(
        bank.path(),
        "content/course/c.md",
        &course.replace("/nope/", "/browse/#p-main"),
    );
    assert!(
        page(bank.path(), "topics/one/index.html").contains(">C</a>"),
        "the entry is not filed"
    );
    let course = page(bank.path(), "course/c/index.html");
    assert!(
        course.contains("../../assets/f.") && course.contains("../../browse/#p-main"),
        "{course}"
    );
}

#[test]
fn a_word_in_the_title_or_with_an_apostrophe_is_linked_in_the_text() {
    let term = "---\ntitle: Children's trust\nsummary: A board.\n---\n";
    let text = "---\ntitle: About the children's trust\nsummary: Nothing yet.\nkey_messages: [Ask your children's trust.]\n---\nA children’s trust meets.\n";
    let bank = bank(&[("glossary/trust.md", term), ("evidence/e.md", text)]);
    let page = page(bank.path(), "evidence/e/index.html");
    assert_eq!(page.matches("class=\"term\"").count(), 1);
    assert!(
        page.contains("glossary/trust/\">children&#39;s trust</a>.</li>"),
        "{page}"
    );
}

#[test]
fn links_and_pictures_of_a_twin_lead_somewhere() {
    let text = "---\ntitle: <T>\nsummary: S.\nin_practice: See [[a]].\n---\n![p](f.png) [x](../citations/a.md) [[b|the other]] ![[a]]\n";
    let bank = bank(&[("evidence/e.md", text), ("evidence/f.png", "a\n1\n")]);
    let twin = page(bank.path(), "evidence/e/index.md");
    for wanted in [
        "# &lt;T>",
        "See [On Alder](../../citations/a/index.md).",
        "![p](../../assets/f.",
        "[x](../../citations/a/index.md)",
        "[the other](../../citations/b/index.md)",
        "[On Alder](../../citations/a/index.md)\n",
    ] {
        assert!(twin.contains(wanted), "{wanted}: {twin}");
    }
}

#[test]
fn capitals_are_not_found_in_ordinary_words() {
    let term = "---\ntitle: NOS\nsummary: Standards.\n---\n";
    let text = "---\ntitle: E\nsummary: S.\n---\nNoses and passes, nos and NOS.\n";
    let bank = bank(&[("glossary/nos.md", term), ("evidence/e.md", text)]);
    let page = page(bank.path(), "evidence/e/index.html");
    assert!(
        page.contains("Noses and passes, nos and <a class=\"term\""),
        "{page}"
    );
}

#[test]
fn entities_cannot_forge_a_slot() {
    let text =
        "---\ntitle: E\nsummary: S.\n---\nA &#983040;0&#983040; lone, then [[a]] and [[b]] end.\n";
    let bank = bank(&[("evidence/e.md", text)]);
    let page = page(bank.path(), "evidence/e/index.html");
    assert!(
        page.contains("On Alder</a> and") && page.contains("On Birch</a> end."),
        "{page}"
    );
}

#[test]
fn tags_over_several_lines_and_behind_comments_are_reported() {
    let text = "---\ntitle: E\nsummary: S.\n---\n<p\nonclick=\"x()\">a</p>\n\n<!-- don't --> <script>b</script>\n";
    let bank = bank(&[("evidence/e.md", text)]);
    let found = short(bank.path());
    for what in ["`onclick` of `<p>`", "`<script>`"] {
        assert!(found.contains(what), "{what}: {found}");
    }
}

#[test]
fn a_feed_has_no_character_that_xml_forbids() {
    let text = "---\ntitle: \"a\\bb\\u0001\"\nsummary: S & <T>.\npublished: 2026-01-01\n---\n";
    let bank = bank(&[("evidence/e.md", text)]);
    let feed = page(bank.path(), "feed.xml");
    assert!(
        feed.contains("<title>ab</title>") && feed.contains("S &amp; &lt;T&gt;."),
        "{feed}"
    );
}

#[test]
fn a_draft_is_checked_and_not_published() {
    let text = "---\ntitle: D\nsummary: S.\nstatus: draft\n---\n[[nowhere]] [@no-source]\n";
    let bank = bank(&[("evidence/d.md", text)]);
    let found = short(bank.path());
    assert!(
        found.contains("unknown-entry") && found.contains("unknown-citation"),
        "{found}"
    );
}

#[test]
fn withdrawal_needs_a_day_and_supersession_a_successor() {
    let bank = bank(&[
        (
            "evidence/w.md",
            "---\ntitle: W\nsummary: S.\nstatus: withdrawn\n---\n",
        ),
        (
            "evidence/s.md",
            "---\ntitle: S\nsummary: S.\nstatus: superseded\n---\n",
        ),
    ]);
    let found = short(bank.path());
    assert!(
        found.contains("needs `status_date`") && found.contains("needs `superseded_by`"),
        "{found}"
    );
}

#[test]
fn thousands_of_equal_headings_or_citations_are_no_trouble() {
    let headings = "## Notes\n\n".repeat(20_000);
    let citations = "See [@a, p. 1].\n".repeat(20_000);
    let text = format!(
        "---\ntitle: E\nsummary: S.\n---\n{headings}{citations}<blink>\n{}",
        "<b onclick=x>b</b>\n".repeat(5_000)
    );
    let bank = bank(&[("evidence/e.md", &text)]);
    let built = Sample::read(bank.path());
    assert!(built.short().lines().count() > 5_000);
    assert!(
        built
            .page("evidence/e/index.html")
            .contains("id=\"notes-19999\"")
    );
}

#[test]
fn texts_full_of_what_looks_like_links_are_no_trouble() {
    let words =
        ["index.html ", "index.html", "href=\"x/index.html "].map(|word| word.repeat(60_000));
    let text = format!(
        "---\ntitle: E\nsummary: S.\n---\n{}\n\n{}\n\n<div>{}</div>\n",
        words[0], words[1], words[2]
    );
    let bank = bank(&[("evidence/e.md", &text)]);
    let built = Sample::read(bank.path());
    let page = built.page("evidence/e/index.html");
    assert_eq!(page.matches("index.html").count(), 180_000);
}

#[test]
fn an_output_folder_is_what_it_says_behind_its_dots() {
    let bank = bank(&[]);
    let root = bank.path();
    for out in ["nope/..", "new/../content/site", "./nope/./../themes"] {
        assert!(
            check_folder(root, &root.join(out)).is_err(),
            "`{out}` was not refused"
        );
    }
    assert_eq!(
        clean_path(&root.join("a/../public")),
        clean_path(&root.join("public"))
    );
}

fn build(root: &Path, out: &Path) -> anyhow::Result<()> {
    let loaded = super::load(root, false);
    let mut edition = loaded.edition(&mut Timings::default())?;
    assert!(!edition.mistakes.has_errors());
    edition
        .write(out, &|| {})?
        .map(drop)
        .ok_or_else(|| anyhow::anyhow!("a template failed"))
}

#[test]
fn a_file_that_is_not_ours_is_never_overwritten() {
    let (bank, out) = (bank(&[]), tempfile::tempdir().unwrap());
    build(bank.path(), out.path()).unwrap();
    put(out.path(), "evidence/x/index.html", "mine");
    put(
        bank.path(),
        "content/evidence/x.md",
        "---\ntitle: X\nsummary: S.\n---\n",
    );
    assert!(
        build(bank.path(), out.path())
            .unwrap_err()
            .to_string()
            .contains("not a file that a build wrote")
    );
    assert_eq!(
        fs::read_to_string(out.path().join("evidence/x/index.html")).unwrap(),
        "mine"
    );
}

#[test]
fn a_page_may_become_a_folder_between_builds() {
    let alias = |alias: &str| format!("---\ntitle: X\nsummary: S.\naliases: [{alias}]\n---\n");
    let (bank, out) = (
        bank(&[("evidence/x.md", &alias("a.b"))]),
        tempfile::tempdir().unwrap(),
    );
    build(bank.path(), out.path()).unwrap();
    for next in ["a.b/c", "a.b"] {
        put(bank.path(), "content/evidence/x.md", &alias(next));
        build(bank.path(), out.path()).unwrap();
    }
    assert!(out.path().join("a.b").is_file());
}

#[test]
fn an_alias_cannot_lie_within_a_file_or_take_a_file_of_the_site() {
    let text = "---\ntitle: X\nsummary: S.\naliases: [feed.xml/old/, sitemap.xml, _redirects, evidence]\n---\n";
    let bank = bank(&[("evidence/x.md", text)]);
    let found = short(bank.path());
    assert_eq!(
        found.matches("error[alias-collision]").count(),
        4,
        "{found}"
    );
}

#[test]
fn what_a_template_names_and_nobody_has_is_shown_with_its_line() {
    let bank = bank(&[("guide/one.md", "---\ntitle: One\n---\nText.\n")]);
    put(
        bank.path(),
        "bank.yaml",
        "title: Bank\nbase_url: https://example.org/\ntheme: mine\n",
    );
    for wrong in [
        "{{ entry.title | nofilter }}",
        "{{ <nothing /> }}",
        "{% include \"no.html\" %}",
        "{{ nofunction() }}",
    ] {
        put(
            bank.path(),
            "themes/mine/templates/guide.html",
            &format!("first line\n{wrong}\n"),
        );
        let found = short(bank.path());
        assert!(
            found.contains("themes/mine/templates/guide.html:2:"),
            "{found}"
        );
    }
}
