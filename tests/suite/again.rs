//! A bank that is loaded again after an edit is the bank that a first load would give: same pages, same mistakes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use rayon::prelude::*;
use sourcebook::load::{Edition, Loaded, Loader, Options};
use sourcebook::search::SearchExport;
use sourcebook::site::{Content, Output, Site};
use sourcebook::source::Changes;
use sourcebook::timing::Timings;

use super::{folder, today};

/// Something that an editor does to a bank.
#[derive(Clone, Debug)]
enum Edit {
    /// Another sentence at the end of a text, with a link into the bank.
    Say {
        file: usize,
        to: usize,
    },
    /// A text in the place of another within a file.
    Swap {
        file: usize,
        from: &'static str,
        to: &'static str,
    },
    /// A file that breaks off in its head.
    Break {
        file: usize,
    },
    /// A file as it was at first.
    Mend {
        file: usize,
    },
    Delete {
        file: usize,
    },
    Move {
        file: usize,
    },
    /// Nothing but a new time.
    Touch {
        file: usize,
    },
}

/// Swaps that change what other pages show or list.
const SWAPS: [(&str, &str); 28] = [
    ("key: ", "key: other-"),
    ("statement: ", "statement: Now "),
    ("from: posts#", "from: others#"),
    ("title: ", "title: Z "),
    ("summary: ", "summary: Now "),
    ("## ", "## More on "),
    ("status: withdrawn", "status: live"),
    ("---\n", "---\nstatus: historic\n"),
    ("---\n", "---\nstatus: draft\n"),
    ("---\n", "---\naliases: [old/place]\n"),
    ("---\n", "---\nweight: 3\n"),
    ("type: report", "type: book"),
    ("issued: 19", "issued: 20"),
    ("as_of: 20", "as_of: 19"),
    ("colour: ", "colour: dark "),
    ("compare: region", "compare: rate"),
    ("compare: year", "weight: 1"),
    ("label: ", "label: New "),
    ("id: ", "id: x"),
    ("required: true", "required: false"),
    ("[[", "[[no-"),
    (
        "terms:\n",
        "terms:\n  - {id: brand-new, label: Brand new}\n",
    ),
    ("title: ", "keywords: [unheard-of]\ntitle: "),
    ("acronym: ", "acronym: X"),
    ("---\n", "---\nlang: fr\n"),
    ("lang: fr", "lang: cy"),
    (
        "---\n",
        "---\nchanges: [{date: 2026-10-01, kind: correction, what: Mended.}]\n",
    ),
    ("kind: correction", "kind: wording"),
];

fn edits() -> impl Strategy<Value = Vec<(Edit, bool)>> {
    let file = || 0..10_000_usize;
    let swap = (file(), 0..SWAPS.len()).prop_map(|(file, at)| {
        let (from, to) = SWAPS[at];
        Edit::Swap { file, from, to }
    });
    let edit = prop_oneof![
        4 => (file(), file()).prop_map(|(file, to)| Edit::Say { file, to }),
        8 => swap,
        1 => file().prop_map(|file| Edit::Break { file }),
        2 => file().prop_map(|file| Edit::Mend { file }),
        1 => file().prop_map(|file| Edit::Delete { file }),
        1 => file().prop_map(|file| Edit::Move { file }),
        1 => file().prop_map(|file| Edit::Touch { file }),
    ];
    prop::collection::vec((edit, any::<bool>()), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_loaded_bank_is_what_a_first_load_gives(edits in edits(), sample in 0..6_usize) {
        let scratch = tempfile::tempdir().unwrap();
        let root = scratch.path();
        super::copy(&folder("sites").join(["odd", "thin", "scales", "findings", "jekyll", "many-tongues"][sample]), root);
        let mut bench = Bench::new(root);
        bench.compare(&Changes::Anything);
        for (edit, is_named) in edits {
            let path = bench.apply(&edit);
            let changes = if is_named { Changes::Files(vec![path]) } else { Changes::Anything };
            bench.compare(&changes);
        }
    }
}

#[test]
fn the_index_follows_a_title_that_a_link_to_a_lacking_heading_shows() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("findings"), root);
    let mut bench = Bench::new(root);
    let study = root.join("content/studies/others.md");
    let edit = |from: &str, to: &str| {
        let text = fs::read_to_string(&study).unwrap();
        fs::write(&study, text.replacen(from, to, 1)).unwrap();
    };
    bench.compare(&Changes::Anything);
    // Another page links to this finding.
    edit("key: ", "key: other-");
    bench.compare(&Changes::Anything);
    edit("title: ", "title: Z ");
    bench.compare(&Changes::Anything);
}

#[test]
fn the_index_follows_an_edit_without_being_made_anew() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("thin"), root);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    let swap = |(from, to)| Edit::Swap { file: 0, from, to };
    // A sentence, a title, a keyword, the label of something that is declared.
    for edit in [
        Edit::Say { file: 1, to: 2 },
        swap(SWAPS[0]),
        swap(SWAPS[15]),
        swap(SWAPS[10]),
    ] {
        let path = bench.apply(&edit);
        assert!(bench.compare(&Changes::Files(vec![path])), "{edit:?}");
    }
    let path = bench.apply(&Edit::Delete { file: 1 });
    assert!(!bench.compare(&Changes::Files(vec![path])));
}

#[test]
fn the_index_follows_the_language_of_an_entry() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("many-tongues"), root);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    // English, that becomes French, and then of a language that no other entry is in.
    let swaps = [
        ("title: Pruning", "lang: fr\ntitle: Pruning", true),
        ("lang: fr", "lang: it", false),
    ];
    for (from, to, is_followed) in swaps {
        let path = bench.apply(&Edit::Swap { file: 0, from, to });
        assert!(path.ends_with("pruning.md"), "{path}");
        let has_followed = bench.compare(&Changes::Files(vec![path]));
        assert_eq!(has_followed, is_followed, "{to}");
    }
}

#[test]
fn the_uses_of_a_term_follow_its_words_and_the_texts() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("thin"), root);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    let mut write = |path: &str, text: &str| {
        fs::write(root.join(path), text).unwrap();
        bench.compare(&Changes::Files(vec![path.to_owned()]));
    };
    let term = "content/glossary/nqsw.md";
    let page = "content/guide/start.md";
    write(page, "---\ntitle: Start\n---\nAn NQSW, and a novice.\n");
    write(term, "---\ntitle: Novice\nsummary: Someone new.\n---\n");
    write(page, "---\ntitle: Start\n---\nNobody.\n");
    write(
        page,
        "---\ntitle: Start\nsummary: For novices.\n---\nNobody.\n",
    );
}

#[test]
fn titles_under_one_word_stay_in_their_order() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("thin"), root);
    // Both stand under their rarest word, "zither". The edit makes another word of the first title rarer.
    let write = |id: &str, title: &str| {
        let path = format!("content/evidence/{id}.md");
        let text =
            format!("---\ntitle: {title}\nsummary: About it.\ntopics: [staffing]\n---\nText.\n");
        fs::write(root.join(&path), text).unwrap();
        path
    };
    write("a", "Abacus zither");
    write("b", "Bassoon zither");
    for id in ["c", "d", "e"] {
        write(id, "Abacus and bassoon");
    }
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    let path = write("e", "Bassoon");
    assert!(bench.compare(&Changes::Files(vec![path])));
}

#[test]
fn links_to_a_finding_follow_its_key() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("findings"), root);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    let (from, to) = ("key: empty-posts", "key: vacant-posts");
    let path = bench.apply(&Edit::Swap { file: 0, from, to });
    bench.compare(&Changes::Files(vec![path]));
    let (loaded, _) = bench.before.as_ref().unwrap();
    let mistakes = loaded.check(false).unwrap().mistakes;
    let codes = mistakes.iter().map(|found| found.code.to_string());
    // The page itself and another link to it by the key that it had.
    assert_eq!(codes.filter(|code| code == "unknown-heading").count(), 2);
}

#[test]
fn texts_follow_what_the_glossary_calls_a_body_for_short() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("thin"), root);
    let put = |path: &str, text: &str| fs::write(root.join("content").join(path), text).unwrap();
    let board = "---\ntitle: Board of Moths\nacronym: BOM\nsummary: A board.\n---\n";
    put("glossary/board-of-moths.md", board);
    let wings = "---\ntype: report\ntitle: Wings\nauthor: [{literal: Board of Moths}]\n---\n";
    put("citations/wings.md", wings);
    let lamps = "---\ntitle: Lamps\nsummary: Lamps.\n---\n\nOne [@wings], two [@wings].\n";
    put("guide/lamps.md", lamps);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    let (from, to) = ("acronym: BOM", "acronym: MOB");
    let path = bench.apply(&Edit::Swap { file: 0, from, to });
    assert!(path.ends_with("moths.md"), "{path}");
    bench.compare(&Changes::Files(vec![path]));
}

#[test]
fn the_orders_of_the_search_follow_the_scales() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("scales"), root);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    let scale = texts(root)
        .keys()
        .position(|path| path == "content/scales/cebc.yaml");
    // Its levels the other way round, then another name, under which it stands behind the others.
    let (from, to) = ("lower-is-stronger", "higher-is-stronger");
    for edit in [
        Edit::Swap { file: 0, from, to },
        Edit::Move {
            file: scale.unwrap(),
        },
    ] {
        bench.apply(&edit);
        bench.compare(&Changes::Anything);
    }
}

#[test]
fn what_a_text_asks_for_is_followed_into_its_links() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    super::copy(&folder("sites").join("jekyll"), root);
    let mut bench = Bench::new(root);
    bench.compare(&Changes::Anything);
    // Only `_packing.md` says it, which another text asks for.
    for (from, to) in [
        ("the red thing", "[the red thing](nowhere.md)"),
        ("nowhere.md", "../hall.md"),
        ("../hall.md", "../hall.md#no-such-part"),
    ] {
        let path = bench.apply(&Edit::Swap { file: 0, from, to });
        assert!(path.ends_with("_packing.md"), "{path}");
        bench.compare(&Changes::Files(vec![path]));
    }
}

/// A bank under edit, with what was made of it last.
struct Bench<'a> {
    root: &'a Path,
    options: Options,
    loader: Loader,
    before: Option<(Loaded, Site)>,
    first: BTreeMap<String, String>,
}

impl<'a> Bench<'a> {
    fn new(root: &'a Path) -> Self {
        let options = Options::new(root.to_path_buf(), today());
        Self {
            root,
            loader: Loader::new(options.clone()),
            options,
            before: None,
            first: texts(root),
        }
    }

    fn apply(&self, edit: &Edit) -> String {
        let all = texts(self.root);
        let pick = |at: usize| all.iter().nth(at % all.len()).unwrap();
        let put = |path: &str, text: &str| {
            fs::write(self.root.join(path), text).unwrap();
            path.to_owned()
        };
        match *edit {
            Edit::Say { file, to } => {
                let (path, text) = pick(file);
                let id = Path::new(pick(to).0).file_stem().unwrap();
                let said = format!("\nMore [[{}]] and `{to}`.\n", id.to_string_lossy());
                let is_text = Path::new(path).extension().is_some_and(|end| end == "md");
                put(
                    path,
                    &format!("{text}{}", if is_text { said.as_str() } else { "" }),
                )
            }
            Edit::Swap { file, from, to } => {
                let has =
                    |(path, text): &(&String, &String)| *path != "bank.yaml" && text.contains(from);
                let fit: Vec<_> = all.iter().filter(has).collect();
                match fit.get(file % fit.len().max(1)) {
                    Some((path, text)) => put(path, &text.replacen(from, to, 1)),
                    None => "bank.yaml".to_owned(),
                }
            }
            Edit::Break { file } => put(pick(file).0, "---\ntitle: [\n"),
            Edit::Mend { file } => {
                let first = self.first.iter().nth(file % self.first.len()).unwrap();
                put(first.0, first.1)
            }
            Edit::Delete { file } | Edit::Move { file } => {
                let (path, text) = pick(file);
                if path == "bank.yaml" || all.len() < 3 {
                    return path.clone();
                }
                fs::remove_file(self.root.join(path)).unwrap();
                if matches!(edit, Edit::Move { .. }) {
                    let (folder, name) = path.rsplit_once('/').unwrap();
                    put(&format!("{folder}/moved-{name}"), text);
                }
                path.clone()
            }
            Edit::Touch { file } => put(pick(file).0, pick(file).1),
        }
    }

    /// Holds what is loaded again to what a first load gives; says whether the index followed without being made anew.
    fn compare(&mut self, changes: &Changes) -> bool {
        let again = self.loader.load(changes, &mut Timings::default()).unwrap();
        let fresh = Loaded::load(&self.options, &mut Timings::default()).unwrap();
        let before = self.before.as_ref();
        let known = before.and_then(|(loaded, site)| Some((loaded, &**site.published()?)));
        let has_followed =
            known.is_some_and(|(loaded, index)| again.follow(loaded, index).is_some());
        let followed = again.index_after(known).unwrap();
        let published = fresh.index_after(None).unwrap();
        let (mistakes, pages, _) = shown(&fresh, published, None);
        let (found, made, site) = shown(&again, followed, before.map(|(_, site)| site));
        assert_eq!(found, mistakes);
        for (path, text) in &pages {
            assert_eq!(made.get(path), Some(text), "{path}");
        }
        assert_eq!(made.len(), pages.len());
        self.before = Some((again, site));
        has_followed
    }
}

type Pages = BTreeMap<String, String>;

fn shown(
    loaded: &Loaded,
    published: Option<Arc<SearchExport>>,
    before: Option<&Site>,
) -> (String, Pages, Site) {
    let Edition { site, mistakes } = loaded.edition_after(before);
    let site = match published {
        Some(index) => site.with_index(index),
        None => site,
    };
    let render = |(path, output): (&str, &Output)| {
        let text = match site.render(path, output) {
            Ok(Content::Text(text)) => text,
            Ok(Content::Bytes(bytes)) => format!("{bytes:?}"),
            Ok(Content::Copy(from)) => from.display().to_string(),
            Err(found) => found.message,
        };
        (path.to_owned(), text)
    };
    let pages = site.outputs().into_par_iter().map(render).collect();
    (loaded.report(&mistakes).json(), pages, site)
}

/// Every text of a bank by its path.
fn texts(root: &Path) -> BTreeMap<String, String> {
    let walk = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let text = |entry: walkdir::DirEntry| {
        let path = sourcebook::source::slashed(root, entry.path());
        let is_text = sourcebook::source::has_extension(&path, &["md", "yaml"]);
        let text = is_text
            .then(|| fs::read_to_string(entry.path()).ok())
            .flatten()?;
        Some((path, text))
    };
    walk.filter(|entry| entry.file_type().is_file())
        .filter_map(text)
        .collect()
}
