//! How a text comes onto the disk: mostly as it is.

use super::Draw;

/// The bytes of a text, now and then in another form or with some that are no text.
pub(super) fn stored(draw: &mut Draw<'_>, text: &str, told: &mut Vec<&str>) -> Vec<u8> {
    let whole = text.as_bytes().to_vec();
    let (name, bytes) = match draw.random.below(70) {
        0 => (
            "with a byte order mark",
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        ),
        1 => ("with CR LF", text.replace('\n', "\r\n").into_bytes()),
        2 => ("with CR", text.replace('\n', "\r").into_bytes()),
        3 => ("UTF-16", wide(text)),
        4 => (
            "Latin-1",
            text.chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
                .collect(),
        ),
        5 => ("a byte no UTF-8", broken(draw, text, &[0xff])),
        6 => ("a letter cut", broken(draw, text, &[0xe2, 0x82])),
        7 => ("a NUL", broken(draw, text, &[0])),
        8 => ("a CR", broken(draw, text, b"\r")),
        9 => (
            "two byte order marks",
            [b"\xef\xbb\xbf\xef\xbb\xbf", text.as_bytes()].concat(),
        ),
        10 => ("a byte flipped", flipped(draw, whole)),
        11 => ("no bytes", Vec::new()),
        _ => return whole,
    };
    told.push(name);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn broken(draw: &mut Draw<'_>, text: &str, by: &[u8]) -> Vec<u8> {
    let (before, behind) = text.as_bytes().split_at(draw.random.below(text.len() + 1));
    [before, by, behind].concat()
}

fn flipped(draw: &mut Draw<'_>, mut bytes: Vec<u8>) -> Vec<u8> {
    let at = draw.random.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << draw.random.below(8);
    }
    bytes
}
