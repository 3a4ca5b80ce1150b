//! Messages that no editor should send: each is answered or told, and the next one is understood.

use super::Editor;
use crate::support::folder;
use serde_json::{Value, json};

#[test]
fn what_no_protocol_knows_is_refused_and_the_server_goes_on() {
    let mut editor = Editor::open("hostile", &[]);
    assert_eq!(
        editor.refused("textDocument/nothing", json!({})),
        (-32601, "there is no method `textDocument/nothing`".to_owned())
    );
    assert_eq!(editor.refused("initialize", json!({})).0, -32600);
    let (code, message) = editor.refused("textDocument/hover", json!({"textDocument": 3}));
    assert_eq!(
        (code, message.as_str()),
        (-32602, "the parameters of `textDocument/hover` are not as the protocol has them")
    );
    let at = editor.at("never.md", 0, 0);
    let (code, message) = editor.refused("textDocument/hover", at);
    assert!(code == -32602 && message.starts_with("`textDocument/hover`: the document is not open: "), "{message}");
    for params in [json!({"command": "rm"}), json!({"command": "discretion.runExamples"}), json!({})] {
        assert_eq!(editor.refused("workspace/executeCommand", params).0, -32602);
    }
    let subject = json!({"uri": "untitled:a", "rule": "a/b"});
    let params = json!({"command": "discretion.runExamples", "arguments": [subject]});
    assert_eq!(editor.refused("workspace/executeCommand", params), (-32602, "the policy is no file".to_owned()));
    // Notices have no answer: the log has it, and never a word of the draft.
    editor.say("textDocument/didOpen", json!({"textDocument": {"uri": 3, "text": "a secret"}}));
    let logged = editor.notice("window/logMessage");
    assert_eq!(logged["message"], "the parameters of `textDocument/didOpen` are not as the protocol has them");
    editor.retype("never.md", 2, "x");
    assert!(editor.notice("window/logMessage")["message"].as_str().is_some_and(|said| said.contains("is not open")));
    editor.say("$/cancelRequest", json!({"id": {"a": 1}}));
    editor.say("textDocument/didClose", json!({"textDocument": {"uri": "not a uri"}}));
    // Bytes that are no message.
    for text in ["{", "[]", "\"\"", "{\"id\": 1.5, \"method\": \"x\"}", "\u{0}"] {
        editor.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
        let answer = editor.wait(|message| message["id"].is_null() && message.get("error").is_some());
        assert!(matches!(answer["error"]["code"].as_i64(), Some(-32700 | -32600)), "{answer}");
    }
    let (status, said) = editor.quit();
    assert!(status.success() && said.is_empty(), "{said}");
}

#[test]
fn places_and_texts_of_any_kind_are_taken() {
    let mut editor = Editor::open("any", &[("discretion.toml", b"")]);
    let long = format!("{}\u{0}\u{feff}\r\r\n\u{2028} Globex", "\u{1f469}\u{200d}\u{1f4bb}".repeat(500));
    editor.open_file("a.md", "markdown", &long);
    let far = json!({"line": 4_294_967_295_u32, "character": 4_294_967_295_u32});
    let zero = json!({"line": 0, "character": 0});
    let inside = json!({"line": 0, "character": 1});
    for (start, end) in [(&far, &zero), (&inside, &inside), (&zero, &far), (&far, &far)] {
        let document = json!({"uri": editor.uri("a.md"), "version": 2});
        let changes = json!([{"range": {"start": start, "end": end}, "text": "\u{1f600}"}]);
        editor.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
        let at = json!({"textDocument": {"uri": editor.uri("a.md")}, "position": end});
        editor.ask("textDocument/hover", at);
    }
    for uri in ["http://x/y.md", "file://", "file:///%ff.md", "file:///", "", "a\u{0}b", "file:///nowhere/at/all.md"] {
        for language in ["markdown", "toml", "rust", ""] {
            let text = "discretion = 1\n";
            let item = json!({"uri": uri, "languageId": language, "version": -1, "text": text});
            editor.say("textDocument/didOpen", json!({"textDocument": item}));
            let document = json!({"uri": uri});
            editor.ask("textDocument/hover", json!({"textDocument": document, "position": zero}));
            editor.ask("textDocument/completion", json!({"textDocument": document, "position": far}));
            editor.ask("textDocument/codeLens", json!({"textDocument": document}));
            let range = json!({"start": far, "end": zero});
            editor.ask("textDocument/codeAction", json!({"textDocument": document, "range": range, "context": {}}));
        }
        editor.say("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }
    assert!(editor.quit().0.success());
}

/// The next number of a sequence that is the same each time (D. Knuth's MMIX).
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).expect("it is small")
}

/// A message with one of its values replaced, taken out, or put where another one was.
fn spoiled(message: &Value, seed: &mut u64) -> Value {
    let others = [
        json!(null),
        json!(-1),
        json!(4_294_967_296_u64),
        json!(1.5),
        json!(""),
        json!("\u{0}\u{202e}"),
        json!([]),
        json!({}),
        json!([[[[{}]]]]),
        json!("x".repeat(70_000)),
        json!({"uri": "file:///a.md"}),
        json!(true),
    ];
    let mut message = message.clone();
    let mut at = &mut message["params"];
    loop {
        let keys: Vec<String> = match &*at {
            Value::Object(map) if !map.is_empty() && !next(seed).is_multiple_of(4) => map.keys().cloned().collect(),
            Value::Array(list) if !list.is_empty() && !next(seed).is_multiple_of(4) => {
                let place = next(seed) % list.len();
                at = &mut at[place];
                continue;
            }
            _ => break,
        };
        at = &mut at[keys[next(seed) % keys.len()].as_str()];
    }
    *at = others[next(seed) % others.len()].clone();
    message
}

#[test]
fn messages_that_are_spoiled_in_any_place_leave_the_server_in_order() {
    let mut editor = Editor::open("spoiled", &[("discretion.toml", b"policies = [\"policy.toml\"]\n")]);
    let draft = json!({"uri": editor.uri("a.md")});
    let policy = json!({"uri": editor.uri("policy.toml")});
    let (start, end) = (json!({"line": 0, "character": 1}), json!({"line": 0, "character": 5}));
    let range = json!({"start": start, "end": end});
    let subject = json!({"uri": editor.uri("policy.toml"), "rule": "acme/cloud", "folders": [editor.uri("")]});
    let item =
        |uri: &Value, text: &str| json!({"uri": uri["uri"], "languageId": "markdown", "version": 1, "text": text});
    let messages = [
        json!({"method": "textDocument/didOpen", "params": {"textDocument": item(&draft, "We run AcmeCloud.")}}),
        json!({"method": "textDocument/didOpen", "params": {"textDocument": item(&policy, "discretion = 1")}}),
        json!({"method": "textDocument/didChange", "params": {"textDocument": {"uri": draft["uri"], "version": 2}, "contentChanges": [{"range": range, "text": "\u{1f600}"}]}}),
        json!({"method": "textDocument/didClose", "params": {"textDocument": draft}}),
        json!({"id": 7000, "method": "textDocument/hover", "params": {"textDocument": draft, "position": start}}),
        json!({"id": 7001, "method": "textDocument/completion", "params": {"textDocument": policy, "position": end}}),
        json!({"id": 7002, "method": "textDocument/codeAction", "params": {"textDocument": draft, "range": range, "context": {}}}),
        json!({"id": 7003, "method": "textDocument/codeLens", "params": {"textDocument": policy}}),
        json!({"id": 7004, "method": "workspace/executeCommand", "params": {"command": "discretion.wouldFlag", "arguments": [subject]}}),
        json!({"method": "workspace/didChangeConfiguration", "params": {"settings": {"discretion": {"ui": "fr", "policy": "policy.toml"}}}}),
        json!({"method": "workspace/didChangeWorkspaceFolders", "params": {"event": {"added": [draft], "removed": [policy]}}}),
        json!({"method": "$/cancelRequest", "params": {"id": 7000}}),
    ];
    let mut seed = 20_261_127;
    for _ in 0..600 {
        let mut message = spoiled(&messages[next(&mut seed) % messages.len()], &mut seed);
        message["jsonrpc"] = json!("2.0");
        editor.send(&message);
    }
    let (status, said) = editor.quit();
    assert!(status.success() && said.is_empty(), "{status}: {said}");
}

#[test]
fn a_draft_that_is_too_large_is_no_pass() {
    let mut editor = Editor::open("large", &[("discretion.toml", b"")]);
    editor.open_file("large.md", "markdown", &"a\n".repeat(9 << 20));
    let diagnostics = editor.diagnostics("large.md");
    assert_eq!(diagnostics[0]["message"], "not checked: larger than 16777216 bytes");
    let status = editor.notice("discretion/status");
    assert_eq!(
        (&status["state"], &status["verdict"], &status["fails"]),
        (&json!("not-checked"), &Value::Null, &json!(true))
    );
}

#[test]
fn a_message_that_is_too_large_is_passed_over() {
    let mut editor = Editor::open("too_large", &[]);
    let size = (128 << 20) + 1;
    editor.send_raw(format!("Content-Length: {size}\r\n\r\n").as_bytes());
    let piece = vec![b'x'; 1 << 20];
    (0..128).for_each(|_| editor.send_raw(&piece));
    editor.send_raw(b"x");
    let answer = editor.wait(|message| message["id"].is_null() && message.get("error").is_some());
    let message = answer["error"]["message"].as_str().unwrap_or_default();
    assert_eq!(message, format!("a message of {size} bytes is too large; the limit is {}", 128 << 20));
    assert!(editor.quit().0.success());
}

#[test]
fn requests_before_the_beginning_and_after_the_end_are_refused() {
    let mut editor = Editor::silent(&folder("editor_phases", &[]));
    assert_eq!(editor.refused("textDocument/hover", json!({})).0, -32002);
    let (code, message) = editor.refused("initialize", json!({"initializationOptions": {"polcy": "a.toml"}}));
    assert!(code == -32602 && message.starts_with("the options: unknown field `polcy`"), "{message}");
    editor.ask("initialize", json!({"capabilities": {}}));
    editor.ask("shutdown", Value::Null);
    assert_eq!(editor.refused("textDocument/hover", json!({})).0, -32600);
    editor.say("exit", Value::Null);
    assert!(editor.ended().0.success());
}

#[test]
fn the_status_of_the_program_says_how_the_conversation_ended() {
    let silent = || Editor::silent(&folder("editor_ends", &[]));
    let mut rude = silent();
    rude.say("exit", Value::Null);
    assert_eq!(rude.ended().0.code(), Some(1));
    assert_eq!(silent().ended().0.code(), Some(0));
    let mut broken = silent();
    broken.send_raw(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    let (status, said) = broken.ended();
    assert_eq!(status.code(), Some(2));
    assert!(said.contains("what comes in is no Language Server Protocol: a line of the head has no colon"), "{said}");
}

#[test]
fn a_request_that_is_given_up_is_answered_as_cancelled() {
    let mut editor = Editor::open("cancelled", &[("discretion.toml", b"")]);
    editor.open_file("post.md", "markdown", &"Some words that take a while to read. ".repeat(20_000));
    let at = editor.at("post.md", 0, 0);
    let id = editor.request("textDocument/hover", at);
    editor.say("$/cancelRequest", json!({"id": id}));
    let answer = editor.answer_to(id);
    // A fast machine has answered before.
    assert!(answer["error"]["code"] == -32800 || answer["result"].is_null(), "{answer}");
}

/// Comments are tried for each action: whoever does not wait any more, or types on, does not pay for all of them.
#[test]
fn actions_that_are_given_up_or_outdated_are_not_tried_to_the_end() {
    let files: [(&str, &[u8]); 2] = [
        ("discretion.toml", b"policies = [\"own.toml\"]\n"),
        ("own.toml", b"discretion = 1\nname = \"own\"\n[[tone]]\nid = \"hi\"\nterms = [\"hello\"]\n"),
    ];
    let mut editor = Editor::open("given_up", &files);
    let text = format!("{}{}", "hello, hello, hello, hello, hello, hello.\n\n", "Some words to read. ".repeat(10_000));
    editor.open_file("post.md", "markdown", &text);
    assert_eq!(editor.diagnostics("post.md").len(), 6);
    let document = json!({"uri": editor.uri("post.md")});
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 40}});
    let asked = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
    let id = editor.request("textDocument/codeAction", asked.clone());
    editor.say("$/cancelRequest", json!({"id": id}));
    assert_eq!(editor.answer_to(id)["error"]["code"], -32800);
    let id = editor.request("textDocument/codeAction", asked);
    editor.retype("post.md", 2, "hello\n");
    assert_eq!(editor.answer_to(id)["error"]["code"], -32801);
    assert_eq!(editor.diagnostics("post.md").len(), 1);
}
