//! The conversation with an editor: what is open, what is due, and who waits for an answer.

use super::answers::{PendingAnswer, not_open, not_understood};
use super::authors::{AuthorsReport, FileDiagnostics};
use super::checkers::DraftPlace;
use super::drafts::{DraftText, EditorReport};
use super::files::{OpenFile, OpenFiles};
use super::open::{DocumentKind, OpenDocument};
use super::protocol::{AboutDocument, DidChange, DidOpen, EditorDiagnostic, FoldersChanged, kind};
use super::settings::{Client, EditorSettings};
use super::wire::{self, Incoming};
use super::worker::{EditorView, Task, Turn};
use super::{Event, reference, uri};
use crate::Outcome;
use crate::campaign::may_name_campaign;
use anyhow::{anyhow, bail};
use lsp_server::{ErrorCode, Message, Notification, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// The turns so far, of all documents: a check of one that is closed is never taken for that of one opened after it.
static TURNS: AtomicU64 = AtomicU64::new(0);

/// The state of the conversation.
pub(super) struct Server {
    pub(super) out: Box<dyn Write>,
    /// How long nothing must be typed before a text is checked.
    quiet: Duration,
    tasks: Sender<Task>,
    /// Where threads say that they are done.
    pub(super) events: Sender<Event>,
    phase: Phase,
    pub(super) client: Arc<Client>,
    pub(super) settings: Arc<EditorSettings>,
    pub(super) documents: BTreeMap<String, DocumentState>,
    /// What is wrong with policies and configurations: by the document whose check came upon it, and by file.
    pub(super) told: BTreeMap<String, FileDiagnostics>,
    /// Answers that are being made on another thread.
    pub(super) answering: Vec<PendingAnswer>,
    requests: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing has been agreed on.
    New,
    Open,
    /// The editor has asked for the end.
    Shut,
}

/// A document that is open, and what is known of it.
#[derive(Debug)]
pub(super) struct DocumentState {
    pub(super) document: OpenDocument,
    pub(super) turn: Turn,
    /// The moment from which on it is to be checked.
    pub(super) due: Option<Instant>,
    /// True if a check of its text is under way.
    pub(super) is_running: bool,
    pub(super) checked: Option<Arc<EditorReport>>,
    pub(super) authored: Option<Arc<AuthorsReport>>,
    /// What its own commands found.
    pub(super) tried: Vec<EditorDiagnostic>,
    /// Requests that wait for the check of its text.
    pub(super) waiting: Vec<Request>,
}

impl DocumentState {
    fn of(document: OpenDocument) -> Self {
        let turn = Turn { number: 0, latest: Arc::new(AtomicU64::new(0)) };
        Self {
            document,
            turn,
            due: None,
            is_running: false,
            checked: None,
            authored: None,
            tried: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Wants a check of its text, or another one of the same.
    fn renew(&mut self, after: Duration) {
        self.turn.number = TURNS.fetch_add(1, Ordering::Relaxed) + 1;
        self.turn.latest.store(self.turn.number, Ordering::Relaxed);
        self.due = (self.document.kind != DocumentKind::Other).then(|| Instant::now() + after);
        self.is_running = false;
    }

    fn draft(&self) -> DraftText {
        let OpenDocument { uri, version, text, .. } = &self.document;
        DraftText { uri: uri.clone(), version: *version, text: text.clone() }
    }

    /// Returns whether it may have to be compared with other drafts.
    fn may_be_of_campaign(&self) -> bool {
        let by_config = || self.checked.as_ref().is_some_and(|checked| checked.is_of_campaign());
        matches!(self.document.kind, DocumentKind::Draft(_))
            && (may_name_campaign(&self.document.text.text) || by_config())
    }
}

impl Server {
    pub(super) fn new(out: Box<dyn Write>, quiet: Duration, tasks: Sender<Task>, events: Sender<Event>) -> Self {
        let client = Client::of(&Value::Null);
        let settings = EditorSettings::of(&Value::Null, None).expect("no wishes can be met");
        Self {
            out,
            quiet,
            tasks,
            events,
            phase: Phase::New,
            client: Arc::new(client),
            settings: Arc::new(settings),
            documents: BTreeMap::new(),
            told: BTreeMap::new(),
            answering: Vec::new(),
            requests: 0,
        }
    }

    /// Answers until the end.
    pub(super) fn serve(mut self, events: &Receiver<Event>) -> anyhow::Result<Outcome> {
        loop {
            let due = self.documents.values().filter_map(|state| state.due).min();
            let event = match due {
                Some(due) => events.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(Event::Incoming(Incoming::Message(message))) => {
                    if let Some(outcome) = self.take(message)? {
                        return Ok(outcome);
                    }
                }
                Ok(Event::Incoming(Incoming::Malformed(code, what))) => {
                    wire::send_error(&mut self.out, code, &what)?;
                }
                Ok(Event::Incoming(Incoming::Broken(what))) => {
                    bail!("what comes in is no Language Server Protocol: {what}")
                }
                Ok(Event::Incoming(Incoming::Closed)) => return Ok(Outcome::Success),
                Ok(Event::Done(work)) => self.done(work)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => bail!("a thread has ended"),
            }
            self.begin_due()?;
        }
    }

    fn take(&mut self, message: Message) -> anyhow::Result<Option<Outcome>> {
        match message {
            Message::Notification(notification) if notification.method == "exit" => {
                let is_polite = self.phase == Phase::Shut;
                return Ok(Some(if is_polite { Outcome::Success } else { Outcome::Failure }));
            }
            Message::Notification(notification) if self.phase == Phase::Open => self.notice(notification)?,
            Message::Request(request) => self.request(request)?,
            // What the server asks needs no answer, and before the beginning nothing counts.
            Message::Notification(_) | Message::Response(_) => {}
        }
        Ok(None)
    }

    fn request(&mut self, request: Request) -> anyhow::Result<()> {
        match (self.phase, request.method.as_str()) {
            (Phase::New, "initialize") => self.initialize(request),
            (Phase::New, _) => self.refuse(request.id, ErrorCode::ServerNotInitialized, "expected `initialize` first"),
            (Phase::Shut, _) => self.refuse(request.id, ErrorCode::InvalidRequest, "the server is shut down"),
            (Phase::Open, "initialize") => {
                self.refuse(request.id, ErrorCode::InvalidRequest, "the server is initialized already")
            }
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Shut;
                self.answer(request.id, &Value::Null)
            }
            (Phase::Open, "textDocument/hover" | "textDocument/codeAction" | "textDocument/codeLens") => {
                self.ask(request)
            }
            (Phase::Open, "textDocument/completion") => self.complete(request),
            (Phase::Open, "workspace/executeCommand") => self.command(request),
            (Phase::Open, method) => {
                let what = format!("there is no method `{method}`");
                self.refuse(request.id, ErrorCode::MethodNotFound, &what)
            }
        }
    }

    fn initialize(&mut self, request: Request) -> anyhow::Result<()> {
        let client = Client::of(&request.params);
        let options = request.params.get("initializationOptions").unwrap_or(&Value::Null);
        match EditorSettings::of(options, client.locale.as_deref()) {
            Ok(settings) => self.settings = Arc::new(settings),
            Err(what) => return self.refuse(request.id, ErrorCode::InvalidParams, &what),
        }
        let answer = json!({
            "capabilities": {
                "positionEncoding": client.encoding(),
                "textDocumentSync": {"openClose": true, "change": 2, "save": true},
                "hoverProvider": true,
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
                "completionProvider": {"triggerCharacters": ["\"", "@", "{", "[", "/", ":", "."]},
                "codeLensProvider": {"resolveProvider": false},
                "executeCommandProvider": {"commands": super::commands::COMMANDS},
                "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
            },
            "serverInfo": {"name": "discretion", "version": env!("CARGO_PKG_VERSION")},
        });
        self.client = Arc::new(client);
        self.phase = Phase::Open;
        self.answer(request.id, &answer)
    }

    fn notice(&mut self, notification: Notification) -> anyhow::Result<()> {
        let Notification { method, params } = notification;
        match method.as_str() {
            "initialized" => self.watch()?,
            "textDocument/didOpen" => {
                let Some(opened) = self.understood::<DidOpen>(&method, params)? else { return Ok(()) };
                self.open(opened)?;
            }
            "textDocument/didChange" => {
                let Some(change) = self.understood::<DidChange>(&method, params)? else { return Ok(()) };
                self.change(&change)?;
            }
            "textDocument/didClose" => {
                let Some(closed) = self.understood::<AboutDocument>(&method, params)? else { return Ok(()) };
                self.close(&closed.text_document.uri)?;
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.renew_all(self.quiet),
            "workspace/didChangeWorkspaceFolders" => {
                let Some(changed) = self.understood::<FoldersChanged>(&method, params)? else { return Ok(()) };
                self.change_folders(&changed);
            }
            "workspace/didChangeConfiguration" => {
                // Some editors send what they sent at the beginning, or nothing: then nothing has changed.
                let Some(options) = params.pointer("/settings/discretion") else { return Ok(()) };
                match EditorSettings::of(options, self.client.locale.as_deref()) {
                    Ok(settings) => self.settings = Arc::new(settings),
                    Err(what) => self.show(kind::ERROR, &what)?,
                }
                self.renew_all(Duration::ZERO);
            }
            "$/cancelRequest" => self.cancel(&params)?,
            _ => {}
        }
        Ok(())
    }

    /// The parameters of a message; none where they are not as they must be: then the editor is told.
    pub(super) fn understood<P: DeserializeOwned>(&mut self, method: &str, params: Value) -> anyhow::Result<Option<P>> {
        match serde_json::from_value(params) {
            Ok(params) => Ok(Some(params)),
            Err(_) => {
                self.log(kind::ERROR, &not_understood(method))?;
                Ok(None)
            }
        }
    }

    fn open(&mut self, opened: DidOpen) -> anyhow::Result<()> {
        let mut document = OpenDocument::of(opened.text_document, self.client.unit);
        if document.kind == DocumentKind::Other && document.is_toml() {
            let is_named = document.path.as_deref().is_some_and(|path| reference::is_named(path, &self.view()));
            document.kind = if is_named { DocumentKind::Policy } else { DocumentKind::Other };
        }
        let uri = document.uri.clone();
        let mut state = DocumentState::of(document);
        state.renew(Duration::ZERO);
        let left = self.documents.insert(uri.clone(), state).map(|state| state.waiting).unwrap_or_default();
        left.into_iter().try_for_each(|request| self.answer(request.id, &Value::Null))?;
        self.renew_others(&uri);
        Ok(())
    }

    fn change(&mut self, change: &DidChange) -> anyhow::Result<()> {
        let uri = &change.text_document.uri;
        let Some(state) = self.documents.get_mut(uri) else {
            return self.log(kind::ERROR, &not_open("textDocument/didChange", uri));
        };
        state.document.change(change.text_document.version, &change.content_changes);
        state.tried.clear();
        state.renew(self.quiet);
        self.give_up(|pending| pending.uri == *uri, ErrorCode::ContentModified, "the text has changed")?;
        // Where all of the text is new, nothing is known of what was typed.
        if change.content_changes.iter().all(|change| change.range.is_some()) {
            self.glance(uri)?;
        }
        self.renew_others(&uri.clone());
        Ok(())
    }

    fn close(&mut self, uri: &str) -> anyhow::Result<()> {
        let Some(state) = self.documents.remove(uri) else {
            return self.log(kind::ERROR, &not_open("textDocument/didClose", uri));
        };
        state.turn.latest.store(u64::MAX, Ordering::Relaxed);
        self.give_up(|pending| pending.uri == uri, ErrorCode::ContentModified, "the document is closed")?;
        self.give(Task::Forget(uri.to_owned()))?;
        let concerns_others = state.document.is_of_authors() || state.may_be_of_campaign();
        state.waiting.into_iter().try_for_each(|request| self.answer(request.id, &Value::Null))?;
        self.publish(uri, None, &[])?;
        self.tell(uri, FileDiagnostics::new())?;
        if concerns_others {
            self.renew_all(self.quiet);
        }
        Ok(())
    }

    /// Wants anew what depends on a document that has changed.
    fn renew_others(&mut self, uri: &str) {
        let quiet = self.quiet;
        let Some(state) = self.documents.get(uri) else { return };
        let (is_of_authors, is_of_campaign) = (state.document.is_of_authors(), state.may_be_of_campaign());
        for (other, state) in &mut self.documents {
            if other != uri && (is_of_authors || (is_of_campaign && state.may_be_of_campaign())) {
                state.renew(quiet);
            }
        }
    }

    /// Wants everything anew.
    fn renew_all(&mut self, after: Duration) {
        self.documents.values_mut().for_each(|state| state.renew(after));
    }

    fn change_folders(&mut self, changed: &FoldersChanged) {
        let mut client = (*self.client).clone();
        let removed: Vec<_> = changed.event.removed.iter().filter_map(|folder| uri::path_of(&folder.uri)).collect();
        client.folders.retain(|folder| !removed.contains(folder));
        client.folders.extend(changed.event.added.iter().filter_map(|folder| uri::path_of(&folder.uri)));
        self.client = Arc::new(client);
        self.renew_all(Duration::ZERO);
    }

    /// Asks the editor to tell when policies and configurations change.
    fn watch(&mut self) -> anyhow::Result<()> {
        if !self.client.registers_watchers {
            // Each check looks at the files all the same.
            return Ok(());
        }
        self.requests += 1;
        let watchers = json!([{"globPattern": "**/*.toml"}]);
        let registration = json!({
            "id": "discretion-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": watchers},
        });
        let params = json!({"registrations": [registration]});
        let request = Request { id: self.requests.into(), method: "client/registerCapability".to_owned(), params };
        self.send(&Message::Request(request))
    }

    /// Gives to the worker what is due.
    fn begin_due(&mut self) -> anyhow::Result<()> {
        let now = Instant::now();
        let due: Vec<String> = self
            .documents
            .iter()
            .filter(|(_, state)| state.due.is_some_and(|due| due <= now))
            .map(|(uri, _)| uri.clone())
            .collect();
        due.iter().try_for_each(|uri| self.begin(uri))
    }

    /// Gives a document to the worker.
    pub(super) fn begin(&mut self, uri: &str) -> anyhow::Result<()> {
        let (view, others) = (self.view(), self.members_beside(uri));
        let Some(state) = self.documents.get_mut(uri) else { return Ok(()) };
        (state.due, state.is_running) = (None, true);
        let (turn, path) = (state.turn.clone(), state.document.path.clone());
        let task = match (state.document.kind, path) {
            (DocumentKind::Draft(format), path) => {
                let place = match path {
                    Some(path) => DraftPlace::of_file(&path, &view.client),
                    None => DraftPlace::without_file(format, &view.client),
                };
                Task::Draft { draft: state.draft(), place, others, turn, view }
            }
            (kind @ (DocumentKind::Policy | DocumentKind::Config), Some(path)) => {
                Task::Authors { uri: uri.to_owned(), path, kind, turn, view }
            }
            (DocumentKind::Policy | DocumentKind::Config | DocumentKind::Other, _) => return Ok(()),
        };
        self.give(task)
    }

    /// Has a draft looked at before the pause, where a check has found what can be moved.
    fn glance(&self, uri: &str) -> anyhow::Result<()> {
        let Some(state) = self.documents.get(uri) else { return Ok(()) };
        let is_known = |checked: &&Arc<EditorReport>| checked.report.is_some() && checked.refusal().is_none();
        let Some(checked) = state.checked.clone().filter(|checked| is_known(&checked)) else { return Ok(()) };
        self.give(Task::Glance { checked, draft: state.draft(), turn: state.turn.clone(), view: self.view() })
    }

    /// Gives something to the worker.
    pub(super) fn give(&self, task: Task) -> anyhow::Result<()> {
        self.tasks.send(task).map_err(|_| anyhow!("a thread has ended"))
    }

    /// The other drafts with which one may have to be compared.
    fn members_beside(&self, uri: &str) -> Vec<(DraftText, DraftPlace)> {
        if !self.documents.get(uri).is_some_and(DocumentState::may_be_of_campaign) {
            return Vec::new();
        }
        let others = self.documents.iter().filter(|(other, state)| *other != uri && state.may_be_of_campaign());
        let member = |(_, state): (&String, &DocumentState)| {
            let place = DraftPlace::of_file(state.document.path.as_deref()?, &self.client);
            Some((state.draft(), place))
        };
        others.filter_map(member).collect()
    }

    /// The editor as it is now.
    pub(super) fn view(&self) -> EditorView {
        let authors = self.documents.values().filter(|state| state.document.is_toml());
        let texts = authors.filter_map(|state| {
            let OpenDocument { uri, path, text, .. } = &state.document;
            Some((path.clone()?, OpenFile { uri: uri.clone(), text: text.text.clone() }))
        });
        EditorView {
            open: OpenFiles(Arc::new(texts.collect())),
            settings: self.settings.clone(),
            client: self.client.clone(),
        }
    }
}
