//! Notes that are marked by a list of attributes, as the themes of Jekyll have them: `{: .note }` before a block, `{: .prompt-tip }`
//! behind a quotation: <https://just-the-docs.com/docs/ui-components/callouts/>.

use super::containers::Container;
use super::lines::{Lines, Open, Until};
use crate::parse::attribute_list::AttributeList;

/// The classes that mean a note.
const CLASSES: [&str; 9] = [
    "note",
    "tip",
    "important",
    "warning",
    "caution",
    "danger",
    "info",
    "new",
    "highlight",
];

impl Lines<'_> {
    /// Takes a block in that is marked as a note; says whether there is one.
    pub(super) fn marked_note(&mut self, line: &str) -> bool {
        let all = &self.all[self.number..];
        let is_quote = |line: &&str| line.trim_start().starts_with('>');
        let stands_alone = self.number == 0 || self.all[self.number - 1].trim().is_empty();
        let (note, from) = match note(line) {
            Some(note) => (note, 1),
            None if stands_alone && is_quote(&line) => {
                let length = all.iter().take_while(|line| is_quote(line)).count();
                match all.get(length).and_then(|line| note(line)) {
                    Some(note) => (note, 0),
                    None => return false,
                }
            }
            None => return false,
        };
        let Some(first) = all
            .get(from)
            .filter(|line| stands_alone && !line.trim().is_empty())
        else {
            return false;
        };
        let is_quoted = is_quote(first);
        let inside = all[from..]
            .iter()
            .take_while(|line| !line.trim().is_empty() && (!is_quoted || is_quote(line)));
        let mut inside: Vec<String> = inside.map(|line| unquoted(line, is_quoted)).collect();
        let count = from.max(1) + inside.len();
        let (name, has_title) = match note.strip_suffix("-title") {
            Some(name) => (name.to_owned(), true),
            None => (note, false),
        };
        let title = if has_title {
            inside.remove(0)
        } else {
            String::new()
        };
        let container = Container::named(&name, title.trim());
        let is_outermost = !line.starts_with(' ');
        let open = Open {
            until: Until::Colons,
            is_outermost,
            inset: 0,
        };
        self.begin(container, open);
        self.insert(&inside.concat(), 0);
        self.close_to(self.open.len() - 1);
        self.leave_out(count);
        true
    }
}

/// The note that a line of attributes means.
fn note(line: &str) -> Option<String> {
    let words = line.trim();
    let (list, length) = AttributeList::at_head(words).filter(|(list, _)| list.is_plain())?;
    if length != words.len() || !words.starts_with("{:") {
        return None;
    }
    let mut classes = list.classes.iter();
    let found = classes.find_map(|class| {
        let name = class.strip_prefix("prompt-").unwrap_or(class);
        let plain = name.strip_suffix("-title").unwrap_or(name);
        CLASSES.contains(&plain).then(|| name.to_owned())
    });
    found.map(|name| name.replace("highlight", "note").replace("new", "note"))
}

fn unquoted(line: &str, is_quoted: bool) -> String {
    let line = if is_quoted {
        let inside = line.trim_start().strip_prefix('>').unwrap_or(line);
        inside.strip_prefix(' ').unwrap_or(inside)
    } else {
        line
    };
    if line.ends_with('\n') {
        line.to_owned()
    } else {
        format!("{line}\n")
    }
}
