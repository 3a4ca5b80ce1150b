//! What the editor is answered and told.

use super::authors::FileDiagnostics;
use super::protocol::{AboutDocument, AtPlace, Command, Diagnostics, EditorDiagnostic, InRange, kind};
use super::server::Server;
use super::status::STATUS;
use super::worker::{Task, Work};
use super::{actions, commands, completion, hover, reference};
use anyhow::Context;
use discretion::text::printable;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Says that a message is not as the protocol has it. It is not quoted: it may hold a draft.
pub(super) fn not_understood(method: &str) -> String {
    format!("the parameters of `{}` are not as the protocol has them", printable(method))
}

/// Says that a message is about a document that was never opened.
pub(super) fn not_open(method: &str, uri: &str) -> String {
    format!("`{}`: the document is not open: {}", printable(method), printable(uri))
}

/// An answer that is being made.
#[derive(Debug)]
pub(super) struct PendingAnswer {
    id: RequestId,
    /// The document that it is about.
    pub(super) uri: String,
    is_given_up: Arc<AtomicBool>,
}

impl PendingAnswer {
    fn of(id: RequestId, uri: String) -> Self {
        Self { id, uri, is_given_up: Arc::new(AtomicBool::new(false)) }
    }
}

impl Server {
    /// Answers a request about a document, or lets it wait for the check of its text.
    pub(super) fn ask(&mut self, request: Request) -> anyhow::Result<()> {
        let about: Option<AboutDocument> = AboutDocument::of(&request.params);
        let Some(uri) = about.map(|about| about.text_document.uri) else {
            let what = not_understood(&request.method);
            return self.refuse(request.id, ErrorCode::InvalidParams, &what);
        };
        let Some(state) = self.documents.get_mut(&uri) else {
            let what = not_open(&request.method, &uri);
            return self.refuse(request.id, ErrorCode::InvalidParams, &what);
        };
        let needs_check = matches!(state.document.kind, super::open::DocumentKind::Draft(_));
        if needs_check && (state.due.is_some() || state.is_running) {
            let is_due = state.due.is_some();
            state.waiting.push(request);
            return if is_due { self.begin(&uri) } else { Ok(()) };
        }
        self.respond(request)
    }

    /// Answers a request about a document whose text is checked.
    fn respond(&mut self, request: Request) -> anyhow::Result<()> {
        let Request { id, method, params } = request;
        match method.as_str() {
            "textDocument/hover" => {
                let Some(at) = self.params::<AtPlace>(&id, &method, params)? else { return Ok(()) };
                let value = self.hover(&at);
                self.answer(id, &value)
            }
            "textDocument/codeAction" => {
                let Some(at) = self.params::<InRange>(&id, &method, params)? else { return Ok(()) };
                // What is not a literal would have to be a command of the editor's own.
                let state = self.documents.get(&at.text_document.uri).filter(|_| self.client.has_code_actions);
                let Some(checked) = state.and_then(|state| state.checked.clone()) else {
                    return self.answer(id, &Value::Array(Vec::new()));
                };
                let (client, settings) = (self.client.clone(), self.settings.clone());
                let work = move |is_given_up: &AtomicBool| {
                    let all = actions::actions(&checked, at.range, &client, &settings, is_given_up);
                    serde_json::to_value(all).unwrap_or_default()
                };
                // Comments are tried: that is a check for each.
                let pending = PendingAnswer::of(id.clone(), at.text_document.uri);
                let is_given_up = pending.is_given_up.clone();
                self.answering.push(pending);
                self.give(Task::Answer { id, is_given_up, answer: Box::new(work) })
            }
            _ => {
                let Some(about) = self.params::<AboutDocument>(&id, &method, params)? else { return Ok(()) };
                let lenses =
                    self.documents.get(&about.text_document.uri).map(|state| commands::lenses(state, &self.view()));
                self.answer(id, &lenses.unwrap_or_default())
            }
        }
    }

    fn hover(&self, at: &AtPlace) -> Value {
        let Some(state) = self.documents.get(&at.text_document.uri) else { return Value::Null };
        match &state.checked {
            Some(checked) => hover::hover(checked, at.position, &self.client, &self.settings),
            None if state.document.is_of_authors() => reference::hover(&state.document, at.position, &self.client),
            None => Value::Null,
        }
    }

    /// Answers what may stand at a place of a policy or a configuration.
    pub(super) fn complete(&mut self, request: Request) -> anyhow::Result<()> {
        let Request { id, method, params } = request;
        let Some(at) = self.params::<AtPlace>(&id, &method, params)? else { return Ok(()) };
        let Some(state) = self.documents.get(&at.text_document.uri) else {
            let what = not_open(&method, &at.text_document.uri);
            return self.refuse(id, ErrorCode::InvalidParams, &what);
        };
        let items = if state.document.is_of_authors() {
            completion::complete(state, &self.view().open, at.position)
        } else {
            Vec::new()
        };
        self.answer(id, &items)
    }

    /// Runs a command of a lens.
    pub(super) fn command(&mut self, request: Request) -> anyhow::Result<()> {
        let Request { id, method, params } = request;
        let Some(command) = self.params::<Command>(&id, &method, params)? else { return Ok(()) };
        match commands::prepared(&command, &self.view()) {
            Ok(work) => {
                // A folder may hold many drafts: nothing that is typed waits for them.
                let events = self.events.clone();
                let run = move || {
                    let _ = events.send(super::Event::Done(Work::Command(id, work())));
                };
                std::thread::Builder::new().spawn(run).context("cannot start a thread")?;
                Ok(())
            }
            Err(what) => self.refuse(id, ErrorCode::InvalidParams, &what),
        }
    }

    /// Gives up a request that waits.
    pub(super) fn cancel(&mut self, params: &Value) -> anyhow::Result<()> {
        let Ok(id) = serde_json::from_value::<RequestId>(params.get("id").cloned().unwrap_or_default()) else {
            return Ok(());
        };
        let mut is_waiting = false;
        for state in self.documents.values_mut() {
            let before = state.waiting.len();
            state.waiting.retain(|request| request.id != id);
            is_waiting |= state.waiting.len() < before;
        }
        let (code, what) = (ErrorCode::RequestCanceled, "the request was cancelled");
        if is_waiting { self.refuse(id, code, what) } else { self.give_up(|pending| pending.id == id, code, what) }
    }

    /// Refuses answers that are being made: nobody waits for them, or their text is gone.
    pub(super) fn give_up(
        &mut self,
        which: impl Fn(&PendingAnswer) -> bool,
        code: ErrorCode,
        what: &str,
    ) -> anyhow::Result<()> {
        let (over, left) = std::mem::take(&mut self.answering).into_iter().partition(which);
        self.answering = left;
        let over: Vec<PendingAnswer> = over;
        over.into_iter().try_for_each(|pending| {
            pending.is_given_up.store(true, Ordering::Relaxed);
            self.refuse(pending.id, code, what)
        })
    }

    /// Takes what the worker has done, unless the text has changed since.
    pub(super) fn done(&mut self, work: Work) -> anyhow::Result<()> {
        match work {
            Work::Answer(id, value) => {
                let before = self.answering.len();
                self.answering.retain(|pending| pending.id != id);
                if self.answering.len() < before { self.answer(id, &value) } else { Ok(()) }
            }
            Work::Command(id, done) => self.tell_command(id, done),
            Work::Draft(number, checked) => {
                let uri = checked.draft.uri.clone();
                let (diagnostics, status) = (checked.diagnostics(&self.client), checked.status());
                let elsewhere = checked.elsewhere.clone();
                let Some(state) = self.documents.get_mut(&uri).filter(|state| state.turn.number == number) else {
                    return Ok(());
                };
                let was_refused = state.checked.as_ref().is_some_and(|before| before.refusal().is_some());
                state.is_running = false;
                state.checked = Some(Arc::new(*checked));
                let version = state.document.version;
                let waiting = std::mem::take(&mut state.waiting);
                self.publish(&uri, Some(version), &diagnostics)?;
                self.tell(&uri, elsewhere)?;
                if status.is_refusal() && !was_refused {
                    self.log(kind::WARNING, status.message())?;
                }
                self.notify(STATUS, &status)?;
                waiting.into_iter().try_for_each(|request| self.respond(request))
            }
            Work::Glance(number, glance) => {
                let is_latest = self.documents.get(&glance.uri).is_some_and(|state| state.turn.number == number);
                if is_latest { self.publish(&glance.uri, Some(glance.version), &glance.diagnostics) } else { Ok(()) }
            }
            Work::Authors(number, report) => {
                let uri = report.uri.clone();
                let Some(state) = self.documents.get_mut(&uri).filter(|state| state.turn.number == number) else {
                    return Ok(());
                };
                state.is_running = false;
                let files = report.files.clone();
                let before = state.authored.take();
                state.authored = Some(Arc::new(report.after(before.as_deref())));
                self.tell(&uri, files)
            }
        }
    }

    /// Says what a command found.
    fn tell_command(&mut self, id: RequestId, done: commands::CommandDone) -> anyhow::Result<()> {
        if let Some(state) = self.documents.get_mut(&done.uri) {
            state.tried = done.diagnostics;
            self.republish(&done.uri)?;
        }
        self.show(kind::INFO, &done.message)?;
        self.answer(id, &done.answer)
    }

    /// Publishes what a check found wrong with policies and configurations.
    pub(super) fn tell(&mut self, teller: &str, files: FileDiagnostics) -> anyhow::Result<()> {
        let now: BTreeSet<String> = files.keys().cloned().collect();
        let before = self.told.insert(teller.to_owned(), files).unwrap_or_default();
        let touched: BTreeSet<String> = now.into_iter().chain(before.into_keys()).collect();
        self.told.retain(|_, files| !files.is_empty());
        touched.iter().try_for_each(|file| self.republish(file))
    }

    /// Publishes what is known of a policy or a configuration: what its own check says, where it is open.
    fn republish(&mut self, file: &str) -> anyhow::Result<()> {
        let open = self.documents.get(file).filter(|state| state.document.is_of_authors());
        let version = open.map(|state| state.document.version);
        let all: Vec<EditorDiagnostic> = match open {
            Some(state) => {
                let own = self.told.get(file).and_then(|files| files.get(file)).into_iter().flatten();
                own.chain(&state.tried).cloned().collect()
            }
            None => {
                let mut all: Vec<EditorDiagnostic> = Vec::new();
                for one in self.told.values().filter_map(|files| files.get(file)).flatten() {
                    if !all.contains(one) {
                        all.push(one.clone());
                    }
                }
                all
            }
        };
        self.publish(file, version, &all)
    }

    pub(super) fn publish(
        &mut self,
        uri: &str,
        version: Option<i32>,
        diagnostics: &[EditorDiagnostic],
    ) -> anyhow::Result<()> {
        self.notify("textDocument/publishDiagnostics", &Diagnostics { uri, version, diagnostics })
    }

    /// Says something to whoever sits before the editor.
    pub(super) fn show(&mut self, kind: u8, message: &str) -> anyhow::Result<()> {
        self.notify("window/showMessage", &BTreeMap::from([("type", Value::from(kind)), ("message", message.into())]))
    }

    /// Writes a line of the editor's log.
    pub(super) fn log(&mut self, kind: u8, message: &str) -> anyhow::Result<()> {
        self.notify("window/logMessage", &BTreeMap::from([("type", Value::from(kind)), ("message", message.into())]))
    }

    fn notify(&mut self, method: &str, params: &impl Serialize) -> anyhow::Result<()> {
        let params = serde_json::to_value(params).context("a message cannot be written")?;
        self.send(&Message::Notification(Notification { method: method.to_owned(), params }))
    }

    pub(super) fn answer(&mut self, id: RequestId, result: &impl Serialize) -> anyhow::Result<()> {
        let result = serde_json::to_value(result).context("a message cannot be written")?;
        self.send(&Message::Response(Response { id, response_result: Ok(result) }))
    }

    pub(super) fn refuse(&mut self, id: RequestId, code: ErrorCode, what: &str) -> anyhow::Result<()> {
        self.send(&Message::Response(Response::new_err(id, code as i32, what.to_owned())))
    }

    pub(super) fn send(&mut self, message: &Message) -> anyhow::Result<()> {
        super::wire::send(&mut self.out, message).context("cannot write to standard output")
    }

    /// The parameters of a request; none where they are not as they must be: then it is refused.
    fn params<P: DeserializeOwned>(
        &mut self,
        id: &RequestId,
        method: &str,
        params: Value,
    ) -> anyhow::Result<Option<P>> {
        match serde_json::from_value(params) {
            Ok(params) => Ok(Some(params)),
            Err(_) => {
                self.refuse(id.clone(), ErrorCode::InvalidParams, &not_understood(method))?;
                Ok(None)
            }
        }
    }
}

impl AboutDocument {
    /// The document that parameters are about.
    fn of(params: &Value) -> Option<Self> {
        serde::Deserialize::deserialize(params).ok()
    }
}
