//! Files that an editor put into a bank and nobody reads.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};

use super::files::has_extension;

/// The endings of texts that other generators read, and this does not.
const OTHER_TEXTS: [&str; 12] = [
    "ipynb", "rst", "adoc", "asciidoc", "org", "textile", "erb", "liquid", "hbs", "njk", "tex",
    "wiki",
];

/// Says once how many texts are read by nobody here.
pub(super) fn passed_over(root: &Path, paths: &[String], out: &mut Diagnostics) {
    misnamed(paths, out);
    misplaced(root, paths, out);
    let counts = OTHER_TEXTS.map(|ending| {
        let count = paths
            .iter()
            .filter(|path| has_extension(path, &[ending]))
            .count();
        (ending, count)
    });
    let counts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(ending, count)| format!("{count} of `.{ending}`"))
        .collect();
    if counts.is_empty() {
        return;
    }
    let message = format!("texts are passed over: {}", counts.join(", "));
    let found = Diagnostic::new(Code::PassedOver, &"content".into(), 0..0, message);
    let help = "Entries are Markdown, in files that end in `.md`, `.mdx` or `.qmd`. Others are published only where a text links them.";
    out.push(found.help(help));
}

/// Texts that a program gave another ending: Notepad's `page.md.txt`, a document of Word beside entries.
fn misnamed(paths: &[String], out: &mut Diagnostics) {
    const DECLARED: [&str; 3] = ["content/kinds/", "content/vocabularies/", "content/scales/"];
    for path in paths.iter().filter(|path| path.starts_with("content/")) {
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let is_declared = DECLARED.iter().any(|folder| path.starts_with(folder));
        let twice = [
            ".md.txt",
            ".yaml.txt",
            ".yml.txt",
            ".csv.txt",
            ".markdown.txt",
        ];
        let found = if twice.iter().any(|end| name.ends_with(end)) {
            let own = path.rsplit_once('.').map_or(path.as_str(), |(own, _)| own);
            let own = own.rsplit('/').next().unwrap_or(own);
            Some((
                "this file ends in `.txt`, so it is not read",
                format!("Call it `{own}`."),
            ))
        } else if is_declared && !has_extension(path, &["yaml", "yml", "md", "markdown"]) {
            Some((
                "a file of this ending declares nothing",
                "Declarations are in files that end in `.yaml`.".to_owned(),
            ))
        } else {
            None
        };
        if let Some((message, help)) = found {
            let found = Diagnostic::new(
                Code::PassedOver,
                &path.as_str().into(),
                0..0,
                message.to_owned(),
            );
            out.push(found.help(help));
        }
    }
}

/// YAML in folders that mean nothing: `content/kind/` for `content/kinds/`.
fn misplaced(root: &Path, paths: &[String], out: &mut Diagnostics) {
    let mut said = Vec::new();
    for path in paths
        .iter()
        .filter(|path| has_extension(path, &["yaml", "yml"]))
    {
        let parts: Vec<&str> = path.split('/').collect();
        let ["content", folder, _] = parts[..] else {
            continue;
        };
        let known = ["kinds", "vocabularies", "scales"];
        let near = nearest(folder, known)
            .or_else(|| known.into_iter().find(|known| is_one_of(folder, known)));
        if known.contains(&folder) || said.contains(&folder) {
            continue;
        }
        if let Some(near) = near {
            said.push(folder);
            let message = format!("nothing reads YAML in `content/{folder}/`");
            let found = Diagnostic::new(Code::PassedOver, &path.as_str().into(), 0..0, message);
            out.push(found.help(format!("Did you mean the folder `content/{near}/`?")));
        }
    }
    if !root.join("bank.yaml").exists() {
        return;
    }
    if root.join("bank.yml").is_file() {
        let message = "this file is not read, since `bank.yaml` stands beside it".to_owned();
        let found = Diagnostic::new(Code::PassedOver, &"bank.yml".into(), 0..0, message);
        out.push(found.help("Put what is right into `bank.yaml`, and take this file away."));
    }
}

/// Whether a folder is called as one thing of what another holds many of.
fn is_one_of(one: &str, many: &str) -> bool {
    let stem = one.trim_end_matches('s').trim_end_matches('y');
    !stem.is_empty() && many.starts_with(stem) && one.len() > 3
}
