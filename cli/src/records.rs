//! Drafts in the lines of files: `check --input-format jsonl`, for what has more drafts than a folder should.
//!
//! Only the lines in flight are in memory, and reports come in the order of the lines. A line that is no draft is an
//! error with its place; the others are checked all the same.

use crate::Outcome;
use crate::arguments::CheckArguments;
use crate::destination::Reports;
use crate::gate::{DraftList, DraftScope, DraftSource, NO_INPUT, Problem, Strictness, opened, reason};
use crate::moments::now;
use crate::orders::{Desk, Orders};
use crate::output::{Look, Output};
use crate::parallel::{in_order, threads};
use crate::secrecy;
use crate::trusted::Trusted;
use anyhow::{anyhow, bail};
use discretion::Report;
use discretion::draft::Record;
use discretion::text::Span;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// The formats that hold records.
const FORMATS: [&str; 2] = ["jsonl", "json"];

/// Checks the drafts in the lines of the files that the arguments name.
pub(crate) fn run(arguments: &CheckArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    if let Some(choice) = arguments.format.iter().find(|choice| !FORMATS.contains(&choice.format.name())) {
        bail!("`{}` is for drafts in files of their own; write --format jsonl", choice.format.name());
    }
    let trusted = Trusted::of(&arguments.trust)?;
    let scope = DraftScope { stdin_path: None, no_ignore: true, strictness: Strictness::Lenient };
    if let Some(folder) = arguments.paths.iter().find(|path| path.is_dir()) {
        bail!("{} is a folder; name the files whose lines are drafts", folder.display());
    }
    let list = DraftList::of(&arguments.paths, scope);
    if arguments.input.from_byte > 0 && list.drafts.len() + list.problems.len() > 1 {
        bail!("--from-byte is a place in one file, and there are several");
    }
    let at = arguments.at.map_or_else(now, Ok)?;
    let Some(orders) = Orders::of(&list.drafts, Desk { arguments, trusted: &trusted, at, errors })? else {
        return Ok(Outcome::Error);
    };
    let masking = secrecy::masking(arguments.mask);
    let mut reports = Reports::begin(arguments, &orders, &list, output, errors)?;
    list.problems.iter().for_each(|problem| reports.add_problem(problem));
    let mut fails = false;
    for (source, order) in list.drafts.iter().zip(orders.each()) {
        let lines = match RecordLines::of(source, arguments) {
            Ok(lines) => lines,
            Err(problem) => {
                reports.add_problem(&problem);
                continue;
            }
        };
        let check = |line: Result<RecordLine, Problem>| -> Result<(Report, String), Problem> {
            let (text, record) = line?.draft(source, arguments)?;
            let draft = order.draft(source, &source.name, &text, arguments.publish_at).record(record);
            Ok((arguments.shown(orders.checker(order).check(&draft).masked(masking)), text))
        };
        in_order(lines, threads(arguments.jobs), check, |checked| match checked {
            Ok((report, text)) => {
                fails |= order.fail_on.fails(report.verdict());
                reports.add(&report, &text)
            }
            Err(problem) => {
                reports.add_problem(&problem);
                Ok(())
            }
        })?;
    }
    let is_whole = reports.finish()?.unread().is_empty();
    Ok(match (is_whole, fails) {
        (false, _) => Outcome::Error,
        (true, true) => Outcome::Failure,
        (true, false) => Outcome::Success,
    })
}

/// The lines of one file, one after the other; blank ones are left out.
struct RecordLines<'l> {
    name: &'l str,
    reader: Box<dyn BufRead>,
    max_bytes: u64,
    /// The number of lines before the next one.
    before: u64,
    /// The byte at which the next one begins.
    offset: u64,
    /// True once there is nothing more to read.
    is_over: bool,
}

/// A line, and where it stands.
struct RecordLine {
    number: u64,
    start: u64,
    bytes: Vec<u8>,
}

impl<'l> RecordLines<'l> {
    /// The lines of a source from a byte on, which must be the first of a line.
    fn of(source: &'l DraftSource, arguments: &CheckArguments) -> Result<Self, Problem> {
        let from = arguments.input.from_byte;
        let problem = |message: String| Problem { path: source.name.clone(), message };
        let (reader, before): (Box<dyn BufRead>, u64) = match source.file() {
            None if from > 0 => return Err(problem("--from-byte reads a file, not standard input".to_owned())),
            None => {
                let mut input = io::stdin().lock();
                if input.fill_buf().map_err(|error| problem(reason(&error)))?.is_empty() {
                    return Err(problem(NO_INPUT.to_owned()));
                }
                (Box::new(input), 0)
            }
            Some(path) => {
                let (file, _) = opened(path).map_err(problem)?;
                let (file, before) = skipped(file, from).map_err(|error| problem(format!("{error:#}")))?;
                (Box::new(BufReader::new(file)), before)
            }
        };
        let (name, max_bytes) = (source.name.as_str(), arguments.max_bytes);
        Ok(Self { name, reader, max_bytes, before, offset: from, is_over: false })
    }

    fn read(&mut self) -> io::Result<Option<Result<RecordLine, Problem>>> {
        let (mut bytes, start) = (Vec::new(), self.offset);
        // One byte more than a line may have, and the end of the line.
        let limit = self.max_bytes.saturating_add(2);
        let read = self.reader.by_ref().take(limit).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.before += 1;
        self.offset += read as u64;
        let is_ended = bytes.last() == Some(&b'\n');
        if !is_ended && read as u64 == limit {
            self.offset += self.reader.skip_until(b'\n')? as u64;
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        let number = self.before;
        if bytes.len() as u64 > self.max_bytes {
            let message = format!("larger than {} bytes; --max-bytes raises the limit", self.max_bytes);
            return Ok(Some(Err(Problem { path: format!("{}:{number}", self.name), message })));
        }
        Ok(Some(Ok(RecordLine { number, start, bytes })))
    }
}

impl Iterator for RecordLines<'_> {
    type Item = Result<RecordLine, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.read() {
                Ok(Some(Ok(line))) if line.bytes.trim_ascii().is_empty() => {}
                Ok(Some(line)) => return Some(line),
                Ok(None) => self.is_over = true,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(Problem { path: self.name.to_owned(), message: reason(&error) }));
                }
            }
        }
        None
    }
}

impl RecordLine {
    /// The text of the draft that a line holds, and where it stands.
    fn draft(self, source: &DraftSource, arguments: &CheckArguments) -> Result<(String, Record), Problem> {
        let problem = |message: String| Problem { path: format!("{}:{}", source.name, self.number), message };
        let input = &arguments.input;
        let mut value: Value = serde_json::from_slice(&self.bytes).map_err(|error| problem(not_json(&error)))?;
        let Some(fields) = value.as_object_mut() else {
            return Err(problem(format!("{}, expected an object", kind(&value))));
        };
        let id = match fields.remove(&input.id_field) {
            Some(Value::String(id)) => Some(id),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(Value::Null) | None => None,
            Some(other) => {
                return Err(problem(format!("`{}` is {}, expected a text or a number", input.id_field, kind(&other))));
            }
        };
        let text = match fields.remove(&input.text_field) {
            Some(Value::String(text)) => text,
            Some(other) => return Err(problem(format!("`{}` is {}, expected a text", input.text_field, kind(&other)))),
            None => return Err(problem(format!("no field `{}`; --text-field names another", input.text_field))),
        };
        let offset = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
        let span = Span::new(offset(self.start), offset(self.start + self.bytes.len() as u64));
        Ok((text, Record::new(id, self.number, span)))
    }
}

/// A file from a byte on, and the number of lines before it.
fn skipped(mut file: File, from: u64) -> anyhow::Result<(File, u64)> {
    let (mut lines, mut last, mut at) = (0, b'\n', 0);
    let mut buffer = vec![0; 1 << 16];
    while at < from {
        let wanted = usize::try_from(from - at).unwrap_or(usize::MAX).min(buffer.len());
        let read = file.read(&mut buffer[..wanted]).map_err(|error| anyhow!(reason(&error)))?;
        if read == 0 {
            bail!("--from-byte {from} lies behind its end at {at}");
        }
        lines += buffer[..read].iter().filter(|byte| **byte == b'\n').count() as u64;
        last = buffer[read - 1];
        at += read as u64;
    }
    if last != b'\n' {
        bail!("--from-byte {from} lies inside of a line, expected the first byte of one");
    }
    Ok((file, lines))
}

/// The mistake in a line, and never its text.
fn not_json(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    // Parsed into a `Value`, so that no message of the parser quotes the line.
    format!("not JSON at column {}: {said}", error.column())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
