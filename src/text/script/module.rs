//! A module of JavaScript: what it takes from others and gives to them, and its code without that, without comments and
//! without indents.

use super::lexer::{self, Kind, Token};

/// A module that can be joined with others into one scope.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Module<'a> {
    /// What it imports: the file, and the name in it.
    pub(crate) imports: Vec<(&'a str, &'a str)>,
    pub(crate) exports: Vec<&'a str>,
    /// Every name that it declares at its top.
    pub(crate) names: Vec<&'a str>,
    pub(crate) code: String,
}

const DECLARATORS: [&str; 5] = ["class", "const", "function", "let", "var"];

impl<'a> Module<'a> {
    /// Reads a module. Imports and exports are lists of names that stay what they are called, or `export` stands before
    /// what is declared: in one scope nothing can be renamed.
    pub(crate) fn read(script: &'a str) -> Result<Self, String> {
        let tokens = lexer::tokens(script)?;
        let mut module = Self::default();
        let mut rest = tokens.as_slice();
        let mut depth = 0;
        while let [token, behind @ ..] = rest {
            rest = behind;
            match token.text {
                "import" if depth == 0 => rest = module.import(behind)?,
                "export" if depth == 0 => rest = module.export(behind)?,
                word if depth == 0 && DECLARATORS.contains(&word) => {
                    module.names.push(declared(behind)?);
                    module.write(token);
                }
                _ => module.write(token),
            }
            depth += depth_behind(token);
        }
        Ok(module)
    }

    /// Adds a token to the code. A gap with the end of a line stays one: there JavaScript may end a statement.
    fn write(&mut self, token: &Token<'_>) {
        match token.kind {
            Kind::Gap if !token.text.contains('\n') => self.code.push(' '),
            Kind::Gap if self.code.is_empty() || self.code.ends_with('\n') => {}
            Kind::Gap => self.code.push('\n'),
            _ => self.code.push_str(token.text),
        }
    }

    /// Takes an import out: what is joined is in one scope.
    fn import<'t>(&mut self, behind: &'t [Token<'a>]) -> Result<&'t [Token<'a>], String> {
        let (statement, rest) = statement(behind);
        let [list @ .., "from", file] = statement.as_slice() else {
            return Err(format!("this import has no list and file: {statement:?}"));
        };
        let file = file.trim_matches(['"', '\'']).trim_start_matches("./");
        let names = names(list)?.into_iter();
        self.imports.extend(names.map(|name| (file, name)));
        Ok(rest)
    }

    /// Takes out a list of exports, or the word before a declaration.
    fn export<'t>(&mut self, behind: &'t [Token<'a>]) -> Result<&'t [Token<'a>], String> {
        let start = behind.iter().position(|token| token.kind != Kind::Gap);
        let declaration = &behind[start.unwrap_or(behind.len())..];
        match declaration {
            [brace, ..] if brace.text == "{" => {
                let (list, rest) = statement(behind);
                self.exports.extend(names(&list)?);
                Ok(rest)
            }
            [word, after @ ..] if DECLARATORS.contains(&word.text) => {
                self.exports.push(declared(after)?);
                Ok(declaration)
            }
            [word, _, function, after @ ..]
                if [word.text, function.text] == ["async", "function"] =>
            {
                self.exports.push(declared(after)?);
                Ok(declaration)
            }
            _ => Err("this export is no list and declares nothing".to_owned()),
        }
    }
}

/// The tokens up to a semicolon without gaps, and those behind it.
fn statement<'t, 'a>(tokens: &'t [Token<'a>]) -> (Vec<&'a str>, &'t [Token<'a>]) {
    let end = tokens.iter().position(|token| token.text == ";");
    let (statement, rest) = tokens.split_at(end.unwrap_or(tokens.len()));
    let code = statement.iter().filter(|token| token.kind != Kind::Gap);
    (
        code.map(|token| token.text).collect(),
        rest.get(1..).unwrap_or_default(),
    )
}

/// The names of a list in braces.
fn names<'a>(list: &[&'a str]) -> Result<Vec<&'a str>, String> {
    let wrong = || format!("this is no list of names: {list:?}");
    let ["{", inner @ .., "}"] = list else {
        return Err(wrong());
    };
    let parts = inner
        .split(|part| *part == ",")
        .filter(|part| !part.is_empty());
    parts
        .map(|part| match part {
            [name] => Ok(*name),
            _ => Err(wrong()),
        })
        .collect()
}

/// The name that is declared behind a word that declares.
fn declared<'a>(behind: &[Token<'a>]) -> Result<&'a str, String> {
    let name = behind.iter().find(|token| token.kind != Kind::Gap);
    match name {
        Some(Token {
            kind: Kind::Word,
            text,
        }) => Ok(text),
        _ => Err(format!(
            "what is declared at the top has a name, not {name:?}"
        )),
    }
}

/// By how much deeper in brackets lies what is behind a token.
fn depth_behind(token: &Token<'_>) -> i32 {
    match (token.kind, token.text) {
        (Kind::Sign, "(" | "[" | "{") => 1,
        (Kind::Sign, ")" | "]" | "}") => -1,
        (Kind::Literal, text) => i32::from(text.ends_with("${")) - i32::from(text.starts_with('}')),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_and_text_stays() {
        let script = "// a\nlet x = 1; // b\n\n  /** c\n   * d */\n  let y = `\n    // ${ x /* e */ }\n  /* f */`;\n\
                      let z = a/**/b /* g\n*/ c;\n";
        let module = Module::read(script).unwrap();
        let code = "let x = 1;\nlet y = `\n    // ${ x }\n  /* f */`;\nlet z = a b\nc;\n";
        assert_eq!(module.code, code);
        assert_eq!(module.names, ["x", "y", "z"]);
    }

    #[test]
    fn imports_and_exports_are_taken_out() {
        let script = "import { a, b } from './x.js';\nimport {\n  c, // why\n} from \"./y.z.js\";\n\
                      export const d = () => { const e = { export: 1 }; };\n\
                      export async function f() { class G {} }\nfunction h() {}\nexport { h, c };\n";
        let module = Module::read(script).unwrap();
        assert_eq!(
            module.imports,
            [("x.js", "a"), ("x.js", "b"), ("y.z.js", "c")]
        );
        assert_eq!(module.exports, ["d", "f", "h", "c"]);
        assert_eq!(module.names, ["d", "f", "h"]);
        let code = "const d = () => { const e = { export: 1 }; };\nasync function f() { class G {} }\nfunction h() {}\n";
        assert_eq!(module.code, code);
    }

    #[test]
    fn what_one_scope_cannot_have_is_refused() {
        let scripts = [
            "import a from './a.js';",
            "import * as a from './a.js';",
            "import { a as b } from './a.js';",
            "import './a.js';",
            "import('./a.js');",
            "export default 1;",
            "export * from './a.js';",
            "export { a as b };",
            "export { a } from './a.js';",
            "const { a } = b;",
            "const [a] = b;",
        ];
        for script in scripts {
            assert!(Module::read(script).is_err(), "{script}");
        }
    }
}
