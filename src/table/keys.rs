//! The keys that tables may hold: reading, errors, documentation and, later, schemas and editors are made of them.
//!
//! To add a key, add its row to the slice of its table and take it where the table is lowered. A row that nobody takes,
//! and a key that is taken without a row, stop every test that reads such a table.

/// The keys of one kind of table.
#[derive(Debug)]
pub(crate) struct TableKeys {
    /// How a file writes the table: `[[claim]]`, `near = { … }`.
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
    #[expect(dead_code, reason = "for the documentation, explanations and schemas")]
    pub(crate) kind: ValueKind,
    /// The default, in words for people; none where it must be there.
    pub(crate) default: Option<&'static str>,
    /// Its purpose, in one sentence.
    #[expect(dead_code, reason = "for the documentation, explanations and schemas")]
    pub(crate) doc: &'static str,
    /// The version of the program that first had it.
    #[expect(dead_code, reason = "for the documentation, explanations and schemas")]
    pub(crate) since: &'static str,
    /// Other words that somebody may write for it.
    pub(crate) also: &'static [&'static str],
}

/// A kind of value.
#[derive(Clone, Copy, Debug)]
#[expect(dead_code, reason = "for the documentation, explanations and schemas")]
pub(crate) enum ValueKind {
    /// `true` or `false`.
    Truth,
    /// A whole number, zero included.
    Whole,
    /// A number, whole or not.
    Number,
    /// How many are allowed, and in how much text: `3`, `"3 per 100 words"`.
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
