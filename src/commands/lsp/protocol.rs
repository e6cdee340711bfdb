//! The shapes of the protocol's messages that are read here. Those that are written stand where they are made.

use serde::{Deserialize, Serialize};

/// A place: line and column from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Position {
    pub(super) line: u32,
    pub(super) character: u32,
}

/// From a place to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Range {
    pub(super) start: Position,
    pub(super) end: Position,
}

/// What an editor says of itself when it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Initialize {
    pub(super) root_uri: Option<String>,
    pub(super) workspace_folders: Option<Vec<Folder>>,
    pub(super) capabilities: Capabilities,
}

#[derive(Debug, Deserialize)]
pub(super) struct Folder {
    pub(super) uri: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Capabilities {
    pub(super) general: General,
    pub(super) workspace: Workspace,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct General {
    pub(super) position_encodings: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Workspace {
    pub(super) workspace_edit: WorkspaceEdit,
    pub(super) did_change_watched_files: Dynamic,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct WorkspaceEdit {
    pub(super) resource_operations: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Dynamic {
    pub(super) dynamic_registration: bool,
}

/// A document by its address.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) uri: String,
}

/// A document that was opened, with its text.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Opened {
    pub(super) text_document: OpenedDocument,
}

#[derive(Debug, Deserialize)]
pub(super) struct OpenedDocument {
    pub(super) uri: String,
    pub(super) text: String,
}

/// A document that was changed, as a whole or in parts.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changed {
    pub(super) text_document: Document,
    pub(super) content_changes: Vec<Change>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Change {
    /// What the text stands for; the whole document where there is none.
    pub(super) range: Option<Range>,
    pub(super) text: String,
}

/// A document, of which something is told.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfDocument {
    pub(super) text_document: Document,
}

/// A place in the document that is asked about.
#[derive(Debug, Deserialize)]
pub(super) struct AtPlace {
    pub(super) position: Position,
}

/// A place in a document, and whether to list where what is named there is written itself.
#[derive(Debug, Deserialize)]
pub(super) struct References {
    #[serde(flatten)]
    pub(super) at: AtPlace,
    pub(super) context: ReferenceContext,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReferenceContext {
    pub(super) include_declaration: bool,
}

/// A place in a document, and the new name of what is named there.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rename {
    #[serde(flatten)]
    pub(super) at: AtPlace,
    pub(super) new_name: String,
}

/// A part of the document that is asked about.
#[derive(Debug, Deserialize)]
pub(super) struct InRange {
    pub(super) range: Range,
}

/// Files that changed on the disk.
#[derive(Debug, Deserialize)]
pub(super) struct Watched {
    pub(super) changes: Vec<Document>,
}
