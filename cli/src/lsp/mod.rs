//! The verb `lsp`: a language server, which checks drafts and policies in an editor while they are written.
//!
//! One thread reads what the editor says, one checks, and this one holds the state and answers: nothing that is typed
//! waits for a check. A check whose draft has changed meanwhile is dropped. What was found is masked before it leaves
//! the thread that found it.

mod actions;
mod answers;
mod authors;
mod checkers;
mod commands;
mod completion;
mod cursor;
mod drafts;
mod files;
mod glance;
mod hover;
mod labels;
mod open;
mod protocol;
mod reference;
mod server;
mod settings;
mod status;
mod uri;
mod wire;
mod worker;

use crate::Outcome;
use anyhow::Context;
use server::Server;
use std::io::{self, BufRead, BufReader, Write};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;
use wire::Incoming;
use worker::{Task, Work};

/// Something that the state depends on.
#[derive(Debug)]
enum Event {
    Incoming(Incoming),
    Done(Work),
}

/// How long nothing must be typed before a text is checked.
const QUIET: Duration = Duration::from_millis(100);

/// Serves the editor at the other end of standard input and output until it says that it is done, or is gone.
pub(crate) fn run() -> anyhow::Result<Outcome> {
    serve(BufReader::new(io::stdin()), Box::new(io::stdout().lock()), QUIET)
}

/// Serves the editor at the other end of two streams; a text is checked when nothing was typed for so long.
pub(crate) fn serve(
    reader: impl BufRead + Send + 'static,
    writer: Box<dyn Write>,
    quiet: Duration,
) -> anyhow::Result<Outcome> {
    let (events, received) = channel();
    let (tasks, given) = channel::<Task>();
    let (read, commands) = (events.clone(), events.clone());
    thread::Builder::new().spawn(move || read_all(reader, &read)).context("cannot start a thread")?;
    thread::Builder::new().spawn(move || worker::work(&given, &events)).context("cannot start a thread")?;
    Server::new(writer, quiet, tasks, commands).serve(&received)
}

/// Reads until nothing comes any more.
fn read_all(mut reader: impl BufRead, events: &Sender<Event>) {
    loop {
        let incoming = wire::receive(&mut reader);
        let is_last = matches!(incoming, Incoming::Broken(_) | Incoming::Closed);
        if events.send(Event::Incoming(incoming)).is_err() || is_last {
            return;
        }
    }
}
