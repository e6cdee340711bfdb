//! Cards: the pictures that stand beside a link to a page where people share it. The bank has one, and each entry of the kinds
//! that it names in `cards` one of its own.
//!
//! The path of a card has a hash of what it shows, so that a picture that an earlier build drew is taken over. A text with
//! letters that no font here has is left out, and where it is a title, the card of the bank stands for that of the entry.

use crate::config::{Config, Form};
use crate::diagnostic::Diagnostics;
use crate::model::{Bank, EntryId};
use crate::site::page_set::{Edit, PageSet, Planned, Route};
use crate::site::path;
use crate::site::planned::{Content, Page, Rendered, Site, Step};
use crate::site::views::card::{self, Card, CardView, Sure};
use crate::theme::{hash_of, hashed};

use letters::{SANS, SERIF, STRONG};

mod bar;
mod canvas;
mod colours;
mod draw;
mod letters;
mod lines;

pub(crate) const SET: PageSet = PageSet {
    routes,
    stale: Some(is_stale),
    is_listed: false,
    step: Step::Assets,
};

/// Which drawing this is: another wherever one card may be other pixels, or another file, than before.
const EDITION: u32 = 1;

/// A card that can be drawn, and where it stands.
#[derive(Debug)]
struct Drawing {
    card: Card,
    path: String,
}

impl Page for Drawing {
    fn render(&self, _: &Site, _: &str) -> Rendered {
        Ok(Content::Bytes(draw::draw(&self.card).into_png().into()))
    }

    fn is_told_by_path(&self) -> bool {
        true
    }
}

/// The card of a bank as pages name it.
pub(crate) fn shown_for_bank(config: &Config) -> Option<CardView> {
    of_bank(config).map(|drawing| view(config, &drawing))
}

/// The card of an entry as its page names it, where it has one of its own.
pub(crate) fn shown_for(bank: &Bank, id: EntryId) -> Option<CardView> {
    of_entry(bank, id).map(|drawing| view(&bank.config, &drawing))
}

fn view(config: &Config, drawing: &Drawing) -> CardView {
    let card = &drawing.card;
    let names = [Some(&card.title), card.bank.as_ref()];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    CardView {
        url: format!("{}{}", config.base_url, path::public(&drawing.path)),
        alt: names.join(" – "),
        width: canvas::WIDTH,
        height: canvas::HEIGHT,
    }
}

fn routes(planned: &Planned<'_>, _: &mut Diagnostics) -> Vec<Route> {
    let bank = &planned.inputs.bank;
    let own = bank.entries.ids().filter_map(|id| {
        let drawing = of_entry(bank, id)?;
        let file = bank.entries[id].path();
        Some(Route::of_file(file, drawing.path.clone(), drawing))
    });
    let of_bank = of_bank(&bank.config).into_iter();
    let of_bank = of_bank.map(|drawing| Route::of_site(drawing.path.clone(), drawing));
    of_bank.chain(own).collect()
}

fn is_stale(edit: &Edit<'_>) -> bool {
    let path = |bank: &Bank, id| of_entry(bank, id).map(|drawing| drawing.path);
    let (before, now) = (&edit.before.bank, &edit.now.inputs.bank);
    edit.entries
        .iter()
        .any(|&id| path(before, id) != path(now, id))
}

/// The card of a bank: none for a site on a disk, which nobody shares links to.
fn of_bank(config: &Config) -> Option<Drawing> {
    let card = (config.wish.form == Form::Web).then(|| card::of_bank(config))?;
    drawing("assets/card.png", card)
}

fn of_entry(bank: &Bank, id: EntryId) -> Option<Drawing> {
    let (config, entry) = (&bank.config, &bank.entries[id]);
    let has_own = config.wish.form == Form::Web
        && config.cards.iter().any(|kind| kind.value == entry.kind)
        && !entry.status.is_gone()
        && entry.moved_to().is_none();
    let card = has_own.then(|| card::of_entry(bank, id))?;
    let folder = path::entry_folder(bank, entry);
    drawing(&format!("assets/cards/{folder}.png"), card)
}

/// A card with only what can be drawn of it; nothing where that is not its title.
fn drawing(path: &str, card: Card) -> Option<Drawing> {
    let strong = |text: Option<String>| STRONG.shown(&text?);
    let plain = |text: Option<String>| SANS.shown(&text?);
    let card = Card {
        kind: strong(card.kind),
        title: SERIF.shown(&card.title)?,
        answer: plain(card.answer),
        sure: card.sure.map(|sure| Sure {
            words: sure
                .words
                .iter()
                .filter_map(|words| SANS.shown(words))
                .collect(),
            ..sure
        }),
        bank: strong(card.bank),
        host: plain(card.host),
        accent: card.accent,
    };
    let shown = serde_json::to_vec(&(EDITION, &card));
    let shown = shown.expect("a card is texts and numbers");
    Some(Drawing {
        path: hashed(path, hash_of(&shown)),
        card,
    })
}

#[cfg(test)]
mod tests;
