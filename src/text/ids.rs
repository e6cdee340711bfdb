//! Ids and heading anchors.

use std::collections::{HashMap, HashSet};

/// The most letters of an id, or of a part of an entry's.
const MOST_LETTERS: usize = 100;

/// Whether a text is an id: at most 100 small letters and digits of any script, and hyphens, but none at the beginning.
pub fn is_id(text: &str) -> bool {
    let allowed = |letter: char| match letter {
        letter if letter.is_ascii() => {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
        }
        letter => is_kept(letter) && letter.to_lowercase().eq([letter]),
    };
    let count = text.chars().count();
    (1..=MOST_LETTERS).contains(&count) && text.chars().all(allowed) && !text.starts_with('-')
}

/// Whether a text is the id of an entry: ids with slashes between, for the folders that its file lies in.
pub fn is_entry_id(text: &str) -> bool {
    text.split('/').all(is_id)
}

/// The names of files that are the page of their folder.
pub const FOLDER_PAGES: [&str; 3] = ["index", "_index", "readme"];

/// Whether a file is the page of its folder, by its name.
pub fn is_folder_page(path: &str) -> bool {
    FOLDER_PAGES.contains(&stem(path).to_lowercase().as_str())
}

/// The id that a file has by its place: the folders below that of its kind and its name, each as [`slug`] has it. The page
/// of a folder has the id of the folder.
pub fn id_of_file(path: &str, folder: &str) -> String {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let below = below
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'));
    let name = stem(path);
    let folders = below.and_then(|below| Some(below.rsplit_once('/')?.0));
    let mut parts: Vec<String> = folders
        .into_iter()
        .flat_map(|all| all.split('/'))
        .map(slug)
        .collect();
    if parts.is_empty() || !is_folder_page(path) {
        parts.push(slug(&name));
    }
    parts.join("/")
}

/// Letters that are no ASCII and stay in ids: letters, digits and the marks that some scripts write them with.
fn is_kept(letter: char) -> bool {
    let is_mark = matches!(u32::from(letter), 0x900..=0xdff | 0xe00..=0xfff | 0x1000..=0x109f | 0x1780..=0x17ff);
    letter.is_alphanumeric() || is_mark
}

/// The id that a text would have: small letters, those of Western European languages without their accents, those of all
/// other scripts as they are, everything else a hyphen.
pub fn slug(text: &str) -> String {
    let mut found = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => found.push_str(plain),
            None if letter.is_ascii_alphanumeric() => found.push(letter),
            None if !letter.is_ascii() && is_kept(letter) => found.push(letter),
            None if !found.ends_with('-') && !found.is_empty() => found.push('-'),
            None => {}
        }
    }
    let found: String = found.chars().take(MOST_LETTERS).collect();
    let found = found.trim_matches('-');
    if found.is_empty() {
        "entry".to_owned()
    } else {
        found.to_owned()
    }
}

/// The letters of Western European languages without their accents.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ö' | 'œ' => "oe",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// One part of a path as it stands in an address (RFC 3986, 2.3).
pub fn percent_encode(part: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let letter = |byte: u8| match byte {
        byte if is_plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    part.bytes().map(letter).collect()
}

/// Turns `%41` into `A`; what is not UTF-8 then stays as it is.
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten();
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            found.push(byte);
            at += 3;
        } else {
            found.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(found).unwrap_or_else(|_| text.to_owned())
}

/// Names and numbers what stands on one page, across all of its texts.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    taken: HashSet<String>,
    /// For each name that was wanted again, the last number behind it.
    repeated: HashMap<String, usize>,
    tables: usize,
    places: usize,
    texts: usize,
}

/// The parts that pages number, each as its anchor begins.
const NUMBERED: [&str; 3] = ["finding-", "cite-", "note-"];

/// The parts of pages that templates name.
const NAMED: [&str; 22] = [
    "p-about-this-page",
    "p-at-a-glance",
    "p-cite",
    "p-columns",
    "p-datasets",
    "p-details",
    "p-entries",
    "p-facets",
    "p-figures",
    "p-findings-part",
    "p-in-practice",
    "p-links-here",
    "p-main",
    "p-menu",
    "p-query",
    "p-reference",
    "p-related",
    "p-sources",
    "p-toc",
    "p-what-it-is",
    "p-what-the-bank-knows",
    "p-where-it-stands",
];

/// How an anchor begins that the page has itself, where a name is such a one: `finding-1`, `ref-strategy`, `p-cite`. A
/// heading that only begins so ("Note on numbers") keeps its own.
pub(crate) fn own_anchor(name: &str) -> Option<&'static str> {
    let is_number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let numbered = NUMBERED
        .into_iter()
        .find(|own| name.strip_prefix(own).is_some_and(is_number));
    let reference = name.starts_with("ref-").then_some("ref-");
    numbered
        .or(reference)
        .or(NAMED.contains(&name).then_some("p-"))
}

impl Anchors {
    /// Whether a heading has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Takes a name for something that has it already; says whether nothing else has.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The number of the next table of the page, from 1: landmarks need names of their own.
    pub(crate) fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// The number of the next place that names sources: bytes would not do, as folded YAML and aliases share them.
    pub(crate) fn place(&mut self) -> usize {
        self.places += 1;
        self.places
    }

    /// The number of the next text of the page, from 0.
    pub(crate) fn text(&mut self) -> usize {
        self.texts += 1;
        self.texts - 1
    }

    /// The anchor of a heading with this text, or the one that its author chose, as GitHub names them: the second of
    /// a name gets `-1`.
    pub(crate) fn name(&mut self, text: &str, chosen: Option<&str>) -> String {
        let base = chosen.map_or_else(|| heading_anchor(text), str::to_owned);
        let base = if base.is_empty() {
            "section".to_owned()
        } else {
            base
        };
        if own_anchor(&base).is_none() && self.taken.insert(base.clone()) {
            return base;
        }
        let mut number = self.repeated.get(&base).copied().unwrap_or(0);
        loop {
            number += 1;
            let name = format!("{base}-{number}");
            if self.taken.insert(name.clone()) {
                self.repeated.insert(base, number);
                return name;
            }
        }
    }
}

/// The anchor of a heading with this text, as GitHub makes it.
pub(crate) fn heading_anchor(text: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ');
    let letters = text.trim().chars().flat_map(char::to_lowercase);
    letters
        .filter(kept)
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

/// The file's name without folders and extension.
pub fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned()
}

/// `key_messages` as people would write it: "Key messages".
pub fn sentence(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How many words a text has.
pub fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_github() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.name("How sure is this?", None), "how-sure-is-this");
        assert_eq!(anchors.name("How sure is this", None), "how-sure-is-this-1");
        assert_eq!(anchors.name("0.7 % & more", None), "07---more");
        assert_eq!(anchors.name("Größe", None), "größe");
        assert_eq!(anchors.name("x", Some("mine")), "mine");
    }

    #[test]
    fn every_slug_is_an_id() {
        let long = "x".repeat(300);
        for text in [
            "Two Words",
            "Über Größe",
            "研究",
            "a.b",
            "-",
            "",
            "--a--",
            &long,
        ] {
            assert!(is_id(&slug(text)), "{text} -> {}", slug(text));
        }
        assert_eq!(slug("Über Größe"), "ueber-groesse");
    }

    #[test]
    fn a_file_has_its_id_by_its_place() {
        for (path, id) in [
            ("content/guide/aws.md", "aws"),
            ("content/guide/deploy/aws.md", "deploy/aws"),
            ("content/guide/deploy/index.md", "deploy"),
            ("content/guide/Big Part/README.md", "big-part"),
            ("content/guide/05.6-testing.md", "05-6-testing"),
            ("content/guide/index.pt-BR.md", "index-pt-br"),
            ("content/guide/TrimLeft.md", "trimleft"),
            ("content/guide/同步笔记.md", "同步笔记"),
            ("content/other/x/y.md", "y"),
        ] {
            assert_eq!(id_of_file(path, "guide"), id, "{path}");
        }
    }

    #[test]
    fn ids_are_lower_case_letters_digits_and_hyphens() {
        assert!(is_id("ü") && is_id("同步笔记") && !is_id("Ü") && !is_id("a b"));
        assert!(is_id("a") && is_id("0-a") && is_id(&"a".repeat(100)));
        assert!(
            !is_id("") && !is_id("-a") && !is_id("A") && !is_id("a b") && !is_id(&"a".repeat(101))
        );
    }
}
