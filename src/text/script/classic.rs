//! One classic script of modules that import each other: browsers load no modules from a disk.
//!
//! Each module keeps a scope of its own, so two may call what they export alike.

use std::collections::BTreeMap;

use super::Module;

/// The modules that are wanted and those that they import, as one script that puts what they export under a name: by the
/// files of the modules. Says what cannot be read.
pub(crate) fn classic(
    files: &BTreeMap<&str, &str>,
    wanted: &[&str],
    global: &str,
) -> Result<String, String> {
    let mut joined = Joined::default();
    for file in wanted {
        joined.add(files, file)?;
    }
    while let Some(file) = joined.later.pop() {
        joined.add(files, &file)?;
    }
    Ok(format!(
        "(() => {{\n\"use strict\";\nconst modules = {{}};\n{}globalThis.{global} = modules;\n}})();\n",
        joined.code
    ))
}

#[derive(Default)]
struct Joined<'f> {
    code: String,
    /// Whether a module has been joined whole, or waits for those that it imports.
    known: BTreeMap<&'f str, bool>,
    /// Modules that others load when they need them, `import("./a.js")`: they are there when that is.
    later: Vec<String>,
}

impl<'f> Joined<'f> {
    /// Joins a module behind those that it imports.
    fn add(&mut self, files: &BTreeMap<&'f str, &'f str>, file: &str) -> Result<(), String> {
        let (file, text) = files
            .get_key_value(file)
            .ok_or_else(|| format!("there is no script `{file}`"))?;
        match self.known.get(file) {
            Some(true) => return Ok(()),
            Some(false) => return Err(format!("`{file}` comes back to itself")),
            None => {}
        }
        self.known.insert(file, false);
        let module = Module::read(text).map_err(|error| format!("{file}: {error}"))?;
        let mut taken: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (from, name) in &module.imports {
            taken.entry(from).or_default().push(name);
        }
        for from in taken.keys() {
            self.add(files, from)?;
        }
        self.code
            .push_str(&format!("modules[\"{file}\"] = (() => {{\n"));
        for (from, names) in taken {
            let names = names.join(", ");
            self.code
                .push_str(&format!("const {{ {names} }} = modules[\"{from}\"];\n"));
        }
        let code = self.without_later(&module.code);
        let exports = module.exports.join(", ");
        self.code
            .push_str(&format!("{code}return {{ {exports} }};\n}})();\n"));
        self.known.insert(file, true);
        Ok(())
    }
}

impl Joined<'_> {
    /// The code of a module in which those that it loads later are there already.
    fn without_later(&mut self, code: &str) -> String {
        const CALL: &str = "import(\"./";
        let mut parts = code.split(CALL);
        let mut found = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once("\")") {
                Some((file, rest)) => {
                    self.later.push(file.to_owned());
                    found.push_str(&format!("Promise.resolve(modules[\"{file}\"]){rest}"));
                }
                None => found.push_str(&format!("{CALL}{part}")),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_module_stands_once_behind_those_that_it_imports() {
        let files = BTreeMap::from([
            (
                "a.js",
                "import { b } from './b.js';\nexport const open = b;\n",
            ),
            ("b.js", "const own = 1;\nexport const b = own;\n"),
            (
                "c.js",
                "import { b } from './b.js';\nexport function open() { return b; }\n",
            ),
        ]);
        let script = classic(&files, &["a.js", "c.js"], "found").unwrap();
        let wanted = "(() => {\n\"use strict\";\nconst modules = {};\n\
                      modules[\"b.js\"] = (() => {\nconst own = 1;\nconst b = own;\nreturn { b };\n})();\n\
                      modules[\"a.js\"] = (() => {\nconst { b } = modules[\"b.js\"];\nconst open = b;\nreturn { open };\n})();\n\
                      modules[\"c.js\"] = (() => {\nconst { b } = modules[\"b.js\"];\nfunction open() { return b; }\nreturn { open };\n})();\n\
                      globalThis.found = modules;\n})();\n";
        assert_eq!(script, wanted);
    }

    #[test]
    fn what_is_loaded_later_is_there() {
        let files = BTreeMap::from([
            (
                "a.js",
                "export function open() { return import(\"./b.js\"); }\n",
            ),
            ("b.js", "export const b = 1;\n"),
        ]);
        let script = classic(&files, &["a.js"], "found").unwrap();
        assert!(script.contains("{ return Promise.resolve(modules[\"b.js\"]); }\n"));
        assert!(script.contains("const b = 1;\nreturn { b };\n"));
    }

    #[test]
    fn what_cannot_be_joined_is_said() {
        let files = BTreeMap::from([
            ("a.js", "import { b } from './b.js';\n"),
            ("b.js", "import { a } from './a.js';\n"),
            ("c.js", "import d from './d.js';\n"),
            ("e.js", "import { f } from './f.js';\n"),
        ]);
        let error = |file| classic(&files, &[file], "x").unwrap_err();
        assert_eq!(error("a.js"), "`a.js` comes back to itself");
        assert_eq!(error("e.js"), "there is no script `f.js`");
        assert!(error("c.js").starts_with("c.js: "));
    }
}
