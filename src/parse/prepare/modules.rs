//! What MDX has of JavaScript between its Markdown: imports and exports at the left edge, comments in braces, pictures by
//! the name that they were imported under.

use std::collections::BTreeMap;

/// What a line or several do beside the text.
pub(super) enum Module<'t> {
    /// A file under a name.
    Import { name: &'t str, path: &'t str },
    /// Anything else that is nothing to read.
    Other,
}

/// The import or export that lines begin with, and how many of them it takes. They stand behind a blank line or another.
pub(super) fn module<'t>(lines: &[&'t str]) -> Option<(Module<'t>, usize)> {
    let line = lines.first()?.trim_end();
    if let Some(behind) = line.strip_prefix("import ") {
        return import(behind)
            .map(|found| (found, 1))
            .or_else(|| long_import(lines));
    }
    let behind = line.strip_prefix("export ")?;
    let verbs = ["const ", "let ", "function ", "default ", "async "];
    verbs.iter().find(|verb| behind.starts_with(**verb))?;
    let length = lines.iter().position(|line| line.trim().is_empty());
    Some((Module::Other, length.unwrap_or(lines.len())))
}

/// `name from './path';`, `{ a, b } from "x"`, `'./style.css'`.
fn import(text: &str) -> Option<Module<'_>> {
    let text = text.trim().trim_end_matches(';').trim_end();
    let quoted = |text: &'_ str| {
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inside = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inside.contains(quote)).then_some(inside.len())
    };
    if quoted(text).is_some() {
        return Some(Module::Other);
    }
    let (names, path) = text.rsplit_once(" from ")?;
    let length = quoted(path.trim())?;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    if !names.trim().chars().all(is_letter) {
        let is_list = names.contains('{') || names.contains('*') || names.contains(',');
        return is_list.then_some(Module::Other);
    }
    Some(Module::Import {
        name: names.trim(),
        path: &path.trim()[1..=length],
    })
}

/// An import whose names stand on lines of their own.
fn long_import<'t>(lines: &[&'t str]) -> Option<(Module<'t>, usize)> {
    if lines.first()?.trim() != "import {" {
        return None;
    }
    let end = lines
        .iter()
        .take(40)
        .position(|line| line.trim_start().starts_with('}'))?;
    let is_import = lines[end].contains(" from ");
    is_import.then_some((Module::Other, end + 1))
}

/// A line with the paths of pictures in the place of the names that they were imported under, and of calls that mean no
/// more than a path: `src={joint}`, `src={require('./a.png').default}`, `to={useBaseUrl('/a')}`. `None` where it has none.
pub(super) fn with_paths(line: &str, imports: &BTreeMap<&str, &str>) -> Option<String> {
    let open = line.find("={")?;
    let (mut found, mut from, mut at) = (String::new(), 0, Some(open));
    while let Some(open) = at {
        let inside = &line[open + 2..];
        let Some(end) = inside.find('}') else {
            break;
        };
        let name = inside[..end].trim();
        let name = name.strip_suffix(".src").unwrap_or(name);
        let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_number.then_some(name);
        if let Some(path) = imports
            .get(name)
            .copied()
            .or_else(|| called(name))
            .or(number)
        {
            found.push_str(&line[from..=open]);
            found.push_str(&format!("\"{path}\""));
            from = open + 2 + end + 1;
        }
        at = line[open + 2..].find("={").map(|next| open + 2 + next);
    }
    found.push_str(&line[from..]);
    (from > 0).then_some(found)
}

/// The path in `require('./a.png').default` and the like.
fn called(text: &str) -> Option<&str> {
    let verbs = ["require(", "useBaseUrl("];
    let inside = verbs.iter().find_map(|verb| text.strip_prefix(verb))?;
    let (inside, _) = inside.split_once(')')?;
    let quotes = ['"', '\'', '`'].into_iter();
    let mut found = quotes.filter_map(|quote| inside.strip_prefix(quote)?.strip_suffix(quote));
    found.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_and_exports_are_told_from_sentences() {
        for line in [
            "import Tabs from '@theme/Tabs';",
            "import { a, b } from \"x\"",
            "import './a.css';",
            "export const x = 1;",
            "import {\n  a,\n} from 'x';",
        ] {
            let lines: Vec<&str> = line.lines().collect();
            let taken = module(&lines).map(|(_, length)| length);
            assert_eq!(taken, Some(lines.len()), "{line}");
        }
        for line in [
            "import goods from France",
            "exports rose",
            "export the data",
            "import x",
        ] {
            assert!(module(&[line]).is_none(), "{line}");
        }
    }

    #[test]
    fn pictures_stand_by_their_paths() {
        let imports = BTreeMap::from([("joint", "./joint.png")]);
        let found = |line| with_paths(line, &imports);
        let named = found("<img src={joint} alt=\"A\" />").unwrap();
        assert_eq!(named, "<img src=\"./joint.png\" alt=\"A\" />");
        let called = found("<img src={require('./a.png').default} w={x} />").unwrap();
        assert_eq!(called, "<img src=\"./a.png\" w={x} />");
        assert_eq!(found("a={b}"), None);
    }
}
