//! Keepers of secrets, and how secrets are read from them.
//!
//! Errors name the variable or the file, never what it holds.

use super::Key;
use crate::table::{BOUNDS, Cause, Quoted, Spaced};
use crate::text::WideEncoding;
use std::fs::{self, File};
use std::io::{self, Read};

/// The most bytes that the file of a key may have.
const KEY_FILE_BYTES: usize = 4 << 10;

/// The keeper of a secret.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keeper {
    /// A variable of the environment, by name.
    Variable(String),
    /// A file, its path seen from the working folder.
    File(String),
}

impl Keeper {
    /// Writes the place of a key as a policy does.
    pub(super) fn as_key(&self) -> String {
        match self {
            Self::Variable(name) => format!("{{ env = {name:?} }}"),
            Self::File(path) => format!("{{ file = {path:?} }}"),
        }
    }

    /// Writes the place of a list of terms as a policy does.
    pub(crate) fn as_list(&self) -> String {
        match self {
            Self::Variable(name) => format!("{{ path_env = {name:?} }}"),
            Self::File(path) => format!("{path:?}"),
        }
    }

    /// Reads the key that is kept there.
    pub(crate) fn key(&self) -> Result<Key, Cause> {
        let text = match self {
            Self::Variable(name) => variable(name)?,
            Self::File(path) => read(path, "key file", Quoted::shown(path), KEY_FILE_BYTES)?,
        };
        Key::parse(&text).map_err(|error| Cause::BadKey(error.to_string()))
    }

    /// Reads the list of terms that is kept there: of a variable, in the file that it names.
    pub(crate) fn list(&self) -> Result<String, Cause> {
        match self {
            // Where a variable leads is not reported: the log of a build need not know the machine.
            Self::Variable(name) => read(&variable(name)?, "list of terms", Quoted::withheld(), BOUNDS.file_bytes),
            Self::File(path) => read(path, "list of terms", Quoted::shown(path), BOUNDS.file_bytes),
        }
    }
}

impl Keeper {
    /// Reads the list of terms in a file that `read_file` reads; where a variable leads, no other way does.
    pub(crate) fn kept_list(&self, read_file: &dyn Fn(&str) -> io::Result<Vec<u8>>) -> Result<String, Cause> {
        match self {
            Self::Variable(_) => self.list(),
            Self::File(path) => {
                let what = "list of terms";
                let because = |error: io::Error| Cause::UnreadableSecret {
                    what,
                    file: Spaced(Quoted::shown(path)),
                    why: Cause::why(&error),
                };
                text(read_file(path).map_err(because)?, what, BOUNDS.file_bytes)
            }
        }
    }
}

/// The value of a variable of the environment.
fn variable(name: &str) -> Result<String, Cause> {
    let value = std::env::var_os(name).ok_or_else(|| Cause::NoVariable(Quoted::shown(name)))?;
    let value = value.into_string().map_err(|_| Cause::SecretNotUtf8("value of the environment variable"))?;
    if value.trim().is_empty() { Err(Cause::EmptyVariable(Quoted::shown(name))) } else { Ok(value) }
}

/// Reads a file of at most so many bytes; `shown` is its name in errors.
fn read(path: &str, what: &'static str, shown: Quoted, limit: usize) -> Result<String, Cause> {
    let unreadable = |error: io::Error| {
        let why = Cause::why(&error);
        Cause::UnreadableSecret { what, file: Spaced(shown.clone()), why }
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    // To open a pipe is to wait for whoever writes to it.
    if !metadata.is_file() {
        return Err(Cause::NoRegularSecret { what, file: Spaced(shown) });
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(unreadable)?;
    text(bytes, what, limit)
}

/// The text that bytes spell, of which there may be so many.
fn text(bytes: Vec<u8>, what: &'static str, limit: usize) -> Result<String, Cause> {
    if bytes.len() > limit {
        return Err(Cause::LargeSecret { what, limit });
    }
    if let Some(encoding) = WideEncoding::of(&bytes) {
        return Err(Cause::WideSecret { what, encoding });
    }
    String::from_utf8(bytes).map_err(|_| Cause::SecretNotUtf8(what))
}
