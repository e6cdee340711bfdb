//! The menu of a kind that is read in order: the tree of its pages as far as it is open where the reader is.

use serde::Serialize;

use crate::model::EntryId;
use crate::site::path;
use crate::site::plan::tree::Tree;
use crate::site::planned::Site;

/// How many pages of one folder a menu names before the current one, and behind it.
const MENU: usize = 30;

/// A page or a folder in a menu.
#[derive(Debug, Serialize)]
pub(crate) struct MenuView {
    title: String,
    /// Where it leads; nothing for a part.
    path: Option<String>,
    /// Whether it is the page that the reader is on.
    current: bool,
    /// Whether it holds other pages.
    is_folder: bool,
    /// What stands in it, where that is shown here.
    children: Vec<Self>,
}

/// The menu around a page; nothing for kinds without a reading order. Other folders are closed, so that a menu is no longer
/// where a bank has more pages.
pub(crate) fn menu(site: &Site, id: EntryId) -> Vec<MenuView> {
    let tree = site.lists.tree(&site.bank, id).filter(|tree| tree.has(id));
    let Some(tree) = tree else {
        return Vec::new();
    };
    let way = tree.way(id);
    level(site, tree, tree.top(), &way)
}

fn level(site: &Site, tree: &Tree, numbers: &[usize], way: &[usize]) -> Vec<MenuView> {
    let open = way.first().copied();
    let here = numbers.iter().position(|number| Some(*number) == open);
    let here = here.unwrap_or_default();
    let shown = here.saturating_sub(MENU)..(here + MENU).min(numbers.len());
    let items = numbers[shown].iter().map(|&number| {
        let node = tree.get(number);
        let behind = if Some(number) == open { &way[1..] } else { &[] };
        let is_open = Some(number) == open || node.is_part;
        let page = tree.page(number).filter(|_| !node.is_part);
        MenuView {
            title: match node.entry {
                Some(id) if !node.is_named => title(site, id),
                _ => node.label.clone(),
            },
            path: page.map(|id| path::entry(&site.bank, &site.bank.entries[id])),
            current: Some(number) == open && behind.is_empty(),
            is_folder: !node.children.is_empty(),
            children: if is_open {
                level(site, tree, &node.children, behind)
            } else {
                Vec::new()
            },
        }
    });
    items.collect()
}

/// What menus call a page: shorter than its title, where it says so.
fn title(site: &Site, id: EntryId) -> String {
    let entry = &site.bank.entries[id];
    entry
        .fields
        .text("nav_title")
        .unwrap_or(&entry.title)
        .to_owned()
}
