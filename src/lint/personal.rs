//! What tells who somebody is, in kinds whose entries are the stories of people.

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostics};

use super::page::Page;

pub(super) fn check(page: &Page<'_>, config: &Config, out: &mut Diagnostics) {
    let own = [
        config.contact.as_deref(),
        config
            .accessibility
            .as_ref()
            .and_then(|said| said.contact.email.as_deref()),
    ];
    for read in &page.reads {
        let text = &read.passage.text;
        for pattern in page.rules.iter().flat_map(|rules| &rules.personal) {
            for at in pattern.places(text) {
                // How to reach the bank itself is for everybody to know.
                if own
                    .iter()
                    .flatten()
                    .any(|own| own.contains(&text[at.clone()]))
                {
                    continue;
                }
                let message = format!("this looks like {}", pattern.name);
                let span = read.passage.span(&at);
                let found = page.diagnose(Code::PersonalData, span, message);
                out.push(found.help("Leave it out, or put it so that nobody can be known by it: a story needs no name, number or address."));
            }
        }
    }
}
