//! The browser's reader of an index: the modules of `search-index/client/`, joined into one ES module and those that
//! few searches load, and into one classic script for pages that are read from a disk, where browsers load no modules.
//!
//! Comments are for those who read the modules; no script has them, nor indents.

use std::sync::LazyLock;

use crate::text::script::Module;

/// The modules, each behind those that it imports.
const MODULES: [(&str, &str); 31] = [
    (
        "bits.js",
        include_str!("../../../search-index/client/bits.js"),
    ),
    (
        "strings.js",
        include_str!("../../../search-index/client/strings.js"),
    ),
    (
        "files.js",
        include_str!("../../../search-index/client/files.js"),
    ),
    (
        "words.js",
        include_str!("../../../search-index/client/words.js"),
    ),
    (
        "stem.en.js",
        include_str!("../../../search-index/client/stem.en.js"),
    ),
    (
        "analyser.js",
        include_str!("../../../search-index/client/analyser.js"),
    ),
    (
        "dictionary.js",
        include_str!("../../../search-index/client/dictionary.js"),
    ),
    (
        "inverted-index.js",
        include_str!("../../../search-index/client/inverted-index.js"),
    ),
    (
        "phrases.js",
        include_str!("../../../search-index/client/phrases.js"),
    ),
    (
        "bm25.js",
        include_str!("../../../search-index/client/bm25.js"),
    ),
    (
        "query.js",
        include_str!("../../../search-index/client/query.js"),
    ),
    (
        "question.js",
        include_str!("../../../search-index/client/question.js"),
    ),
    (
        "expansions.js",
        include_str!("../../../search-index/client/expansions.js"),
    ),
    (
        "compounds.js",
        include_str!("../../../search-index/client/compounds.js"),
    ),
    (
        "terms.js",
        include_str!("../../../search-index/client/terms.js"),
    ),
    (
        "coverage.js",
        include_str!("../../../search-index/client/coverage.js"),
    ),
    (
        "plan.js",
        include_str!("../../../search-index/client/plan.js"),
    ),
    (
        "match.js",
        include_str!("../../../search-index/client/match.js"),
    ),
    (
        "ranking.js",
        include_str!("../../../search-index/client/ranking.js"),
    ),
    (
        "facets.js",
        include_str!("../../../search-index/client/facets.js"),
    ),
    (
        "spelling.js",
        include_str!("../../../search-index/client/spelling.js"),
    ),
    (
        "stem.de.js",
        include_str!("../../../search-index/client/stem.de.js"),
    ),
    (
        "stem.es.js",
        include_str!("../../../search-index/client/stem.es.js"),
    ),
    (
        "stem.fr.js",
        include_str!("../../../search-index/client/stem.fr.js"),
    ),
    (
        "tongues.js",
        include_str!("../../../search-index/client/tongues.js"),
    ),
    (
        "languages.js",
        include_str!("../../../search-index/client/languages.js"),
    ),
    (
        "marks.js",
        include_str!("../../../search-index/client/marks.js"),
    ),
    (
        "passages.js",
        include_str!("../../../search-index/client/passages.js"),
    ),
    (
        "hits.js",
        include_str!("../../../search-index/client/hits.js"),
    ),
    (
        "bank.js",
        include_str!("../../../search-index/client/bank.js"),
    ),
    (
        "index.js",
        include_str!("../../../search-index/client/index.js"),
    ),
];
/// The files that are loaded when they are needed, each with its modules, of which the last one gives it its name: most
/// searches need none of them, and all pay for what they load first.
const LATER: [(&str, &[&str]); 5] = [
    ("languages.js", &["tongues.js", "languages.js"]),
    ("spelling.js", &["spelling.js"]),
    ("stem.de.js", &["stem.de.js"]),
    ("stem.es.js", &["stem.es.js"]),
    ("stem.fr.js", &["stem.fr.js"]),
];

/// Their names.
pub(super) fn later_files() -> impl Iterator<Item = &'static str> {
    LATER.iter().map(|(file, _)| *file)
}

/// What the joined modules are called as a file.
const FILE: &str = "client.js";
/// What the classic script calls the exports of the other one.
const GLOBAL: &str = "sourcebookSearch";

/// The reader, as it is written into every site.
pub(super) static CLIENT: LazyLock<Client> =
    LazyLock::new(|| Client::join(&MODULES).expect("a test joins these modules"));

/// Many modules, joined in two forms.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) module: String,
    /// The modules that are loaded when they are needed, which take from the first what both use; by their files.
    later: Vec<(&'static str, String)>,
    pub(super) classic: String,
}

impl Client {
    /// Joins modules, each behind those that it imports. What the last one exports is what the scripts do.
    fn join(sources: &[(&str, &str)]) -> Result<Self, String> {
        let mut joined: Vec<(&str, Module<'_>)> = Vec::new();
        for (file, text) in sources {
            let module = Module::read(text).map_err(|error| format!("{file}: {error}"))?;
            fits(&module, &joined).map_err(|error| format!("{file}: {error}"))?;
            joined.push((file, module));
        }
        let exports = joined.last().map(|(_, last)| last.exports.join(", "));
        let exports = exports.unwrap_or_default();
        let mut whole: String = joined.iter().map(|(_, module)| &*module.code).collect();
        let (mut later, mut shared) = (Vec::new(), Vec::new());
        for (file, parts) in LATER {
            let parts = joined.extract_if(.., |(name, _)| parts.contains(name));
            let file = Later::of(file, parts.collect());
            // In one scope what would be loaded is there.
            let given = format!("{{ {} }}", file.exports);
            whole = whole.replace(&format!("import(\"./{}\")", file.name), &given);
            shared.extend(file.imports.iter().copied());
            later.push(file);
        }
        shared.sort_unstable();
        shared.dedup();
        shared.retain(|name| !exports.split(", ").any(|export| export == *name));
        let first: String = joined.iter().map(|(_, module)| &*module.code).collect();
        let all = [&*exports, &*shared.join(", ")].join(", ");
        Ok(Self {
            module: format!("{first}export {{ {} }};\n", all.trim_end_matches(", ")),
            later: later.iter().map(Later::written).collect(),
            classic: format!(
                "(() => {{\n\"use strict\";\n{whole}globalThis.{GLOBAL} = {{ {exports} }};\n}})();\n"
            ),
        })
    }

    /// A file that is loaded when it is needed.
    pub(super) fn later(&self, file: &str) -> &str {
        let found = self.later.iter().find(|(other, _)| *other == file);
        found.map_or("", |(_, code)| code)
    }
}

/// A file beside those that are joined.
struct Later<'a> {
    name: &'static str,
    /// What it takes from those.
    imports: Vec<&'a str>,
    exports: String,
    code: String,
}

impl<'a> Later<'a> {
    fn of(name: &'static str, parts: Vec<(&str, Module<'a>)>) -> Self {
        let files: Vec<&str> = parts.iter().map(|(file, _)| *file).collect();
        let imports = parts.iter().flat_map(|(_, part)| &part.imports);
        let taken = imports.filter(|(from, _)| !files.contains(from));
        let mut imports: Vec<&str> = taken.map(|(_, name)| *name).collect();
        imports.sort_unstable();
        imports.dedup();
        let last = parts.last().map(|(_, last)| last.exports.join(", "));
        Self {
            name,
            imports,
            exports: last.unwrap_or_default(),
            code: parts.into_iter().map(|(_, part)| part.code).collect(),
        }
    }

    /// Its name, and it as a module.
    fn written(&self) -> (&'static str, String) {
        let Self { code, exports, .. } = self;
        let taken = match self.imports.as_slice() {
            [] => String::new(),
            names => format!("import {{ {} }} from \"./{FILE}\";\n", names.join(", ")),
        };
        (self.name, format!("{taken}{code}export {{ {exports} }};\n"))
    }
}

/// Whether a module can come behind others in one scope: they export what it imports, and no name is declared twice. A
/// bracket at its start could go on with their last statement, a word does not where a line ends before it.
fn fits(module: &Module<'_>, before: &[(&str, Module<'_>)]) -> Result<(), String> {
    for (from, name) in &module.imports {
        let source = before.iter().find(|(file, _)| file == from);
        if !source.is_some_and(|(_, source)| source.exports.contains(name)) {
            return Err(format!("no module before it, `{from}`, exports `{name}`"));
        }
    }
    for (at, name) in module.names.iter().enumerate() {
        let of_others = before.iter().flat_map(|(_, other)| &other.names);
        if of_others
            .chain(&module.names[..at])
            .any(|other| other == name)
        {
            return Err(format!("`{name}` is declared before"));
        }
    }
    if !module.code.starts_with(char::is_alphabetic) || !module.code.ends_with('\n') {
        return Err("it does not begin with a word and end with a line".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_of_the_reader_fit_together() {
        let client = Client::join(&MODULES).unwrap();
        let shared = "Bits, digit, frontDecoded, isBehind, placeAmong";
        let end = format!("}}\nexport {{ open, Bank, stem, {shared} }};\n");
        assert!(client.module.ends_with(&end));
        assert!(client.module.contains("import(\"./spelling.js\")"));
        assert!(!client.classic.contains("import("));
        let later = [
            (
                "spelling.js",
                "import { digit, frontDecoded, isBehind, placeAmong } from \"./client.js\";\n",
                "mendedQuery",
            ),
            (
                "languages.js",
                "import { Bits, stem } from \"./client.js\";\n",
                "planIn",
            ),
            ("stem.fr.js", "const ", "frenchStem"),
        ];
        for (file, start, export) in later {
            let text = client.later(file);
            let end = format!("}}\nexport {{ {export} }};\n");
            assert!(text.starts_with(start) && text.ends_with(&end), "{text}");
        }
        let end = "globalThis.sourcebookSearch = { open, Bank, stem };\n})();\n";
        assert!(client.classic.ends_with(end));
        for (file, text) in MODULES {
            let lines = text.lines().count();
            assert!(lines <= 150, "{file} has {lines} lines");
        }
    }

    #[test]
    fn every_module_of_the_folder_is_joined() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/search-index/client");
        let files = std::fs::read_dir(folder).unwrap();
        let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let files: std::collections::BTreeSet<_> = files.collect();
        let joined = MODULES.iter().map(|(file, _)| (*file).to_owned());
        assert_eq!(files, joined.collect());
    }

    #[test]
    fn one_scope_holds_all_and_only_the_last_one_exports() {
        let sources = [
            ("a.js", "export const a = 1;\nconst own = 2;\n"),
            ("b.js", "import { a } from './a.js';\nexport const b = a;\n"),
        ];
        let client = Client::join(&sources).unwrap();
        let code = "const a = 1;\nconst own = 2;\nconst b = a;\n";
        assert_eq!(client.module, format!("{code}export {{ b }};\n"));
        let classic = "globalThis.sourcebookSearch = { b };\n})();\n";
        assert_eq!(
            client.classic,
            format!("(() => {{\n\"use strict\";\n{code}{classic}")
        );
    }

    #[test]
    fn modules_in_the_wrong_order_or_with_one_name_twice_are_refused() {
        let [a, b] = [
            ("a.js", "export const a = 1;\n"),
            ("b.js", "import { a } from './a.js';\n"),
        ];
        let wrong = [
            (vec![b, a], "b.js: no module before it, `a.js`, exports `a`"),
            (
                vec![a, ("b.js", "import { c } from './a.js';")],
                "b.js: no module before it, `a.js`, exports `c`",
            ),
            (
                vec![a, ("b.js", "function a() {}")],
                "b.js: `a` is declared before",
            ),
            (
                vec![("a.js", "let a; let a;")],
                "a.js: `a` is declared before",
            ),
            (vec![("a.js", "'a")], "a.js: a string does not end: 'a"),
            (
                vec![a, ("b.js", "[].map(a);\n")],
                "b.js: it does not begin with a word and end with a line",
            ),
            (
                vec![("a.js", "let a = 1")],
                "a.js: it does not begin with a word and end with a line",
            ),
        ];
        for (sources, error) in wrong {
            assert_eq!(Client::join(&sources).unwrap_err(), error);
        }
    }
}
