//! The thread that checks: one thing after the other, and nothing that nobody waits for any more.

use super::Event;
use super::authors::AuthorsReport;
use super::checkers::{DraftDesk, DraftPlace, EditorCheckers};
use super::commands::CommandDone;
use super::drafts::{DraftText, EditorReport};
use super::files::OpenFiles;
use super::glance::Glance;
use super::open::DocumentKind;
use super::settings::{Client, EditorSettings};
use lsp_server::RequestId;
use serde_json::Value;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender};

/// The editor as it is when a task is given.
#[derive(Clone, Debug)]
pub(super) struct EditorView {
    pub(super) open: OpenFiles,
    pub(super) settings: Arc<EditorSettings>,
    pub(super) client: Arc<Client>,
}

/// The number of a text: each change of a document makes a new one.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    pub(super) number: u64,
    /// The number of the text that the document has now.
    pub(super) latest: Arc<AtomicU64>,
}

impl Turn {
    /// Returns whether the text has changed since.
    fn is_over(&self) -> bool {
        self.latest.load(Ordering::Relaxed) != self.number
    }
}

/// Something to do.
pub(super) enum Task {
    Draft {
        draft: DraftText,
        place: DraftPlace,
        /// Other drafts that may be of its campaign.
        others: Vec<(DraftText, DraftPlace)>,
        turn: Turn,
        view: EditorView,
    },
    /// A draft that is being typed, to be seen at once.
    Glance { checked: Arc<EditorReport>, draft: DraftText, turn: Turn, view: EditorView },
    /// A policy or a configuration that is open.
    Authors { uri: String, path: PathBuf, kind: DocumentKind, turn: Turn, view: EditorView },
    /// The answer to a request, unless it is given up.
    Answer { id: RequestId, is_given_up: Arc<AtomicBool>, answer: Box<dyn FnOnce(&AtomicBool) -> Value + Send> },
    /// A document is closed.
    Forget(String),
}

/// Something that was done.
pub(super) enum Work {
    Draft(u64, Box<EditorReport>),
    Glance(u64, Glance),
    Authors(u64, Box<AuthorsReport>),
    Answer(RequestId, Value),
    Command(RequestId, CommandDone),
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Draft(..) => "Draft",
            Self::Glance(..) => "Glance",
            Self::Authors(..) => "Authors",
            Self::Answer(..) => "Answer",
            Self::Command(..) => "Command",
        })
    }
}

/// Does what is given until nobody gives anything any more.
pub(super) fn work(tasks: &Receiver<Task>, events: &Sender<Event>) {
    let mut checkers = EditorCheckers::default();
    for task in tasks {
        let done = match task {
            Task::Draft { turn, .. } | Task::Glance { turn, .. } | Task::Authors { turn, .. } if turn.is_over() => {
                continue;
            }
            Task::Draft { draft, place, others, turn, view } => {
                let desk = checkers.desk(&draft.uri, &place, &view.open, &view.settings);
                let of_other = |(draft, place): (DraftText, DraftPlace)| {
                    let desk = checkers.desk(&draft.uri, &place, &view.open, &view.settings).0?;
                    Some((draft, desk))
                };
                let others: Vec<(DraftText, DraftDesk)> = others.into_iter().filter_map(of_other).collect();
                Work::Draft(turn.number, Box::new(EditorReport::of(draft, desk, others, &view)))
            }
            Task::Glance { checked, draft, turn, view } => match Glance::of(&checked, &draft, &view) {
                Some(glance) => Work::Glance(turn.number, glance),
                None => continue,
            },
            Task::Authors { uri, path, kind, turn, view } => {
                Work::Authors(turn.number, Box::new(AuthorsReport::of(uri, &path, kind, &view)))
            }
            Task::Answer { is_given_up, .. } if is_given_up.load(Ordering::Relaxed) => continue,
            Task::Answer { id, is_given_up, answer } => Work::Answer(id, answer(&is_given_up)),
            Task::Forget(uri) => {
                checkers.forget(&uri);
                continue;
            }
        };
        if events.send(Event::Done(done)).is_err() {
            return;
        }
    }
}
