//! Where a term of the glossary is used: the pages that link it by themselves.

use crate::model::EntryId;
use serde::Serialize;

use crate::site::planned::Site;
use crate::theme::Value;

/// The most pages that a term's own page names; of a word that every page has, a list of all is no help.
const MOST: usize = 200;

/// The pages that use a term.
#[derive(Debug, Serialize)]
pub(crate) struct UsedInView {
    /// How many there are; `rows` may be the first of them.
    total: usize,
    /// By kind, in the order in which kinds are declared.
    rows: Vec<Value>,
}

/// The pages that use a term; nothing for other entries, and for terms that no page links.
pub(crate) fn used_in(site: &Site, id: EntryId) -> Option<UsedInView> {
    let kinds = &site.bank.schema.kinds;
    let mut users = site.links.users_of_term(id).to_vec();
    users.sort_by_key(|&user| (kinds.get_index_of(&site.bank.entries[user].kind), user));
    let total = users.len();
    users.truncate(MOST);
    (total > 0).then(|| UsedInView {
        total,
        rows: users.into_iter().map(|user| site.row(user)).collect(),
    })
}
