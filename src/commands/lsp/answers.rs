//! What an editor asks about a place, answered in the shapes of the protocol.

use lsp_server::ErrorCode;
use serde_json::{Value as Json, json};
use sourcebook::editor::{
    Edit, Named, Offer, OfferSort, Part, PartSort, Refusal, Renaming, Subject, Writing,
};
use sourcebook::text::File;

use super::desk::Desk;
use super::places::{Places, Units};
use super::protocol::{AtPlace, Position, References, Rename};

/// Why there is no answer.
pub(super) struct Refused {
    pub(super) code: i32,
    pub(super) message: String,
}

impl From<Refusal> for Refused {
    fn from(Refusal(message): Refusal) -> Self {
        Self {
            code: ErrorCode::RequestFailed as i32,
            message,
        }
    }
}

/// What the program says of itself: what it answers, and what it counts columns in.
pub(super) fn greeting(units: Units) -> Json {
    let encoding = match units {
        Units::Utf8 => "utf-8",
        Units::Utf16 => "utf-16",
    };
    let rename = json!({"prepareProvider": true});
    let sync = json!({"openClose": true, "change": 2, "save": true});
    json!({
        "capabilities": {
            "positionEncoding": encoding,
            "textDocumentSync": sync,
            "completionProvider": {"triggerCharacters": ["[", "@", "#", "(", "/", ":", " "]},
            "hoverProvider": true,
            "definitionProvider": true,
            "referencesProvider": true,
            "documentSymbolProvider": true,
            "documentFormattingProvider": true,
            "renameProvider": rename,
            "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll"]},
        },
        "serverInfo": {"name": "sourcebook", "version": env!("CARGO_PKG_VERSION")},
    })
}

/// A document with the bank that it belongs to.
pub(super) struct Sheet<'d> {
    pub(super) desk: &'d Desk,
    pub(super) writing: Writing<'d>,
    pub(super) file: &'d File,
    pub(super) places: Places<'d>,
}

impl<'d> Sheet<'d> {
    pub(super) fn of(desk: &'d Desk, path: &str) -> Option<Self> {
        let writing = desk.writing()?;
        let file = writing.file(path)?;
        let places = Places::new(&file.text, desk.units);
        Some(Self {
            desk,
            writing,
            file,
            places,
        })
    }

    /// What is named at a place.
    fn named(&self, at: Position) -> Option<Named> {
        self.writing.subject(self.file, self.places.byte(at))
    }

    /// A place in any file, as the protocol has it.
    fn location(&self, path: &str, span: &std::ops::Range<usize>) -> Json {
        let text = self.writing.file(path).map(|file| &*file.text);
        let range = Places::new(text.unwrap_or_default(), self.desk.units).range(span);
        json!({"uri": self.desk.uri(path), "range": range})
    }
}

pub(super) fn completion(desk: &Desk, path: &str, asked: &AtPlace) -> Json {
    let Some(sheet) = Sheet::of(desk, path) else {
        return Json::Null;
    };
    let found = sheet
        .writing
        .offers(sheet.file, sheet.places.byte(asked.position));
    let items: Vec<Json> = found
        .offers
        .iter()
        .enumerate()
        .map(|(place, offer)| item(&sheet, place, offer))
        .collect();
    json!({"isIncomplete": found.has_more, "items": items})
}

fn item(sheet: &Sheet<'_>, place: usize, offer: &Offer) -> Json {
    // The numbers of the protocol's `CompletionItemKind`.
    let kind = match offer.sort {
        OfferSort::Field => 5,
        OfferSort::Value | OfferSort::Locator => 12,
        OfferSort::Page | OfferSort::File => 17,
        OfferSort::Source | OfferSort::Part => 18,
        OfferSort::Term => 20,
    };
    let label = offer.text.trim_end_matches([' ', ':']);
    let mut found = json!({
        "label": label,
        "kind": kind,
        "textEdit": {"range": sheet.places.range(&offer.span), "newText": offer.text},
        // The order in which they are given, likeliest first.
        "sortText": format!("{place:03}"),
    });
    if let Some(name) = &offer.name {
        found["detail"] = json!(name);
        // Found by what it is called too.
        found["filterText"] = json!(format!("{} {name}", offer.text));
    }
    if let Some(meaning) = &offer.meaning {
        found["documentation"] = json!({"kind": "markdown", "value": meaning});
    }
    found
}

pub(super) fn hover(desk: &Desk, path: &str, asked: &AtPlace) -> Json {
    let told = Sheet::of(desk, path).and_then(|sheet| {
        let named = sheet.named(asked.position)?;
        let told = sheet.writing.told(&named.subject)?;
        let contents = json!({"kind": "markdown", "value": told});
        Some(json!({"contents": contents, "range": sheet.places.range(&named.span)}))
    });
    told.unwrap_or_default()
}

pub(super) fn definition(desk: &Desk, path: &str, asked: &AtPlace) -> Json {
    let found = Sheet::of(desk, path).and_then(|sheet| {
        let named = sheet.named(asked.position)?;
        let origin = sheet.writing.origin(&named.subject)?;
        Some(sheet.location(&origin.path, &origin.span))
    });
    found.unwrap_or_default()
}

pub(super) fn references(desk: &Desk, path: &str, asked: &References) -> Json {
    let Some(sheet) = Sheet::of(desk, path) else {
        return Json::Null;
    };
    let Some(subject) = subject(&sheet, asked.at.position) else {
        return Json::Null;
    };
    let mentions = sheet.writing.mentions(&subject);
    let mut found: Vec<Json> = mentions
        .iter()
        .map(|mention| sheet.location(&mention.path, &mention.span))
        .collect();
    let origin = sheet
        .writing
        .origin(&subject)
        .filter(|_| asked.context.include_declaration);
    if let Some(origin) = origin {
        found.insert(0, sheet.location(&origin.path, &origin.span));
    }
    json!(found)
}

/// What is named at a place; in the title or the id of a page the page itself.
fn subject(sheet: &Sheet<'_>, at: Position) -> Option<Subject> {
    let named = sheet.named(at).map(|named| named.subject);
    let own = || {
        sheet
            .writing
            .page_at_head(sheet.file, sheet.places.byte(at))
    };
    match named {
        Some(Subject::Field { .. }) | None => own().or(named),
        named => named,
    }
}

pub(super) fn symbols(desk: &Desk, path: &str) -> Json {
    let Some(sheet) = Sheet::of(desk, path) else {
        return Json::Null;
    };
    let parts = sheet.writing.outline(sheet.file);
    Json::Array(nested(&sheet, &mut parts.iter().peekable(), None))
}

pub(super) fn formatting(desk: &Desk, path: &str) -> Json {
    let Some(sheet) = Sheet::of(desk, path) else {
        return Json::Null;
    };
    let edit = sheet.writing.ordered(sheet.file);
    let edits = edit.iter().map(|edit| {
        let range = sheet.places.range(&(edit.start..edit.end));
        json!({"range": range, "newText": edit.text})
    });
    edits.collect()
}

/// The parts that stand within another, each with those within it: below a heading headings alone.
fn nested<'p>(
    sheet: &Sheet<'_>,
    parts: &mut std::iter::Peekable<impl Iterator<Item = &'p Part>>,
    within: Option<&Part>,
) -> Vec<Json> {
    let mut found = Vec::new();
    let is_within = |part: &&Part| {
        within.is_none_or(|outer| part.sort == outer.sort && part.level > outer.level)
    };
    while let Some(part) = parts.next_if(is_within) {
        // The numbers of the protocol's `SymbolKind`.
        let kind = match part.sort {
            PartSort::Key => 20,
            PartSort::Heading => 15,
        };
        let children = nested(sheet, parts, Some(part));
        found.push(json!({
            "name": part.name,
            "kind": kind,
            "range": sheet.places.range(&part.span),
            "selectionRange": sheet.places.range(&part.name_span),
            "children": children,
        }));
    }
    found
}

pub(super) fn prepare_rename(desk: &Desk, path: &str, asked: &AtPlace) -> Json {
    let Some(sheet) = Sheet::of(desk, path) else {
        return Json::Null;
    };
    let Some(named) = sheet.named(asked.position) else {
        return Json::Null;
    };
    let name = sheet.writing.name(&named.subject);
    name.map_or(
        Json::Null,
        |name| json!({"range": sheet.places.range(&named.span), "placeholder": name}),
    )
}

pub(super) fn rename(
    desk: &Desk,
    path: &str,
    asked: &Rename,
    moves_files: bool,
) -> Result<Json, Refused> {
    let Some(sheet) = Sheet::of(desk, path) else {
        return Ok(Json::Null);
    };
    let Some(subject) = subject(&sheet, asked.at.position) else {
        return Ok(Json::Null);
    };
    let renaming = sheet.writing.rename(&subject, asked.new_name.trim())?;
    if renaming.moved.is_some() && !moves_files {
        let message = "this editor moves no files: `sourcebook rename` does, with every link";
        return Err(Refusal(message.to_owned()).into());
    }
    Ok(workspace_edit(&sheet, &renaming))
}

/// Changes of texts, and then of the path of a file.
fn workspace_edit(sheet: &Sheet<'_>, renaming: &Renaming) -> Json {
    let mut changes: Vec<Json> = Vec::new();
    for (path, edits) in &renaming.edits {
        let text = sheet
            .writing
            .file(path)
            .map(|file| &*file.text)
            .unwrap_or_default();
        changes.push(document_edit(sheet.desk, path, text, edits));
    }
    if let Some((old, new)) = &renaming.moved {
        let (old, new) = (sheet.desk.uri(old), sheet.desk.uri(new));
        changes.push(json!({"kind": "rename", "oldUri": old, "newUri": new}));
    }
    json!({"documentChanges": changes})
}

/// Changes of one text.
pub(super) fn document_edit(desk: &Desk, path: &str, text: &str, edits: &[Edit]) -> Json {
    let places = Places::new(text, desk.units);
    let edits: Vec<Json> = edits
        .iter()
        .map(|edit| json!({"range": places.range(&(edit.start..edit.end)), "newText": edit.text}))
        .collect();
    json!({"textDocument": {"uri": desk.uri(path), "version": null}, "edits": edits})
}
