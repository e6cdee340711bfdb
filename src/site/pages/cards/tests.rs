//! Cards as pixels.

use png::Decoder;

use super::canvas::{HEIGHT, MARGIN, WIDTH};
use super::draw::draw;
use super::*;
use crate::site::views::card::{Bar, Stack};

/// A card with all that there is on one, and more of each than has room.
fn full() -> Card {
    let stack = |shade, count| Stack { shade, count };
    Card {
        kind: Some("Kind ".repeat(40)),
        title: "Weirs-and-sluices/locks of the Łódź ".repeat(12),
        answer: Some("Most of them hold. ".repeat(40)),
        sure: Some(Sure {
            bar: Bar::Findings(vec![stack(5, 3), stack(1, 9), stack(0, 300)]),
            words: vec!["312 findings: 3 tested, 9 told ".repeat(9)],
        }),
        bank: Some("Rivers ".repeat(30)),
        host: Some("rivers.example.org".to_owned()),
        accent: "#ffd500".to_owned(),
    }
}

/// A card of a title alone.
fn bare(title: &str) -> Card {
    Card {
        kind: None,
        title: title.to_owned(),
        answer: None,
        sure: None,
        bank: None,
        host: None,
        accent: "#17467a".to_owned(),
    }
}

/// The colours of a card, as its file has them.
fn palette(card: &Card) -> Vec<u8> {
    let file = std::io::Cursor::new(draw(card).into_png());
    let reader = Decoder::new(file).read_info().unwrap();
    reader.info().palette.clone().unwrap().into_owned()
}

/// The places of the palette that the pixels of a card have, by rows.
fn pixels(card: &Card) -> Vec<u8> {
    let file = draw(card).into_png();
    assert!(file.len() < 30_000, "{} bytes", file.len());
    let mut reader = Decoder::new(std::io::Cursor::new(file))
        .read_info()
        .unwrap();
    let mut found = vec![0; (WIDTH * HEIGHT) as usize];
    let frame = reader.next_frame(&mut found).unwrap();
    assert_eq!((frame.width, frame.height), (WIDTH, HEIGHT));
    found
}

/// How far from the edges anything but the band at the top is drawn: left, right and bottom.
fn free(pixels: &[u8]) -> [usize; 3] {
    let width = WIDTH as usize;
    let below = pixels.chunks(width).enumerate().skip(20);
    let used = below.flat_map(|(row, line)| {
        let drawn = line.iter().enumerate().filter(|(_, pixel)| **pixel > 0);
        drawn.map(move |(column, _)| [column, width - 1 - column, HEIGHT as usize - 1 - row])
    });
    used.fold([usize::MAX; 3], |least, found| {
        [0, 1, 2].map(|side| least[side].min(found[side]))
    })
}

#[test]
fn whatever_a_card_shows_stays_within_its_margins() {
    let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(9);
    let many = |bar| Card {
        sure: Some(Sure {
            bar,
            words: vec!["Sure ".repeat(99)],
        }),
        ..bare("Weirs")
    };
    let one = Stack { shade: 3, count: 1 };
    let cards = [
        full(),
        bare(&word),
        bare("A"),
        bare(&"W ".repeat(4000)),
        many(Bar::Findings(vec![one.clone(); 20])),
        many(Bar::Findings(vec![one; 900])),
        many(Bar::Steps { step: 3, steps: 20 }),
        many(Bar::Steps {
            step: 3,
            steps: 900,
        }),
    ];
    for card in cards {
        let [left, right, bottom] = free(&pixels(&card));
        // Some letters begin a hair before the place where they are set.
        let margin = MARGIN as usize - 6;
        assert!(
            left >= margin && right >= margin && bottom >= 30,
            "{card:?}"
        );
        assert!(left < usize::MAX, "nothing is drawn of {card:?}");
    }
}

#[test]
fn another_word_is_another_picture_and_another_path() {
    let path = |card: Card| drawing("assets/card.png", card).unwrap().path;
    assert_ne!(pixels(&bare("Weirs")), pixels(&bare("Locks")));
    assert_ne!(path(bare("Weirs")), path(bare("Locks")));
    assert_eq!(path(bare("Weirs")), path(bare("Wei\u{ad}rs ")));
}

#[test]
fn what_no_font_has_is_left_out_and_such_a_title_has_no_card() {
    for title in ["研究", "مرحبا", "Weirs 🙂", " "] {
        assert!(drawing("assets/card.png", bare(title)).is_none(), "{title}");
    }
    let foreign = Card {
        answer: Some("Weirs, 研究".to_owned()),
        ..full()
    };
    let found = drawing("assets/card.png", foreign).unwrap().card;
    assert_eq!((found.answer, found.bank.is_some()), (None, true));
}

#[test]
fn a_drawing_that_changes_is_another_edition() {
    let mut all = Vec::new();
    for card in [full(), bare("Weirs")] {
        all.extend(palette(&card));
        all.extend(pixels(&card));
    }
    // Where this fails, look at the cards, then raise EDITION and enter the new hash: sites have pictures of the old one.
    assert_eq!(
        (EDITION, format!("{:016x}", hash_of(&all))),
        (1, "407b3a74e7e7377f".to_owned())
    );
}
