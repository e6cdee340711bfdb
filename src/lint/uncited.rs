//! Sources that the bank has and never cites.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::link::{EdgeKind, Links};
use crate::model::{Bank, Status};
use crate::schema::CITATION;

pub(super) fn check(bank: &Bank, links: &Links, out: &mut Diagnostics) {
    for id in bank.based_on(CITATION) {
        let entry = &bank.entries[id];
        let is_alive = matches!(entry.status, Status::Live | Status::UnderReview);
        let is_cited = links.incoming(id).any(|edge| {
            let cites = matches!(
                edge.kind,
                EdgeKind::RestsOn | EdgeKind::ReadIn | EdgeKind::Cites
            );
            cites && edge.from != id
        });
        // Of one that nothing leads to at all, another message says so.
        if is_alive && !is_cited && !links.is_orphan(bank, id) {
            let message = format!("no page cites `{}`", entry.id.name);
            let span = entry.fields.span("title");
            let found = Diagnostic::new(Code::NeverCited, entry.path(), span, message);
            out.push(found.help("Cite it where the bank uses it, or take it out."));
        }
    }
}
