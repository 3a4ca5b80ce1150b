//! Conversations with the language server: texts that are opened, typed in and closed, requests about any place, commands,
//! parameters that are none, and messages that are no messages.
//!
//! The server never panics; it answers each request once; no message of its log has a word of a draft; and whatever came, it
//! ends in good order when it is asked to.

use arbitrary::{Arbitrary, Unstructured};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most steps of a conversation.
const MOST_STEPS: usize = 40;
/// A folder that is nowhere: what is checked is open in the editor.
const ROOT: &str = "file:///nowhere/at/all";
/// Stands in each draft, and must stand in no log.
const MARK: &str = "zwqxv";
const DOCUMENTS: [&str; 6] = ["a.md", "b.txt", "c.html", "discretion.toml", "p.toml", "d.ipynb"];
const LANGUAGES: [&str; 4] = ["markdown", "plaintext", "toml", "rust"];
const METHODS: [&str; 5] = [
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/nothing",
];
const NOTICES: [&str; 9] = [
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didClose",
    "textDocument/didSave",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders",
    "$/cancelRequest",
    "$/nothing",
];
const COMMANDS: [&str; 3] = ["discretion.runExamples", "discretion.wouldFlag", "discretion.nothing"];
const POLICY: &str = r#"discretion = 1
name = "acme"
[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
flags = ["Project Falcon is here."]
[[competitor]]
id = "globex"
names = ["Globex"]
[[tone]]
id = "slang"
terms = ["dude"]
patterns = ['(?i)\bwow+\b']
"#;

/// A step of a conversation. Documents, methods and the like are numbers that are counted round.
#[derive(Arbitrary, Debug)]
enum Step {
    Open(u8, u8, String),
    Type(u8, [u8; 4], String),
    Retype(u8, String),
    Close(u8),
    /// A request, whose answer may be waited for before the next step.
    Ask(u8, u8, [u8; 4], bool),
    Run(u8, u8, String),
    Cancel,
    /// A request or a notice with parameters of any kind.
    Odd(u8, bool, String),
    /// A message of any bytes.
    Raw(Vec<u8>),
}

/// Holds the promise for the conversation that these bytes make.
pub(crate) fn hold(bytes: &[u8]) {
    let Ok(steps) = Vec::<Step>::arbitrary_take_rest(Unstructured::new(bytes)) else { return };
    let mut editor = Editor::begun();
    editor.open("discretion.toml", "toml", "policies = [\"p.toml\"]\n");
    editor.open("p.toml", "toml", POLICY);
    steps.into_iter().take(MOST_STEPS).for_each(|step| editor.take(step));
    editor.end();
}

/// An editor.
struct Editor {
    input: Sender<Vec<u8>>,
    output: BufReader<Stream>,
    server: thread::JoinHandle<u8>,
    requests: usize,
    waiting: BTreeSet<String>,
}

impl Editor {
    /// An editor that has begun a conversation.
    fn begun() -> Self {
        let (input, given) = channel();
        let (said, output) = channel();
        let reader = BufReader::new(Stream { pieces: given, rest: Vec::new(), patience: None });
        let server = thread::spawn(move || discretion_cli::serve_editor(reader, Pieces(said)));
        let output = BufReader::new(Stream { pieces: output, rest: Vec::new(), patience: Some(PATIENCE) });
        let mut editor = Self { input, output, server, requests: 0, waiting: BTreeSet::new() };
        let capabilities = json!({"general": {"positionEncodings": ["utf-16"]}});
        let folders = json!([{"uri": ROOT, "name": "a"}]);
        editor.ask("initialize", json!({"rootUri": ROOT, "workspaceFolders": folders, "capabilities": capabilities}));
        editor.wait();
        editor.say("initialized", json!({}));
        editor
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Open(document, language, text) => {
                let name = picked(&DOCUMENTS, document);
                self.open(name, picked(&LANGUAGES, language), &marked(name, &text, language > 127));
            }
            Step::Type(document, [line, from, to_line, to], text) => {
                let name = picked(&DOCUMENTS, document);
                let range = json!({"start": place(line, from), "end": place(to_line, to)});
                self.change(name, json!({"range": range, "text": marked(name, &text, false)}));
            }
            Step::Retype(document, text) => {
                let name = picked(&DOCUMENTS, document);
                self.change(name, json!({"text": marked(name, &text, document > 127)}));
            }
            Step::Close(document) => {
                self.say("textDocument/didClose", json!({"textDocument": {"uri": uri(picked(&DOCUMENTS, document))}}));
            }
            Step::Ask(method, document, [line, from, to_line, to], waits) => {
                let start = place(line, from);
                let range = json!({"start": start, "end": place(to_line, to)});
                let document = json!({"uri": uri(picked(&DOCUMENTS, document))});
                let params = json!({"textDocument": document, "position": start, "range": range, "context": {}});
                self.ask(picked(&METHODS, method), params);
                if waits {
                    self.wait();
                }
            }
            Step::Run(command, document, rule) => {
                let subject = json!({"uri": uri(picked(&DOCUMENTS, document)), "rule": rule, "folders": [ROOT]});
                let params = json!({"command": picked(&COMMANDS, command), "arguments": [subject]});
                self.ask("workspace/executeCommand", params);
            }
            Step::Cancel => {
                let last = format!("own-{}", self.requests);
                self.say("$/cancelRequest", json!({"id": last}));
            }
            // What lies on the disk is none of this.
            Step::Odd(_, _, text) if text.contains("file:") => {}
            Step::Odd(method, is_request, text) => {
                let params = serde_json::from_str(&text).unwrap_or(Value::String(text));
                if is_request {
                    self.ask(picked(&METHODS, method), params);
                } else {
                    self.say(picked(&NOTICES, method), params);
                }
            }
            Step::Raw(bytes) => {
                let message: Value = serde_json::from_slice(&bytes).unwrap_or_default();
                // It may say anything but that all is over, and has no numbers of ours.
                if message.get("method").is_none() && message.get("id").is_none() {
                    self.send(&bytes);
                }
            }
        }
    }

    fn open(&mut self, name: &str, language: &str, text: &str) {
        let item = json!({"uri": uri(name), "languageId": language, "version": 1, "text": text});
        self.say("textDocument/didOpen", json!({"textDocument": item}));
    }

    fn change(&mut self, name: &str, change: Value) {
        let document = json!({"uri": uri(name), "version": 2});
        self.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.requests += 1;
        let id = format!("own-{}", self.requests);
        self.waiting.insert(id.clone());
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string().as_bytes());
    }

    fn say(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string().as_bytes());
    }

    fn send(&mut self, text: &[u8]) {
        let head = format!("Content-Length: {}\r\n\r\n", text.len());
        self.input.send([head.as_bytes(), text].concat()).expect("the server reads until it is told that all is over");
    }

    /// Reads until each request has its answer.
    fn wait(&mut self) {
        while !self.waiting.is_empty() {
            let message = self.receive();
            if message.get("method").is_some() {
                let is_log = message["method"].as_str().is_some_and(|method| method.starts_with("window/"));
                let quotes = is_log && message.to_string().contains(MARK);
                assert!(!quotes, "a message of the log quotes a draft: {message}");
            } else if let Some(id) = message["id"].as_str() {
                assert!(self.waiting.remove(id), "{id} is answered twice");
            }
        }
    }

    /// A message of the server.
    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("the head of a message is text");
            assert!(!line.is_empty(), "the server has ended, and {:?} have no answer", self.waiting);
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", written)) => length = written.parse().expect("it is a number"),
                Some(_) => {}
                None => break,
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).expect("a message is as long as its head says");
        serde_json::from_slice(&bytes).expect("a message is JSON")
    }

    fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.wait();
        self.say("exit", Value::Null);
        let status = self.server.join().expect("the server does not panic");
        assert_eq!(status, 0, "the conversation ended in good order");
    }
}

/// What the other side sends, as a stream.
struct Stream {
    pieces: Receiver<Vec<u8>>,
    rest: Vec<u8>,
    /// How long to wait for the next piece; none for ever.
    patience: Option<Duration>,
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() {
            self.rest = match self.patience {
                Some(patience) => {
                    let piece = self.pieces.recv_timeout(patience);
                    assert!(piece != Err(std::sync::mpsc::RecvTimeoutError::Timeout), "the server does not answer");
                    piece.unwrap_or_default()
                }
                None => self.pieces.recv().unwrap_or_default(),
            };
        }
        let length = self.rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.rest[..length]);
        self.rest.drain(..length);
        Ok(length)
    }
}

/// The other end of a stream.
struct Pieces(Sender<Vec<u8>>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // An empty piece is the end of a stream.
        if !bytes.is_empty() {
            self.0.send(bytes.to_vec()).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One of several things, whatever the number.
fn picked<'t>(several: &[&'t str], number: u8) -> &'t str {
    several[usize::from(number) % several.len()]
}

fn uri(name: &str) -> String {
    format!("{ROOT}/{name}")
}

fn place(line: u8, character: u8) -> Value {
    json!({"line": line / 8, "character": character / 2})
}

/// A text as it is opened or typed: drafts have the mark, and policies may go on from one that is sound.
fn marked(name: &str, text: &str, goes_on: bool) -> String {
    match name {
        "p.toml" if goes_on => format!("{POLICY}{text}"),
        "p.toml" | "discretion.toml" => text.to_owned(),
        _ => format!("{text} {MARK}"),
    }
}
