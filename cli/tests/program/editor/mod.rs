//! The language server as an editor meets it: messages in, messages out.

mod drafts;
mod hostile;
mod policies;

use crate::support::folder;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long an answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor.
pub(crate) struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    incoming: Receiver<Value>,
    /// What came and nobody has asked for yet.
    kept: VecDeque<Value>,
    requests: i64,
    pub(crate) folder: PathBuf,
    /// The answer to `initialize`.
    pub(crate) agreed: Value,
}

impl Editor {
    /// An editor with a folder of a test's own, which counts places in UTF-16, as most do.
    pub(crate) fn open(name: &str, files: &[(&str, &[u8])]) -> Self {
        Self::with(name, files, &json!({}), &json!(["utf-16"]))
    }

    /// The same with wishes, and with the units that it knows.
    pub(crate) fn with(name: &str, files: &[(&str, &[u8])], options: &Value, units: &Value) -> Self {
        let mut editor = Self::silent(&folder(&format!("editor_{name}"), files));
        let root = editor.uri("");
        let params = json!({
            "processId": null,
            "rootUri": root,
            "workspaceFolders": [{"uri": root, "name": name}],
            "initializationOptions": options,
            "locale": "en",
            "capabilities": {
                "general": {"positionEncodings": units},
                "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}},
                "textDocument": {
                    "hover": {"contentFormat": ["markdown", "plaintext"]},
                    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
                    "publishDiagnostics": {
                        "relatedInformation": true,
                        "tagSupport": {"valueSet": [1, 2]},
                        "codeDescriptionSupport": true,
                    },
                },
            },
        });
        editor.agreed = editor.ask("initialize", params);
        editor.say("initialized", json!({}));
        editor
    }

    /// An editor that has not said anything yet.
    pub(crate) fn silent(folder: &Path) -> Self {
        let mut program = Command::new(snapbox::cmd::cargo_bin!("discretion"));
        program.arg("lsp").current_dir(std::env::temp_dir()).stdin(Stdio::piped()).stdout(Stdio::piped());
        for name in ["CI", "LC_ALL", "LC_MESSAGES", "LANG"] {
            program.env_remove(name);
        }
        let mut server = program.stderr(Stdio::piped()).spawn().expect("the program starts");
        let (sender, incoming) = channel();
        let output = server.stdout.take().expect("it is piped");
        thread::spawn(move || {
            let mut reader = BufReader::new(output);
            while let Some(message) = received(&mut reader) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let folder = folder.canonicalize().expect("it is there");
        let (input, kept) = (server.stdin.take(), VecDeque::new());
        Self { server, input, incoming, kept, requests: 0, folder, agreed: Value::Null }
    }

    /// The address of a file.
    pub(crate) fn uri(&self, file: &str) -> String {
        format!("file://{}", self.folder.join(file).display()).trim_end_matches('/').to_owned()
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        std::fs::write(self.folder.join(file), text).expect("it can be written");
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server listens");
    }

    /// Sends a message.
    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn say(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request, and gives its number.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.requests += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.requests, "method": method, "params": params}));
        self.requests
    }

    /// Asks, and gives the result; an error is one of the test.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer_to(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Asks what is refused, and gives the code and the message.
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> (i64, String) {
        let id = self.request(method, params);
        let answer = self.answer_to(id);
        let message = answer["error"]["message"].as_str().unwrap_or_else(|| panic!("{answer}"));
        (answer["error"]["code"].as_i64().unwrap_or_default(), message.to_owned())
    }

    pub(crate) fn answer_to(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The next message that is wanted; others are kept.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at).expect("it is there");
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.incoming.recv_timeout(left).unwrap_or_else(|_| panic!("nothing came: {:?}", self.kept));
            if wanted(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    pub(crate) fn notice(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].clone()
    }

    /// The next diagnostics of a file.
    pub(crate) fn diagnostics(&mut self, file: &str) -> Vec<Value> {
        let uri = self.uri(file);
        let is_it = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri.as_str()
        };
        self.wait(is_it)["params"]["diagnostics"].as_array().cloned().expect("it is a list")
    }

    /// The next diagnostics of a file that are as wanted.
    pub(crate) fn diagnostics_where(&mut self, file: &str, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        loop {
            let diagnostics = self.diagnostics(file);
            if wanted(&diagnostics) {
                return diagnostics;
            }
        }
    }

    pub(crate) fn open_file(&mut self, file: &str, language: &str, text: &str) {
        let item = json!({"uri": self.uri(file), "languageId": language, "version": 1, "text": text});
        self.say("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// Replaces all of the text of a file.
    pub(crate) fn retype(&mut self, file: &str, version: i64, text: &str) {
        let document = json!({"uri": self.uri(file), "version": version});
        self.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    /// Writes something at a place.
    pub(crate) fn type_at(&mut self, file: &str, version: i64, line: u32, character: u32, text: &str) {
        let document = json!({"uri": self.uri(file), "version": version});
        let place = json!({"line": line, "character": character});
        let changes = json!([{"range": {"start": place, "end": place}, "text": text}]);
        self.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    pub(crate) fn at(&self, file: &str, line: u32, character: u32) -> Value {
        json!({"textDocument": {"uri": self.uri(file)}, "position": {"line": line, "character": character}})
    }

    /// The actions for a range.
    pub(crate) fn actions(&mut self, file: &str, range: &Value) -> Vec<Value> {
        let document = json!({"uri": self.uri(file)});
        let context = json!({"diagnostics": []});
        let params = json!({"textDocument": document, "range": range, "context": context});
        self.ask("textDocument/codeAction", params).as_array().cloned().expect("it is a list")
    }

    /// Ends the conversation as an editor does.
    pub(crate) fn quit(mut self) -> (ExitStatus, String) {
        self.ask("shutdown", Value::Null);
        self.say("exit", Value::Null);
        self.ended()
    }

    /// Waits for the end of the program; gives what it said on standard error.
    pub(crate) fn ended(mut self) -> (ExitStatus, String) {
        self.input.take();
        let status = self.server.wait().expect("it ends");
        let mut said = String::new();
        self.server.stderr.take().expect("it is piped").read_to_string(&mut said).expect("it is text");
        (status, said)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn received(reader: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// A text with the changes of an action, whose places are counted in UTF-16.
pub(crate) fn applied(text: &str, action: &Value, uri: &str) -> String {
    let edit = &action["edit"]["changes"][uri][0];
    let offset = |place: &Value| {
        let (line, character) = (place["line"].as_u64().unwrap_or(0), place["character"].as_u64().unwrap_or(0));
        let start: usize =
            text.split_inclusive('\n').take(usize::try_from(line).expect("it is small")).map(str::len).sum();
        let mut units = 0;
        let rest = text.get(start..).unwrap_or_default();
        let within = rest.char_indices().find(|(_, letter)| {
            let is_there = units >= character;
            units += letter.len_utf16() as u64;
            is_there
        });
        start + within.map_or(rest.len(), |(at, _)| at)
    };
    let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
    let new = edit["newText"].as_str().expect("it has a text");
    format!("{}{new}{}", text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default())
}
