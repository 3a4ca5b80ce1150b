//! The keys that tables may hold: reading, errors, documentation and schemas are made of them.
//!
//! To add a key, add its row to the slice of its table and take it where the table is lowered. A row that nobody takes,
//! and a key that is taken without a row, stop every test that reads such a table.

use std::fmt;

/// The keys of one kind of table.
#[derive(Debug)]
pub(crate) struct TableKeys {
    /// The way a file writes the table: `[[claim]]`, `near = { … }`.
    pub(crate) table: &'static str,
    /// Its rows, in the order of the documentation: its own, then those that it shares with other tables.
    pub(crate) slices: &'static [&'static [KeyRow]],
    /// Keys that the language will have: they are refused as not supported yet, not as unknown.
    pub(crate) later: &'static [&'static str],
}

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyRow {
    /// The key.
    pub(crate) name: &'static str,
    /// Its kind of value.
    pub(crate) kind: ValueKind,
    /// The default, in words for people; none where it must be there.
    pub(crate) default: Option<&'static str>,
    /// Its purpose, in one sentence.
    pub(crate) doc: &'static str,
    /// The version of the program that first had it.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the documentation, which a test compares"))]
    pub(crate) since: &'static str,
    /// Other words that somebody may write for it.
    pub(crate) also: &'static [&'static str],
}

/// A kind of value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ValueKind {
    /// `true` or `false`.
    Truth,
    /// A whole number, zero included.
    Whole,
    /// A number, whole or not.
    Number,
    /// The number that is allowed, and in how much text: `3`, `"3 per 100 words"`.
    Limit,
    /// A date and a time with their offset from UTC.
    Instant,
    /// A text.
    Text,
    /// A text, or a list of texts.
    Texts,
    /// A text, or one for each language.
    TextByLanguage,
    /// A list of texts, or one for each language.
    TextsByLanguage,
    /// A list of terms and names of lists, or one for each language.
    Terms,
    /// A list of regular expressions, or one for each language.
    Patterns,
    /// A list of texts of a form, which the text names: "handles".
    ListOf(&'static str),
    /// A name in kebab-case.
    Name,
    /// A list of names in kebab-case.
    Names,
    /// One of a fixed set of words.
    Word(fn() -> Vec<&'static str>),
    /// A list of words of a fixed set.
    Words(fn() -> Vec<&'static str>),
    /// A list of words of a fixed set, or a table.
    WordsOrTable(fn() -> Vec<&'static str>, &'static TableKeys),
    /// A list of that kind, or what is left out of everything: `{ not = [...] }`.
    ListOrNot(&'static Self),
    /// A table.
    Table(&'static TableKeys),
    /// A text, or a table.
    TextOrTable(&'static TableKeys),
    /// A list of terms and names of lists, or a table.
    TermsOrTable(&'static TableKeys),
    /// Tables, each with a name of its own: `[channels.NAME]`.
    NamedTables(&'static TableKeys),
    /// Lists of terms, each with a name of its own: `[lists.NAME]`.
    NamedTerms,
    /// A list of tables: `[[claim]]`.
    Tables(&'static TableKeys),
}

impl ValueKind {
    /// Returns whether a value may quote what a rule looks for, so that it is no more public than that.
    pub(crate) const fn may_quote(self) -> bool {
        match self {
            Self::TextByLanguage
            | Self::TextsByLanguage
            | Self::Terms
            | Self::Patterns
            | Self::Table(_)
            | Self::TextOrTable(_)
            | Self::TermsOrTable(_)
            | Self::NamedTerms => true,
            Self::Truth
            | Self::Whole
            | Self::Number
            | Self::Limit
            | Self::Instant
            | Self::Text
            | Self::Texts
            | Self::ListOf(_)
            | Self::Name
            | Self::Names
            | Self::Word(_)
            | Self::Words(_)
            | Self::WordsOrTable(..)
            | Self::ListOrNot(_)
            | Self::NamedTables(_)
            | Self::Tables(_) => false,
        }
    }
}

impl fmt::Display for ValueKind {
    /// Says in words for people what to write.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |words: Vec<&str>| words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Truth => f.write_str("`true` or `false`"),
            Self::Whole => f.write_str("a whole number"),
            Self::Number => f.write_str("a number"),
            Self::Limit => f.write_str("a limit: `3`, `\"3 per 100 words\"`"),
            Self::Instant => f.write_str("a date and time with a UTC offset"),
            Self::Text => f.write_str("a text"),
            Self::Texts => f.write_str("a text or a list of texts"),
            Self::TextByLanguage => f.write_str("a text, or one per language"),
            Self::TextsByLanguage => f.write_str("a list of texts, or one per language"),
            Self::Terms => f.write_str("a list of terms, or one per language"),
            Self::Patterns => f.write_str("a list of regular expressions, or one per language"),
            Self::ListOf(what) => write!(f, "a list of {what}"),
            Self::Name => f.write_str("a name in lower case with hyphens"),
            Self::Names => f.write_str("a list of names"),
            Self::Word(each) => f.write_str(&words(each())),
            Self::Words(each) => write!(f, "a list of {}", words(each())),
            Self::WordsOrTable(each, keys) => write!(f, "a list of {}; or a table, `{}`", words(each()), keys.table),
            Self::ListOrNot(list) => write!(f, "{list}; or all but some, `{{ not = [...] }}`"),
            Self::Table(keys) => write!(f, "a table, `{}`", keys.table),
            Self::TextOrTable(keys) => write!(f, "a text, or a table `{}`", keys.table),
            Self::TermsOrTable(keys) => write!(f, "a list of terms, or a table `{}`", keys.table),
            Self::NamedTables(keys) => write!(f, "tables `{}`", keys.table),
            Self::NamedTerms => f.write_str("lists of terms, each with a name"),
            Self::Tables(keys) => write!(f, "tables `{}`", keys.table),
        }
    }
}

impl KeyRow {
    /// A key of the first version that may be absent; `default` says what holds then.
    pub(crate) const fn new(name: &'static str, kind: ValueKind, default: &'static str, doc: &'static str) -> Self {
        Self { name, kind, default: Some(default), doc, since: "0.1", also: &[] }
    }

    /// A key of the first version that must be there.
    pub(crate) const fn required(name: &'static str, kind: ValueKind, doc: &'static str) -> Self {
        Self { name, kind, default: None, doc, since: "0.1", also: &[] }
    }

    /// The key, with other words that somebody may write for it.
    pub(crate) const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }
}

impl TableKeys {
    /// The rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &'static KeyRow> {
        self.slices.iter().flat_map(|slice| slice.iter())
    }

    /// The row of a key.
    pub(crate) fn row(&self, name: &str) -> Option<&'static KeyRow> {
        self.rows().find(|row| row.name == name)
    }
}
