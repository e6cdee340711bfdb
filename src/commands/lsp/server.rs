//! Hears and answers an editor.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use sourcebook::source::find_root;

use super::actions;
use super::answers::{self, Refused};
use super::desk::{Desk, file_of};
use super::places::{Places, Units};
use super::protocol::{self, Changed, Initialize, OfDocument, Opened, Watched};
use super::published::Published;

/// Speaks with an editor until it ends.
///
/// # Errors
///
/// Where the connection breaks off, or a bank cannot be read.
pub(super) fn serve(root: Option<&Path>) -> Result<()> {
    let (connection, threads) = Connection::stdio();
    let (id, params) = connection.initialize_start()?;
    let asked: Initialize = serde_json::from_value(params).unwrap_or_default();
    let server = Server::new(connection, &asked, root)?;
    server
        .connection
        .initialize_finish(id, answers::greeting(server.units))?;
    server.run(&asked)?;
    threads.join().context("the connection broke off")
}

/// The banks that an editor writes, each by its folder.
struct Server {
    connection: Connection,
    units: Units,
    /// Whether the editor can give files other names.
    moves_files: bool,
    /// The only bank, where one was named.
    only: Option<PathBuf>,
    desks: BTreeMap<PathBuf, (Desk, Published)>,
}

impl Server {
    fn new(connection: Connection, asked: &Initialize, root: Option<&Path>) -> Result<Self> {
        let encodings = &asked.capabilities.general.position_encodings;
        let counts_bytes = encodings.iter().any(|encoding| encoding == "utf-8");
        let operations = &asked
            .capabilities
            .workspace
            .workspace_edit
            .resource_operations;
        let mut server = Self {
            connection,
            units: if counts_bytes {
                Units::Utf8
            } else {
                Units::Utf16
            },
            moves_files: operations.iter().any(|operation| operation == "rename"),
            only: root.map(std::fs::canonicalize).transpose()?,
            desks: BTreeMap::new(),
        };
        // Before the first text is open: an editor shows what is wrong with a bank as soon as it has its folder.
        let folders = asked
            .workspace_folders
            .iter()
            .flatten()
            .map(|folder| &folder.uri);
        for uri in folders.chain(&asked.root_uri) {
            if let Some(root) = file_of(uri).and_then(|folder| find_root(&folder)) {
                server.open(&root)?;
            }
        }
        if let Some(root) = server.only.clone() {
            server.open(&root)?;
        }
        Ok(server)
    }

    fn open(&mut self, root: &Path) -> Result<()> {
        let root = std::fs::canonicalize(root)?;
        let is_wanted = self.only.as_ref().is_none_or(|only| *only == root);
        if is_wanted && !self.desks.contains_key(&root) {
            let desk = Desk::new(root.clone(), self.units)?;
            self.desks.insert(root, (desk, Published::default()));
        }
        Ok(())
    }

    fn run(mut self, asked: &Initialize) -> Result<()> {
        if asked
            .capabilities
            .workspace
            .did_change_watched_files
            .dynamic_registration
        {
            self.watch()?;
        }
        self.publish()?;
        let mut waiting = VecDeque::new();
        loop {
            let message = match waiting.pop_front() {
                Some(message) => message,
                None => match self.connection.receiver.recv() {
                    Ok(message) => message,
                    Err(_) => return Ok(()),
                },
            };
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    self.answer(request)?;
                }
                Message::Notification(notification) => self.hear(&notification)?,
                Message::Response(_) => {}
            }
            // What is wrong is worked out when nothing else waits: somebody may be typing on.
            waiting.extend(self.connection.receiver.try_iter());
            if waiting.is_empty() {
                self.publish()?;
            }
        }
    }

    /// Asks to be told of files that others change.
    fn watch(&self) -> Result<()> {
        let options = json!({"watchers": [{"globPattern": "**/*"}]});
        let registration = json!({"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": options});
        let params = json!({"registrations": [registration]});
        let id = "watch".to_owned().into();
        let request = Request::new(id, "client/registerCapability".to_owned(), params);
        self.send(Message::Request(request))
    }

    fn send(&self, message: Message) -> Result<()> {
        self.connection
            .sender
            .send(message)
            .context("the editor hears no more")
    }

    fn publish(&mut self) -> Result<()> {
        let mut messages = Vec::new();
        for (desk, published) in self.desks.values_mut() {
            match desk.renew() {
                // A question may have loaded the bank already.
                Ok(()) if desk.is_told => {}
                Ok(()) => {
                    desk.is_told = true;
                    let shown = published.renew(desk).into_iter();
                    messages
                        .extend(shown.map(|params| ("textDocument/publishDiagnostics", params)));
                }
                // The number is the protocol's for an error.
                Err(error) => messages.push((
                    "window/showMessage",
                    json!({"type": 1, "message": format!("{error:#}")}),
                )),
            }
        }
        for (method, params) in messages {
            let notification = Notification::new(method.to_owned(), params);
            self.send(Message::Notification(notification))?;
        }
        Ok(())
    }

    /// The bank that a document belongs to, and its path there.
    fn desk(&mut self, uri: &str) -> Option<(&mut Desk, String)> {
        let file = file_of(uri)?;
        let root = self
            .desks
            .keys()
            .rev()
            .find(|root| file.starts_with(root))
            .cloned();
        let (desk, _) = self.desks.get_mut(&root?)?;
        let path = desk.path(uri)?;
        Some((desk, path))
    }

    fn hear(&mut self, heard: &Notification) -> Result<()> {
        match heard.method.as_str() {
            "textDocument/didOpen" => {
                if let Some(Opened { text_document }) = read(&heard.params) {
                    let folder = file_of(&text_document.uri);
                    if let Some(root) = folder.and_then(|file| find_root(file.parent()?)) {
                        self.open(&root)?;
                    }
                    self.put(&text_document.uri, Some(text_document.text));
                }
            }
            "textDocument/didChange" => {
                if let Some(changed) = read::<Changed>(&heard.params) {
                    self.change(changed);
                }
            }
            "textDocument/didClose" => {
                if let Some(OfDocument { text_document }) = read(&heard.params) {
                    self.put(&text_document.uri, None);
                }
            }
            "textDocument/didSave" => {
                if let Some(OfDocument { text_document }) = read(&heard.params)
                    && let Some((desk, _)) = self.desk(&text_document.uri)
                {
                    desk.may_all_have_changed();
                }
            }
            "workspace/didChangeWatchedFiles" => {
                for document in read::<Watched>(&heard.params)
                    .into_iter()
                    .flat_map(|heard| heard.changes)
                {
                    if let Some((desk, path)) = self.desk(&document.uri) {
                        // One that came or went is not among those that are known.
                        if desk.text(&path).is_none() {
                            desk.may_all_have_changed();
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, uri: &str, text: Option<String>) {
        if let Some((desk, path)) = self.desk(uri) {
            desk.put(&path, text);
        }
    }

    fn change(&mut self, changed: Changed) {
        let units = self.units;
        let Some((desk, path)) = self.desk(&changed.text_document.uri) else {
            return;
        };
        let mut text = desk.text(&path).unwrap_or_default().to_owned();
        for change in changed.content_changes {
            match change.range {
                Some(range) => {
                    let places = Places::new(&text, units);
                    let (start, end) = (places.byte(range.start), places.byte(range.end));
                    text.replace_range(start..end.max(start), &change.text);
                }
                None => text = change.text,
            }
        }
        desk.put(&path, Some(text));
    }

    fn answer(&mut self, request: Request) -> Result<()> {
        let moves_files = self.moves_files;
        let uri = request.params["textDocument"]["uri"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let answered = match self.desk(&uri) {
            None => Ok(Json::Null),
            Some((desk, path)) => match desk.renew() {
                Ok(()) => reply(desk, &path, &request, moves_files),
                Err(error) => Err(Refused {
                    code: ErrorCode::RequestFailed as i32,
                    message: format!("{error:#}"),
                }),
            },
        };
        let response = match answered {
            Ok(result) => Response::new_ok(request.id, result),
            Err(Refused { code, message }) => Response::new_err(request.id, code, message),
        };
        self.send(Message::Response(response))
    }
}

/// Answers a question about a document of a bank.
fn reply(desk: &Desk, path: &str, request: &Request, moves_files: bool) -> Result<Json, Refused> {
    let params = &request.params;
    match request.method.as_str() {
        "textDocument/completion" => Ok(answers::completion(desk, path, &asked(params)?)),
        "textDocument/hover" => Ok(answers::hover(desk, path, &asked(params)?)),
        "textDocument/definition" => Ok(answers::definition(desk, path, &asked(params)?)),
        "textDocument/references" => Ok(answers::references(desk, path, &asked(params)?)),
        "textDocument/documentSymbol" => Ok(answers::symbols(desk, path)),
        "textDocument/formatting" => Ok(answers::formatting(desk, path)),
        "textDocument/prepareRename" => Ok(answers::prepare_rename(desk, path, &asked(params)?)),
        "textDocument/rename" => answers::rename(desk, path, &asked(params)?, moves_files),
        "textDocument/codeAction" => Ok(actions::actions(
            desk,
            path,
            &asked::<protocol::InRange>(params)?,
        )),
        method => Err(Refused {
            code: ErrorCode::MethodNotFound as i32,
            message: format!("there is no `{method}` here"),
        }),
    }
}

fn read<T: DeserializeOwned>(params: &Json) -> Option<T> {
    serde_json::from_value(params.clone()).ok()
}

fn asked<T: DeserializeOwned>(params: &Json) -> Result<T, Refused> {
    serde_json::from_value(params.clone()).map_err(|error| Refused {
        code: ErrorCode::InvalidParams as i32,
        message: error.to_string(),
    })
}
