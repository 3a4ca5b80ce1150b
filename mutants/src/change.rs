//! A change of the code, and the places that a file has for changes.

use std::fmt;
use std::ops::Range;

/// Something small that is wrong on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, from the root of the repository.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The function around it, with the type that it belongs to.
    pub function: String,
    /// What is changed, for people.
    pub what: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {} in {}", self.file, self.line, self.column, self.what, self.function)
    }
}

/// How changes are written into a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An expression: each change is another one in its place.
    Instead,
    /// The beginning of a function's body: each change is a value to return at once.
    Return,
    /// The end of a pattern: the arm is not taken.
    Unless,
    /// An iterator that a function ends with: it gives nothing.
    Nothing,
}

/// A place of a file that has changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// How changes are written there.
    pub shape: Shape,
    /// The changes, each with the code that it puts there.
    pub changes: Vec<(Change, String)>,
}
