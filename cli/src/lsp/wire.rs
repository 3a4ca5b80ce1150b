//! The bytes of the protocol: a head, then a message of as many bytes as it says.
//!
//! What comes in may be anything. A message that is too large is passed over, one that is no JSON is told; only where
//! nobody can say where the next message begins does the conversation end. No error quotes what came in: it may be
//! a draft.

use lsp_server::{ErrorCode, Message};
use serde_json::json;
use std::io::{self, BufRead, Read, Write};

/// The most bytes of a message: a draft of the largest size, each character escaped.
const MOST_BYTES: u64 = 128 << 20;
/// The most bytes of a line of the head.
const MOST_HEAD_BYTES: u64 = 4096;
/// The most lines of a head.
const MOST_HEAD_LINES: usize = 32;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// A message that nobody understands; the next one can be read.
    Malformed(ErrorCode, String),
    /// Something after which nothing can be read.
    Broken(String),
    /// The other side is gone.
    Closed,
}

/// Reads the next message.
pub(super) fn receive(reader: &mut impl BufRead) -> Incoming {
    let length = match head(reader) {
        Ok(Some(length)) => length,
        Ok(None) => return Incoming::Closed,
        Err(error) => return Incoming::Broken(error.to_string()),
    };
    if length > MOST_BYTES {
        let passed = io::copy(&mut reader.take(length), &mut io::sink());
        return match passed {
            Ok(bytes) if bytes == length => Incoming::Malformed(
                ErrorCode::InvalidRequest,
                format!("a message of {length} bytes is too large; the limit is {MOST_BYTES}"),
            ),
            Ok(_) => Incoming::Closed,
            Err(error) => Incoming::Broken(error.kind().to_string()),
        };
    }
    let mut bytes = Vec::new();
    match reader.take(length).read_to_end(&mut bytes) {
        Ok(read) if u64::try_from(read).is_ok_and(|read| read == length) => understood(&bytes),
        Ok(_) => Incoming::Closed,
        Err(error) => Incoming::Broken(error.kind().to_string()),
    }
}

fn understood(bytes: &[u8]) -> Incoming {
    let value: serde_json::Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            let what = format!("the message is not JSON, at byte {} of line {}", error.column(), error.line());
            return Incoming::Malformed(ErrorCode::ParseError, what);
        }
    };
    let has_number = value.get("id").is_some();
    match serde_json::from_value(value) {
        // A request whose number nobody understands is no notice.
        Ok(Message::Notification(_)) if has_number => {
            Incoming::Malformed(ErrorCode::InvalidRequest, "the `id` is neither a whole number nor a text".to_owned())
        }
        Ok(message) => Incoming::Message(message),
        Err(_) => Incoming::Malformed(
            ErrorCode::InvalidRequest,
            "the message is neither a request, nor a response, nor a notification".to_owned(),
        ),
    }
}

/// The length that a head says; none where nothing comes any more.
fn head(reader: &mut impl BufRead) -> io::Result<Option<u64>> {
    let refuse = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    let mut length = None;
    for number in 0..MOST_HEAD_LINES {
        let mut line = Vec::new();
        reader.take(MOST_HEAD_BYTES).read_until(b'\n', &mut line)?;
        if line.is_empty() && number == 0 {
            return Ok(None);
        }
        if line.last() != Some(&b'\n') {
            return Err(refuse("a line of the head does not end"));
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            return length.map(Some).ok_or_else(|| refuse("a head has no Content-Length"));
        }
        let (name, value) = line.split_once(':').ok_or_else(|| refuse("a line of the head has no colon"))?;
        if name.trim().eq_ignore_ascii_case("content-length") {
            let value = value.trim().parse().map_err(|_| refuse("the Content-Length is no number"))?;
            length = Some(value);
        }
    }
    Err(refuse("a head has too many lines"))
}

/// Writes a message.
pub(super) fn send(writer: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(writer)
}

/// Writes the answer to a message that nobody understands: it has no number.
pub(super) fn send_error(writer: &mut impl Write, code: ErrorCode, message: &str) -> io::Result<()> {
    let answer = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code as i32, "message": message}}).to_string();
    write!(writer, "Content-Length: {}\r\n\r\n{answer}", answer.len())?;
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Vec<String> {
        let mut reader = bytes;
        let mut all = Vec::new();
        for _ in 0..10 {
            let incoming = receive(&mut reader);
            all.push(match &incoming {
                Incoming::Message(Message::Request(request)) => format!("request {}", request.method),
                Incoming::Message(Message::Notification(notification)) => format!("notice {}", notification.method),
                Incoming::Message(Message::Response(_)) => "response".to_owned(),
                Incoming::Malformed(code, what) => format!("{} {what}", *code as i32),
                Incoming::Broken(what) => format!("broken: {what}"),
                Incoming::Closed => "closed".to_owned(),
            });
            if matches!(incoming, Incoming::Broken(_) | Incoming::Closed) {
                break;
            }
        }
        all
    }

    fn framed(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    #[test]
    fn a_message_that_nobody_understands_does_not_end_the_conversation() {
        let good = framed(r#"{"jsonrpc":"2.0","method":"initialized"}"#);
        for (bad, says) in [
            ("{", "-32700 the message is not JSON, at byte 1 of line 1"),
            ("[1]", "-32600 the message is neither a request, nor a response, nor a notification"),
            (r#"{"secret": "Falcon"}"#, "-32600 the message is neither a request, nor a response, nor a notification"),
            ("", "-32700 the message is not JSON, at byte 0 of line 1"),
            (r#"{"id": 1.5, "method": "x"}"#, "-32600 the `id` is neither a whole number nor a text"),
        ] {
            let all = told(format!("{}{good}", framed(bad)).as_bytes());
            assert_eq!(all, [says, "notice initialized", "closed"], "{bad}");
        }
        let deep = framed(&"[".repeat(100_000));
        assert_eq!(told(format!("{deep}{good}").as_bytes())[1], "notice initialized");
    }

    #[test]
    fn a_head_that_says_no_length_ends_it() {
        for (head, says) in [
            ("Content-Type: x\r\n\r\n{}", "broken: a head has no Content-Length"),
            ("hello\r\n\r\n", "broken: a line of the head has no colon"),
            ("Content-Length: many\r\n\r\n", "broken: the Content-Length is no number"),
            ("Content-Length: -1\r\n\r\n", "broken: the Content-Length is no number"),
            (&"x".repeat(5000), "broken: a line of the head does not end"),
            (&"a: b\r\n".repeat(40), "broken: a head has too many lines"),
            ("Content-Length: 99999999999999\r\n\r\nshort", "closed"),
            ("Content-Length: 10\r\n\r\n{}", "closed"),
            ("", "closed"),
        ] {
            assert_eq!(told(head.as_bytes()), [says], "{head}");
        }
    }
}
