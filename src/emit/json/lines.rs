//! JSON lines: a head, a line for each draft as soon as it is checked, and an end, each an object with its `kind`.
//!
//! The objects are those of the JSON format. Nothing of a draft is kept once its line is written.

use super::{DraftJson, EndJson, HeadJson};
use crate::emit::emitter::{CheckedDraft, Emitter};
use crate::emit::look::Look;
use crate::emit::run::Run;
use crate::emit::wire::line;
use crate::policy::Policy;
use serde::Serialize;
use std::io::{self, Write};

pub(in crate::emit) fn emitter(_: &Look) -> Box<dyn Emitter> {
    Box::new(LinesEmitter)
}

#[derive(Debug)]
struct LinesEmitter;

/// A line, which says what it is.
#[derive(Serialize)]
struct JsonLine<T: Serialize> {
    kind: &'static str,
    #[serde(flatten)]
    content: T,
}

impl Emitter for LinesEmitter {
    fn begin(&mut self, _: &[&Policy], run: &Run, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", line(&JsonLine { kind: "run", content: HeadJson::of(run) }))
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", line(&JsonLine { kind: "draft", content: DraftJson::of(draft.report) }))?;
        // Whoever reads the lines as they come wants each draft at once.
        out.flush()
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", line(&JsonLine { kind: "end", content: EndJson::of(run) }))
    }
}
