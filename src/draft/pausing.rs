//! A reader that lets the tokenizer of HTML do without a stack as deep as a tag has attributes.

use html5gum::{Readable, Reader, StringReader};
use std::fmt;

/// A text that pauses before each piece of a value in double quotation marks.
///
/// The tokenizer (html5gum 0.9) goes from one such attribute to the next by calling itself, so a tag with a few
/// thousand of them would overflow the stack. Nothing is read before a pause, and the tokenizer keeps its state, so it
/// loses nothing but the calls.
pub(super) struct PausingReader<'t> {
    text: StringReader<'t>,
    has_paused: bool,
}

impl<'t> PausingReader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text: text.to_reader(), has_paused: false }
    }
}

/// The tokenizer must return, and be called again.
#[derive(Debug)]
pub(super) struct Pause;

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the tokenizer must return")
    }
}

impl std::error::Error for Pause {}

impl Reader for PausingReader<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        self.text.read_byte().map_err(|never| match never {})
    }

    fn try_read_string(&mut self, expected: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        self.text.try_read_string(expected, case_sensitive).map_err(|never| match never {})
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Pause> {
        // The ends of a value in double quotation marks, and of nothing else.
        self.has_paused = needle.starts_with(b"\"&") && !self.has_paused;
        if self.has_paused {
            return Err(Pause);
        }
        self.text.read_until(needle, buffer).map_err(|never| match never {})
    }
}
