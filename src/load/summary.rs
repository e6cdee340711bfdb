//! The order of the pages of a book, by its `SUMMARY.md`: <https://rust-lang.github.io/mdBook/format/summary.html>.

use crate::config::Branch;
use crate::text::{File, Pattern, Spanned};

/// An item of the list, with how far in it stands.
struct Item {
    column: usize,
    branch: Branch,
}

/// Whether a file is the order of a book.
pub(super) fn is_summary(path: &str) -> bool {
    path.ends_with("/SUMMARY.md")
}

/// The pages in their order, below the parts that they stand in.
pub(super) fn read(file: &File) -> Vec<Branch> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.strip_prefix("content").unwrap_or(folder);
    let (mut parts, mut part, mut items) = (Vec::new(), None, Vec::new());
    for line in file.text.lines() {
        if let Some(label) = line.strip_prefix("# ") {
            close(&mut parts, part.take(), std::mem::take(&mut items));
            part = (!label.trim().eq_ignore_ascii_case("summary")).then(|| label.trim().to_owned());
        } else {
            items.extend(item(line, folder.trim_start_matches('/')));
        }
    }
    close(&mut parts, part, items);
    parts
}

/// Adds a part with what stands in it; what stands in none stands by itself.
fn close(parts: &mut Vec<Branch>, label: Option<String>, items: Vec<Item>) {
    let items = nested(&mut items.into_iter().peekable(), 0);
    match label {
        Some(_) if items.is_empty() => {}
        Some(_) => parts.push(Branch {
            label,
            pages: None,
            items,
        }),
        None => parts.extend(items),
    }
}

/// The items that stand at least so far in, each with those below it that stand further in.
fn nested(items: &mut std::iter::Peekable<std::vec::IntoIter<Item>>, least: usize) -> Vec<Branch> {
    let mut found = Vec::new();
    while let Some(item) = items.next_if(|item| item.column >= least) {
        let mut branch = item.branch;
        branch.items = nested(items, item.column + 1);
        found.push(branch);
    }
    found
}

/// `- [Title](path.md)`, or a title without a path for what is still to be written.
fn item(line: &str, folder: &str) -> Option<Item> {
    let column = line.len() - line.trim_start().len();
    let words = line
        .trim_start()
        .trim_start_matches(['-', '*', '+'])
        .trim_start();
    let (label, behind) = words.strip_prefix('[')?.split_once("](")?;
    let (path, _) = behind.split_once(')')?;
    let path = path.trim().trim_start_matches("./");
    let path = match folder {
        "" => path.to_owned(),
        folder => format!("{folder}/{path}"),
    };
    let has_page = !behind.starts_with(')');
    Some(Item {
        column,
        branch: Branch {
            label: Some(label.trim().to_owned()),
            pages: has_page.then(|| Spanned::new(Pattern::exact(&path), 0..0)),
            items: Vec::new(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_stand_in_one_another_and_in_parts() {
        let text = "# Summary\n\n[Preface](preface.md)\n\n# One\n\n- [A](a/a.md)\n    - [B](a/b.md)\n- [C]()\n---\n";
        let found = read(&File::new("content/book/SUMMARY.md", text));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].label.as_deref(), Some("Preface"));
        let pages = found[0].pages.as_ref().unwrap();
        assert!(pages.value.matches("book/preface.md"));
        assert_eq!(found[1].label.as_deref(), Some("One"));
        assert_eq!(found[1].items[0].items[0].label.as_deref(), Some("B"));
        assert!(found[1].items[1].pages.is_none());
    }
}
