//! Which format a file is in, and its bytes as text.

use super::record::Imported;
use super::{bibtex, csl_json, endnote_xml, nbib, ris};

/// A format that reference managers write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each has the name that its writers know it by")]
pub enum Format {
    Ris,
    Bibtex,
    CslJson,
    Nbib,
    EndnoteXml,
}

impl Format {
    /// The format of a file, by the ending of its name.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "ris" => Self::Ris,
            "bib" | "bibtex" | "biblatex" => Self::Bibtex,
            "json" | "csljson" => Self::CslJson,
            "nbib" | "medline" => Self::Nbib,
            "xml" => Self::EndnoteXml,
            _ => return None,
        })
    }

    /// The format of a text, by how it begins.
    pub fn of_text(text: &str) -> Option<Self> {
        let head = text.trim_start();
        let has_line = |begins: &str| text.lines().take(50).any(|line| line.starts_with(begins));
        if head.starts_with(['[', '{']) {
            Some(Self::CslJson)
        } else if head.starts_with('<') {
            Some(Self::EndnoteXml)
        } else if has_line("PMID-") {
            Some(Self::Nbib)
        } else if has_line("TY  -") || has_line("TY -") {
            Some(Self::Ris)
        } else if text.lines().any(|line| line.trim_start().starts_with('@')) {
            Some(Self::Bibtex)
        } else {
            None
        }
    }

    /// Reads a text.
    pub fn read(self, text: &str) -> Imported {
        match self {
            Self::Ris => ris::read(text),
            Self::Bibtex => bibtex::read(text),
            Self::CslJson => csl_json::read(text),
            Self::Nbib => nbib::read(text),
            Self::EndnoteXml => endnote_xml::read(text),
        }
    }
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as Windows saves it.
///
/// # Errors
///
/// Where it is neither; the message says what to do.
pub fn text_of(bytes: &[u8]) -> Result<String, String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let text =
        text.ok_or("it is not in UTF-8; export it again, and choose UTF-8 (Unicode) there")?;
    let bare = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(bare.replace("\r\n", "\n").replace('\r', "\n"))
}

fn wide(bytes: &[u8], number: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|pair| number([pair[0], pair[1]]));
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_its_format() {
        for (text, format) in [
            ("\n[{\"id\": 1}]", Some(Format::CslJson)),
            ("<?xml version=\"1.0\"?>", Some(Format::EndnoteXml)),
            ("\n\nPMID- 1", Some(Format::Nbib)),
            ("Provider: X\nTY  - JOUR", Some(Format::Ris)),
            ("% made by\n@book{a,}", Some(Format::Bibtex)),
            ("Dear editor,", None),
            ("", None),
        ] {
            assert_eq!(Format::of_text(text), format, "{text}");
        }
    }

    #[test]
    fn files_of_windows_are_text_too() {
        let wide: Vec<u8> = "\u{feff}é\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text_of(&wide).unwrap(), "é\n");
        assert_eq!(text_of(b"\xef\xbb\xbfa\rb").unwrap(), "a\nb");
        assert!(text_of(b"caf\xe9").is_err() && text_of(b"\xff\xfe\x00\xd8").is_err());
    }
}
